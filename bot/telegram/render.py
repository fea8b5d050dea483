"""An answer as a message: pure, and within Telegram's limits for any article.

Only the text that is seen needs counting. 4,096 code points of it are at most 20 KB of HTML (`&` becomes
`&amp;`), and the two links that a message may hold add 4 KB, so the 32,768 bytes that a raw text may have are never
reached; nor are 100 entities by the handful of tags.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from telegram.constants import MessageLimit

from bot.telegram import answer_keys, cutting, links, turns
from bot.telegram.corrections import Gone, Why
from bot.telegram.naming import about, href, outlet, title_of, titled
from bot.telegram.rich import Rich, bold, join, link, plain, quotation, told
from bot.telegram.screen import Mention, Screen, Shows, Subject
from index.answer import Confidence, Span

if TYPE_CHECKING:
    from datetime import date

    from bot.speech import Speech
    from bot.telegram.found import Found
    from index.answer import Quote
    from knowledge.article import Article

MAX_TEXT = int(MessageLimit.MAX_TEXT_LENGTH)
MAX_QUOTE = 1600
_BREAKS = 4  # line breaks between these parts


def answer(say: Speech, found: Found, today: date) -> Screen:
    """The first quote that still stands, as the message that answers; that none does when that is so.

    Here as below ages are counted from `today`.
    """
    number = found.first_standing
    return note(say("all-withdrawn")) if number is None else source(say, found, number, today)


def opened(say: Speech, found: Found, today: date) -> Screen:
    """The same as what a link opens, maybe years later: where no quote stands, what became of the first."""
    return source(say, replace(found, unasked=True), found.first_standing or 0, today)


def source(say: Speech, found: Found, number: int, today: date) -> Screen:
    """Quote `number` of the answer, counted from 0, with a button for the next one."""
    quote = found.quotes[number]
    buttons = answer_keys.next_source(say, found.id, number, found.standing)
    if isinstance(quote, Gone):
        instead = answer_keys.instead(say, found.id, number, quote.why, asked=not found.unasked)
        return Screen(gone(say, quote, today), (*buttons, *instead), shows=shows(say, found, number))
    shown = shown_part(quote)
    goes_on = plain(say("quote-goes-on")) if shown != Span(quote.start, quote.end) else Rich()
    newer = found.newer if number == 0 else None
    later = (
        told(say, "later", article=titled(say, newer, today, links.openable(newer.url)))
        if newer is not None
        else Rich()
    )
    source_line = _source_line(say, quote, today)
    corrected = plain(say("corrected-same")) if number in found.corrected else Rich()
    top = join(
        [
            _opening(say, found, number),
            _quoted(quote, shown),
            goes_on,
            source_line,
            _taken_over(say, found),
            corrected,
            _also_in(say, quote),
        ],
        "\n",
    )
    room = MAX_TEXT - len(top.text) - len(later.text) - _BREAKS
    return Screen(
        join([top, _context(say, quote, room), later], "\n\n"),
        (
            *buttons,
            *answer_keys.newer(say, found.id, _number_of_newer(found, number)),
            answer_keys.opened(say, found.id, number, quote),
        ),
        below=answer_keys.uses(say, found.id, number, quote, more=_more_around(quote), judged=not found.unasked),
        shows=shows(say, found, number, *quote.also_in, *((newer,) if newer is not None else ())),
    )


def gone(say: Speech, quote: Gone, today: date) -> Rich:
    """Why a quote is not shown any more, and since when; where it was corrected, which article that is now."""
    if quote.now is None:
        return why_gone(say, quote)
    title = link(plain(title_of(say, quote.now)), href(links.openable(quote.now.url)))
    return join([why_gone(say, quote), about(say, quote.now, title, today)], "\n\n")


def why_gone(say: Speech, quote: Gone) -> Rich:
    """The same in a sentence."""
    if quote.why is Why.NOT_HERE:
        return plain(say("not-here"))
    if quote.now is None:
        return plain(say("withdrawn-on", day=say.day(quote.day)) if quote.day else say("withdrawn"))
    return plain(say("corrected-on", day=say.day(quote.day)) if quote.day else say("corrected-since"))


def shows(say: Speech, found: Found, number: int, *named: Article) -> Shows:
    """What a message is that shows quote `number` of the answer, and names other articles with it."""
    quote, subject = found.quotes[number], Subject.OPENED if found.unasked else Subject.ANSWER
    if isinstance(quote, Gone):
        first = Mention(quote.article, quote.revision, quote.outlet, quote.why)
        # The article as it is now is named too: when that is withdrawn, this is to be said again.
        now = (Mention(quote.now.id, quote.now.revision, quote.now.source),) if quote.now else ()
        return Shows(subject, found.id, number, say.language, (first, *now))
    articles = {article.id: article for article in (quote.article, *named)}
    mentions = tuple(Mention(article.id, article.revision, article.source) for article in articles.values())
    return Shows(subject, found.id, number, say.language, mentions)


def reasons(say: Speech, found: Found, number: int, today: date) -> Screen:
    """The same with the question of what is wrong with it, under the buttons, which others may need meanwhile."""
    shown = source(say, found, number, today)
    if isinstance(found.quotes[number], Gone):
        return shown
    return replace(shown, asking=answer_keys.reasons(say, found.id, number))


def note(text: str) -> Screen:
    """One of our own sentences."""
    return Screen(plain(text))


def shown_part(quote: Quote) -> Span:
    """The part of the quote that a message has room for: nearly always all of it."""
    whole = Span(quote.start, quote.end)
    text = quote.article.text
    if quote.end - quote.start <= MAX_QUOTE:
        return whole
    inner = _within(quote.highlight, whole) or Span(quote.start, quote.start)
    if inner.end - inner.start > MAX_QUOTE:
        return Span(inner.start, cutting.cut(text, inner.start, MAX_QUOTE))
    return cutting.window(text, whole, inner, MAX_QUOTE)


def emphasised(text: str, span: Span, strong: Span) -> Rich:
    """`text[span]`, where it lies in `strong` in bold."""
    inner = _within(strong, span)
    if inner is None:
        return plain(text[span.start : span.end])
    before, after = text[span.start : inner.start], text[inner.end : span.end]
    return plain(before) + bold(text[inner.start : inner.end]) + plain(after)


def _opening(say: Speech, found: Found, number: int) -> Rich:
    """The verdict; before it the claim that it is on, where several were looked up."""
    claim = turns.on_claim(say, found.turn) if found.turn else ""
    return join([plain(claim), plain(_verdict(say, found, number))], "\n")


def _taken_over(say: Speech, found: Found) -> Rich:
    """What the question was understood together with: under the quote, since a phone shows the first lines only."""
    return plain(turns.understood(say, found.turn) if found.turn else "")


def _verdict(say: Speech, found: Found, number: int) -> str:
    """How sure the answer is; of a sure one nothing is said on a claim, or where nobody sees the question.

    Who asks on and reads the same words again is told that it is so: "where?" may well be answered by them.
    """
    if found.reported:
        return say("reported")
    if found.outside:
        return say("outside")
    if number == 0 and found.turn is not None and found.turn.is_repeated:
        return say("perhaps-same" if found.confidence is Confidence.WEAK else "answered-same")
    if found.confidence is Confidence.WEAK:
        return say("perhaps")
    on_claim = found.turn is not None and found.turn.claim
    return "" if found.unasked or on_claim else say("answered")


def _quoted(quote: Quote, shown: Span) -> Rich:
    return quotation(emphasised(quote.article.text, shown, quote.highlight))


def _source_line(say: Speech, quote: Quote, today: date) -> Rich:
    """Outlet, title, date and age; the title opens the article where the quote begins."""
    article = quote.article
    url = links.to_words(article.url, article.title, article.text, quote.start, quote.end)
    return about(say, article, link(plain(title_of(say, article)), href(url)), today)


def _also_in(say: Speech, quote: Quote) -> Rich:
    """Where else the same words stand: the outlet, or the title where that is the same outlet or none."""
    if not quote.also_in:
        return Rich()
    own = quote.article.source
    names = [outlet(a) if a.source and a.source != own else plain(title_of(say, a)) for a in quote.also_in]
    return told(say, "also-in", outlets=join(names, say("comma")))


def _context(say: Speech, quote: Quote, room: int) -> Rich:
    """The wider passage, in at most `room` code points with its heading; nothing where all of it is quoted.

    Of one that begins with what is quoted it is the rest: the three lines that show before it is opened would
    otherwise say the same again.
    """
    heading = plain(say("in-context") + "\n")
    room -= len(heading.text)
    shown = shown_part(quote)
    outer = Span(min(quote.context.start, shown.start), max(quote.context.end, shown.end))
    if outer == shown or shown.end - shown.start >= room:
        return Rich()
    around = cutting.window(quote.article.text, outer, shown, room)
    whole = around.start < shown.start
    passage = quote.article.text[around.start if whole else shown.end : around.end]
    passage = passage if whole else passage.lstrip()
    if not passage.strip():
        return Rich()
    return heading + quotation(plain(passage), expandable=True)


def _number_of_newer(found: Found, number: int) -> int | None:
    """Which quote is of the later article, where that is not the one that is shown."""
    return found.later_quote if found.later_quote != number else None


def _more_around(quote: Quote) -> bool:
    """Whether the article goes on before or after the passage that the answer shows."""
    return quote.context.start > 0 or quote.context.end < len(quote.article.text)


def _within(inner: Span, outer: Span) -> Span | None:
    start, end = max(inner.start, outer.start), min(inner.end, outer.end)
    return Span(start, end) if start < end else None
