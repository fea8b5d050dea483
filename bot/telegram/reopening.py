"""What was shown before, shown again: by a citation's code, or by a link that somebody shared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import ages
from bot.telegram import intents, render, topic_screens, views
from bot.telegram.corrections import Gone
from bot.telegram.presses import Press, Verb
from bot.telegram.screen import Subject
from bot.telegram.shown import Place
from bot.telegram.starts import ToAnswer, ToArticle, ToCard
from knowledge.article import Citation

if TYPE_CHECKING:
    from datetime import date

    from bot.speech import Speech
    from bot.telegram.answers import Answers
    from bot.telegram.found import Found
    from bot.telegram.posting import Make
    from bot.telegram.screen import Screen, Shows
    from bot.telegram.shown import Shown
    from bot.telegram.starts import Starts
    from bot.telegram.timelines import Timelines
    from bot.telegram.workers import Workers

    Wanted = intents.Verify | intents.VerifyShown | intents.Reopen


class Reopening:
    """Shows it as it stands now, and as the chat may see it."""

    def __init__(
        self, answers: Answers, timelines: Timelines, shown: Shown, *, starts: Starts, workers: Workers
    ) -> None:
        self._answers = answers
        self._timelines = timelines
        self._shown = shown
        self._starts = starts
        self._workers = workers

    async def shown(self, say: Speech, chat: int, wanted: Wanted) -> Make:
        """What makes the screen, anew each time that it is tried to send it."""
        answer = await self._answer(wanted, chat, say.language) if isinstance(wanted, intents.Reopen) else None

        def make() -> Screen:
            today = ages.today()
            if isinstance(wanted, intents.Verify):
                return self._answers.receipts(say, wanted.citations, chat, today, self._starts)
            if isinstance(wanted, intents.VerifyShown):
                return self._receipt(say, chat, wanted, today)
            found = self._answers.find(answer, chat) if answer else None
            if found is None or found.is_hidden:
                return render.note(say("no-such-answer"))
            return self._opened(say, found, wanted, today)

        return make

    def _receipt(self, say: Speech, chat: int, wanted: intents.VerifyShown, today: date) -> Screen:
        """Of what a message quotes: as it was written down, else as its buttons say, else as it says itself."""
        shows = self._shown.at(Place(chat, wanted.message)) if wanted.message else None
        if shows is not None and shows.subject is Subject.TIMELINE:
            return self._listed(say, chat, shows, wanted.marked, today)
        if shows is not None:
            cited = self._answers.cited(shows.id, shows.number, chat)
            if cited is None:  # as the message says itself
                return render.note(say("not-here"))
        elif isinstance(wanted.start, ToAnswer):
            cited = self._answers.cited(wanted.start.id, 0, chat)
        elif isinstance(wanted.start, ToCard | ToArticle):
            quoted = wanted.start.card.quoted
            cited = Citation(wanted.start.card.revision, quoted.start, quoted.end)
        else:
            cited = wanted.start.citation if wanted.start else wanted.citation
        if cited is None:
            return render.note(say(wanted.otherwise))
        return self._answers.receipt(say, cited, chat, today, self._starts)

    def _listed(self, say: Speech, chat: int, shows: Shows, marked: str, today: date) -> Screen:
        """Of what stands on the page of a list that a message shows; of what is marked alone, if anything is."""
        timeline = self._timelines.find(shows.id, chat)
        listed = topic_screens.on_page(timeline, shows.number) if timeline else ()
        if not listed:
            return render.note(say("timeline-gone"))
        meant = [one.cited for one in listed if marked and marked in one.words]
        return self._answers.receipts(say, meant or [one.cited for one in listed], chat, today, self._starts)

    async def _answer(self, wanted: intents.Reopen, chat: int, language: str) -> str | None:
        """The id of the answer; what a link quotes becomes one, so that its buttons work as ever."""
        if isinstance(wanted.start, ToAnswer):
            return await self._workers.record(self._answers.opened_in, chat, wanted.start.id)
        kept = await self._workers.record(self._answers.keep_card, wanted.start.card, chat, language)
        return kept.id if kept else None

    def _opened(self, say: Speech, found: Found, wanted: intents.Reopen, today: date) -> Screen:
        if isinstance(wanted.start, ToArticle) and not isinstance(found.quotes[0], Gone):
            press = Press(Verb.READ, found.id, 0)
            return views.pressed(say, press, replace(found, unasked=True), today, self._starts)
        return render.opened(say, found, today)
