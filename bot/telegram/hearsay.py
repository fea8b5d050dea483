"""What people say around a claim that is no part of it: "I heard that …", "Is it true that …", "…, is that true?".

No article says that somebody heard it, so these words would weigh against the claim. Another language joins as an
entry of the tables, in small letters; `~` stands for what may come between.
"""

from __future__ import annotations

import re

_BEFORE = {
    "en": r"""
        i(?:['’]ve| have)?~ (?:heard|read|saw|seen|hear)~ that
        i(?:['’]ve| have)?~ heard(?: from \w+)?
        i(?:['’]m| am| was| have been|['’]ve been)~ told(?: that)?
        (?:some(?:one|body)|a \w+|my \w+|they|people|every(?:one|body))~ (?:told|tells?) (?:me|us)~(?: that| so)?
        (?:some(?:one|body)|a friend|my \w+|they|people|every(?:one|body))~ (?:says?|said|wrote|saying)~ that
        (?:some(?:one|body)|they|people)~ (?:claims?|claimed|writes?)~ that
        (?:some(?:one|body)|they|people|every(?:one|body))~ (?:says?|said|saying)
        is it~ (?:true|correct|right|a fact)~(?: that)?
        it is said that
        (?:do|did) you (?:know|hear)~ that
        have you~ heard that
        (?:rumou?r has it|the rumou?r is|word is|there (?:is|are)~ rumou?rs?)(?: that)?
        (?:can|could) it~ be~ that
    """,
    "de": r"""
        (?:ich habe?|hab|wir haben)~ (?:gehört|gelesen|gesehen|erfahren),? dass
        (?:mir|uns) (?:wurde|hat (?:jemand|man|einer|eine?r? \w+|mein\w* \w+))~ (?:erzählt|gesagt|berichtet),? dass
        (?:jemand|man|einer|mein\w* \w+) (?:hat (?:mir|uns)~ (?:erzählt|gesagt)|sagte?|behauptet|erzählte?),? dass
        (?:jemand|man|einer|mein\w* \w+) (?:hat (?:mir|uns) (?:erzählt|gesagt)|(?:sagte|erzählte) (?:mir|uns))(?=,)
        (?:stimmt es|ist es~ (?:wahr|richtig)|trifft es zu),? dass
        (?:es|überall) heißt(?: es)?,? dass
        man (?:hört|liest|sagt),? dass
        (?:weißt du|wisst ihr|wusstest du|wusstet ihr|hast du~ gehört|habt ihr~ gehört),? dass
        es geht das gerücht(?: um)?,? dass
        kann es sein,? dass
        angeblich
    """,
    "ru": r"""
        (?:(?:я|мы)~ )?(?:слышала?|слышали|читала?|читали|видела?|видели|узнала?|узнали)~,? (?:что|будто|как)
        (?:это )?правда(?: ли)?,? (?:что|будто)
        (?:верно|правда|действительно) ли,? (?:что|будто)
        (?:мне|нам)~ (?:сказали|рассказали|говорили|сообщили|сказала?|рассказала?)(?:,? (?:что|будто)|(?=,))
        (?:кто-то|один \w+|друг|подруга|знакомый|знакомая)~ (?:сказала?|рассказала?)~,? (?:что|будто)
        (?:кто-то|друг|подруга|знакомый|знакомая)~ (?:говорит|пишет|написала?)~,? (?:что|будто)
        (?:все |люди )?(?:говорят|пишут|утверждают),? (?:что|будто)
        ходят слухи,? (?:что|будто)
        (?:ты знаешь|вы знаете|ты знала?|вы знали|знаете ли вы|знаешь ли ты|ты слышала?|вы слышали),? что
        может ли быть,? что
        якобы
    """,
    "ar": r"""
        (?:لقد )?(?:سمعت|سمعنا|قرأت|قرأنا|رأيت|علمت)~ (?:أن|بأن|أنّ|إن)
        (?:قيل|قالوا|يقال|يُقال|يقولون|يقول الناس|يزعمون)~ (?:أن|إن|بأن|أنّ|إنّ)
        (?:أخبرني|قال لي|أخبرنا|حدثني) (?:أحدهم|شخص ما|شخص|صديق|صديقي)~ (?:أن|إن|بأن|أنّ|إنّ)
        (?:هل )?(?:من )?(?:صحيح|الصحيح|حقا|حقًا|حقاً)~ (?:أن|أنّ)
        هل (?:تعلم|تعرف|سمعت|تعلمون)~ (?:أن|أنّ|بأن)
        هناك (?:شائعات|إشاعة|شائعة)~ (?:أن|بأن|تقول إن)
    """,
}
_AFTER = {
    "en": r"""
        (?:is|isn['’]t|was|can|could)~ (?:that|this|it)~(?: be)? (?:true|so|correct|right|the case)
        (?:is it|true|right|really|correct|true or (?:false|not)|or not|fact or fiction|i(?:['’]ve)? heard|they say)
    """,
    "de": r"""
        (?:stimmt|ist) (?:das|es)~(?: wahr| richtig| so)?
        (?:stimmt['’]?s|wirklich|wahr|echt|oder|oder nicht|habe ich gehört|heißt es)
    """,
    "ru": r"""
        (?:это )?(?:правда|верно|так)(?: ли)?(?: это)?
        (?:неужели|серьёзно|серьезно|говорят|я слышала?|или нет)
    """,
    "ar": r"""
        هل (?:هذا|ذلك|هو)~ (?:صحيح|حقيقي|حقا|حقًا|حقاً)
        (?:صحيح|أليس كذلك|حقا|حقًا|حقاً|أم لا)
    """,
}
_BETWEEN = r"(?: [\w'’-]+){0,2}?"


def _any_of(table: dict[str, str]) -> str:
    lines = (line.strip() for phrases in table.values() for line in phrases.strip().split("\n"))
    return "|".join(line.replace("~", _BETWEEN) for line in lines)


_GREETING = "(?:(?:hi|hey|hello|so|well|hallo|also|а|привет|مرحبا),? )?"
_OPENING = re.compile(rf"{_GREETING}(?:{_any_of(_BEFORE)})(?:\b[,:]? +|[.!]*$)", re.IGNORECASE)
_ENDING = re.compile(rf"(?:^|[,;:–—-] ?|، ?)(?:{_any_of(_AFTER)})[ ?!.؟…]*$", re.IGNORECASE)


def is_told(text: str) -> bool:
    """Whether somebody tells what others say, and so asks whether that is so."""
    return _OPENING.match(text) is not None


def without(sentence: str) -> str:
    """The sentence without what is said around the claim in it; empty where it is nothing else."""
    told = _ENDING.sub("", sentence)
    return _OPENING.sub("", told, count=1) if _OPENING.match(told) else told
