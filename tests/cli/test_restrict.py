"""Outlets for some chats alone, from the command line."""

import pytest

QUESTION = "Who will be the captain of the ferry to Northholm?"
POST, GROUP = "The Harbour Post", "-1001234567890"


def ask(inside, data, *options):
    return inside("ask", "--json", *options, QUESTION, "--data", data).works().json


def test_an_outlet_is_restricted_listed_and_published(inside, data):
    said = inside("restrict", POST, GROUP, "7", "--data", data).works().out
    assert said == f"{POST} is for 2 chats alone: {GROUP} 7\n"
    assert inside("restricted", "--data", data).works().out == f"{POST}\t{GROUP} 7\n"
    for options in ([], ["--chat", GROUP], ["--chat", "7"]):
        answer = ask(inside, data, *options)
        assert [quote["article_id"] for quote in answer["quotes"]] == ["ferry"]
        assert answer["coverage"]["articles"] == 3
    hidden = ask(inside, data, "--chat", "8")
    assert (hidden["confidence"], hidden["quotes"]) == ("none", [])
    assert (hidden["coverage"]["articles"], hidden["coverage"]["newest"]) == (2, "2024-02-01")
    assert (hidden["closest"] or {}).get("article_id") != "ferry"
    assert inside("publish", POST, "--data", data).works().out == f"{POST} is public.\n"
    assert inside("restricted", "--data", data).works().out.startswith("Every outlet is public")
    assert ask(inside, data, "--chat", "8")["quotes"]


def test_where_a_chat_may_see_nothing_that_is_said(inside, data):
    inside("restrict", POST, "7", "--data", data).works()
    said = inside("ask", "--chat", "8", "--source", POST, QUESTION, "--data", data).works().out
    assert "may be seen in this chat: `dateline restricted --data" in said


def test_mistakes_are_told_with_their_cure(inside, data):
    inside("restrict", "Harbor Post", "7", "--data", data).fails("did you mean 'The Harbour Post'", "--new")
    inside("publish", POST, "--data", data).fails("public already", "dateline restricted")
    inside("restrict", POST, "--data", data).fails(code=2)
    inside("restrict", POST, "our-group", "--data", data).fails("'our-group' is not the number of a chat", code=2)
    assert inside("restricted", "--data", data).works().out.startswith("Every outlet is public")
    inside("restrict", "Tomorrow's", "7", "--new", "--data", data).works()


@pytest.mark.parametrize("chat", ["x", str(2**60)])
def test_a_chat_that_is_none_is_told(inside, data, chat):
    inside("ask", "--chat", chat, QUESTION, "--data", data).fails(code=2)
