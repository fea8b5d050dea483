"""What was answered, by citation: so that a button still means the same words after a restart, or a year later.

No words are kept here, neither of questions nor of articles. What a citation says is read from the Library when a
button is pressed: an article that is no longer in it is not cited again, nor one that the chat may see no longer.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot import state
from bot.telegram import corrections, proofs, shown
from bot.telegram.corrections import Gone, Why
from bot.telegram.found import Found
from bot.telegram.pointers import Pointer
from bot.telegram.screen import Mention, Shows, Subject
from bot.telegram.starts import ToAnswer, ToReceipt
from index.answer import Confidence, Quote, Span
from knowledge.article import ID_HEX, Citation
from knowledge.filter import Filter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.speech import Speech
    from bot.telegram.card_ids import CardId
    from bot.telegram.screen import Screen
    from bot.telegram.starts import Start, Starts
    from index.answer import Answer
    from knowledge.article import Article
    from knowledge.library import Library
    from knowledge.store.database import Database

_t = state.answers.c


class Answers:
    """The answers given. Calls block."""

    def __init__(self, database: Database, library: Library) -> None:
        """Take the database as it is, making its tables if there are none. DamagedError when it is not ours."""
        state.found(database)
        self._database = database
        self._library = library

    def standing(self, answer: Answer, chat: int) -> Answer:
        """The answer with those articles alone that the Library has now and the chat may see."""
        live, seen = self._library.copies({quote.article.revision for quote in answer.quotes}), self._shown(chat)
        standing = [q for q in answer.quotes if any(map(seen.passes, live.get(q.article.revision, ())))]
        closest = self._article(answer.closest.id, seen) if answer.closest else None
        return replace(answer, quotes=tuple(standing), closest=closest)

    def keep(self, answer: Answer, chat: int) -> str:
        """Keep where an answer's quotes stand; returns the id."""
        newer = answer.newer.id if answer.newer else None
        pointers = [Pointer.to(quote) for quote in _pages(answer)]
        return self._write(pointers, chat, confidence=str(answer.confidence), newer=newer, outside=answer.outside)

    def keep_card(self, card: CardId, chat: int, language: str) -> Shows | None:
        """Keep the quote of a card that was sent or opened, as an answer; None where there was no such text."""
        revision = self._library.revision(card.revision)
        spans = (card.quoted, card.highlight, card.context)  # any client can send anything
        if revision is None or not all(span.start <= span.end <= len(revision.text) for span in spans):
            return None
        shown = self._shown(chat)
        copies = [*filter(shown.passes, self._library.copies([revision.revision]).get(revision.revision, []))]
        article, outlet = (
            (copies[0].id, copies[0].source) if copies else ((*revision.now, revision.brought_by)[0], None)
        )
        quoted, highlight, context = card.quoted, card.highlight, card.context
        pointer = Pointer(
            article,
            revision.revision,
            quoted.start,
            quoted.end,
            (highlight.start, highlight.end),
            (context.start, context.end),
        )
        answer = self._opened([pointer], chat, confidence=str(card.confidence), newer=None, outside=card.outside)
        return Shows(Subject.OPENED, answer, 0, language, (Mention(article, revision.revision, outlet),))

    def opened_in(self, chat: int, answer_id: str) -> str | None:
        """The id of what a chat is shown of an answer that somebody opens there: the quotes that it may see.

        It is the answer itself where that was given. None where there is no such answer, or nothing to see of it:
        which of the two is for other chats to know.
        """
        row = self._row(answer_id)
        if row is None or row.chat == chat:
            return row and row.id
        found = zip(_pointers(row), self._quotes(_pointers(row), chat), strict=True)
        seen = [pointer for pointer, quote in found if not _is_for_others(quote)]
        more = {"confidence": row.confidence, "newer": row.newer, "outside": row.outside}
        return self._opened(seen, chat, **more) if seen else None

    def _opened(self, pointers: list[Pointer], chat: int, **more: str | bool | None) -> str:
        """The id of what is opened in a chat; opened again, it is what it was."""
        quotes = json.dumps([pointer.fields() for pointer in pointers])
        same = (_t[name].is_not_distinct_from(value) for name, value in more.items())
        where = sa.select(_t.id).where(_t.chat == chat, _t.quotes == quotes, *same).limit(1)
        with self._database.reading() as connection:
            kept: str | None = connection.execute(where).scalar()
        return kept or self._write(pointers, chat, **more)

    def _write(self, pointers: list[Pointer], chat: int, **more: str | bool | None) -> str:
        values = {
            "id": secrets.token_hex(ID_HEX // 2),
            "quotes": json.dumps([pointer.fields() for pointer in pointers]),
            "chat": chat,
            "made": datetime.now(UTC),
        }
        with self._database.writing() as connection:
            connection.execute(state.answers.insert().values(**values, **more))
        return str(values["id"])

    def sent(self, answer_id: str | None, chat: int, message: int) -> None:
        """Write down which message holds the answer, and no other one any more; None when it holds none."""
        with self._database.writing() as connection:
            held = sa.and_(_t.chat == chat, _t.message == message)
            connection.execute(state.answers.update().where(held).values(message=None))
            if answer_id is not None:
                values = {"chat": chat, "message": message}
                connection.execute(state.answers.update().where(_t.id == answer_id).values(values))

    def move(self, old: int, new: int) -> None:
        """The chat has another number now. Its messages stay behind: none there holds an answer or a question."""
        with self._database.writing() as connection:
            moved = state.answers.update().where(_t.chat == old).values(chat=new, message=None)
            connection.execute(moved)
            waiting = state.watches.update().where(state.watches.c.chat == old).values(chat=new, message=0)
            connection.execute(waiting)
            shown.forget(connection, state.shown.c.chat == old)

    def is_answer(self, chat: int, message: int) -> bool:
        """Whether a message is an answer of ours."""
        where = sa.and_(_t.chat == chat, _t.message == message)
        with self._database.reading() as connection:
            return connection.execute(sa.select(_t.id).where(where).limit(1)).first() is not None

    def repeats(self, answer_id: str, shows: Shows) -> bool:
        """Whether an answer quotes first what a message shows already: the same sentence of the same text."""
        new, old = self._row(answer_id), self._row(shows.id)
        if new is None or old is None or shows.number >= len(_pointers(old)):
            return False
        first, before = _pointers(new)[0], _pointers(old)[shows.number]
        return (first.revision, first.highlight) == (before.revision, before.highlight)

    def title(self, chat: int, message: int) -> str:
        """The title of the article that a message of ours quotes, as far as the chat may see it; else empty."""
        where = sa.and_(_t.chat == chat, _t.message == message)
        with self._database.reading() as connection:
            held = connection.execute(sa.select(_t.id).where(where).limit(1)).scalar()
        return self._title(held, chat) if held else ""

    def title_opened(self, chat: int, to: Start) -> str:
        """The same of the article that a link opens."""
        if isinstance(to, ToAnswer):
            return self._title(to.id, chat)
        revision = to.citation.revision if isinstance(to, ToReceipt) else to.card.revision
        found, shown = self._library.revision(revision), self._shown(chat)
        copies = self._library.copies([found.revision]).get(found.revision, []) if found else []
        return next((copy.title for copy in copies if shown.passes(copy)), "")

    def _title(self, answer_id: str, chat: int) -> str:
        found = self.find(answer_id, chat)
        quote = found.quotes[found.first_standing or 0] if found else None
        return quote.article.title if isinstance(quote, Quote) else ""

    def article(self, article_id: str, chat: int) -> Article | None:
        """The article as it is now, where it is there and the chat may see it."""
        return self._article(article_id, self._shown(chat))

    def find(self, answer_id: str, chat: int) -> Found | None:
        """The answer as the chat may see it now, or None when there never was one with this id.

        So it is with one that was given in another chat and quotes what is not for this one.
        """
        row = self._row(answer_id)
        if row is None:
            return None
        pointers = _pointers(row)
        quotes = self._quotes(pointers, chat)
        if row.chat != chat and any(map(_is_for_others, quotes)):
            return None
        newer = self._article(row.newer, self._shown(chat)) if row.newer else None
        corrected = frozenset(
            number
            for number, (pointer, quote) in enumerate(zip(pointers, quotes, strict=True))
            if isinstance(quote, Quote) and quote.article.revision != pointer.revision
        )
        return Found(row.id, Confidence(row.confidence), quotes, newer, row.outside, corrected)

    def cited(self, answer_id: str, number: int, chat: int) -> Citation | None:
        """The code of quote `number` of an answer, from 0, as it was quoted: its receipt tells what became of that.

        None where the chat may not see it, or there never was such a quote.
        """
        row, found = self._row(answer_id), self.find(answer_id, chat)
        if row is None or found is None or number >= len(found.quotes) or _is_for_others(found.quotes[number]):
            return None
        pointer, quote = _pointers(row)[number], found.quotes[number]
        if not isinstance(quote, Quote):
            return Citation(pointer.revision, pointer.start, pointer.end)
        if quote.article.id != pointer.article:
            return quote.citation
        by = quote.highlight.start - pointer.highlight[0]  # a corrected text may have less than was quoted
        return Citation(pointer.revision, quote.start - by, quote.end - by)

    def receipt(self, say: Speech, cited: Citation, chat: int, today: date, starts: Starts) -> Screen:
        """What a citation stands for, as the chat may see it now."""
        return self.receipts(say, [cited], chat, today, starts)

    def receipts(self, say: Speech, cited: Sequence[Citation], chat: int, today: date, starts: Starts) -> Screen:
        """The same of citations that stand on one page."""
        return proofs.receipts(say, self._library, chat, cited, today=today, starts=starts)

    def _row(self, answer_id: str) -> sa.Row[Any] | None:
        with self._database.reading() as connection:
            return connection.execute(sa.select(state.answers).where(_t.id == answer_id)).first()

    def _quotes(self, pointers: list[Pointer], chat: int) -> tuple[Quote | Gone, ...]:
        copies, shown = self._library.copies({pointer.revision for pointer in pointers}), self._shown(chat)
        return tuple(self._quote(pointer, copies.get(pointer.revision, []), shown) for pointer in pointers)

    def _shown(self, chat: int) -> Filter:
        return Filter(hidden=self._library.visibility.hidden_from(chat))

    def _article(self, article_id: str, shown: Filter) -> Article | None:
        article = self._library.article(article_id)
        return article if article is not None and shown.passes(article) else None

    def _quote(self, pointer: Pointer, copies: list[Article], shown: Filter) -> Quote | Gone:
        """The quote from the same copy if that is still there, else from the same text elsewhere or corrected."""
        if not copies:
            return corrections.since(self._library, pointer, shown)
        seen = [*filter(shown.passes, copies)]
        if not seen:
            return Gone(Why.NOT_HERE, pointer.article, pointer.revision, outlet=copies[0].source)
        article = next((copy for copy in seen if copy.id == pointer.article), seen[0])
        also = tuple(filter(None, (self._article(other, shown) for other in pointer.also_in)))
        highlight, context = Span(*pointer.highlight), Span(*pointer.context)
        return Quote(article, pointer.start, pointer.end, highlight, context, score=0.0, also_in=also)


def _pointers(row: sa.Row[Any]) -> list[Pointer]:
    """Where the quotes of an answer stand."""
    return [Pointer(**fields) for fields in json.loads(row.quotes)]


def _is_for_others(quote: Quote | Gone) -> bool:
    return isinstance(quote, Gone) and quote.why is Why.NOT_HERE


def _pages(answer: Answer) -> list[Quote]:
    """The quotes to page through: those of the answer, and that of the later article where it is none of them."""
    newer = answer.newer_quote
    if not answer.quotes or newer is None or any(q.article.id == newer.article.id for q in answer.quotes):
        return [*answer.quotes]
    return [*answer.quotes, newer]
