"""The receipt of a citation: what it points to, and whether those words still stand.

A text that was withdrawn or corrected is told by its numbers alone: its outlet may be one that the chat cannot see,
and its words are cited no more. A correction that the chat may see tells whether it still has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram import cutting, links
from bot.telegram.corrections import carried
from bot.telegram.render import MAX_QUOTE, about, title_of
from bot.telegram.rich import bold, code, join, plain, quotation, told
from bot.telegram.screen import Button, Screen
from index.answer import Span
from knowledge.article import revision_of
from knowledge.filter import Filter

if TYPE_CHECKING:
    from datetime import date

    from bot.speech import Speech
    from bot.telegram.rich import Rich
    from knowledge.article import Article, Citation
    from knowledge.library import Library, Revision


def receipt(say: Speech, library: Library, chat: int, cited: Citation, today: date) -> Screen:
    """What the citation stands for, as far as the chat may see it."""
    revision = library.revision(cited.revision)
    if revision is None or cited.end > len(revision.text):
        return Screen(plain(say("no-such-citation")))
    if revision_of(revision.title, revision.text) != revision.revision:
        return Screen(join([plain(say("not-what-was-stored")), _numbers(say, revision, cited)], "\n\n"))
    shown = Filter(hidden=library.visibility.hidden_from(chat))
    standing = library.copies([revision.revision]).get(revision.revision, [])
    corrected = library.article(revision.brought_by) if not standing else None
    about_it = standing or ([corrected] if corrected else [])
    seen = [*filter(shown.passes, about_it)]
    if about_it and not seen:  # as if there were none: that there is one is for other chats to know
        return Screen(plain(say("no-such-citation")))
    if standing:
        return _stands(say, revision, seen[0], cited, today)
    state = say("withdrawn-since")
    if seen:
        quoted = Span(cited.start, cited.end)
        same = carried(revision.text, seen[0].text, quoted, seen[0].language) is not None
        state = say("corrected-same") if same else say("corrected-since")
    return Screen(join([plain(state), _numbers(say, revision, cited)], "\n\n"))


def _stands(say: Speech, revision: Revision, article: Article, cited: Citation, today: date) -> Screen:
    end = min(cited.end, cutting.cut(article.text, cited.start, MAX_QUOTE))
    words = quotation(plain(article.text[cited.start : end]))
    head = join([plain(say("unchanged")), words, about(say, article, bold(title_of(say, article)), today)], "\n")
    named = told(say, "receipt-article", id=code(article.id))
    url = links.to_words(article.url, article.title, article.text, cited.start, cited.end)
    buttons = (Button(say("open"), url=url),) if url else ()
    return Screen(join([head, join([named, _numbers(say, revision, cited)], "\n")], "\n\n"), buttons)


def _numbers(say: Speech, revision: Revision, cited: Citation) -> Rich:
    return join(
        [
            told(say, "receipt-hash", hash=code(revision.revision)),
            plain(say("characters", start=cited.start, end=cited.end, total=len(revision.text))),
            plain(say("stored", moment=say.moment(revision.added))),
        ],
        "\n",
    )
