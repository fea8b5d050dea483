"""What people say to one another under an answer: it asks nothing, as "wow, that's cheap" and "see you there"."""

from __future__ import annotations

from index.answer import MAX_QUESTION
from index.function_words import ASKING, JOINING
from index.terms import asks

_SPEAKING = frozenset(
    """
    i i'm i'll i'd i've im me my you you're your we we're us our it it's that's thats this there's he she they
    they're don't dont doesn't didn't isn't wasn't not never too
    ich mir mich mein meine du dir dich dein deine wir uns es man nicht nie
    я мне меня мой моя ты тебе тебя мы нам вы вам он она оно они это не нет ну
    أنا أنت نحن هو هي هم هذا هذه ذلك لا ليس
    """.split()
)
"""Words of who talks to whom and of what lies before them, and of saying no."""
_BEING = frozenset("is are was were has have had ist sind war waren wird werden hat haben bin bist".split())
"""Words that tell what is, where something comes before them; at the beginning they ask for it."""
_ASKING_FIRST = _BEING.union(
    """
    do does did can could will would should may might any what what's whats
    kann können könnte gibt gab darf soll muss kommt was ob
    есть ли что чего чему
    هل ما ماذا من
    """.split()
)
_WANTING = frozenset(
    """
    what tell show give find look search want need know wonder wondering mean meant please
    sag sagen zeig zeigen gib such suche will möchte brauche wissen meine meinte bitte
    ли скажи скажите расскажи расскажите покажи покажите найди хочу нужно надо знать имел имела пожалуйста
    أخبرني أريد أعطني أعرف أقصد ابحث فضلك
    """.split()
)
"""Words of who wants something of the bot, or says what they wanted."""


def is_remark(text: str) -> bool:
    """Whether a text says something and asks nothing, neither of the bot nor of anybody.

    What only names something asks of it: "and the lighthouse", "ticket prices".
    """
    said = _words(text[:MAX_QUESTION])
    while said and said[0] in JOINING:
        del said[0]
    words = frozenset(said)
    if asks(text) or not said or said[0] in _ASKING_FIRST or words & (ASKING | _WANTING):
        return False
    return text.rstrip().endswith("!") or bool(words & _SPEAKING) or not _BEING.isdisjoint(said[1:])


def _words(text: str) -> list[str]:
    """In small letters, as people type them; an apostrophe is a part of its word."""
    plain = text.lower().replace("’", "'")
    return "".join(c if c.isalnum() or c == "'" else " " for c in plain).split()
