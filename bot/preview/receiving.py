"""The methods by which a bot asks for updates, and for files."""

import re
from typing import Any
from urllib.parse import urlsplit

from bot.preview import limits
from bot.preview.backend import Backend
from bot.preview.errors import ApiError, bad_request
from bot.preview.params import Table, Values, boolean, integer, string, strings
from bot.preview.webhook import Target

_SECRET = re.compile(rf"[A-Za-z0-9_-]{{1,{limits.SECRET_CHARS}}}")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_CONNECTIONS = 40  # what Telegram takes where none are named

GET_UPDATES = Table({"offset": integer, "limit": integer, "timeout": integer, "allowed_updates": strings})
SET_WEBHOOK = Table(
    {
        "url": string,
        "ip_address": string,
        "max_connections": integer,
        "allowed_updates": strings,
        "drop_pending_updates": boolean,
        "secret_token": string,
    }
)
DELETE_WEBHOOK = Table({"drop_pending_updates": boolean})
GET_FILE = Table({"file_id": string}, frozenset({"file_id"}))


async def get_updates(backend: Backend, values: Values) -> Any:
    """GetUpdates: the updates, held back until there is one or `timeout` seconds have passed."""
    if backend.webhook.target is not None:
        raise ApiError(
            409,
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        )
    backend.updates.allow(values.get("allowed_updates"))
    limit = values.get("limit", limits.UPDATES_A_POLL)
    if not 1 <= limit <= limits.UPDATES_A_POLL:
        limit = limits.UPDATES_A_POLL  # the real server does not complain either
    timeout = min(max(values.get("timeout", 0), 0), limits.POLL_SECONDS)
    updates = await backend.updates.poll(values.get("offset", 0), limit, timeout)
    return [update.to_dict() for update in updates]


def set_webhook(backend: Backend, values: Values) -> Any:
    """SetWebhook: True. An empty url removes it. Addresses off this machine are refused, by design."""
    url = values.get("url", "").strip()
    secret = values.get("secret_token") or None
    if secret is not None and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    connections = values.get("max_connections", _CONNECTIONS)
    if not 1 <= connections <= limits.WEBHOOK_CONNECTIONS:
        raise bad_request("max_connections must be between 1 and 100")
    if not url:
        return delete_webhook(backend, values)
    _check_address(url, values.get("ip_address"))
    backend.updates.allow(values.get("allowed_updates"))
    if values.get("drop_pending_updates"):
        backend.updates.drop_all()
    backend.updates.end_poll(ApiError(409, "terminated by setWebhook request"))
    backend.webhook.set(Target(url, secret, connections))
    return True


def delete_webhook(backend: Backend, values: Values) -> Any:
    """DeleteWebhook: True, also where there was none."""
    backend.webhook.set(None)
    if values.get("drop_pending_updates"):
        backend.updates.drop_all()
    return True


def get_webhook_info(backend: Backend, _values: Values) -> Any:
    """GetWebhookInfo: the WebhookInfo."""
    webhook = backend.webhook
    info: dict[str, Any] = {
        "url": webhook.target.url if webhook.target else "",
        "has_custom_certificate": False,
        "pending_update_count": len(backend.updates.pending),
    }
    if webhook.target:
        info["max_connections"] = webhook.target.max_connections
        info["ip_address"] = "127.0.0.1"
        if webhook.last_error:
            info["last_error_date"], info["last_error_message"] = webhook.last_error
    if backend.updates.allowed_named is not None:
        info["allowed_updates"] = backend.updates.allowed_named
    return info


def get_file(backend: Backend, values: Values) -> Any:
    """GetFile: the File, with the path at which it can be downloaded, if it is not too big for that."""
    file = backend.files.find(values["file_id"])
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.content) > limits.FILE_BYTES:
        raise bad_request("file is too big")
    return file.to_dict() | {"file_path": file.path}


def _check_address(url: str, ip_address: str | None) -> None:
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise bad_request(f"bad webhook: {error}") from error
    if parts.scheme != "http" or parts.hostname not in _LOOPBACK or (ip_address or "127.0.0.1") != "127.0.0.1":
        raise bad_request("bad webhook: this server delivers to http:// on the loopback interface only")
