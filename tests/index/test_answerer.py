"""From a question to an answer, with the real models: verbatim quotes, or plainly none."""

import math
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

from index.answer import MAX_QUESTION, Confidence, Question
from index.writer import IndexWriter
from knowledge import splitter
from knowledge.article import Draft
from knowledge.errors import UserError
from knowledge.library import Library

ARTICLES = [
    Draft(
        "Ferry to Northholm starts in June",
        "The ferry to Northholm opens on June 3, the port said on Monday. A trip costs four crowns.\n"
        "Children under six ride free. Ulla Brandt will be the captain of the ferry.",
        date(2024, 5, 13),
        "https://example.org/ferry",
        "The Harbour Post",
        id="ferry",
    ),
    Draft(
        "Bridge shut until May",
        "The bridge over the Asker is shut until May. Two pillars have cracks.",
        date(2024, 2, 1),
        source="The Valley Times",
        id="bridge",
    ),
    Draft("Owl in the town hall", "An owl nested in the clock of the town hall.", language="fr", id="owl"),
]
CAPTAIN = "Who will be the captain of the ferry to Northholm?"
ABSENT = "Which striker did the club of Lisbon sell in 1987?"


@pytest.fixture
def stocked(answerer):
    store(answerer, ARTICLES)
    return answerer


def store(answerer, drafts, **how):
    answerer.library.add(drafts)
    answerer.writer.catch_up(**how)
    answerer.refresh()


def check(answer):
    """What holds of every answer."""
    assert (answer.confidence is Confidence.NONE) == (answer.quotes == ())
    assert not (answer.quotes and answer.closest)
    assert len(answer.quotes) <= 3
    for quote in answer.quotes:
        text = quote.article.text
        assert quote.text == text[quote.start : quote.end]
        assert quote.start <= quote.highlight.start < quote.highlight.end <= quote.end
        assert quote.context.start <= quote.start < quote.end <= quote.context.end
        assert "\n" not in quote.text
        assert (quote.highlight.start, quote.highlight.end) in splitter.sentences(text, quote.article.language)
        assert quote.citation.revision == quote.article.revision
        assert math.isfinite(quote.score)
    assert len({quote.article.revision for quote in answer.quotes}) == len(answer.quotes)
    return answer


def test_an_answer_quotes_the_sentence_that_answers(stocked):
    answer = check(stocked.answer(Question(CAPTAIN)))
    assert answer.confidence is not Confidence.NONE
    assert answer.quotes[0].article.id == "ferry"
    assert answer.quotes[0].highlighted == "Ulla Brandt will be the captain of the ferry."
    assert (answer.coverage.articles, answer.coverage.pending) == (3, 0)
    assert (answer.coverage.oldest, answer.coverage.newest) == (date(2024, 2, 1), date(2024, 5, 13))


@pytest.mark.parametrize(
    "said",
    ["Ulla Brandt will be the captain of the ferry.", "a trip costs four crowns", "Two pillars have cracks."],
)
def test_what_an_article_says_word_for_word_is_surely_said(stocked, said):
    """As a message that somebody forwards, which asks nothing."""
    answer = stocked.answer(Question(said))
    assert answer.confidence is Confidence.STRONG
    assert said.strip(".").lower() in answer.quotes[0].highlighted.lower()


def test_what_names_somebody_else_is_another_statement(stocked):
    other = stocked.answer(Question("Olga Brandt will be the captain of the ferry."))
    assert other.confidence is not Confidence.STRONG


def test_a_misspelt_question_is_answered_as_the_right_one(stocked):
    right = stocked.answer(Question(CAPTAIN))
    for asked in ("who wil be the captian of the fery to nortthholm", "Who will be the captainn of the fery?"):
        answer = check(stocked.answer(Question(asked)))
        assert answer.confidence is not Confidence.NONE
        assert answer.quotes[0].highlighted == right.quotes[0].highlighted
        assert answer.question.text == asked


def test_a_word_that_only_the_articles_lack_is_no_misspelling(stocked):
    store(stocked, [Draft("Visit", "The minister of Iraq visited the harbour on Friday.", id="visit")])
    assert stocked.answer(Question("When did the minister of Iraq visit the harbour?")).quotes
    asked = stocked.find(Question("When did the minister of Iran visit the harbour?"))
    right = stocked.find(Question("When did the minister of Iraq visit the harbour?"))
    assert asked.evidence < right.evidence


def test_a_word_of_another_language_is_no_misspelling(stocked):
    store(stocked, [Draft("Visit", "The minister waved a small flag on the ferry.", id="visit")])
    asked = stocked.find(Question("Wie hoch flog die Möwe Brandt?"))
    assert "visit" not in [quote.article.id for quote in asked.quotes[:1]]
    assert asked.confidence is Confidence.NONE


def test_a_name_read_as_another_one_makes_no_answer_sure(stocked):
    store(stocked, [Draft("Captain", "Captain Alma Zorvik sailed the Grebe to Northholm on June 9.", id="captain")])
    sure = stocked.answer(Question("When did Alma Zorvik sail the Grebe to Northholm?"))
    assert sure.confidence is Confidence.STRONG
    asked = stocked.answer(Question("When did Alma Zorvek sail the Grebe to Northholm?"))
    assert asked.confidence is Confidence.WEAK
    assert asked.quotes[0].highlighted == sure.quotes[0].highlighted


def test_a_misspelt_topic_is_told_of(stocked):
    (quote,) = stocked.about(Question("nortthholm fery")).quotes
    assert quote.article.id == "ferry"


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry to Northholm opens on June 3, the port said on Monday.",
        "A trip costs four crowns.",
        "Children under six ride free.",
        "The bridge over the Asker is shut until May.",
    ],
)
def test_a_sentence_that_stands_in_an_article_is_the_one_that_is_marked(stocked, sentence):
    assert stocked.find(Question(sentence)).quotes[0].highlighted == sentence


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        ("Кто будет капитаном парома?", "Капитаном парома станет Улла Брандт."),
        ("Сколько стоит поездка для взрослых?", "Поездка стоит для взрослых четыре кроны."),
        ("Когда откроется паромная линия?", "Паромная линия в Нордхольм откроется 3 июня."),
    ],
)
def test_in_a_language_that_the_reader_does_not_know_words_tell_the_sentence(answerer, question, marked):
    text = (
        "Порт сообщил об этом в понедельник в Астере. Паромная линия в Нордхольм откроется 3 июня. "
        "Поездка стоит для взрослых четыре кроны. Капитаном парома станет Улла Брандт."
    )
    store(answerer, [Draft("Новости порта", text, date(2024, 5, 13), language="ru", id="ru")])
    assert answerer.find(Question(question)).quotes[0].highlighted == marked


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        ("What did Zdenka Vrbovska say?", '"The water came up to the windows," she said.'),
        ("When was Zdenka Vrbovska rescued?", "Firefighters took her off the roof of the mill at dawn."),
    ],
)
def test_names_that_no_model_knows_leave_an_english_question_to_the_reader(answerer, question, marked):
    text = (
        "Zdenka Vrbovska, the miller, sat on the roof all night while the river rose around the house. "
        '"The water came up to the windows," she said. Firefighters took her off the roof of the mill at dawn.'
    )
    store(answerer, [Draft("Flood at the mill", text, date(2024, 5, 13), id="flood")])
    assert answerer.find(Question(question)).quotes[0].highlighted == marked


def test_a_vice_president_is_no_president(answerer):
    text = "The vice president of the rowing club, Lena Moss, said on Monday that two boats were lost in the storm."
    store(answerer, [Draft("Storm takes two boats", text, date(2024, 5, 13), id="boats")])
    asked = [f"Who is the {office} of the rowing club?" for office in ("vice president", "president")]
    confidence = [answerer.answer(Question(question)).confidence for question in asked]
    assert confidence[0] is not Confidence.NONE
    assert confidence[1] is Confidence.NONE


@pytest.mark.parametrize(("question", "age"), [("How old is Ada Finch?", "44"), ("How old is the mayor?", "44")])
def test_an_age_that_is_set_beside_a_name_answers_how_old_they_are(answerer, question, age):
    text = (
        "The ferry to Northholm sails from Monday on. The mayor, Ada Finch, 44, opened the line with a bottle of "
        "beer. Her deputy, Tom Levy, is 12 years younger and stayed ashore."
    )
    store(answerer, [Draft("Ferry to Northholm", text, date(2024, 5, 13), id="ferry")])
    answer = check(answerer.answer(Question(question)))
    assert answer.confidence is not Confidence.NONE
    assert age in answer.quotes[0].highlighted


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("Who will paint the ferry to Northholm?", "ferry"),
        ("Which engineers look after the pillars of the bridge?", "bridge"),
        ("Who paid for the ferry's engines?", "ferry"),
    ],
)
def test_what_the_articles_do_not_answer_gets_no_quote_but_the_closest(stocked, question, article):
    answer = check(stocked.answer(Question(question)))
    assert answer.confidence is Confidence.NONE
    assert answer.closest is not None
    assert answer.closest.id == article
    assert answer.newer is None


def test_what_is_asked_about_nothing_that_is_there_gets_no_quote_either(stocked):
    answer = check(stocked.answer(Question(ABSENT)))
    assert (answer.confidence, answer.quotes, answer.newer) == (Confidence.NONE, (), None)
    assert answer.closest is not None


@pytest.mark.parametrize("question", ["A?", "a", "The a?", "Who?"])
def test_what_asks_for_nothing_gets_no_quote(answerer, question):
    fire = "A fire at the chemical plant injured twelve workers on Saturday morning, the fire brigade said."
    store(answerer, [Draft("A fire at a plant injures a dozen", fire)])
    assert answerer.answer(Question(question)).confidence is Confidence.NONE


def test_an_empty_library_answers_nothing(answerer):
    for prepare in (lambda: None, answerer.writer.catch_up, answerer.refresh):
        prepare()
        answer = check(answerer.answer(Question(CAPTAIN)))
        assert (answer.confidence, answer.closest) == (Confidence.NONE, None)
        assert (answer.coverage.articles, answer.coverage.oldest, answer.coverage.pending) == (0, None, 0)


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\x00", "\u2028"])
def test_an_empty_question_is_told(stocked, text):
    with pytest.raises(UserError, match="is empty"):
        stocked.answer(Question(text))


def test_a_question_may_have_so_many_characters_and_no_more(stocked):
    check(stocked.answer(Question("ü" * MAX_QUESTION)))
    with pytest.raises(UserError, match="1,001 characters"):
        stocked.answer(Question("ü" * (MAX_QUESTION + 1)))


@pytest.mark.parametrize("text", ["?", "the", "🌊", "\ud800", "'\"; DROP", "AND OR NOT +*:^~(", "どこ?", "a\nb"])
def test_odd_questions_are_answered_somehow(stocked, text):
    check(stocked.answer(Question(text)))


def test_better_evidence_is_higher(stocked):
    assert stocked.find(Question(CAPTAIN)).evidence > stocked.find(Question(ABSENT)).evidence


def test_what_waits_for_vectors_is_counted_and_found_by_its_words(answerer):
    store(answerer, ARTICLES, vectors=False)
    answer = check(answerer.answer(Question(CAPTAIN)))
    assert answer.coverage.pending == 3
    assert answerer.indexed_change() == 0
    found = answer.quotes[0].article if answer.quotes else answer.closest
    assert found.id == "ferry"
    answerer.writer.catch_up()
    assert answerer.coverage().pending == 3  # until it looks
    answerer.refresh()
    assert answerer.coverage().pending == 0
    assert answerer.indexed_change() == answerer.library.last_change()
    assert answerer.passages() == 3


def test_what_is_not_indexed_at_all_is_counted_too(stocked):
    stocked.library.add([Draft("Zebra", "The zoo has a zebra.", id="zebra")])
    assert stocked.coverage().pending == 1
    stocked.library.remove(["zebra"])
    assert stocked.coverage().pending == 0


def test_what_is_gone_from_the_library_does_not_hide_what_waits(stocked):
    stocked.library.remove(["ferry"])
    assert stocked.coverage().pending == 0
    stocked.library.add([Draft("Zebra", "The zoo has a zebra.", id="zebra")])
    assert stocked.coverage().pending == 1


def test_a_removed_article_is_not_cited_before_the_index_knows(stocked):
    stocked.library.remove(["ferry"])
    answer = check(stocked.answer(Question(CAPTAIN)))
    assert "ferry" not in [quote.article.id for quote in answer.quotes]
    assert answer.closest is None or answer.closest.id != "ferry"
    assert all("ferry" not in ids for ids in stocked.find(Question(CAPTAIN)).article_ids)


def test_a_duplicate_is_one_quote_that_names_the_other(stocked):
    first = ARTICLES[0]
    store(stocked, [Draft(first.title, first.text, date(2024, 5, 14), source="The Copy", id="copy")])
    answer = check(stocked.answer(Question(CAPTAIN)))
    assert answer.quotes[0].article.id == "ferry"
    assert [other.id for other in answer.quotes[0].also_in] == ["copy"]
    assert set(stocked.find(Question(CAPTAIN)).article_ids[0]) == {"ferry", "copy"}


def test_a_question_may_name_its_outlets(stocked):
    question = Question(CAPTAIN, sources=frozenset({"The Valley Times"}))
    assert set(stocked.find(question).article_ids) == {("bridge",)}


def test_only_articles_of_a_language_where_one_is_asked_for(stocked):
    assert stocked.find(Question(CAPTAIN), language="fr").article_ids == (("owl",),)
    assert stocked.find(Question(CAPTAIN), language="de").article_ids == ()
    store(
        stocked, [Draft("Fähre", "Ulla Brandt wird Kapitänin der Fähre nach Northholm.", language="de", id="fähre")]
    )
    assert stocked.find(Question(CAPTAIN), language="de").article_ids == (("fähre",),)
    assert ("fähre",) not in stocked.find(Question(CAPTAIN), language="en").article_ids


def test_a_later_article_that_matches_as_well_is_pointed_out(answerer):
    texts = {
        date(2024, 5, 13): "Ulla Brandt will be the captain of the ferry to Northholm.",
        date(2024, 6, 1): "The ferry to Northholm has Jonas Lind as its captain.",
        date(2023, 1, 1): "For the ferry to Northholm a captain will be Per Dahl.",
    }
    store(answerer, [Draft("Captain of the ferry", text, day, id=str(day)) for day, text in texts.items()])
    answer = check(answerer.answer(Question(CAPTAIN)))
    first = answer.quotes[0].article.published
    assert first != max(texts)
    assert answer.newer.published == max(texts)
    assert answer.newer_quote.article == answer.newer
    assert answer.newer_quote.text in answer.newer.text
    newest = check(answerer.answer(Question(CAPTAIN, asked=datetime(2024, 6, 2, tzinfo=UTC))))
    assert (newest.quotes[0].article.published, newest.newer) == (max(texts), None)


def test_readers_ask_while_a_writer_adds_and_removes(answerer, tmp_path, real_embedder):
    """Eight threads ask throughout; each quote is verbatim, and none is of an article that was gone before."""
    store(answerer, ARTICLES)
    stop, failed, answered = threading.Event(), [], []
    writing = Library.from_folder(tmp_path)
    writer = IndexWriter(tmp_path / "index", writing, real_embedder)

    def ask(number):
        questions = [CAPTAIN, ABSENT, "Where did the owl nest?", "How many boats were counted?"]
        while not stop.is_set():
            try:
                gone = set(removed)
                answer = check(answerer.answer(Question(questions[number % 4])))
                assert not gone & {quote.article.id for quote in answer.quotes}
                answered.append(answer)
            except BaseException as error:  # noqa: BLE001 - shown by the assertion
                failed.append(error)
                return

    removed = []
    with ThreadPoolExecutor(8) as pool:
        for number in range(8):
            pool.submit(ask, number)
        try:
            for i in range(6):
                text = f"The harbour master counted {i * 7} boats."
                writing.add([Draft(f"Boats {i}", text, id=f"boats-{i}")])
                writer.rebuild() if i == 3 else writer.catch_up()
                answerer.refresh()
                if i % 2:
                    writing.remove([f"boats-{i - 1}"])
                    removed.append(f"boats-{i - 1}")
        finally:
            stop.set()
    assert failed == []
    assert len(answered) >= 8
    writer.catch_up()
    answerer.refresh()
    assert answerer.passages() == answerer.library.count_passages() == 6
    writing.close()


def test_a_later_article_on_something_else_is_not_pointed_out(answerer):
    store(
        answerer,
        [
            Draft(
                "Stuck ship",
                "The container ship Ever Given is 400 metres long. It blocks the canal.",
                date(2021, 3, 23),
                id="ship",
            ),
            Draft(
                "Moon landing",
                "The lander was given two weeks, however long the night on the Moon is.",
                date(2023, 8, 23),
                id="moon",
            ),
        ],
    )
    answer = answerer.answer(
        Question("How long is the container ship Ever Given?", datetime(2026, 1, 1, tzinfo=UTC))
    )
    assert (answer.quotes[0].article.id, answer.newer) == ("ship", None)


def test_a_later_article_that_has_nothing_of_the_question_is_not_pointed_out(answerer):
    pool = "Новый бассейн в Порт-Лорне откроется во вторник. Билет стоит шесть евро."
    fire = "Im Chemiewerk Halden ist am Samstag ein Brand ausgebrochen. Zwei Arbeiter kamen ins Krankenhaus."
    drafts = [
        Draft("Открывается бассейн", pool, date(2026, 11, 26), language="ru", id="pool"),
        Draft("Brand im Chemiewerk", fire, date(2026, 11, 28), language="de", id="fire"),
    ]
    store(answerer, drafts)
    found = answerer.find(Question("Сколько лет тренеру?"))
    assert ("pool",) in found.article_ids
    assert found.newer is None


@pytest.mark.parametrize(
    ("question", "answers"),
    [("Кто выиграл чемпионат мира по футболу?", False), ("Сколько стоит билет в бассейн?", True)],
)
def test_in_a_language_that_no_model_knows_an_answer_has_a_word_of_the_question(answerer, question, answers):
    pool = "Новый бассейн в Порт-Лорне откроется во вторник. Билет в бассейн стоит шесть евро."
    fire = "Пожар начался в субботу утром на заводе в Нордене. Погибших нет, сообщил мэр."
    drafts = [Draft("Бассейн", pool, language="ru", id="pool"), Draft("Пожар", fire, language="ru", id="fire")]
    store(answerer, drafts)
    answer = check(answerer.answer(Question(question)))
    assert (answer.confidence is not Confidence.NONE) == answers
