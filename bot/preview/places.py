"""Where people talk: private chats, groups, supergroups with topics, channels, and the bot's standing in each."""

from bot.preview.backend import Backend
from bot.preview.chats import chat_member
from bot.preview.state import Chat, ChatType, Message, Status, User
from bot.preview.text import FormattedText

_ICON = 7_322_096


class Places:
    """Makes chats and changes who is in them, as people and administrators do with their own clients."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def private(self, user: User) -> Chat:
        """The user's private chat with the bot, opened if it was not."""
        chats = self._backend.world.chats
        if user.id not in chats:
            self._backend.world.add_chat("private", user=user, bot_status="member")
        return chats[user.id]

    def group(self, title: str, *members: User, bot: Status = "member") -> Chat:
        """A basic group. The first member owns it; the bot is in it unless told otherwise, without an update."""
        return self._chat("group", title, members, bot, None)

    def supergroup(
        self,
        title: str,
        *members: User,
        bot: Status = "member",
        username: str | None = None,
        forum: bool = False,
    ) -> Chat:
        """A supergroup, with topics if it is a forum."""
        chat = self._chat("supergroup", title, members, bot, username)
        chat.is_forum = forum
        return chat

    def channel(
        self,
        title: str,
        *members: User,
        bot: Status = "administrator",
        username: str | None = None,
        discussion: Chat | None = None,
    ) -> Chat:
        """A channel. Its posts are forwarded into `discussion`, a supergroup, by Telegram."""
        chat = self._chat("channel", title, members, bot, username)
        if discussion is not None:
            chat.linked, discussion.linked = discussion, chat
        return chat

    def topic(self, chat: Chat, by: User, name: str) -> int:
        """A new topic of a forum; its thread id is the id of the message that made it."""
        if not chat.is_forum:
            raise ValueError(f"{chat.title} has no topics")
        message = self.service(chat, by, forum_topic_created={"name": name, "icon_color": _ICON})
        message.thread_id, message.in_topic = message.id, True
        chat.topics[message.id] = name
        self._backend.deliver("message", message)
        return message.id

    def join(self, chat: Chat, user: User, status: Status = "member") -> None:
        """Someone joins, or changes standing; groups are told by a service message."""
        known = chat.members.get(user.id) in {"creator", "administrator", "member"}
        chat.members[user.id] = status
        if chat.type in {"group", "supergroup"} and status == "member" and not known:
            self._backend.deliver("message", self.service(chat, user, new_chat_members=[user.to_dict()]))

    def set_bot(self, chat: Chat, by: User, status: Status) -> None:
        """Add, promote, demote or remove the bot: `my_chat_member`, and a service message when it is added."""
        was_in = chat.bot_is_in
        if chat.type in {"group", "supergroup"} and not was_in and not self._backend.can_join_groups:
            raise ValueError("the bot's registrar lets nobody add it to groups")
        old, chat.bot_status = chat.bot_status, status
        bot = self._backend.bot
        if chat.type in {"group", "supergroup"} and chat.bot_is_in and not was_in:
            self._backend.deliver("message", self.service(chat, by, new_chat_members=[bot.to_dict()]))
        self._backend.updates.create(
            "my_chat_member",
            {
                "chat": chat.to_dict(),
                "from": by.to_dict(),
                "date": self._backend.date(),
                "old_chat_member": chat_member(chat, bot, old),
                "new_chat_member": chat_member(chat, bot, status),
            },
        )

    def block(self, user: User) -> None:
        """The user blocks the bot: sending answers 403 from now on."""
        self.set_bot(self.private(user), user, "kicked")

    def unblock(self, user: User) -> None:
        """The user lets the bot write again."""
        self.set_bot(self.private(user), user, "member")

    def upgrade(self, group: Chat, by: User) -> Chat:
        """The group becomes a supergroup under another id, which both chats are told of."""
        if group.type != "group" or group.migrated_to is not None:
            raise ValueError("only a basic group can become a supergroup, and only once")
        new = self._backend.world.add_chat(
            "supergroup", title=group.title, bot_status=group.bot_status, members=dict(group.members)
        )
        self._backend.deliver("message", self.service(group, by, migrate_to_chat_id=new.id))
        group.migrated_to = new
        self._backend.deliver("message", self.service(new, by, migrate_from_chat_id=group.id))
        return new

    def service(self, chat: Chat, by: User, **content: object) -> Message:
        """A service message, kept but not yet delivered."""
        world = self._backend.world
        return world.add_message(
            Message(world.next_message_id(chat), chat, by, self._backend.date(), FormattedText(""), extra=content)
        )

    def _chat(
        self, kind: ChatType, title: str, members: tuple[User, ...], bot: Status, username: str | None
    ) -> Chat:
        standing: dict[int, Status] = {user.id: "member" for user in members}
        if members:
            standing[members[0].id] = "creator"
        return self._backend.world.add_chat(kind, title=title, username=username, bot_status=bot, members=standing)
