"""Whether JSON holds articles or posts, by its beginning: most programs keep something in such files.

In a folder, what does is read, or its reader says what to do with it; the rest is passed over. So what looks like
articles in any form counts here: JSON lines, a list, one article, the history of any chat, a whole account, a site
that Ghost exports.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXPORT = re.compile(
    r'"type"\s*:\s*"(?:(?:public|private)_(?:channel|group|supergroup)|(?:personal|bot)_chat|saved_messages)"'
    r'|"(?:personal_information|left_chats)"\s*:\s*\{'
    r'|\A\s*\{\s*"db"\s*:\s*\[\s*\{\s*"(?:meta|data)"'
)
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)(?:"\s*(:?)|\\?\Z)|([\[\]{}])', re.DOTALL)  # the last string may be cut
_OF_RECORDS = ("{", "[{", "{[{")
"""What encloses an article: nothing else, a list, or a list that an object has."""
_TEXTS = frozenset({"text", "body", "content", "content_html", "content_text", "html"})
_BESIDE = frozenset({"title", "headline", "date", "published", "url", "link", "source"})


def holds_articles(beginning: str, *, lines: bool) -> bool:
    """Whether JSON that begins so looks as if it held articles, posts or messages; `lines`: it is JSON lines.

    There an article needs nothing but its text.
    """
    if _EXPORT.search(beginning):
        return True
    return any((keys & _TEXTS and keys & _BESIDE) or (lines and "text" in keys) for keys in _records(beginning))


def _records(beginning: str) -> Iterator[set[str]]:
    """The names in each object that may be an article, as far as they are seen."""
    within, keys = "", set[str]()
    for token in _TOKEN.finditer(beginning):
        name, named, sign = token.groups()
        if sign in {"{", "["}:
            within += sign
            if within in _OF_RECORDS:
                yield keys
                keys = set()
        elif sign:
            within = within[:-1]
        elif named and within in _OF_RECORDS:
            keys.add(name)
    yield keys
