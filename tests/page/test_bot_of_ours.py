"""The page before a bot that the test itself plays, for what the real one does seldom or not yet."""

import json
import re
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from bot.speech import languages, speech


def test_every_entity_is_shown_as_telegram_shows_it(bot, page):
    text = (
        "<b>bold <i>both</i></b> <u>under</u> <s>gone</s> <code>x = 1</code> 😀 <b>after</b> "
        '<a href="https://news.example/a?b=1&amp;c=2">a link</a> <tg-spoiler>secret</tg-spoiler>\n'
        "<blockquote>short</blockquote>\n<pre>two\nlines</pre>\n/help and @dateline_bot"
    )
    bot.call("sendMessage", chat_id=bot.chat, text=text, parse_mode="HTML")
    words = page.get_by_role("article", name=re.compile("^Dateline")).locator(".words")
    expect(words.locator("strong em")).to_have_text("both")
    expect(words.locator("strong").last).to_have_text("after")
    expect(words.locator("code")).to_have_text("x = 1")
    expect(words.locator("pre")).to_have_text("two\nlines")
    expect(words.get_by_role("link", name="a link")).to_have_attribute("href", "https://news.example/a?b=1&c=2")
    expect(words.get_by_role("link", name="a link")).to_have_attribute("rel", "noopener noreferrer")
    words.get_by_role("button", name="Hidden words: show them").click()
    expect(words.get_by_role("button", name="secret")).to_be_visible()
    words.get_by_role("button", name="/help").click()
    assert bot.hear("message")["text"] == "/help"


def test_a_command_among_words_from_right_to_left_begins_with_its_slash(bot, page):
    bot.call("sendMessage", chat_id=bot.chat, text="أرسل \u200e/help إلى @dateline_bot")
    words = page.get_by_role("article", name=re.compile("^Dateline")).locator(".words")
    for written in ("/help", "@dateline_bot"):
        first, last = words.get_by_role("button", name=written).evaluate(
            """button => [0, 1].map((at) => {
                const range = document.createRange();
                range.setStart(button.firstChild, at);
                range.setEnd(button.firstChild, at + 1);
                return range.getBoundingClientRect().left;
            })"""
        )
        assert first < last


def test_markup_in_a_text_is_only_text(bot, page):
    bot.call("sendMessage", chat_id=bot.chat, text="<img src=x onerror=alert(1)> & <b>")
    expect(page.get_by_text("<img src=x onerror=alert(1)> & <b>")).to_have_count(2)  # there and in the list


def test_buttons_call_back_copy_and_open(bot, page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    keyboard = [
        [{"text": "Ring", "callback_data": "ring"}],
        [{"text": "Copy", "copy_text": {"text": "§1"}}, {"text": "Web", "url": "https://news.example/#:~:text=x"}],
        [{"text": "Again", "url": "https://t.me/dateline_bot?start=a_1"}],
    ]
    bot.call("sendMessage", chat_id=bot.chat, text="Buttons", reply_markup={"inline_keyboard": keyboard})
    ring = page.get_by_role("button", name="Ring")
    ring.click()
    query = bot.hear("callback_query")
    assert query["data"] == "ring"
    expect(ring).to_have_attribute("aria-busy", "true")
    bot.call("answerCallbackQuery", callback_query_id=query["id"], text="It rang")
    expect(page.locator("#toast")).to_have_text("It rang")
    expect(ring).not_to_have_attribute("aria-busy", "true")
    ring.click()
    bot.call(
        "answerCallbackQuery", callback_query_id=bot.hear("callback_query")["id"], text="Loud", show_alert=True
    )
    expect(page.get_by_role("dialog", name="Loud")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("#toast")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "§1"
    web = page.get_by_role("link", name="Web")
    expect(web).to_have_attribute("href", "https://news.example/#:~:text=x")
    page.get_by_role("link", name="Again").click()
    page.get_by_role("button", name="Start", exact=True).click()
    assert bot.hear("message")["text"] == "/start a_1"


def test_a_note_under_a_press_covers_no_button_on_a_phone(bot, page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_role("link", name=re.compile("^Dateline")).click()
    ring = [[{"text": "Ring", "callback_data": "ring"}], [{"text": "Web", "url": "https://news.example/"}]]
    bot.call("sendMessage", chat_id=bot.chat, text="?", reply_markup={"inline_keyboard": ring})
    page.get_by_role("button", name="Ring").click()
    bot.call("answerCallbackQuery", callback_query_id=bot.hear("callback_query")["id"], text="Thank you. " * 9)
    note = page.locator("#toast.shown")
    expect(note).to_be_visible()
    shown, first = note.bounding_box(), page.get_by_role("button", name="Ring").bounding_box()
    assert shown["y"] + shown["height"] < first["y"]
    assert shown["width"] > 300


def test_a_note_under_a_press_runs_by_its_own_first_letter(bot, page):
    ring = [[{"text": "Ring", "callback_data": "ring"}]]
    bot.call("sendMessage", chat_id=bot.chat, text="?", reply_markup={"inline_keyboard": ring})
    for text, runs in (("شكراً لك.", "rtl"), ("Thank you.", "ltr")):
        page.get_by_role("button", name="Ring").click()
        bot.call("answerCallbackQuery", callback_query_id=bot.hear("callback_query")["id"], text=text)
        expect(page.locator("#toast")).to_have_text(text)
        expect(page.locator("#toast")).to_have_css("direction", runs)


def test_typing_is_shown_until_the_message_comes(bot, page):
    bot.call("sendChatAction", chat_id=bot.chat, action="typing")
    expect(page.locator("#subtitle")).to_have_text("typing…")
    expect(page.locator("#told")).to_have_text("Dateline is typing")
    bot.call("sendMessage", chat_id=bot.chat, text="Here")
    expect(page.locator("#subtitle")).to_have_text("bot")


def test_results_come_while_one_types_the_bots_name_and_the_chosen_one_is_sent(bot, page):
    field = page.get_by_role("textbox", name="Message")
    field.fill("@dateline_bot kabul")
    query = bot.hear("inline_query")
    assert (query["query"], query["chat_type"]) == ("kabul", "sender")
    results = [
        {"type": "article", "id": n, "title": f"Card {n}", "input_message_content": {"message_text": f"Quote {n}"}}
        for n in ("one", "two")
    ]
    bot.call("answerInlineQuery", inline_query_id=query["id"], results=results)
    expect(page.get_by_role("listbox", name="Suggestions").get_by_role("option")).to_have_text(
        ["Card one", "Card two"]
    )
    field.press("ArrowDown")
    expect(page.get_by_role("option", name="Card two")).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    sent = page.get_by_role("log").get_by_role("article").filter(has_text="Quote two")
    expect(sent).to_contain_text("via @dateline_bot")
    assert bot.hear("chosen_inline_result")["result_id"] == "two"
    expect(field).to_have_value("")


def test_a_reply_may_quote_the_part_that_is_selected(bot, page):
    bot.call("sendMessage", chat_id=bot.chat, text="The ferry left at noon. The bridge is shut.")
    article = page.get_by_role("article", name=re.compile("^Dateline"))
    article.locator(".words").evaluate(
        "one => getSelection().setBaseAndExtent(one.firstChild, 24, one.firstChild, 43)"
    )
    article.hover()
    article.get_by_role("button", name=re.compile("Actions")).click()
    page.get_by_role("menuitem", name="Quote what is selected").click()
    page.get_by_role("textbox", name="Message").fill("Why?")
    page.keyboard.press("Enter")
    heard = bot.hear("message")
    assert (heard["text"], heard["quote"]["text"]) == ("Why?", "The bridge is shut.")


def test_an_edit_that_the_bot_asks_for_is_delivered(bot, page):
    field = page.get_by_role("textbox", name="Message")
    field.fill("Frist")
    field.press("Enter")
    assert bot.hear("message")["text"] == "Frist"
    expect(field).to_have_value("")
    field.press("ArrowUp")
    field.fill("First")
    field.press("Enter")
    assert bot.hear("edited_message")["text"] == "First"


def refused(fetch, url, body, **headers):
    with pytest.raises(HTTPError) as error:
        fetch(url, body, **headers)
    error.value.close()
    return error.value.code


def test_no_other_page_can_use_it(bot, fetch):
    own = {"Origin": bot.page}
    private = f"{bot.page}/preview/start"
    assert fetch(private, {}, **own)["message"] > 0
    assert refused(fetch, private, {}) == 403
    assert refused(fetch, private, {}, Origin="http://evil.example") == 403
    assert refused(fetch, private, {}, **own | {"Content-Type": "text/plain"}) == 403
    assert refused(fetch, bot.page, None, Host="evil.example") == 403
    assert refused(fetch, f"{bot.page}/preview/events", None, Host="evil.example:80") == 403
    assert refused(fetch, f"{bot.page}/preview/nothing", {}, **own) == 404
    assert refused(fetch, f"{bot.page}/preview/say", {"chat": 1, "text": "x"}, **own) == 400
    assert refused(fetch, f"{bot.page}/preview/page/..%2fserver.py", None) == 404


@pytest.fixture
def act(bot, fetch):
    """A function that asks what the page asks; it returns why not, or None."""

    def ask(what, /, **given):
        try:
            fetch(f"{bot.page}/preview/{what}", given, Origin=bot.page)
        except HTTPError as error:
            with error:
                return json.loads(error.read())["error"]
        return None

    return ask


def test_what_no_client_could_do_is_refused_with_a_reason(bot, page, act):
    chats = page.evaluate("import('/preview/page/store.js').then(({state}) => [...state.chats.values()])")
    ids = {chat["title"]: chat["id"] for chat in chats}
    people = page.evaluate("import('/preview/page/store.js').then(({state}) => state.bot.people)")
    news, bulletin, desks = ids["Newsroom"], ids["The Bulletin"], ids["Desks"]
    assert act("say", chat=news, text=" ") == "a client sends 1 to 4,096 characters"
    assert act("say", chat=desks, text="x", topic=99) == "Desks has no topic 99"
    assert act("document", chat=desks, text="", name="a", content="", topic=99) == "Desks has no topic 99"
    assert act("document", chat=news, text="", name="a", content="?") is not None
    assert act("edit", chat=news, message=1, text="x") == "only your own messages can be edited"
    assert act("forward", chat=news, message=1, to=bulletin) == "the preview forwards nothing into channels"
    assert act("forward", chat=news, message=99, to=ids["Dateline"]) == "the message is gone"
    assert act("standing", chat=news, status="creator") == "you cannot make that of the bot here"
    assert act("set", you=5) == "there is no such person"
    assert act("set", you=people[1]["id"]) is None
    assert act("say", chat=bulletin, text="x") == "only administrators post in The Bulletin"
    assert act("standing", chat=news, status="left") == "you cannot make that of the bot here"
    assert act("say", chat=ids["Dateline"], text="In Ada's name") == "there is no such chat"
    assert act("set", you=people[0]["id"]) is None
    posted = bot.call("sendMessage", chat_id=news, text="Of the bot")["message_id"]
    assert act("set", you=people[1]["id"]) is None
    assert act("delete", chat=news, message=posted) == "only administrators delete the messages of others"


def test_the_page_and_what_it_is_told_never_have_the_token(bot, page):
    bot.call("sendMessage", chat_id=bot.chat, text="A message")
    expect(page.get_by_role("log").get_by_text("A message")).to_be_visible()
    told = page.evaluate(
        """async () => {
             const loaded = performance.getEntriesByType("resource").map(one => one.name);
             const names = loaded.filter(one => one.includes("/preview/page/"));
             const files = await Promise.all(names.map(async one => (await fetch(one)).text()));
             const stream = (await fetch("/preview/events")).body.getReader();
             const first = new TextDecoder().decode((await stream.read()).value);
             stream.cancel();
             return [...files, first, document.documentElement.outerHTML];
           }"""
    )
    assert len(told) > 12
    assert "A message" in told[-2]
    assert not [one for one in told if bot.token in one or bot.token.partition(":")[2] in one]


def test_nothing_but_its_own_files_is_let_into_the_page(bot):
    with urlopen(bot.page) as response:
        policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy


def test_one_may_speak_each_language_that_the_bot_does(page):
    names = [speech(code).name for code in languages()]
    expect(page.get_by_label("Your language").get_by_role("option")).to_have_text(names)


def test_the_menu_has_the_commands_of_the_narrowest_scope_and_of_ones_language(bot, page):
    def menu(chat, language="en"):
        page.get_by_role("link", name=re.compile(f"^{chat}")).click()
        page.get_by_label("Your language").select_option(language)
        suggestions = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
        page.get_by_role("button", name="Commands").click()
        return expect(suggestions)

    def offer(name, **where):
        bot.call("setMyCommands", commands=[{"command": name, "description": "."}], **where)

    offer("everywhere")
    menu("Newsroom").to_have_text(["/everywhere."])
    offer("groups", scope={"type": "all_group_chats"})
    offer("rulers", scope={"type": "all_chat_administrators"})
    offer("gruppen", scope={"type": "all_chat_administrators"}, language_code="de")
    menu("Dateline").to_have_text(["/everywhere."])
    menu("Newsroom").to_have_text(["/rulers."])
    menu("Desks", "de").to_have_text(["/gruppen."])
