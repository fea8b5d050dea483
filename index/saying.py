"""What somebody said: "What did the mayor say about the ferry?" is answered by a sentence that the mayor speaks.

A reader looks for one short span, and takes what anybody said on the subject. So it is first looked for whose words
a sentence is: of whom the verb of saying is, by a name or by a pronoun behind a sentence that names them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from index.offices import BELOW, before
from index.quoting import sentences
from index.terms import asks, root, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.answer import Hit, Span
    from index.terms import Token


_VERBS = "say tell think claim warn comment argue promise announce respond react reply"
_DID = frozenset(("did", "does", "do"))
_SAY = frozenset(_VERBS.split())
_HAS = frozenset(("has", "have", "had"))
_SAID_BY_NOW = frozenset(
    "said told thought claimed warned commented argued promised announced responded reacted replied".split()
)
_IS = frozenset(("is", "was", "were", "are"))
_WORDS = frozenset("reaction response reply opinion view views statement position message comment comments".split())
_FORMS = ((_DID, _SAY), (_HAS, _SAID_BY_NOW), (_IS, _WORDS))
"""How words are asked for: "What did … say", "How has … reacted", "What is …'s opinion"."""
_MORE = (
    "write state report suggest explain reveal admit propose recommend believe post tweet call demand vow pledge "
    "add note urge insist acknowledge emphasise emphasize stress deny ask declare concede conclude find "
    "show confirm predict project expect anticipate reiterate condemn praise apologise apologize thank"
)
_SAID = frozenset(map(root, f"{_VERBS} {_MORE}".split()))
_POSSESSIVE = re.compile(r"['’]s?$")
_WHOSE = frozenset(("of", "on", "from", "at", "in", "for"))  # "the mayor of Harrow Falls"
_SUBJECT = 4  # words among which whom a sentence is on is named: "The mayor, Ada Finch, was born in Torrey"
_PRONOUNS = frozenset(("he", "she", "they"))
# Between somebody and the verb of what they say, as in "Levy, her deputy, has also said"; and behind the verb, as
# in "said the manager, Ann Levy".
_BEFORE = re.compile(
    r"""(?:['’]s?)?(?:[ ][A-Z][\w.'’-]*){0,3}(?:[ ]\([^)]*\))?(?:,|,[^;:?!"“”]{1,120},)?"""
    r"(?:[ ](?!and\b|but\b|that\b|who\b|when\b)[\w-]+){0,2}[ ]"
)
_SPEECH_ENDS = re.compile(r"""(?:\A|[,"'“”‘’«»?!…–—-])\s*\Z""")  # where the verb goes first: else it is on them
_BEHIND = re.compile(r"[ ](?:(?!and\b|but\b|as\b|that\b|about\b|if\b|whether\b)[\w.'’-]+,?[ ]){0,6}")


@dataclass(frozen=True, slots=True)
class Saying:
    """Whose words are asked for, by stems that each names them, and the stems of what the words are on.

    `is_sure`: nothing but words answers, as something done may answer how they reacted. `ranks` are those of an
    office, none of the mayor and that of the deputy mayor; None where it is a name that names them.
    """

    speaker: frozenset[str]
    about: frozenset[str]
    is_sure: bool
    ranks: frozenset[str] | None = None


@lru_cache(256)
def said_by(question: str) -> Saying | None:
    """What a question asks somebody's words on; None where it asks for no one's."""
    words = tokens(question)
    said = [word.text.lower() for word in words]
    if said[:1] not in (["what"], ["how"]):
        return None
    told = next((told for asks_by, told in _FORMS if said[1:2] and said[1] in asks_by), frozenset[str]())
    at = next((i for i in range(3, len(said)) if said[i] in told), 0)
    called = takewhile(lambda word: word.text.lower() not in _WHOSE, words[2:at])
    named = [word for word in called if not word.is_function_word]
    if not named or (told is _WORDS and not any(map(_POSSESSIVE.search, said[2:at]))):
        return None
    names = [word for word in named if word.is_name]  # "Ada Finch" is Finch, "the Pentagon report" either of both
    speaker = frozenset(word.stem for word in (*names[-1:], named[-1]))
    ranks = None if names else BELOW.intersection(word.stem for word in named)
    return Saying(speaker, _named(words[at + 1 :]), said[0] == "what" and told is not _WORDS, ranks)


def spoken(asked: Saying, hit: Hit) -> tuple[Span, float] | None:
    """The sentence of the passage that they speak, and the share of the subject, 0 to 1, that is beside it.

    Beside it is what the sentence says itself, those next to it, and the title. Of several the one that has most of
    the subject, the first of those. None where they say nothing there, or not on that: neither the passage nor its
    title has half of it.
    """
    text, spans = hit.article.text, sentences(hit)
    said = [text[span.start : span.end] for span in spans]
    titled = _named(tokens(hit.article.title))
    own = list(_spoken_by(asked, said))
    if not own or 2 * len(asked.about & (_named(tokens(hit.text)) | titled)) < len(asked.about):
        return None

    def worth(i: int) -> tuple[float, float]:
        around = " ".join(each for each in said[max(0, i - 1) : i + 2] if not asks(each))
        return _share(asked.about, _named(tokens(said[i]))), _share(asked.about, _named(tokens(around)) | titled)

    best = max(own, key=worth)
    return spans[best], worth(best)[1]


def _spoken_by(asked: Saying, said: Sequence[str]) -> Iterator[int]:
    """The places of the sentences that somebody speaks: by name, or by a pronoun behind one that names them."""
    is_meant = False  # by a pronoun
    for i, sentence in enumerate(said):
        words = tokens(sentence)
        by_name = [
            word
            for at, word in enumerate(words)
            if word.stem in asked.speaker and (asked.ranks is None or BELOW & before(words, at) == asked.ranks)
        ]
        by_pronoun = [word for word in words if is_meant and word.text.lower() in _PRONOUNS]
        verbs = [word for word in words if root(word.text) in _SAID]
        speaks = any(_says(sentence, who, verb) for who in (*by_name, *by_pronoun) for verb in verbs) or any(
            _BEHIND.fullmatch(sentence, verb.end, who.start) and _SPEECH_ENDS.search(sentence[: verb.start])
            for who in by_name
            for verb in verbs
        )
        if speaks:
            yield i
        is_subject = speaks or any(word in words[:_SUBJECT] for word in by_name)
        is_meant = is_subject or (is_meant and not any(word.is_name for word in words[1:]))


def _says(sentence: str, who: Token, verb: Token) -> bool:
    """Whether the verb, behind them, is of them; "the mayor's predicted losses" are none."""
    is_theirs = _POSSESSIVE.search(sentence[who.start : verb.start].rstrip())
    return not is_theirs and _BEFORE.fullmatch(sentence, who.end, verb.start) is not None


def _share(asked: frozenset[str], told: frozenset[str]) -> float:
    return len(asked & told) / len(asked) if asked else 1.0


def _named(words: Sequence[Token]) -> frozenset[str]:
    return frozenset(root(word.text) for word in words if not word.is_function_word)
