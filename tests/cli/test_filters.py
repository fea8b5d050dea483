"""Asking within outlets and days: only these articles are searched, cited and counted."""

import pytest

QUESTION = "Who will be the captain of the ferry to Northholm?"


def ask(inside, data, *options, question=QUESTION):
    return inside("ask", "--json", *options, question, "--data", data).works().json


def found(answer):
    return {one["article_id"] for one in [*answer["quotes"], answer["closest"]] if one}


def test_an_outlet_restricts_what_is_searched_and_may_be_given_again(inside, data):
    answer = ask(inside, data, "--source", "The Harbour Post")
    assert found(answer) == {"ferry"}
    assert answer["coverage"] == {"articles": 1, "oldest": "2024-05-13", "newest": "2024-05-13", "pending": 0}
    both = ask(inside, data, "--source", "The Harbour Post", "--source", "The Times")
    assert both["coverage"]["articles"] == 1
    assert found(both) == {"ferry"}


def test_days_restrict_what_is_searched(inside, data):
    assert found(ask(inside, data, "--from", "2024-05-13", "--to", "2024-05-13")) == {"ferry"}
    early = ask(inside, data, "--to", "2024-05-12")
    assert found(early) == {"bridge"}
    assert early["coverage"] == {"articles": 1, "oldest": "2024-02-01", "newest": "2024-02-01", "pending": 0}
    late = ask(inside, data, "--from", "2024-02-02", question="How long is the bridge over the Asker shut?")
    assert found(late) == {"ferry"}
    assert late["coverage"]["articles"] == 1


def test_where_nothing_is_from_there_and_then_that_is_said(inside, data):
    for options in (["--source", "The Times"], ["--from", "2030-01-01"], ["--source", ""]):
        answer = ask(inside, data, *options)
        assert (answer["confidence"], answer["quotes"], answer["closest"]) == ("none", [], None)
        assert answer["coverage"] == {"articles": 0, "oldest": None, "newest": None, "pending": 0}
        said = inside("ask", *options, QUESTION, "--data", data).works().out
        assert "No article is from there and then" in said
        assert "There are no articles yet" not in said


@pytest.mark.parametrize("option", ["--from", "--to"])
@pytest.mark.parametrize("value", ["yesterday", "2024-13-01", "", "now"])
def test_a_day_that_is_none_is_told(inside, data, option, value):
    inside("ask", option, value, QUESTION, "--data", data).fails(f"{option} ", "YYYY-MM-DD", code=2)


def test_days_the_wrong_way_round_are_told(inside, data):
    options = ["--from", "2024-05-13", "--to", "2024-05-12"]
    inside("ask", *options, QUESTION, "--data", data).fails("--from 2024-05-13 is after --to 2024-05-12", code=2)


def test_a_reranker_that_is_not_there_names_its_setting(inside, data, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("RERANKER_MODEL", str(data / "nowhere"))
    inside("ask", QUESTION, "--data", data).fails("RERANKER_MODEL", "CrossEncoder")
