"""The methods that ask about a chat and its members, and the one that leaves it."""

from typing import Any

from bot.preview.backend import Backend
from bot.preview.errors import ApiError, bad_request
from bot.preview.params import Table, Values, boolean, chat_id, integer
from bot.preview.state import PRESENT, Chat, Status, User

_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)

_OF_CHANNELS = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")
_OF_SUPERGROUPS = ("can_pin_messages", "can_manage_topics")
_OF_MEMBERS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
)

CHAT = Table({"chat_id": chat_id}, frozenset({"chat_id"}))
CHAT_ADMINISTRATORS = Table({"chat_id": chat_id, "return_bots": boolean}, frozenset({"chat_id"}))
CHAT_MEMBER = Table({"chat_id": chat_id, "user_id": integer}, frozenset({"chat_id", "user_id"}))


def chat_member(chat: Chat, user: User, status: Status) -> dict[str, Any]:
    """The ChatMember object of this status in the chat."""
    member: dict[str, Any] = {"user": user.to_dict(), "status": status}
    if status == "creator":
        member["is_anonymous"] = False
    elif status == "administrator":
        rights = _RIGHTS + (_OF_CHANNELS if chat.type == "channel" else _OF_SUPERGROUPS)
        lacks = chat.bot_lacks if user.is_bot else frozenset[str]()
        member |= {"can_be_edited": False, "is_anonymous": False} | {right: right not in lacks for right in rights}
    elif status == "restricted":
        rights = (*_OF_MEMBERS, "can_change_info", "can_invite_users", "can_edit_tag", *_OF_SUPERGROUPS)
        member |= {"is_member": True, "until_date": 0} | dict.fromkeys(rights, False)
    elif status == "kicked":
        member["until_date"] = 0
    return member


def get_chat(backend: Backend, values: Values) -> Any:
    """GetChat: the ChatFullInfo."""
    chat = _readable(backend, values)
    full = chat.to_dict() | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if chat.type in {"group", "supergroup"}:
        full["permissions"] = dict.fromkeys(_OF_MEMBERS, not chat.muted)
    if chat.linked is not None:
        full["linked_chat_id"] = chat.linked.id
    return full


def get_chat_member(backend: Backend, values: Values) -> Any:
    """GetChatMember: the ChatMember; someone known who is not there has left."""
    chat = _readable(backend, values)
    user = backend.world.users.get(values["user_id"])
    if user is None:
        raise bad_request("invalid user_id specified")
    return chat_member(chat, user, _status(backend, chat, user))


def get_chat_administrators(backend: Backend, values: Values) -> Any:
    """GetChatAdministrators: the ChatMembers who administer; other bots only if asked for."""
    chat = _readable(backend, values)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    rulers = [
        (backend.world.users[number], status)
        for number, status in chat.members.items()
        if status in {"creator", "administrator"}
        and (values.get("return_bots") or not backend.world.users[number].is_bot)
    ]
    if chat.bot_status == "administrator":
        rulers.append((backend.bot, chat.bot_status))
    return [chat_member(chat, user, status) for user, status in rulers]


def get_chat_member_count(backend: Backend, values: Values) -> Any:
    """GetChatMemberCount: a number, the bot included."""
    chat = _readable(backend, values)
    if chat.type == "private":
        return 2
    return sum(status in PRESENT for status in chat.members.values()) + chat.bot_is_in


def leave_chat(backend: Backend, values: Values) -> Any:
    """LeaveChat: True."""
    chat = _readable(backend, values)
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    chat.bot_status = "left"
    return True


def _readable(backend: Backend, values: Values) -> Chat:
    chat = backend.world.chat(values["chat_id"])
    if chat.type == "private":
        return chat  # a blocked bot still knows the person
    if chat.bot_status == "kicked":
        raise ApiError(403, f"bot was kicked from the {chat.type} chat")
    if not chat.bot_is_in and not chat.username:
        raise ApiError(403, f"bot is not a member of the {chat.type} chat")
    return chat


def _status(backend: Backend, chat: Chat, user: User) -> Status:
    if user is backend.bot:
        return chat.bot_status
    if chat.user is user:
        return "member"
    return chat.members.get(user.id, "left")
