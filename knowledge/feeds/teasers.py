"""Whether a feed has an article whole, or only what is to make one open it.

Three things tell, and all are read off the entry itself:

- It ends as something cut off does: with "…", or with words such as "Read more".
- It has no element for the whole text (`content:encoded`, Atom's `content`), or has the summary there once more.
- It is short. A summary may be the whole article all the same: many simple feeds have only `description`. It counts
  as one from 1,200 code points in three paragraphs on: what systems cut out as an excerpt has 55 words (WordPress)
  to 600 code points, in one or two paragraphs, and 94 in a hundred of 20,000 whole news articles have more. Text in
  its own element counts as whole from 300 on: one in a thousand of them has less.

Where it is in doubt, the page is fetched: that costs one request, the other mistake costs the article.
"""

from __future__ import annotations

import re

WHOLE = 300
"""Code points from which on a content element is an article."""
WHOLE_SUMMARY = 1_200
"""Code points from which on a summary is one, in so many paragraphs:"""
_PARAGRAPHS = 3

_ELLIPSIS = re.compile(r"(?:…|\.\.\.|\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\))\s*\Z")
_INVITATION = re.compile(
    r"(?:^|(?<=[.!?…\])»”\"]\s)|(?<=…))[\[(]?\s*(?:"
    r"(?:read|see|view) (?:more|on|the (?:full|whole|rest|original)\b|full\b)|read the (?:article|story)|"
    r"continue reading|keep reading|full (?:story|article|text)|(?:click|tap) here to (?:read|continue)|"
    r"more(?=\W*\Z)|"
    r"weiterlesen|weiter lesen|mehr lesen|mehr dazu|zum (?:ganzen )?artikel|"
    r"lire la suite|lire l[’']article|en savoir plus|continuer la lecture|"
    r"leer más|seguir leyendo|continuar leyendo|leia mais|continue lendo|ler mais|"
    r"leggi tutto|leggi di più|continua a leggere|lees verder|lees meer|läs mer|læs mere|les mer|lue lisää|"
    r"czytaj (?:dalej|więcej)|číst (?:dál|více)|devamını oku|"
    r"читать (?:далее|дальше|полностью|ещё)|подробнее|читати (?:далі|більше)|"
    r"続きを読む|阅读全文|閱讀全文|더 보기|اقرأ المزيد"
    r")[^\n.!?]{0,160}[\s\])»›→>….]*\Z",
    re.IGNORECASE | re.MULTILINE,
)
"""Alone on the last line or after a sentence: in one, somebody may want to read more."""


def without_invitation(text: str) -> str:
    """The text without the words at its end that invite to read on elsewhere."""
    return _INVITATION.sub("", text).rstrip()


def is_cut(text: str) -> bool:
    """Whether the text says at its end that there is more of it elsewhere."""
    return bool(_ELLIPSIS.search(text) or _INVITATION.search(text))


def is_teaser(content: str, summary: str) -> bool:
    """Whether what the feed has of an article is only a part, by the plain text of its two elements."""
    if content and content != summary:
        return len(content) < WHOLE or is_cut(content)
    whole = len(summary) >= WHOLE_SUMMARY and summary.count("\n") + 1 >= _PARAGRAPHS
    return not whole or is_cut(summary)
