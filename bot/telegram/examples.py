"""Examples drawn from what is in the Library: each was tried, and brought something to show.

Nothing is made up: a topic is a name that recent articles begin with, a question is the title of one of them that
asks something. Where none does, the help asks for what is new on a topic.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from bot.telegram.presses import Sample
from index.analysis import base
from index.answer import Confidence
from index.periods import period
from index.terms import asks, function_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.telegram.lookup import Lookup
    from index.answer import Answer, Question
    from knowledge.article import Article

RECENT = 40
"""Articles that examples are drawn from."""
_TRIED = 5  # names, and titles
_FEW_DAYS = 2  # on which something is told of that has a timeline
_LEAD = 400  # code points of an article in which it says what it is about
_TITLE = 100  # code points of a title that somebody may type
_WORDS = 3  # of a name
_NOUNS_WITH_CAPITALS = frozenset({"de", "lb"})
_OFTEN = 3  # uses of a word from which it can be told how it is used
_RUN = re.compile(r"(?<=[^\W_,] )[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*)*")  # words inside a sentence


@dataclass(frozen=True, slots=True)
class Examples:
    """What to try; None where nothing that was tried brought enough."""

    question: str | None = None
    timeline: str | None = None
    latest: str | None = None

    def with_more(self, others: Examples) -> Examples:
        """These, and where there is none, one of the others that is not among them."""
        timeline = self.timeline or (others.timeline if others.timeline != self.latest else None)
        latest = self.latest or next((t for t in (others.latest, others.timeline) if t and t != timeline), None)
        return Examples(self.question or others.question, timeline, latest)


def drawn(lookup: Lookup, articles: Sequence[Article], about: Question) -> Examples:
    """Examples from recent articles, the newest first; `about` says who asks, where and when."""
    days = {topic: _days(lookup, replace(about, text=topic)) for topic in _topics(articles, about)}
    most = max(days, key=lambda topic: days[topic], default="")
    timeline = most if days.get(most, 0) >= _FEW_DAYS else None
    latest = next((topic for topic, count in days.items() if count and topic != timeline), None)
    return Examples(_question(lookup, articles, about), timeline, latest)


def _topics(articles: Sequence[Article], about: Question) -> list[str]:
    """Names that several articles tell of, then others.

    Where no names can be told by their looks, what several titles have, else the titles.
    """
    outlets = {_plain(article.source.partition(".")[0]) for article in articles if article.source}
    common = {word for article in articles for word in article.text.split() if word.islower()}
    names = Counter(name for article in articles for name in dict.fromkeys(_names(article)))
    telling = (
        name
        for name, _ in names.most_common()
        if 1 < len(name) <= len(name.encode()) <= Sample.LONGEST
        and name.lower() not in common  # as the Things in a heading
        and not any(_plain(name).startswith(outlet) for outlet in outlets if outlet)
        and not _only_qualifies(name, articles)
        and period(name, about.asked) is None  # Monday is no topic
    )
    found = [name for name, _ in zip(telling, range(_TRIED), strict=False)]
    titles = [a.title for a in articles[:_TRIED] if a.title and len(a.title.encode()) <= Sample.LONGEST]
    return found or _in_several(articles) or titles


def _in_several(articles: Sequence[Article]) -> list[str]:
    """Words beside one another in several titles, as a name of two words is in a script without capital letters."""
    pairs: Counter[str] = Counter()
    for article in articles:
        idle = function_words(article.language)
        beside = pairwise(article.title.split())
        pairs.update({f"{a} {b}" for a, b in beside if a.isalpha() and b.isalpha() and idle.isdisjoint({a, b})})
    often = (pair for pair, titles in pairs.most_common() if titles > 1 and len(pair.encode()) <= Sample.LONGEST)
    return [*islice(often, _TRIED)]


def _plain(name: str) -> str:
    """A name as it may stand in an address: USA TODAY as usatoday."""
    return "".join(filter(str.isalnum, name.lower().removeprefix("the ")))


def _names(article: Article) -> Iterator[str]:
    """Runs of words with capital letters inside sentences: at its beginning every word has one.

    Where every noun has one, names are runs of several: nouns seldom stand beside one another.
    """
    least = 2 if base(article.language) in _NOUNS_WITH_CAPITALS else 1
    for run in _RUN.finditer(article.text[:_LEAD]):
        name: list[str] = []
        for word in [*run[0].split(), ""]:
            if word[:1].isupper():
                name.append(word.rstrip("’'-"))
                continue
            if len(name) >= least:
                yield " ".join(name[:_WORDS])
            name = []


def _days(lookup: Lookup, topic: Question) -> int:
    """How many days it is told of on."""
    return len({q.article.published for q in lookup.about(topic).quotes if q.article.published})


def _asks(title: str) -> bool:
    """Whether a title asks one thing, and can be typed: a headline is no question, though it may be answered."""
    return len(title) <= _TITLE and ":" not in title and asks(title)


def _question(lookup: Lookup, articles: Sequence[Article], about: Question) -> str | None:
    """The title that is answered best, by its own article where that is not sure."""
    titled = (article for article in articles if _asks(article.title))
    best: Answer | None = None
    for article, _ in zip(titled, range(_TRIED), strict=False):
        answer = lookup.find(replace(about, text=article.title))
        if answer.confidence is Confidence.STRONG:
            return article.title
        own = bool(answer.quotes) and answer.quotes[0].article.id == article.id
        if own and (best is None or answer.evidence > best.evidence):
            best = answer
    return best.question.text if best else None


def _only_qualifies(name: str, articles: Sequence[Article]) -> bool:
    """Whether a word is used like American: nearly always before what it tells more of."""
    after = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)(?: (\w+))?")
    told = [(word, article.language) for article in articles for word in after.findall(article.text[:_LEAD])]
    qualified = sum(word.islower() and word not in function_words(language) for word, language in told)
    return " " not in name and len(told) >= _OFTEN and qualified > len(told) / 2
