"""What the articles say on a topic: the passages that are about it, whether or not they answer anything.

A passage is about a topic when it, its title and its year have nearly all of the topic's words, the rare ones
before all, or when it has half of them and means much the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.analysis import analyse, base, words_of
from index.answer import ScopeKind
from index.function_words import ARTICLES, HAPPENING, WITHOUT_SPACES
from index.inflection import forms, spelt
from index.lead_ins import without_lead_in
from index.naming import PAIR, joined
from index.overlap import shared_weight
from index.periods import period
from index.quoting import quote, sentences
from index.terms import content_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from index.answer import Hit, Quote, Span

DEPTH = 150
"""Passages that are looked at."""

_NAMED = 0.85  # the share of its words' weight that a passage has which is about the topic
_PARTLY = 0.5  # the same where it means much the same
_NEAR = 0.6  # the cosine of what does
_LEAD = 2.0  # log-odds: an article's beginning tells what it reports, the rest what else there is to it
_AS_WRITTEN = 2.0  # the same: it names the topic by its name
_SHORT, _LONG = 40, 320  # code points of a sentence: below are headings, above are lists
_MISFIT = 0.4  # of a topic's whole weight


class Topic:
    """The words of a topic, as they count in articles of each language."""

    def __init__(self, words: list[str], *, trust: float, rarity: Callable[[list[str]], dict[str, float]]) -> None:
        """`trust` is how much the vector of the topic is worth; `rarity` weighs terms."""
        self._words = [*map(joined, words)]
        self._trust = trust
        self._rarity = rarity
        self._weights: dict[str, Mapping[str, float]] = {}
        self._forms: dict[str, Mapping[str, frozenset[str]]] = {}

    def is_told_by(self, hit: Hit) -> bool:
        """Whether a passage is about it; of a topic without words, whether an article begins with it."""
        if not self._words:
            return hit.passage.start == 0
        article, day = hit.article, hit.article.published
        share = self._share(f"{article.title} {hit.text} {day.year if day else ''}", article.language)
        return share >= _NAMED or (share >= _PARTLY and hit.dense * self._trust >= _NEAR)

    def standing(self, hit: Hit) -> float:
        """How good it is to quote, among the passages about the topic: higher is better."""
        return hit.score + _LEAD * (hit.passage.start == 0) + _AS_WRITTEN * self._is_written(hit.text)

    def quote(self, hit: Hit) -> Quote:
        """The passage's quote; its highlight is the sentence that says most of the topic."""
        text = hit.article.text

        def worth(span: Span) -> float:
            fits = _SHORT <= span.end - span.start <= _LONG
            return self._share(text[span.start : span.end], hit.article.language) - _MISFIT * (not fits)

        return quote(hit, max(sentences(hit), key=worth))

    def _is_written(self, text: str) -> bool:
        """Whether a text has the words side by side as they are written: the Air Force is no air forces."""
        return len(self._words) > 1 and " ".join(self._words) in text

    def _share(self, text: str, language: str | None) -> float:
        """How much of the topic's weight a text in a language has."""
        weights, text = self._weighed(language), joined(text)
        told = weights.keys() & set(analyse(text, language))
        lacking = {term: some for term, some in self._forms[base(language)].items() if term not in told and some}
        said = spelt(text, language) if lacking else frozenset()
        told |= {term for term, some in lacking.items() if some & said}
        return shared_weight(weights, told) / (sum(weights.values()) or 1.0)

    def _weighed(self, language: str | None) -> Mapping[str, float]:
        """The terms by which the words stand in articles of a language, whichever the topic was taken to be in."""
        spoken = base(language)
        if spoken not in self._weights:
            found = {term: forms(word, spoken) for word in self._words for term in analyse(word, spoken)}
            self._forms[spoken], self._weights[spoken] = found, self._rarity([*found])
        return self._weights[spoken]


def timeless(text: str, language: str | None, asked: datetime | None) -> list[str]:
    """The content words without those of the period that the text names; none where it names nothing else.

    A word that may be a name as well, as May, stays where it stands alone. Of two words both count, also after an
    article, since one may be a name's: without its "ever" the Ever Given is whatever was given.
    """
    text = without_lead_in(text)
    said = [word for word in words_of(text) if word.lower() not in ARTICLES]
    telling = content_words(text, language)
    telling = [word for word in telling if word.lower() not in HAPPENING] or telling
    is_pair = len(said) == PAIR and base(language) not in WITHOUT_SPACES
    words = said if is_pair and HAPPENING.isdisjoint(map(str.lower, said)) else telling
    named = period(text, asked, language)
    others = [w for w in words if named is None or period(text.replace(w, " "), asked, language) == named]
    is_period = named is not None and (named.kind is ScopeKind.RELATIVE or any(map(str.isdigit, text)))
    return others if others or is_period else words
