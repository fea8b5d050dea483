"""What the reader learns from: passages with a question each, and where in them the answer is, if it is.

Sets of questions as `dateline eval` reads them, with `near_id` naming the article that an unanswerable one is
about, and exercises that were written for the reader (exercises/LICENSE). An answerable question gives up to four
examples: the passage with the answer; the same passage without the sentences that hold it, which is the right
subject with the fact missing; another passage of the same page; and the one of another page that has most of the
question's words.
"""

from __future__ import annotations

import json
import math
import random
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from index.phrasing import as_question
from index.timing import in_words
from knowledge.article import canonical_text
from knowledge.splitter import passages, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

COMMON = 0.05  # share of the passages from which on a word tells nothing
_DATED = 0.8  # share of the exercises read with the day of their article, as the reader is served


@dataclass(frozen=True)
class Example:
    """A passage to read; `start` and `end` of the answer in it, -1 where there is none."""

    question: str
    title: str
    passage: str
    start: int
    end: int
    kind: str
    page: str


def examples(folder: Path, pages_of: dict[str, str]) -> Iterator[Example]:
    """The examples of one set; `pages_of` tells which page a text is of, and learns it."""
    articles: dict[str, dict[str, Any]] = {}
    with (folder / "corpus.jsonl").open(encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            if article.get("lang", "en") == "en":
                text = canonical_text(article["text"])
                parts = [text[a:b] for a, b in passages(text)]
                page = pages_of.setdefault(text, f"{folder.name}:{article.get('group', article['id'])}")
                articles[article["id"]] = {"title": article.get("title") or "", "parts": parts, "page": page}
    pages: dict[str, list[tuple[str, str]]] = {}
    for article in articles.values():
        pages.setdefault(article["page"], []).extend((article["title"], part) for part in article["parts"])
    with (folder / "questions.jsonl").open(encoding="utf-8") as file:
        for line in file:
            case = json.loads(line)
            if case.get("lang", "en") != "en":
                continue
            about = case["article_ids"][0] if case["answerable"] else case.get("near_id")
            if about in articles:
                yield from _of_case(case, articles[about], pages)


def _of_case(
    case: dict[str, Any], article: dict[str, Any], pages: dict[str, list[tuple[str, str]]]
) -> Iterator[Example]:
    asked = words(case["question"])
    page, title = article["page"], article["title"]
    if not case["answerable"]:
        part = max(article["parts"], key=lambda p: len(words(p) & asked))
        yield Example(case["question"], title, part, -1, -1, "adversarial", page)
        return
    found = [
        (len(words(sentence_at(part, start)) & asked) + 0.3 * len(words(part) & asked), part, start, end)
        for part in article["parts"]
        for answer in case["answers"]
        for start, end in places(part, answer)
    ]
    if not found:
        return
    _, part, start, end = max(found)
    years = re.findall(r"\b(?:1[5-9]|20)\d\d\b", case["question"])
    if years and not any(year in part for year in years):
        return  # the passage with the answer's words is not about the period that was asked for
    yield Example(case["question"], title, part, start, end, "answered", page)

    def holds(text: str) -> bool:
        return any(places(text, answer) for answer in case["answers"])

    kept = [part[a:b] for a, b in sentences(part) if not holds(part[a:b])]
    if kept and len(kept) < len(sentences(part)):
        yield Example(case["question"], title, " ".join(kept), -1, -1, "removed", page)
    others = [other for other in pages[page] if other[1] != part and not holds(other[1])]
    if others and random.random() < 0.5:
        title, other = max(random.sample(others, min(6, len(others))), key=lambda o: len(words(o[1]) & asked))
        yield Example(case["question"], title, other, -1, -1, "same page", page)


def of_other_pages(rows: Sequence[Example], dice: random.Random) -> Iterator[Example]:
    """For each answered question one of the passages of other pages that have the rarest of its words."""
    passages_ = list({row.passage: row for row in rows}.values())
    holding: dict[str, list[int]] = {}
    for i, row in enumerate(passages_):
        for word in words(f"{row.title} {row.passage}"):
            holding.setdefault(word, []).append(i)
    for row in rows:
        if row.kind != "answered":
            continue
        found: Counter[int] = Counter()
        for word in words(row.question):
            if 0 < len(holding.get(word, ())) < COMMON * len(passages_):
                for i in holding[word]:
                    found[i] += math.log(len(passages_) / len(holding[word]))
        answer = row.passage[row.start : row.end].lower()
        best = [i for i, _ in found.most_common(12) if answer not in passages_[i].passage.lower()][:6]
        if best:
            other = passages_[dice.choice(best)]
            yield Example(row.question, other.title, other.passage, -1, -1, "other page", row.page)


def exercises(folder: Path) -> Iterator[Example]:
    """The examples of a folder of exercises, each passage a page of its own.

    A line has `title`, `date`, `passage`, `ask`, pairs of a question and its answer as it stands in the passage,
    and `miss`, questions on the same subject that the passage does not answer.
    """
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(file.read_text("utf-8").splitlines()):
            given = json.loads(line)
            page = f"{file.stem}:{number}"
            yield from _of_exercise(given, page, random.Random(page))


def _of_exercise(given: dict[str, Any], page: str, dice: random.Random) -> Iterator[Example]:
    passage: str = given["passage"]
    day = in_words(date.fromisoformat(given["date"]))

    def title() -> str:
        return f"{given['title']}. {day}" if dice.random() < _DATED else given["title"]

    for asked, answer in given["ask"]:
        question, start = as_question(asked), passage.index(answer)
        yield Example(question, title(), passage, start, start + len(answer), "answered", page)
        kept = [passage[a:b] for a, b in sentences(passage) if answer not in passage[a:b]]
        if 0 < len(kept) < len(sentences(passage)) and answer not in given["title"] and dice.random() < 0.5:
            yield Example(question, title(), " ".join(kept), -1, -1, "removed", page)
    for asked in given["miss"]:
        yield Example(as_question(asked), title(), passage, -1, -1, "near miss", page)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def places(text: str, answer: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(answer)}(?!\w)", text)]


def sentence_at(text: str, at: int) -> str:
    return next((text[a:b] for a, b in sentences(text) if a <= at < b), text)
