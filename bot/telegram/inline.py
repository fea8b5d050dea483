"""Inline queries: from any chat, `@bot question` offers finished cards, and without words the latest articles.

People type keywords here, and the search sees them by parts: what has no answer is also taken as a topic.
A query expires within seconds, so nothing of it is kept: it is answered now, or the next keystroke asks again.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import structlog

from bot.telegram import cards, hearsay, intents
from bot.telegram.card_ids import CardId
from bot.telegram.cards import Offer
from bot.telegram.patience import Stopping
from bot.telegram.shown import Place
from index.answer import Confidence, Question

if TYPE_CHECKING:
    from telegram import Update
    from telegram.ext import ContextTypes

    from bot.speech import Speech
    from bot.telegram.answers import Answers
    from bot.telegram.chat_settings import ChatSettings, Choices
    from bot.telegram.door import Door
    from bot.telegram.lookup import Lookup
    from bot.telegram.shown import Shown
    from bot.telegram.starts import Starts
    from bot.telegram.tally import Tally
    from bot.telegram.tools import Tools
    from index.answer import Answer, Quote
    from knowledge.library import Library

ANYWHERE = 0
"""The chat that an inline query asks as. No chat has this number, so it sees what everybody may see.

Telegram does not tell in which chat the card will be shown.
"""
INLINE = "inline"
"""The counter of inline queries that were answered."""
INLINE_CHOSEN = "inline_chosen"
"""The counter of cards that were sent."""
PAGE = 10
"""Articles that an empty query is offered at once, and a topic at most."""
CACHED = 30
"""Seconds for which Telegram may offer the same again. In that time an article may be withdrawn."""
HURRY = timedelta(seconds=10)
"""A query that has waited longer is let go: under load it is better to be in time for those that come later."""
_MOST = 10_000  # no reader scrolls farther; a made-up offset must not make the database count

_log = structlog.get_logger(__name__)


class _Queries:
    """Those of one person: one is looked up at a time, and only the newest waits."""

    __slots__ = ("__weakref__", "lock", "newest")

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.newest = 0


class Inline:
    """Answers inline queries, and counts what is chosen."""

    def __init__(
        self,
        tools: Tools,
        lookup: Lookup,
        library: Library,
        answers: Answers,
        *,
        starts: Starts,
        door: Door,
        settings: ChatSettings,
        shown: Shown,
        tally: Tally,
    ) -> None:
        self._workers = tools.workers
        self._posting = tools.posting
        self._voices = tools.voices
        self._lookup = lookup
        self._library = library
        self._answers = answers
        self._starts = starts
        self._door = door
        self._settings = settings
        self._shown = shown
        self._tally = tally
        self._typed: WeakValueDictionary[int, _Queries] = WeakValueDictionary()

    async def query(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer cards for what is typed now. What was typed before and still waits is moot."""
        query = update.inline_query
        assert query is not None
        say = self._voices.to(update)
        queries = self._typed.setdefault(query.from_user.id, _Queries())
        queries.newest = update.update_id
        async with queries.lock:
            if queries.newest != update.update_id:
                return
            try:
                text, person = query.query.strip(), query.from_user.id
                instead = self._door.inline(person, looked_up=intents.is_question(text))
                if instead is None:
                    offer = await self._offer(say, self._settings.of(person), text, query.offset)
                else:
                    offer = Offer((), say(instead), 0)
            except Stopping:
                return
            except Exception:  # noqa: BLE001 - whatever it is, the reader is told
                _log.exception("failed", update=update.update_id)
                offer = Offer((), say("inline-failed"), 0)
            if offer is None:
                _log.info("let go", update=update.update_id)
                return
            await self._posting.offer(query.id, offer)
            await self._workers.record(self._tally.count, INLINE)
            _log.info("offered", update=update.update_id, cards=len(offer.cards))

    async def chosen(self, update: Update) -> str:
        """Count a card that was sent, and write down what it shows, where Telegram tells how to change it later."""
        chosen = update.chosen_inline_result
        assert chosen is not None
        await self._workers.record(self._tally.count, INLINE_CHOSEN)
        card, message = CardId.parse(chosen.result_id), chosen.inline_message_id
        if card is not None and message is not None:
            language = self._voices.to(update).language
            shows = await self._workers.record(self._answers.keep_card, card, ANYWHERE, language)
            await self._workers.record(self._shown.keep, Place(ANYWHERE, inline=message), shows)
        return "counted"

    async def _offer(self, say: Speech, choices: Choices, text: str, offset: str) -> Offer | None:
        now = datetime.now(UTC)
        if not intents.is_question(text):
            return await self._workers.look(self._latest, say, choices, _number(offset), now)
        question = Question(hearsay.without(text) or text, now, sources=choices.outlets, chat=ANYWHERE)

        def find() -> tuple[Answer, tuple[Quote, ...]] | None:
            late = datetime.now(UTC) > now + HURRY
            return None if late else self._found(question, choices)

        found = await self._workers.offer(find)
        if found is None:
            return None
        answer, reported = found
        # That it is reported is certain: such a card says who wrote what and when, and nothing of an answer.
        topical = replace(answer, confidence=Confidence.STRONG, quotes=reported, closest=None)
        topical = await self._workers.look(self._answers.standing, topical, ANYWHERE)
        if topical.quotes:
            return Offer(cards.of_answer(say, topical, now.date(), self._starts), say("inline-on-topic"), CACHED)
        standing = await self._workers.look(self._answers.standing, answer, ANYWHERE)
        return Offer(cards.of_answer(say, standing, now.date(), self._starts), say("inline-hint"), CACHED)

    def _found(self, question: Question, choices: Choices) -> tuple[Answer, tuple[Quote, ...]]:
        """The answer, and where there is none, the best of what is reported on the same as a topic."""
        answer = choices.held(self._lookup.find(question))
        reported = self._lookup.about(question).quotes if answer.confidence is Confidence.NONE else ()
        return answer, reported[:PAGE]

    def _latest(self, say: Speech, choices: Choices, first: int, now: datetime) -> Offer:
        hidden = self._library.visibility.hidden_from(ANYWHERE)
        found = self._library.latest(PAGE + 1, first, hidden, choices.outlets)
        more = str(first + PAGE) if len(found) > PAGE else ""
        return Offer(
            cards.of_latest(say, found[:PAGE], now.date(), self._starts), say("inline-how-to"), CACHED, more
        )


def _number(offset: str) -> int:
    """What we wrote as the next offset; 0 for anything else, since any client can send anything."""
    return min(int(offset), _MOST) if offset.isascii() and offset.isdecimal() and len(offset) <= 5 else 0  # noqa: PLR2004
