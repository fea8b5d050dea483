"""What readers said, on its way from the bot's database to `dateline eval`."""

import json
from datetime import UTC, date, datetime

from bot.telegram.feedback import Feedback, Said
from bot.telegram.found import Found
from bot.telegram.presses import Press, Verb
from index.answer import Confidence, Quote, Span
from knowledge.library import Library
from knowledge.store.database import Database

ID = "0123456789abcdef"
CAPTAIN = "Ulla Brandt will be the captain of the ferry."


def found_in(article):
    """An answer that quotes the captain three times."""
    start = article.text.index(CAPTAIN)
    span = Span(start, start + len(CAPTAIN))
    return Found(ID, Confidence.STRONG, (Quote(article, span.start, span.end, span, span, 1.0),) * 3, None)


def said(data):
    """One 👍, one "should have said no", one "wrong passage"."""
    database, library = Database.from_file(data / "bot.db"), Library.from_folder(data)
    article = library.article("ferry")
    found = found_in(article)
    feedback = Feedback(database)
    asked = {Verb.GOOD: "Who is the captain of the ferry?", Verb.NO: "Who won the cup?", Verb.WRONG: "Why an owl?"}
    for number, (verb, question) in enumerate(asked.items()):
        feedback.keep(Press(verb, ID, number), found, question, date(2024, 5, 14))
    database.close()
    library.close()


def test_what_readers_said_is_written_as_cases_that_can_be_measured(inside, data, tmp_path):
    said(data)
    file = tmp_path / "cases.jsonl"
    told = inside("cases", file, "--data", data).works().out
    assert told.splitlines()[0] == "1 answerable and 1 unanswerable cases are written; 1 say what was wrong."
    assert told.splitlines()[-1] == "  Why an owl?"
    good, no, wrong = map(json.loads, file.read_text("utf-8").splitlines())
    assert good == {
        "question": "Who is the captain of the ferry?",
        "answers": [CAPTAIN],
        "article_ids": ["ferry"],
        "answerable": True,
        "date": "2024-05-14",
    }
    assert (no["question"], no["answerable"]) == ("Who won the cup?", False)
    assert (wrong["answerable"], wrong["wrong"], wrong["wrong_ids"]) == (None, [CAPTAIN], ["ferry"])
    report = inside("eval", file, "--json", "--data", data).works().json
    assert (report["n"], report["hit@1"], report["answer_in_quote@1"], report["wrong@1"]) == (3, 1.0, 1.0, 0.0)
    assert inside("cases", "--data", data).works().out == file.read_text("utf-8")


def test_a_file_that_cannot_be_written_is_told(inside, data, tmp_path):
    inside("cases", tmp_path / "absent" / "cases.jsonl", "--data", data).fails("cannot write", "absent")


def test_calibrating_without_a_file_takes_what_readers_said(inside, data):
    said(data)
    inside("calibrate", "--data", data).fails("20 answerable and 10 unanswerable", "there are 1 and 1")


def test_calibrating_without_a_file_and_without_a_word_of_readers_is_told(inside, data):
    inside("calibrate", "--data", data).fails("no reader has said", "name a file of questions")


def test_what_readers_said_comes_back_with_a_backup(inside, data, tmp_path):
    said(data)
    inside("backup", tmp_path / "backup.zip", "--data", data).works()
    inside("restore", tmp_path / "backup.zip", "--data", tmp_path / "new").works()
    told = inside("cases", "--data", tmp_path / "new").works().out
    assert told == inside("cases", "--data", data).works().out
    assert told.count("\n") == 3


def test_what_readers_took_back_since_the_backup_does_not_come_back(inside, data, tmp_path):
    said(data)
    inside("backup", tmp_path / "backup.zip", "--data", data).works()
    database, library = Database.from_file(data / "bot.db"), Library.from_folder(data)
    feedback = Feedback(database)
    found = found_in(library.article("ferry"))
    feedback.keep(Press(Verb.NO, ID, 2), found, "Why an owl?", date(2024, 5, 14))
    inside("restore", tmp_path / "backup.zip", "--data", data).works()
    assert feedback.said(datetime.now(UTC)) == Said(good=1, bad=2)
    database.close()
    library.close()
