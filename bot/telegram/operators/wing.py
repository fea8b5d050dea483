"""The rooms of those who run the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram.lookup import Lookup
from bot.telegram.menus import Menus
from bot.telegram.operators.checkup import Checkup
from bot.telegram.operators.desk import Desk
from bot.telegram.operators.office import Office
from bot.telegram.operators.promises import Promises
from bot.telegram.operators.quality import Quality
from bot.telegram.operators.questions import Questions
from bot.telegram.operators.standing import Standing
from bot.telegram.operators.stats import Stats

if TYPE_CHECKING:
    from telegram.ext import ExtBot

    from bot.settings import Settings
    from bot.telegram.administrators import Administrators
    from bot.telegram.diary import Diary
    from bot.telegram.lookup import Asker
    from bot.telegram.rooms import OnMessage, OnPress
    from bot.telegram.stores import Stores
    from bot.telegram.tools import Tools


class Operators:
    """What they see of the bot, and do with it; `on_message` and `on_press` are asked in this order."""

    def __init__(
        self,
        tools: Tools,
        stores: Stores,
        settings: Settings,
        *,
        bot: ExtBot[None],
        asker: Asker,
        administrators: Administrators,
        diary: Diary,
        look_every: float,
    ) -> None:
        office = Office(settings.admins)
        self.menus = Menus(bot, settings.admins)
        self.promises = Promises(tools, stores.receipts, stores.submissions, look_every=look_every)
        desk = Desk(
            tools,
            office,
            stores.library,
            stores.submissions,
            channels=stores.channels,
            receipts=stores.receipts,
            promises=self.promises,
            bot=bot,
            inbox=stores.inbox,
            menus=self.menus,
            shown=stores.shown,
        )
        questions = Questions(tools, office, stores.unanswered, Lookup(asker))
        stats = Stats(
            tools,
            office,
            asker,
            stores.library,
            tally=stores.tally,
            feedback=stores.feedback,
            inbox=stores.inbox,
            diary=diary,
        )
        checkup = Checkup(
            tools,
            office,
            Standing(bot),
            administrators,
            settings=settings,
            asker=asker,
            library=stores.library,
            channels=stores.channels,
            tally=stores.tally,
        )
        quality = Quality(tools, office, asker, stores.library, feedback=stores.feedback, inbox=stores.inbox)
        self.on_message: tuple[OnMessage, ...] = (
            desk.message,
            questions.message,
            stats.message,
            checkup.message,
            quality.message,
        )
        self.on_press: tuple[OnPress, ...] = (desk.press, questions.press)
