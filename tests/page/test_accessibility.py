"""The page for who reads by ear, goes by keyboard or needs contrast: judged by axe, and what axe cannot see."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ANSWER = (
    "<b>Perhaps this:</b>\n<blockquote><b>The ferry left at noon.</b> It was full.</blockquote>\n"
    '<a href="https://news.example/a">The Harbour Post</a> · 12 May <tg-spoiler>hidden</tg-spoiler>\n'
    f"<blockquote expandable>{'A long context that is folded. ' * 30}</blockquote>"
)
BUTTONS = [
    [{"text": "Newer", "callback_data": "n"}, {"text": "Open", "url": "https://news.example/a"}],
    [{"text": "Cite", "copy_text": {"text": "§1"}}],
]


def violations(page):
    """What axe finds, a line each."""
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {node['html']} {node['failureSummary']}" for one in found for node in one["nodes"]]


def enter(page, chat):
    back = page.get_by_role("link", name="Back to the chats")
    if back.is_visible():
        back.click()
    page.get_by_role("navigation", name="Chats").get_by_role("link", name=re.compile(f"^{chat}")).click()
    expect(page.get_by_role("heading", level=2)).to_have_text(chat)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_any_state_of_the_page(bot, opened, scheme, width):
    bot.call("setMyCommands", commands=[{"command": "ask", "description": "Ask a question"}])
    page = opened(width, 800, at=bot.page, color_scheme=scheme, reduced_motion="reduce")
    found = {}
    found["list"] = violations(page)
    enter(page, "Dateline")
    found["start"] = violations(page)
    page.get_by_role("button", name="Start", exact=True).click()
    chat = bot.hear("message")["chat"]["id"]
    markup = {"inline_keyboard": BUTTONS}
    bot.call("sendMessage", chat_id=chat, text=ANSWER, parse_mode="HTML", reply_markup=markup)
    page.locator("#file").set_input_files({"name": "tram.txt", "mimeType": "text/plain", "buffer": b"x"})
    page.get_by_role("textbox", name="Message").press("Enter")
    expect(page.get_by_role("log").get_by_text("tram.txt")).to_be_visible()
    page.locator("#access-words").click()
    found["private"] = violations(page)
    page.locator("#access-words").click()
    page.get_by_role("button", name="Commands").click()
    found["commands"] = violations(page)
    page.keyboard.press("Escape")
    article = page.get_by_role("article", name=re.compile("^Dateline"))
    article.hover()
    article.get_by_role("button", name=re.compile("^Actions")).click()
    found["menu"] = violations(page)
    page.get_by_role("menuitem", name="Forward").click()
    found["dialog"] = violations(page)
    page.keyboard.press("Escape")
    enter(page, "Newsroom")
    page.get_by_role("textbox", name="Message").fill("Just talk")
    page.keyboard.press("Enter")
    expect(page.get_by_text("not delivered to the bot")).to_have_count(2)
    page.locator("#access-words").click()
    found["group"] = violations(page)
    enter(page, "Desks")
    found["topics"] = violations(page)
    enter(page, "The Bulletin")
    page.get_by_role("textbox", name="Message").fill("Ferry news")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Leave a comment")).to_be_visible()
    found["channel"] = violations(page)
    assert "\n".join(f"{state}: {line}" for state, lines in found.items() for line in lines) == ""


def test_everything_can_be_done_by_keyboard_and_the_focus_is_never_lost(bot, opened):
    bot.call("setMyDescription", description="I am played by a test.")
    page = opened(1280, 800, at=bot.page)
    start = page.get_by_role("button", name="Start", exact=True)
    expect(start).to_be_focused()
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name="Message")
    expect(field).to_be_focused()
    chat = bot.hear("message")["chat"]["id"]
    markup = {"inline_keyboard": [[{"text": "Newer", "callback_data": "n"}]]}
    sent = bot.call("sendMessage", chat_id=chat, text="An answer", reply_markup=markup)["message_id"]
    answer = page.get_by_role("article", name=re.compile("^Dateline"))
    newer = answer.get_by_role("button", name="Newer")
    expect(newer).to_be_visible()
    for _ in range(4):  # past the attachment, the menu of commands and the log
        page.keyboard.press("Shift+Tab")
        if newer.evaluate("one => one === document.activeElement"):
            break
    expect(newer).to_be_focused()
    assert newer.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    query = bot.hear("callback_query")
    bot.call("answerCallbackQuery", callback_query_id=query["id"], text="Nothing newer", show_alert=True)
    expect(page.get_by_role("dialog", name="Nothing newer")).to_be_visible()
    page.keyboard.press("Escape")
    expect(newer).to_be_focused()
    bot.call("editMessageText", chat_id=chat, message_id=sent, text="Another", reply_markup=markup)
    expect(answer).to_contain_text("Another")
    expect(newer).to_be_focused()
    page.keyboard.press("Shift+Tab")
    actions = answer.get_by_role("button", name=re.compile("^Actions"))
    expect(actions).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Reply")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("menuitem", name="Delete")).to_be_focused()
    page.keyboard.press("Escape")
    expect(actions).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Reply to Dateline")).to_be_visible()
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_text("Reply to Dateline")).to_be_hidden()
    expect(field).to_be_focused()


def test_what_comes_is_read_out_and_what_was_there_is_not(bot, page):
    log = page.get_by_role("log", name="Messages")
    expect(log).to_have_attribute("aria-live", "polite")
    page.evaluate(
        """window.heard = [];
           new MutationObserver(all => all.forEach(one => one.addedNodes.forEach(node =>
             log.ariaLive === "polite" && heard.push(node.textContent)))
           ).observe(log, {childList: true, subtree: true})"""
    )
    bot.call("sendMessage", chat_id=bot.chat, text="News")
    expect(log.get_by_text("News")).to_be_visible()
    assert [words for words in page.evaluate("heard") if "News" in words]
    enter(page, "Newsroom")
    expect(log.get_by_text("last flight")).to_be_visible()
    enter(page, "Dateline")
    expect(log.get_by_text("News")).to_be_visible()
    assert len([words for words in page.evaluate("heard") if "News" in words or "flight" in words]) == 1


def test_nothing_moves_where_motion_is_unwanted(bot, opened):
    for motion, moves in (("no-preference", True), ("reduce", False)):
        page = opened(at=bot.page, reduced_motion=motion)
        button = page.locator("#start")
        expect(button).to_be_visible()
        page.evaluate("composer.ariaBusy = 'true'; toast.classList.add('shown')")
        waiting = page.evaluate("parseFloat(getComputedStyle(composer, '::before').animationDuration)")
        fading = page.evaluate("parseFloat(getComputedStyle(toast).transitionDuration)")
        assert (waiting > 0.1, fading > 0.1) == (moves, moves)


def test_each_part_of_a_message_runs_in_its_own_direction(bot, page):
    arabic, markup = "غادرت آخر رحلة كابول", {"inline_keyboard": [[{"text": "المصدر 1/2", "callback_data": "s"}]]}
    text = f"<blockquote>{arabic}</blockquote>\n<blockquote>The last flight left Kabul</blockquote>"
    bot.call("sendMessage", chat_id=bot.chat, text=text, parse_mode="HTML", reply_markup=markup)
    article = page.get_by_role("article", name=re.compile("^Dateline"))
    direction = "one => getComputedStyle(one).direction"
    quotes = article.locator("blockquote")
    assert [one.evaluate(direction) for one in (quotes.first, quotes.last)] == ["rtl", "ltr"]
    bar = quotes.first.evaluate("one => getComputedStyle(one).borderRightWidth")
    assert bar == "3px"
    assert article.get_by_role("button", name="المصدر").locator("span").first.evaluate(direction) == "rtl"
    bot.call("sendMessage", chat_id=bot.chat, text=f"{arabic} يوم 12 أغسطس، قبل خمس سنوات\nThe Post")
    words = page.get_by_role("article", name=re.compile("^Dateline")).last.locator(".words")
    expect(words).to_contain_text("The Post")
    lines = words.evaluate(
        """one => { const range = document.createRange(), text = one.firstChild;
           const box = one.getBoundingClientRect();
           range.setStart(text, text.data.indexOf("The")), range.setEnd(text, text.length);
           const last = range.getBoundingClientRect();
           range.setStart(text, 0), range.setEnd(text, 5);
           return [last.left - box.left, box.right - range.getBoundingClientRect().right] }"""
    )
    assert max(lines) < 1, "each line begins at its own side"
    page.get_by_label("Your language").select_option("ar")
    page.get_by_role("textbox", name="Message").fill(arabic)
    page.keyboard.press("Enter")
    heard = bot.hear("message")
    assert (heard["text"], heard["from"]["language_code"]) == (arabic, "ar")


def test_by_keyboard_alone_one_goes_into_a_chat_and_back_where_the_list_gives_way_to_it(bot, opened):
    page = opened(360, 740, at=bot.page)
    group = page.get_by_role("navigation", name="Chats").get_by_role("link", name=re.compile("^Newsroom"))
    group.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_be_focused()
    page.get_by_role("link", name="Back to the chats").focus()
    page.keyboard.press("Enter")
    expect(group).to_be_focused()
    page.get_by_role("navigation", name="Chats").get_by_role("link", name=re.compile("^Dateline")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_focused()
