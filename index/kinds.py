"""Of what kind an answer has to be: an age, a price, a speed, a name.

A reader often takes one number for another where the right one is not there: "How old is the mayor?" is not
answered by "after 12 months of trial", nor "How fast is the ferry?" by its width. What a question of a kind is
answered by has a unit or a form of its own, beside it or in it; of the usual kinds these are a short table. Where a
kind is wide, so is its pattern: what it keeps out cannot be an answer. Tables of this sort are the answer typing of
the classical systems (Li and Roth, "Learning Question Classifiers", 2002).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from index.terms import ASKING_WORD, tokens

if TYPE_CHECKING:
    from index.answer import Span

_BEFORE, _BEHIND = 14, 24
"""Code points beside an answer in which its unit stands: "aged 44", "44 of the following years"."""

_TIME = (
    "second|minute|hour|day|week|fortnight|month|year|decade|centur|season|night|term|generation"
    "|until|till|since|moment|instant|indefinite|permanent|for good|ever"
)
_LENGTH = (
    r"met(?:er|re)|mile|feet|foot|inch|yard|stor(?:e?y|ies)\b|floor|block|nautical|league|fathom|lap\b|light-year"
    r"|\d ?(?:km|cm|mm|m|ft|in)\b|\dk\b"
)
_NUMBER = (
    r"\d|%|\b(?:zero|no|none|one|two|both|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
    r"|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:y|ies)\b[\w-]*|dozens?|hundreds?|thousands?|\w*illions?"
    r"|half|several|couple|few|fewer|many|single|double|twice|triple|once|all|every|first|second|third|fourth|fifth"
    r"|quarters?|an?|another|most|countless|numerous|scores|pair|only|majority|least|nothing|little|more|less)\b"
)
_SHARE = r"per ?cent|%|\bpct\b"
_MONEY = (
    rf"[$€£¥₹₽₩₪₴₺]|{_SHARE}|\b(?:usd|eur|gbp|won|lei|free|nothing|cents?|dlrs?|stg|cts?|mln|bln)\b"
    "|dollar|pound|euro|crown|yen|yuan|renminbi|rouble|ruble|rupee|franc|peso|kron|zloty|forint|dirham|dinar|riyal"
    "|rial|lira|shekel|rand|hryvnia|bitcoin|bucks|quid|thousand|million|billion|trillion"
)
_DAY = (
    r"\d|day|week|month|year|morning|evening|night|noon|centur|decade|\bago\b|season|spring|summer|autumn|\bfall|winter"
    "|januar|februar|march|april|may|june|july|august|septem|octo|novem|decem|tomorrow|after|before|during|until"
    "|since|later|earlier|soon|once|when|while|time|age|era|period|war|recent|now|current|immediate|past|last|next"
    r"|early|late|follow|end|begin|start|never|upon|christmas|easter|ramadan|\b(?:by|as|at|in)\b"
)
_COMMON = (
    "disease|illness|virus|infection|fever|syndrome|condition|species|animal|bird|fish|insect|plant|tree|flower|fruit"
    "|food|dish|drink|drug|substance|chemical|material|element|gas|metal|mineral|method|process|practice|procedure"
    "|technique|technology|system|device|instrument|tool|weapon|sport|game|dance|style|phenomenon|effect|theory"
)
_LINE = "phone|telephone|hotline|helpline|emergency line"
_START = r"(?:^|[.!?:] )\W{0,3}"
_MEASURED = (
    r"(?:percent|per cent|[mb]illion|thousand|hundred|dollar|euro|pound|year|day|hour|minute|gram|met(?:er|re))s?"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What asks for answers of a kind, what stands in or beside them, and what they themselves look like."""

    asks: re.Pattern[str]
    beside: re.Pattern[str] | None = None
    itself: re.Pattern[str] | None = None

    def is_met(self, text: str, sentence: Span, answer: Span) -> bool:
        """Whether the part of the sentence can be an answer of this kind. Offsets are those of the text."""
        start, end = max(sentence.start, answer.start - _BEFORE), min(sentence.end, answer.end + _BEHIND)
        if self.beside is not None and not self.beside.search(text, start, end):
            return False
        return self.itself is None or self.itself.fullmatch(text[answer.start : answer.end].strip()) is not None


def _kind(asks: str, beside: str | None = None, itself: str | None = None) -> Kind:
    return Kind(
        re.compile(asks, re.IGNORECASE),
        re.compile(beside, re.IGNORECASE) if beside else None,
        re.compile(itself, re.DOTALL) if itself else None,
    )


# The first that asks counts, so the narrower ones go before.
_KINDS = (
    _kind(
        r"\bhow old\b",
        r"year|month|week|day|\bold\b|\bage[ds]?\b|centur|decade|born|teen|, ?\d{1,3} ?[,.]|\b\d{2}s\b"
        r"|\b(?:of|at|is|was|were|turn\w*) \d{1,3}\b(?![,.]\d)|\b(?:1\d|20)\d\d\b",
    ),
    _kind(
        r"\bhow fast\b|\bat what speed\b",
        rf"km|kph|mph|mach|knot|\bper\b|\ban?\b|times|speed|second|minute|hour|{_SHARE}",
    ),
    _kind(r"\bhow (?:tall|deep|wide|far|thick)\b", f"{_LENGTH}|{_SHARE}|hour|minute|day|stage|degree|°"),
    _kind(r"\bhow long\b", f"{_TIME}|{_LENGTH}"),
    _kind(
        r"\bhow heavy\b|\bhow much (?:do|does|did)\b.*\bweigh",
        r"gram|kilo|\bkg|pound|\blb|ton|ounce|stone|times|mass",
    ),
    _kind(
        r"\bhow much\b.*\b(?:cost|pa(?:y|id)|price|worth|earn|spen[dt]|invest\w*|money|fined?|salary|revenue)\b"
        r"|\bwhat\b.*\b(?:cost|price|salary|fee)\b",
        _MONEY,
    ),
    _kind(
        r"\b(?:what|which) (?:percentage|percent|per cent|share|proportion|fraction)\b",
        rf"{_SHARE}|half|third|quarter|fifth|out of|\b(?:of|in) (?:ten|five|four|three|\d)|majority|most|all",
    ),
    _kind(
        r"\bwhat time\b",
        r"[ap]\.?m\b|o['’]clock|\d[:.]\d\d|noon|midnight|hour|morning|evening|night|dawn",
    ),
    _kind(r"\b(?:what|which) year\b", r"\d{4}|['’]\d\d\b|year|centur|\d0s"),
    # A name has a capital letter, or is one word, as of a thing; what has no name of its own goes by any words.
    _kind(
        r"\bwhat(?:['’]s| is| was| are| were) (?:the|his|her|its|their) (?:full |real |first |last )?names?\b"
        rf"(?! given)(?!.*\b(?:{_COMMON})s?\b)",
        itself=r""".*(?:[^\W\d_a-z]|[A-Z"'‘“„«]).*|[^\W\d_]+""",
    ),
    _kind(
        rf"\b(?:{_LINE})\b.*\bnumbers?\b|\bnumbers? (?:of|for) .*\b(?:{_LINE})\b|\bnumber (?:to call|can I call)\b",
        itself=r"(?!.*\d,\d{3}).*\d{3}.*",
    ),
    _kind(r"\bhow many\b", _NUMBER),
    _kind(r"\bhow much\b", f"{_NUMBER}|{_MONEY}"),
    _kind(rf"{_START}(?:\w+ )?when\b(?!.*, {ASKING_WORD})|\b(?:what|which) (?:date|day|month)\b", _DAY),
    _kind(rf"{_START}(?:who|whom|whose)\b", itself=rf"(?i)(?![\W\d]*(?:(?:{_MEASURED}|an?|and)[\W\d]*)*$).*"),
)


_OF_ANOTHER = re.compile(r"(?:['’]s|s['’])\s+\w")
_WHO_IS = re.compile(r"\W*(?:who|what)(?:['’]s| is| was| are| were) (.+)", re.IGNORECASE)


@lru_cache(256)
def introduced(question: str) -> frozenset[str]:
    """The stems of a name where the question is who or what that is: only what names it can say so. Else none.

    "Japan's prime minister" is no name: who that is, a sentence tells that need not say so again.
    """
    asked = _WHO_IS.match(question)
    named = tokens(asked[1]) if asked and not _OF_ANOTHER.search(asked[1]) else []
    return frozenset() if any(word.is_function_word for word in named) else frozenset(word.stem for word in named)


_WHETHER = re.compile(
    r"\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must"
    r"|(?:is|are|was|were|do|does|did|has|have|had|could|would|should|wo|ca)n['’]t)\b"
    rf"(?!.*{ASKING_WORD})",
    re.IGNORECASE,
)


def asks_whether(question: str) -> bool:
    """Whether a question is answered by yes or no: "Did the ferry sail?", but not "Can you say when it sails?"."""
    return _WHETHER.match(question) is not None


@lru_cache(256)
def kind_of(question: str) -> Kind | None:
    """The kind of answer that a question asks for; None where that is open."""
    return next((kind for kind in _KINDS if kind.asks.search(question)), None)
