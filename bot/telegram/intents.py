"""What a message wants of the bot: a question, one of our own sentences, or nothing.

In a group the bot speaks only when it is spoken to: by its commands, by a reply to it, by its name; in a channel
only by /ask and /source. It never answers what Telegram forwards from a channel into its group, other bots, or what
was sent through a bot.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from telegram.constants import ChatType

from bot.telegram import hearing, hearsay, small_talk, starts
from bot.telegram.claims import claims, is_of_nothing
from bot.telegram.remarks import is_remark
from bot.telegram.starts import ToAnswer, ToArticle, ToCard, ToReceipt
from index.answer import MAX_QUESTION
from index.terms import asks
from knowledge.article import Citation

if TYPE_CHECKING:
    from datetime import datetime

    from telegram import Message, User

    from bot.speech import Speech
    from bot.telegram.starts import Start

_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to look up.

    `in_passing`: it was said to others rather than asked, so it is answered where something surely does.
    """

    text: str
    in_passing: bool = False


@dataclass(frozen=True, slots=True)
class Say:
    """Messages of the catalogues to say one after another, by their keys, with the values that they name."""

    keys: tuple[str, ...]
    values: tuple[tuple[str, str | int], ...]

    def __init__(self, *keys: str, **values: str | int) -> None:
        object.__setattr__(self, "keys", keys)
        object.__setattr__(self, "values", tuple(values.items()))

    def in_words(self, say: Speech) -> str:
        """What is said in this language."""
        return "\n\n".join(say(key, **dict(self.values)) for key in self.keys)


@dataclass(frozen=True, slots=True)
class Verify:
    """Citations to show the receipts of, one or more."""

    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class VerifyShown:
    """The quote that a message shows, to show the receipt of.

    `message` is one of ours; `start` is what a button of it opens, and `citation` the code that it says itself.
    `marked` is a part of it; `otherwise` is what to say where it shows none, by its key.
    """

    message: int | None
    start: Start | None
    citation: Citation | None
    marked: str = ""
    otherwise: str = "how-to-verify"


@dataclass(frozen=True, slots=True)
class Reopen:
    """What a link opens: an answer, a card's quote, or an article at a quote."""

    start: ToAnswer | ToCard | ToArticle


@dataclass(frozen=True, slots=True)
class Check:
    """What somebody else wrote, to look up what the articles say on it: its claims, and when it was written.

    Where that is not known, as of what an article says, time plays no part. Without claims it is what was forwarded
    before.
    """

    claims: tuple[str, ...] = ()
    written: datetime | None = None


Intent = Ask | Say | Verify | VerifyShown | Reopen | Check | None


def of(message: Message, me: User) -> Intent:
    """What the message wants of the bot `me`; None to stay quiet."""
    if message.chat.type == ChatType.CHANNEL:
        return _posted(message, me)
    private = message.chat.type == ChatType.PRIVATE
    if not (private or message.chat.type in _GROUPS) or not hearing.is_from_a_person(message):
        return None
    said = hearing.said(message)
    if not said:
        return Say("text-only") if private and message.effective_attachment else None
    if private and message.forward_origin is not None:
        return _forwarded(said, message, me, message.forward_origin.date)
    if hearing.command(message) is not None:
        return _commanded(message, me, private=private)
    return _told(said, message, me) if private else _overheard(said, message, me)


def _forwarded(said: str, message: Message, me: User, written: datetime) -> Intent:
    """What a forward in private wants: that what it says is looked up."""
    quoted = hearing.quoted_by(message, me)
    told = quoted or said
    if citations := Citation.all_in(told):
        return Verify(citations)
    return _small_talk(told, message, me) or _checked(told, None if quoted else written)


def _checked(said: str, written: datetime | None) -> Intent:
    found = claims(said)
    return Check(found, written) if found else Say("no-words")


def _told(text: str, message: Message, me: User) -> Intent:
    """What a message in private without a command wants; the bot need not be named there, and may be."""
    citations, start = Citation.all_in(text), starts.found_in(text, me.username)
    if citations:
        return Verify(citations)
    if start is not None:
        return _opened(start)
    rest = hearing.without_mention(text, message, me)
    if rest is not None:
        return _asked(message, me, rest)
    return _small_talk(text, message, me) or _question(text, message, me)


def _posted(message: Message, me: User) -> Intent:
    """What a post of a channel wants, which every subscriber sees the answer to."""
    command = hearing.command_of(message, me) if message.via_bot is None else None
    return _looked_up(message, me, *command) if command is not None and command[0] in {"ask", "source"} else None


def _overheard(said: str, message: Message, me: User) -> Intent:
    """What a group message without a command wants."""
    rest = hearing.without_mention(said, message, me)
    if rest is not None:
        return _asked(message, me, rest)
    is_talk = hearing.is_to_another(message, me) or _small_talk(said, message, me) is not None
    if not hearing.replies_to(message, me) or is_talk:
        return None
    wanted = _question(said, message, me)
    if isinstance(wanted, Ask):
        return replace(wanted, in_passing=is_remark(said))
    return None if isinstance(wanted, Say) and not asks(said) else wanted  # a link, "...", or a long comment


def _commanded(message: Message, me: User, *, private: bool) -> Intent:
    command = hearing.command_of(message, me)
    if command is None:
        return None
    name, rest = command
    match name:
        case "ask" | "source":
            return _looked_up(message, me, name, rest)
        case "verify":
            return _verified(message, me, rest)
        case "start":
            return _started(rest) if private else help_by(me)
        case "help" | "chat":
            return help_by(me) if name == "help" else Say("chat-number", number=str(message.chat.id))
    return Say("unknown-command") if private or hearing.is_addressed(message) else None


def help_by(me: User) -> Say:
    """How to use the bot: in groups by its name, since a bare command may not be delivered there."""
    return Say("help", ask=f"/ask@{me.username}", bot=f"@{me.username}")


def _verified(message: Message, me: User, rest: str) -> Intent:
    """By the code or the link that is written, else what the replied message shows, which need not say its code."""
    citations = Citation.all_in(rest)
    return Verify(citations) if citations else _shown(message, me, rest)


def _shown(message: Message, me: User, rest: str) -> VerifyShown:
    """The quote of the link that is written, else of the replied message."""
    replied, written = message.reply_to_message, rest or hearing.replied_source(message)
    ours = None
    if replied is not None and not rest and hearing.replies_to(message, me) and replied.via_bot is None:
        ours = replied.message_id
    start, citations = starts.found_in(written, me.username), Citation.all_in(written)
    return VerifyShown(ours, start, citations[0] if citations else None, hearing.marked(message))


def _started(parameter: str) -> Intent:
    """What opening the bot wants: by a link of ours what that opens, otherwise a welcome."""
    start = starts.parse(parameter)
    return Say("welcome") if start is None else _opened(start)


def _opened(start: Start) -> Intent:
    return Verify((start.citation,)) if isinstance(start, ToReceipt) else Reopen(start)


def _looked_up(message: Message, me: User, name: str, text: str) -> Intent:
    return _asked(message, me, text) if name == "ask" else _sourced(message, me, text)


def _asked(message: Message, me: User, text: str) -> Intent:
    """A question that was put to the bot by name; without words of its own it is about the replied message.

    Not where that is an answer of ours: what it quotes asks nothing.
    """
    about = "" if _replies_to_ours(message, me) else hearing.replied_words(message, me)
    if text.strip() and (hearing.says_something(text) or not about):
        return _small_talk(text, message, me) or _question(text, message, me)
    if about:
        return _sourced(message, me, "") if hearsay.is_told(about) else _question(about, message, me)
    return Say("how-to-ask", ask="/ask" if message.chat.type == ChatType.PRIVATE else f"/ask@{me.username}")


def _sourced(message: Message, me: User, text: str) -> Intent:
    """What is said on these words, else on the message that is replied to, else on what was forwarded before."""
    if text:
        return _checked(text, message.edit_date or message.date)
    replied, about = message.reply_to_message, hearing.replied_words(message, me)
    if not about:  # a message without words is not what was forwarded before
        return Check() if replied is None else Say("how-to-source")
    return _checked(about, hearing.written(message, me))


def _doubted(message: Message, me: User) -> Intent:
    """What "is that true?" wants: of what we quote the receipt, or else what the articles say on the message."""
    if not _replies_to_ours(message, me):
        return _sourced(message, me, "")
    return replace(_shown(message, me, ""), otherwise="how-to-source")


def _replies_to_ours(message: Message, me: User) -> bool:
    """Whether it replies to all of a message that the bot wrote or that was sent through it, not to a part."""
    replied = message.reply_to_message
    is_ours = replied is not None and replied.forward_origin is None and hearing.is_by(replied, me)
    return is_ours and not hearing.marked(message)


def is_question(text: str) -> bool:
    """Whether there is something to look up in what somebody typed."""
    idle = small_talk.reply(text) or small_talk.asks_for_news(text) or small_talk.asks_for_more(text)
    return not idle and hearing.says_something(text)


def _small_talk(text: str, message: Message, me: User) -> Say | None:
    """What is said to a greeting, thanks or a cheer, with the bot's name or without; None to anything else.

    An emoji to a part of a message that is marked asks of that, as "?" and "What is this?" do. "Really?" doubts,
    "really!" cheers.
    """
    of_it = hearing.marked(message) and (asks(text) or not hearing.says_something(text))
    reply = None if of_it or (asks(text) and small_talk.doubts(text)) else small_talk.reply(text, me)
    return Say(reply) if reply else None


def _question(text: str, message: Message, me: User) -> Intent:
    """A question; "is that true?", or a "?" to a marked part of a message, is what the articles say on that.

    So it is where somebody says what they were told, and goes on from nothing.
    """
    text, marked = small_talk.without(text.strip(), me), hearing.marked(message)
    told = hearsay.without(text)  # nothing of "I was told that"
    if small_talk.doubts(text) or not told or (marked and not hearing.says_something(text)):
        return _doubted(message, me)
    if not hearing.says_something(hearing.without_links(text)):
        return Say("no-words")
    alone = not hearing.replied_text(message)
    if alone and hearsay.is_told(text) and len(claims(text)) == 1:
        return _checked(text, message.edit_date or message.date)
    if alone and (is_of_nothing(text) or small_talk.asks_for_more(text)):
        return Say("about-what")
    return Say("too-long", most=MAX_QUESTION) if len(text) > MAX_QUESTION else Ask(text)
