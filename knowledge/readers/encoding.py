"""Which encoding a text was saved in, when it is plain; a wrong letter would be quoted as the article's.

charset-normalizer tells scripts apart well, so it decides on Cyrillic, Greek, Arabic and the like. Among Latin
alphabets it is often wrong and sure of it (Croatian as Baltic, an English dash as a DOS letter). There the
letters decide: a reading is possible when all its accented letters belong to one language, and taken when no
other reading is, or when it alone is in a language that has them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from charset_normalizer import from_bytes

from knowledge.languages import detect

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# The accented letters of languages, by the encoding that was usual for them, and the codes of these languages.
_ALPHABETS = {
    "cp1252": {
        "àâæçèéêëîïôœùûüÿ": "fr oc",
        "äöüßé": "de lb",
        "áéíóúüñªº": "es gl",
        "áâãàçéêíóôõúüªº": "pt gl",
        "àèéìíîòóùúªº": "it",
        "åäöéü": "sv fi",
        "æøåéòóôü": "da no",
        "áéëïíóöüèê": "nl af",
        "àçèéíïòóúü": "ca oc",
        "áéíóúýþæöð": "is fo",
    },
    "cp1250": {
        "ąćęłńóśźż": "pl",
        "áčďéěíňóřšťúůýž": "cs",
        "áäčďéíľňóôšťúýž": "sk",
        "áéíóöőúüű": "hu",
        "ăâîşţ": "ro",
        "čćđšž": "hr sl bs sr",
    },
    "cp1254": {"çğıöşüâîûİ": "tr az"},
    "cp1257": {"äõöüšž": "et", "āčēģīķļņšūž": "lv", "ąčęėįšųūž": "lt"},
}
_ALPHABETS["iso8859_2"] = _ALPHABETS["cp1250"]
_CYRILLIC = (
    "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
)
_OTHERS = ["cp1251", "cp1253", "cp1255", "cp1256", "cp874", "koi8_r", "gb18030", "big5", "cp932", "euc_jp", "cp949"]
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|it|that|this|which|who|with|from|has|they|said)\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]")
_TELLING = 40  # letters: of fewer no language can be told for certain
# What only a wrong reading has: a sign within a word, some behind one, a control character, an accented capital
# behind a small letter.
_CAPITALS = "".join(c for c in map(chr, range(0xC0, 0x180)) if c.isupper())
_MISREAD = re.compile(
    r"(?<=[^\W\d_])[¡-©«¬®-´¶¸»-¿×÷ˆ˜˘˙˛˝ˇ‚„†‡‰‹›€™…¹²³](?=[^\W\d_])|(?<=[^\W\d_])[¡¢¿]|[£¥](?=[a-z])|"
    rf"[\x80-\x9f]|(?<=[a-z])[{_CAPITALS}]"
)
# In Greek, what only ends a word within one: another encoding than Windows' has its letters elsewhere.
_END_WITHIN = re.compile(r"ς(?=[^\W\d_])")
# What the capitals of Windows' Cyrillic are in that of the Macintosh, and what its letters are in KOI8.
_NO_MAC = re.compile("[†°¢£•®©™≠∞±≤≥µ¬√ƒ≈∆÷¿¡]")
_DRAWN = re.compile("[─-▟]")
_CAPITAL_WITHIN = re.compile("[а-яё][А-ЯЁ]")


def encoding_of(data: bytes) -> str | None:
    """The name of the encoding, for bytes that are not UTF-8. None when it cannot be told for certain."""
    readings: dict[str, tuple[str, set[str]]] = {}
    for name, alphabets in _ALPHABETS.items():
        text = _read(data, name)
        if text is not None and (languages := _languages(text, name, alphabets)):
            readings.setdefault(text, (name, set()))[1].update(languages)
    if readings:
        return _latin(readings, _read(data, "cp1252"))
    found = [match for match in from_bytes(data, cp_isolation=_OTHERS) if match.chaos <= 0.1]  # noqa: PLR2004
    best = max(found, key=lambda match: (match.coherence, -match.chaos), default=None)
    if best is None or best.coherence < 0.1:  # noqa: PLR2004  too short to be like any language
        return None
    rivals = (match for match in found if match.coherence >= best.coherence - 0.1)
    if not all(str(match) == str(best) for match in rivals):
        return None
    if _END_WITHIN.search(str(best)):
        return None
    return _cyrillic(data, best.encoding) if best.encoding in {"cp1251", "koi8_r"} else best.encoding


def _latin(readings: Mapping[str, tuple[str, set[str]]], western: str | None) -> str | None:
    """The one possible reading, or of several the one that is in a language with these letters."""
    if len(readings) > 1 and western and western in readings and _is_english(western):
        return "cp1252"
    if len(readings) > 1:
        likely = [how for text, how in readings.items() if _language(text) in how[1]]
    else:  # names of other languages stand in English, and are no language
        likely = [how for text, how in readings.items() if _language(text) in {*how[1], *_beside(text, how[0])}]
    return likely[0][0] if len(likely) == 1 else None


def _beside(text: str, encoding: str) -> set[str | None]:
    """The languages in which such letters stand in names: English, and neighbours but for the Macintosh's."""
    west = encoding == "cp1252" and not set(text) & set("ŠŽŒšžœŸ")
    return {"en", None, *(" ".join(_ALPHABETS["cp1252"].values()).split() if west else ())}


def _language(text: str) -> str | None:
    return detect(text) if len(_LETTERS.findall(text)) >= _TELLING else None


def _cyrillic(data: bytes, encoding: str) -> str | None:
    """This one, or that of the Macintosh: its small letters are those of Windows but for я and ё."""
    text, mac = data.decode(encoding, "replace"), _read(data, "mac_cyrillic")
    capitals = _CAPITAL_WITHIN.search(text) is not None
    turned = len(_CAPITAL_WITHIN.findall(text)) * 20 > len(text.split()) or (
        encoding == "koi8_r" and (_DRAWN.search(text) or sum(map(str.isupper, text)) > sum(map(str.islower, text)))
    )
    if not capitals and not turned and _is_of(text, _CYRILLIC):
        return encoding
    if mac and not _NO_MAC.search(mac) and not _CAPITAL_WITHIN.search(mac) and _is_of(mac, _CYRILLIC):
        return "mac_cyrillic"
    return None if turned or (capitals and not _is_of(text, _CYRILLIC)) else encoding


def _read(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _MISREAD.search(text) else text


def _languages(text: str, encoding: str, alphabets: Mapping[str, str]) -> list[str]:
    """The codes of the languages of which all the letters may be. English borrows from all its neighbours."""
    if encoding == "cp1252" and _is_english(text):
        return ["en"] if _is_of(text, ["".join(alphabets) + "šž"]) else []
    return [code for alphabet, codes in alphabets.items() if _is_of(text, [alphabet]) for code in codes.split()]


def _is_of(text: str, alphabets: Iterable[str]) -> bool:
    """Whether all letters beyond ASCII are of one of the alphabets."""
    letters = {c for c in text if c > "\x7f" and c.isalpha()}
    return any(letters <= {*alphabet, *(c.upper() for c in alphabet)} for alphabet in alphabets)


def _is_english(text: str) -> bool:
    words = len(text.split())
    return len(_ENGLISH.findall(text)) * 12 > words
