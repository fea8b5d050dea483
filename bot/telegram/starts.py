"""Links that open the private chat with the bot at something: `t.me/<bot>?start=…`.

What is opened is in the link itself, in the 64 characters that Telegram allows, so nothing is kept of links that
nobody follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from telegram.helpers import create_deep_linked_url

from bot.telegram.card_ids import CardId
from knowledge.article import ID_HEX, Citation
from knowledge.errors import UserError

if TYPE_CHECKING:
    from index.answer import Span
    from knowledge.article import Article

_ANSWER = re.compile(rf"a_([0-9a-f]{{{ID_HEX}}})", re.ASCII)


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """An answer that was given, by its id."""

    id: str

    def __str__(self) -> str:
        return f"a_{self.id}"


@dataclass(frozen=True, slots=True)
class ToCard:
    """The quote of a card, as an answer."""

    card: CardId

    def __str__(self) -> str:
        return "c_" + str(self.card).replace(".", "-")


@dataclass(frozen=True, slots=True)
class ToArticle:
    """An article at a quote."""

    card: CardId

    def __str__(self) -> str:
        return "r_" + str(self.card).replace(".", "-")


@dataclass(frozen=True, slots=True)
class ToReceipt:
    """The receipt of a citation."""

    citation: Citation

    def __str__(self) -> str:
        return "v_" + str(self.citation).replace(".", "-")


Start = ToAnswer | ToCard | ToArticle | ToReceipt


def parse(parameter: str) -> Start | None:
    """What a start parameter opens; None when it is none of these, since anybody can write anything."""
    if answer := _ANSWER.fullmatch(parameter):
        return ToAnswer(answer[1])
    kind, code = parameter[:2], parameter[2:].replace("-", ".")
    if kind == "v_":
        try:
            return ToReceipt(Citation.parse(code))
        except UserError:
            return None
    card = CardId.parse(code)
    if card is None or kind not in {"c_", "r_"}:
        return None
    return ToCard(card) if kind == "c_" else ToArticle(card)


def found_in(text: str, username: str | None) -> Start | None:
    """What the first link to the bot of this name that stands in a text opens; None where none opens anything."""
    address = rf"(?<!\w)(?:t|telegram)\.(?:me|dog)/{re.escape(username or '')}/?\?start=([\w-]+)"
    opened = (parse(written[1]) for written in re.finditer(address, text, re.ASCII | re.IGNORECASE))
    return next((start for start in opened if start is not None), None)


class Named(Protocol):
    """The bot, once it knows its own name."""

    @property
    def username(self) -> str:
        """Without the @."""
        ...


class Starts:
    """Makes the links."""

    def __init__(self, bot: Named) -> None:
        self._bot = bot

    def link(self, to: Start) -> str:
        """The link that opens this."""
        return create_deep_linked_url(self._bot.username, str(to))

    def article(self, article: Article, quoted: Span, highlight: Span) -> str:
        """The link that opens an article at a quote of it."""
        return self.link(ToArticle(CardId(article.revision, quoted, highlight, quoted)))
