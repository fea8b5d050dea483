"""What `/doctor` shows: a line for each thing that works or does not, and what to do about it. Pure.

It is within a message's limits whatever is found. What is found on the machine is what `dateline doctor` finds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.doctor import State
from bot.speech import reasons
from bot.telegram import cutting
from bot.telegram.rich import Rich, bold, code, isolated, join, plain
from bot.telegram.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.doctor import Finding
    from bot.speech import Speech
    from bot.telegram.operators.standing import InChannel, InGroup, Switches
    from knowledge.intake.channels import Channel

CHANNELS = 8
"""Channels that are shown at most; others are counted."""

_WELL, _CARE, _WRONG, _NOTE = "✓ ", "⚠ ", "✗ ", "· "
_MARKS = {State.OK: _WELL, State.WARN: _CARE, State.FAIL: _WRONG}
_NAME = 40  # code points of a channel's name
_FINDING = 250  # and of a finding


def of_bot(
    say: Speech,
    switches: Switches | None,
    channels: Sequence[tuple[Channel, InChannel | None]],
    machine: Sequence[Finding],
    *,
    more: int,
    chosen: bool,
) -> Screen:
    """How the bot as a whole is. None stands for what Telegram did not tell.

    `more` channels are known than are shown. `chosen`: the bot has been told of a card that somebody chose.
    """
    telegram, steps = [plain(_CARE + say("doctor-not-told"))], list[Rich]()
    if switches is not None:
        telegram, steps = _switches(say, switches, chosen=chosen), _steps(say, switches, chosen=chosen)
    shown = [_channel(say, *one) for one in channels]
    if more:
        shown.append(plain(say("doctor-more-channels", channels=more)))
    found = [_finding(say, finding) for finding in machine]
    parts = [
        join([bold(say("doctor-telegram")), *telegram], "\n"),
        join([plain(say("doctor-steps")), *steps], "\n") if steps else plain(""),
        join([bold(say("doctor-channels")), *shown], "\n") if shown else plain(""),
        join([bold(say("doctor-machine")), *found], "\n"),
    ]
    return Screen(join(parts, "\n\n"))


def of_group(say: Speech, title: str, group: InGroup, name: str) -> Screen:
    """What works in a group, where the bot is called `@name`, and what would make the rest work."""
    ask = code(f"/ask@{name}")
    lines = [plain((_WELL if group.writes else _WRONG) + say("doctor-writes" if group.writes else "doctor-mute"))]
    lines.append(plain(_WELL) + plain(say("doctor-asking") + " ") + ask)
    if group.administers:
        lines.append(plain(_WELL + say("doctor-hears-all-as-administrator")))
    elif group.reads_all:
        lines += [plain(_WELL + say("doctor-privacy-off")), plain(_NOTE + say("doctor-added-before"))]
    else:
        lines += [plain(_CARE + say("doctor-privacy-on")), plain(_NOTE + say("doctor-hear-all"))]
    if group.topics:
        lines.append(plain(_WELL + say("doctor-topics")))
        if not group.administers:
            lines.append(plain(_NOTE + say("doctor-closed-topics")))
    return Screen(join([bold(isolated(cutting.shortened(title, _NAME))), *lines], "\n"))


def _switches(say: Speech, switches: Switches, *, chosen: bool) -> list[Rich]:
    lines = [
        _WELL + say("doctor-joins") if switches.joins else _CARE + say("doctor-joins-not"),
        _WELL + say("doctor-privacy-off") if switches.reads_all else _CARE + say("doctor-privacy-on"),
        _WELL + say("doctor-inline") if switches.inline else _CARE + say("doctor-inline-not"),
    ]
    if switches.inline:
        lines.append(_WELL + say("doctor-chosen") if chosen else _NOTE + say("doctor-chosen-not"))
    return [plain(line) for line in lines]


def _steps(say: Speech, switches: Switches, *, chosen: bool) -> list[Rich]:
    """What to write to @BotFather, in the order in which each needs the ones before."""
    wanted = (
        ("joins", not switches.joins),
        ("privacy", not switches.reads_all),
        ("inline", not switches.inline),
        ("feedback", not chosen),
    )
    steps = [say(f"doctor-step-{step}") for step, needed in wanted if needed]
    return [plain(f"{number}. {step}") for number, step in enumerate(steps, 1)]


def _channel(say: Speech, channel: Channel, standing: InChannel | None) -> Rich:
    title = isolated(cutting.shortened(channel.title, _NAME))
    if standing is None:
        mark, how = _CARE, "doctor-not-told"
    elif not standing.administers:
        mark, how = _WRONG if channel.on else _CARE, "doctor-channel-lost"
    elif not standing.posts:
        mark, how = _CARE, "doctor-channel-mute"
    else:
        mark, how = _WELL, "doctor-channel-on" if channel.on else "doctor-channel-off"
    return plain(f"{mark}{title}: {say(how)}")


def _finding(say: Speech, finding: Finding) -> Rich:
    return plain(_MARKS[finding.state] + cutting.shortened(reasons.told(say, finding.text), _FINDING))
