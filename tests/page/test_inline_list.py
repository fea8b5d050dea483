"""The list of inline results: more of it while one scrolls or goes down, and the button above it."""

import pytest
from playwright.sync_api import expect


def cards(first, last):
    return [
        {
            "type": "article",
            "id": str(n),
            "title": f"Card {n}",
            "description": "The first words of a quote that is long enough for a second line on a phone.",
            "input_message_content": {"message_text": f"Quote {n}"},
        }
        for n in range(first, last + 1)
    ]


@pytest.fixture
def listed(bot, page):
    """The options, after the first page of them has come."""
    page.get_by_role("textbox", name="Message").fill("@dateline_bot kabul")
    query = bot.hear("inline_query")
    button = {"text": "Ask me in private", "start_parameter": "inline"}
    bot.call(
        "answerInlineQuery", inline_query_id=query["id"], results=cards(1, 20), next_offset="20", button=button
    )
    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(options).to_have_count(21)
    return options


def test_scrolling_brings_the_next_page_once(bot, page, listed):
    page.locator("#offers").hover()
    page.mouse.wheel(0, 4000)
    query = bot.hear("inline_query")
    assert (query["query"], query["offset"]) == ("kabul", "20")
    bot.call("answerInlineQuery", inline_query_id=query["id"], results=cards(21, 30), next_offset="")
    expect(listed).to_have_count(31)
    page.mouse.wheel(0, 4000)
    listed.filter(has_text="Card 30").click()
    expect(page.get_by_role("log").get_by_role("article").filter(has_text="Quote 30")).to_contain_text("via @")
    assert bot.hear("chosen_inline_result")["result_id"] == "30"
    assert [one["offset"] for one in bot.heard if "offset" in one] == ["", "20"]


def test_going_down_past_the_last_one_brings_the_next_page(bot, page, listed):
    expect(listed.filter(has_text="Card 1").first).to_have_attribute("aria-selected", "true")
    for _ in range(20):
        page.keyboard.press("ArrowDown")
    query = bot.hear("inline_query")
    assert query["offset"] == "20"
    bot.call("answerInlineQuery", inline_query_id=query["id"], results=cards(21, 21))
    expect(listed.last).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("textbox", name="Message")).to_have_attribute("aria-activedescendant", "option-21")
    page.keyboard.press("Enter")
    assert bot.hear("chosen_inline_result")["result_id"] == "21"


def test_a_card_goes_into_the_topic_that_is_open(bot, page):
    page.get_by_role("link", name="Desks").click()
    page.get_by_role("group", name="Topics").get_by_role("button", name="Science").click()
    page.get_by_role("textbox", name="Message").fill("@dateline_bot kabul")
    query = bot.hear("inline_query")
    assert query["chat_type"] == "supergroup"
    bot.call("answerInlineQuery", inline_query_id=query["id"], results=cards(1, 1))
    page.get_by_role("listbox", name="Suggestions").get_by_role("option").click()
    expect(page.get_by_role("log").get_by_text("Quote 1")).to_be_visible()
    assert bot.hear("message")["is_topic_message"] is True
    page.get_by_role("group", name="Topics").get_by_role("button", name="World").click()
    expect(page.get_by_role("log").get_by_text("Quote 1")).to_have_count(0)


def test_the_button_above_leads_to_the_private_chat_and_start(bot, page, listed):
    listed.first.click()
    page.get_by_role("button", name="Start", exact=True).click()
    assert bot.hear("message")["text"] == "/start inline"


def test_that_nothing_was_found_is_told(bot, page):
    field = page.get_by_role("textbox", name="Message")
    field.fill("@dateline_bot nothing")
    query = bot.hear("inline_query")
    expect(page.locator("#composer")).to_have_attribute("aria-busy", "true")
    bot.call("answerInlineQuery", inline_query_id=query["id"], results=[])
    expect(page.locator("#toast")).to_have_text("The bot found nothing.")
    expect(page.locator("#composer")).not_to_have_attribute("aria-busy", "true")
    expect(page.get_by_role("listbox")).to_be_hidden()
