"""What the bot is made of: the rooms that answer people, over its stores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram.access import Access
from bot.telegram.adjusting import Adjusting
from bot.telegram.administrators import Administrators
from bot.telegram.answering import Answering
from bot.telegram.bystanders import Bystanders
from bot.telegram.channel_posts import ChannelPosts
from bot.telegram.diary import Diary
from bot.telegram.door import Door
from bot.telegram.expiring import Expiring
from bot.telegram.forgetting import Forgetting
from bot.telegram.helping import Helping
from bot.telegram.inline import Inline
from bot.telegram.keeper import Keeper
from bot.telegram.lookup import Lookup
from bot.telegram.marking import Marking
from bot.telegram.moving import Moving
from bot.telegram.operators.wing import Operators
from bot.telegram.pressing import Pressing
from bot.telegram.reopening import Reopening
from bot.telegram.replying import Replying
from bot.telegram.shelves import Shelves
from bot.telegram.starts import Starts
from bot.telegram.threads import Threads
from bot.telegram.tools import Tools
from bot.telegram.topics import Topics
from bot.telegram.understanding import Understanding
from bot.telegram.watching import Watching

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.telegram.limiter import Limiter
    from bot.telegram.lookup import Asker
    from bot.telegram.patience import Clock
    from bot.telegram.polling import KeepingBot
    from bot.telegram.rooms import OnMessage, OnPress
    from bot.telegram.stores import Stores


class Parts:
    """Everything that serves an update, put together once."""

    def __init__(
        self,
        bot: KeepingBot,
        limiter: Limiter,
        asker: Asker,
        stores: Stores,
        settings: Settings,
        *,
        clock: Clock,
        typing_after: float,
        look_every: float,
    ) -> None:
        self.stores = stores
        self.tools = tools = Tools.over(bot, limiter, stores, settings, clock=clock, typing_after=typing_after)
        self.keeper = Keeper(tools, stores.inbox)
        lookup, starts, threads = Lookup(asker), Starts(bot), Threads()
        diary = Diary(stores.tally, stores.unanswered, tools.workers)
        administrators = Administrators(bot, tools.patience, clock)
        understanding = Understanding(
            lookup, stores.answers, threads, settings=stores.chat_settings, workers=tools.workers, bot=bot
        )
        replying = Replying(tools, stores.replies, stores.answers, threads, diary)
        reopening = Reopening(stores.answers, stores.timelines, stores.shown, starts=starts, workers=tools.workers)

        # What is chosen for a chat, and kept of it
        moving = Moving(stores.library, stores.answers, stores.chat_settings, tools.workers)
        access = Access(settings, stores.chat_settings)
        door = Door(tools, access, stores.chat_settings, settings, clock=clock)
        self.adjusting = adjusting = Adjusting(
            tools, stores.chat_settings, stores.library, administrators, look_every=look_every
        )
        forgetting = Forgetting(
            tools, stores.traces, stores.chat_settings, (threads, door), contact=settings.contact
        )

        # What is asked and read
        helping = Helping(tools, settings.admins, lookup, stores.library, settings=stores.chat_settings)
        answering = Answering(
            tools,
            replying,
            understanding,
            reopening,
            stores.answers,
            starts=starts,
            diary=diary,
            inbox=stores.inbox,
            settings=stores.chat_settings,
            shown=stores.shown,
            threads=threads,
            timelines=stores.timelines,
        )
        topics = Topics(
            tools,
            replying,
            lookup,
            stores.library,
            stores.timelines,
            starts=starts,
            settings=stores.chat_settings,
            threads=threads,
            inbox=stores.inbox,
        )
        shelves = Shelves(tools, stores.library, settings=stores.chat_settings)
        bystanders = Bystanders(tools, stores.answers, starts, threads, clock=clock)
        pressing = Pressing(
            tools,
            answering,
            stores.answers,
            stores.feedback,
            judges=stores.judges,
            starts=starts,
            threads=threads,
        )
        self.inline = Inline(
            tools,
            lookup,
            stores.library,
            stores.answers,
            starts=starts,
            door=door,
            settings=stores.chat_settings,
            shown=stores.shown,
            tally=stores.tally,
        )

        # What goes on by itself
        self.posts = ChannelPosts(stores.channels, stores.answers, tools.workers)
        self.watching = Watching(
            tools,
            lookup,
            stores.watches,
            stores.answers,
            threads,
            library=stores.library,
            settings=stores.chat_settings,
            access=access,
            look_every=look_every,
        )
        self.marking = Marking(
            tools,
            stores.library,
            stores.answers,
            stores.timelines,
            shown=stores.shown,
            threads=threads,
            starts=starts,
            look_every=look_every,
        )
        self.expiring = Expiring(tools, stores, look_every=look_every)
        self.operators = operators = Operators(
            tools,
            stores,
            settings,
            bot=bot,
            asker=asker,
            administrators=administrators,
            diary=diary,
            look_every=look_every,
        )

        # Each in the order in which they are asked whether an update is for them; the last one takes what is left.
        # Of what is edited, lists take the place of the reply to the earlier words, as answers do; the others reply
        # anew, which in a channel would be said to all subscribers.
        self.on_message: tuple[OnMessage, ...] = (
            moving.message,
            door.message,
            adjusting.message,
            helping.message,
            forgetting.message,
            *operators.on_message,
            self.watching.message,
            topics.message,
            shelves.message,
            answering.message,
        )
        self.on_press: tuple[OnPress, ...] = (
            door.press,
            adjusting.press,
            forgetting.press,
            bystanders.press,
            *operators.on_press,
            self.watching.press,
            topics.press,
            shelves.press,
            pressing.press,
        )
        self.on_post: tuple[OnMessage, ...] = (
            self.posts.post,
            door.message,
            adjusting.message,
            topics.message,
            shelves.message,
            answering.message,
        )
        self.on_edit: tuple[OnMessage, ...] = (
            door.message,
            adjusting.message,
            helping.message,
            forgetting.message,
            self.watching.message,
            topics.message,
            shelves.message,
            answering.edited,
        )
        self.on_edited_post: tuple[OnMessage, ...] = (
            self.posts.post,
            door.message,
            topics.message,
            answering.edited,
        )
