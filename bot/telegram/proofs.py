"""The receipt of a citation: what it points to, and whether those words still stand.

Of a text that was withdrawn only the numbers are told: its words are cited no more. Of one that only outlets had
which the chat may not see nothing is told, whatever its article has become and whose it is now. A correction that
the chat may see is told with what it changed in the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
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
    from collections.abc import Sequence
    from datetime import date

    from bot.speech import Speech
    from bot.telegram.starts import Starts
    from knowledge.article import Article, Citation
    from knowledge.library import Library, Revision

MOST = 3
"""Citations that are proved in one message: as many as stand on a page of a list."""

_SHORT = 320  # code points of the words of a citation among others


@dataclass(frozen=True, slots=True)
class _Proof:
    """What is told of a citation: how its words stand, its numbers, and what opens the article."""

    body: Rich
    numbers: tuple[Rich, ...] = ()
    buttons: tuple[Button, ...] = ()


def receipt(say: Speech, library: Library, chat: int, cited: Citation, *, today: date, starts: Starts) -> Screen:
    """What the citation stands for, as far as the chat may see it."""
    proof = _prove(say, library, chat, cited, room=MAX_QUOTE, today=today, starts=starts)
    return Screen(join([proof.body, join([*proof.numbers], "\n")], "\n\n"), proof.buttons)


def receipts(
    say: Speech, library: Library, chat: int, cited: Sequence[Citation], *, today: date, starts: Starts
) -> Screen:
    """The same of the first MOST of several citations in short, each with the code of its receipt."""
    if len(cited) == 1:
        return receipt(say, library, chat, cited[0], today=today, starts=starts)
    prove = partial(_prove, say, library, chat, room=_SHORT, today=today, starts=starts)
    told_of = [join([prove(one).body, code(str(one))], "\n") for one in cited[:MOST]]
    more = plain(say("and-more", count=len(cited) - MOST) if len(cited) > MOST else "")
    return Screen(join([*told_of, more, plain(say("receipt-codes"))], "\n\n"))


def _prove(
    say: Speech, library: Library, chat: int, cited: Citation, *, room: int, today: date, starts: Starts
) -> _Proof:
    """`room` is for how many code points of the words there is room, before and after a correction together."""
    revision = library.revision(cited.revision)
    if revision is None or cited.end > len(revision.text):
        return _Proof(plain(say("no-such-citation")))
    if revision_of(revision.title, revision.text) != revision.revision:
        return _Proof(plain(say("not-what-was-stored")), (_numbers(say, revision, cited),))
    shown = Filter(hidden=library.visibility.hidden_from(chat))
    standing = library.copies([revision.revision]).get(revision.revision, [])
    about_it = standing or [article for article in map(library.article, revision.now) if article]
    seen = [*filter(shown.passes, about_it)]
    withheld = not standing and revision.is_hidden(shown.hidden)
    if withheld or (about_it and not seen):  # as if there were none: that there is one is for other chats to know
        return _Proof(plain(say("no-such-citation")))
    article_id = code(seen[0].id if seen else revision.brought_by)
    numbers: tuple[Rich, ...] = (told(say, "receipt-article", id=article_id), _numbers(say, revision, cited))
    quoted = Span(cited.start, cited.end)
    if standing:
        opened = _opened(say, seen[0], quoted, starts)
        share = Button(say("copy-link"), copied=starts.link(ToReceipt(cited)))
        words = _words(seen[0].text, quoted, room)
        head = [plain(say("unchanged")), words, _about(say, seen[0], opened, today)]
        return _Proof(join(head, "\n"), numbers, (opened, share))
    until = library.changed(revision.revision)
    numbers = (*numbers, plain(say("receipt-until", moment=say.moment(until)) if until else ""))
    if not seen:
        return _Proof(plain(say("withdrawn-since")), numbers)
    now, difference = _difference(say, revision.text, quoted, seen[0], room // 2)
    opened = _opened(say, seen[0], now, starts)
    return _Proof(join([*difference, _about(say, seen[0], opened, today)], "\n"), numbers, (opened,))


def _opened(say: Speech, article: Article, words: Span | None, starts: Starts) -> Button:
    """The button that opens the article at the words, or from its beginning; here where it is nowhere else."""
    label = say("open" if links.openable(article.url) else "read")
    if words is None:
        return Button(label, url=whole(article, starts))
    url = links.to_words(article.url, article.title, article.text, words.start, words.end)
    return Button(label, url=url or starts.article(article, words, words))


def _difference(say: Speech, old: str, quoted: Span, article: Article, room: int) -> tuple[Span | None, list[Rich]]:
    """Where the article now has the words, or others in their place; and both, or those that stand unchanged."""
    by = carried(old, article.text, quoted, article.language)
    if by is not None:
        now = Span(quoted.start + by, quoted.end + by)
        return now, [plain(say("corrected-same")), _words(article.text, now, room)]
    told_of = [plain(say("corrected-since")), plain(say("receipt-before")), _words(old, quoted, room)]
    instead = in_place(old, article.text, quoted, article.language)
    if instead is None:
        return None, [*told_of, plain(say("receipt-left-out"))]
    return instead, [*told_of, plain(say("receipt-now")), _words(article.text, instead, room)]


def _about(say: Speech, article: Article, opened: Button, today: date) -> Rich:
    """The article's line, whose title opens it as the button does."""
    return about(say, article, link(bold(title_of(say, article)), href(opened.url)), today)


def _words(text: str, span: Span, room: int) -> Rich:
    return quotation(plain(text[span.start : min(span.end, cutting.cut(text, span.start, room))]))


def _numbers(say: Speech, revision: Revision, cited: Citation) -> Rich:
    return join(
        [
            told(say, "receipt-hash", hash=code(revision.revision)),
            plain(say("characters", start=cited.start, end=cited.end, total=len(revision.text))),
            plain(say("stored", moment=say.moment(revision.added))),
        ],
        "\n",
    )
