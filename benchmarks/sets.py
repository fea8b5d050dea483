"""What benchmarks share: sets of questions with what answers them, and questions on the samples."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from index.answerer import Answerer
from index.evaluate import Case, read_cases
from index.model import BUNDLED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from knowledge.library import Library

MODELS = user_cache_path("dateline") / "models"
GIVEN = "NAME=DATA:QUESTIONS.jsonl"
"""How a set is given: DATA is a data folder that holds the articles of the questions."""

QUESTIONS = (
    "How many troops is the US sending to Kabul?",
    "When did the last flight leave?",
    "who freed the Ever Given",
    "What did Webb photograph first?",
    "Where did the rover land?",
    "When did Finland join NATO?",
    "How long were the Games put off?",
    "What is the capital of France?",
)
"""Of the sample articles; the last one has no answer there."""


@dataclass(frozen=True)
class Set:
    name: str
    answerer: Answerer
    cases: list[Case]


def opened(data: Path | str, library: Library | None = None) -> Answerer:
    """What answers from a data folder by the bundled model."""
    return Answerer.from_folder(Path(data), BUNDLED, MODELS, library)


def sets(given: Iterable[str]) -> Iterator[Set]:
    for one in given:
        name, _, paths = one.partition("=")
        data, _, questions = paths.partition(":")
        yield Set(name, opened(data), read_cases(Path(questions)))
