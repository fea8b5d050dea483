"""A question that goes on from something: "and was anybody hurt?" after "How many Marines are in Kabul?".

Of the 36 in tests/quality/follow_ups.jsonl that the samples answer 27 are answered rightly where those that only
name something, as "and in Herat?", are read as the question before of that, and 17 by the names of that question
alone. Of the 16 that nothing answers 7 get an answer either way, none of them a sure one; by the names alone 2 do.
To search those that only name something with the names as well answers one more of the 16, and two of them surely.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.answer import MAX_QUESTION, Confidence, Span
from index.terms import content_words, function_words, tokens
from knowledge.languages import detect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.answer import Answer
    from knowledge.article import Article

MOST = 8
"""Names that are taken over from the question before."""
MOST_MARKED = 12
"""Words that are taken over from what somebody marked."""
MOST_PLACES = 3
"""Names of the question before that what is named may stand for: each takes as long as a question."""
_ASKING = frozenset(
    """
    who whom whose where when why which wer wen wem wessen wo wohin woher wann warum wieso weshalb welche welcher
    welches welchen кто кого кому кем чей где куда откуда когда почему зачем какой какая какие
    """.split()
)
"""Words of a question that asks for something of its own."""
_POINTING = frozenset(
    """
    he she it they him her them his its their er sie es ihn ihm ihr ihnen sein seine seinen seiner ihre ihren ihrer
    он она оно они его её ее ему ей им него неё нее них هو هي هم
    """.split()
)
"""Words for somebody or something that was named before."""
_JOINTS = frozenset(" -\u2010\u2011")  # between the words of a name
_RANK = {Confidence.NONE: 0, Confidence.WEAK: 1, Confidence.STRONG: 2}


def names(before: str, question: str) -> tuple[str, ...]:
    """The names and numbers of what was said before that the question does not say itself, as they are written.

    Of a script without capital letters, and of words written without them, all content words.
    """
    named = [before[name.start : name.end] for name in _names(before)]
    return _unsaid(named or content_words(before, detect(before)), question)[:MOST]


def names_something(question: str) -> bool:
    """Whether a question has names or numbers of its own."""
    return bool(_names(question))


def points_back(question: str) -> bool:
    """Whether a question names nothing, and speaks of what was named before: "what did he say?"."""
    said = tokens(question)
    first = {token.text.lower() for token in said[:1]}  # within a sentence "Sie" is whoever is asked
    return not names_something(question) and bool(_POINTING & first.union(token.text for token in said[1:]))


def is_on(article: Article, named: Sequence[str]) -> bool:
    """Whether an article says a word of these names."""
    said = {token.stem for token in tokens(f"{article.title} {article.text}")}
    return any(token.stem in said for name in named for token in tokens(name))


def in_place(before: str, question: str) -> tuple[str, ...]:
    """The question before with what this one names in the place of a name: "How many Marines are in Herat?".

    Of one that does nothing but name what was not named before. Where the word that leads to it tells for which
    name it stands, as the "in" of "and in Herat?", it is that one alone; else the last is tried first.
    """
    named, idle = _names(question), function_words(detect(f"{before} {question}"))
    rest = {t.text.lower() for t in tokens(question) if not any(n.start <= t.start < n.end for n in named)}
    if not named or rest - idle or rest & _ASKING:
        return ()
    said = question[named[0].start : named[-1].end]
    if said.lower() in idle or not _unsaid([said], before):
        return ()
    places, led_by = _names(before)[-MOST_PLACES:], _led_by(question, named[0])
    alike = [place for place in places if led_by and _led_by(before, place) == led_by]
    texts = (f"{before[: place.start]}{said}{before[place.end :]}" for place in reversed(alike or places))
    return tuple(text for text in texts if len(text) <= MAX_QUESTION)


def words(marked: str, question: str) -> tuple[str, ...]:
    """The words of a marked part that the question does not say itself: all that say what it is about."""
    return _unsaid(content_words(marked, detect(marked)), question)[:MOST_MARKED]


def together(question: str, added: tuple[str, ...], between: str = ", ") -> str | None:
    """The question with those names, or words; None where there are none, or no room for them."""
    text = f"{question} {between.join(added)}"
    return text if added and len(text) <= MAX_QUESTION else None


def is_better(answer: Answer, alone: Answer) -> bool:
    """Whether a reading answers, and holds better than another: by confidence, then by evidence."""
    if answer.confidence is Confidence.NONE:
        return False
    return (_RANK[answer.confidence], answer.evidence) > (_RANK[alone.confidence], alone.evidence)


def _names(text: str) -> list[Span]:
    """Where the names and numbers stand; what follows one another is one, as "Ever Given" and "Luna-25"."""
    said, telling = tokens(text), set(content_words(text, detect(text)))
    found: list[Span] = []
    for token in reversed(said):
        joined = bool(found) and text[token.end : found[0].start] in _JOINTS
        written = token.is_name or token.text[0].isdigit()
        part = joined and token is not said[0]  # "Ever" would say nothing by itself
        if written and (part or token.is_number or token.text in telling):
            end = found.pop(0).end if joined else token.end
            found.insert(0, Span(token.start, end))
    return found


def _unsaid(named: Sequence[str], text: str) -> tuple[str, ...]:
    """Those of the names or words, each once, of which the text says no part."""
    said = {token.stem for token in tokens(text)}
    return tuple(dict.fromkeys(one for one in named if not said & {token.stem for token in tokens(one)}))


def _led_by(text: str, name: Span) -> str:
    """The word before a name; empty where there is none."""
    return next((token.text.lower() for token in reversed(tokens(text)) if token.end <= name.start), "")
