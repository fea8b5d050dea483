"""JSON lines: an article a line, `{"id"?, "title", "text", "date"?, "url"?, "source"?, "author"?, "lang"?}`.

The title may be missing or empty: then the first words are it. Of several authors each may stand in a list, also
as `{"name": …}`. Other keys are passed over, and null counts as missing. Several with other titles under one URL
and no id, such as those of an issue that has one page, are each an article. Lines are read one at a time, so a
file may be of any size.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from knowledge.article import (
    MAX_ID,
    MAX_TEXT,
    MAX_TITLE,
    Draft,
    canonical_line,
    canonical_text,
    canonical_url,
    id_of_entry,
)
from knowledge.errors import UserError
from knowledge.readers.days import day
from knowledge.readers.markup import unmarked
from knowledge.readers.text import named_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

MAX_LINE = 32_000_000
"""Bytes: the largest article, even where every character is escaped."""

_MOST_BAD = 20  # lines that are no articles, beyond as many as are
_REMEMBERED = 100_000  # URLs, so that memory stays flat
_MOST_BLANK = 1_000_000  # a small file can unpack to nothing else

_FORM = '{"title": "…", "text": "…"}'


def drafts(
    stream: BinaryIO,
    name: str,
    stem: str | None,  # noqa: ARG001  each has its own title
    *,
    at_bad: Callable[[], None] = lambda: None,
) -> Iterator[Draft]:
    """The articles, line by line.

    A line that is no article keeps those after it no more out than those before it: the UserError that names file
    and line comes at the end, or once so many are none that the file hardly holds articles. `at_bad` is called at
    the first, and raises UserError where those after it cannot be trusted either.
    """
    found = 0
    bad: list[UserError] = []
    titles: dict[str, str] = {}
    for line, where in _articles(stream, name):
        try:
            draft = _draft(line, where)
        except UserError as error:
            if not bad:
                at_bad()
            bad.append(error)
            if len(bad) > _MOST_BAD + found:
                break
        else:
            found += 1
            yield _under_one_url(draft, titles)
    if bad:
        raise UserError(f"{bad[0]}; {len(bad) - 1:,} more lines cannot be read" if len(bad) > 1 else str(bad[0]))
    if not found:
        raise UserError(f"{name} holds no articles: write one on each line, like {_FORM}")


def _under_one_url(draft: Draft, titles: dict[str, str]) -> Draft:
    """The draft, with an id of its own where others under its URL have other titles, as those of an issue have."""
    if draft.id or not draft.url:
        return draft
    if len(titles) >= _REMEMBERED:
        titles.clear()
    first = titles.setdefault(draft.url, draft.title)
    return draft if draft.title == first else replace(draft, id=id_of_entry(draft.url, draft.title))


def _articles(stream: BinaryIO, name: str) -> Iterator[tuple[bytes, str]]:
    """The lines that are not blank, and where each is."""
    blank = 0
    for count, line in enumerate(_lines(stream), 1):
        where = f"{name}, line {count}"
        if len(line) > MAX_LINE:
            raise UserError(f"{where}: has more than {MAX_LINE // 1_000_000} MB: put one article on each line")
        if count == 1 and line.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise UserError(f"{name} is in UTF-16: save it as UTF-8")
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield line, where
        elif (blank := blank + 1) > _MOST_BLANK:
            raise UserError(f"{where}: too many lines before it are blank: put one article on each line")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    while line := stream.readline(MAX_LINE + 1):
        yield line


def _draft(line: bytes, where: str) -> Draft:
    record = _record(line, where)
    written = _string(record, "text", where)
    text = written and unmarked(written)
    if text is None or not any(not c.isspace() and unicodedata.category(c) != "Cc" for c in text):
        raise UserError(f'{where}: the article has no "text": each line needs {_FORM}')
    # Posts and old wire copy have none, and are quoted all the same.
    given = unmarked(_string(record, "title", where) or "")
    title = given if canonical_line(given) else named_by(None, canonical_text(text))
    if isinstance(record.get("id"), int) and not isinstance(record["id"], bool):
        record["id"] = str(record["id"])
    article_id = _string(record, "id", where)
    for key, value, most in (("text", text, MAX_TEXT), ("title", title, MAX_TITLE), ("id", article_id, MAX_ID)):
        if value is not None and len(value) > most:
            raise UserError(f'{where}: "{key}" has {len(value):,} characters: shorten it to {most:,} at most')
    return Draft(
        title=title,
        text=text,
        published=_published(record, where),
        url=_url(record, where),
        source=_string(record, "source", where),
        author=_author(record, where),
        language=_string(record, "lang", where),
        id=article_id,
    )


def _record(line: bytes, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UserError(f"{where}: is not UTF-8: save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        raise UserError(
            f"{where}: is not JSON ({error.msg} at column {error.colno}): write {_FORM} on one line"
        ) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, or lists in lists without end
        raise UserError(f"{where}: is JSON that no article has: write {_FORM} on one line") from None
    if not isinstance(record, dict):
        raise UserError(f"{where}: is not a JSON object but {_kind(record)}: write {_FORM} on each line")
    return record


def _string(record: dict[str, Any], key: str, where: str) -> str | None:
    value = record.get(key)
    if value is None or isinstance(value, str):
        return value or None
    raise UserError(f'{where}: "{key}" is {_kind(value)}: write it as a string, or leave it out')


def _author(record: dict[str, Any], where: str) -> str | None:
    value = record.get("author")
    people = value if isinstance(value, list) else [value]
    named = [one.get("name") if isinstance(one, dict) else one for one in people]
    if not all(one is None or isinstance(one, str) for one in named):
        return _string(record, "author", where)
    return ", ".join(filter(None, named)) or None


def _published(record: dict[str, Any], where: str) -> date | None:
    written = _string(record, "date", where)
    if written is None or not written.strip():
        return None
    published = day(written)
    if published is None:
        raise UserError(f'{where}: the date {written[:40]!r} is no day: write it like "2021-03-29"')
    return published


def _url(record: dict[str, Any], where: str) -> str | None:
    url = _string(record, "url", where)
    if url is None or not url.strip() or url.lstrip().startswith("/"):  # a path without its site opens nothing
        return None
    try:
        return canonical_url(url)
    except UserError as error:
        raise UserError(f"{where}: {error}") from None


def _kind(value: object) -> str:
    kinds = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
        str: "a string",
    }
    return kinds.get(type(value), "null")
