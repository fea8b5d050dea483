"""The measures, on examples worked out by hand."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from index.answer import Confidence, Quote, Span
from index.answerer import Finding
from index.evaluate import Case, auroc, evaluate, holds_answer, read_cases
from knowledge.article import Article
from knowledge.errors import UserError

TEXT = "The ferry opens in June. It costs £3.50 a trip. Children ride free."


def quote(text=TEXT, first=0, last=24):
    """A quote of the first two sentences; the highlight is the stretch that is given."""
    article = Article("a", "r", "Title", text, None, None, None, None, None, datetime.now(UTC))
    return Quote(article, 0, 47, Span(first, last), Span(0, len(text)), 0.5)


class Oracle:
    """Answers what it was told to, and remembers how it was asked."""

    def __init__(self, **findings):
        self.findings = findings
        self.asked = {}
        self.languages = set()

    def find(self, question, *, language=None):
        self.asked[question.text] = question.asked
        self.languages.add(language)
        return self.findings[question.text]


def finding(ids, confidence=Confidence.STRONG, evidence=1.0, quotes=()):
    return Finding(tuple(quotes), confidence, evidence, tuple(ids), None, outside=False)


def case(question, *, answerable=True, articles=("a",), answers=("June",), day=None):
    return Case(question, answers, frozenset(articles), answerable, day, None, None)


def test_ranks_count_articles_and_another_print_is_as_right():
    oracle = Oracle(
        first=finding([("a",), ("b",)]),
        alias=finding([("x", "a"), ("b",)]),
        third=finding([("b",), ("c",), ("d", "a")]),
        fifth=finding([("b",), ("c",), ("d",), ("e",), ("a",)]),
        never=finding([("b",)]),
    )
    report = evaluate(oracle, [case(name) for name in oracle.findings], dated=False)
    assert report["n"] == 5
    assert report["hit@1"] == 2 / 5
    assert report["hit@3"] == 3 / 5
    assert report["hit@5"] == 4 / 5
    assert report["mrr@10"] == pytest.approx((1 + 1 + 1 / 3 + 1 / 5 + 0) / 5, abs=1e-4)


def test_the_answer_is_looked_for_in_what_is_shown():
    price = quote(first=25, last=47)
    cases = {
        "highlight": (finding([], quotes=[quote()]), "june"),
        "quote": (finding([], quotes=[price]), "June"),
        "passage": (finding([], quotes=[quote()]), "Children ride free"),
        "second": (finding([], quotes=[quote("Nothing here. Nothing there. Nowhere else at all."), price]), "June"),
        "nothing": (finding([], Confidence.NONE), "June"),
    }
    oracle = Oracle(**{name: found for name, (found, _) in cases.items()})
    report = evaluate(oracle, [case(name, answers=(answer,)) for name, (_, answer) in cases.items()], dated=False)
    assert report["answer_in_highlight@1"] == 1 / 5
    assert report["answer_in_quote@1"] == 2 / 5
    assert report["answer_in_quote@3"] == 3 / 5
    assert report["answer_in_passage@1"] == 3 / 5


def test_rates_of_answering_and_of_saying_no():
    oracle = Oracle(
        strong=finding([], Confidence.STRONG, 3.0),
        weak=finding([], Confidence.WEAK, 1.0),
        none=finding([], Confidence.NONE, -1.0),
        silent=finding([], Confidence.NONE, float("-inf")),
        far=finding([], Confidence.NONE, -2.0),
        near=finding([], Confidence.WEAK, 1.0),
        wrong=finding([], Confidence.STRONG, 2.0),
    )
    cases = [case(name, answerable=name in {"strong", "weak", "none", "silent"}) for name in oracle.findings]
    report = evaluate(oracle, cases, dated=False)
    assert (report["answered_rate"], report["strong_rate"]) == (0.5, 0.25)
    assert (report["false_answer_rate"], report["false_strong_rate"]) == (round(2 / 3, 4), round(1 / 3, 4))
    # strong beats 3; weak beats far and half of near; none beats far; silent beats none: 5.5 of 12
    assert report["abstention_auroc"] == round(5.5 / 12, 4)


def test_each_is_asked_on_its_own_date_or_out_of_time():
    oracle = Oracle(dated=finding([]), undated=finding([]))
    cases = [case("dated", day=date(2021, 3, 29)), case("undated")]
    assert evaluate(oracle, cases, dated=False)["n"] == 2
    assert oracle.asked == {"dated": None, "undated": None}
    report = evaluate(oracle, cases, dated=True, lang="de")
    assert oracle.asked == {"dated": datetime.combine(date(2021, 3, 29), time.max, UTC), "undated": None}
    assert report["abstention_auroc"] is None
    assert oracle.languages == {None, "de"}


def test_measures_without_a_case_are_null():
    report = evaluate(Oracle(q=finding([])), [case("q")], dated=False)
    assert report["false_answer_rate"] is report["false_strong_rate"] is report["abstention_auroc"] is None
    report = evaluate(Oracle(q=finding([])), [case("q", answerable=False)], dated=False)
    assert report["hit@1"] is report["answered_rate"] is None
    assert report["false_answer_rate"] == 1
    assert json.loads(json.dumps(report, allow_nan=False)) == report


def test_what_was_called_wrong_is_counted_where_the_answer_begins_with_it_again():
    found = {
        "again": finding([("a",)], quotes=[quote()]),
        "another sentence": finding([("a",)], quotes=[quote(first=25, last=47)]),
        "another article": finding([("b",)], quotes=[replace(quote(), article=replace(quote().article, id="b"))]),
        "refused": finding([("a",)], Confidence.NONE, quotes=[quote()]),
    }
    wrong = [
        replace(
            case(name, answerable=None, articles=(), answers=()),
            wrong_ids=frozenset({"a"}),
            wrong=("The ferry opens in June.",),
        )
        for name in found
    ]
    report = evaluate(Oracle(known=finding([("a",)]), **found), [case("known"), *wrong], dated=False)
    assert (report["n"], report["wrong@1"]) == (5, 1 / 4)
    assert (report["hit@1"], report["false_answer_rate"]) == (1, None)  # of what is known alone
    assert evaluate(Oracle(q=finding([])), [case("q")], dated=False)["wrong@1"] is None


def test_progress_and_latency_are_told():
    seen = []
    report = evaluate(
        Oracle(a=finding([]), b=finding([])),
        [case("a"), case("b")],
        dated=False,
        progress=lambda done, total: seen.append((done, total)),
    )
    assert seen == [(1, 2), (2, 2)]
    assert 0 <= report["latency_ms"]["p50"] <= report["latency_ms"]["p95"]


@pytest.mark.parametrize(
    ("positive", "negative", "expected"),
    [
        ([2, 3], [0, 1], 1.0),
        ([0, 1], [2, 3], 0.0),
        ([1, 1], [1, 1], 0.5),
        ([1, 2], [1], 0.75),
        ([float("-inf")], [float("-inf"), 0], 0.25),
        ([], [1], None),
        ([1], [], None),
    ],
)
def test_auroc_counts_ties_half(positive, negative, expected):
    assert auroc(positive, negative) == expected


@pytest.mark.parametrize(
    ("text", "answer", "held"),
    [
        ("It opens in June.", "june", True),
        ("It opens in Juneau.", "June", False),
        ("Prejune is no word.", "june", False),
        ("A mid-June start", "june", True),
        ("It costs £3.50.", "£3.50", True),
        ("It costs £3.505.", "£3.50", False),
        ("ＦＵＬＬ width", "full", True),
        ("die STRASSE", "Straße", True),
        ("the ﬁre", "fire", True),
        ("C++ and (so on)", "C++", True),
        ("a.b", "a?b", False),
        ("anything", " ", False),
        ("Київ сьогодні", "київ", True),
    ],
)
def test_an_answer_is_held_as_whole_words(text, answer, held):
    assert holds_answer(text, ["", answer]) is held


LINES = [
    {"id": 1, "question": "A?", "answers": ["x"], "article_ids": ["a", "b"], "answerable": True, "lang": "en"},
    {
        "id": 2,
        "question": "B?",
        "answers": ["y"],
        "article_ids": ["a"],
        "gold_ids": ["c"],
        "label": "gold",
        "answerable": True,
        "date": "2021-03-29",
    },
    {"id": 3, "question": "C?", "answers": [], "article_ids": [], "answerable": False, "lang": "de"},
]


@pytest.fixture
def cases_file(tmp_path):
    path = tmp_path / "cases.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in LINES) + "\n\n", "utf-8")
    return path


def test_cases_are_read_as_they_are_written(cases_file):
    first, second, third = read_cases(cases_file)
    assert (first.question, first.answers, first.article_ids) == ("A?", ("x",), {"a", "b"})
    assert (second.article_ids, second.date, second.label) == ({"a"}, date(2021, 3, 29), "gold")
    assert (third.answerable, third.answers) == (False, ())


def test_a_label_restricts_the_answerable_and_judges_by_their_gold(cases_file):
    gold, unanswerable = read_cases(cases_file, label="gold")
    assert (gold.question, gold.article_ids) == ("B?", {"c"})
    assert unanswerable.question == "C?"


def test_a_language_restricts_the_questions(cases_file):
    assert [c.question for c in read_cases(cases_file, lang="de")] == ["C?"]


def written(**fields):
    return json.dumps({"question": "A?", "answers": ["x"], "article_ids": ["a"], "answerable": True} | fields)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "it is no JSON"),
        ("[" * 100_000, "it is no JSON"),
        ("[]", "it is no object"),
        (written(question=None), "question is no text"),
        (written(question=" "), "question is no text"),
        (written(answers=None), "answers is no list"),
        (written(answers="abc"), "answers is no list"),
        (written(answers=[["abc"]]), "answers is no list"),
        (written(article_ids="abc"), "article_ids is no list"),
        (written(answerable="no"), "answerable is not true, false or null"),
        (written(answerable=0), "answerable is not true, false or null"),
        (written(date="May"), "date is not a day"),
        (written(date=20210812.5), "date is not a day"),
        ('{"question": "A?", "answers": [], "article_ids": []}', "answerable is not"),
        ('{"question": "A?", "answers": [], "answerable": true}', "article_ids is missing"),
    ],
)
def test_what_is_no_case_is_told_with_its_line(tmp_path, line, message):
    (tmp_path / "cases.jsonl").write_text(f"{written()}\n{line}\n", "utf-8")
    with pytest.raises(UserError, match=rf"line 2 is not a case \({message}.*: it needs question, answers,"):
        read_cases(tmp_path / "cases.jsonl")


def test_a_file_without_a_case_is_told(tmp_path):
    (tmp_path / "cases.jsonl").write_text("\n", "utf-8")
    with pytest.raises(UserError, match="holds no question to ask: name a JSONL file"):
        read_cases(tmp_path / "cases.jsonl")


def test_a_file_that_cannot_be_read_is_told(tmp_path, cases_file):
    (tmp_path / "binary.jsonl").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path, tmp_path / "absent", tmp_path / "binary.jsonl"):
        with pytest.raises(UserError, match="cannot read"):
            read_cases(path)
    with pytest.raises(UserError, match="check --label and --lang"):
        read_cases(cases_file, lang="fr")


def test_a_mark_at_the_beginning_of_the_file_does_no_harm(cases_file):
    cases_file.write_bytes(b"\xef\xbb\xbf" + cases_file.read_bytes())
    assert len(read_cases(cases_file)) == 3
