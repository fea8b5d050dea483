"""The database under the Library: how it is opened, how calls share a transaction, and what its failures mean.

SQLite in WAL by default, so that readers never wait for the writer. Commits are synchronous in full: what was
acknowledged survives a loss of power, not only of the process.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import event

from knowledge.errors import DamagedError, DatelineError, TransientError, UserError
from knowledge.sealed import is_sealed
from knowledge.store import mending, values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BUSY_SECONDS = 30.0
"""How long a writer waits for another one."""

_STEPS = 100_000  # of SQLite's machine, some milliseconds, after which it is asked whether to stop
_SMALLEST = 512  # bytes of the smallest page
_APPLICATION_ID = int.from_bytes(b"Date", "big")  # in the header of the file, as SQLite provides

_DAMAGE = (
    *("not a database", "corrupt", "decode", "unsupported file format"),
    *("no such table", "no such column", "has no column", "foreign key mismatch"),
)

_START_ANEW = "put back a backup by `dateline restore FILE`, or move it away to start anew"
_LOOK = f"run `dateline doctor` to see whether it can be mended, else {_START_ANEW}"
_MEND = "only an index of it, so that nothing is lost: run `dateline index --rebuild`"

_REFUSALS = {
    "readonly": "cannot write {name} ({reason}): make it and its folder writable or choose another with --data",
    "unable to open": (
        "cannot open {name}: give this user the permission to read and write it and its folder, or choose another "
        "with --data"
    ),
    "full": "the disk of {name} is full: free some space and run the command again",
    # Also where a disk is too full for the files beside it.
    "disk I/O": "the disk of {name} is full or fails ({reason}): free some space, or check the disk",
}


class Database:
    """An engine whose errors are ours. Each write is one transaction that takes the write lock at its start.

    What is read and written inside a `writing` block, by any call of the same thread, belongs to its transaction.
    """

    def __init__(self, engine: sa.Engine, name: str, *, sealed: bool = False) -> None:
        """`sealed`: it is only read."""
        self._engine = engine
        self._sealed = sealed
        self._own = threading.local()
        self._file: tuple[int, int] | None = None
        self.name = name

    @classmethod
    def from_file(cls, path: Path, *, busy_seconds: float = BUSY_SECONDS) -> Database:
        """Open or create the SQLite file at `path`, and its folder. UserError when that is not allowed.

        Where nothing may be written in the folder, what is there is read.
        A writer waits up to `busy_seconds` for another one.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                f"cannot make the folder {path.parent} ({error.strerror}): choose another with --data"
            ) from error
        _refuse_scrap(path)
        how = {"timeout": busy_seconds, "check_same_thread": False}
        url = sa.URL.create("sqlite", database=str(path))
        if sealed := path.exists() and is_sealed(path.parent):
            engine = sa.create_engine(url, creator=partial(sqlite3.connect, _sealed(path), uri=True, **how))
            event.listen(engine, "connect", _prepare_reading)
        else:
            engine = sa.create_engine(url, connect_args=how)
            event.listen(engine, "connect", _prepare_sqlite)
        values.checked(engine)
        event.listen(engine, "begin", _begin_sqlite)
        return cls(engine, str(path), sealed=sealed)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees one state of the database throughout."""
        if (outer := self._writing()) is not None:
            yield outer
            return
        with self._classed(), self._engine.connect() as connection, connection.begin():
            yield connection

    def value(self, statement: str) -> Any:
        """The one value that a statement without parameters brings, None where it brings none.

        The driver is asked itself: around what takes some microseconds, a connection of SQLAlchemy's takes half a
        millisecond, and each question asks for such a value twice.
        """
        if (outer := self._writing()) is not None:
            return outer.exec_driver_sql(statement).scalar()
        with self._classed(), closing(self._engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute(statement)
            row = cursor.fetchone()
        return row[0] if row else None

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One transaction, committed at the end, undone when an exception leaves the block.

        A block inside another one is committed with the outer one, and undone by itself.
        """
        if (outer := self._writing()) is not None:
            with self._classed(), outer.begin_nested():
                yield outer
            return
        if self._sealed:
            raise UserError(_REFUSALS["readonly"].format(name=self.name, reason="its folder is read-only"))
        with (
            self._classed(),
            self._engine.connect().execution_options(dateline_writes=True) as connection,
            connection.begin(),
        ):
            self._own.connection = connection
            try:
                yield connection
            finally:
                self._own.connection = None

    def _writing(self) -> sa.Connection | None:
        """The connection of the `writing` block that this thread is in."""
        return getattr(self._own, "connection", None)

    def check(self, stopping: Callable[[], bool] = lambda: False) -> None:
        """Have the database check itself, every index against its table too, until `stopping` says so.

        An index that lost rows looks sound by itself, and an outlet that is missing there is hidden from nobody. It
        costs 7 s of a processor a GB, five times as much as to look at the pages alone: 2.6 s for 44,000 articles.
        DamagedError when it finds something; it names the cure, which is another one where the tables are whole.
        """
        if self._engine.dialect.name != "sqlite":
            return  # a server watches over its own files
        try:
            self._check(stopping)
        except DamagedError as error:  # it cannot even be opened, and this is the look that is advised then
            raise DamagedError(str(error).replace(_LOOK, _START_ANEW)) from error

    def _check(self, stopping: Callable[[], bool]) -> None:
        with self.reading() as connection:
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            raw.set_progress_handler(stopping, _STEPS)
            try:
                found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
            except sa.exc.OperationalError as error:
                if stopping():
                    return
                if getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                    raise KeyboardInterrupt from error  # it came within `stopping`, and SQLite drops that
                raise
            except sa.exc.DatabaseError as error:
                found = error.orig
            finally:
                raw.set_progress_handler(None, 0)
            if found != "ok":
                cure = _MEND if mending.are_tables_whole(raw) else _START_ANEW
                raise DamagedError(_damaged(self.name, str(found), cure))

    def check_place(self) -> None:
        """UserError where the file is not where it was when this was asked first.

        The system keeps a file that is deleted for those who have it open: they would go on, and all would be lost.
        """
        if self._engine.dialect.name != "sqlite":
            return
        found = None
        with suppress(OSError):
            stat = Path(self.name).stat()
            found = stat.st_dev, stat.st_ino
        self._file = self._file or found
        if found != self._file:
            raise UserError(f"{self.name} was deleted or replaced while the bot runs: start the bot again")

    def copy_to(self, path: Path) -> None:
        """Write a copy of the database as it is at one moment, while others go on reading and writing.

        UserError when there is no room for it.
        """
        with self._classed(), self._engine.connect() as connection, closing(sqlite3.connect(path)) as copy:
            source = connection.connection.driver_connection
            assert isinstance(source, sqlite3.Connection)  # a server has means of its own
            try:
                source.backup(copy)
            except sqlite3.Error as error:
                raise _classed(str(error), str(path)) from error

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def _classed(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.DBAPIError as error:
            raise _classed(str(error.orig), self.name) from error
        except self._engine.dialect.loaded_dbapi.Error as error:
            raise _classed(str(error), self.name) from error
        except UnicodeDecodeError as error:  # in the names of its tables, or in what is wrong with those
            raise DamagedError(_damaged(self.name, "its tables have names that are no text")) from error
        except values.UnreadableError as error:
            raise DamagedError(_damaged(self.name, str(error))) from error
        except sa.exc.TimeoutError as error:
            raise TransientError(f"{self.name} has too many readers at once: try again") from error


def _refuse_scrap(path: Path) -> None:
    """Refuse what is no file, and a file shorter than a page: SQLite would take it for empty and write over it.

    Only its size is looked at. To open and close the file here would drop the locks that SQLite holds on it for
    another Library in this process.
    """
    try:
        size = path.stat().st_size if path.is_file() else 0
        is_scrap = path.exists() and not path.is_file()
    except OSError as error:
        cure = "give this user the permission to read and write its folder, or choose another with --data"
        raise UserError(f"cannot read {path} ({error.strerror}): {cure}") from error
    if is_scrap:
        what = "a folder" if path.is_dir() else "no file"
        raise DamagedError(f"{path} is {what}, and should be a database: move it away, or put back a backup")
    if 0 < size < _SMALLEST:
        raise DamagedError(_damaged(str(path), "it is cut short"))


def _damaged(name: str, reason: str, cure: str = _START_ANEW) -> str:
    return f"{name} is damaged ({' '.join(reason.split())}): {cure}"


def _sealed(path: Path) -> str:
    """The address by which SQLite reads a database in whose folder nothing may be written.

    In WAL mode it needs the files -wal and -shm beside the database, and makes them where they are not there. What
    was written last stands in -wal: with both, SQLite reads it. Without them, nobody has the database open and all
    is in it, so that no file beside it is needed.
    """
    log, shared = (path.with_name(path.name + end) for end in ("-wal", "-shm"))
    if log.exists() and shared.exists():
        return f"{path.absolute().as_uri()}?mode=ro"
    if log.exists() and log.stat().st_size:
        raise UserError(
            f"what was written last stands in {log} and cannot be read where nothing may be written: make its "
            "folder writable and run `dateline list` once, or copy the folder and name the copy with --data"
        )
    return f"{path.absolute().as_uri()}?mode=ro&immutable=1"


def _prepare_reading(connection: Any, _record: object) -> None:
    connection.isolation_level = None


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's begin decides, not the driver's guess
    for pragma in ("synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()
    # The journal's mode is written into the file: one that another application made is left as it is.
    if connection.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION_ID:
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return
        connection.execute(f"PRAGMA application_id={_APPLICATION_ID}").close()
    connection.execute("PRAGMA journal_mode=WAL").close()


def _begin_sqlite(connection: sa.Connection) -> None:
    # A writer takes its lock at once: a lock asked for in mid-transaction fails without waiting.
    writes = connection.get_execution_options().get("dateline_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _classed(reason: str, name: str) -> DatelineError:
    if "locked" in reason or "busy" in reason:
        return TransientError(f"{name} is in use by another process: try again when that has finished")
    if "malformed" in reason:
        return DamagedError(_damaged(name, reason, _LOOK))
    if any(sign in reason for sign in _DAMAGE):
        return DamagedError(_damaged(name, reason))
    for sign, told in _REFUSALS.items():
        if sign in reason:
            return UserError(told.format(name=name, reason=reason))
    return DatelineError(f"{name}: {reason}: run `dateline doctor`")
