"""A question that goes on from something: "and was anybody hurt?" after "How many Marines are in Kabul?".

Of the 36 in tests/quality/follow_ups.jsonl that the samples answer 26 are answered rightly where those that only
name something, as "and in Herat?", are read as the question before of that, and 17 by the names of that question
alone. Of the 16 that nothing answers 4 get an answer, none of them a sure one. An answer that speaks of the former
thing alone counts as none, though one more would be right: it is as often of a town where something else happened.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.analysis import analyse
from index.answer import MAX_QUESTION, Confidence
from index.function_words import POINTING
from index.lead_ins import WHAT_ABOUT
from index.naming import led_to, name_spans, names_something
from index.periods import period
from index.terms import content_words, function_words, tokens
from knowledge.languages import detect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from index.answer import Answer, Quote, Span
    from knowledge.article import Article

MOST = 8
"""Names that are taken over from the question before."""
MOST_MARKED = 12
"""Words that are taken over from what somebody marked."""
# Arabic writes "and" together with the next word: with its article, what leads to it, or whatever is asked alone.
_AND = re.compile(r"^\s*و(?=ال\w|(?:في|من|إلى|على|عن)\b)")
_AND_ONE = re.compile(r"^\s*و(\w{3,})\W*$")
_WHEN = frozenset("الآن اليوم أمس غدا غداً عام سنة شهر أسبوع".split())
"""Words for a time, which alone name nothing."""
MARKS = " ?？؟!.…"  # after a question
_INITIALS = re.compile(r"\b[^\W\d_]\.[^\W\d_]\.$")
_RANK = {Confidence.NONE: 0, Confidence.WEAK: 1, Confidence.STRONG: 2}


def names(before: str, question: str) -> tuple[str, ...]:
    """The names and numbers of what was said before that the question does not say itself, as they are written.

    Of a script without capital letters, and of words written without them, all content words: a number alone, as of
    a tram line, says nothing.
    """
    named = [_with_last_dot(before, name) for name in name_spans(before)]
    tells = any(not token.is_number for name in named for token in tokens(name))
    return unsaid(named if tells else content_words(before, detect(before)), question)[:MOST]


def points_back(question: str) -> bool:
    """Whether a question names nothing, and speaks of what was named before: "what did he say?"."""
    said = tokens(question)
    first = {token.text.lower() for token in said[:1]}  # within a sentence "Sie" is whoever is asked
    return not names_something(question) and bool(POINTING & first.union(token.text for token in said[1:]))


def newly_named(question: str, before: str, asked: datetime | None) -> tuple[str, ...]:
    """What a question names that only names something, and that was not named before: "swimming", "pool".

    Of "and the swimming pool in Norden?" where Norden was; nothing of other questions. Names go before other words,
    and a period does not count, as an article of it need not say it.
    """
    language = detect(question)
    told, led = WHAT_ABOUT.subn(" ", question)
    told, joined = _without_and(told, language)
    telling = led_to(told, language, is_led=bool(led or joined))
    then = period(told, asked, language or "en")
    telling = [w for w in telling if not (joined and (w in _WHEN or w.isdecimal()))]
    telling = [w for w in telling if not then or period(told.replace(w, " "), asked, language or "en") == then]
    names = {token.text for name in name_spans(told) for token in tokens(told[name.start : name.end])}
    new = unsaid(telling, before)
    return tuple(word for word in new if word in names) or new


def says_again(question: str, before: str) -> bool:
    """Whether all that a question says was said before, so that it asks of nothing else what was asked."""
    return not unsaid(content_words(question, detect(question)), before)


def says(quote: Quote, words: Sequence[str]) -> bool:
    """Whether the passage of a quote, or its article's title, has each of the words."""
    return all(_said(quote, words))


def says_one(quote: Quote, words: Sequence[str]) -> bool:
    """The same of any of the words."""
    return any(_said(quote, words))


def _said(quote: Quote, words: Sequence[str]) -> Iterator[bool]:
    language = quote.article.language
    said = set(analyse(f"{quote.article.title} {quote.passage}", language))
    return (not said.isdisjoint(analyse(word, language)) for word in words)


def is_on(article: Article, named: Sequence[str]) -> bool:
    """Whether an article says a word of these names."""
    said = {token.stem for token in tokens(f"{article.title} {article.text}")}
    return any(token.stem in said for name in named for token in tokens(name))


def words(marked: str, question: str) -> tuple[str, ...]:
    """The words of a marked part that the question does not say itself: all that say what it is about."""
    return unsaid(content_words(marked, detect(marked)), question)[:MOST_MARKED]


def together(question: str, added: tuple[str, ...], between: str = ", ") -> str | None:
    """The question with those names, or words, "was she hurt (Ada Krogh)?"; None without any, or room for them."""
    asked = question.rstrip(MARKS)
    text = f"{asked} ({between.join(added)}){question[len(asked) :].strip()}"
    return text if added and len(text) <= MAX_QUESTION else None


def apart(text: str, question: str) -> str | None:
    """What `together` put to the question to make the text of it; None where it did not."""
    asked = question.rstrip(MARKS)
    before, after = f"{asked} (", f"){question[len(asked) :].strip()}"
    told = text.startswith(before) and text.endswith(after)
    return text[len(before) : len(text) - len(after)] if told else None


def is_better(answer: Answer, alone: Answer) -> bool:
    """Whether a reading answers, and holds better than another: by confidence, then by evidence."""
    if answer.confidence is Confidence.NONE:
        return False
    return (_RANK[answer.confidence], answer.evidence) > (_RANK[alone.confidence], alone.evidence)


def _with_last_dot(text: str, name: Span) -> str:
    """A name as it is written: initials end in a dot, which is no part of their last word."""
    end = name.end + bool(_INITIALS.search(text, name.start, name.end + 1))
    return text[name.start : end]


def _without_and(question: str, language: str | None) -> tuple[str, bool]:
    """A question without the "and" that is written together with its first word, and whether it begins with one.

    Where that may be the first letter of the word itself, it stays.
    """
    if language != "ar":
        return question, False
    told, joined = _AND.subn(" ", question)
    one = _AND_ONE.match(question)
    return told, bool(joined or (one and one[1] not in function_words(language) | _WHEN))


def unsaid(named: Sequence[str], text: str) -> tuple[str, ...]:
    """Those of the names or words, each once, of which the text says no part."""
    said = {token.stem for token in tokens(text)}
    return tuple(dict.fromkeys(one for one in named if not said & {token.stem for token in tokens(one)}))
