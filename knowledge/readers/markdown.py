"""Markdown: one article a file, its markup turned to plain text.

YAML between `---` may come first:

    ---
    title: Ferry to Northholm starts in June
    date: 2024-05-13
    url: https://example.org/ferry
    authors: [Mia Berg, Olu Adeyemi]
    source: The Harbour Post
    ---

TOML between `+++` counts as well, and so do JSON and lines such as `Title: …` without anything around them. What
says there that it is a draft is not published, and is no article. Notion writes such lines below the first heading,
and a number of the page behind the name of the file. Without a title there, the first heading of the first level is
the title. Links become their text, images go, headings and rows of tables become lines, and what is in a code fence
stays as it is.
"""

from __future__ import annotations

import json
import re
import tomllib
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, BinaryIO

import yaml
from markdown_it import MarkdownIt

from knowledge.article import MAX_ID, MAX_TITLE, Draft, canonical_line, canonical_text, canonical_url
from knowledge.errors import GoneError, UserError
from knowledge.readers.days import day
from knowledge.readers.files import decoded, whole
from knowledge.readers.markup import text_of
from knowledge.readers.text import between, named_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from markdown_it.token import Token

MAX_BYTES = 2_000_000

_FRONT = re.compile(
    r"\A\s*(?P<rule>---|\+\+\+)[ \t]*\r?\n(?P<about>.{0,100000}?)^(?:(?P=rule)|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_YES, _NO = {"true", "yes", "on"}, {"false", "no", "off"}
_HEAD = re.compile(
    r"\A\s*(?P<about>(?:[A-Za-z][\w -]{0,30}:[^\n]{0,1000}(?:\n[ \t]+\S[^\n]{0,1000})*(?:\n|\Z)){2,30})\s*(?:\n|\Z)"
)
_NUMBERED = re.compile(r"(?:\A| )[0-9a-f]{32}\Z")  # the name of a page of Notion
_PROPERTY = r"[^\W\d_][^\n:]{0,60}: [^\n]{1,1000}(?:\n|\Z)"
_PROPERTIES = re.compile(  # one alone may be the text
    rf"\A\s*(?P<title>#[ \t][^\n]*\n)\s*(?P<about>{_PROPERTY}(?:{_PROPERTY}){{1,60}})(?:\r?\n|\Z)"
)
_PLACE = re.compile(r"\s+\((?:https?://|[^()\s]*%20)[^()\s]*\)")  # of the page that a property names
_DRAFT = {  # as Hugo, Jekyll and WordPress say it
    "draft": _YES,
    "published": _NO,
    "status": {"draft", "pending", "private"},
}
_KEYS = {
    "title": ("title",),
    "date": ("date", "published", "pubdate", "publishdate", "publishedat", "datepublished"),
    "url": ("url", "canonical", "canonicalurl", "link"),
    "author": ("author", "authors"),
    "source": ("source", "site", "publication"),
    "lang": ("lang", "language"),
    "id": ("id",),
}
_NULL = {"", "~", "null"}
_PLACED = re.compile(  # where a link leads, as it is computed
    r"\]\([^(){}\s]{0,200}(?:\{\{[^{}\n]{0,300}\}\}|\{%[^{}\n]{0,300}%\}){1,3}[^(){}\s]{0,200}\)"
)
_COMPUTED = {"dataview", "dataviewjs", "mermaid", "query", "tasks"}  # fences that Obsidian shows something else for
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_NOTE = re.compile(r"\[\^[^\]\s]{1,60}\](?::\s?)?")
_LINK = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")  # of notes to each other
_MARKS = re.compile(  # which the systems that Markdown is written for read, and do not show
    r"\{\{[^{}]{0,500}\}\}|\{%[^{}]{0,500}%\}|\s*\{#[\w-]{1,100}\}\Z|\s*\{:[^{}]{1,300}\}|"  # Hugo, Jekyll, Pandoc
    r"(?<![\w%])%%[^%]*%%|!\[\[[^\[\]]{1,300}\]\]|\s\^[a-z0-9]{6}\Z|"  # Obsidian, and the next
    r"==(?=\S)(?P<marked>[^=]{1,500})(?<=\S)==|"
    r"\A(?:\[!\w{1,30}\][+-]?|\[[ xX]\](?=\s))\s*",  # GitHub
    re.DOTALL,
)
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def drafts(stream: BinaryIO, name: str, stem: str | None) -> Iterator[Draft]:
    """The one article in the stream.

    UserError when it is not text, too large, lacks text, or what stands above it is wrong. GoneError when it is a
    draft.
    """
    content = decoded(whole(stream, name, MAX_BYTES), name)
    if stem and _NUMBERED.search(stem):
        stem = _NUMBERED.sub("", stem)
        about, body = _of_notion(content)
    else:
        about, body = _divided(content, name)
    said = _of_published(about, name)
    given = {key: _given(said, keys, name) for key, keys in _KEYS.items()}
    rendered = _Rendered(_PARSER.parse(_PLACED.sub("](.)", body)), given["title"])
    text = canonical_text("\n".join(rendered.lines))
    if not text:
        raise UserError(f"{name} has no text: write the article below its title")
    yield Draft(
        title=rendered.title or named_by(stem, text),
        text=text,
        published=_published(given["date"], name),
        url=_url(given["url"], name),
        source=given["source"],
        author=given["author"],
        language=given["lang"],
        id=given["id"],
    )


def _divided(content: str, name: str) -> tuple[dict[str, Any], str]:
    """What is said above of the article, by keys, and the article."""
    front = _FRONT.match(content)
    about = _about(front, name) if front else None
    if front and about is not None:
        return about, content[front.end() :]
    about, end = _json(content) if content.lstrip().startswith("{") else _lines(content)
    return (about, content[end:]) if "title" in about else ({}, content)


def _of_notion(content: str) -> tuple[dict[str, Any], str]:
    """The properties of a page of Notion, by keys, and the page without them.

    They are there for its writers, in their own words: a date or an address that cannot be read is no mistake.
    """
    found = _PROPERTIES.match(content)
    if found is None:
        return {}, content
    pairs = [line.partition(": ") for line in found["about"].splitlines()]
    about = {_key(key): canonical_line(_PLACE.sub("", value.partition(" → ")[0])) for key, _, value in pairs}
    unread = {
        key for key in _KEYS["date"] if day(about.get(key, "")) is None and about.get(key, "").lower() not in _NO
    }
    unread |= {key for key in _KEYS["url"] if not about.get(key, "").startswith(("http://", "https://"))}
    said = {key: value for key, value in about.items() if key not in unread}
    return said, found["title"] + content[found.end() :]


def _json(content: str) -> tuple[dict[str, Any], int]:
    """An object above, as Hugo has it, and where it ends."""
    begin = len(content) - len(content.lstrip())
    try:
        found, end = json.JSONDecoder(strict=False).raw_decode(content, begin)
    except (ValueError, RecursionError):
        return {}, 0
    return {_key(key): _plain(value) for key, value in found.items()}, end


def _lines(content: str) -> tuple[dict[str, Any], int]:
    """Lines above, as MultiMarkdown and Pelican have them, and where they end."""
    head = _HEAD.match(content)
    pairs = [line.partition(":") for line in re.split(r"\n(?!\s)", head["about"])] if head else []
    return {_key(key.strip()): canonical_line(value) for key, _, value in pairs}, head.end() if head else 0


def _about(front: re.Match[str], name: str) -> dict[str, Any] | None:
    """What the front matter says, every value as it is written; None when it is text between two rules."""
    if front["rule"] == "+++":
        return _toml(front["about"], name)
    try:
        found = yaml.load(front["about"], Loader=yaml.BaseLoader)  # noqa: S506  makes strings, lists and dicts alone
    except yaml.MarkedYAMLError as error:
        above = front.string.count("\n", 0, front.start("about"))
        line = above + 1 + (error.problem_mark.line if error.problem_mark else 0)
        raise UserError(
            f'{name}, line {line}: is not YAML ({error.problem}): put quotes around the value, as title: "A: b"'
        ) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise UserError(f"{name}, line 2: is not YAML: write lines like `title: …` between the two ---") from None
    return {_key(key): value for key, value in found.items()} if isinstance(found, dict) else None


def _key(written: object) -> str:
    """A key as it is looked for: systems write publishDate, publish_date and Publish Date."""
    return re.sub(r"[_ -]", "", str(written).lower())


def _of_published(about: dict[str, Any], name: str) -> dict[str, Any]:
    """The same without what only says that it is published. GoneError when it says that it is not."""
    for key, values in _DRAFT.items():
        if str(about.get(key)).lower() in values:
            raise GoneError(f"{name} is a draft, as `{key}` in its first lines says: change that to publish it")
    return {key: value for key, value in about.items() if key not in _DRAFT or str(value).lower() not in _YES}


def _toml(written: str, name: str) -> dict[str, Any]:
    try:
        return {_key(key): _plain(value) for key, value in tomllib.loads(written).items()}
    except (ValueError, RecursionError) as error:
        raise UserError(f"{name} is not TOML between its two +++ ({error}): write lines like `title = …`") from None


def _plain(value: Any) -> Any:
    """A value of TOML as it is written, as far as it is text, a number or a day."""
    match value:
        case list():
            return [_plain(one) for one in value]
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case bool():
            return str(value).lower()
    return str(value)


def _given(about: dict[str, Any], keys: Sequence[str], name: str) -> str | None:
    for key in keys:
        value = about.get(key)
        values = value if isinstance(value, list) else [value]
        named = [v.get("name") if isinstance(v, dict) else v for v in values]
        if value is not None and not all(isinstance(v, str) for v in named):
            raise UserError(f"{name}: `{key}` in its first lines is not text: write `{key}: …` on one line")
        written = canonical_line(", ".join(_LINK.sub(r"\1", v) for v in named if v))
        most = {"id": MAX_ID}.get(key, MAX_TITLE)
        if len(written) > most:
            raise UserError(f"{name}: `{key}` has {len(written):,} characters: shorten it to {most:,} at most")
        if written.lower() not in _NULL:
            return written
    return None


def _published(written: str | None, name: str) -> date | None:
    published = day(written) if written else None
    if written and published is None:
        raise UserError(f"{name} has the date {written[:40]!r}: write it as `date: 2021-03-29`")
    return published


def _url(written: str | None, name: str) -> str | None:
    try:
        return canonical_url(written) if written and not written.startswith("/") else None  # as sites place it
    except UserError as error:
        raise UserError(f"{name}: {error}") from None


class _Rendered:
    """The title of the document, and the lines below it: its blocks in order."""

    def __init__(self, tokens: Sequence[Token], title: str | None) -> None:
        self.title = title or ""
        self.lines: list[str] = []
        self._cells: list[str] | None = None  # of the row of a table that is being read
        self._item = ""
        self._heading = ""
        for token in tokens:
            self._take(token)

    def _take(self, token: Token) -> None:
        match token.type:
            case "heading_open":
                self._heading = token.tag
            case "list_item_open":
                self._item = f"{token.info}. " if token.info else "- "
            case "tr_open":
                self._cells = []
            case "tr_close":
                self.lines.append(" | ".join(filter(None, self._cells or ())))
                self._cells = None
            case "inline":
                self._write(_NOTE.sub("", _inline(token.children or ())).strip())
            case "fence" if token.info.strip() in _COMPUTED:
                pass
            case "fence" | "code_block":
                self.lines.append(token.content)
            case "html_block":
                self.lines.append(text_of(token.content))

    def _write(self, written: str) -> None:
        line = canonical_line(written)
        if self._cells is not None:
            self._cells.append(line)
        elif self._heading == "h1" and line and (not self.title or line.casefold() == self.title.casefold()):
            self.title = line[:MAX_TITLE]
        else:
            self.lines.append(self._item + written)
        self._item = self._heading = ""


def _inline(tokens: Sequence[Token]) -> str:
    """The text of a run of words, without the signs that set it and what is struck out."""
    text = ""
    said = _not_struck_out(tokens)
    for token, following in zip_longest(said, said[1:]):
        match token.type:
            case "text":
                text += _shown(token.content)
            case "code_inline":
                text += token.content
            case "softbreak" if text.strip() and following is not None and following.content.strip():
                text += between(text, following.content)
            case "softbreak":
                text += " "
            case "hardbreak":
                text += "\n"
            case "html_inline" if _BREAK.match(token.content):
                text += "\n"
    return text


def _shown(text: str) -> str:
    """Text without the marks of the systems that it was written for."""
    return _LINK.sub(r"\1", _MARKS.sub(r"\g<marked>", text))


def _not_struck_out(tokens: Sequence[Token]) -> list[Token]:
    said, within = [], 0
    for token in tokens:
        within += (token.type == "s_open") - (token.type == "s_close")
        said += [token] if not within else []
    return said
