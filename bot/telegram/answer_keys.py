"""The buttons under an answer, in two rows that fit a phone: where to look, and what to do with what is shown.

Source 1/3 ▸   Newer   Open
Context        Cite    👍  👎
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram import citing, links
from bot.telegram.corrections import Why
from bot.telegram.presses import Press, Verb
from bot.telegram.screen import BAD, GOOD, Button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.speech import Speech
    from index.answer import Quote


def next_source(say: Speech, answer_id: str, number: int, standing: Sequence[int]) -> tuple[Button, ...]:
    """The button that shows the next quote, where there is another one that stands: those alone are counted."""
    others = [*(n for n in standing if n > number), *(n for n in standing if n < number)]
    if not others:
        return ()
    is_counted = number in standing
    label = say("source-button", number=standing.index(number) + 1, total=len(standing)) if is_counted else None
    return (Button(label or say("other-source"), press=Press(Verb.SOURCE, answer_id, others[0])),)


def newer(say: Speech, answer_id: str, number: int | None) -> tuple[Button, ...]:
    """The button that shows quote `number`, which is of a later article; none where there is no such quote."""
    return () if number is None else (Button(say("newer"), press=Press(Verb.SOURCE, answer_id, number)),)


def instead(say: Speech, answer_id: str, number: int, why: Why, *, asked: bool) -> tuple[Button, ...]:
    """The button under a quote that was withdrawn or corrected: it asks again.

    Where nobody `asked`, as of what a link opened, it shows the article as it is now, if there is one.
    """
    labels = {Why.CORRECTED: "says-now", Why.WITHDRAWN: "ask-again"}
    if why not in labels or not (asked or why is Why.CORRECTED):
        return ()
    return (Button(say(labels[why]), press=Press(Verb.AGAIN if asked else Verb.PAGE, answer_id, number)),)


def opened(say: Speech, answer_id: str, number: int, quote: Quote) -> Button:
    """The button that opens the article at the sentence that answers, or shows it here."""
    article, answers = quote.article, quote.highlight
    url = links.to_words(article.url, article.title, article.text, answers.start, answers.end)
    if url is not None:
        return Button(say("open"), url=url)
    return Button(say("read"), press=Press(Verb.READ, answer_id, number))


def uses(say: Speech, answer_id: str, number: int, quote: Quote, *, more: bool, judged: bool) -> tuple[Button, ...]:
    """The second row; `more`: there is text around the quote to be shown; `judged`: whether it answers is asked."""
    verdicts = (
        Button(GOOD, press=Press(Verb.GOOD, answer_id, number)),
        Button(BAD, press=Press(Verb.BAD, answer_id, number)),
    )
    return (
        *((Button(say("context"), press=Press(Verb.CONTEXT, answer_id, number)),) if more else ()),
        Button(say("cite"), copied=citing.citation(say, quote)),
        *(verdicts if judged else ()),
    )


def reasons(say: Speech, answer_id: str, number: int) -> tuple[Button, ...]:
    """What can be wrong with a quote, and the way back."""
    labels = {
        Verb.WRONG: say("wrong-passage"),
        Verb.OUTDATED: say("is-outdated"),
        Verb.NO: say("should-say-no"),
        Verb.SOURCE: say("back-to-answer"),
    }
    return tuple(Button(label, press=Press(verb, answer_id, number)) for verb, label in labels.items())
