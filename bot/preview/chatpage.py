"""The page in the browser over HTTP: its files, its live view of the chats, and what the reader does.

Everything is under `/` and `/preview/`, apart from the Bot API. Only pages of this server may use it: a request has
to name the loopback interface as its host, so that no name of somebody else's can be pointed here, and an act has
to be JSON from the same origin.
"""

import asyncio
import json
from collections.abc import Mapping
from contextlib import suppress
from importlib import resources
from typing import Any

from aiohttp import web

from bot.preview.acts import ActError, Acts
from bot.preview.cast import Cast
from bot.preview.server import BotApiServer
from bot.preview.view import things

_TYPES = {".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".svg": "image/svg+xml"}
_HOSTS = frozenset({"localhost", "127.0.0.1"})
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_BREATH = 5.0  # seconds after which a silent stream gives a sign, so that a lost reader or bot is noticed


class ChatPage:
    """Serves the page for one server and its cast. `close` ends the streams, which would else never end."""

    def __init__(self, server: BotApiServer, cast: Cast) -> None:
        self._server = server
        self.cast = cast
        self._notice: str | None = None
        self._acts = Acts(server, cast)
        self._files = _shipped()
        self._closing = False

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self._index),
            web.get("/preview/page/{name}", self._file),
            web.get("/preview/events", self._events),
            web.post("/preview/{act}", self._act),
        ]

    def tell(self, notice: str | None) -> None:
        """Show this above every chat from now on; None for nothing."""
        if notice != self._notice:
            self._notice = notice
            self._server.backend.bell.ring()

    def close(self) -> None:
        self._closing = True
        self._server.backend.bell.ring()

    async def _index(self, request: web.Request) -> web.StreamResponse:
        return self._serve(request, "index.html")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        return self._serve(request, request.match_info["name"])

    def _serve(self, request: web.Request, name: str) -> web.StreamResponse:
        _check_host(request)
        if name not in self._files:
            raise web.HTTPNotFound
        kind, body = self._files[name]
        return web.Response(body=body, content_type=kind, charset="utf-8", headers=_HEADERS)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Everything at first, then each thing that has changed, as Server-Sent Events."""
        _check_host(request)
        response = web.StreamResponse(headers=_HEADERS | {"Content-Type": "text/event-stream"})
        await response.prepare(request)
        known: dict[str, str] = {}
        you = self.cast.you
        with suppress(ConnectionResetError):
            while not self._closing:
                if you is not self.cast.you:  # somebody else sees other chats
                    you, known = self.cast.you, {}
                rung = asyncio.ensure_future(self._server.backend.bell.next())
                shown = things(self._server.backend, self.cast, self._notice)
                now = {key: _dumped(thing) for key, thing in shown.items()}
                changed = [text for key, text in now.items() if known.get(key) != text]
                try:
                    if changed:
                        kind = "changes" if known else "everything"
                        await response.write(f"event: {kind}\ndata: [{','.join(changed)}]\n\n".encode())
                        known = now
                    await asyncio.wait_for(rung, _BREATH)
                except TimeoutError:
                    await response.write(b": still here\n\n")
                finally:
                    rung.cancel()
        return response

    async def _act(self, request: web.Request) -> web.StreamResponse:
        _check_host(request)
        if request.headers.get("Origin") != f"http://{request.host}" or request.content_type != "application/json":
            raise web.HTTPForbidden
        try:
            given = json.loads(await request.read())
            if not isinstance(given, Mapping):
                return _refused("expected a JSON object")
            done = await self._acts.do(request.match_info["act"], given)
        except KeyError:
            raise web.HTTPNotFound from None
        except (ActError, ValueError, RecursionError) as error:
            return _refused(str(error))
        return web.json_response(done, headers=_HEADERS)


def _check_host(request: web.Request) -> None:
    if request.url.host not in _HOSTS:
        raise web.HTTPForbidden(text="The preview is at http://localhost alone.")


def _refused(why: str) -> web.Response:
    return web.json_response({"error": why}, status=400, headers=_HEADERS)


def _dumped(thing: dict[str, Any]) -> str:
    # No line break inside, as the stream's form wants it.
    return json.dumps(thing, ensure_ascii=True, sort_keys=True)


def _shipped() -> dict[str, tuple[str, bytes]]:
    """The files of the page by name, with their types. They are few and small, so they are read once."""
    files = (file for file in resources.files("bot.preview").joinpath("page").iterdir() if file.is_file())
    known = ((file, _TYPES.get(f".{file.name.rpartition('.')[2]}")) for file in files)
    return {file.name: (kind, file.read_bytes()) for file, kind in known if kind}
