"""Fitting the judgement to one's own questions: what is printed, what it changes, and how it is undone."""

import json

import pytest
from command import write_jsonl

from bot.doctor import examine
from bot.settings import load

SHIPS = [f"{name}{n}" for n in range(4) for name in ("Aurora", "Borea", "Calypso", "Dorado", "Electra", "Fortuna")]
ARTICLES = [
    {
        "id": ship,
        "title": f"The {ship} arrives",
        "text": f"The ship {ship} came on Monday. Its captain is {captain} Lind. It carries {200 + n} passengers.",
    }
    for n, (ship, captain) in enumerate(zip(SHIPS, reversed(SHIPS), strict=True))
]


def cases(yes=24, no=12):
    asked = [
        {
            "question": f"How many passengers does the {ship} carry?",
            "answers": [str(200 + n)],
            "article_ids": [ship],
            "answerable": True,
        }
        for n, ship in enumerate(SHIPS[:yes])
    ]
    return asked + [
        {
            "question": f"Which shipyard painted the {ship} and who paid?",
            "answers": [],
            "article_ids": [],
            "answerable": False,
        }
        for ship in SHIPS[:no]
    ]


@pytest.fixture
def harbour(inside, tmp_path):
    path = write_jsonl(tmp_path / "ships.jsonl", ARTICLES)
    inside("add", path, "--data", tmp_path / "harbour").works()
    return tmp_path / "harbour"


def test_calibrating_says_what_it_brought_is_used_and_is_undone_by_deleting_a_file(inside, harbour, tmp_path):
    questions = write_jsonl(tmp_path / "cases.jsonl", cases())
    evaluated = inside("eval", "--json", questions, "--data", harbour).works().json
    told = inside("calibrate", "--json", questions, "--data", harbour).works().json
    path = harbour / "evidence.json"
    assert list(told) == ["file", "answerable", "unanswerable", "wrong", "before", "after"]
    assert (told["file"], told["answerable"], told["unanswerable"]) == (str(path), 24, 12)
    measures = ["answered_rate", "strong_rate", "false_answer_rate", "false_strong_rate", "abstention_auroc"]
    assert list(told["before"]) == list(told["after"]) == measures
    assert told["before"] == pytest.approx({name: evaluated[name] for name in measures})

    stored = json.loads(path.read_text("utf-8"))
    assert stored["cases"] == {"answerable": 24, "unanswerable": 12, "wrong": 0}
    assert f"the judgement is that of {path}" in inside("doctor", "--data", harbour).works().out
    # A judgement that refuses everything is obeyed, so the file is what judges.
    path.write_text(json.dumps(stored | {"weak": 1e6, "strong": 1e6}), "utf-8")
    question = cases()[0]["question"]
    assert inside("ask", "--json", question, "--data", harbour).works().json["confidence"] == "none"
    path.unlink()
    assert inside("ask", "--json", question, "--data", harbour).works().json["confidence"] != "none"
    assert "judgement" not in inside("doctor", "--data", harbour).works().out

    said = inside("calibrate", questions, "--data", harbour).works().out
    assert "24 answerable and 12 unanswerable" in said
    assert "Delete the file to undo it." in said
    assert said.count("\n") == 8
    assert path.exists()


def test_too_few_questions_are_refused_and_nothing_is_written(inside, harbour, tmp_path):
    for yes, no in ((19, 12), (24, 9)):
        questions = write_jsonl(tmp_path / "few.jsonl", cases(yes, no))
        inside("calibrate", questions, "--data", harbour).fails(
            "20 answerable", "10 unanswerable", f"{yes} and {no}"
        )
    assert not (harbour / "evidence.json").exists()
    inside("calibrate", tmp_path / "absent.jsonl", "--data", harbour).fails("absent.jsonl")


def test_a_damaged_judgement_names_the_cure_and_calibrating_is_one(inside, harbour, tmp_path):
    (harbour / "evidence.json").write_text("{", "utf-8")
    for command in (["ask", "Who?"], ["eval", write_jsonl(tmp_path / "one.jsonl", cases(1, 0))]):
        inside(*command, "--data", harbour).fails("evidence.json", "delete it", "dateline calibrate")
    findings = examine(load(data=harbour))
    assert findings[-1].fails
    assert "dateline calibrate" in findings[-1].text
    inside("calibrate", write_jsonl(tmp_path / "cases.jsonl", cases()), "--data", harbour).works()
    inside("ask", "Who?", "--data", harbour).works()
