"""Periods in Arabic. Months have names of more than one calendar; "and" is written together with the next word."""

from __future__ import annotations

from index.periods import days
from index.periods.days import BEFORE_YESTERDAY, TODAY, Parts, Unit
from index.periods.table import FIGURES, NOT_TO_COME, TIMED, Form, Relation, Table, Tie, calendar

_MONTHS: dict[str, object] = {
    name: number
    for number, names in enumerate(
        ("يناير|كانون الثاني|جانفي", "فبراير|شباط|فيفري", "مارس|آذار|اذار", "أبريل|ابريل|إبريل|نيسان|أفريل",
         "مايو|أيار|ايار", "يونيو|يونيه|حزيران|جوان", "يوليو|يوليه|يوليوز|تموز|جويلية", "أغسطس|اغسطس|آب|غشت",
         "سبتمبر|شتنبر|أيلول|ايلول", "أكتوبر|اكتوبر|تشرين الأول", "نوفمبر|نونبر|تشرين الثاني",
         "ديسمبر|دجنبر|كانون الأول"),
        start=1,
    )
    for name in names.split("|")
}  # fmt: skip
_WEEKDAYS: dict[str, object] = {
    "الاثنين": 0, "الإثنين": 0, "الثلاثاء": 1, "الأربعاء": 2, "الاربعاء": 2, "الخميس": 3, "الجمعة": 4, "السبت": 5,
    "الأحد": 6, "الاحد": 6,
}  # fmt: skip
_SEASONS: dict[str, object] = {
    "ربيع": 1, "الربيع": 1, "صيف": 2, "الصيف": 2, "خريف": 3, "الخريف": 3, "شتاء": 4, "الشتاء": 4,
}  # fmt: skip
_QUARTERS: dict[str, object] = {
    f"الربع {word}": number
    for number, word in enumerate(("الأول", "الثاني", "الثالث", "الرابع"), start=1)
}  # fmt: skip
_SPANS: dict[str, object] = {
    "الأسبوع": Unit.WEEK, "الاسبوع": Unit.WEEK, "الشهر": Unit.MONTH, "العام": Unit.YEAR, "السنة": Unit.YEAR,
}  # fmt: skip
_UNITS: dict[str, object] = {
    "ساعة": Unit.HOUR, "ساعات": Unit.HOUR, "يوم": Unit.DAY, "يوما": Unit.DAY, "يوماً": Unit.DAY, "أيام": Unit.DAY,
    "أسبوع": Unit.WEEK, "أسبوعا": Unit.WEEK, "أسابيع": Unit.WEEK, "شهر": Unit.MONTH, "شهرا": Unit.MONTH,
    "أشهر": Unit.MONTH, "شهور": Unit.MONTH, "عام": Unit.YEAR, "عاما": Unit.YEAR, "أعوام": Unit.YEAR,
    "سنة": Unit.YEAR, "سنوات": Unit.YEAR,
}  # fmt: skip
_COUNTS: dict[str, object] = {
    **{
        word: (number, number)
        for number, words in enumerate(
            ("ثلاثة ثلاث", "أربعة أربع", "خمسة خمس", "ستة ست", "سبعة سبع", "ثمانية ثماني", "تسعة تسع", "عشرة عشر"),
            start=3,
        )
        for word in words.split()
    },
    "بضعة": (2, 6),
    "بضع": (2, 6),
    "عدة": (2, 6),
}
_TWO = {
    "ساعتين": Unit.HOUR, "يومين": Unit.DAY, "أسبوعين": Unit.WEEK, "شهرين": Unit.MONTH, "عامين": Unit.YEAR,
    "سنتين": Unit.YEAR,
}  # fmt: skip
_AGO = "(?:قبل|منذ)"
_LAST = "(?:الماضي|المنصرم|الفائت|السابق)ة?"
_YET = r"(?! (?:المقبل|القادم|التالي)ة?\b)"  # "last" and "next" follow
_MONTH = "(?:شهر )?{month}(?: ?/ ?{mon})?"  # both names of it, as in "آب/أغسطس"
_YEAR = "(?:من )?(?:عام |سنة |العام )?{year}"
_PART_OF_DAY = "(?:يوم|مساء|صباح|فجر|ظهر|عصر|ليلة)"
# "The day" is today: not a day's number, a name, nor how often a day.
_THE_DAY = (
    r"(?<!في )(?<!المصري )اليوم"
    r"(?! (?:التالي|الأول|الثاني|الثالث|السابع|الأخير|السابق|الواحد|نفسه|الذي|العالمي|الوطني|الدولي)\b)"
)

ARABIC = Table(
    words={
        "month": _MONTHS,
        "mon": _MONTHS,
        "weekday": _WEEKDAYS,
        "season": _SEASONS,
        "quarter": _QUARTERS,
        "span": _SPANS,
        "unit": _UNITS,
        "count": _COUNTS,
    },
    forms=(
        *FIGURES,
        calendar(rf"{{day}} (?:من )?{_MONTH} {_YEAR}", days.day),
        calendar(rf"{_MONTH} {_YEAR}", days.month),
        calendar(rf"{{season}} {_YEAR}", days.season),
        calendar(rf"{{quarter}} {_YEAR}", days.quarter),
        calendar(r"(?:عام|سنة|العام) {year}", days.year),
        calendar(r"و?{year}", days.year, TIMED, alone=True),
        Form(rf"(?:{_PART_OF_DAY} )?{{weekday}} {_LAST}", days.over, Tie.RECURRING),
        Form(rf"{{season}} {_LAST}", days.over, Tie.RECURRING),
        Form(rf"{_MONTH} {_LAST}", days.over, Tie.RECURRING),
        Form(r"هذا {season}", days.nearest, Tie.RECURRING),
        Form(rf"{{day}} (?:من )?{_MONTH}{_YET}", days.begun, Tie.RECURRING),
        # "From March" is also "who practised".
        Form(rf"{_MONTH}{_YET}", days.begun, Tie.RECURRING, NOT_TO_COME - {Relation.FROM}),
        Form(rf"{_PART_OF_DAY} {{weekday}}{_YET}", days.begun, Tie.RECURRING),
        Form(r"(?:يوم )?أول (?:من )?أمس", days.ago, Tie.NOW, parts=BEFORE_YESTERDAY),
        Form(r"(?:يوم )?(?:ب?الأمس|[أا]مس|البارحة)", days.ago, Tie.NOW),
        Form(_THE_DAY, days.ago, Tie.NOW, parts=TODAY),
        Form(r"هذ[اه] {span}", days.current, Tie.NOW),
        Form(r"{span} (?:الحالي|الجاري)ة?", days.current, Tie.NOW),
        Form(rf"{{span}} {_LAST}", days.previous, Tie.NOW),
        Form(rf"{_AGO} {{count}} {{unit}}", days.ago, Tie.NOW),
        # Not "before the year 2010", nor "a week before the vote".
        Form(rf"{_AGO} {{unit}}(?! (?:[0-9]|من\b))", days.ago, Tie.NOW),
        *(
            Form(rf"{_AGO} {word}(?! من\b)", days.ago, Tie.NOW, parts=Parts(count=(2, 2), unit=unit))
            for word, unit in _TWO.items()
        ),
        Form(r"(?:آخر|اخر) {count} {unit}", days.past, Tie.NOW),
    ),
    relations={
        Relation.IN: "في|خلال|أثناء|وفي",
        Relation.SINCE: "منذ",
        Relation.FROM: "من",
        Relation.UNTIL: "حتى|إلى|بحلول",
        Relation.BEFORE: "قبل",
        Relation.AFTER: "بعد",
        Relation.BETWEEN: "بين",
    },
    filler="(?:أوائل|مطلع|بداية|منتصف|أواخر|نهاية|عامي) ",
    joiners={Relation.BETWEEN: " ", Relation.FROM: " (?:إلى|حتى) ", Relation.IN: " "},
    determiner="كل",
    goes_on=r"في من إلى على عن بعد قبل مع بين أم أو و\w+",
    latest=(
        r"الآن|حاليا|حالياً|حاليًا|مؤخرا|مؤخراً|مؤخرًا|أحدث|في الوقت (?:الحالي|الراهن)"
        r"|آخر (?:الأخبار|أخبار|المستجدات|مستجدات|التطورات|تطورات|الأنباء)"
    ),
)
