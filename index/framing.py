"""What people say around what they ask, which no article says of it: a table for each language.

Patterns in small letters, one a line, of which the first that fits counts; `~` stands for a word or two that may
come between, `{on}` for the words that lead to what is named. Another language joins as an entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_BETWEEN = r"( [\w'’-]+){0,2}?"


@dataclass(frozen=True, slots=True)
class Framing:
    """Those of a language."""

    on: str
    about: str
    """How people ask for whatever there is on what they name then."""
    what_about: str
    """How they ask of something else what was asked before."""
    please: str
    greeting: str
    """What they begin with."""
    heard: str
    """What leads to a claim of others."""
    is_it_so: str
    """What asks, after a claim, whether it is true."""


FRAMINGS = {
    "en": Framing(
        on="on|in|at|from|about|of|with",
        about=r"""
            (please )?((can|could|would) you )?(please )?(tell|give|show) (me|us)( more| articles| all)? (about|on)
            ((please )?(give|tell) (me|us) |is there |anything )?((the |any )?news|(the )?latest|new) {on}
            what( i|['’]?)s ((the |any )?news|(the )?latest|new) {on}
            what( i|['’]?)s (going on|up) (in|at|with)
            what do you (know|have) (about|on)
            what (do|did) (the|your) articles (say|report|tell)( us| me)? (about|on|of)
            what( i|['’]?)s (said|written|reported|known) (about|on|of)
            (do you have|have you|have you got|is there) (anything|something|articles) (on|about)
            anything (on|about)
            have you heard (about|of)
            i(['’]ve| have)?( just)? (heard|read|saw|seen)( something| a lot)? (about|of|on)
            (i(['’]d| would) like|i want) to (know|read|hear)( more)? about
            (infos?|information|articles?|updates?) (on|about)
        """,
        what_about="(what|how) about",
        please="please",
        greeting="hi|hey|hello|so|well",
        heard=r"""
            i(['’]ve| have)?~ (heard|read|saw|seen|hear)~ that
            i(['’]ve| have)?~ heard( from \w+)?
            i(['’]m| am| was| have been|['’]ve been)~ told( that)?
            (some(one|body)|a \w+|my \w+|they|people|every(one|body))~ (told|tells?) (me|us)~( that| so)?
            (some(one|body)|a friend|my \w+|they|people|every(one|body))~ (says?|said|wrote|saying)~ that
            (some(one|body)|they|people)~ (claims?|claimed|writes?)~ that
            (some(one|body)|they|people|every(one|body))~ (says?|said|saying)
            is it~ (true|correct|right|a fact)~( that)?
            it is said that
            (do|did) you (know|hear)~ that
            have you~ heard that
            (rumou?r has it|the rumou?r is|word is|there (is|are)~ rumou?rs?)( that)?
            (can|could) it~ be~ that
        """,
        is_it_so=r"""
            (is|isn['’]t|was|can|could)~ (that|this|it)~( be)? (true|so|correct|right|the case)
            (is it|true|right|really|correct|true or (false|not)|or not|fact or fiction|i(['’]ve)? heard|they say)
        """,
    ),
    "de": Framing(
        on="von|vom|über|zu|zum|zur|in|im|aus|bei|beim",
        about=r"""
            (bitte )?(erzähl|sag|zeig)e?( sie|n sie)? (mir|uns)( bitte)?( (et)?was| mehr| alles| artikel)? {on}
            (was ist |(was )?gibt es |was gibt['’]?s )?(etwas )?neu(es)? {on}
            was (ist|war) (los|mit)( {on})?
            was (weißt du|wisst ihr|wissen sie|habt ihr|haben sie) {on}
            was (sagen|schreiben|berichten|wissen) (die|deine|eure|ihre) artikel {on}
            was (steht|stand) in (den|deinen|euren|ihren) artikeln {on}
            was (ist bekannt|wird (berichtet|geschrieben|gesagt)) {on}
            (infos?|informationen|artikel) {on}
        """,
        what_about="was ist mit",
        please="bitte",
        greeting="hallo|also",
        heard=r"""
            (ich habe?|hab|wir haben)~ (gehört|gelesen|gesehen|erfahren),? dass
            (mir|uns) (wurde|hat (jemand|man|einer|eine?r? \w+|mein\w* \w+))~ (erzählt|gesagt|berichtet),? dass
            (jemand|man|einer|mein\w* \w+) (hat (mir|uns)~ (erzählt|gesagt)|sagte?|behauptet|erzählte?),? dass
            (jemand|man|einer|mein\w* \w+) (hat (mir|uns) (erzählt|gesagt)|(sagte|erzählte) (mir|uns))(?=,)
            (stimmt es|ist es~ (wahr|richtig)|trifft es zu),? dass
            (es|überall) heißt( es)?,? dass
            man (hört|liest|sagt),? dass
            (weißt du|wisst ihr|wusstest du|wusstet ihr|hast du~ gehört|habt ihr~ gehört),? dass
            es geht das gerücht( um)?,? dass
            kann es sein,? dass
            angeblich
        """,
        is_it_so=r"""
            (stimmt|ist) (das|es)~( wahr| richtig| so)?
            (stimmt['’]?s|wirklich|wahr|echt|oder|oder nicht|habe ich gehört|heißt es)
        """,
    ),
    "ru": Framing(
        on="о|об|про|в|во|на|с|из|у",
        about=r"""
            (пожалуйста )?(расскажи|покажи)(те)?( мне| нам)?( больше| статьи)? {on}
            (что (там )?)?нового {on}
            ((есть|какие)( ли)? )?новости {on}
            что (там )?(происходит|слышно|известно|ты знаешь|вы знаете) {on}
            что ((говорят|пишут|сообщают)( статьи| в статьях)?|(говорится|сказано|есть) в статьях) {on}
            (информация|статьи) {on}
        """,
        what_about="(как|что) насч[её]т",
        please="пожалуйста",
        greeting="а|привет",
        heard=r"""
            ((я|мы)~ )?(слышала?|слышали|читала?|читали|видела?|видели|узнала?|узнали)~,? (что|будто|как)
            (это )?правда( ли)?,? (что|будто)
            (верно|правда|действительно) ли,? (что|будто)
            (мне|нам)~ (сказали|рассказали|говорили|сообщили|сказала?|рассказала?)(,? (что|будто)|(?=,))
            (кто-то|один \w+|друг|подруга|знакомый|знакомая)~ (сказала?|рассказала?)~,? (что|будто)
            (кто-то|друг|подруга|знакомый|знакомая)~ (говорит|пишет|написала?)~,? (что|будто)
            (все |люди )?(говорят|пишут|утверждают),? (что|будто)
            ходят слухи,? (что|будто)
            (ты знаешь|вы знаете|ты знала?|вы знали|знаете ли вы|знаешь ли ты|ты слышала?|вы слышали),? что
            может ли быть,? что
            якобы
        """,
        is_it_so=r"""
            (это )?(правда|верно|так)( ли)?( это)?
            (неужели|серьёзно|серьезно|говорят|я слышала?|или нет)
        """,
    ),
    "ar": Framing(
        on="في|عن|حول|من",
        about=r"""
            (من فضلك )?(أخبرني|أخبرنا|حدثني|أرني)( المزيد)? {on}
            (ما|ماذا)( هو)? (الجديد|جديد) {on}
            هل (من|هناك) (جديد|أخبار|شيء) {on}
            (ما( هي)? )?آخر (أخبار|الأخبار {on})
            ماذا (يحدث|يجري|تعرف|(تقول|تذكر|كتبت) المقالات) {on}
        """,
        what_about="ماذا عن",
        please="من فضلك",
        greeting="مرحبا",
        heard=r"""
            (لقد )?(سمعت|سمعنا|قرأت|قرأنا|رأيت|علمت)~ (أن|بأن|أنّ|إن)
            (قيل|قالوا|يقال|يُقال|يقولون|يقول الناس|يزعمون)~ (أن|إن|بأن|أنّ|إنّ)
            (أخبرني|قال لي|أخبرنا|حدثني) (أحدهم|شخص ما|شخص|صديق|صديقي)~ (أن|إن|بأن|أنّ|إنّ)
            (هل )?(من )?(صحيح|الصحيح|حقا|حقًا|حقاً)~ (أن|أنّ)
            هل (تعلم|تعرف|سمعت|تعلمون)~ (أن|أنّ|بأن)
            هناك (شائعات|إشاعة|شائعة)~ (أن|بأن|تقول إن)
        """,
        is_it_so=r"""
            هل (هذا|ذلك|هو)~ (صحيح|حقيقي|حقا|حقًا|حقاً)
            (صحيح|أليس كذلك|حقا|حقًا|حقاً|أم لا)
        """,
    ),
}


def pattern(part: Callable[[Framing], str]) -> str:
    """What matches this part of any language; people write in any of them."""
    found = []
    for framing in FRAMINGS.values():
        text = part(framing).replace("~", _BETWEEN).replace("{on}", f"({framing.on})")
        found += [line.strip() for line in text.strip().split("\n")]
    return f"({'|'.join(found)})"
