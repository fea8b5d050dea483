"""What the bot says about itself: commands by scope and language, descriptions."""

import pytest

COMMANDS = [{"command": "ask", "description": "Ask a question"}]


async def test_commands_are_kept_by_scope_and_language(api, chat):
    scope = {"type": "chat", "chat_id": chat.id}
    await api.setMyCommands(commands=COMMANDS)
    await api.setMyCommands(commands=[{"command": "hi", "description": "x"}], scope=scope, language_code="ru")
    assert await api.getMyCommands() == COMMANDS
    assert await api.getMyCommands(scope={"type": "default"}) == COMMANDS
    assert await api.getMyCommands(language_code="ru") == []
    assert (await api.getMyCommands(scope=scope, language_code="ru"))[0]["command"] == "hi"
    assert await api.deleteMyCommands() is True
    assert await api.getMyCommands() == []


@pytest.mark.parametrize("kind", ["default", "all_private_chats", "all_group_chats", "all_chat_administrators"])
async def test_scopes_without_a_chat(api, kind):
    assert await api.setMyCommands(commands=COMMANDS, scope={"type": kind}) is True


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"commands": [{"command": "Ask", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "ask", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "ask", "description": "x" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": COMMANDS * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"language_code": "eng"}, "language code"),
        ({"scope": {"type": "planet"}}, "BotCommandScope"),
        ({"scope": {"type": "chat"}}, "chat_id is empty"),
        ({"scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
        ({"scope": {"type": "default", "chat_id": 5}}, 'field "chat_id"'),
        ({"commands": [{"command": "ask", "description": "x", "emoji": "y"}]}, 'field "emoji"'),
    ],
)
async def test_commands_are_checked(api, changes, words):
    code, description = await api.refusal("setMyCommands", **{"commands": COMMANDS, **changes})
    assert code == 400
    assert words in description


async def test_descriptions_are_kept_by_language_and_have_limits(api, server):
    await api.setMyDescription(description="x" * 512)
    await api.setMyShortDescription(short_description="коротко", language_code="ru")
    assert server.backend.profile.descriptions == {"": "x" * 512}
    assert server.backend.profile.short_descriptions == {"ru": "коротко"}
    assert await api.getMyDescription() == {"description": "x" * 512}
    assert await api.getMyDescription(language_code="ru") == {"description": ""}
    assert await api.getMyShortDescription(language_code="ru") == {"short_description": "коротко"}
    assert (await api.refusal("setMyDescription", description="x" * 513))[0] == 400
    assert (await api.refusal("setMyShortDescription", short_description="x" * 121))[0] == 400
    await api.setMyDescription()
    assert server.backend.profile.descriptions == {}
