"""What somebody sees who tries the bot in the browser. Chats are shared by the tests, as between tabs."""

import re
import time

import pytest
from playwright.sync_api import expect

QUESTION = "How many troops is the US sending to Kabul?"


def write(page, text):
    page.get_by_role("textbox", name="Message").fill(text)
    page.keyboard.press("Enter")


def enter(page, chat):
    page.get_by_role("navigation", name="Chats").get_by_role("link", name=re.compile(f"^{chat}")).click()
    expect(page.get_by_role("heading", level=2)).to_have_text(chat)


def start(page):
    """The private chat, in which somebody may have pressed Start before."""
    enter(page, "Dateline")
    button = page.get_by_role("button", name="Start", exact=True)
    expect(button.or_(page.get_by_role("textbox", name="Message"))).to_be_visible()
    if button.is_visible():
        button.click()
        expect(answers(page).last).to_contain_text("Ask me something")


def answers(page):
    """What the bot has said in the open chat."""
    return page.get_by_role("log").get_by_role("article", name=re.compile("^Dateline"))


def ask(page, question):
    before = answers(page).count()
    write(page, question)
    expect(answers(page)).to_have_count(before + 1)
    return answers(page).last


def test_a_question_in_the_private_chat_gets_a_quote_that_unfolds_by_keyboard(opened):
    page = opened()
    start(page)
    page.set_viewport_size({"width": 390, "height": 844})  # where the passage has more than three lines
    asked = "When did the last flight leave Kabul?"
    answer = ask(page, asked)
    expect(answer.locator("blockquote strong")).to_contain_text("The last American military aircraft left Kabul")
    expect(answer.get_by_role("button", name=f"In reply to You {asked}")).to_be_visible()
    fold = answer.get_by_role("button", name="Show the whole quote")
    quote = answer.locator(".quote blockquote")
    folded = quote.bounding_box()["height"]
    fold.press("Enter")
    unfold = answer.get_by_role("button", name="Fold the quote")
    expect(unfold).to_have_attribute("aria-expanded", "true")
    expect(unfold).to_be_focused()
    assert quote.bounding_box()["height"] > 1.5 * folded


def test_the_words_on_the_buttons_fit_a_phone_in_every_language(opened):
    page = opened()
    start(page)
    language = page.get_by_label("Your language")
    cut = "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)"
    try:
        for code in ("ar", "de", "ru", "en"):
            page.set_viewport_size({"width": 1100, "height": 760})
            language.select_option(code)
            answer = ask(page, QUESTION)
            page.set_viewport_size({"width": 390, "height": 844})
            assert answer.locator(".button").count() > 5, code
            assert answer.locator(".button").evaluate_all(cut) == [], code
    finally:
        page.set_viewport_size({"width": 1100, "height": 760})
        language.select_option("en")


def test_the_next_source_comes_in_place_and_the_focus_stays_on_its_button(opened):
    page = opened()
    start(page)
    answer = ask(page, QUESTION)
    first = answer.locator("blockquote").first.inner_text()
    count = answers(page).count()
    answer.get_by_role("button", name=re.compile("^Source 1.")).press("Enter")
    second = answer.get_by_role("button", name=re.compile("^Source 2."))
    expect(second).to_be_focused()
    expect(answer).to_contain_text("edited")
    assert answer.locator("blockquote").first.inner_text() != first
    assert answers(page).count() == count


def test_in_a_group_the_bot_gets_commands_and_nothing_else_until_privacy_mode_is_off(opened):
    page = opened()
    enter(page, "Newsroom")
    page.get_by_text("Privacy mode is on").click()
    privacy = page.get_by_role("switch", name="Privacy mode")
    expect(privacy).to_have_attribute("aria-checked", "true")
    write(page, "It was in August")
    plain = page.get_by_role("log").get_by_role("article").filter(has_text="It was in August").last
    expect(plain).to_contain_text("not delivered to the bot: privacy mode")
    answer = ask(page, f"/ask@dateline_bot {QUESTION}")
    expect(answer.get_by_role("button", name="In reply to You")).to_be_visible()
    expect(answer.locator("blockquote strong").first).to_contain_text("3,000")
    privacy.click()
    expect(privacy).to_have_attribute("aria-checked", "false")
    write(page, "Now it hears this")
    heard = page.get_by_role("log").get_by_role("article").filter(has_text="Now it hears this").last
    expect(heard).to_be_visible()
    expect(heard).not_to_contain_text("not delivered")
    privacy.click()
    expect(privacy).to_have_attribute("aria-checked", "true")


def test_somebody_elses_message_is_asked_by_replying_to_it_with_the_menus_command(opened):
    page = opened()
    enter(page, "Newsroom")
    page.get_by_role("button", name=re.compile("Actions for the message of Ben")).press("Enter")
    page.get_by_role("menuitem", name="Reply").press("Enter")
    expect(page.get_by_text("Reply to Ben")).to_be_visible()
    before = answers(page).count()
    field = page.get_by_role("textbox", name="Message")
    field.press_sequentially("/as")
    expect(page.get_by_role("option", name=re.compile("^.ask"))).to_have_attribute("aria-selected", "true")
    field.press("Tab")
    expect(field).to_have_value("/ask@dateline_bot ")
    field.press("Enter")
    expect(answers(page)).to_have_count(before + 1)
    expect(answers(page).last).to_contain_text("last American military aircraft left Kabul")


def test_a_topic_is_a_place_of_its_own(opened):
    page = opened()
    enter(page, "Desks")
    page.get_by_role("group", name="Topics").get_by_role("button", name="Science").click()
    ask(page, "/ask@dateline_bot When was the James Webb telescope launched?")
    page.get_by_role("group", name="Topics").get_by_role("button", name="World").click()
    expect(answers(page)).to_have_count(0)


def test_one_edits_and_deletes_what_one_wrote(opened):
    page = opened()
    enter(page, "Newsroom")
    write(page, "A mistake")
    mine = page.get_by_role("log").get_by_role("article", name=re.compile("^You")).last
    expect(mine).to_contain_text("A mistake")
    field = page.get_by_role("textbox", name="Message")
    expect(field).to_have_value("")
    field.press("ArrowUp")
    expect(field).to_have_value("A mistake")
    write(page, "No mistake")
    expect(mine).to_contain_text("No mistake")
    expect(mine).to_contain_text("edited")
    mine.hover()
    mine.get_by_role("button", name=re.compile("Actions")).click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(page.get_by_role("log").get_by_text("No mistake")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_one_thing_at_a_time_and_never_scrolls_sideways(opened, scheme):
    page = opened(320, 640, color_scheme=scheme, reduced_motion="reduce")
    expect(page.get_by_role("log")).to_be_hidden()
    start(page)
    ask(page, QUESTION)
    expect(page.get_by_role("navigation")).to_be_hidden()
    for _ in range(2):
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        sizes = page.evaluate("(e => [e.scrollWidth, e.clientWidth])(document.getElementById('log'))")
        assert sizes[0] == sizes[1]
        page.set_viewport_size({"width": 320, "height": 500})
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark == {"light": "rgb(243, 245, 248)", "dark": "rgb(14, 20, 27)"}[scheme]
    page.get_by_role("link", name="Back to the chats").click()
    expect(page.get_by_role("navigation", name="Chats")).to_be_visible()


def test_whatever_can_be_used_has_a_name_and_the_log_is_one(opened):
    page = opened()
    start(page)
    ask(page, QUESTION)
    nameless = page.evaluate(
        """[...document.querySelectorAll("a, button, textarea, select, nav, main, [role]")]
           .filter(one => one.checkVisibility() && !["status", "log"].includes(one.role))
           .filter(one => !(one.ariaLabel || one.textContent.trim() || one.labels?.length
                            || one.getAttribute("aria-labelledby")))
           .map(one => one.outerHTML)"""
    )
    assert nameless == []
    expect(page.get_by_role("log", name="Messages")).to_have_attribute("aria-live", "polite")
    skip = page.get_by_role("link", name="Skip to the message field")
    assert skip.evaluate("one => one === document.querySelector('a, button, textarea, select, [tabindex]')")
    skip.focus()
    expect(skip).to_be_in_viewport()
    skip.press("Enter")
    expect(page.get_by_role("textbox", name="Message")).to_be_focused()


def test_words_from_right_to_left_stand_on_the_right(opened):
    page = opened()
    enter(page, "Newsroom")
    write(page, "متى غادرت آخر رحلة؟")
    words = page.get_by_role("log").get_by_text("متى غادرت آخر رحلة؟").last
    expect(words).to_be_visible()
    assert words.evaluate("one => getComputedStyle(one).direction") == "rtl"


def test_who_runs_the_bot_hands_in_a_document_and_it_is_found(opened):
    page = opened()
    start(page)
    text = "Tram opens in Oldport\n\nThe tram of Oldport has nine stops and opened on 3 May 2026.\n"
    page.locator("#file").set_input_files({"name": "tram.txt", "mimeType": "text/plain", "buffer": text.encode()})
    before = answers(page).count()
    page.get_by_role("textbox", name="Message").press("Enter")
    expect(answers(page)).to_have_count(before + 1)
    expect(answers(page).last).to_contain_text("Tram opens in Oldport")
    expect(answers(page).last.get_by_role("button", name="Remove")).to_be_visible()

    def asked():
        answer = ask(page, "How many stops does the tram of Oldport have?")
        return "nine stops" in answer.inner_text()

    late = time.monotonic() + 20
    while not asked():  # the index follows the Library within seconds
        assert time.monotonic() < late


def test_a_card_of_the_bot_is_sent_into_a_group(opened):
    page = opened()
    enter(page, "Newsroom")
    field = page.get_by_role("textbox", name="Message")
    field.fill("@dateline_bot How many troops is the US sending to Kabul?")
    card = page.get_by_role("listbox", name="Suggestions").get_by_role("option").filter(has_text="3,000").first
    card.click()
    sent = page.get_by_role("log").get_by_role("article", name=re.compile("^You")).last
    expect(sent).to_contain_text("via @dateline_bot")
    expect(sent.locator("blockquote").first).to_contain_text("3,000")
