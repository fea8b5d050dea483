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
    """The best span, offsets into the passage in code points, and its score above that of no answer."""

    score: float
    start: int
    end: int


class Reader(Protocol):
    """What reads a passage for an answer. Safe to call from threads."""

    def read(self, question: str, title: str, passage: str) -> tuple[Reading, ...]:
        """The best answers in the passage, however bad, the best first; none where there is nothing to read."""


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

    def read(self, question: str, title: str, passage: str) -> tuple[Reading, ...]:
        """Runs in about 20 ms for 110 words on one core. No two of the answers overlap."""
        context = f"{title}. " if title else ""
        ids, segments, offsets = self._encode(question, context + passage)
        inputs = {"input_ids": ids[None], "token_type_ids": segments[None]}
        scores: NDArray[np.float32] = self._session.run(None, inputs)[0][0]
        inside = (segments == 1) & (offsets[:, 0] >= len(context)) & (offsets[:, 1] > offsets[:, 0])
        begin, end = np.where(inside, scores[:, 0], -np.inf), np.where(inside, scores[:, 1], -np.inf)
        place = np.arange(len(begin))
        length = place[None, :] - place[:, None]
        sums = np.where((length >= 0) & (length <= LONGEST_SPAN), begin[:, None] + end[None, :], -np.inf)
        none = scores[0, 0] + scores[0, 1]
        found: list[Reading] = []
        while len(found) < ANSWERS:
            first, last = np.unravel_index(int(sums.argmax()), sums.shape)
            if sums[first, last] == -np.inf:
                break
            at, until = int(offsets[first, 0]), int(offsets[last, 1])
            found.append(Reading(float(sums[first, last] - none), at - len(context), until - len(context)))
            sums[: last + 1, first:] = -np.inf  # all that begins before its end and ends after its beginning
        return tuple(found)

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
