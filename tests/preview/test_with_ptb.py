"""The real python-telegram-bot against the server, over HTTP, by polling."""

from contextlib import asynccontextmanager

import pytest
from telegram import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    ReplyParameters,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.preview import BotApiServer

KEYBOARD = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("More", callback_data="more")],
        [InlineKeyboardButton("Read", url="https://a.example/")],
    ]
)


async def on_text(update, _):
    await update.message.reply_text(f"<b>{update.message.text}</b>", reply_markup=KEYBOARD, do_quote=True)


async def on_ask(update, context):
    await update.message.chat.send_action("typing")
    await update.message.reply_text(" ".join(context.args))


async def on_press(update, _):
    await update.callback_query.answer("Here")
    await update.callback_query.edit_message_text("<i>more</i>")


async def on_inline(update, _):
    content = InputTextMessageContent("<b>card</b>")
    await update.inline_query.answer(
        [InlineQueryResultArticle("1", "Card", content, reply_markup=KEYBOARD)],
        next_offset="1",
        cache_time=0,
        button=InlineQueryResultsButton("Open", start_parameter="go"),
    )


async def on_change(update, context):
    context.application.bot_data["status"] = update.my_chat_member.new_chat_member.status


@pytest.fixture
async def live():
    """A server on the machine's own clock, since PTB's time-outs are real."""
    async with BotApiServer() as server:
        yield server


@asynccontextmanager
async def polling(server):
    defaults = Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True))
    app = ApplicationBuilder().token(server.token).base_url(server.base_url).defaults(defaults).build()
    app.add_handler(CommandHandler("ask", on_ask))
    app.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND & filters.UpdateType.MESSAGE, on_text))
    app.add_handler(CallbackQueryHandler(on_press))
    app.add_handler(InlineQueryHandler(on_inline))
    app.add_handler(ChatMemberHandler(on_change))
    async with app:
        await app.start()
        await app.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        try:
            yield app
        finally:
            await app.updater.stop()
            await app.stop()


@pytest.fixture
async def app(live):
    async with polling(live) as app:
        yield app


@pytest.fixture
async def bot(live):
    app = ApplicationBuilder().token(live.token).base_url(live.base_url).build()
    async with app.bot as bot:
        yield bot


@pytest.mark.usefixtures("app")
async def test_a_question_is_answered_with_html_a_reply_and_buttons(live):
    ada = live.people.user()
    question = live.people.say(ada, "hello")
    answer = await live.next_message(question.chat, question)
    assert answer.text == "hello"
    assert [one.type for one in answer.content.entities] == ["bold"]
    assert answer.reply_to is question
    assert [button["text"] for button in answer.buttons()] == ["More", "Read"]
    assert answer.link_preview == {"is_disabled": True}


@pytest.mark.usefixtures("app")
async def test_a_press_is_answered_and_the_message_edited(live):
    ada = live.people.user()
    question = live.people.say(ada, "hello")
    answer = await live.next_message(question.chat, question)
    press = live.people.press(ada, answer, "More")
    await live.wait_for(lambda: answer.text == "more")
    assert press.answer == {"text": "Here"}
    assert answer.keyboard is None


@pytest.mark.usefixtures("app")
async def test_an_inline_query_is_answered(live):
    search = live.people.inline(live.people.user(), "tax")
    (result,) = await live.wait_for(lambda: search.results)
    assert result.content.text == "card"
    assert search.next_offset == "1"
    assert search.answer["button"] == {"text": "Open", "start_parameter": "go"}


@pytest.mark.usefixtures("app")
async def test_a_command_in_a_group_with_privacy_on(live):
    ada = live.people.user()
    group = live.places.supergroup("News", ada)
    live.people.say(ada, "chatter", group)
    question = live.people.say(ada, "/ask@dateline_bot why not", group)
    answer = await live.next_message(group, question)
    assert answer.text == "why not"
    assert [message.text for message in live.messages(group)] == ["why not"]
    assert live.backend.chat_actions[0].chat is group


async def test_a_block_is_noticed(live, app):
    live.places.block(live.people.user())
    await live.wait_for(lambda: live.updates.confirmed == live.updates.created[-1].id)
    live.people.say(live.people.user(), "go on")
    await live.wait_for(lambda: live.calls("sendMessage"))
    assert app.bot_data["status"] == "kicked"


@pytest.mark.usefixtures("app")
async def test_unknown_kinds_and_fields_do_not_stop_it(live):
    live.inject("hologram", {"id": 1})
    live.faults.unknown_fields()
    question = live.people.say(live.people.user(), "hello")
    assert (await live.next_message(question.chat, question)).text == "hello"


@pytest.mark.usefixtures("app")
async def test_a_fault_while_polling_does_not_stop_it(live):
    await live.wait_for(lambda: live.updates.polling)
    live.faults.drop_after("getUpdates")
    question = live.people.say(live.people.user(), "hello")
    assert (await live.next_message(question.chat, question)).text == "hello"


async def test_refusals_become_the_librarys_errors(live, bot, monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # without it the library warns of its next major version
    ada = live.people.user()
    chat = live.places.private(ada)
    with pytest.raises(BadRequest, match="nsupported start tag"):
        await bot.send_message(chat.id, "<h1>x</h1>", parse_mode=ParseMode.HTML)
    live.faults.too_many("sendMessage", retry_after=3)
    with pytest.raises(RetryAfter):
        await bot.send_message(chat.id, "x")
    live.faults.bad_gateway("sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(chat.id, "x")
    live.faults.drop_before("sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(chat.id, "x")
    live.places.block(ada)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(chat.id, "x")
    group = live.places.group("News", ada)
    new = live.places.upgrade(group, ada)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(group.id, "x")
    assert caught.value.new_chat_id == new.id


async def test_every_method_with_what_the_library_sends_by_default(live, bot):
    ada = live.people.user()
    group = live.places.supergroup("News", ada, bot="administrator", username="newsgroup")
    sent = await bot.send_message(group.id, "one", reply_markup=KEYBOARD)
    quote = ReplyParameters(sent.message_id, quote="one", allow_sending_without_reply=True)
    assert (await bot.send_message(group.id, "two", reply_parameters=quote)).quote.text == "one"
    assert (await bot.edit_message_text("three", group.id, sent.message_id)).text == "three"
    await bot.edit_message_reply_markup(group.id, sent.message_id, reply_markup=KEYBOARD)
    assert await bot.delete_message(group.id, sent.message_id)
    assert await bot.send_chat_action(group.id, "typing")
    assert (await bot.get_chat("@newsgroup")).title == "News"
    assert (await bot.get_chat_member(group.id, ada.id)).status == "creator"
    assert len(await bot.get_chat_administrators(group.id)) == 2
    assert await bot.get_chat_member_count(group.id) == 2
    commands = [BotCommand("ask", "Ask")]
    scope = BotCommandScopeAllPrivateChats()
    assert await bot.set_my_commands(commands, scope=scope, language_code="en")
    assert list(await bot.get_my_commands(scope, "en")) == commands
    assert await bot.delete_my_commands(scope, "en")
    assert await bot.set_my_description("x", "en")
    assert await bot.set_my_short_description("x")
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.set_webhook("http://127.0.0.1:9/", secret_token="abc", max_connections=5)
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert list(await bot.get_updates(timeout=0)) == []
    with pytest.raises(BadRequest):
        await bot.get_file("AgAD")
    assert await bot.leave_chat(group.id)
    assert await bot.log_out()
