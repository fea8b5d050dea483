"""Who is there to try the bot with: two people, and a place of every kind that a bot can be in."""

from dataclasses import dataclass
from typing import Self

from bot.preview.people import People
from bot.preview.places import Places
from bot.preview.state import ANONYMOUS, Chat, Message, User


@dataclass(eq=False)
class Cast:
    """`you` sit before the page, as one of `people`. The first of them runs the bot and owns all `places`."""

    people: tuple[User, ...]
    privates: tuple[Chat, ...]
    places: tuple[Chat, ...]
    you: User
    anonymous: bool = False  # whether the owner writes in groups as the group

    @classmethod
    def gathered(cls, people: People, places: Places) -> Self:
        """A group, a group with topics, and a channel with its discussion; a first question of somebody else's."""
        ada = people.user("Ada", username="ada")
        ben = people.user("Ben", username="ben")
        group = places.supergroup("Newsroom", ada, ben)
        forum = places.supergroup("Desks", ada, ben, forum=True)
        for desk in ("World", "Science"):
            places.topic(forum, ada, desk)
        discussion = places.supergroup("Bulletin talk", ada, ben)
        channel = places.channel("The Bulletin", ada, ben, discussion=discussion)
        people.say(ben, "Who remembers when the last flight left Kabul?", group)
        privates = (places.private(ada), places.private(ben))
        return cls((ada, ben), privates, (group, forum, channel, discussion), ada)

    @property
    def runner(self) -> User:
        """Who runs the bot."""
        return self.people[0]

    @property
    def chats(self) -> tuple[Chat, ...]:
        """Your own, in the order of the list."""
        return (self.privates[self.people.index(self.you)], *self.places)

    def sit(self, number: object) -> None:
        """Be the person of this id from now on. Raises LookupError where there is none."""
        found = [user for user in self.people if user.id == number]
        if not found:
            raise LookupError("there is no such person")
        self.you, self.anonymous = found[0], False

    def rules(self, chat: Chat) -> bool:
        """Whether you administer the chat."""
        return chat.rules(self.you)

    def may_write(self, chat: Chat) -> bool:
        """Whether the chat takes your messages: a channel does so from those who administer it alone."""
        return chat.type != "channel" or self.rules(chat)

    def wrote(self, message: Message) -> bool:
        """Whether the message is yours, under your own name or behind a chat that you administer."""
        chat = message.chat
        if message.sender is self.you or chat is None:
            return message.sender is self.you
        masked = message.sender is ANONYMOUS or (chat.type == "channel" and message.sender is None)
        return masked and message.sender_chat is chat and self.rules(chat)
