"""Which addresses may be connected to, and connections to no others.

An address that somebody else wrote (in a chat, a feed, a sitemap, a redirect) must not reach the machines beside
this one. A name says nothing about that, so the name is resolved here, every address that it has is judged, and the
connection is made to a judged address: a name that resolves to something else a moment later changes nothing. How
an address was written (`127.1`, `0x7f000001`, `2130706433`) does not matter either. TLS and the Host header go by
the name.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from knowledge.errors import TransientError, UserError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable, Iterator

    Resolver = Callable[[str, int], list[str]]

CONNECT_SECONDS = 10.0
"""The longest wait for one of the addresses that a name has."""

# What Python 3.11 calls global and is not, or is an address of its cloud's own service on every machine in it.
_NOT_PUBLIC_4 = [
    ipaddress.IPv4Network(block)
    for block in (
        "192.0.0.0/24",  # protocol assignments, one of them a cloud's metadata
        "192.88.99.0/24",  # relays of 6to4
        "168.63.129.16/32",  # Azure's own service
    )
]
# All that is given out to the public is in here, which leaves out the forms that hold an IPv4 address: mapped,
# compatible, translated (NAT64).
_PUBLIC_6 = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC_6 = [
    ipaddress.IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which holds an IPv4 address
        "3fff::/20",  # documentation
    )
]


def is_public(address: str) -> bool:
    """Whether the address is a single machine's on the public internet, as far as its number tells."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:  # a link's address with its interface, among others
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        return ip.scope_id is None and ip in _PUBLIC_6 and not any(ip in block for block in _NOT_PUBLIC_6)
    if ip.is_multicast or ip.is_reserved or not ip.is_global:
        return False
    return not any(ip in block for block in _NOT_PUBLIC_4)


def is_loopback(address: str) -> bool:
    """Whether the address is this machine's own, for itself."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def system_resolver(host: str, port: int) -> list[str]:
    """All addresses that the system knows for a name. OSError when it knows none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Deadline:
    """A moment after which nothing is waited for any more, by a clock in seconds."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def left(self, most: float | None = None) -> float:
        """Seconds left, at most `most`. httpcore.TimeoutException when there are none."""
        left = self.remaining
        if left <= 0:
            raise httpcore.TimeoutException
        return left if most is None else min(left, most)

    @property
    def remaining(self) -> float:
        """Seconds left; none or fewer when it has passed."""
        return self._end - self._clock()


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to names all of whose addresses may be connected to, within a deadline that its user sets."""

    def __init__(self, deadline: Deadline, resolve: Resolver = system_resolver, *, loopback: bool = False) -> None:
        self.deadline = deadline
        self._resolve = resolve
        self._loopback = loopback
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to one of the addresses of the name. UserError when any of them may not be connected to."""
        addresses = self._addresses(host, port)
        for address in addresses:
            if not is_public(address) and not (self._loopback and is_loopback(address)):
                raise UserError(
                    f"{host[:100]} is not on the public internet ({address}), and is not fetched: use an address "
                    "that everybody can open"
                )
        failed: Exception = httpcore.ConnectError(f"{host[:100]} has no address")
        for address in addresses:
            wait = self.deadline.left(CONNECT_SECONDS)
            try:
                stream = self._plain.connect_tcp(
                    address, port, wait if timeout is None else min(wait, timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Timed(stream, self)
        raise failed

    def _addresses(self, host: str, port: int) -> list[str]:
        """What the name resolves to. The system's resolver has no time limit, so it is waited for from outside."""
        answer: Future[list[str]] = Future()

        def ask() -> None:
            try:
                answer.set_result(self._resolve(host, port))
            except Exception as error:  # noqa: BLE001 - raised again where it is waited for
                answer.set_exception(error)

        Thread(target=ask, name="resolve", daemon=True).start()
        try:
            return answer.result(self.deadline.left())
        except TimeoutError:
            raise httpcore.ConnectTimeout from None
        except UnicodeError:  # a part of the name is empty, or too long
            raise UserError(f"{host[:100]!r} cannot be the name of a site: check the address") from None
        except OSError as error:
            raise TransientError(
                f"the name {host[:100]} cannot be resolved ({error.strerror or error}): check it or try later"
            ) from error


class _Timed(httpcore.NetworkStream):
    """A connection each of whose waits ends at the deadline at the latest."""

    def __init__(self, stream: httpcore.NetworkStream, backend: GuardedBackend) -> None:
        self._stream = stream
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._backend.deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._backend.deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secure = self._stream.start_tls(ssl_context, server_hostname, self._backend.deadline.left(timeout))
        return _Timed(secure, self._backend)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class GuardedTransport(httpx.BaseTransport):
    """What an httpx client sends its requests through, over guarded connections.

    httpx's own transport takes no backend. Errors are those of httpcore.
    """

    def __init__(self, backend: GuardedBackend, certificates: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=certificates, network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(response.status, headers=response.headers, stream=_Body(response))

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        return self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
