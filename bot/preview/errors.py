"""The one error that a method answers with, worded as Telegram words it."""

_TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    413: "Request Entity Too Large",
    429: "Too Many Requests",
    500: "Internal Server Error",
}


class ApiError(Exception):
    """A refusal: HTTP status and `error_code` are `code`, the description follows from `message`.

    `retry_after` is in seconds. `migrate_to` is the id of the supergroup that a group became.
    """

    def __init__(
        self, code: int, message: str, *, retry_after: int | None = None, migrate_to: int | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.retry_after = retry_after
        self.migrate_to = migrate_to

    @property
    def description(self) -> str:
        """The title of the code and the message, its first letter lowered as the real server does."""
        title = _TITLES.get(self.code, "Error")
        return f"{title}: {_lowered(self.message)}" if self.message else title

    def to_dict(self) -> dict[str, object]:
        """The envelope of a refusal."""
        envelope: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        parameters = {"retry_after": self.retry_after, "migrate_to_chat_id": self.migrate_to}
        if given := {key: value for key, value in parameters.items() if value is not None}:
            envelope["parameters"] = given
        return envelope


def bad_request(message: str) -> ApiError:
    """A 400."""
    return ApiError(400, message)


def too_many_requests(seconds: int) -> ApiError:
    """A 429 that asks for a pause of whole `seconds`."""
    return ApiError(429, f"retry after {seconds}", retry_after=seconds)


def _lowered(message: str) -> str:
    # BUTTON_DATA_INVALID and "URL …" stay as they are: they begin with two capitals
    second = message[1:2]
    if second.isupper() or second == "_":
        return message
    return message[:1].lower() + message[1:]
