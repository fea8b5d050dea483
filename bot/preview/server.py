"""The server: Telegram's Bot API over HTTP on a loopback port, strict in all that it implements."""

import asyncio
import re
from collections.abc import Callable, Iterable
from typing import Any, Self, TypeVar
from urllib.parse import parse_qsl

from aiohttp import web

from bot.preview.backend import Backend
from bot.preview.clock import Clock, SystemClock
from bot.preview.errors import ApiError, bad_request
from bot.preview.faults import Faults
from bot.preview.methods import Answer, Switchboard
from bot.preview.params import parsed, text_of
from bot.preview.people import People
from bot.preview.places import Places
from bot.preview.privacy import Privacy
from bot.preview.state import Chat, Message, User
from bot.preview.transcript import Call, Transcript
from bot.preview.updates import Update, Updates
from bot.preview.webhook import Webhook

TOKEN = "123456789:AAlocal-bot-api-server-needs-no-secret"  # noqa: S105 - opens nothing
_TOKEN_FORM = re.compile(r"(\d+):[A-Za-z0-9_-]{20,}")
_BAD_GATEWAY = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n"

Found = TypeVar("Found")


class BotApiServer:
    """A Bot API server for one bot, with everyone that the bot talks to.

    `people` and `places` are the human side, `faults` makes things go wrong, `transcript` keeps every request,
    `privacy` and `enforce_rates` are what the bot's registrar and Telegram set. Use it as an async context
    manager, or call `start` and `stop`. Everything runs in the event loop that started it.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        clock: Clock | None = None,
        inline_enabled: bool = True,
        inline_feedback: bool = True,
    ) -> None:
        """Take the bot's id from `token`. Raises ValueError where that is not of a token's form."""
        form = _TOKEN_FORM.fullmatch(token)
        if form is None:
            raise ValueError("a token is a number, a colon and at least 20 of A-Z a-z 0-9 _ -")
        self.token = token
        self.bot = User(int(form[1]), "Dateline", username="dateline_bot", is_bot=True)
        self.clock: Clock = clock or SystemClock()
        self._backend = Backend(
            self.bot, self.clock, inline_enabled=inline_enabled, inline_feedback=inline_feedback
        )
        self._switchboard = Switchboard(self._backend)
        self._backend.webhook.call = self._switchboard.call
        self.places = Places(self._backend)
        self.people = People(self._backend, self.places)
        self._runner: web.AppRunner | None = None
        self._port = 0

    # -- what tests and the page look at

    @property
    def backend(self) -> Backend:
        """All the state: `world`, `presses`, `searches`, `chat_actions`, `profile`."""
        return self._backend

    @property
    def faults(self) -> Faults:
        return self._backend.faults

    @property
    def transcript(self) -> Transcript:
        return self._backend.transcript

    @property
    def updates(self) -> Updates:
        return self._backend.updates

    @property
    def webhook(self) -> Webhook:
        return self._backend.webhook

    @property
    def privacy(self) -> Privacy:
        return self._backend.privacy

    @property
    def enforce_rates(self) -> bool:
        """Whether sending too fast answers 429; off at first."""
        return self._backend.pace.enforced

    @enforce_rates.setter
    def enforce_rates(self, on: bool) -> None:
        self._backend.pace.enforced = on

    @property
    def port(self) -> int:
        """Where it listens; 0 before it starts."""
        return self._port

    @property
    def base_url(self) -> str:
        """What the token is appended to: http://127.0.0.1:PORT/bot."""
        return f"http://127.0.0.1:{self._port}/bot"

    def calls(self, method: str | None = None, *, accepted: bool | None = None) -> list[Call]:
        """The requests so far, of one method or all."""
        return self.transcript.calls(method, accepted=accepted)

    def messages(self, chat: Chat) -> list[Message]:
        """What the bot has sent into the chat and is still there, oldest first."""
        return [
            message
            for message in chat.messages.values()
            if not message.deleted
            and message.via_bot is None
            and (message.sender is self.bot or (message.sender is None and message.sender_chat is chat))
        ]

    async def wait_for(self, predicate: Callable[[], Found | None], timeout: float = 20.0) -> Found:  # noqa: ASYNC109
        """The first true value of `predicate`, tried now and after each change.

        Raises TimeoutError with the latest requests after `timeout` real seconds.
        """
        try:
            return await self._backend.bell.until(predicate, timeout)
        except TimeoutError:
            raise TimeoutError(f"nothing in {timeout} s; the latest requests:\n{self.transcript.tail()}") from None

    async def next_message(self, chat: Chat, after: Message, timeout: float = 20.0) -> Message:  # noqa: ASYNC109
        """The bot's first message in the chat that is newer than `after`."""
        return await self.wait_for(
            lambda: next((one for one in self.messages(chat) if one.id > after.id), None), timeout
        )

    def inject(self, kind: str, payload: dict[str, Any]) -> Update | None:
        """An update of any kind, also of one that does not exist yet."""
        return self.updates.create(kind, payload)

    # -- life

    async def start(self, port: int = 0, routes: Iterable[web.RouteDef] = ()) -> None:
        """Listen on the loopback interface; port 0 takes a free one. `routes` are served beside the Bot API.

        Raises OSError where the port is taken.
        """
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_routes(routes)
        app.router.add_route("*", "/{path:.*}", self._handle)
        # a client that goes away ends its own long poll
        self._runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Stop listening, delivering and holding polls; what happened stays to be looked at."""
        self.updates.end_poll(ApiError(500, "the server is stopping"))
        await self.webhook.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    # -- HTTP

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        if path.startswith("file/"):
            return await self._download(request, path.removeprefix("file/"))
        try:
            method = self._method(path)
        except ApiError as error:
            return _response(Answer(error.code, error.to_dict()))
        try:
            raw = await _parameters(request)
        except ApiError as error:
            return _response(self._switchboard.refuse(method, error))
        answer = await self._switchboard.call(method, raw)
        if answer.fault is not None and answer.fault.drop is not None:
            return await _cut(request)
        if answer.fault is not None and answer.fault.html:
            return web.Response(status=answer.status, text=_BAD_GATEWAY, content_type="text/html")
        return _response(answer)

    async def _download(self, request: web.Request, path: str) -> web.StreamResponse:
        """A file by its path. Faults strike it under the name `download`."""
        fault = self._backend.faults.take("download")
        if fault is not None and fault.drop is not None:
            return await _cut(request)
        try:
            if fault is not None and fault.error is not None:
                raise fault.error
            file = self._backend.files.at(self._method(path))
            if file is None:
                raise ApiError(404, "")  # noqa: TRY301
        except ApiError as error:
            return _response(Answer(error.code, error.to_dict()))
        return web.Response(body=file.content, content_type="application/octet-stream")

    def _method(self, path: str) -> str:
        """What stands after the token in `bot<token>/…`."""
        prefix, _, rest = path.partition("bot")
        token, _, method = rest.partition("/")
        if prefix or not token:
            raise ApiError(404, "")
        if not _TOKEN_FORM.fullmatch(token):
            raise ApiError(401, "invalid token specified")
        if token != self.token:
            raise ApiError(401, "")
        if not method:
            raise ApiError(404, "")
        return method


async def _parameters(request: web.Request) -> dict[str, str]:
    """Every parameter as a form carries it, whichever way it came; the body wins over the query string."""
    if request.method not in {"GET", "POST"}:
        raise ApiError(405, "")
    return _form(request.rel_url.raw_query_string) | await _body(request)


async def _body(request: web.Request) -> dict[str, str]:
    if request.content_type == "application/json":
        body = await request.read()
        try:
            values = parsed(body) if body else {}
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(values, dict):
            raise bad_request("expected a JSON object")
        pairs = ((name, text_of(value)) for name, value in values.items())
        return {name: value for name, value in pairs if value is not None}
    if request.content_type == "application/x-www-form-urlencoded":
        return _form(await request.read())
    try:
        posted = await request.post()
    except (ValueError, AssertionError) as error:  # a form in parts that ends too early, or has no boundary
        raise bad_request(f"can't parse the request body: {error}") from error
    for name, value in posted.items():
        if isinstance(value, web.FileField):
            raise bad_request(f'file upload in "{name}" is not implemented by this server')
    return {name: str(value) for name, value in posted.items()}


def _form(encoded: str | bytes) -> dict[str, str]:
    try:
        text = encoded if isinstance(encoded, str) else encoded.decode()
        return dict(parse_qsl(text, keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


def _response(answer: Answer) -> web.Response:
    headers = {} if answer.retry_after is None else {"Retry-After": str(answer.retry_after)}
    return web.json_response(answer.envelope, status=answer.status, headers=headers)


async def _cut(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    # the loss of the connection cancels this handler, and only then is it over
    return await asyncio.get_running_loop().create_future()  # type: ignore[no-any-return]
