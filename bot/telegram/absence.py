"""What is said where there is nothing to quote: that nothing answers, what was searched, and what is closest."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from bot.telegram.naming import titled, whole
from bot.telegram.presses import Lookout, Sample
from bot.telegram.rich import Rich, code, join, plain, told
from bot.telegram.screen import Button, Screen
from index.analysis import base
from index.terms import spoken
from knowledge.article import canonical_line
from knowledge.languages import detect

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.speech import Speech
    from bot.telegram.starts import Starts
    from index.answer import Answer, Coverage, Quote
    from knowledge.article import Article

FEW = 3
"""Articles that are named where they only report on what was asked about."""

_BEGINNING = 200  # code points that tell the letters of an article


def no_answer(
    say: Speech,
    given: Answer,
    today: date,
    starts: Starts,
    *,
    claims: bool = False,
    reported: Sequence[Quote] = (),
) -> Screen:
    """That the articles do not answer, or have nothing on claims, what was searched, and what comes closest.

    `reported`, FEW at most, tell of what was asked about though they do not answer: their articles are named
    instead of the closest, the newest first. Where what is named is in another language than the question, that is
    said: little is found from one language in another. Here as below an article without an address is opened by a
    link of `starts`.
    """
    if given.coverage.articles == 0 and given.question.sources is not None:
        return Screen(plain(say("settings-nothing-there")))
    if given.coverage.articles == 0:
        return no_articles(say, closed=given.coverage.closed)
    said = [say("topic-none" if claims else "no-answer"), searched(say, given.coverage)]
    chosen = [say("in-chosen-outlets")] if given.question.sources is not None else []
    lines = [plain(" ".join([*said, *chosen]))]
    buttons = [_watch(say, given)]
    if reported:
        named = [told(say, "item", what=_closest(say, quote.article, today, starts)) for quote in reported]
        lines.append(join([plain(say("reported-on")), *named], "\n"))
        topic = canonical_line(given.question.text).strip(" ?؟")
        if 0 < len(topic.encode()) <= Sample.LONGEST:
            buttons.append(Button(say("newest-on-it"), press=Sample("latest", topic)))
    elif given.closest is not None:
        key = "nearest" if claims else "closest"
        lines.append(told(say, key, article=_closest(say, given.closest, today, starts)))
    found = reported[0].article if reported else given.closest
    lines.append(plain(in_their_language(say, given.question.text, [found] if found else [])))
    return Screen(join(lines, "\n\n"), tuple(buttons), a_row=1)


def held_back(say: Speech, given: Answer, today: date, starts: Starts) -> Screen:
    """That what was found is not sure enough for the chat, and where it is."""
    where = _closest(say, given.closest, today, starts) if given.closest is not None else Rich()
    body = told(say, "held-back", article=where) if where else plain(say("no-answer"))
    return Screen(body, (_watch(say, given),))


def no_articles(say: Speech, *, closed: bool) -> Screen:
    """That there is nothing to search yet, or with `closed`, nothing for this chat."""
    if closed:
        return Screen(plain(say("nothing-open")))
    return Screen(told(say, "no-articles", command=code("dateline add")))


def in_their_language(say: Speech, asked: str, articles: Sequence[Article]) -> str:
    """That one may ask in the language of these articles, where all are in another than what was asked; else ""."""
    known = [article for article in articles if article.language]
    if not known or not all(_is_in_another_language(asked, article) for article in known):
        return ""
    [(language, _)] = Counter(base(article.language) for article in known).most_common(1)
    return say("in-their-language", language=say.tongue(language))


def searched(say: Speech, coverage: Coverage) -> str:
    """What was searched, when that was at least one article, and whether more is to come."""
    first, last = coverage.oldest, coverage.newest
    if first is None or last is None:
        sentence = say("searched", articles=coverage.articles)
    elif first == last:
        sentence = say("searched-day", articles=coverage.articles, day=say.day(first))
    else:
        sentence = say("searched-days", articles=coverage.articles, first=say.day(first), last=say.day(last))
    return " ".join([sentence, say("still-reading")]) if coverage.pending else sentence


def _watch(say: Speech, given: Answer) -> Button:
    return Button(say("watch"), press=Lookout(unread=given.coverage.pending > 0))


def _is_in_another_language(asked: str, article: Article) -> bool:
    """Whether an article is in another language than a question: by that one's small words, else by its letters.

    A word alone is small in one language and says something in another, as "war" does.
    """
    told = spoken(asked, detect(asked)) if len(asked.split()) > 1 else ""
    if told:
        return told != base(article.language)
    return bool(_scripts(asked)) and _scripts(asked).isdisjoint(_scripts(article.title + article.text[:_BEGINNING]))


def _scripts(text: str) -> set[str]:
    return {unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha()}


def _closest(say: Speech, article: Article, today: date, starts: Starts) -> Rich:
    return titled(say, article, today, whole(article, starts))
