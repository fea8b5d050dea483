"""The receipt of a citation: what it points to, and whether those words still stand.

Of a text that was withdrawn only the numbers are told: its words are cited no more. Of one that only outlets had
which the chat may not see nothing is told, whatever its article has become and whose it is now. A correction that
the chat may see is told with what it changed in the words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.telegram import cutting, links
from bot.telegram.corrections import carried
from bot.telegram.differing import in_place
from bot.telegram.naming import about, href, title_of, whole
from bot.telegram.render import MAX_QUOTE
from bot.telegram.rich import Rich, bold, code, join, link, plain, quotation, told
from bot.telegram.screen import Button, Screen
from bot.telegram.starts import ToReceipt
from index.answer import Span
from knowledge.article import revision_of
from knowledge.filter import Filter

if TYPE_CHECKING:
    from datetime import date

    from bot.speech import Speech
    from bot.telegram.starts import Starts
    from knowledge.article import Article, Citation
    from knowledge.library import Library, Revision


def receipt(say: Speech, library: Library, chat: int, cited: Citation, *, today: date, starts: Starts) -> Screen:
    """What the citation stands for, as far as the chat may see it."""
    revision = library.revision(cited.revision)
    if revision is None or cited.end > len(revision.text):
        return Screen(plain(say("no-such-citation")))
    if revision_of(revision.title, revision.text) != revision.revision:
        return Screen(join([plain(say("not-what-was-stored")), _numbers(say, revision, cited)], "\n\n"))
    shown = Filter(hidden=library.visibility.hidden_from(chat))
    standing = library.copies([revision.revision]).get(revision.revision, [])
    about_it = standing or [article for article in map(library.article, revision.now) if article]
    seen = [*filter(shown.passes, about_it)]
    withheld = not standing and revision.is_hidden(shown.hidden)
    if withheld or (about_it and not seen):  # as if there were none: that there is one is for other chats to know
        return Screen(plain(say("no-such-citation")))
    if standing:
        stands = _stands(say, revision, seen[0], cited, today)
        return replace(stands, buttons=_buttons(say, seen[0], cited, starts))
    quoted, until = Span(cited.start, cited.end), library.changed(revision.revision)
    numbers = [
        told(say, "receipt-article", id=code(seen[0].id if seen else revision.brought_by)),
        _numbers(say, revision, cited),
        plain(say("receipt-until", moment=say.moment(until)) if until else ""),
    ]
    withdrawn = Screen(plain(say("withdrawn-since")))
    told_of = _corrected(say, revision.text, quoted, seen[0], today=today, starts=starts) if seen else withdrawn
    return replace(told_of, body=join([told_of.body, join(numbers, "\n")], "\n\n"))


def _stands(say: Speech, revision: Revision, article: Article, cited: Citation, today: date) -> Screen:
    end = min(cited.end, cutting.cut(article.text, cited.start, MAX_QUOTE))
    words = quotation(plain(article.text[cited.start : end]))
    head = join([plain(say("unchanged")), words, about(say, article, bold(title_of(say, article)), today)], "\n")
    named = told(say, "receipt-article", id=code(article.id))
    return Screen(join([head, join([named, _numbers(say, revision, cited)], "\n")], "\n\n"))


def _buttons(say: Speech, article: Article, cited: Citation, starts: Starts) -> tuple[Button, ...]:
    """The article at the words, here where it is nowhere else, and a link to this receipt."""
    opened = _opened(say, article, Span(cited.start, cited.end), starts)
    return opened, Button(say("copy-link"), copied=starts.link(ToReceipt(cited)))


def _opened(say: Speech, article: Article, words: Span | None, starts: Starts) -> Button:
    """The button that opens the article at the words, or from its beginning; here where it is nowhere else."""
    label = say("open" if links.openable(article.url) else "read")
    if words is None:
        return Button(label, url=whole(article, starts))
    url = links.to_words(article.url, article.title, article.text, words.start, words.end)
    return Button(label, url=url or starts.article(article, words, words))


def _corrected(say: Speech, old: str, quoted: Span, article: Article, *, today: date, starts: Starts) -> Screen:
    """The words as they were, and what stands in their place in the article now."""
    by = carried(old, article.text, quoted, article.language)
    if by is not None:
        now: Span | None = Span(quoted.start + by, quoted.end + by)
        difference = [plain(say("corrected-same"))]
    else:
        now = in_place(old, article.text, quoted, article.language)
        difference = [plain(say("corrected-since")), plain(say("receipt-before")), _words(old, quoted)]
        difference.append(plain(say("receipt-now" if now else "receipt-left-out")))
    if now is not None:
        difference.append(_words(article.text, now))
    opened = _opened(say, article, now, starts)
    title = link(bold(title_of(say, article)), href(opened.url) if links.openable(article.url) else None)
    head = join([*difference, about(say, article, title, today)], "\n")
    return Screen(head, (opened,))


def _words(text: str, span: Span) -> Rich:
    """As much of them as leaves room for as much of others."""
    return quotation(plain(text[span.start : min(span.end, cutting.cut(text, span.start, MAX_QUOTE // 2))]))


def _numbers(say: Speech, revision: Revision, cited: Citation) -> Rich:
    return join(
        [
            told(say, "receipt-hash", hash=code(revision.revision)),
            plain(say("characters", start=cited.start, end=cited.end, total=len(revision.text))),
            plain(say("stored", moment=say.moment(revision.added))),
        ],
        "\n",
    )
