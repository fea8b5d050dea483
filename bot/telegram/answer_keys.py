"""The buttons under an answer, in two rows that fit a phone: where to look, and what to do with what is shown.

Source 1/3 ▸   Newer   Open
Context        Cite    👍  👎
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram import citing, texts
from bot.telegram.screen import Button, Press, Verb

if TYPE_CHECKING:
    from index.answer import Quote


def next_source(answer_id: str, number: int, total: int) -> tuple[Button, ...]:
    """The button that shows the next quote, where there is another one."""
    if total == 1:
        return ()
    press = Press(Verb.SOURCE, answer_id, (number + 1) % total)
    return (Button(texts.source_button(number + 1, total), press=press),)


def newer(answer_id: str, number: int | None) -> tuple[Button, ...]:
    """The button that shows quote `number`, which is of a later article; none where there is no such quote."""
    return () if number is None else (Button(texts.NEWER, press=Press(Verb.SOURCE, answer_id, number)),)


def opened(answer_id: str, number: int, url: str | None) -> Button:
    """The button that opens the article at its words, or shows it here."""
    if url is not None:
        return Button(texts.OPEN, url=url)
    return Button(texts.READ, press=Press(Verb.READ, answer_id, number))


def uses(answer_id: str, number: int, quote: Quote, *, more: bool) -> tuple[Button, ...]:
    """The second row; `more`: there is text around the quote to be shown."""
    return (
        *((Button(texts.CONTEXT, press=Press(Verb.CONTEXT, answer_id, number)),) if more else ()),
        Button(texts.CITE, copied=citing.citation(quote)),
        Button(texts.GOOD, press=Press(Verb.GOOD, answer_id, number)),
        Button(texts.BAD, press=Press(Verb.BAD, answer_id, number)),
    )


def reasons(answer_id: str, number: int) -> tuple[Button, ...]:
    """What can be wrong with a quote, and the way back."""
    labels = {
        Verb.WRONG: texts.WRONG_PASSAGE,
        Verb.OUTDATED: texts.IS_OUTDATED,
        Verb.NO: texts.SHOULD_SAY_NO,
        Verb.SOURCE: texts.BACK_TO_ANSWER,
    }
    return tuple(Button(label, press=Press(verb, answer_id, number)) for verb, label in labels.items())
