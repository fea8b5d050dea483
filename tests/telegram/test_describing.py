"""What the bot's profile says of it."""

from bot.speech import languages, speech


async def started(bench):
    async with bench.running():
        pass
    return bench.server.backend.profile


def ours(key):
    return {"" if code == "en" else code: speech(code)(key) for code in languages()}


async def test_a_bot_that_has_no_description_has_one_in_every_language(bench):
    profile = await started(bench)
    assert profile.descriptions == ours("description")
    assert profile.short_descriptions == ours("short-description")


async def test_a_description_that_was_set_stays_and_the_others_are_added(bench):
    bench.server.backend.profile.descriptions["ru"] = "Наша газета"
    bench.server.backend.profile.short_descriptions["ru"] = "Кратко"
    profile = await started(bench)
    assert profile.descriptions == ours("description") | {"ru": "Наша газета"}
    assert profile.short_descriptions == ours("short-description") | {"ru": "Кратко"}


async def test_a_description_for_everybody_is_not_spoken_over_in_any_language(bench):
    bench.server.backend.profile.descriptions[""] = "The Eastport Courier answers"
    profile = await started(bench)
    assert profile.descriptions == {"": "The Eastport Courier answers"}
    assert profile.short_descriptions == ours("short-description")


async def test_a_description_that_telegram_does_not_take_keeps_nobody_waiting(bench):
    bench.server.faults.forbidden("setMyDescription")
    reader = bench.server.people.user()
    async with bench.running():
        question = bench.server.people.say(reader, "/help")
        told = await bench.server.next_message(question.chat, question)
    assert told.text
    assert bench.server.backend.profile.descriptions == {}
    assert (await started(bench)).descriptions == ours("description")
