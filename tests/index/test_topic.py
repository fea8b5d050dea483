"""What the articles say on a topic, with the real models: what is about it, and nothing else."""

from datetime import UTC, date, datetime

import pytest

from index.answer import MAX_QUESTION, Question
from knowledge.article import Draft
from knowledge.errors import UserError

FERRY = (
    "The ferry to Northholm opens on June 3, the port said on Monday. A trip costs four crowns.\n"
    "Children under six ride free. Ulla Brandt will be the captain of the ferry."
)
ARTICLES = [
    Draft("Ferry to Northholm starts in June", FERRY, date(2024, 5, 13), source="The Harbour Post", id="ferry"),
    Draft(
        "Northholm counts its visitors",
        "Eleven thousand people have come to Northholm since June. Most of them took the ferry. They bought socks.",
        date(2024, 9, 2),
        source="The Valley Times",
        id="visitors",
    ),
    Draft(
        "Bridge shut until May",
        "The bridge over the Asker is shut until May. Two pillars have cracks.",
        date(2024, 2, 1),
        source="The Valley Times",
        id="bridge",
    ),
    Draft("Owl in the town hall", "An owl nested in the clock of the town hall.", id="owl"),
    Draft(
        "Паром в Нортхольм",
        "Паром в Нортхольм откроется в июне, сообщил порт. Билет на паром стоит четыре кроны.",
        date(2024, 5, 14),
        language="ru",
        id="parom",
    ),
]


@pytest.fixture
def stocked(answerer):
    store(answerer, ARTICLES)
    return answerer


def store(answerer, drafts):
    answerer.library.add(drafts)
    answerer.writer.catch_up()
    answerer.refresh()


def found(answerer, topic, **more):
    """The articles and their sentences, the best first."""
    report = answerer.about(Question(topic, **more))
    for quote in report.quotes:
        assert quote.text in quote.article.text
        assert quote.highlighted in quote.text
    return {quote.article.id: quote.highlighted for quote in report.quotes}


@pytest.mark.parametrize("asked", ["What happened in Northholm?", "Was ist in Northholm passiert?"])
def test_what_happened_somewhere_is_what_is_told_of_it(stocked, asked):
    assert set(found(stocked, asked)) == {"ferry", "visitors"}
    assert found(stocked, "What happened?") == {}


def test_each_article_about_it_is_quoted_by_the_sentence_that_says_most_of_it(stocked):
    assert found(stocked, "ferry Northholm") == {
        "ferry": "The ferry to Northholm opens on June 3, the port said on Monday.",
        "visitors": "Eleven thousand people have come to Northholm since June.",
    }


@pytest.mark.parametrize("topic", ["Ever Given", "ever given", "the Ever Given", "Tell me about the Ever Given"])
def test_a_name_with_a_word_that_says_little_elsewhere_is_a_name(stocked, topic):
    ship = Draft("Ship aground", "The Ever Given has run aground off Northholm. Nobody was hurt.", id="ship")
    store(stocked, [ship, Draft("Prices", "The price of socks was given.", id="socks")])
    assert set(found(stocked, topic)) == {"ship"}


@pytest.mark.parametrize(
    "topic", ["Rumpelstiltskin", "Battle of Hastings", "ferry disaster in Manila", "elections in Northholm", "qwer"]
)
def test_what_the_articles_do_not_report_on_has_no_quotes(stocked, topic):
    report = stocked.about(Question(topic))
    assert report.quotes == ()
    assert (report.coverage.articles, report.coverage.oldest) == (5, date(2024, 2, 1))


@pytest.mark.parametrize(
    ("topic", "month", "articles"),
    [("May 2024", 9, {"ferry", "parom"}), ("February 2024", 9, {"bridge"}), ("last month", 3, {"bridge"})],
)
def test_a_topic_that_is_but_a_period_is_all_that_was_reported_in_it(stocked, topic, month, articles):
    assert set(found(stocked, topic, asked=datetime(2024, month, 20, tzinfo=UTC))) == articles


def test_of_a_period_without_articles_it_is_told_what_there_is_of_all_times(stocked):
    report = stocked.about(Question("ferry Northholm in May 1990", asked=datetime(2024, 6, 1, tzinfo=UTC)))
    assert (report.quotes, report.coverage.articles) == ((), 0)
    assert (report.whole.articles, report.whole.oldest) == (5, date(2024, 2, 1))


def test_a_topic_in_other_words_is_found_by_its_meaning(stocked):
    store(
        stocked,
        [
            Draft(
                "Storm",
                "The storm broke the roofs of forty houses, and the flood filled the streets of the village.",
                date(2024, 3, 1),
                id="storm",
            )
        ],
    )
    assert "storm" in found(stocked, "flood in the village after the hurricane")


def test_a_name_is_found_whatever_language_it_was_taken_to_be_in(stocked):
    assert [*found(stocked, "в Нортхольме")] == ["parom"]
    assert [*found(stocked, "Нортхольм")] == ["parom"]


INFLECTED = [
    Draft("Пожар на заводе в Нордене", "Пожар начался утром на заводе в Нордене.", language="ru", id="fire"),
    Draft("Вирус", "В Марселе открыта больница, сообщил врач Иванов.", language="ru", id="hospital"),
    Draft("Handel", "Chinas Wirtschaft ist stark gewachsen, sagte der Minister.", language="de", id="trade"),
]


@pytest.mark.parametrize(
    ("topic", "article"),
    [
        ("Норден", "fire"),
        ("Нордена", "fire"),
        ("пожар Норден", "fire"),
        ("Иванова", "hospital"),
        ("Марсель", "hospital"),
        ("China", "trade"),
    ],
)
def test_a_name_is_found_however_it_is_inflected(stocked, topic, article):
    store(stocked, INFLECTED)
    assert [*found(stocked, topic)] == [article]


@pytest.mark.parametrize("topic", ["Норд", "Марс", "Chin"])
def test_a_name_that_begins_like_another_is_not_that(stocked, topic):
    store(stocked, INFLECTED)
    assert found(stocked, topic) == {}


def test_a_period_that_the_topic_names_restricts_it_and_need_not_be_in_the_words(stocked):
    assert [*found(stocked, "Northholm in September 2024")] == ["visitors"]
    asked = datetime(2024, 5, 15, tzinfo=UTC)
    assert [*found(stocked, "Northholm this week", asked=asked)] == ["ferry"]


@pytest.mark.parametrize(
    ("topic", "articles"), [("Northholm 2024", {"ferry", "visitors"}), ("Northholm 2023", set())]
)
def test_a_year_beside_a_topic_is_that_of_the_article(stocked, topic, articles):
    assert set(found(stocked, topic)) == articles


def test_what_is_closed_to_the_chat_is_not_quoted(stocked):
    stocked.library.visibility.restrict("The Valley Times", [7])
    assert [*found(stocked, "Northholm ferry", chat=8)] == ["ferry"]
    assert {*found(stocked, "Northholm ferry", chat=7)} == {"ferry", "visitors"}


def test_copies_are_told_of_once(stocked):
    store(stocked, [Draft("Ferry news", f"Good news.\n{FERRY}", date(2024, 5, 13), source="Wire", id="wire")])
    report = stocked.about(Question("ferry Northholm"))
    assert {quote.article.id for quote in report.quotes} == {"ferry", "visitors"}
    first = next(quote for quote in report.quotes if quote.article.id == "ferry")
    assert [article.id for article in first.also_in] == ["wire"]


def test_the_beginning_of_an_article_goes_before_what_else_it_has(stocked):
    paragraphs = [f"The heron of the lake was seen again by walkers, number {n} wrote to us." for n in range(60)]
    lead = "A heron has come back to the lake after forty years, the warden said on Friday."
    text = "\n".join([lead, *paragraphs])
    store(stocked, [Draft("Heron is back", text, date(2024, 6, 1), id="heron")])
    assert found(stocked, "heron")["heron"] == lead


def test_a_name_as_it_is_written_goes_before_its_words_in_other_forms(stocked):
    named = "An Air Force crew of eleven flew the harbour master out."
    rest = "\n".join(f"On day {day} the wind blew from the sea, as it does at the port." for day in range(40))
    said = "The air forces of two countries watch the coast, and air forces seldom sleep, the minister said."
    store(stocked, [Draft("Storm at the port", f"{said}\n{rest}\n{named}", date(2024, 6, 1), id="storm")])
    assert found(stocked, "Air Force") == {"storm": named}


def test_headings_and_captions_are_no_sentences_where_there_is_one(stocked):
    text = "Heron news.\nThe warden of the lake saw a heron on Friday, for the first time in forty years."
    store(stocked, [Draft("At the lake", text, date(2024, 6, 1), id="heron")])
    assert found(stocked, "heron")["heron"] == text.split("\n")[1]


@pytest.mark.parametrize(
    "asked",
    [
        "Give me the latest on {}",
        "What is new at {}?",
        "Show me articles about {}",
        "Was gibt es Neues aus {}?",
        "{} news",
        "Tell me more about {} please",
        "{}, bitte!",
        "أخبار {}",
    ],
)
def test_articles_need_not_have_the_words_that_ask_for_whatever_there_is(stocked, asked):
    assert {*found(stocked, asked.format("Northholm"))} == {*found(stocked, "Northholm")} != set()


@pytest.mark.parametrize("topic", ["US troops", "U.S. troops", "the U.S. troops"])
def test_initials_are_one_word_with_points_or_without(stocked, topic):
    store(
        stocked,
        [
            Draft(
                "Bound for the lake", "The U.S. will send 40 troops to the lake on Friday, it said.", id="points"
            ),
            Draft("Back home", "The last US troops left the lake on Sunday, after two years.", id="none"),
            Draft("Camp", "Some troops of the Valley stay at the lake until Sunday.", id="others"),
        ],
    )
    assert {*found(stocked, topic)} == {"points", "none"}


@pytest.mark.parametrize("topic", ["", " \n", "a" * (MAX_QUESTION + 1)])
def test_a_topic_must_say_something_and_not_too_much(stocked, topic):
    with pytest.raises(UserError):
        stocked.about(Question(topic))


def test_an_empty_library_reports_on_nothing(answerer):
    report = answerer.about(Question("ferry"))
    assert (report.quotes, report.coverage.articles) == ((), 0)
