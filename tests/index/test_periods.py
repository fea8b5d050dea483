"""Which period a question names: as many questions that name none as that name one."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.answer import Scope, ScopeKind
from index.periods import period

WEDNESDAY = datetime(2021, 8, 18, 12, tzinfo=UTC)


def on(text):
    """A moment of asking, at noon."""
    return datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC).replace(hour=12)


def named(text, asked=WEDNESDAY, language="en"):
    """The period as text: kind, first and last day."""
    scope = period(text, asked, language)
    if scope is None:
        return None
    return f"{scope.kind} {scope.first or '…'} {scope.last or '…'}"


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("What happened in August 2021?", "2021-08-01 2021-08-31"),
        ("what happened in february 2020", "2020-02-01 2020-02-29"),
        ("Kabul airport attack August 2021", "2021-08-01 2021-08-31"),
        ("Who resigned on 3 May 2021?", "2021-05-03 2021-05-03"),
        ("Who resigned on the 3rd of May 2021 in Paris?", "2021-05-03 2021-05-03"),
        ("Who resigned on May 3rd, 2021 and why?", "2021-05-03 2021-05-03"),
        ("Who resigned on Monday, May 3, 2021?", "2021-05-03 2021-05-03"),
        ("What fell on Aug. 13, 2021?", "2021-08-13 2021-08-13"),
        ("What fell on 2021-08-13?", "2021-08-13 2021-08-13"),
        ("What fell on 13.08.2021?", "2021-08-13 2021-08-13"),
        ("What was said in the week of 5 May 2021?", "2021-05-03 2021-05-09"),
        ("What was said in the week of May 9, 2021?", "2021-05-03 2021-05-09"),
        ("Who was president in 2004?", "2004-01-01 2004-12-31"),
        ("In 2004 Google did what?", "2004-01-01 2004-12-31"),
        ("Who led the bank in the year 2004?", "2004-01-01 2004-12-31"),
        ("Who won in late 2019?", "2019-01-01 2019-12-31"),
        ("What closed at the end of 2019?", "2019-01-01 2019-12-31"),
        ("Who played between 2004 and 2006?", "2004-01-01 2006-12-31"),
        ("From 2004 to 2006 Brito played where?", "2004-01-01 2006-12-31"),
        ("Who played from 2004–06?", "2004-01-01 2006-12-31"),
        ("Which years were bad, in 2004 and 2005?", "2004-01-01 2005-12-31"),
        ("Who led the party from Sep 2000 to Sep 2004?", "2000-09-01 2004-09-30"),
        ("What burned from November to February 2021?", "2020-11-01 2021-02-28"),
        ("What burned between 3 and 5 May 2021?", "2021-05-03 2021-05-05"),
        ("What burned from August 13 to August 16, 2021?", "2021-08-13 2021-08-16"),
        ("Who led it before 2010?", "… 2009-12-31"),
        ("Who led it until 2015?", "… 2015-12-31"),
        ("How high had it risen by March 2021?", "… 2021-03-31"),
        ("What has changed after March 2021?", "2021-04-01 …"),
        ("What has changed since 2015?", "2015-01-01 …"),
        ("Who ruled in the 1990s?", "1990-01-01 1999-12-31"),
        ("Who ruled in the late 1990s?", "1990-01-01 1999-12-31"),
        ("What burned in summer 2020?", "2020-06-01 2020-08-31"),
        ("What burned in the fall of 2020?", "2020-09-01 2020-11-30"),
        ("How cold was the winter of 2020?", "2019-12-01 2021-02-28"),
        ("How cold was the winter of 2019/20?", "2019-12-01 2020-02-29"),
        ("How much did the port earn in the second quarter of 2020?", "2020-04-01 2020-06-30"),
        ("Port results Q4 2020", "2020-10-01 2020-12-31"),
        ("How many came since the first quarter of 2020?", "2020-01-01 …"),
        ("Who won after 2010 and before 2015?", "2011-01-01 2014-12-31"),
        ("Who won in 2016 and who in 2020?", "2016-01-01 2020-12-31"),
        ("On Thursday, what happened in May 2021?", "2021-05-01 2021-05-31"),
    ],
)
def test_an_absolute_period_needs_no_moment_of_asking(question, days):
    assert named(question) == named(question, None) == f"absolute {days}"


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("What happened today?", "2021-08-18", "2021-08-18"),
        ("Who plays tonight?", "2021-08-18", "2021-08-18"),
        ("What did he say this morning", "2021-08-18", "2021-08-18"),
        ("WHAT HAPPENED YESTERDAY", "2021-08-17", "2021-08-17"),
        ("What was said in yesterday's debate?", "2021-08-17", "2021-08-17"),
        ("Who fell the day before yesterday?", "2021-08-16", "2021-08-16"),
        ("What burned last night?", "2021-08-17", "2021-08-18"),
        ("Who won last week?", "2021-08-09", "2021-08-15"),
        ("Who won this week?", "2021-08-16", "2021-08-18"),
        ("Who won last month?", "2021-07-01", "2021-07-31"),
        ("Who won this year’s race?", "2021-01-01", "2021-08-18"),
        ("Who has won so far this year?", "2021-01-01", "2021-08-18"),
        ("Who won last year?", "2020-01-01", "2020-12-31"),
        ("Who resigned three days ago?", "2021-08-15", "2021-08-15"),
        ("Who resigned two weeks ago?", "2021-08-01", "2021-08-07"),
        ("Who resigned a few days ago?", "2021-08-12", "2021-08-16"),
        ("What happened in the past 10 days?", "2021-08-08", "2021-08-18"),
        ("What happened this past week?", "2021-08-11", "2021-08-18"),
        ("What happened in the last 24 hours?", "2021-08-17", "2021-08-18"),
        ("Who resigned over the past year?", "2020-08-18", "2021-08-18"),
        ("Who resigned on Thursday?", "2021-08-12", "2021-08-12"),
        ("Who resigned on Wednesday?", "2021-08-18", "2021-08-18"),
        ("Who resigned last Wednesday?", "2021-08-11", "2021-08-11"),
        ("Who resigned Thursday?", "2021-08-12", "2021-08-12"),
        ("Who was killed early Thursday morning in Kabul?", "2021-08-12", "2021-08-12"),
        ("What happened on Thursday last week?", "2021-08-12", "2021-08-12"),
        ("What happened since Monday?", "2021-08-16", "2021-08-18"),
        ("What happened from Friday to Sunday?", "2021-08-13", "2021-08-15"),
        ("Who met over the weekend?", "2021-08-14", "2021-08-15"),
        ("Who won in last weekend's derby?", "2021-08-14", "2021-08-15"),
        ("What happened in August?", "2021-08-01", "2021-08-18"),
        ("What happened last August?", "2020-08-01", "2020-08-31"),
        ("what happened in may", "2021-05-01", "2021-05-31"),
        ("What happened in September?", "2020-09-01", "2020-09-30"),
        ("What happened in the first week of June?", "2021-06-01", "2021-06-30"),
        ("What happened on May 3 in Paris?", "2021-05-03", "2021-05-03"),
        ("What burned last summer?", "2020-06-01", "2020-08-31"),
        ("What burned in the summer?", "2021-06-01", "2021-08-18"),
        ("What burned over the winter?", "2020-12-01", "2021-02-28"),
        ("What has burned since the spring?", "2021-03-01", "2021-08-18"),
        ("Why is the ferry late this summer?", "2021-06-01", "2021-08-18"),
    ],
)
def test_a_relative_period_is_counted_from_the_moment_of_asking(question, first, last):
    assert named(question) == f"relative {first} {last}"
    assert period(question, None) is None


@pytest.mark.parametrize(
    "question",
    [
        "What's the latest on the strike?",
        "What's new in Northholm?",
        "Who is the new mayor of Northholm?",
        "Who is the most recent winner?",
        "Which is the newest ferry?",
        "Which airline recently stopped flying?",
        "Who runs the harbour now?",
        "Who is now the chief executive?",
        "Who is currently in charge?",
        "Who is the current mayor?",
        "How high is the water at the moment?",
        "How many have died so far?",
    ],
)
def test_the_present_has_no_days(question):
    assert period(question, WEDNESDAY) == Scope(None, None, ScopeKind.LATEST)
    assert period(question, None) is None


@pytest.mark.parametrize(
    "question",
    [
        "How many troops are sent to Kabul?",
        "May I ask who won?",
        "What may happen to the ferry?",
        "What may 2000 people do?",
        "Who led the march?",
        "How far did they march 2000 years on?",
        "Who came second?",
        "Who scored in the third quarter?",
        "How many died in the fall of Kabul?",
        "Where does the sun rise?",
        "Who took the last flight?",
        "Who wrote the last year of the diary?",
        "Who changed it at the last minute?",
        "By when, at the latest, must they pay?",
        "Who stars in Friday Night Lights?",
        "Who spoke on Friday Night Lights?",
        "When is Black Friday?",
        "Black Friday: who sells most?",
        "What did Theresa May say?",
        "Was Theresa May 2019 in Paris?",
        "How many seats has a Boeing 737?",
        "Which iPhone 2004 is it?",
        "Who wrote “1984”?",
        "Who lives in '1984'?",
        "Who wrote “A night in May 2021”?",
        "Who said 'we won it yesterday'?",
        "Who wrote 1984?",
        'Who sang "Yesterday"?',
        "Who sang Yesterday?",
        "What does USA Today say?",
        "Who hosts Last Week Tonight?",
        "Who directed Apocalypse Now?",
        "How many of 2000 people died?",
        "What do 3,000 troops do?",
        "What was found in 2020 cases?",
        "Was it in 2,020 cases?",
        "Did it rise from 2000 to 3000?",
        "Were there between 2000 and 3000 people?",
        "Did it cost $2004 or 2004 dollars?",
        "How did World War 2 end?",
        "Who spoke to the Class of 2020?",
        "Who won the 2022 World Cup?",
        "Who won the May 2021 elections?",
        "What caused the 2008 crisis?",
        "What does CVE-2021-44228 break?",
        "Who won 3-2 on 12.5 points?",
        "What did the 2020-21 season bring?",
        "At the moment of impact, who was on deck?",
        "What is so far away?",
        "Who meets every Thursday?",
        "Who died in the fall?",
        "Who sang in the summer of love?",
        "Who plays in the Summer Games?",
        "Who plays in the summer league?",
        "Who goes on a Thursday walk?",
        "How many months does it take?",
        "Who said so long ago?",
        "What was the score, 20-21?",
        "On 03/05/2021?",
        "What happened on 31 June 2020?",
        "What must be done no later than Friday?",
    ],
)
def test_false_alarms(question):
    assert period(question, WEDNESDAY) is None
    assert period(question, None) is None


@pytest.mark.parametrize(
    "question",
    [
        "Who will rule in 2030?",
        "How warm will it be by 2050?",
        "Who plays next week?",
        "Who plays tomorrow?",
        "Who plays next Friday?",
        "What must be paid by Friday?",
        "What must be paid by Friday at noon?",
        "What opens later this year?",
        "Who plays this Friday?",
        "Who plays on 19 August 2021?",
    ],
)
def test_what_is_yet_to_come_is_none(question):
    assert period(question, WEDNESDAY) is None


@pytest.mark.parametrize(
    ("asked", "question", "days"),
    [
        ("2022-01-01", "What happened yesterday?", "2021-12-31 2021-12-31"),
        ("2022-01-01", "Who won last week?", "2021-12-20 2021-12-26"),
        ("2022-01-01", "Who won this week?", "2021-12-27 2022-01-01"),
        ("2022-01-01", "Who won last month?", "2021-12-01 2021-12-31"),
        ("2022-01-01", "Who won last year?", "2021-01-01 2021-12-31"),
        ("2022-01-01", "What froze this winter?", "2021-12-01 2022-01-01"),
        ("2022-01-01", "What froze last winter?", "2020-12-01 2021-02-28"),
        ("2022-01-01", "What happened in December?", "2021-12-01 2021-12-31"),
        ("2021-08-22", "Who won this week?", "2021-08-16 2021-08-22"),  # a Sunday
        ("2021-08-23", "Who won this week?", "2021-08-23 2021-08-23"),  # a Monday
        ("2021-08-22", "Who won last week?", "2021-08-09 2021-08-15"),
        ("2021-08-23", "Who won last week?", "2021-08-16 2021-08-22"),
        ("2021-08-22", "Who met over the weekend?", "2021-08-21 2021-08-22"),
        ("2021-08-21", "Who met over the weekend?", "2021-08-21 2021-08-21"),
        ("2021-08-22", "Who met last weekend?", "2021-08-14 2021-08-15"),
        ("2021-08-23", "Who met last weekend?", "2021-08-21 2021-08-22"),
        ("2021-08-23", "Who spoke on Monday?", "2021-08-23 2021-08-23"),
        ("2021-08-23", "Who spoke on Sunday?", "2021-08-22 2021-08-22"),
        ("2024-03-01", "What happened yesterday?", "2024-02-29 2024-02-29"),
        ("2023-03-01", "Who was born on 29 February?", "2020-02-29 2020-02-29"),
        ("2023-03-01", "Who was born on February 29?", "2020-02-29 2020-02-29"),
        ("2024-03-31", "Who won last month?", "2024-02-01 2024-02-29"),
        ("2024-03-31", "What happened in the past month?", "2024-02-29 2024-03-31"),
        ("2021-05-03", "What happened in May?", "2021-05-01 2021-05-03"),
        ("2021-05-03", "What happened in June?", "2020-06-01 2020-06-30"),
    ],
)
def test_borders_of_weeks_months_and_years(asked, question, days):
    assert named(question, on(asked)) == f"relative {days}"


def test_the_period_of_the_question_is_the_one_from_the_moment_of_asking_and_an_older_one_is_a_detail():
    record = "This week's record was the first since 2008. Who set it?"
    assert named(record) == "relative 2021-08-16 2021-08-18"
    assert named("Who broke this week the record set in 2008?") == "relative 2021-08-16 2021-08-18"
    assert named("What happened this year in May 2021?") == "absolute 2021-05-01 2021-05-31"


@pytest.mark.parametrize(
    ("language", "question", "days"),
    [
        ("de", "Was geschah im August 2021?", "absolute 2021-08-01 2021-08-31"),
        ("de", "Was geschah am 3. Mai 2020?", "absolute 2020-05-03 2020-05-03"),
        ("de-AT", "Was geschah im Jänner 2020?", "absolute 2020-01-01 2020-01-31"),
        ("de", "Wer war zwischen 2004 und 2006 Präsident?", "absolute 2004-01-01 2006-12-31"),
        ("de", "Wer ist seit 2004 im Amt?", "absolute 2004-01-01 …"),
        ("de", "Was verdiente der Hafen im zweiten Quartal 2020?", "absolute 2020-04-01 2020-06-30"),
        ("de", "Was verdiente der Hafen im 1. Quartal 2021?", "absolute 2021-01-01 2021-03-31"),
        ("ru", "Сколько заработал порт во втором квартале 2020 года?", "absolute 2020-04-01 2020-06-30"),
        ("de", "Wer gewann Anfang 2021?", "absolute 2021-01-01 2021-12-31"),
        ("de", "Wer ist seit Ende 2020 im Amt?", "absolute 2020-01-01 …"),
        ("de", "Was brannte im Winter?", "relative 2020-12-01 2021-02-28"),
        ("de", "Was brannte diesen Sommer?", "relative 2021-06-01 2021-08-18"),
        ("de", "Was brannte in diesem Sommer?", "relative 2021-06-01 2021-08-18"),
        ("de", "Was brannte letzten Sommer?", "relative 2020-06-01 2020-08-31"),
        ("de", "Was öffnet bis Ende Mai?", None),
        ("de", "Gestern fiel was?", "relative 2021-08-17 2021-08-17"),
        ("de", "Wer gewann letzte Woche?", "relative 2021-08-09 2021-08-15"),
        ("de", "Wer kam vor drei Tagen?", "relative 2021-08-15 2021-08-15"),
        ("de", "Wer trat am Donnerstag zurück?", "relative 2021-08-12 2021-08-12"),
        ("de", "Was ist die neueste Meldung?", "latest … …"),
        ("de", "Wer stand vor 2000 Menschen?", None),
        ("de", "Wer kommt nächste Woche?", None),
        ("ru", "Что случилось в августе 2021 года?", "absolute 2021-08-01 2021-08-31"),
        ("ru", "Что случилось 3 мая 2020 года?", "absolute 2020-05-03 2020-05-03"),
        ("ru", "Кто был президентом с 2004 по 2006 год?", "absolute 2004-01-01 2006-12-31"),
        ("ru", "Кто выиграл в 2004 году?", "absolute 2004-01-01 2004-12-31"),
        ("ru", "Что горело летом?", "relative 2021-06-01 2021-08-18"),
        ("ru", "Что горело этим летом?", "relative 2021-06-01 2021-08-18"),
        ("ru", "Что горело прошлым летом?", "relative 2020-06-01 2020-08-31"),
        ("ru", "Что горело летом 2020 года?", "absolute 2020-06-01 2020-08-31"),
        ("ru", "Кто автор лета?", None),
        ("ru", "Что случилось вчера?", "relative 2021-08-17 2021-08-17"),
        ("ru", "Кто выиграл на прошлой неделе?", "relative 2021-08-09 2021-08-15"),
        ("ru", "Кто приехал три дня назад?", "relative 2021-08-15 2021-08-15"),
        ("ru", "Кто ушёл в четверг?", "relative 2021-08-12 2021-08-12"),
        ("ru", "Что сейчас происходит?", "latest … …"),
        ("ru", "Сколько из 2000 человек уехали?", None),
        ("ar", "أغسطس 2021", "absolute 2021-08-01 2021-08-31"),
        ("ar", "ماذا حدث في أغسطس 2021؟", "absolute 2021-08-01 2021-08-31"),
        ("ar", "ماذا حدث في آب/أغسطس ٢٠٢١؟", "absolute 2021-08-01 2021-08-31"),
        ("ar", "ماذا حدث في كانون الثاني 2020؟", "absolute 2020-01-01 2020-01-31"),
        ("ar", "من استقال في 3 مايو 2020؟", "absolute 2020-05-03 2020-05-03"),
        ("ar", "من استقال في 3 من مايو عام 2020؟", "absolute 2020-05-03 2020-05-03"),
        ("ar", "من فاز عام 2004؟", "absolute 2004-01-01 2004-12-31"),
        ("ar", "من فاز في 2004؟", "absolute 2004-01-01 2004-12-31"),
        ("ar", "من كان رئيسا بين عامي 2004 و2006؟", "absolute 2004-01-01 2006-12-31"),
        ("ar", "من كان رئيسا من 2004 إلى 2006؟", "absolute 2004-01-01 2006-12-31"),
        ("ar", "من يحكم منذ عام 2015؟", "absolute 2015-01-01 …"),
        ("ar", "من حكم قبل عام 2010؟", "absolute … 2009-12-31"),
        ("ar", "كم ربح الميناء في الربع الثاني من عام 2020؟", "absolute 2020-04-01 2020-06-30"),
        ("ar", "ماذا احترق في صيف 2020؟", "absolute 2020-06-01 2020-08-31"),
        ("ar", "ماذا احترق في الصيف الماضي؟", "relative 2020-06-01 2020-08-31"),
        ("ar", "ماذا احترق هذا الصيف؟", "relative 2021-06-01 2021-08-18"),
        ("ar", "ماذا حدث اليوم؟", "relative 2021-08-18 2021-08-18"),
        ("ar", "ماذا حدث أمس؟", "relative 2021-08-17 2021-08-17"),
        ("ar", "ماذا حدث أول أمس؟", "relative 2021-08-16 2021-08-16"),
        ("ar", "من فاز هذا الأسبوع؟", "relative 2021-08-16 2021-08-18"),
        ("ar", "من فاز في الأسبوع الماضي؟", "relative 2021-08-09 2021-08-15"),
        ("ar", "من فاز الشهر الماضي؟", "relative 2021-07-01 2021-07-31"),
        ("ar", "من فاز العام الماضي؟", "relative 2020-01-01 2020-12-31"),
        ("ar", "من استقال يوم الخميس؟", "relative 2021-08-12 2021-08-12"),
        ("ar", "من استقال الأربعاء الماضي؟", "relative 2021-08-11 2021-08-11"),
        ("ar", "من وصل قبل ثلاثة أيام؟", "relative 2021-08-15 2021-08-15"),
        ("ar", "من وصل منذ يومين؟", "relative 2021-08-16 2021-08-16"),
        ("ar", "من وصل قبل أسبوعين؟", "relative 2021-08-01 2021-08-07"),
        ("ar", "ماذا حدث في مايو؟", "relative 2021-05-01 2021-05-31"),
        ("ar", "ماذا حدث في مايو الماضي؟", "relative 2021-05-01 2021-05-31"),
        ("ar", "ماذا حدث خلال آخر 24 ساعة؟", "relative 2021-08-17 2021-08-18"),
        ("ar", "ما آخر الأخبار عن الإضراب؟", "latest … …"),
        ("ar", "من يدير الميناء الآن؟", "latest … …"),
        ("ar", "كم مرة في اليوم؟", None),
        ("ar", "ماذا كتبت صحيفة المصري اليوم؟", None),
        ("ar", "ماذا حدث في اليوم التالي؟", None),
        ("ar", "من يلعب الأسبوع المقبل؟", None),
        ("ar", "من يلعب يوم الجمعة المقبل؟", None),
        ("ar", "من يلعب في سبتمبر المقبل؟", None),
        ("ar", "من قاد الربيع العربي؟", None),
        ("ar", "ماذا قالت تيريزا ماي؟", None),
        ("ar", "كم عدد القتلى من 2000 شخص؟", None),
        ("ar", "من وقف في 2000 متر؟", None),
        ("ar", "من مارس الرياضة؟", None),
        ("ar", "متى الجمعة السوداء؟", None),
        ("ar", "من فاز قبل أسبوع من الانتخابات؟", None),
        ("ar", "من كتب «1984»؟", None),
        ("ar", "من فاز بكأس العالم لعام 2022؟", None),
        ("ar", "من الأول؟", None),
        ("ar", "من سجل في الربع الثالث؟", None),
        ("ar", "كل يوم الخميس أين يجتمعون؟", None),
        ("ar", "هل ارتفع من 2000 إلى 3000؟", None),
        ("fr", "Que s'est-il passé en août 2021 ?", None),
        ("fr", "Sommer 2020", "absolute 2020-06-01 2020-08-31"),  # as it is told by these words alone
        (None, "август 2020", "absolute 2020-08-01 2020-08-31"),
        ("bg", "май 2021?", "absolute 2021-05-01 2021-05-31"),
        (None, "أغسطس 2021", "absolute 2021-08-01 2021-08-31"),
        (None, "Ausgabe 2020", None),
    ],
)
def test_another_language_is_another_table(language, question, days):
    assert named(question, language=language) == days


_MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2060, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
_LANGUAGES = st.sampled_from(["en", "de", "ru", "ar", "xx", ""])
_TEMPORAL = st.sampled_from(
    """
    in on since from to between and before after until by the last this past of a few three 12 29 31 999 2021 2004
    21 , - – / . ? ' may March february sept. Thursday weekend week weeks month year years decades ago day days
    summer winter yesterday today 1990s so far now latest 2021-02-30 31.12.2021 vor Tagen Woche в году мая назад
    في منذ قبل أيام أسبوع عام مايو الماضي
    """.split()
)


@given(
    st.one_of(st.text(max_size=80), st.lists(_TEMPORAL, max_size=9).map(" ".join)), st.none() | _MOMENTS, _LANGUAGES
)
@settings(deadline=None)  # the first question in a language compiles its patterns
def test_any_text_has_a_period_in_order_or_none(text, asked, language):
    scope = period(text, asked, language)
    if scope is None:
        return
    if scope.first and scope.last:
        assert scope.first <= scope.last
    for day in (scope.first, scope.last):
        assert day is None or day.year < 2110
    if asked is None:
        assert scope.kind is ScopeKind.ABSOLUTE
    elif scope.kind is ScopeKind.RELATIVE:
        assert scope.last is not None
        assert scope.last <= asked.date()
    if scope.kind is not ScopeKind.LATEST:
        assert scope.first or scope.last


@given(
    st.lists(st.sampled_from("who what ferry harbour 737 won may second the in of Kabul 3,000 long".split())),
    _MOMENTS,
)
@settings(deadline=None)
def test_a_question_without_a_word_of_time_names_no_period(words, asked):
    text = " ".join(words)
    if "in may" in text or "of may" in text:
        return
    assert period(text, asked) is None
