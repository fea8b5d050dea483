"""The bot's own database, `bot.db`: what it still has to answer, and what its buttons mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from knowledge.article import MAX_ID
from knowledge.errors import DamagedError, NewerError
from knowledge.store.tables import Moment

if TYPE_CHECKING:
    from knowledge.store.database import Database

SCHEMA = 10
# The columns that tables of an older format may lack; tables that are new are made.
_ADDED = {
    ("answers", "outside"): "BOOLEAN DEFAULT FALSE NOT NULL",
    ("promises", "language"): "VARCHAR(8) DEFAULT 'en' NOT NULL",
    ("watches", "language"): "VARCHAR(8) DEFAULT 'en' NOT NULL",
    ("watches", "goes_on"): "TEXT DEFAULT '' NOT NULL",
    ("watches", "perhaps"): f"VARCHAR({MAX_ID})",
    ("watches", "topic"): "BIGINT",
    ("watches", "unread"): "BOOLEAN DEFAULT FALSE NOT NULL",
    ("verdicts", "quoted"): "VARCHAR(64)",
    ("verdicts", "quoted_start"): "INTEGER",
    ("verdicts", "quoted_end"): "INTEGER",
}

metadata = sa.MetaData()
_meta = sa.Table(
    "bot_meta",
    metadata,
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("value", sa.String(200), nullable=False),
)
updates = sa.Table(
    "updates",
    metadata,
    # An id is one bot's: with another token the same number is another update.
    sa.Column("bot", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("raw", sa.Text),  # None once done: what people write is not kept
    sa.Column("sending", sa.Boolean, nullable=False),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("outcome", sa.String(100)),
    sa.Column("done", Moment, index=True),
)
answers = sa.Table(
    "answers",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("confidence", sa.String(10), nullable=False),
    sa.Column("quotes", sa.Text, nullable=False),
    sa.Column("newer", sa.Text),
    sa.Column("chat", sa.BigInteger, nullable=False),
    sa.Column("message", sa.BigInteger),
    sa.Column("made", Moment, nullable=False),
    sa.Column("outside", sa.Boolean, nullable=False),
)
sa.Index("answers_by_message", answers.c.chat, answers.c.message)
# Which message of ours replies to which.
replies = sa.Table(
    "replies",
    metadata,
    sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("question", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("reply", sa.BigInteger, nullable=False),
    sa.Column("made", Moment, nullable=False),
)
# What administrators were told was taken in: the articles, in the order in which they were named.
receipts = sa.Table(
    "receipts",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("articles", sa.Text, nullable=False),
    sa.Column("made", Moment, nullable=False),
)
# Pages that wait for another try, and who is told what became of them, in reply to which message.
promises = sa.Table(
    "promises",
    metadata,
    sa.Column("page", sa.Text, primary_key=True),
    sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("message", sa.BigInteger, nullable=False),
    sa.Column("language", sa.String(8), nullable=False),
)
# What readers say of a quote of an answer, and how many of them on that day, in UTC. Who said it is not kept.
verdicts = sa.Table(
    "verdicts",
    metadata,
    sa.Column("answer", sa.String(16), primary_key=True),
    sa.Column("quote", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("verdict", sa.String(10), primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("times", sa.Integer, nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("asked", sa.Date, nullable=False),
    # The article that answers and the words in it, where the verdict tells that.
    sa.Column("article", sa.Text),
    sa.Column("revision", sa.String(64)),
    sa.Column("start", sa.Integer),
    sa.Column("end", sa.Integer),
    sa.Column("made", Moment, nullable=False),  # when it was last said on that day
    # The text that was quoted and the words in it, of which this was said.
    sa.Column("quoted", sa.String(64)),
    sa.Column("quoted_start", sa.Integer),
    sa.Column("quoted_end", sa.Integer),
)
# Who said it in a shared chat, by a code, and what they said last, to which their voice is changed.
judges = sa.Table(
    "judges",
    metadata,
    sa.Column("answer", sa.String(16), primary_key=True),
    sa.Column("quote", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("judge", sa.String(32), primary_key=True),
    sa.Column("verdict", sa.String(10), nullable=False),
    sa.Column("day", sa.Date, nullable=False, index=True),
)
# Questions that had no answer, and the message to which it is told once one comes.
watches = sa.Table(
    "watches",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("chat", sa.BigInteger, nullable=False),
    sa.Column("person", sa.BigInteger, nullable=False, index=True),
    sa.Column("message", sa.BigInteger, nullable=False),
    sa.Column("topic", sa.BigInteger),  # of a forum, where it stands in one
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("goes_on", sa.Text, nullable=False),  # the question with what it goes on from, or nothing
    sa.Column("made", Moment, nullable=False),
    sa.Column("language", sa.String(8), nullable=False),
    sa.Column("change", sa.BigInteger, nullable=False),  # of the Library: what came up to it was looked through
    sa.Column("perhaps", sa.String(MAX_ID)),  # the article up to there that answers it unsurely
    sa.Column("unread", sa.Boolean, nullable=False),  # whether articles were still being read when it was asked
)
# What was chosen for a chat; what is empty was not.
chat_settings = sa.Table(
    "chat_settings",
    metadata,
    sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("language", sa.String(10)),
    sa.Column("outlets", sa.Text),
    sa.Column("certain", sa.Boolean, nullable=False),
    sa.Column("quiet", sa.Boolean, nullable=False),
    sa.Column("formerly", sa.BigInteger),  # the number of the group that became this supergroup
)
# Questions that the articles did not answer. Who asked and where is not kept.
unanswered = sa.Table(
    "unanswered",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("times", sa.Integer, nullable=False),
    sa.Column("first", sa.Date, nullable=False),
    sa.Column("last", sa.Date, nullable=False, index=True),
    sa.Column("meanwhile", sa.String(10)),  # the confidence with which it was answered since
)
# What is counted by the day, in UTC.
daily = sa.Table(
    "daily",
    metadata,
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("value", sa.BigInteger, nullable=False),
)
# Which message of ours shows which quote of an answer, or page of a timeline, and the articles that it mentions:
# to be marked when those do not stand any more.
shown = sa.Table(
    "shown",
    metadata,
    # A card that was sent through the bot has an id of its own instead of a chat and a message, which are 0 then.
    sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("message", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("inline", sa.String(200), primary_key=True),
    sa.Column("subject", sa.String(10), nullable=False),
    sa.Column("id", sa.String(16), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("language", sa.String(8), nullable=False),
    sa.Column("due", sa.Boolean, nullable=False, index=True),  # for a look at whether it still stands
    sa.Column("made", Moment, nullable=False),
)
mentions = sa.Table(
    "mentions",
    metadata,
    sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("message", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("inline", sa.String(200), primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("article", sa.String(MAX_ID), nullable=False, index=True),
    sa.Column("revision", sa.String(64), nullable=False, index=True),
    sa.Column("outlet", sa.Text),
    sa.Column("gone", sa.String(20)),  # why its words are not shown any more
)
# How far the Library was followed: its change, and which outlets were restricted then, as JSON.
followed = sa.Table(
    "followed",
    metadata,
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
# What was listed on a topic: where each sentence stands.
timelines = sa.Table(
    "timelines",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("places", sa.Text, nullable=False),
    sa.Column("newest_first", sa.Boolean, nullable=False),
    sa.Column("undated", sa.Integer, nullable=False),
    sa.Column("made", Moment, nullable=False),
)
counters = sa.Table(
    "counters",
    metadata,
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("value", sa.BigInteger, nullable=False),
)


def found(database: Database) -> None:
    """Make the tables if there are none, or bring them to this format, in one transaction.

    DamagedError when the database is not the bot's, NewerError when it was written by a newer version.
    """
    with database.reading() as connection:
        empty = not sa.inspect(connection).get_table_names()
    if empty:
        with database.writing() as connection:
            metadata.create_all(connection)
            if connection.execute(sa.select(_meta.c.name)).first() is None:  # else another process was first
                connection.execute(_meta.insert().values(name="schema", value=str(SCHEMA)))
    refuse_newer(database)
    schema = _schema(database)
    if schema is None:
        raise DamagedError(f"{database.name} is not the bot's database: choose another folder with --data")
    if schema < SCHEMA:
        with database.writing() as connection:
            _upgrade(connection)


def refuse_newer(database: Database) -> None:
    """NewerError when the database was written by a newer version."""
    schema = _schema(database)
    if schema is not None and schema > SCHEMA:
        raise NewerError(
            f"{database.name} was written by a newer Dateline (format {schema}, this one reads {SCHEMA}): "
            "install the newer version"
        )


def _schema(database: Database) -> int | None:
    """The format that the database is signed with, None where it is not signed."""
    with database.reading() as connection:
        signed = sa.inspect(connection).has_table(_meta.name)
        where = sa.select(_meta.c.value).where(_meta.c.name == "schema")
        schema = connection.execute(where).scalar() if signed else None
    return int(schema) if schema and schema.isdecimal() else None


def erasing(connection: sa.Connection) -> None:
    """Have what is deleted in this transaction erased: it would stay readable in the file for a while."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON")


def count(connection: sa.Connection, name: str, more: int) -> None:
    """Add to a counter."""
    c = counters.c
    changed = connection.execute(counters.update().where(c.name == name).values(value=c.value + more))
    if not changed.rowcount:
        connection.execute(counters.insert().values(name=name, value=more))


def counted(connection: sa.Connection, name: str) -> int:
    """What a counter stands at."""
    where = counters.c.name == name
    return connection.execute(sa.select(counters.c.value).where(where)).scalar() or 0


def _upgrade(connection: sa.Connection) -> None:
    inspector = sa.inspect(connection)
    for (table, column), kind in _ADDED.items():
        known = [c["name"] for c in inspector.get_columns(table)] if inspector.has_table(table) else None
        if known is not None and column not in known:  # another process may have been first
            connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
    metadata.create_all(connection)
    for index in (one for each in metadata.sorted_tables for one in each.indexes):
        index.create(connection, checkfirst=True)  # where the table was there before
    if inspector.has_table("feedback"):
        _take_over(connection)
    connection.execute(_meta.update().where(_meta.c.name == "schema").values(value=str(SCHEMA)))


def _take_over(connection: sa.Connection) -> None:
    """Bring the verdicts over from the table of older formats, which had one for each quote."""
    older = sa.Table("feedback", sa.MetaData(), autoload_with=connection)
    rows = [dict(row) for row in connection.execute(sa.select(older)).mappings()]
    if rows:
        connection.execute(verdicts.insert(), [row | {"day": row["made"].date(), "times": 1} for row in rows])
    older.drop(connection)
