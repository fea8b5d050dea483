"""What the reader can do besides writing: files, forwards, other people, other standings, links to the bot."""

import re

from playwright.sync_api import expect


def enter(page, chat):
    page.get_by_role("navigation", name="Chats").get_by_role("link", name=re.compile(f"^{chat}")).click()
    expect(page.get_by_role("heading", level=2)).to_have_text(chat)


def write(page, text):
    page.get_by_role("textbox", name="Message").fill(text)
    page.keyboard.press("Enter")
    return page.get_by_role("log").get_by_role("article").filter(has_text=text).last


def act(page, article, what):
    article.hover()
    article.get_by_role("button", name=re.compile("Actions")).click()
    page.get_by_role("menuitem", name=what, exact=True).click()


def switch(page, name):
    button = page.get_by_role("switch", name=name)
    if not button.is_visible():
        page.locator("#access-words").click()
    before = button.get_attribute("aria-checked")
    button.click()
    expect(button).not_to_have_attribute("aria-checked", before)


def test_a_document_with_a_caption_reaches_the_bot_and_can_be_downloaded(bot, page):
    page.locator("#file").set_input_files({"name": "tram.txt", "mimeType": "text/plain", "buffer": b"Tram opens"})
    expect(page.get_by_text("Send a document")).to_be_visible()
    page.get_by_role("textbox", name="Message").fill("For the archive")
    page.keyboard.press("Enter")
    sent = page.get_by_role("article", name=re.compile("^You")).last
    expect(sent).to_contain_text("tram.txt")
    expect(sent).to_contain_text("10 B")
    expect(sent).to_contain_text("For the archive")
    heard = bot.hear("message", "document")
    assert (heard["document"]["file_name"], heard["caption"]) == ("tram.txt", "For the archive")
    assert bot.download(heard["document"]["file_id"]) == b"Tram opens"
    expect(page.get_by_text("Send a document")).to_be_hidden()


def test_a_forwarded_post_says_where_it_comes_from(bot, page):
    enter(page, "The Bulletin")
    post = write(page, "The ferry starts in May.")
    act(page, post, "Forward")
    page.get_by_role("dialog").get_by_role("button", name="Dateline").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("Dateline")
    expect(page.get_by_role("log").get_by_role("article").last).to_contain_text("Forwarded from The Bulletin")
    heard = bot.hear("message")
    assert (heard["text"], heard["forward_origin"]["chat"]["title"]) == ("The ferry starts in May.", "The Bulletin")


def test_somebody_else_has_a_private_chat_of_their_own_and_a_narrower_menu(bot, page):
    bot.call("setMyCommands", commands=[{"command": "ask", "description": "Ask"}])
    bot.call(
        "setMyCommands",
        commands=[{"command": "stats", "description": "Count"}],
        scope={"type": "all_chat_administrators"},
    )
    you = page.get_by_label("You are")
    you.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    expect(you).to_be_focused()
    page.get_by_role("button", name="Start", exact=True).click()
    heard = bot.hear("message")
    assert (heard["text"], heard["from"]["first_name"]) == ("/start", "Ben")
    assert heard["chat"]["id"] != bot.chat
    enter(page, "The Bulletin")
    expect(page.get_by_role("main").get_by_text("Only administrators post here.").last).to_be_visible()
    expect(page.get_by_role("textbox", name="Message")).to_be_hidden()
    enter(page, "Newsroom")
    page.get_by_role("button", name="Commands").click()
    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(options).to_have_text(["/askAsk"])
    you.select_option(label="Ada, who runs the bot")
    enter(page, "Newsroom")
    page.get_by_role("button", name="Commands").click()
    expect(options).to_have_text(["/statsCount"])


def test_what_reaches_the_bot_of_a_group_follows_the_switches(bot, page):
    enter(page, "Newsroom")
    switch(page, "Mentions are delivered")
    expect(write(page, "@dateline_bot who knows?")).not_to_contain_text("not delivered")
    assert bot.hear("message")["text"] == "@dateline_bot who knows?"
    expect(write(page, "And plainly?")).to_contain_text("not delivered to the bot: privacy mode")
    switch(page, "The bot is an administrator")
    assert bot.hear("my_chat_member")["new_chat_member"]["status"] == "administrator"
    expect(page.get_by_text("it gets every message")).to_be_visible()
    expect(write(page, "Plainly again")).not_to_contain_text("not delivered")
    assert bot.hear("message")["text"] == "Plainly again"
    switch(page, "The bot is here")
    assert bot.hear("my_chat_member")["new_chat_member"]["status"] == "left"
    expect(write(page, "/ask@dateline_bot x")).to_contain_text("not delivered: the bot is not here")


def test_an_administrator_may_write_as_the_group(bot, page):
    enter(page, "Newsroom")
    switch(page, "Remain anonymous")
    mine = write(page, "/ask@dateline_bot who am I?")
    expect(mine).to_contain_text("Newsroom")
    heard = bot.hear("message")
    assert (heard["from"]["username"], heard["sender_chat"]["title"]) == ("GroupAnonymousBot", "Newsroom")
    act(page, mine, "Edit")
    write(page, "/ask@dateline_bot who was I?")
    assert bot.hear("edited_message")["text"] == "/ask@dateline_bot who was I?"


def test_a_blocked_bot_can_send_nothing_until_it_is_unblocked(bot, page):
    switch(page, "The bot is blocked")
    unblock = page.get_by_role("button", name="Unblock")
    expect(unblock).to_be_visible()
    assert bot.refused("sendMessage", chat_id=bot.chat, text="Hello?") == "Forbidden: bot was blocked by the user"
    unblock.click()
    expect(page.get_by_role("textbox", name="Message")).to_be_focused()
    bot.call("sendMessage", chat_id=bot.chat, text="Hello again")
    expect(page.get_by_role("log").get_by_text("Hello again")).to_be_visible()


def test_a_post_is_discussed_in_the_group_of_the_channel(bot, page):
    enter(page, "The Bulletin")
    post = write(page, "Ferry news")
    posted = bot.hear("channel_post")
    post.get_by_role("button", name="Leave a comment").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("Bulletin talk")
    expect(page.get_by_text("Reply to The Bulletin")).to_be_visible()
    write(page, "/ask@dateline_bot when?")
    heard = bot.hear("message")
    assert heard["reply_to_message"]["is_automatic_forward"] is True
    assert heard["reply_to_message"]["forward_origin"]["message_id"] == posted["message_id"]
    bot.call(
        "sendMessage",
        chat_id=heard["chat"]["id"],
        text="In May",
        reply_parameters={"message_id": heard["message_id"]},
    )
    enter(page, "The Bulletin")
    expect(post.get_by_role("button", name="2 comments")).to_be_visible()


def test_a_link_to_the_bot_waits_for_start(bot, opened):
    page = opened(at=bot.page, path="/?start=a_0123456789abcdef")
    page.get_by_role("button", name="Start", exact=True).click()
    assert bot.hear("message")["text"] == "/start a_0123456789abcdef"
    expect(page.get_by_role("textbox", name="Message")).to_be_focused()
    write(page, "Look at https://t.me/dateline_bot?start=b_1 please")
    bot.hear("message")
    page.get_by_role("link", name="https://t.me/dateline_bot?start=b_1", exact=True).click()
    start = page.get_by_role("button", name="Start", exact=True)
    expect(start).to_be_focused()
    start.press("Enter")
    assert bot.hear("message")["text"] == "/start b_1"
    page.reload()
    expect(page.get_by_role("textbox", name="Message")).to_be_visible()


def test_a_command_that_is_chosen_is_sent_and_tab_only_writes_it(bot, page):
    bot.call("setMyCommands", commands=[{"command": n, "description": "."} for n in ("ask", "help")])
    field = page.get_by_role("textbox", name="Message")
    field.press_sequentially("/")
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_count(2)
    field.press("ArrowUp")
    field.press("Tab")
    expect(field).to_have_value("/help ")
    field.fill("/he")
    field.press("Enter")
    assert bot.hear("message")["text"] == "/help"
    expect(field).to_have_value("")


def test_what_was_begun_in_a_chat_stays_there(page):
    field = page.get_by_role("textbox", name="Message")
    field.fill("A question that is not")
    enter(page, "Newsroom")
    expect(field).to_have_value("")
    field.fill("Something else")
    enter(page, "Dateline")
    expect(field).to_have_value("A question that is not")
    enter(page, "Newsroom")
    expect(field).to_have_value("Something else")


def test_who_reads_further_up_is_not_moved_and_finds_the_way_down(bot, page):
    for number in range(30):
        bot.call("sendMessage", chat_id=bot.chat, text=f"Line {number}")
    log = page.get_by_role("log", name="Messages")
    expect(log.get_by_text("Line 29", exact=True)).to_be_in_viewport()
    expect(page.get_by_role("button", name="To the newest message")).to_be_hidden()
    log.evaluate("one => one.scrollTop = 0")
    expect(page.get_by_role("button", name="To the newest message", exact=True)).to_be_visible()
    bot.call("sendMessage", chat_id=bot.chat, text="Line 30")
    down = page.get_by_role("button", name="To the newest message, 1 new")
    expect(down).to_be_visible()
    assert log.evaluate("one => one.scrollTop") == 0
    down.press("Enter")
    expect(log.get_by_text("Line 30", exact=True)).to_be_in_viewport()
    expect(down).to_be_hidden()
    expect(log).to_be_focused()
