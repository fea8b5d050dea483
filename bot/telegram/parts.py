"""What the bot is made of: the rooms that answer people, over its stores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram.access import Access
from bot.telegram.adjusting import Adjusting
from bot.telegram.administrators import Administrators
from bot.telegram.channel_posts import ChannelPosts
from bot.telegram.delivery import Delivery
from bot.telegram.desk import Desk
from bot.telegram.door import Door
from bot.telegram.forgetting import Forgetting
from bot.telegram.handlers import Handlers
from bot.telegram.helping import Helping
from bot.telegram.inline import Inline
from bot.telegram.keeper import Keeper
from bot.telegram.ledger import Ledger
from bot.telegram.lookup import Asker, Lookup
from bot.telegram.marking import Marking
from bot.telegram.menus import Menus
from bot.telegram.moving import Moving
from bot.telegram.operators.checkup import Checkup
from bot.telegram.operators.diary import Diary
from bot.telegram.operators.office import Office
from bot.telegram.operators.quality import Quality
from bot.telegram.operators.questions import Questions
from bot.telegram.operators.standing import Standing
from bot.telegram.operators.stats import Stats
from bot.telegram.patience import Clock, Patience
from bot.telegram.posting import Posting
from bot.telegram.pressing import Pressing
from bot.telegram.promises import Promises
from bot.telegram.shelves import Shelves
from bot.telegram.starts import Starts
from bot.telegram.subscribers import Subscribers
from bot.telegram.threads import Threads
from bot.telegram.topics import Topics
from bot.telegram.understanding import Understanding
from bot.telegram.voices import Voices
from bot.telegram.watching import Watching
from bot.telegram.workers import Workers

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.telegram.limiter import Limiter
    from bot.telegram.polling import KeepingBot
    from bot.telegram.rooms import OnMessage, OnPress
    from bot.telegram.stores import Stores


class Parts:
    """Everything that serves an update, put together once."""

    def __init__(
        self,
        bot: KeepingBot,
        limiter: Limiter,
        ask: Asker,
        stores: Stores,
        settings: Settings,
        *,
        clock: Clock,
        typing_after: float,
        look_every: float,
    ) -> None:
        self.stores = stores
        voices = Voices(settings.language, stores.chat_settings.language)
        self.patience = patience = Patience(clock)
        self.workers = workers = Workers(patience, Ledger(stores.database))
        self.menus = Menus(bot, settings.admins)
        delivery = Delivery(stores.inbox, workers, patience, limiter)
        posting = Posting(bot, delivery, stores.shown, workers, typing_after=typing_after)
        starts, threads = Starts(bot), Threads()
        lookup = Lookup(ask)
        diary = Diary(stores.tally, stores.unanswered, workers)
        self.keeper = Keeper(stores.inbox, workers, patience, posting, voices)
        self.promises = Promises(
            stores.receipts, stores.submissions, workers, patience, posting, look_every=look_every
        )
        self.watching = Watching(
            ask,
            stores.watches,
            stores.answers,
            threads,
            settings=stores.chat_settings,
            workers=workers,
            patience=patience,
            posting=posting,
            voices=voices,
            look_every=look_every,
        )
        access = Access(settings, stores.chat_settings)
        door = Door(access, stores.chat_settings, settings, clock=clock, voices=voices, posting=posting)
        administrators = Administrators(bot, patience, clock)
        adjusting = Adjusting(
            stores.chat_settings,
            stores.library,
            administrators,
            voices=voices,
            workers=workers,
            posting=posting,
        )
        forgetting = Forgetting(
            stores.traces,
            stores.chat_settings,
            (threads, door),
            contact=settings.contact,
            voices=voices,
            workers=workers,
            posting=posting,
        )
        self.posts = ChannelPosts(stores.channels, stores.answers, workers)
        self.inline = Inline(
            lookup,
            stores.library,
            stores.answers,
            starts=starts,
            door=door,
            settings=stores.chat_settings,
            shown=stores.shown,
            tally=stores.tally,
            workers=workers,
            posting=posting,
            voices=voices,
        )
        office = Office(settings.admins)
        desk = Desk(
            office,
            stores.library,
            stores.submissions,
            channels=stores.channels,
            receipts=stores.receipts,
            promises=self.promises,
            bot=bot,
            inbox=stores.inbox,
            workers=workers,
            patience=patience,
            posting=posting,
            menus=self.menus,
            voices=voices,
        )
        handlers = Handlers(
            Understanding(lookup, stores.answers, threads, settings=stores.chat_settings, workers=workers, bot=bot),
            stores.answers,
            starts,
            diary=diary,
            inbox=stores.inbox,
            replies=stores.replies,
            shown=stores.shown,
            settings=stores.chat_settings,
            workers=workers,
            posting=posting,
            voices=voices,
            threads=threads,
            timelines=stores.timelines,
        )
        pressing = Pressing(
            handlers,
            stores.answers,
            stores.feedback,
            judges=stores.judges,
            starts=starts,
            threads=threads,
            workers=workers,
            posting=posting,
            voices=voices,
        )
        self.marking = Marking(
            stores.library,
            stores.answers,
            stores.timelines,
            stores.shown,
            threads,
            workers=workers,
            patience=patience,
            posting=posting,
            starts=starts,
            look_every=look_every,
        )
        topics = Topics(
            lookup,
            stores.library,
            stores.timelines,
            starts=starts,
            settings=stores.chat_settings,
            handlers=handlers,
            threads=threads,
            inbox=stores.inbox,
            workers=workers,
            posting=posting,
            voices=voices,
        )
        shelves = Shelves(
            stores.library, settings=stores.chat_settings, workers=workers, posting=posting, voices=voices
        )
        helping = Helping(
            settings.admins,
            ask,
            lookup,
            stores.library,
            settings=stores.chat_settings,
            workers=workers,
            posting=posting,
            voices=voices,
        )
        questions = Questions(office, stores.unanswered, lookup, voices=voices, workers=workers, posting=posting)
        stats = Stats(
            office,
            ask,
            stores.library,
            tally=stores.tally,
            feedback=stores.feedback,
            inbox=stores.inbox,
            diary=diary,
            voices=voices,
            workers=workers,
            posting=posting,
        )
        checkup = Checkup(
            office,
            Standing(bot),
            administrators,
            settings=settings,
            asker=ask,
            library=stores.library,
            channels=stores.channels,
            tally=stores.tally,
            voices=voices,
            workers=workers,
            patience=patience,
            posting=posting,
        )
        quality = Quality(
            office,
            ask,
            stores.library,
            feedback=stores.feedback,
            inbox=stores.inbox,
            voices=voices,
            workers=workers,
            posting=posting,
            patience=patience,
        )
        moving = Moving(stores.library, stores.answers, stores.chat_settings, workers)
        subscribers = Subscribers(stores.answers, starts, voices=voices, workers=workers, posting=posting)
        # Each in the order in which they are asked whether an update is for them; the last one takes what is left.
        # Of what is edited, lists take the place of the reply to the earlier words, as answers do; the others reply
        # anew, which in a channel would be said to all subscribers.
        self.on_message: tuple[OnMessage, ...] = (
            moving.message,
            door.message,
            adjusting.message,
            helping.message,
            forgetting.message,
            desk.message,
            questions.message,
            stats.message,
            checkup.message,
            quality.message,
            self.watching.message,
            topics.message,
            shelves.message,
            handlers.message,
        )
        self.on_press: tuple[OnPress, ...] = (
            door.press,
            adjusting.press,
            forgetting.press,
            subscribers.press,
            desk.press,
            questions.press,
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
            handlers.message,
        )
        self.on_edit: tuple[OnMessage, ...] = (
            door.message,
            adjusting.message,
            helping.message,
            forgetting.message,
            self.watching.message,
            topics.message,
            shelves.message,
            handlers.edited,
        )
        self.on_edited_post: tuple[OnMessage, ...] = (
            self.posts.post,
            door.message,
            topics.message,
            handlers.edited,
        )
