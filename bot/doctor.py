"""What may be wrong with an installation, each finding with its cure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from index.answer import Question
from index.answerer import Answerer
from index.embedder import load_embedder
from index.reader import CompiledReader
from knowledge.article import revision_of
from knowledge.errors import DamagedError, DatelineError, of_system
from knowledge.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.settings import Settings

_TOKEN = re.compile(r"\d{1,19}:[A-Za-z0-9_-]+", re.ASCII)


class State(Enum):
    """How a finding is meant."""

    OK = "OK"
    WARN = "WARN"
    FAIL = "FAIL"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    state: State
    text: str

    @property
    def fails(self) -> bool:
        """Whether something must be mended before the bot can work."""
        return self.state is State.FAIL


def examine(settings: Settings) -> list[Finding]:
    """Look at the settings, the Library, the model and the index, in the order in which each needs the last."""
    findings: list[Finding] = []
    try:
        findings += _token(settings)
        for finding in _stores(settings):
            findings.append(finding)
    except DatelineError as error:
        findings.append(Finding(State.FAIL, str(error)))
    except OSError as error:
        findings.append(Finding(State.FAIL, str(of_system(error, settings.data, "run `dateline index --rebuild`"))))
    return findings


def _token(settings: Settings) -> Iterator[Finding]:
    token = settings.token.get_secret_value() if settings.token else ""
    if not token:
        yield Finding(State.WARN, "TELEGRAM_BOT_TOKEN is not set: `dateline run` needs one from @BotFather")
    elif not _TOKEN.fullmatch(token):
        yield Finding(State.FAIL, "TELEGRAM_BOT_TOKEN is not a token: copy it whole from @BotFather")
    else:
        yield Finding(State.OK, "TELEGRAM_BOT_TOKEN is set")


def _stores(settings: Settings) -> Iterator[Finding]:
    library = Library.from_folder(settings.data)
    for article in library.articles():
        if revision_of(article.title, article.text) != article.revision:
            raise DamagedError(f"the text of {article.id} is not what was stored: put back a copy of the Library")
    coverage = library.coverage()
    yield Finding(State.OK, f"the Library in {settings.data} holds {coverage.articles:,} articles")
    embedder = load_embedder(settings.model, settings.cache / "models")
    yield Finding(State.OK, f"the model {embedder.model.name} is ready")
    answerer = Answerer(library, settings.data / "index", embedder, CompiledReader.bundled())
    answerer.writer.check()
    answerer.answer(Question("Is the index in order?"))
    behind = library.last_change() - answerer.indexed_change()
    if behind:
        yield Finding(State.WARN, f"the index is {behind:,} changes behind: run `dateline index`")
    else:
        passages, found = library.count_passages(), answerer.passages()
        if passages == found:
            yield Finding(State.OK, f"the index holds all {passages:,} passages")
        else:
            yield Finding(
                State.FAIL, f"the index holds {found:,} of {passages:,} passages: run `dateline index --rebuild`"
            )
