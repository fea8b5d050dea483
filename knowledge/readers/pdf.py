"""PDF: one article a file, by pypdf. Its title and day are those that it shows, else that it gives of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from knowledge.article import Draft, canonical_line, canonical_text
from knowledge.errors import UserError
from knowledge.readers import forms
from knowledge.readers.bounded import author, parsed
from knowledge.readers.columns import Line
from knowledge.readers.days import day
from knowledge.readers.files import whole
from knowledge.readers.layout import paragraphs
from knowledge.readers.placed import day_of
from knowledge.readers.text import MAX_TITLE, named_by

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

MAX_BYTES = 100_000_000

# What programs write when nobody gave the document a title or an author.
_NO_TITLE = re.compile(
    r"\W?(?:anonymous|microsoft \w+ - |untitled\b|unbenannt|sans titre|document\d*\Z|slide \d)|"
    r".*\.(?:docx?|odt|rtf|indd|qxp|qxd|pdf|pptx?|xlsx?|tex|dvi|ps|html?)\Z",
    re.IGNORECASE,
)
_OF_SITE = re.compile(r"\s*[|»·•]\s|\s+[-–—]+\s")
_OPENING = 5  # paragraphs among which the headline is, and below it the day
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")


def drafts(stream: BinaryIO, name: str, stem: str | None) -> Iterator[Draft]:
    """The one article in the stream. UserError when it is no PDF that can be read, or has no text."""
    found = parsed("pdf", whole(stream, name, MAX_BYTES), name)
    pages = [
        [
            Line(x, y, size, text, tuple(map(tuple, gaps)))
            for (x, y, size, _, gaps), text in zip(page, forms.written([line[3] for line in page]), strict=True)
        ]
        for page in found["pages"]
    ]
    parts = [part for part in paragraphs(pages) if canonical_line(part.text)]
    if not any(c.isalpha() for part in parts for c in part.text):
        raise UserError(f"{name} has no text, only pictures: run it through OCR (as `ocrmypdf` does) and add that")
    title = canonical_line(found["title"])
    title = "" if _NO_TITLE.match(title) or len(title) > MAX_TITLE else title
    opening = parts[:_OPENING] if len(parts) > 1 else []
    headline = max(opening, key=lambda part: part.scale, default=None)  # the first of the largest
    if headline and len(headline.text) <= MAX_TITLE:
        shown = canonical_line(headline.text)
        of_site = title.startswith(shown) and _OF_SITE.match(title, len(shown))  # a browser prints the page's title
        if (
            of_site
            or shown.casefold() == title.casefold()
            or (not title and (headline.is_heading or headline is parts[0]))
        ):
            title = shown
            parts.remove(headline)
    made, changed = (_day(found[key]) for key in ("date", "changed"))
    shown_day = day_of([part.text for part in parts[:_OPENING]], changed or made)
    text = canonical_text("\n".join(part.text for part in parts))
    yield Draft(
        title=title or named_by(stem, text),
        text=text,
        published=shown_day or made,
        author=author(found),
    )


def _day(written: str) -> date | None:
    found = _DATE.match(written)
    return day("-".join(found.groups())) if found else None
