"""What nearly every room works with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.telegram.delivery import Delivery
from bot.telegram.ledger import Ledger
from bot.telegram.patience import Patience
from bot.telegram.posting import Posting
from bot.telegram.voices import Voices
from bot.telegram.workers import Workers

if TYPE_CHECKING:
    from telegram.ext import ExtBot

    from bot.settings import Settings
    from bot.telegram.limiter import Limiter
    from bot.telegram.patience import Clock
    from bot.telegram.stores import Stores


@dataclass(frozen=True, slots=True)
class Tools:
    """Threads for what blocks, waiting, what is sent, and in which language."""

    workers: Workers
    patience: Patience
    posting: Posting
    voices: Voices

    @classmethod
    def over(
        cls,
        bot: ExtBot[None],
        limiter: Limiter,
        stores: Stores,
        settings: Settings,
        *,
        clock: Clock,
        typing_after: float,
    ) -> Tools:
        """Those of one run of the bot; it shows that it types after so many seconds."""
        patience = Patience(clock)
        workers = Workers(patience, Ledger(stores.database))
        delivery = Delivery(stores.inbox, workers, patience, limiter)
        posting = Posting(bot, delivery, stores.shown, workers, typing_after=typing_after)
        return cls(workers, patience, posting, Voices(settings.language, stores.chat_settings.language))
