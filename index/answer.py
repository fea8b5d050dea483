"""What a question is and what an answer is: the contract between finding and saying."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from knowledge.article import Citation

if TYPE_CHECKING:
    from datetime import datetime

    from knowledge.article import Article, Passage

MAX_QUESTION = 1000
"""Code points of a question."""


class Confidence(StrEnum):
    """How well the evidence holds. With NONE there are no quotes."""

    STRONG = "strong"
    WEAK = "weak"
    NONE = "none"


class ScopeKind(StrEnum):
    """How a question names a period, and so what it does to what is found."""

    ABSOLUTE = "absolute"
    """By the calendar, as "in August 2021": it filters."""
    RELATIVE = "relative"
    """From the moment of asking, as "last week": it only prefers."""
    LATEST = "latest"
    """The present, as "the latest": it prefers the newest, and has no days."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A period that a question names, first and last day included; None where it is open."""

    first: date | None
    last: date | None
    kind: ScopeKind


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the moment of asking (None: time plays no part), and what it restricts itself to.

    With `scope` only articles published in it are searched; without, a period is read from the text. `chat` is the
    chat that asks, which may not see every outlet; None is the operator, who sees all.
    """

    text: str
    asked: datetime | None = None
    scope: Scope | None = None
    sources: frozenset[str] | None = None
    chat: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, with the articles that have its text, the first of them the one to cite.

    `dense` is the cosine to the question in [-1, 1]; `lexical` the BM25 score, 0 when no word is shared.
    `relevance` is how well it fits, `score` the same with what is new preferred: what hits are ordered by. Both
    are log-odds up to a constant; higher is better. `inside`: it can tell of the period that the question names.
    """

    passage: Passage
    articles: tuple[Article, ...]
    dense: float
    lexical: float
    relevance: float
    score: float
    inside: bool = True

    @property
    def article(self) -> Article:
        """The article to cite."""
        return self.articles[0]

    @property
    def text(self) -> str:
        """The passage, sliced from the article."""
        return self.article.text[self.passage.start : self.passage.end]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text by its offsets, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """One to three sentences of an article, and among them the one that answers. All text is sliced from it.

    `context` is the wider passage around the quote; `also_in` are articles with the same text.
    """

    article: Article
    start: int
    end: int
    highlight: Span
    context: Span
    score: float
    also_in: tuple[Article, ...] = ()

    @property
    def text(self) -> str:
        """The quote, character by character as it is stored."""
        return self.article.text[self.start : self.end]

    @property
    def passage(self) -> str:
        """The wider passage."""
        return self.article.text[self.context.start : self.context.end]

    @property
    def highlighted(self) -> str:
        """The sentence that answers."""
        return self.article.text[self.highlight.start : self.highlight.end]

    @property
    def citation(self) -> Citation:
        """What the quote can be verified by later."""
        return Citation(self.article.revision, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was searched: how many articles, from when to when, and how many passages still wait for vectors.

    `closed`: there are articles, but none that the chat may see.
    """

    articles: int
    oldest: date | None
    newest: date | None
    pending: int = 0
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Up to three quotes, the best first, or none with the closest article; never both.

    `newer` is a later article than the first quote's that matches as well, `newer_quote` its best quote.
    `outside`: the question names a period, nothing inside it answers, and this is from outside it.
    `evidence` is the log-odds that the best passage answers.
    """

    question: Question
    confidence: Confidence
    quotes: tuple[Quote, ...]
    closest: Article | None
    newer: Article | None
    coverage: Coverage
    outside: bool = False
    newer_quote: Quote | None = None
    evidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """What the articles say on a topic: a quote each article, the one that fits best first; none where they do not.

    A quote's highlight is the sentence that says most of the topic. Where the topic names a period, `coverage` is
    of that alone, and `whole` is what there is of all times.
    """

    quotes: tuple[Quote, ...]
    coverage: Coverage
    whole: Coverage

    @property
    def newest_first(self) -> tuple[Quote, ...]:
        """The quotes from the newest articles to the oldest, those without a date last."""
        return tuple(sorted(self.quotes, key=lambda quote: quote.article.published or date.min, reverse=True))
