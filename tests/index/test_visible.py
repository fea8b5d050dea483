"""What a question may not see is not searched: not found, not cited, not counted, and in nobody's way."""

from datetime import date, timedelta

import pytest
from desk import WordEmbedder
from hypothesis import given, settings
from hypothesis import strategies as st

from index import vectors
from index.answer import Confidence, Question
from index.answerer import Answerer
from index.evidence import Model
from index.ranking import Ranker
from index.searcher import CANDIDATES, Searcher
from index.view import IndexView
from index.writer import IndexWriter
from knowledge.article import Draft
from knowledge.filter import Filter
from knowledge.library import Library

DESK, PUBLIC = 5, 6
"""A chat that may see The Wire, and one that may not."""
WINNER = "Who won the election for mayor of Eastport?"
WIRE = Draft(
    "Mayor of Eastport elected",
    "Ines Vale won the election for mayor of Eastport on Sunday. The turnout was higher than before.",
    date(2021, 5, 10),
    source="The Wire",
    id="wire",
)
OWL = Draft("Owl", "An owl nested in the clock of the town hall.", date(2020, 1, 2), source="The Post", id="owl")


def store(answerer, *drafts, vectors=True):
    answerer.library.add(drafts)
    answerer.writer.catch_up(vectors=vectors)
    answerer.refresh()


@pytest.fixture
def restricted(answerer):
    store(answerer, WIRE, OWL)
    answerer.library.visibility.restrict("The Wire", [DESK])
    return answerer


@pytest.fixture
def by_words(tmp_path, words_embedder, real_reader):
    """An answerer whose vectors cost no time, for Libraries of hundreds of articles."""
    library = Library.from_folder(tmp_path)
    yield Answerer(
        library,
        tmp_path / "index",
        words_embedder,
        reader=real_reader,
        model=Model.bundled(),
    )
    library.close()


def found(answerer, question):
    return list(answerer.find(question).article_ids)


def test_an_outlet_for_some_chats_answers_there_and_nowhere_else(restricted):
    for chat in (DESK, None):
        answer = restricted.answer(Question(WINNER, chat=chat))
        assert [quote.article.id for quote in answer.quotes] == ["wire"]
        assert (answer.coverage.articles, answer.coverage.newest) == (2, date(2021, 5, 10))
    answer = restricted.answer(Question(WINNER, chat=PUBLIC))
    assert (answer.confidence, answer.quotes, answer.newer) == (Confidence.NONE, (), None)
    assert answer.closest is None or answer.closest.id == "owl"
    assert answer.coverage.articles == 1
    assert (answer.coverage.oldest, answer.coverage.newest) == (date(2020, 1, 2), date(2020, 1, 2))
    assert found(restricted, Question(WINNER, chat=PUBLIC, sources=frozenset({"The Wire"}))) == []


def test_what_is_opened_and_closed_holds_from_the_next_question_on(restricted):
    question = Question(WINNER, chat=PUBLIC)
    restricted.library.visibility.restrict("The Wire", [PUBLIC, 7])
    assert restricted.answer(question).quotes
    assert not restricted.answer(Question(WINNER, chat=DESK)).quotes
    restricted.library.visibility.publish("The Wire")
    assert restricted.answer(Question(WINNER, chat=DESK)).quotes
    assert restricted.answer(question).coverage.articles == 2


def test_an_article_that_names_no_outlet_is_public(restricted):
    store(restricted, Draft("Ferry", "The ferry to Northholm starts in June, the port said.", id="ferry"))
    answer = restricted.answer(Question("When does the ferry to Northholm start?", chat=PUBLIC))
    assert [quote.article.id for quote in answer.quotes] == ["ferry"]


def test_an_article_that_moves_to_another_outlet_is_seen_as_that_is(restricted):
    store(restricted, Draft(WIRE.title, WIRE.text, source="The Post", id="wire"))
    assert restricted.answer(Question(WINNER, chat=PUBLIC)).quotes[0].article.source == "The Post"


def test_of_a_text_in_two_outlets_only_the_open_one_is_shown(restricted):
    store(restricted, Draft(WIRE.title, WIRE.text, date(2021, 5, 11), source="The Post", id="post"))
    (quote,) = restricted.answer(Question(WINNER, chat=PUBLIC)).quotes
    assert (quote.article.id, quote.also_in) == ("post", ())
    (quote,) = restricted.answer(Question(WINNER, chat=DESK)).quotes
    assert (quote.article.id, [other.id for other in quote.also_in]) == ("wire", ["post"])


def test_a_newer_article_that_is_hidden_is_not_pointed_out(answerer):
    text = "The storm over Eastport killed at least {} people, the coast guard said on Friday. Roads are shut."
    for day, count, source in ((13, 12, "The Post"), (14, 15, "The Wire")):
        title = f"Storm: {count} people killed in Eastport"
        store(answerer, Draft(title, text.format(count), date(2021, 8, day), source=source, id=str(count)))
    question = "How many people did the storm kill in Eastport, at least 12?"
    assert answerer.answer(Question(question)).newer.id == "15"
    answerer.library.visibility.restrict("The Wire", [DESK])
    answer = answerer.answer(Question(question, chat=PUBLIC))
    assert ([quote.article.id for quote in answer.quotes], answer.newer) == (["12"], None)


def test_what_waits_for_vectors_is_counted_for_those_who_may_see_it(restricted):
    more = Draft("Vale", "Ines Vale will speak on Monday in Eastport.", source="The Wire", id="more")
    store(restricted, more, vectors=False)
    assert restricted.answer(Question(WINNER, chat=DESK)).coverage.pending == 1
    assert restricted.answer(Question(WINNER, chat=PUBLIC)).coverage.pending == 0
    restricted.library.add([Draft("Ferry", "The ferry starts in June.", source="The Post", id="ferry")])
    assert restricted.answer(Question(WINNER, chat=PUBLIC)).coverage.pending == 1


CROWD = CANDIDATES + 100


@pytest.mark.parametrize("exact", [vectors.EXACT, 40])
def test_hundreds_of_better_passages_that_are_hidden_keep_no_visible_one_out(by_words, monkeypatch, exact):
    monkeypatch.setattr(vectors, "EXACT", exact)
    crowd = [
        Draft("Vote", f"Vale won the election for mayor of Eastport, bulletin {n}.", source="The Wire", id=f"w{n}")
        for n in range(CROWD)
    ]
    quiet = [
        Draft("Town", f"At night an election in some town was spoken of, says letter {n}.", source="P", id=f"p{n}")
        for n in range(60)
    ]
    other = [Draft("Sea", f"The sea was calm, keeper {n} wrote.", source="P", id=f"s{n}") for n in range(60)]
    store(by_words, *crowd, *quiet, *other)
    by_words.library.visibility.restrict("The Wire", [DESK])
    assert {i[0] for (i, *_) in found(by_words, Question(WINNER, chat=DESK))} == {"w"}
    seen = found(by_words, Question(WINNER, chat=PUBLIC))
    assert len(seen) == 20
    assert {i[0] for (i, *_) in seen} == {"p"}


@pytest.mark.parametrize("exact", [vectors.EXACT, 40])
def test_a_rare_outlet_and_a_narrow_period_are_found_in_a_large_library(by_words, monkeypatch, exact):
    monkeypatch.setattr(vectors, "EXACT", exact)
    day = date(2015, 1, 1)
    crowd = [
        Draft("Vote", f"Vale won the election for mayor of Eastport, bulletin {n}.", day, source="B", id=f"b{n}")
        for n in range(CROWD)
    ]
    text = "Late at night it was clear: Per Dahl won the election for mayor of Eastport, and thanked all who came."
    one = Draft("A long night", text, date(2021, 8, 9), source="C", id="one")
    store(by_words, *crowd, one)
    assert found(by_words, Question(WINNER, sources=frozenset({"C"}))) == [("one",)]
    assert ("one",) not in found(by_words, Question(WINNER))
    assert found(by_words, Question(f"{WINNER[:-1]} in August 2021?"))[0] == ("one",)


DAYS = [None, *(date(2021, 1, 1) + timedelta(n) for n in range(4))]
OUTLETS = [None, "A", "B", "C"]


@pytest.fixture(scope="module", params=[vectors.EXACT, 8])
def mixed(request, tmp_path_factory):
    """Copies of 24 texts in all outlets, on all days and in two languages; and their Searcher."""
    folder = tmp_path_factory.mktemp("mixed")
    library = Library.from_folder(folder)
    library.add(
        Draft(
            "Title",
            f"This is dispatch number {n % 24} of that day.",
            DAYS[n % 5],
            source=OUTLETS[n * 7 % 4],
            language=("en", "de")[n % 24 % 2],
            id=str(n),
        )
        for n in range(40)
    )
    embedder = WordEmbedder()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vectors, "EXACT", request.param)
        IndexWriter(folder / "index", library, embedder).catch_up()
        yield library, Searcher(library, IndexView(folder / "index", embedder), embedder, Ranker.bundled())
    library.close()


SOME = st.frozensets(st.sampled_from(["A", "B", "C", "D"]))
FILTERS = st.builds(
    Filter,
    sources=st.none() | SOME,
    hidden=SOME,
    language=st.sampled_from([None, "en", "de"]),
    first=st.sampled_from(DAYS),
    last=st.sampled_from(DAYS),
)


def test_it_is_known_where_there_are_articles_but_none_for_the_chat(restricted):
    def closed(**asked):
        return restricted.answer(Question("Who won the cup?", **asked)).coverage.closed

    assert not closed(chat=PUBLIC)
    restricted.library.visibility.restrict(OWL.source, [DESK])
    assert closed(chat=PUBLIC)
    assert not closed(chat=DESK)
    assert not closed(chat=DESK, sources=frozenset({"Nobody"}))
    assert not closed()
    restricted.library.remove([WIRE.id, OWL.id])
    assert not closed(chat=PUBLIC)


@given(which=FILTERS)
@settings(max_examples=60, deadline=None)
def test_all_that_passes_a_filter_is_found_and_nothing_else(mixed, which):
    library, searcher = mixed
    hits = searcher.search(Question("dispatch number of that day"), which)
    shown = [article.id for hit in hits for article in hit.articles]
    assert sorted(shown) == sorted(article.id for article in library.articles() if which.passes(article))


@given(which=FILTERS)
@settings(max_examples=40, deadline=None)
def test_each_leg_brings_nothing_that_does_not_pass(mixed, which):
    """What one of them brought in vain would take the place of what may be seen."""
    library, searcher = mixed
    vector = WordEmbedder().embed_question("dispatch number")
    for leg in searcher._legs("dispatch number", vector, "en", [which]):
        assert all(any(map(which.passes, articles)) for _, articles in library.sources(leg).values())
