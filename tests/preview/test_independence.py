"""The judge does not lean on the one it judges."""

import subprocess
import sys

from telegram import Update, constants

from bot.preview import limits
from bot.preview.updates import KINDS


def test_the_server_imports_neither_the_bots_library_nor_the_other_rooms():
    program = (
        "import sys, bot.preview; "
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'telegram', 'index', 'knowledge'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_limits_agree_with_the_library_all_the_same():
    assert constants.MessageLimit.MAX_TEXT_LENGTH == limits.MESSAGE_CODE_POINTS
    assert constants.MessageLimit.MESSAGE_ENTITIES == limits.ENTITIES
    assert constants.CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH == limits.CALLBACK_ANSWER_CODE_POINTS
    assert constants.InlineKeyboardButtonLimit.MAX_CALLBACK_DATA == limits.CALLBACK_DATA_BYTES
    assert constants.InlineKeyboardButtonLimit.MAX_COPY_TEXT == limits.COPY_TEXT_CODE_POINTS
    assert constants.InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER == limits.KEYBOARD_BUTTONS
    assert constants.InlineKeyboardMarkupLimit.BUTTONS_PER_ROW == limits.KEYBOARD_ROW_BUTTONS
    assert constants.InlineQueryLimit.RESULTS == limits.INLINE_RESULTS
    assert constants.InlineQueryLimit.MAX_QUERY_LENGTH == limits.INLINE_QUERY_CODE_POINTS
    assert constants.InlineQueryLimit.MAX_OFFSET_LENGTH == limits.INLINE_NEXT_OFFSET_BYTES
    assert constants.InlineQueryResultLimit.MAX_ID_LENGTH == limits.INLINE_RESULT_ID_BYTES
    assert constants.FloodLimit.MESSAGES_PER_SECOND == limits.SENDS_A_SECOND
    assert constants.FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP == limits.GROUP_SENDS_A_MINUTE
    assert constants.BotCommandLimit.MAX_COMMAND_NUMBER == limits.COMMANDS
    assert constants.BotDescriptionLimit.MAX_DESCRIPTION_LENGTH == limits.DESCRIPTION_CODE_POINTS
    assert constants.WebhookLimit.MAX_SECRET_TOKEN_LENGTH == limits.SECRET_CHARS


def test_every_kind_of_update_that_the_library_may_ask_for_is_known():
    assert set(Update.ALL_TYPES) <= KINDS
