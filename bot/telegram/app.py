"""The bot as a process: it starts, serves until it is told to stop, and stops without losing anything."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import structlog
from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    ChosenInlineResultHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.heartbeat import Heartbeat
from bot.telegram import rooms
from bot.telegram.admission import Admission
from bot.telegram.alone import alone
from bot.telegram.connecting import connected_to, token_of
from bot.telegram.describing import describe
from bot.telegram.inline import INLINE_CHOSEN
from bot.telegram.limiter import TELEGRAM, Limiter, Rates
from bot.telegram.parts import Parts
from bot.telegram.patience import FIRST_WAIT, LONGEST_WAIT, Clock, SystemClock
from bot.telegram.polling import KeepingBot, Passed, PollErrors, bad_token
from bot.telegram.rounds import LOOK_SECONDS
from bot.telegram.stores import Stores

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.settings import Settings
    from bot.telegram.lookup import Asker
    from knowledge.errors import UserError
    from knowledge.library import Library
    from knowledge.store.database import Database
    from knowledge.web.fetch import Getter

    App = Application[KeepingBot, ContextTypes.DEFAULT_TYPE, dict, dict, dict, None]  # type: ignore[type-arg]

ALLOWED = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.CHANNEL_POST,
    Update.EDITED_CHANNEL_POST,
    Update.MY_CHAT_MEMBER,
    Update.INLINE_QUERY,
    Update.CHOSEN_INLINE_RESULT,
)
"""What Telegram is asked for. Everything else it need not send."""

POLL_SECONDS = 30
STOP_SECONDS = 10.0
TYPING_AFTER = 1.0
_log = structlog.get_logger(__name__)


def run(settings: Settings, ask: Asker, library: Library, database: Database, getter: Getter) -> None:
    """Run the bot until SIGINT or SIGTERM. `database` is the bot's own, `library` what it may cite.

    `getter` fetches the pages that administrators send.

    While it serves it gives signs of life in the data folder.

    UserError when the token is missing or unknown, or another process runs the same bot.
    """
    asyncio.run(_run(settings, ask, library, database, getter))


async def _run(settings: Settings, ask: Asker, library: Library, database: Database, getter: Getter) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C ends the process, the inbox keeps the rest
            loop.add_signal_handler(number, stop.set)
    await serve(settings, ask, library, database, getter, stop=stop)


async def serve(
    settings: Settings,
    ask: Asker,
    library: Library,
    database: Database,
    getter: Getter,
    *,
    stop: asyncio.Event,
    clock: Clock | None = None,
    typing_after: float = TYPING_AFTER,
    look_every: float = LOOK_SECONDS,
    rates: Rates = TELEGRAM,
) -> None:
    """Serve until `stop` is set, sending at most at the `rates`. Errors as in `run`."""
    token, bot_id = token_of(settings)
    clock = clock or SystemClock()
    limiter = Limiter(clock, rates)
    with alone(settings.data, bot_id):
        bot = connected_to(settings.telegram_api, token, limiter)
        stores = Stores.over(database, library, getter, token=token, bot_id=bot_id)
        parts = Parts(
            bot, limiter, ask, stores, settings, clock=clock, typing_after=typing_after, look_every=look_every
        )
        service = _Service(bot, parts, clock)
        await service.serve(stop, Heartbeat(settings.data))


class _Service:
    """One run of the bot, from start to stop."""

    def __init__(self, bot: KeepingBot, parts: Parts, clock: Clock) -> None:
        self._bot = bot
        self._parts = parts
        self._inbox = parts.stores.inbox
        self._clock = clock
        self._rounds = (
            parts.operators.promises.rounds,
            parts.watching.rounds,
            parts.marking,
            parts.expiring.rounds,
            parts.adjusting.rounds,
        )
        self._fulfilling: asyncio.Future[list[None]] | None = None
        self._over = asyncio.Event()
        self._failure: UserError | None = None

    async def serve(self, stop: asyncio.Event, heartbeat: Heartbeat) -> None:
        self._bot.keep_in(self._inbox, self._parts.tools.workers, self._give_up, heartbeat)
        app = self._application()
        forwarding = asyncio.ensure_future(self._when(stop))
        try:
            if await self._connected(app):
                await self._serving(app)
        finally:
            forwarding.cancel()
            await self._shut(app)
        if self._failure is not None:
            raise self._failure

    def _give_up(self, failure: UserError) -> None:
        self._failure = failure
        self._over.set()

    async def _when(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._over.set()

    def _application(self) -> App:
        parts, keeps = self._parts, self._parts.keeper.keeps
        app: App = Application.builder().bot(self._bot).concurrent_updates(Admission()).job_queue(None).build()

        async def message(into: tuple[rooms.OnMessage, ...], update: Update) -> str:
            return await rooms.message(into, update, self._bot.bot)

        async def press(update: Update) -> str:
            return await rooms.press(parts.on_press, update, self._bot.bot)

        kinds = filters.UpdateType
        app.add_handler(TypeHandler(Passed, _nothing))
        app.add_handler(MessageHandler(kinds.MESSAGE, keeps(partial(message, parts.on_message))))
        app.add_handler(MessageHandler(kinds.EDITED_MESSAGE, keeps(partial(message, parts.on_edit))))
        app.add_handler(MessageHandler(kinds.CHANNEL_POST, keeps(partial(message, parts.on_post))))
        app.add_handler(MessageHandler(kinds.EDITED_CHANNEL_POST, keeps(partial(message, parts.on_edited_post))))
        app.add_handler(CallbackQueryHandler(keeps(press)))
        app.add_handler(ChatMemberHandler(keeps(parts.posts.standing), ChatMemberHandler.MY_CHAT_MEMBER))
        app.add_handler(InlineQueryHandler(parts.inline.query))
        app.add_handler(ChosenInlineResultHandler(keeps(parts.inline.chosen)))
        app.add_handler(TypeHandler(Update, keeps(_ignored)))
        app.add_error_handler(_log_error)
        return app

    async def _connected(self, app: App) -> bool:
        """Introduce the bot to Telegram, however long that takes. False when it is to stop before."""
        wait = FIRST_WAIT
        while not self._over.is_set():
            try:
                return await self._unless_over(app.initialize())
            except InvalidToken as error:
                raise bad_token() from error
            except TelegramError as error:
                server = urlsplit(self._bot.base_url).netloc.rpartition("@")[2]  # a setting may name it
                _log.warning("cannot reach Telegram yet: trying again", server=server, seconds=wait, exc_info=error)
                await self._unless_over(self._clock.sleep(wait))
                wait = min(wait * 2, LONGEST_WAIT)
        return False

    async def _unless_over(self, work: Coroutine[object, object, object]) -> bool:
        """Do the work, unless the end comes first. Whether it was done."""
        doing, over = asyncio.ensure_future(work), asyncio.ensure_future(self._over.wait())
        await asyncio.wait({doing, over}, return_when=asyncio.FIRST_COMPLETED)
        over.cancel()
        if doing.done():
            doing.result()
            return True
        doing.cancel()
        with contextlib.suppress(asyncio.CancelledError, TelegramError):
            await doing
        return False

    async def _serving(self, app: App) -> None:
        await self._unless_over(self._parts.operators.menus.set())
        await self._unless_over(describe(self._bot))
        waiting = await self._parts.tools.workers.store(self._inbox.pending)
        for raw in waiting:
            await app.update_queue.put(await self._bot.read(raw))
        await app.start()
        assert app.updater is not None
        # Polling begins with a request that is repeated for ever while the network is down.
        await self._unless_over(
            app.updater.start_polling(
                timeout=POLL_SECONDS,
                bootstrap_retries=-1,
                allowed_updates=ALLOWED,
                error_callback=PollErrors(self._clock, self._give_up).error,
            )
        )
        doubles = await self._parts.tools.workers.store(self._inbox.doubles_possible)
        chosen = await self._parts.tools.workers.store(self._parts.stores.tally.of, INLINE_CHOSEN)
        _log.info(
            "serving",
            bot=self._bot.username,
            waiting=len(waiting),
            doubles_possible=doubles,
            inline_chosen=chosen,
        )
        self._fulfilling = asyncio.gather(*(rounds.keep() for rounds in self._rounds))
        await self._over.wait()

    async def _shut(self, app: App) -> None:
        """Stop fetching, let what runs finish for a while, leave the rest in the inbox."""
        self._parts.tools.patience.stop()
        if app.updater is not None and app.updater.running:
            await app.updater.stop()
        if app.running:
            try:
                await asyncio.wait_for(app.stop(), STOP_SECONDS)
            except TimeoutError:
                _log.warning("stopped while questions were being answered: they wait for the next start")
        if self._fulfilling is not None:
            await asyncio.wait({self._fulfilling}, timeout=STOP_SECONDS)
            self._fulfilling.cancel()
        await app.shutdown()
        await self._bot.shutdown()  # where the bot never got to know itself, the application leaves it open
        self._parts.tools.workers.close()
        _log.info("stopped")


async def _nothing(_update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """For updates that came before."""


async def _ignored(_update: Update) -> str:
    """For updates that nothing is done with."""
    return rooms.IGNORED


async def _log_error(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """For what went wrong around a handler, such as a full disk. The update stays in the inbox."""
    number = update.update_id if isinstance(update, Update) else None
    _log.error("failed, will be tried again after a restart", update=number, exc_info=context.error)
