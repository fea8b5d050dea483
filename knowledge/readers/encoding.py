"""Which encoding a text was saved in, when it is plain; a wrong letter would be quoted as the article's.

charset-normalizer tells scripts apart well, so it decides on Cyrillic, Greek, Arabic and the like. Among Latin
alphabets it is often wrong and sure of it (Croatian as Baltic, an English dash as a DOS letter). There the
letters decide: a reading is possible when all its accented letters belong to one language, and taken when no
other reading is.
"""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

# The accented letters of languages, by the encoding that was usual for them.
_ALPHABETS = {
    "cp1252": (
        "àâæçèéêëîïôœùûüÿ",  # French
        "äöüßé",  # German
        "áéíóúüñªº",  # Spanish
        "áâãàçéêíóôõúüªº",  # Portuguese
        "àèéìíîòóùúªº",  # Italian
        "åäöéü",  # Swedish, Finnish
        "æøåéòóôü",  # Danish, Norwegian
        "áéëïíóöüèê",  # Dutch
        "àçèéíïòóúü",  # Catalan
        "áéíóúýþæöð",  # Icelandic
    ),
    "cp1250": (
        "ąćęłńóśźż",  # Polish
        "áčďéěíňóřšťúůýž",  # Czech
        "áäčďéíľňóôšťúýž",  # Slovak
        "áéíóöőúüű",  # Hungarian
        "ăâîşţ",  # Romanian
        "čćđšž",  # Croatian, Slovene
    ),
    "cp1254": ("çğıöşüâîûİ",),  # Turkish
    "cp1257": ("äõöüšž", "āčēģīķļņšūž", "ąčęėįšųūž"),  # Estonian, Latvian, Lithuanian
}
_ALPHABETS["iso8859_2"] = _ALPHABETS["cp1250"]
_OTHERS = ["cp1251", "cp1253", "cp1255", "cp1256", "cp874", "koi8_r", "gb18030", "big5", "cp932", "euc_jp", "cp949"]
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|it|that|this|which|who|with|from|has|they|said)\b", re.IGNORECASE)
# A sign within a word, which only a wrong reading puts there; or a control character.
_MISREAD = re.compile(r"(?<=[^\W\d_])[¡-©«¬®-´¶¸»-¿×÷ˆ˜‚„†‡‰‹›€™…¹²³](?=[^\W\d_])|[£¥](?=[a-z])|[\x80-\x9f]")


def encoding_of(data: bytes) -> str | None:
    """The name of the encoding, for bytes that are not UTF-8. None when it cannot be told for certain."""
    readings: dict[str, str] = {}
    for name, alphabets in _ALPHABETS.items():
        text = _read(data, name)
        if text is not None and _possible(text, name, alphabets):
            readings.setdefault(text, name)
    if readings:
        western = _read(data, "cp1252")
        if len(readings) > 1 and western in readings and _is_english(western):
            return "cp1252"
        return next(iter(readings.values())) if len(readings) == 1 else None
    found = [match for match in from_bytes(data, cp_isolation=_OTHERS) if match.chaos <= 0.1]  # noqa: PLR2004
    best = max(found, key=lambda match: (match.coherence, -match.chaos), default=None)
    if best is None or best.coherence < 0.1:  # noqa: PLR2004  too short to be like any language
        return None
    rivals = (match for match in found if match.coherence >= best.coherence - 0.1)
    return best.encoding if all(str(match) == str(best) for match in rivals) else None


def _read(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _MISREAD.search(text) else text


def _possible(text: str, encoding: str, alphabets: tuple[str, ...]) -> bool:
    """Whether the letters are one language's. English borrows words from all its neighbours."""
    letters = {c for c in text if c > "\x7f" and c.isalpha()}
    if encoding == "cp1252" and _is_english(text):
        return letters <= set("".join(alphabets)) | {c.upper() for c in "".join(alphabets)} | {"Š", "š", "Ž", "ž"}
    return any(letters <= set(alphabet) | {c.upper() for c in alphabet} for alphabet in alphabets)


def _is_english(text: str) -> bool:
    words = len(text.split())
    return len(_ENGLISH.findall(text)) * 12 > words
