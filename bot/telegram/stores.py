"""What the bot reads and writes: its own database by what is kept there, and the Library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.telegram.answers import Answers
from bot.telegram.chat_settings import ChatSettings
from bot.telegram.feedback import Feedback
from bot.telegram.inbox import Inbox
from bot.telegram.judges import Judges
from bot.telegram.receipts import Receipts
from bot.telegram.replies import Replies
from bot.telegram.shown import Shown
from bot.telegram.tally import Tally
from bot.telegram.timelines import Timelines
from bot.telegram.traces import Traces
from bot.telegram.unanswered import Unanswered
from bot.telegram.watches import Watches
from knowledge.intake.channels import Channels
from knowledge.intake.submissions import Submissions

if TYPE_CHECKING:
    from knowledge.library import Library
    from knowledge.store.database import Database
    from knowledge.web.fetch import Getter


@dataclass(frozen=True, slots=True)
class Stores:
    """What is read and written."""

    database: Database
    library: Library
    inbox: Inbox
    answers: Answers
    feedback: Feedback
    judges: Judges
    watches: Watches
    receipts: Receipts
    channels: Channels
    submissions: Submissions
    replies: Replies
    tally: Tally
    chat_settings: ChatSettings
    unanswered: Unanswered
    shown: Shown
    timelines: Timelines
    traces: Traces

    @classmethod
    def over(cls, database: Database, library: Library, getter: Getter, *, token: str, bot_id: int) -> Stores:
        """Those of this bot: `database` is its own, `library` what it may cite; `getter` fetches pages."""
        inbox, judges = Inbox(database, bot_id), Judges.of_bot(token)
        return cls(
            database,
            library,
            inbox,
            Answers(database, library),
            Feedback(database),
            judges,
            Watches(database),
            Receipts(database),
            Channels(library),
            Submissions(library, getter),
            Replies(database),
            Tally(database),
            ChatSettings(database),
            Unanswered(database),
            Shown(database),
            Timelines(database, library),
            Traces(database, inbox, judges),
        )
