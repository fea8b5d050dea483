"""The characters of a page: by its mark, else as UTF-8, else as it says, else as it plainly is."""

from __future__ import annotations

import codecs
import re

from knowledge.errors import UserError
from knowledge.readers.encoding import encoding_of
from knowledge.readers.files import mark_of

_SAMPLE = 100_000  # bytes that are looked at to tell an encoding
_HEAD = 4096  # bytes that name the encoding, in the page's first tags
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
# Of Python's codecs, those that pages were ever written in; others are slow, or no encodings of a page.
_ENCODINGS = re.compile(
    r"ascii|utf-8|cp\d+|iso8859-\d+|tis-620|koi8-\w|mac-\w+|euc_\w+|gb\w+|big5\w*|shift_jis\w*|iso2022_jp"
)
# What these names mean on the Web, as https://encoding.spec.whatwg.org has it.
_ON_THE_WEB = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
}
_LABELS = {  # and those that Python does not know
    "x-sjis": "cp932",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gb18030",
    "cn-big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "windows-949": "cp949",
    "windows-874": "cp874",
    "dos-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "koi8-ru": "koi8-u",
    "x-mac-cyrillic": "mac-cyrillic",
}
_ESCAPES = re.compile(rb"\x1b[$(]")  # of ISO-2022, which writes all in ASCII
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_WHOLE = 4  # letters beyond ASCII in all for each one that is cut
_FEW = 3  # that may be unreadable however short it is, and
_BROKEN = 1000  # characters for each one that may be unreadable: a cut letter spoils no page


def utf8(data: bytes) -> str | None:
    """The text of what is UTF-8, but for some letters perhaps that were cut; None of other bytes.

    Systems that cut a text by bytes leave halves of letters, and other encodings make hardly any that are whole.
    """
    if _ESCAPES.search(data):
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        text = data.decode(errors="replace")
    cut = text.count("\ufffd") - data.count("\ufffd".encode())
    return text if cut * _WHOLE < len(_FOREIGN.findall(text)) else None


def decoded(html: bytes, name: str) -> str:
    """The page as text. UserError when its encoding cannot be told."""
    mark = mark_of(html)
    if mark:
        return html.decode(mark, "replace")
    text = utf8(html)
    if text is not None:
        return text
    declared = declared_in(html)
    for encoding in (declared, encoding_of(html[:_SAMPLE]) if declared in {None, "utf-8"} else None):
        try:
            if encoding:
                return html.decode(encoding)
        except UnicodeDecodeError:
            continue
    return replaced(html, name, declared or "utf-8")


def replaced(data: bytes, name: str, encoding: str) -> str:
    """The text with U+FFFD for what cannot be read of it. UserError where that is more than some letters."""
    text = data.decode(encoding, "replace")
    if (text.count("\ufffd") - _FEW) * _BROKEN > len(text):
        raise UserError(f"the encoding of {name} cannot be told for certain: save it as UTF-8")
    return text


def encoding_named(name: str) -> str | None:
    """The codec for an encoding that a page or its sender names, None when no page is written in it."""
    try:
        found = codecs.lookup(_LABELS.get(name.lower(), name)).name
    except (LookupError, UnicodeError):
        return None
    # A page that its tags could be read in is in no UTF-16, whatever it says.
    return _ON_THE_WEB.get(found, found) if _ENCODINGS.fullmatch(found) else None


def declared_in(html: bytes) -> str | None:
    """The encoding that a page, or XML, says it is in; None where that is none."""
    match = _DECLARED.search(html[:_HEAD])
    return encoding_named(match[1].decode("ascii", "replace")) if match else None
