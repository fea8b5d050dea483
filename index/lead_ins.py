"""How people ask for whatever there is on what they name then: "What do you know about", "Gibt es Neues aus"."""

import re

_ENGLISH_NEWS = "new|news|the news|any news|the latest|latest"
_ENGLISH_ON = "(on|in|at|from|about|of|with)"
_ENGLISH = (
    "(please )?((can|could|would) you )?(please )?(tell|give|show) (me|us)( more| articles| all)? (about|on)",
    f"((please )?(give|tell) (me|us) |what( i|['’]?)s |is there |anything )?({_ENGLISH_NEWS}) {_ENGLISH_ON}",
    "what( i|['’]?)s (going on|up) (in|at|with)",
    "what do you (know|have) (about|on)",
    "what (do|did) (the|your) articles (say|report|tell)( us| me)? (about|on|of)",
    "what( i|['’]?)s (said|written|reported|known) (about|on|of)",
    "(do you have|have you|have you got|is there) (anything|something|articles) (on|about)",
    "have you heard (about|of)",
    "i(['’]ve| have)?( just)? (heard|read|saw|seen)( something| a lot)? (about|of|on)",
    "(i(['’]d| would) like|i want) to (know|read|hear)( more)? about",
    "(infos?|information|articles?|updates?) (on|about)",
)
_GERMAN_ON = "(von|vom|über|zu|zum|zur|in|im|aus|bei|beim)"
_GERMAN = (
    f"(bitte )?(erzähl|sag|zeig)e?( sie|n sie)? (mir|uns)( bitte)?( (et)?was| mehr| alles| artikel)? {_GERMAN_ON}",
    f"(was ist |(was )?gibt es |was gibt['’]?s )?(etwas )?neu(es)? {_GERMAN_ON}",
    f"was (ist|war) (los|mit)( {_GERMAN_ON})?",
    f"was (weißt du|wisst ihr|wissen sie|habt ihr|haben sie) {_GERMAN_ON}",
    f"was (sagen|schreiben|berichten|wissen) (die|deine|eure|ihre) artikel {_GERMAN_ON}",
    f"was (steht|stand) in (den|deinen|euren|ihren) artikeln {_GERMAN_ON}",
    f"was (ist bekannt|wird (berichtet|geschrieben|gesagt)) {_GERMAN_ON}",
    f"(infos?|informationen|artikel) {_GERMAN_ON}",
)
_RUSSIAN_ON = "(о|об|про|в|во|на|с|из|у)"
_RUSSIAN = (
    f"(пожалуйста )?(расскажи|покажи)(те)?( мне| нам)?( больше| статьи)? {_RUSSIAN_ON}",
    f"(что (там )?)?нового {_RUSSIAN_ON}",
    f"((есть|какие)( ли)? )?новости {_RUSSIAN_ON}",
    f"что (там )?(происходит|слышно|известно|ты знаешь|вы знаете) {_RUSSIAN_ON}",
    f"что ((говорят|пишут|сообщают)( статьи| в статьях)?|(говорится|сказано|есть) в статьях) {_RUSSIAN_ON}",
    f"(информация|статьи) {_RUSSIAN_ON}",
)
_ARABIC_ON = "(في|عن|حول|من)"
_ARABIC = (
    f"(من فضلك )?(أخبرني|أخبرنا|حدثني|أرني)( المزيد)? {_ARABIC_ON}",
    f"(ما|ماذا)( هو)? (الجديد|جديد) {_ARABIC_ON}",
    f"هل (من|هناك) (جديد|أخبار|شيء) {_ARABIC_ON}",
    f"(ما( هي)? )?آخر (أخبار|الأخبار {_ARABIC_ON})",
    f"ماذا (يحدث|يجري|تعرف|(تقول|تذكر|كتبت) المقالات) {_ARABIC_ON}",
)
WHAT_ABOUT = re.compile(r"(?:what|how) about|was ist mit|(?:как|что) насч[её]т|ماذا عن", re.IGNORECASE)
"""What leads to something else to ask the same of."""
_WAYS = "|".join((*_ENGLISH, *_GERMAN, *_RUSSIAN, *_ARABIC, f"(а )?({WHAT_ABOUT.pattern})"))
_PLEASE = re.compile(r"(?<=\w)\W+(please|bitte|пожалуйста|من فضلك)\W*$", re.IGNORECASE)
_LEAD_IN = re.compile(rf"\W*({_WAYS})\s+(?=\w)", re.IGNORECASE)


def has_lead_in(text: str) -> bool:
    """Whether a text begins so."""
    return _LEAD_IN.match(text) is not None


def without_lead_in(text: str) -> str:
    """What a text names or asks after such a beginning, and before "please"; all of it where it has none."""
    found, text = _LEAD_IN.match(text), _PLEASE.sub("", text)
    return text[found.end() :] if found else text
