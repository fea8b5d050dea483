"""Word documents (DOCX): one article a file, by python-docx. Paragraphs, lists, tables and boxes, then notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from knowledge.article import Draft, canonical_line, canonical_text
from knowledge.errors import UserError
from knowledge.readers.bounded import author, parsed
from knowledge.readers.days import day
from knowledge.readers.files import whole
from knowledge.readers.placed import day_of
from knowledge.readers.text import MAX_TITLE, ends_sentence, named_by

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 100_000_000
_OLD = b"\xd0\xcf\x11\xe0"  # Word's before 2007, and what a password makes of new ones
_TITLES = ("Title", "Heading")
_OPENING = 5  # blocks below the title, among which the day may stand
_TEMPLATE = "2013-12-23"  # of the document that python-docx starts from; programs leave it as it is


def drafts(stream: BinaryIO, name: str, stem: str | None) -> Iterator[Draft]:
    """The one article in the stream. UserError when it is no Word document that can be read, or has no text."""
    data = whole(stream, name, MAX_BYTES)
    if data.startswith(_OLD):
        raise UserError(f"{name} is an old Word document or has a password: save it as DOCX without one")
    found = parsed("word", data, name)
    blocks = [(style, line) for style, text in found["blocks"] if (line := canonical_text(text))]
    title = canonical_line(found["title"])[:MAX_TITLE]
    heading = next((n for n, (style, _) in enumerate(blocks) if style.startswith(_TITLES)), 0)
    if heading < len(blocks) and len(blocks) > 1:
        style, line = blocks[heading]
        short = len(line) <= MAX_TITLE and (style.startswith(_TITLES) or not ends_sentence(line))
        # What is set as the title is; the document's own may be that of the one which it was made from.
        shown = style.startswith(_TITLES[0]) or canonical_line(line).casefold() == title.casefold()
        if short and (shown or not title):
            title = canonical_line(blocks.pop(heading)[1])
    text = "\n".join(f"- {line}" if style.startswith("List") else line for style, line in blocks)
    if not text:
        raise UserError(f"{name} has no text: write the article below its title, and add it again")
    made, changed = (None if found[key] == _TEMPLATE else day(found[key]) for key in ("date", "changed"))
    opening = [line for style, line in blocks[:_OPENING] if not style.startswith(_TITLES)]
    yield Draft(
        title=title or named_by(stem, text),
        text=text,
        published=day_of(opening, changed or made) or made,
        author=author(found),
    )
