"""Hundreds of people who write to the bot through the strict server, and what became of all that they wanted."""

from __future__ import annotations

import asyncio
import math
import random
from collections import Counter, deque
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from bot.preview.faults import DROPPED_AFTER
from bot.telegram.presses import Press

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.preview import BotApiServer
    from bot.preview.state import Chat, Message
    from bot.preview.transcript import Call

SHARES = {"question": 40, "group /ask": 15, "button": 15, "inline query": 15, "greeting": 10, "edit": 5}
"""What people do, in per cent. Where there is nothing yet to press or to edit, they ask."""
SENT_ANEW = frozenset({"question", "group /ask", "greeting"})
FLEETING = "inline query"
"""It expires in seconds and is no promise: one that is not answered is counted, and is no failure."""


@dataclass(eq=False, slots=True)
class Wish:
    """Something that somebody wants: when, and when each answer to it came, in the server's seconds."""

    kind: str
    at: float
    answers: list[float] = field(default_factory=list)
    unconfirmed: int = 0  # answers of which the bot was not told that they had been taken


class Crowd:
    """People in private chats and groups. Every act is one update."""

    def __init__(
        self, server: BotApiServer, questions: Sequence[str], *, people: int = 360, groups: int = 60
    ) -> None:
        """`questions` are asked in turn, over and over."""
        self.wishes: list[Wish] = []
        self._server = server
        self._questions = self._over_and_over(questions)
        self._dice = random.Random(0)
        self._people = deque(server.people.user(f"Reader {n}") for n in range(people))
        self._groups = deque(server.places.supergroup(f"Group {n}", self._people[n]) for n in range(groups))
        self._asked: dict[tuple[int, int], Wish] = {}
        self._shown: dict[tuple[int, int], Wish] = {}  # by the answer that is to change, or by its question
        self._searched: dict[str, Wish] = {}
        self._answered: deque[tuple[Message, Message]] = deque()  # questions and their answers, untouched yet
        self._seen = 0

    async def come(self, rate: float, seconds: float) -> None:
        """Act so many times a second, at a steady pace whatever becomes of it."""
        kinds, weights = [*SHARES], [*SHARES.values()]
        loop = asyncio.get_running_loop()
        began = loop.time()
        for n in range(round(rate * seconds)):
            await asyncio.sleep(began + n / rate - loop.time())
            self.look()
            self._act(self._dice.choices(kinds, weights)[0])

    async def drained(self, patience: float) -> float:
        """Wait until all have what they want, or nothing has come for so many seconds. How long that took."""
        loop = asyncio.get_running_loop()
        began = changed = loop.time()
        left = len(self.waiting())
        while left and loop.time() < changed + patience:
            await asyncio.sleep(0.1)
            self.look()
            if (now := len(self.waiting())) < left:
                left, changed = now, loop.time()
        return changed - began

    def waiting(self) -> list[Wish]:
        """Those to whom an answer is owed."""
        return [wish for wish in self.wishes if not wish.answers and wish.kind != FLEETING]

    def look(self) -> None:
        """Take note of what the bot has sent since."""
        transcript = self._server.transcript
        for call in islice(transcript, self._seen, None):
            self._note(call)
        self._seen = len(transcript)

    def _act(self, kind: str) -> None:
        server, person = self._server, self._people[0]
        self._people.rotate(-1)
        if kind in {"button", "edit"} and not self._answered:
            kind = "question"
        wish = Wish(kind, server.clock.now())
        self.wishes.append(wish)
        if kind == "question":
            self._await(wish, server.people.say(person, next(self._questions)))
        elif kind == "greeting":
            self._await(wish, server.people.say(person, "Hello"))
        elif kind == "group /ask":
            group = self._groups[0]
            self._groups.rotate(-1)
            asked = f"/ask@{server.bot.username} {next(self._questions)}"
            self._await(wish, server.people.say(person, asked, group))
        elif kind == FLEETING:
            self._searched[server.people.inline(person, next(self._questions)).id] = wish
        else:
            question, answer = self._answered.popleft()
            # Where there are two answers to a question, the bot may know of the other one alone.
            self._shown[_key(question if kind == "edit" else answer)] = wish
            if kind == "edit":
                command = question.text.partition(" ")[0] + " " if question.text.startswith("/") else ""
                server.people.edit(question, command + next(self._questions))
            else:
                server.people.press(person, answer, _pressable(answer)[0])

    def _await(self, wish: Wish, asked: Message) -> None:
        self._asked[_key(asked)] = wish

    def _note(self, call: Call) -> None:
        method = call.method.lower()
        wish = None
        if method == "sendmessage" and call.accepted:
            chat = self._server.backend.world.chats[call.result["chat"]["id"]]
            wish = self._replied(chat, call.result)
        elif method == "editmessagetext" and (call.accepted or "not modified" in (call.error or "")):
            answer = self._server.backend.world.chats[call.params["chat_id"]].messages[call.params["message_id"]]
            wish = self._shown.get(_key(answer)) or (answer.reply_to and self._shown.get(_key(answer.reply_to)))
        elif method == "answerinlinequery" and call.accepted:
            wish = self._searched.get(call.params["inline_query_id"])
        if wish is not None:
            wish.answers.append(call.at)
            wish.unconfirmed += call.fault == DROPPED_AFTER.name

    def _replied(self, chat: Chat, sent: dict[str, Any]) -> Wish | None:
        """Whose wish a message of the bot fulfils: by the message that it replies to."""
        replied = sent.get("reply_to_message", {}).get("message_id")
        wish = self._asked.get((chat.id, replied))
        if wish is None:
            return self._shown.get((chat.id, replied))  # a button that is answered by a message
        message = chat.messages[sent["message_id"]]
        if _pressable(message) and not wish.answers:
            self._answered.append((chat.messages[replied], message))
        return wish

    def _over_and_over(self, questions: Sequence[str]) -> Iterator[str]:
        while True:
            yield from questions


def _pressable(message: Message) -> list[str]:
    """The data of the buttons that show something of an answer."""
    given = [one.get("callback_data") for one in message.buttons()]
    return [data for data in given if data and Press.parse(data)]


def _key(message: Message) -> tuple[int, int]:
    assert message.chat is not None
    return message.chat.id, message.id


@dataclass(frozen=True, slots=True)
class Account:
    """What became of a crowd's wishes. Times in milliseconds."""

    wanted: Counter[str]
    missing: Counter[str]
    doubles: int
    """Answers beyond the first, to questions and greetings."""
    explained: int
    """Those of them that came after one of which the bot could not know that it was taken."""
    waits: dict[str, list[float]]

    @classmethod
    def of(cls, wishes: Sequence[Wish]) -> Account:
        """Count them."""
        anew = [wish for wish in wishes if wish.kind in SENT_ANEW]
        waits: dict[str, list[float]] = {}
        for wish in wishes:
            if wish.answers:
                waits.setdefault(wish.kind, []).append(1000 * (wish.answers[0] - wish.at))
        return cls(
            Counter(wish.kind for wish in wishes),
            Counter(wish.kind for wish in wishes if not wish.answers),
            sum(max(0, len(wish.answers) - 1) for wish in anew),
            sum(min(wish.unconfirmed, max(0, len(wish.answers) - 1)) for wish in anew),
            waits,
        )

    def wait(self, percent: float, kind: str | None = None) -> float:
        """The time within which so many per cent were answered; of one kind, or of all."""
        of = [self.waits.get(kind, [])] if kind else self.waits.values()
        waits = sorted(one for some in of for one in some)
        return waits[math.ceil(len(waits) * percent / 100) - 1] if waits else math.nan


def most_a_second(calls: Iterable[Call]) -> int:
    """The most messages that the server took within any second."""
    window: deque[float] = deque()
    most = 0
    for call in calls:
        window.append(call.at)
        while window[0] <= call.at - 1.0:
            window.popleft()
        most = max(most, len(window))
    return most
