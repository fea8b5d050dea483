"""A channel's posts in its discussion group: Telegram forwards every one there, the bot's own too."""

from bot.preview.backend import Backend
from bot.preview.drafts import origin
from bot.preview.state import TELEGRAM, Message


def forward_post(backend: Backend, post: Message) -> None:
    """Forward the post into the group that is linked with its channel, if there is one."""
    channel, world = post.chat, backend.world
    assert channel is not None
    if channel.type != "channel" or channel.linked is None:
        return
    group = channel.linked
    forwarded = Message(world.next_message_id(group), group, TELEGRAM, backend.date(), post.content)
    forwarded.sender_chat = channel
    forwarded.media = post.media
    forwarded.extra = {"is_automatic_forward": True, "forward_origin": origin(post)}
    world.add_message(forwarded)
    backend.deliver("message", forwarded)
