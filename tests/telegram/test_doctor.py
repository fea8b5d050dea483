"""What `/doctor` finds at Telegram, in channels and groups and on the machine, and what it advises."""

import sqlite3
from collections import namedtuple
from dataclasses import replace

import pytest
from bench import DIARY, eventually
from talk import said

from bot import doctor
from bot.doctor import Finding, State
from bot.speech import languages, speech
from bot.telegram.operators.findings import CHANNELS, of_bot, of_group
from bot.telegram.operators.standing import InChannel, InGroup, Switches
from knowledge.intake.channels import Channel, Channels

EN = speech("en")


def section(message, head):
    """The lines under a head."""
    blocks = (block.split("\n") for block in message.text.split("\n\n"))
    return next((block[1:] for block in blocks if block[0] == head), None)


async def test_all_switches_as_they_should_be_need_no_step(bench, boss):
    bench.server.privacy.reads_all = True
    async with bench.running():
        search = bench.server.people.inline(boss, "")
        await bench.server.wait_for(lambda: search.answered)
        bench.server.people.choose(search, search.results[0].id)
        await bench.settled()
        told = await said(bench, boss, "/doctor")
    assert section(told, EN("doctor-telegram")) == [
        "✓ " + EN("doctor-joins"),
        "✓ " + EN("doctor-privacy-off"),
        "✓ " + EN("doctor-inline"),
        "✓ " + EN("doctor-chosen"),
    ]
    assert section(told, EN("doctor-steps")) is None


async def test_what_is_to_be_changed_at_botfather_is_told_in_order(bench, boss):
    bench.server.backend.inline_enabled = bench.server.backend.can_join_groups = False
    async with bench.running():
        told = await said(bench, boss, "/doctor")
        bench.server.backend.inline_enabled = True
        again = await said(bench, boss, "/doctor")
    assert section(told, EN("doctor-telegram")) == [
        "⚠ " + EN("doctor-joins-not"),
        "⚠ " + EN("doctor-privacy-on"),
        "⚠ " + EN("doctor-inline-not"),
    ]
    steps = ["joins", "privacy", "inline", "feedback"]
    assert section(told, EN("doctor-steps")) == [f"{n}. " + EN(f"doctor-step-{s}") for n, s in enumerate(steps, 1)]
    assert section(again, EN("doctor-telegram"))[2:] == ["✓ " + EN("doctor-inline"), "· " + EN("doctor-chosen-not")]
    assert "3. " + EN("doctor-step-feedback") in section(again, EN("doctor-steps"))


async def test_each_channel_is_told_by_what_the_bot_may_do_there(bench, boss):
    places, channels = bench.server.places, Channels(bench.library)
    news, off, mute, lost = (places.channel(name, boss) for name in ("News", "Off", "Mute", "Lost"))
    for channel in (news, off, mute, lost):
        channels.seen(channel.id, channel.title, None)
    channels.switch(news.id, on=True)
    channels.switch(lost.id, on=True)
    mute.bot_lacks = frozenset({"can_post_messages"})
    lost.bot_status = "kicked"
    async with bench.running():
        told = await said(bench, boss, "/doctor")
    assert section(told, EN("doctor-channels")) == [
        "✓ News: " + EN("doctor-channel-on"),
        "✓ Off: " + EN("doctor-channel-off"),
        "⚠ Mute: " + EN("doctor-channel-mute"),
        "✗ Lost: " + EN("doctor-channel-lost"),
    ]


async def test_the_machine_is_examined_as_by_the_command_line(bench, boss, monkeypatch):
    async with bench.running():
        well = section(await said(bench, boss, "/doctor"), EN("doctor-machine"))
        assert well == [
            f"✓ the Library in {bench.folder} holds 3 articles",
            f"✓ the index holds all {bench.library.count_passages()} passages",
        ]
        bench.asker.pending = 2
        usage = namedtuple("usage", "free")  # noqa: PYI024 - what the disk would say
        monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _path: usage(1_000_000))
        disk, _, index = section(await said(bench, boss, "/doctor"), EN("doctor-machine"))
        assert disk == f"✗ the disk of {bench.folder} has 1 MB left: free some space"
        assert index.startswith("✗ the index holds")
        assert index.endswith("run `dateline index --rebuild`")
        with sqlite3.connect(bench.folder / "library.db") as connection:
            connection.execute("UPDATE revisions SET text = text || '!' WHERE first_id = 'harbour'")
        spoilt = section(await said(bench, boss, "/doctor"), EN("doctor-machine"))[-1]
        assert spoilt.startswith("✗ the text of harbour is not what was stored: put back a copy of")


async def test_what_the_index_lacks_is_counted_as_one_says_it(bench, boss):
    changes = bench.library.last_change()
    bench.asker.indexed_change = lambda: changes
    async with bench.running():
        for behind, lacking in enumerate(("1 change", "2 changes"), 1):
            bench.library.add([replace(DIARY, id=f"new{behind}", title=f"Another diary, {behind}")])
            index = section(await said(bench, boss, "/doctor"), EN("doctor-machine"))[-1]
            assert index.startswith(f"⚠ the index is {lacking} behind and follows by itself")


async def test_what_telegram_does_not_tell_is_told_and_the_rest_shown(bench, boss):
    channel = bench.server.places.channel("News", boss)
    Channels(bench.library).seen(channel.id, "News", None)
    async with bench.running():
        bench.server.faults.bad_gateway("getMe", times=1)
        bench.server.faults.bad_gateway("getChatMember", times=1)
        told = await said(bench, boss, "/doctor")
    assert section(told, EN("doctor-telegram")) == ["⚠ " + EN("doctor-not-told")]
    assert section(told, EN("doctor-channels")) == ["⚠ News: " + EN("doctor-not-told")]
    assert len(section(told, EN("doctor-machine"))) == 2


async def test_readers_are_answered_while_it_looks(bench, boss, monkeypatch):
    ada = bench.server.people.user()
    looked = []

    def slow(_path):
        looked.append(True)
        while not answered:  # until a reader was answered
            pass
        return namedtuple("usage", "free")(10**12)  # noqa: PYI024

    answered = []
    monkeypatch.setattr(doctor.shutil, "disk_usage", slow)
    async with bench.running():
        asked = bench.server.people.say(boss, "/doctor")
        await eventually(lambda: looked)
        assert "17:15" in (await said(bench, ada, "When did the last ferry leave?")).text
        answered.append(True)
        assert section(await bench.server.next_message(asked.chat, asked), EN("doctor-machine"))


@pytest.mark.parametrize(
    ("bot", "reads_all", "lines"),
    [
        ("member", False, ["⚠ " + EN("doctor-privacy-on"), "· " + EN("doctor-hear-all")]),
        ("member", True, ["✓ " + EN("doctor-privacy-off"), "· " + EN("doctor-added-before")]),
        ("administrator", False, ["✓ " + EN("doctor-hears-all-as-administrator")]),
    ],
)
async def test_a_groups_administrator_is_told_what_works_there(bench, *, bot, reads_all, lines):
    ada = bench.server.people.user()
    bench.server.privacy.reads_all = reads_all
    group = bench.server.places.supergroup("Room", ada, bot=bot)
    async with bench.running():
        told = await said(bench, ada, "/doctor@dateline_bot", group)
    asking = f"✓ {EN('doctor-asking')} /ask@dateline_bot"
    assert told.text.splitlines() == ["Room", "✓ " + EN("doctor-writes"), asking, *lines]


async def test_topics_and_who_may_ask(bench, boss):
    people, places = bench.server.people, bench.server.places
    ada, ben = people.user("Ada"), people.user("Ben")
    group = places.supergroup("Room", ada, boss, ben, forum=True)
    topic = places.topic(group, ada, "Taxes")
    async with bench.running():
        told = await said(bench, boss, "/doctor@dateline_bot", group, thread=topic)
        assert told.thread_id == topic
        assert told.text.splitlines()[-2:] == ["✓ " + EN("doctor-topics"), "· " + EN("doctor-closed-topics")]
        assert (await said(bench, ada, "/doctor@dateline_bot", group, anonymous=True)).text.startswith("Room\n")
        assert (await said(bench, ben, "/doctor@dateline_bot", group)).text == EN("unknown-command")
        assert (await said(bench, ada, "/doctor")).text == EN("unknown-command")


@pytest.mark.parametrize("who", ["every member", "the bot alone"])
async def test_where_the_bot_may_not_write_its_asker_is_told_in_private(bench, who):
    ada = bench.server.people.user()
    group = bench.server.places.supergroup("Room", ada)
    async with bench.running():
        private = (await said(bench, ada, "/help")).chat
        if who == "every member":
            group.muted = True
        else:
            group.bot_status = "restricted"
        bench.server.people.say(ada, "/doctor@dateline_bot", group)
        await bench.settled()
    assert bench.server.messages(private)[-1].text.splitlines()[:2] == ["Room", "✗ " + EN("doctor-mute")]
    assert bench.server.messages(group) == []


async def test_what_is_found_on_the_machine_is_told_in_the_language_of_who_asks(bench):
    boss = bench.server.people.user("Rumpelstilzchen", language_code="de")
    bench.admins = frozenset({boss.id})
    say = speech("de")
    async with bench.running():
        told = await said(bench, boss, "/doctor")
    library, index = section(told, say("doctor-machine"))
    assert library == f"✓ Die Bibliothek in {bench.folder} enthält 3 Artikel"
    assert index.startswith("✓ Der Index enthält alle Passagen (")


@pytest.mark.parametrize("language", languages())
def test_whatever_is_found_fits_a_message(language):
    say = speech(language)
    channel = Channel(-1, "Ы" * 200, None, on=True, administered=True)
    machine = [Finding(State.FAIL, "x" * 1000)] * 5
    worst = of_bot(
        say,
        Switches(joins=False, reads_all=False, inline=False),
        [(channel, InChannel(administers=True, posts=False))] * CHANNELS,
        machine,
        more=10**6,
        chosen=False,
    )
    assert len(worst.body.text) <= 4096
    group = InGroup(reads_all=False, administers=False, writes=False, topics=True)
    assert len(of_group(say, "Ы" * 300, group, "x" * 32).body.text) <= 4096
