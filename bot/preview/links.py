"""Which links Telegram takes, and how it writes them back."""

import re

_PROTOCOL = re.compile(r"(?P<protocol>[A-Za-z][A-Za-z0-9+.-]*)://", re.ASCII)
_APP_LINK = re.compile(r"(?P<scheme>tg|ton|tonsite):(?P<slashes>//)?(?P<rest>\S+)", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:[^@/?#]*@)?(?P<host>\[[0-9A-Fa-f:.]+\]|[^:/?#]*)(?::(?P<port>[^/?#]*))?")
_BAD_IN_HOST = re.compile(r"[\s<>\"'`{}|\\^%,;()]")
_MAX_PORT = 65_535


class LinkError(ValueError):
    """The link is refused; the message is Telegram's reason."""


def check_link(link: str) -> str:
    """The link as Telegram stores it: http:// added where no protocol is named, host in lower case, a path.

    Raises LinkError with Telegram's reason for a link that it refuses.
    """
    link = link.strip()
    if any("\ud800" <= character <= "\udfff" for character in link):
        raise LinkError("Wrong HTTP URL")
    if app := _APP_LINK.fullmatch(link):
        return f"{app['scheme'].lower()}://{app['rest']}"
    protocol = "http"
    if found := _PROTOCOL.match(link):
        protocol = found["protocol"].lower()
        link = link[found.end() :]
    if protocol not in {"http", "https"}:
        raise LinkError("Unsupported URL protocol")
    authority = _AUTHORITY.match(link)
    host, port = (authority["host"], authority["port"]) if authority else ("", None)
    _check_host(host)
    if port is not None and not (port.isascii() and port.isdigit() and 0 < int(port) <= _MAX_PORT):
        raise LinkError("Wrong port number specified in the URL")
    rest = link[authority.end() :] if authority else ""
    if any(character.isspace() for character in rest):
        raise LinkError("Wrong HTTP URL")
    return f"{protocol}://{host.lower()}{f':{port}' if port else ''}{rest if rest.startswith('/') else '/' + rest}"


def user_of_link(link: str) -> int | None:
    """The user that `tg://user?id=…` mentions, if it is such a link."""
    found = re.fullmatch(r"tg:(?://)?user\?id=(\d{1,19})", link.strip(), re.IGNORECASE)
    return int(found[1]) if found else None


def _check_host(host: str) -> None:
    if not host:
        raise LinkError("URL host is empty")
    # a bare name such as localhost is no address on the public network
    labels = host.removesuffix(".").split(".")
    if _BAD_IN_HOST.search(host) or len(labels) == 1 or not all(labels):
        raise LinkError("Wrong HTTP URL")
