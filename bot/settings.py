"""All settings in one table: each has a name, a default and a line that says what it is for.

They come from the environment and from a file `.env` in the working folder; the environment wins.
"""

from __future__ import annotations

import os
import re
from io import StringIO
from pathlib import Path
from typing import Annotated, Literal

from dotenv.parser import parse_stream
from platformdirs import user_cache_path
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.speech import ENGLISH, languages
from index.model import BUNDLED
from index.reranker import SETTING as RERANKER
from knowledge.errors import UserError

PREFIX = "DATELINE_"
TOKEN = "TELEGRAM_BOT_TOKEN"  # noqa: S105 - the name of the variable, not a token

TOKEN_FORM = re.compile(r"(\d{1,19}):[A-Za-z0-9_-]+", re.ASCII)
"""How a token looks: the number of the bot, then a secret."""

_FILE = ".env"
_SERVER = re.compile(r"https?://[^\s/]+(/\S*)?")
_USER = re.compile(r"[1-9]\d{0,15}", re.ASCII)
_CHAT = re.compile(r"-[1-9]\d{0,15}", re.ASCII)


class Settings(BaseSettings):
    """The settings table. A field's description is its line in the README."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=_FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,  # `DATELINE_DATA=` means the default, not the working folder
        extra="ignore",
        frozen=True,
    )

    token: SecretStr | None = Field(
        default=None, validation_alias=TOKEN, description="The bot's token from @BotFather. Only the bot needs it."
    )
    data: Path = Field(default=Path("data"), description="The folder of the articles and the index.")
    cache: Path = Field(
        default_factory=lambda: user_cache_path("dateline"),
        description="The folder of the compiled model; it can be deleted at any time.",
    )
    model: str = Field(
        default=BUNDLED,
        description="The embedding model: any of sentence-transformers, by name or folder. The default is English.",
    )
    reranker: str | None = Field(
        default=None,
        validation_alias=RERANKER,
        description="A CrossEncoder of sentence-transformers that ranks the best passages, by name or folder.",
    )
    telegram_api: str = Field(
        default="https://api.telegram.org",
        description="The address of the Bot API server, for those who run their own.",
    )
    admins: Annotated[frozenset[int], NoDecode] = Field(
        default=frozenset(),
        description="Who may add and remove articles in private: Telegram user ids, numbers with commas between.",
    )
    people: Annotated[frozenset[int], NoDecode] = Field(
        default=frozenset(),
        description="Whom the bot answers: Telegram user ids with commas between; none: everybody.",
    )
    chats: Annotated[frozenset[int], NoDecode] = Field(
        default=frozenset(),
        description="In which groups and channels it answers, and there everybody: their numbers; none: in all.",
    )
    contact: str | None = Field(
        default=None, description="Who runs the bot and how to reach them, as `/privacy` tells everybody."
    )
    person_limit: int = Field(
        default=60, ge=0, description="Questions that one person may ask in a minute; 0: any number."
    )
    chat_limit: int = Field(
        default=60, ge=0, description="Questions that may be asked in one group in a minute; 0: any number."
    )
    language: str = Field(
        default=ENGLISH,
        description="The language of chats that have chosen none and of people whose own the bot does not speak.",
    )
    fetch_loopback: bool = Field(
        default=False,
        description="Whether web addresses of this machine itself may be read; for tests, and off otherwise.",
    )
    log: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="The least serious events that are logged, to standard error."
    )

    @field_validator("log", mode="before")
    @classmethod
    def _log(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("admins", "people", mode="before")
    @classmethod
    def _people(cls, value: object) -> object:
        return _numbers(value, _USER, "give numeric user ids with commas between, such as 123456789,987654321")

    @field_validator("chats", mode="before")
    @classmethod
    def _chats(cls, value: object) -> object:
        return _numbers(
            value, _CHAT, "give the numbers that /chat tells, with commas between, such as -1001234567890"
        )

    @field_validator("telegram_api")
    @classmethod
    def _telegram_api(cls, value: str) -> str:
        if not _SERVER.fullmatch(value):
            raise PydanticCustomError(
                "address", "give the address of a Bot API server, such as http://localhost:8081"
            )
        return value

    @field_validator("language")
    @classmethod
    def _language(cls, value: str) -> str:
        if value not in languages():
            raise PydanticCustomError("language", f"the bot speaks {', '.join(languages())}")
        return value

    @property
    def models(self) -> Path:
        """The folder of compiled models."""
        return self.cache / "models"

    @classmethod
    def variable(cls, name: str) -> str:
        """The environment variable of a field."""
        alias = cls.model_fields[name].validation_alias
        return alias if isinstance(alias, str) else (PREFIX + name).upper()


def _numbers(value: object, form: re.Pattern[str], hint: str) -> object:
    """The numbers in a line with commas between; anything but a line as it is. An error with the hint otherwise."""
    if not isinstance(value, str):
        return value
    numbers = [part.strip() for part in value.split(",") if part.strip()]
    if not all(map(form.fullmatch, numbers)):
        raise PydanticCustomError("numbers", hint)
    return frozenset(map(int, numbers))


def load(**given: object) -> Settings:
    """Read the settings; what is given by name wins over both sources.

    UserError names an unknown DATELINE_ variable or a value that cannot be, and never shows a value.
    """
    known = {Settings.variable(name) for name in Settings.model_fields}
    present = {key.upper() for key in (*os.environ, *_in_env_file())}
    unknown = sorted(key for key in present - known if key.startswith(PREFIX))
    if unknown:
        raise UserError(f"unknown setting {unknown[0]}: the settings are {', '.join(sorted(known))}")
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        name = name if name.isupper() else Settings.variable(name)
        said = first["msg"][:1].lower() + first["msg"][1:]
        raise UserError(f"the setting {name} cannot be used: {said}") from None
    return settings.model_copy(update={name: value for name, value in given.items() if value is not None})


def _in_env_file() -> list[str]:
    """The names in `.env`. UserError for a line that gives none a value: what was meant there would be missing."""
    try:
        text = Path(_FILE).read_text("utf-8") if Path(_FILE).is_file() else ""
    except UnicodeDecodeError:
        raise UserError(f"cannot read {_FILE} (it is not UTF-8): save it as UTF-8, or move it away") from None
    except OSError as error:
        raise UserError(f"cannot read {_FILE} ({error.strerror or error}): mend it or move it away") from None
    names = []
    for line in parse_stream(StringIO(text)):
        if line.error or (line.key is not None and line.value is None):
            written = line.original.string
            number = line.original.line + written[: -len(written.lstrip())].count("\n")  # empty lines come with it
            raise UserError(f"{_FILE}, line {number}: is no setting: write NAME=value, such as {TOKEN}=…")
        names += [line.key] if line.key else []
    return names
