"""The question cases and their articles fit together: what a case expects is really in the article it names."""

import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "knowledge" / "articles"
ARCHIVE = HERE / "archive"

FIRST_LINE = re.compile(r"date (\d{4}-\d{2}-\d{2}) \S.*")
SETS = {
    "samples.jsonl": (SAMPLES, {"plain": 45, "paraphrase": 45, "near_miss": 60, "far": 20}),
    "archive.jsonl": (ARCHIVE, {"plain": 30, "paraphrase": 30, "near_miss": 60}),
}


def read_cases(name):
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def occurs(answer, text):
    return re.search(rf"(?<!\w){re.escape(answer.casefold())}(?!\w)", text.casefold()) is not None


@pytest.mark.parametrize(("folder", "count"), [(SAMPLES, 18), (ARCHIVE, 12)])
def test_every_article_is_dated_and_in_paragraphs(folder, count):
    articles = sorted(folder.glob("*.txt"))
    assert len(articles) == count
    for article in articles:
        first, blank, *rest = article.read_text(encoding="utf-8").split("\n")
        match = FIRST_LINE.fullmatch(first)
        assert match, article.name
        assert dt.date.fromisoformat(match[1])
        assert article.name.startswith(match[1] + "-")
        assert blank == ""
        assert 5 <= len([line for line in rest if line]) <= 10, article.name


@pytest.mark.parametrize("name", SETS)
def test_there_are_enough_cases_of_each_kind(name):
    cases = read_cases(name)
    _, least = SETS[name]
    kinds = Counter(case["kind"] for case in cases)
    assert set(kinds) == set(least)
    assert all(kinds[kind] >= number for kind, number in least.items()), kinds


@pytest.mark.parametrize("name", SETS)
def test_every_answer_is_in_one_of_its_articles(name):
    folder, _ = SETS[name]
    for case in read_cases(name):
        texts = [(folder / f"{article}.txt").read_text(encoding="utf-8") for article in case["article_ids"]]
        assert case["answerable"] == (case["kind"] in {"plain", "paraphrase"}), case["id"]
        assert case["answerable"] == bool(case["answers"]) == bool(texts), case["id"]
        for answer in case["answers"]:
            assert any(occurs(answer, text) for text in texts), (case["id"], answer)


@pytest.mark.parametrize("name", ["whether", "searches", "who_is"])
def test_every_sentence_that_answers_is_in_an_article(name):
    texts = {
        "samples": "\n".join(file.read_text(encoding="utf-8") for file in SAMPLES.glob("*.txt")),
        "archive": "\n".join(file.read_text(encoding="utf-8") for file in ARCHIVE.glob("*.txt")),
    }
    cases = read_cases(f"{name}.jsonl")
    assert max(Counter(case["question"].casefold() for case in cases).values()) == 1
    for case in cases:
        assert all(words in texts[case["of"]] for words in case["answers"]), case["question"]


@pytest.mark.parametrize("name", SETS)
def test_dates_are_dates(name):
    for case in read_cases(name):
        assert "date" not in case or dt.date.fromisoformat(case["date"])


def test_no_id_and_no_question_comes_twice():
    cases = [case for name in SETS for case in read_cases(name)]
    assert max(Counter(case["id"] for case in cases).values()) == 1
    assert max(Counter(case["question"].casefold() for case in cases).values()) == 1
