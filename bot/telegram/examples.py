"""Examples drawn from what is in the Library: each was tried, and brought something to show.

Nothing is made up: a topic is a name that recent articles begin with, a question is the title of one of them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.telegram.presses import Sample
from index.answer import Confidence
from index.periods import period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.telegram.lookup import Lookup
    from index.answer import Question
    from knowledge.article import Article

RECENT = 40
"""Articles that examples are drawn from."""
_TRIED = 5  # names, and titles
_FEW_DAYS = 2  # on which something is told of that has a timeline
_LEAD = 400  # code points of an article in which it says what it is about
_TITLE = 100  # code points of a title that somebody may type
_WORDS = 3  # of a name
_RUN = re.compile(r"(?<=[^\W_,] )[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*)*")  # words inside a sentence


@dataclass(frozen=True, slots=True)
class Examples:
    """What to try; None where nothing that was tried brought enough."""

    question: str | None = None
    timeline: str | None = None
    latest: str | None = None


def drawn(lookup: Lookup, articles: Sequence[Article], about: Question) -> Examples:
    """Examples from recent articles, those to be preferred first; `about` says who asks, where and when."""
    days = {topic: _days(lookup, replace(about, text=topic)) for topic in _topics(articles, about)}
    most = max(days, key=lambda topic: days[topic], default="")
    timeline = most if days.get(most, 0) >= _FEW_DAYS else None
    latest = next((topic for topic, count in days.items() if count and topic != timeline), None)
    titles = (replace(about, text=article.title) for article in articles if _is_whole(article.title))
    asked = [title for title, _ in zip(titles, range(_TRIED), strict=False)]
    question = next((title.text for title in asked if _is_answered(lookup, title)), None)
    return Examples(question, timeline, latest)


def _topics(articles: Sequence[Article], about: Question) -> list[str]:
    """Names that several articles tell of, then others; titles where no names can be told by their looks."""
    outlets = {_plain(article.source.partition(".")[0]) for article in articles if article.source}
    common = {word for article in articles for word in article.text.split() if word.islower()}
    names = Counter(name for article in articles for name in dict.fromkeys(_names(article.text[:_LEAD])))
    telling = (
        name
        for name, _ in names.most_common()
        if len(name.encode()) <= Sample.LONGEST
        and name.lower() not in common  # as the Things in a heading
        and not any(_plain(name).startswith(outlet) for outlet in outlets if outlet)
        and period(name, about.asked) is None  # Monday is no topic
    )
    found = [name for name, _ in zip(telling, range(_TRIED), strict=False)]
    return found or [a.title for a in articles[:_TRIED] if a.title and len(a.title.encode()) <= Sample.LONGEST]


def _plain(name: str) -> str:
    """A name as it may stand in an address: USA TODAY as usatoday."""
    return "".join(filter(str.isalnum, name.lower().removeprefix("the ")))


def _names(text: str) -> Iterator[str]:
    """Runs of words with capital letters inside sentences: at its beginning every word has one."""
    for run in _RUN.finditer(text):
        name: list[str] = []
        for word in [*run[0].split(), ""]:
            if word[:1].isupper():
                name.append(word.rstrip("’'-"))
            elif name:
                yield " ".join(name[:_WORDS])
                name = []


def _days(lookup: Lookup, topic: Question) -> int:
    """How many days it is told of on."""
    return len({q.article.published for q in lookup.about(topic).quotes if q.article.published})


def _is_whole(title: str) -> bool:
    """Whether a title says one thing, and can be typed: no list of several, nor one that was cut off."""
    return 0 < len(title) <= _TITLE and ":" not in title and not title.endswith(("…", "..."))


def _is_answered(lookup: Lookup, question: Question) -> bool:
    return lookup.find(question).confidence is Confidence.STRONG
