"""Who is there to try the bot with: a reader, a colleague, and a place of every kind that a bot can be in."""

from dataclasses import dataclass
from typing import Self

from bot.preview.people import People
from bot.preview.places import Places
from bot.preview.state import Chat, User


@dataclass(frozen=True)
class Cast:
    """`you` sit before the page and own every chat but the private one; `chats` in the order of the list."""

    you: User
    private: Chat
    chats: tuple[Chat, ...]

    @classmethod
    def gathered(cls, people: People, places: Places) -> Self:
        """A private chat, a group, a group with topics and a channel, with a first question of somebody else's."""
        you = people.user("Ada", username="ada")
        colleague = people.user("Ben", username="ben")
        private = places.private(you)
        group = places.supergroup("Newsroom", you, colleague)
        forum = places.supergroup("Desks", you, colleague, forum=True)
        for desk in ("World", "Science"):
            places.topic(forum, you, desk)
        channel = places.channel("The Bulletin", you)
        people.say(colleague, "Who remembers when the last flight left Kabul?", group)
        return cls(you, private, (private, group, forum, channel))
