"""Measures of retrieval, of quoting and of saying no, over a file of questions with known answers.

hit@k and MRR count articles, aliases included: another print of the same text is as right. The answer_in_ measures
look for the answer as whole words after NFKC and case folding, whatever the confidence. The abstention measures
follow SQuAD 2.0: an unanswerable question should get no answer. wrong@1 counts the answers that begin with a
sentence which was called wrong.
"""

from __future__ import annotations

import json
import re
import time
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from index.answer import Confidence, Question
from knowledge.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from index.answer import Quote
    from index.answerer import Finding


WRONG, OUTDATED = "wrong", "outdated"
"""Labels of what was called wrong: it does not answer, or does not any more."""


class Finder(Protocol):
    """What is measured: an Answerer."""

    def find(self, question: Question, *, language: str | None = None) -> Finding:
        """All that the question brings; with `language`, only from articles in it."""
        ...


@dataclass(frozen=True, slots=True)
class Case:
    """A question of which something is known.

    `article_ids` are the articles that answer it, `answers` the words that do; `answerable` is None where that is
    not known. `wrong_ids` are articles with sentences that were called wrong, `wrong` those sentences.
    """

    question: str
    answers: tuple[str, ...]
    article_ids: frozenset[str]
    answerable: bool | None
    date: date | None
    label: str | None
    lang: str | None
    wrong_ids: frozenset[str] = frozenset()
    wrong: tuple[str, ...] = ()

    def called_wrong(self, article_ids: Iterable[str], text: str) -> bool:
        """Whether a text of an article, by all its ids, holds a sentence that was called wrong."""
        return not self.wrong_ids.isdisjoint(article_ids) and holds_answer(text, self.wrong)


def read_cases(path: Path, *, label: str | None = None, lang: str | None = None) -> list[Case]:
    """The cases of a JSONL file. With `label`, of the answerable only those so labelled, judged by `gold_ids`."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            cases = [_case(number, line, path, label) for number, line in enumerate(file, 1) if line.strip()]
    except UnicodeDecodeError:
        raise UserError(f"cannot read {path} (it is not UTF-8): save it as UTF-8") from None
    except OSError as error:
        raise UserError(f"cannot read {path} ({error.strerror or error}): name a JSONL file of questions") from None
    kept = [
        case
        for case in cases
        if (lang is None or case.lang == lang) and (label is None or not case.answerable or case.label == label)
    ]
    if not kept:
        hint = "check --label and --lang" if cases else "name a JSONL file of questions"
        raise UserError(f"{path} holds no question to ask: {hint}")
    return kept


def _case(number: int, line: str, path: Path, label: str | None) -> Case:
    try:
        return case_of(json.loads(line), label)
    except (ValueError, RecursionError) as error:  # the second for brackets in brackets, a thousand deep
        reason = "it is no JSON" if isinstance(error, json.JSONDecodeError | RecursionError) else error
        raise UserError(
            f"{path} line {number} is not a case ({reason}): it needs question, answers, article_ids and answerable"
        ) from None


def case_of(raw: object, label: str | None = None) -> Case:
    """A case from its fields; with `label`, judged by `gold_ids`. ValueError, with what is wrong, for what is none.

    What only looks like a case is refused: of "answers": "abc" each letter would count as an answer.
    """
    if not isinstance(raw, dict):
        raise ValueError("it is no object in braces")  # noqa: TRY004 - one error for all that is wrong with a line
    question, answerable = raw.get("question"), raw.get("answerable", ...)
    if not isinstance(question, str) or not question.strip():
        raise ValueError("question is no text")
    if not (answerable is None or isinstance(answerable, bool)):
        raise ValueError("answerable is not true, false or null")
    if label is None and "article_ids" not in raw:
        raise ValueError("article_ids is missing")
    return Case(
        question=question,
        answers=_texts(raw, "answers"),
        article_ids=frozenset(_texts(raw, "gold_ids" if label is not None else "article_ids", optional=True)),
        answerable=answerable,
        date=_day(raw.get("date")),
        label=raw.get("label"),
        lang=raw.get("lang"),
        wrong_ids=frozenset(_texts(raw, "wrong_ids", optional=True)),
        wrong=_texts(raw, "wrong", optional=True),
    )


def _texts(raw: Mapping[str, Any], name: str, *, optional: bool = False) -> tuple[str, ...]:
    """A list of texts, of which some may be written as numbers; ValueError for anything else."""
    found = raw.get(name)
    if found is None and optional:
        return ()
    if not isinstance(found, list) or not all(isinstance(each, str | int | float) for each in found):
        raise ValueError(f"{name} is no list of texts")
    return tuple(map(str, found))


def _day(given: Any) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except (ValueError, TypeError):
        raise ValueError("date is not a day such as 2021-08-12") from None


def folded(text: str) -> str:
    """The text as it is compared: NFKC and case folding."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def holds_answer(text: str, answers: Sequence[str]) -> bool:
    """Whether one of the answers stands in the text as whole words."""
    text = folded(text)
    return any(re.search(rf"(?<!\w){re.escape(folded(a))}(?!\w)", text) for a in answers if a.strip())


def evaluate(
    answerer: Finder,
    cases: Sequence[Case],
    *,
    dated: bool,
    lang: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, Any]:
    """Ask every case and average; `dated` asks each on its own date, else time plays no part."""
    rows = list(_rows(answerer, cases, dated, lang, progress))
    yes = [row for case, row in rows if case.answerable]
    no = [row for case, row in rows if case.answerable is False]
    wrong = [row for case, row in rows if case.wrong]
    latency = np.array([row["ms"] for _, row in rows])
    return {
        "n": len(rows),
        **{
            key: _mean([row[key] for row in yes])
            for key in (
                "hit@1",
                "hit@3",
                "hit@5",
                "mrr@10",
                "answer_in_quote@1",
                "answer_in_quote@3",
                "answer_in_passage@1",
                "answer_in_highlight@1",
            )
        },
        "answered_rate": _mean([row["answered"] for row in yes]),
        "strong_rate": _mean([row["strong"] for row in yes]),
        "false_answer_rate": _mean([row["answered"] for row in no]),
        "false_strong_rate": _mean([row["strong"] for row in no]),
        "wrong@1": _mean([row["wrong@1"] for row in wrong]),
        "abstention_auroc": None if dated else auroc([r["evidence"] for r in yes], [r["evidence"] for r in no]),
        "latency_ms": {f"p{share}": round(float(np.percentile(latency, share)), 1) for share in (50, 95)},
    }


def _rows(
    answerer: Finder,
    cases: Sequence[Case],
    dated: bool,  # noqa: FBT001 - private, and named by its caller
    lang: str | None,
    progress: Callable[[int, int], None] | None,
) -> Iterator[tuple[Case, dict[str, float]]]:
    for number, case in enumerate(cases, 1):
        asked = datetime.combine(case.date, datetime.max.time(), UTC) if dated and case.date else None
        began = time.perf_counter()
        finding = answerer.find(Question(case.question, asked=asked), language=lang)
        elapsed = 1000 * (time.perf_counter() - began)
        yield case, _row(case, finding, elapsed)
        if progress:
            progress(number, len(cases))


def _row(case: Case, finding: Finding, elapsed: float) -> dict[str, float]:
    right = [bool(case.article_ids & set(ids)) for ids in finding.article_ids[:10]]  # the 10 of mrr@10
    first = next((rank for rank, hit in enumerate(right, 1) if hit), None)
    quotes = [quote.text for quote in finding.quotes]
    top = finding.quotes[:1]
    answered = finding.confidence is not Confidence.NONE
    return {
        "hit@1": first == 1,
        "hit@3": first is not None and first <= 3,  # noqa: PLR2004 - the k of the measure
        "hit@5": first is not None and first <= 5,  # noqa: PLR2004
        "mrr@10": 1 / first if first else 0.0,
        "answer_in_quote@1": any(holds_answer(text, case.answers) for text in quotes[:1]),
        "answer_in_quote@3": any(holds_answer(text, case.answers) for text in quotes[:3]),
        "answer_in_passage@1": any(holds_answer(quote.passage, case.answers) for quote in top),
        "answer_in_highlight@1": any(holds_answer(quote.highlighted, case.answers) for quote in top),
        "wrong@1": answered and any(case.called_wrong(_ids(quote), quote.highlighted) for quote in top),
        "answered": answered,
        "strong": finding.confidence is Confidence.STRONG,
        "evidence": finding.evidence,
        "ms": elapsed,
    }


def _ids(quote: Quote) -> set[str]:
    return {article.id for article in (quote.article, *quote.also_in)}


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """The chance that a positive scores above a negative, ties counted half (Mann and Whitney, 1947)."""
    if not positive or not negative:
        return None
    ranked = np.sort(np.asarray(negative, np.float64))
    values = np.asarray(positive, np.float64)
    below = np.searchsorted(ranked, values, "left")
    ties = np.searchsorted(ranked, values, "right") - below
    return round(float((below + ties / 2).mean() / len(ranked)), 4)


def _mean(values: Sequence[float]) -> float | None:
    return round(float(np.mean(values)), 4) if values else None
