"""Telling people, once, when what they asked in vain has been reported.

A watch is forgotten after its answer was accepted, so it is told at least once; twice only where nobody can know.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import structlog
from telegram import Message
from telegram.constants import ChatType

from bot import ages
from bot.speech import speech
from bot.telegram import cutting, hearing, links, naming, render, rooms, turns, writers
from bot.telegram.delivery import Refused, Shut
from bot.telegram.patience import Stopping
from bot.telegram.posting import topic_of
from bot.telegram.presses import Lookout
from bot.telegram.rich import isolated, join, link, numbered, plain, told
from bot.telegram.rounds import Rounds
from bot.telegram.screen import Button, Screen, dropping
from bot.telegram.threads import asked_in
from bot.telegram.turns import Turn
from bot.telegram.understanding import moment
from bot.telegram.watches import Watch
from index.answer import Confidence, Question, ScopeKind
from index.periods import period
from knowledge.languages import detect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from telegram import CallbackQuery, Update, User

    from bot.speech import Speech
    from bot.telegram.access import Access
    from bot.telegram.answers import Answers
    from bot.telegram.chat_settings import ChatSettings
    from bot.telegram.lookup import Lookup
    from bot.telegram.posting import Make
    from bot.telegram.threads import Threads
    from bot.telegram.tools import Tools
    from bot.telegram.watches import Watches
    from index.answer import Answer, Scope
    from knowledge.article import Article
    from knowledge.library import Library

_SHOWN = 200  # code points of a question in a list
_TITLE = 120  # and of the title of an article
_log = structlog.get_logger(__name__)


class Watching:
    """Takes watches on, lists them, and fires them for as long as the process lives."""

    def __init__(
        self,
        tools: Tools,
        lookup: Lookup,
        watches: Watches,
        answers: Answers,
        threads: Threads,
        *,
        library: Library,
        settings: ChatSettings,
        access: Access,
        look_every: float,
    ) -> None:
        self._workers = tools.workers
        self._posting = tools.posting
        self._voices = tools.voices
        self._lookup = lookup
        self._library = library
        self._watches = watches
        self._answers = answers
        self._threads = threads
        self._settings = settings
        self._access = access
        self._restricted = library.visibility.restricted()
        self.rounds = Rounds(
            tools.patience, self._round, "watches are not looked after for now", seconds=look_every
        )

    async def message(self, update: Update, message: Message, me: User) -> str | None:
        """List what the writer watches for; None where the message does not ask for that."""
        if not hearing.asks_for(message, me, "watching"):
            return None
        say, person = self._voices.to(update), writers.person(update)

        def screen() -> Screen:
            if person is None:  # behind a mask nobody waits: who pressed a button was seen
                return render.note(say("ask-in-private"))
            return self._listed(say, person, message.chat.id)

        await self._posting.reply(update.update_id, message, screen)
        return "listed"

    async def press(self, update: Update, query: CallbackQuery, me: User) -> str | None:
        """Watch for a question, or no more; None where the button is another one."""
        lookout = Lookout.parse(query.data)
        if lookout is None:
            return None
        if lookout.watch is None:
            said = await self._begin(query, me, self._voices.to(update).language, unread=lookout.unread)
            await self._posting.heard(query.id, self._to_presser(query)(said))
            return said
        return await self._end(update, query, lookout.watch)

    async def _end(self, update: Update, query: CallbackQuery, watch: str) -> str:
        """Watch no more, and show the list as it is then; who sees the list of another ends nothing of it."""
        message, person = query.message, query.from_user
        removed = await self._workers.record(self._watches.remove, watch, person.id)
        if not removed and await self._workers.look(self._watches.waits, watch):
            await self._posting.heard(query.id, self._to_presser(query)("watch-of-another"))
            return "not allowed"
        await self._posting.heard(query.id)
        if isinstance(message, Message) and (removed or _is_list_of(message, person)):
            say, chat = self._voices.to(update), message.chat.id
            await self._posting.show(update.update_id, message, lambda: self._listed(say, person.id, chat))
        return "removed" if removed else rooms.IGNORED

    async def _begin(self, query: CallbackQuery, me: User, language: str, *, unread: bool) -> str:
        """The message that says what became of it."""
        message, asked = query.message, self._threads.asked(query.message, me)
        if asked is None or not isinstance(message, Message):
            return "question-gone"
        alone = asked_in(message, me) or asked
        goes_on = asked[0] if asked[0] != alone[0] else ""
        replied, asker = message.reply_to_message, query.from_user.id
        # Who presses late waits for what came since they asked too: the answer may have been long on its way.
        wanted = Watch(
            message.chat.id,
            asker,
            replied.message_id if replied else 0,
            alone[0],
            language,
            goes_on,
            made=min(moment(replied or message), datetime.now(UTC)),
            topic=topic_of(message),
            unread=unread,
        )
        begun = await self._workers.record(self._watches.add, wanted)
        self.rounds.wake()
        if not begun:
            return "too-many-watches"
        return "watched" if message.chat.type == ChatType.PRIVATE else "watched-here"

    def _to_presser(self, query: CallbackQuery) -> Speech:
        return self._voices.of(query.message.chat.id if query.message else None, query.from_user)

    async def _round(self) -> bool:
        """Ask again what the index has not been asked since it followed the Library; whether somebody waits."""
        change = await self._workers.look(self._lookup.indexed_change)
        restricted = await self._workers.look(self._library.visibility.restricted)
        # What came since they asked may be open to them only now: that is no change of the Library.
        all_again = _is_opened(self._restricted, restricted)
        for watch in await self._workers.look(self._watches.behind, change + all_again):
            if await self._workers.look(self._watches.waits, watch.id):  # else one of the same question was told
                await self._looked(watch, change)
        self._restricted = restricted
        return await self._workers.look(self._watches.any)

    async def _looked(self, watch: Watch, change: int) -> None:
        """Look, and where that fails leave it until the next change, so that one question keeps up no other."""
        try:
            await self._look(watch, change)
        except Stopping:
            raise
        except Exception:  # noqa: BLE001 - whatever it is, the others are looked after
            _log.exception("a watch could not be looked after", watch=watch.id)
            await self._workers.record(self._watches.looked, watch.id, change)

    async def _look(self, watch: Watch, change: int) -> None:
        chosen = self._settings.of(watch.chat)
        if chosen.quiet or self._posting.is_shut(watch.chat) or not self._access.opens(watch.chat, watch.person):
            return  # it is looked for once the bot may speak to them there again
        perhaps: str | None = None
        for text in watch.readings:
            now, then = datetime.now(UTC), _period_then(text, watch.made)
            question = Question(text, now, then, sources=chosen.outlets, chat=watch.chat)
            answer = chosen.held(await self._workers.ask(self._lookup.find, question, watch.named))
            standing = await self._workers.look(self._answers.standing, answer, watch.chat)
            if not await self._workers.look(self._is_news, standing, watch):
                continue
            if standing.confidence is Confidence.STRONG:
                await self._tell(watch, standing)
                return
            perhaps = standing.quotes[0].article.id
        await self._workers.record(self._watches.looked, watch.id, change, perhaps)

    def _is_news(self, answer: Answer, watch: Watch) -> bool:
        """Whether what was not there before answers first: a new article, or the new text of one that was there.

        What was there and not read yet is as good as new.
        """
        if not answer.quotes or watch.unread:
            return bool(answer.quotes)
        article = answer.quotes[0].article
        text = self._library.revision(article.revision)
        return max(article.added, text.added if text else article.added) > watch.made

    def _listed(self, say: Speech, person: int, chat: int) -> Screen:
        """What a person watches for, as far as it stands in this chat."""
        watches = self._watches.of(person, chat)
        found = {w.id: self._answers.article(w.perhaps, chat) for w in watches if w.perhaps is not None}
        perhaps = {watch: article for watch, article in found.items() if article is not None}
        return listed(say, watches, perhaps, chat)

    async def _tell(self, watch: Watch, answer: Answer) -> None:
        kept = await self._workers.record(self._answers.keep, answer, watch.chat)
        # It is said what was asked: by now the question may be deleted, or say something else.
        turn = turns.apart(Turn(answer.question.text))

        def make() -> Screen:
            return self._told(speech(watch.language), kept, watch.chat, turn)

        try:
            sent = await self._told_in(watch, make)
            self._threads.add(sent.chat.id, sent.message_id, turn)
            await self._workers.record(self._answers.sent, kept, sent.chat.id, sent.message_id)
        except Shut as shut:
            _log.info("told when the chat is open again", exc_info=shut)
            return
        except Refused as refused:
            _log.warning("refused", exc_info=refused)
        await self._workers.record(self._watches.fulfilled, watch)

    async def _told_in(self, watch: Watch, make: Make) -> Message:
        """Say it where it was asked, or in the General topic where that one is closed or gone."""
        try:
            return await self._posting.tell(watch.chat, watch.message, make, watch.topic)
        except Refused as refused:
            if watch.topic is None or isinstance(refused, Shut):
                raise
            return await self._posting.tell(watch.chat, 0, make)

    def _told(self, say: Speech, kept: str, chat: int, turn: Turn) -> Screen:
        found = self._answers.find(kept, chat)
        assert found is not None
        return render.answer(say, replace(found, reported=True, turn=turn), ages.today())


def _is_opened(before: Mapping[str, frozenset[int]], now: Mapping[str, frozenset[int]]) -> bool:
    """Whether a chat may see an outlet that was kept from it, by the chats to which outlets are restricted."""
    return any(outlet not in now or now[outlet] - chats for outlet, chats in before.items())


def _is_list_of(message: Message, person: User) -> bool:
    """Whether the list that stands in a message was asked for by this person."""
    replied = message.reply_to_message
    return message.chat.id == person.id or (replied is not None and replied.from_user == person)


def _period_then(text: str, made: datetime) -> Scope | None:
    """The period that a question names from the day on which it was asked: "yesterday" is not that before today."""
    scope = period(text, made, detect(text))
    return scope if scope is not None and scope.kind is ScopeKind.RELATIVE else None


def listed(say: Speech, watches: list[Watch], perhaps: Mapping[str, Article], chat: int) -> Screen:
    """What a person watches for and what perhaps answers it, with a button for each that ends it.

    What is to be told in another chat than the one that the list is for says so.
    """
    if not watches:
        return render.note(say("no-watches"))
    lines = []
    for number, watch in enumerate(watches, 1):
        question = plain(isolated(cutting.shortened(" ".join(watch.readings[-1].split()), _SHOWN)))
        shown = question if watch.chat == chat else told(say, "watch-elsewhere", question=question)
        lines.append(numbered(say, number, shown))
        if article := perhaps.get(watch.id):
            title = plain(naming.title_of(say, article, _TITLE))
            to_article = link(title, naming.href(links.openable(article.url)))
            lines.append(told(say, "watch-perhaps", article=to_article))
    buttons = tuple(Button(dropping(number), press=Lookout(watch.id)) for number, watch in enumerate(watches, 1))
    return Screen(join([plain(say("watches")), *lines], "\n"), buttons, a_row=5)
