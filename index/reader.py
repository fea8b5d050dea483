"""The extractive reader: a question and a passage to the span that answers, and how sure that is.

A small BERT reads both together, as in Devlin et al., "BERT" (2019), section 4.3: for each token a score of being
the first and the last of the answer; the score of the empty answer is that of [CLS]. Searching finds the right
subject; only reading tells whether the fact is there.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

import numpy as np
from tokenizers import Tokenizer

from index.model import well_formed
from index.session import open_session
from knowledge.errors import DamagedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import onnxruntime
    from numpy.typing import NDArray

MAX_TOKENS = 256
MAX_QUESTION_TOKENS = 64
LONGEST_SPAN = 20
"""Tokens of an answer: names, numbers and short phrases."""

ANSWERS = 8
"""Answers of a passage at the most: the best one is not always of the kind that is asked for."""

_QUESTIONS_KEPT = 64  # of those that are asked at the same time


@dataclass(frozen=True, slots=True)
class Reading:
    """A span, offsets into what was read in code points, and its score above that of no answer."""

    score: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Read:
    """The best answers in the passage, and those in its title, the best first. No two overlap."""

    passage: tuple[Reading, ...]
    title: tuple[Reading, ...] = ()


class Reader(Protocol):
    """What reads a passage for an answer. Safe to call from threads."""

    def read(self, question: str, title: str, passage: str) -> Read:
        """The best answers, however bad; none where there is nothing to read."""


class CompiledReader:
    """Serves the bundled reader by onnxruntime, one passage at a time."""

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer) -> None:
        """`session`: token ids and segments to (1, tokens, 2) scores."""
        self._session = session
        self._tokenizer = tokenizer
        self._asked = lru_cache(_QUESTIONS_KEPT)(self._ids_of)

    @classmethod
    def bundled(cls) -> CompiledReader:
        """The reader that comes with the program. DamagedError when its files are not what they were."""
        folder = files("index") / "reading"
        try:
            card = json.loads((folder / "card.json").read_text("utf-8"))
            model = (folder / "reader.onnx").read_bytes()
            tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text("utf-8"))
            sound = hashlib.sha256(model).hexdigest() == card["sha256"]
        except Exception as error:  # tokenizers raises nothing more special
            reason = " ".join(str(error).split())[:200]
            raise DamagedError(f"the bundled reader cannot be read ({reason}): install Dateline again") from error
        if not sound:
            raise DamagedError("the bundled reader is damaged: install Dateline again")
        tokenizer.no_padding()
        tokenizer.no_truncation()  # it would refuse a long text; what is too long is cut below
        return cls(open_session(model), tokenizer)

    def read(self, question: str, title: str, passage: str) -> Read:
        """Runs in about 20 ms for 110 words on one core."""
        context = f"{title}. " if title else ""
        ids, segments, offsets = self._encode(question, context + passage)
        inputs = {"input_ids": ids[None], "token_type_ids": segments[None]}
        scores: NDArray[np.float32] = self._session.run(None, inputs)[0][0]
        is_text = (segments == 1) & (offsets[:, 1] > offsets[:, 0])
        none = float(scores[0, 0] + scores[0, 1])

        def best(inside: NDArray[np.bool_], beginning: int) -> tuple[Reading, ...]:
            found = _spans(scores, inside)
            return tuple(
                Reading(score - none, int(offsets[first, 0]) - beginning, int(offsets[last, 1]) - beginning)
                for first, last, score in found
            )

        return Read(
            passage=best(is_text & (offsets[:, 0] >= len(context)), len(context)),
            title=best(is_text & (offsets[:, 1] <= len(title)), 0),
        )

    def _encode(self, question: str, text: str) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Ids, segments (1 for the text) and offsets into the text, at most MAX_TOKENS of them."""
        asked = self._asked(question)
        read = self._tokenizer.encode(well_formed(text), add_special_tokens=False)
        room = MAX_TOKENS - len(asked) - 3
        start, separator = self._tokenizer.token_to_id("[CLS]"), self._tokenizer.token_to_id("[SEP]")
        told = read.ids[:room]
        ids = [start, *asked, separator, *told, separator]
        count = len(told)
        before = len(asked) + 2
        segments = np.zeros(len(ids), np.int64)
        segments[before : before + count] = 1
        offsets = np.zeros((len(ids), 2), np.int64)
        if count:
            offsets[before : before + count] = read.offsets[:room]
        return np.array(ids, np.int64), segments, offsets

    def _ids_of(self, question: str) -> tuple[int, ...]:
        """The same question is put to one passage after another."""
        read = self._tokenizer.encode(well_formed(question), add_special_tokens=False)
        return tuple(read.ids[:MAX_QUESTION_TOKENS])


def _spans(scores: NDArray[np.float32], inside: NDArray[np.bool_]) -> Iterator[tuple[int, int, float]]:
    """The first and last tokens of the best spans of those that are inside, and the sums of their scores."""
    places = np.flatnonzero(inside)
    begin, end = scores[places, 0], scores[places, 1]
    length = places[None, :] - places[:, None]
    sums = np.where((length >= 0) & (length <= LONGEST_SPAN), begin[:, None] + end[None, :], -np.inf)
    for _ in range(ANSWERS if len(places) else 0):
        first, last = np.unravel_index(int(sums.argmax()), sums.shape)
        if sums[first, last] == -np.inf:
            break
        yield int(places[first]), int(places[last]), float(sums[first, last])
        sums[: last + 1, first:] = -np.inf  # all that begins before its end and ends after its beginning
