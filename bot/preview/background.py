"""The server and its page in a thread of their own, beside a bot that has the main one."""

import asyncio
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.preview.cast import Cast
from bot.preview.chatpage import ChatPage
from bot.preview.server import BotApiServer

_HEED = 2.0  # seconds between two looks at what the page is to tell


@dataclass(frozen=True)
class Preview:
    """What a bot needs to connect, where a reader finds it, and the id of the person on the page who runs it."""

    token: str
    api: str
    page: str
    runner: int


def nothing() -> None:
    """There is nothing to tell."""


@contextmanager
def preview(port: int, notice: Callable[[], str | None] = nothing) -> Iterator[Preview]:
    """Serve on this port until the block ends; 0 takes a free one. Raises OSError where the port is taken.

    The bot is a new one each time, so nothing that one of before has kept can be mistaken for its own. The page
    tells what `notice` says, which is called again and again in another thread.
    """
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="preview", daemon=True)
    thread.start()
    try:
        server, page = asyncio.run_coroutine_threadsafe(_opened(port), loop).result()
        heeding = asyncio.run_coroutine_threadsafe(_heed(page, notice), loop)
        try:
            api, address = server.base_url.removesuffix("/bot"), f"http://localhost:{server.port}"
            yield Preview(server.token, api, address, page.cast.runner.id)
        finally:
            heeding.cancel()
            asyncio.run_coroutine_threadsafe(_closed(server, page), loop).result()
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _opened(port: int) -> tuple[BotApiServer, ChatPage]:
    number = 1_000_000_000 + secrets.randbelow(1_000_000_000)
    server = BotApiServer(token=f"{number}:{secrets.token_urlsafe(26)}")
    page = ChatPage(server, Cast.gathered(server.people, server.places))
    await server.start(port, page.routes())
    return server, page


async def _heed(page: ChatPage, notice: Callable[[], str | None]) -> None:
    while True:
        page.tell(await asyncio.to_thread(notice))
        await asyncio.sleep(_HEED)


async def _closed(server: BotApiServer, page: ChatPage) -> None:
    page.close()
    await server.stop()
