"""What tests of the bot share: articles, an Asker that is made up, clocks, and the bot on a bench."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from bot.preview import TOKEN, BotApiServer
from bot.settings import Settings
from bot.telegram import app
from bot.telegram.inbox import Inbox
from bot.telegram.limiter import Rate, Rates
from bot.telegram.patience import SystemClock
from index.answer import Answer, Confidence, Coverage, Question, Quote, Report, Span
from index.answerer import Finding
from knowledge.article import Draft
from knowledge.filter import Filter
from knowledge.library import Library
from knowledge.store.database import Database
from knowledge.web.fetch import Fetcher

BOT_ID = int(TOKEN.partition(":")[0])

HARBOUR = Draft(
    id="harbour",
    title="Storm closes the harbour & the ferry <stops>",
    text=(
        "The harbour of Eastport was closed on Tuesday evening.\n"
        "Harbour master Ines Vale gave the order at 18:40. The last ferry had left at 17:15 with 212 passengers. "
        "She said the order would stand until the wind drops below 60 km/h.\n"
        "No one was hurt, the coast guard said."
    ),
    published=date(2021, 8, 13),
    url="https://news.example/eastport/harbour?from=rss&page=2",
    source="The Eastport Courier",
)
REOPENED = Draft(
    id="reopened",
    title="Eastport harbour open again",
    text="The harbour reopened on Thursday at noon. Two ferries left within the hour.",
    published=date(2021, 8, 16),
    url="https://news.example/eastport/open",
    source="The Eastport Courier",
)
DIARY = Draft(
    id="diary",
    title="A keeper's diary",
    text="\n".join(
        f"Entry {n}. The lamp was lit at dusk and burned until dawn, and the sea was calm all night long. "
        f"Ship number {n} passed to the north."
        for n in range(1, 121)
    ),
)


class MadeUpAsker:
    """Answers what it was taught, from what the Library has now; everything else it does not know."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.questions: list[Question] = []
        self.pending = 0
        self.looks = 0
        """How often it was asked how far it is."""
        self.topics: list[Question] = []
        self.empty_periods: set[str] = set()
        """Topics that name a period without articles."""
        self._taught: dict[str, Callable[[Question], Answer]] = {}
        self._taught_topics: dict[str, tuple[tuple[str, str], ...]] = {}

    def answer(self, question: Question) -> Answer:
        self.questions.append(question)
        return self._taught.get(question.text, self.none)(question)

    def about(self, topic: Question) -> Report:
        """The sentences taught for the topic, of articles that are open to the chat and of the topic's period."""
        self.topics.append(topic)
        hidden = self.library.visibility.hidden_from(topic.chat or 0)
        shown = Filter(
            hidden=hidden, first=topic.scope and topic.scope.first, last=topic.scope and topic.scope.last
        )
        taught = self._taught_topics.get(topic.text, ())
        quotes = (self.quote(article, words) for article, words in taught if self.library.article(article))
        whole = self._coverage(topic.chat)
        scoped = topic.text in self.empty_periods
        found = tuple(quote for quote in quotes if shown.passes(quote.article))
        return Report(found, Coverage(0, None, None) if scoped else whole, whole)

    def teach_topic(self, text: str, *cited: tuple[str, str]) -> None:
        """What the articles say on a topic, the best first: sentences by their article's id."""
        self._taught_topics[text] = cited

    def indexed_change(self) -> int:
        self.looks += 1
        return self.library.last_change()

    def find(self, question: Question, *, language: str | None = None) -> Finding:
        """What is measured, of the same answer."""
        assert language is None
        found = self.answer(question)
        ids = tuple((quote.article.id,) for quote in found.quotes)
        return Finding(found.quotes, found.confidence, found.evidence, ids, found.newer, found.outside)

    def coverage(self) -> Coverage:
        return replace(self._coverage(), pending=self.pending)

    def passages(self) -> int:
        return self.library.count_passages() - self.pending

    def none(self, question: Question, closest: str | None = "harbour") -> Answer:
        found = self.library.article(closest) if closest else None
        return Answer(question, Confidence.NONE, (), found, None, self._coverage(question.chat))

    def teach(
        self,
        text: str,
        *cited: tuple[str, str],
        confidence: Confidence = Confidence.STRONG,
        newer: str | None = None,
        outside: bool = False,
    ) -> None:
        """The answer to `text`: sentences by their article's id."""

        def answer(question: Question) -> Answer:
            quotes = tuple(self.quote(article, words) for article, words in cited)
            later = self.library.article(newer) if newer else None
            return Answer(question, confidence, quotes, None, later, self._coverage(), outside)

        self._taught[text] = answer

    def react(self, text: str, how: Callable[[Question], Answer]) -> None:
        self._taught[text] = how

    def quote(self, article_id: str, highlight: str) -> Quote:
        """The sentence as the highlight, with the one after it; its paragraph is the context."""
        article = self.library.article(article_id)
        assert article is not None
        start = article.text.index(highlight)
        end = start + len(highlight)
        paragraph_end = article.text.find("\n", start)
        paragraph_end = len(article.text) if paragraph_end < 0 else paragraph_end
        after = article.text.find(". ", end + 2, paragraph_end)
        whole = after + 1 if after > 0 else paragraph_end
        context = Span(article.text.rfind("\n", 0, start) + 1, paragraph_end)
        return Quote(article, start, whole, Span(start, end), context, score=0.9)

    def _coverage(self, chat: int | None = None) -> Coverage:
        found = self.library.coverage()
        shown = Filter(hidden=self.library.visibility.hidden_from(chat) if chat is not None else frozenset())
        if found.articles and not any(map(shown.passes, self.library.articles())):
            return Coverage(0, None, None, closed=True)
        return Coverage(found.articles, found.oldest, found.newest)


class QuickClock:
    """Time that passes at once wherever somebody waits, and keeps a list of the waits."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self._now = 0.0

    def now(self) -> float:
        return self._now

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.advance(seconds)
        await asyncio.sleep(0)

    def advance(self, seconds: float) -> None:
        """Have so much time pass."""
        self._now += seconds


class StillClock(QuickClock):
    """Time that stands still until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        await self.gate.wait()
        self.advance(seconds)


_ANY = Rate(10_000, 0.000_1)
AT_WILL = Rates(_ANY, _ANY, _ANY, _ANY)
"""For tests that send much and are about something else."""


def settings_for(
    server: BotApiServer,
    token: str = TOKEN,
    data: Path = Path("absent"),
    admins: frozenset[int] = frozenset(),
    **more: object,
) -> Settings:
    address = server.base_url.removesuffix("/bot")
    return Settings(TELEGRAM_BOT_TOKEN=token, telegram_api=address, data=data, admins=admins, **more)


@dataclass
class Bench:
    """Everything that a test of the bot needs."""

    server: BotApiServer
    library: Library
    asker: MadeUpAsker
    folder: Path
    clock: SystemClock | QuickClock = field(default_factory=QuickClock)
    typing_after: float = 60.0
    look_every: float = 60.0
    admins: frozenset[int] = frozenset()
    more: dict[str, object] = field(default_factory=dict)
    """Further settings."""
    rates: Rates = AT_WILL

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """The bot, polling, until the block ends; then it has stopped in good order."""
        stop = asyncio.Event()
        database = Database.from_file(self.folder / "bot.db")
        serving = asyncio.create_task(
            app.serve(
                settings_for(self.server, data=self.folder, admins=self.admins, **self.more),
                self.asker,
                self.library,
                database,
                Fetcher(loopback=True),
                stop=stop,
                clock=self.clock,
                typing_after=self.typing_after,
                look_every=self.look_every,
                rates=self.rates,
            )
        )
        polling = asyncio.create_task(self.server.wait_for(lambda: self.server.updates.polling, 30.0))
        await asyncio.wait({serving, polling}, return_when=asyncio.FIRST_COMPLETED)
        try:
            if serving.done():
                serving.result()
            await polling
            yield
        finally:
            stop.set()
            await serving
            database.close()

    @contextmanager
    def database(self) -> Iterator[Database]:
        """The bot's own database, beside the bot."""
        database = Database.from_file(self.folder / "bot.db")
        try:
            yield database
        finally:
            database.close()

    @contextmanager
    def inbox(self) -> Iterator[Inbox]:
        """The updates in it."""
        with self.database() as database:
            yield Inbox(database, BOT_ID)

    def doubles_possible(self) -> int:
        """How many answers may have been sent twice."""
        with self.inbox() as inbox:
            return inbox.doubles_possible()

    def pending(self) -> list[dict[str, object]]:
        """The updates that no process has finished."""
        with self.inbox() as inbox:
            return inbox.pending()

    def outcome(self, update: int) -> str | None:
        """What became of an update."""
        with self.inbox() as inbox:
            return inbox.outcome(update)

    def outcomes(self) -> list[str | None]:
        """What became of each update so far, in order. Inline queries are not kept."""
        kept = [update for update in self.server.updates.created if update.kind != "inline_query"]
        with self.inbox() as inbox:
            return [inbox.outcome(update.id) for update in kept]

    async def settled(self) -> None:
        """Until every update that was created is done."""
        await eventually(lambda: all(outcome is not None for outcome in self.outcomes()))


async def eventually(holds: Callable[[], bool], seconds: float = 20.0) -> None:
    """Until it holds; a failure after so many seconds."""
    async with asyncio.timeout(seconds):
        while not holds():  # noqa: ASYNC110 - what is waited for knows nothing of events
            await asyncio.sleep(0.005)


class Gate:
    """Holds the Asker's thread until it is opened."""

    def __init__(self, asker: MadeUpAsker) -> None:
        self._asker = asker
        self._event = threading.Event()
        self._reached = threading.Event()

    def __call__(self, question: Question) -> Answer:
        self._reached.set()
        assert self._event.wait(60)
        return self._asker.none(question)

    def open(self) -> None:
        self._event.set()

    async def reached(self) -> None:
        """Until the question is being looked up."""
        assert await asyncio.to_thread(self._reached.wait, 20)
