"""The question that a message of ours answers, as it was understood: said in the message, and read off it again."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from bot.speech import languages, speech
from bot.telegram import cutting
from bot.telegram.rich import isolated
from index import followup
from index.naming import is_bare
from index.standing_in import StandIn, stand_ins
from knowledge.languages import detect

if TYPE_CHECKING:
    from bot.speech import Speech

MAX_NAMES = 100
MAX_CLAIM = 150
_MARK = "\ufdd0"  # never a character
_ISOLATES = "\u2068\u2069"
_UNISOLATED = dict.fromkeys(map(ord, _ISOLATES))


@dataclass(frozen=True, slots=True)
class Turn:
    """The question that a message of ours answers, with what it took over, and the names among that.

    `marked` is the part of a message whose words it took over. `in_full`: it is the question before with what the
    new one names, as `stand_in` tells where that was just done, or with `one_of_several` one question of a message
    that asks more, or with `as_asked` what was asked. `claim`: it is a sentence of the message that was asked
    about. `in_vain`: it is kept as a question that nothing answers. `is_repeated`: what it replied to shows already
    what is quoted first.
    """

    question: str
    names: tuple[str, ...] = ()
    claim: bool = False
    marked: str = ""
    in_full: bool = False
    one_of_several: bool = False
    as_asked: bool = False
    stand_in: StandIn | None = field(default=None, compare=False)
    in_vain: bool = field(default=False, compare=False)
    is_listed: bool = field(default=False, compare=False)
    is_repeated: bool = field(default=False, compare=False)


def together(asked: str, before: str, marked: str, about: str) -> list[Turn]:
    """How a question is understood together with a marked part of a message, and with the question before.

    Of that the names are taken, or all of it, where this one does nothing but name something else: both where that
    may be of another kind. `about` is what else it goes on from: of that it is the names alone. What there is not
    is empty. The first is what it means where nothing answers.
    """
    words, names = followup.words(marked, asked), followup.names(before or about, asked)
    with_words, with_names = followup.together(asked, words, " "), followup.together(asked, names)
    in_full = [Turn(one.text, in_full=True, stand_in=one) for one in stand_ins(before, asked)]
    sure = [turn for turn in in_full if turn.stand_in and turn.stand_in.is_sure]
    found = [Turn(with_words, marked=marked)] if with_words else []
    if not sure and with_names:
        found.append(Turn(with_names, names))
    return [*found, *sure, *(turn for turn in in_full if turn not in sure)]


def apart(turn: Turn) -> Turn:
    """The turn of a message that shows no question beside it: it says itself what was asked."""
    as_asked = not (turn.names or turn.marked or turn.in_full)
    return turn if turn.claim else Turn(turn.question, in_full=True, as_asked=as_asked)


def on_claim(say: Speech, turn: Turn) -> str:
    """The line of a message that says which claim it is on; empty for a question."""
    return say("on-claim", claim=isolated(cutting.shortened(turn.question, MAX_CLAIM))) if turn.claim else ""


def understood(say: Speech, turn: Turn) -> str:
    """The line of a message that says it; empty where the question was understood as it stands."""
    if turn.marked:
        return say("together-marked", marked=isolated(cutting.shortened(" ".join(turn.marked.split()), MAX_CLAIM)))
    if turn.in_full:
        key = "one-of-several" if turn.one_of_several else "as-asked" if turn.as_asked else "in-full"
        return say(key, question=isolated(cutting.shortened(turn.question, MAX_CLAIM)))
    names = cutting.shortened(say("comma").join(turn.names), MAX_NAMES)
    return say("together", names=isolated(names)) if names else ""


def latest_on(say: Speech, topic: str) -> str:
    """The line above the newest on a topic, which says that where it is a name, and no question."""
    named = _named(topic)
    return say("latest-on", topic=named) if named else say("latest-on-topic")


def timeline_of(say: Speech, topic: str, days: int) -> str:
    """The same above a timeline of so many days."""
    named, counted = _named(topic), say("timeline-days", days=days)
    return say("timeline-of", topic=named, days=counted) if named else counted


def listed(text: str) -> Turn | None:
    """What a list is on, by the line above it; None where that does not name it whole, or it is none."""
    line = text.partition("\n")[0].translate(_UNISOLATED)
    for say, key in product(map(speech, languages()), ("latest-on", "timeline-of")):
        before, after = say(key, topic=_MARK, days=_MARK).translate(_UNISOLATED).split(_MARK)[:2]
        topic, ends, _ = line.removeprefix(before).partition(after)
        if line.startswith(before) and ends and not topic.endswith(cutting.ELLIPSIS):
            return Turn(topic, is_listed=True)
    return None


def _named(topic: str) -> str:
    named = " ".join(topic.split()).strip(followup.MARKS)
    return isolated(cutting.shortened(named, MAX_NAMES)) if is_bare(named, detect(named)) else ""


def read(answer: str, asked: str) -> Turn | None:
    """What the text of an answer to `asked` says that it took over, whole; None where it says nothing of that."""
    for line, say in product(answer.split("\n"), map(speech, languages())):
        if said := _said(line, say, "together", "names"):
            names = tuple(said.split(say("comma")))
            return Turn(followup.together(asked, names) or asked, names)
        for key in ("in-full", "one-of-several", "as-asked"):
            if question := _said(line, say, key, "question"):
                return Turn(question, in_full=True, as_asked=key == "as-asked")
        if marked := _said(line, say, "together-marked", "marked"):
            words = followup.words(marked, asked)
            return Turn(followup.together(asked, words, " ") or asked, marked=marked)
    return None


def _said(line: str, say: Speech, key: str, value: str) -> str | None:
    """What stands in the line for a value of this message of the catalogue, where it is that and not cut off."""
    before, _, after = say(key, **{value: _MARK}).partition(_MARK)
    if not (line.startswith(before) and line.endswith(after)):
        return None
    said = line[len(before) : len(line) - len(after)].strip(_ISOLATES)
    return None if said.endswith(cutting.ELLIPSIS) else said
