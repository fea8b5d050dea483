"""An older Library is opened by this version, killed at any statement of that: nothing is lost or half done."""

import os
import shutil
import signal
import sqlite3
from contextlib import closing
from itertools import count

import pytest
import sqlalchemy as sa
from older import aged

from knowledge.article import Draft, Visit
from knowledge.intake.origin import Kind
from knowledge.intake.origins import Origins
from knowledge.library import Library

URL = "https://harbour.example/ferry"


def older(folder, schema):
    """An older Library with corrected, removed and shared articles, of a feed too."""
    library = Library.from_folder(folder)
    for price in 5, 6:
        library.add([Draft("Fares", f"A ticket is {price} crowns. " * 40, id="17", source="Post")])
    library.add([Draft("Bridge", "The bridge is shut.", id="18"), Draft("Storm", "A storm comes.", id="19")])
    library.remove(["19"])
    feed = Origins(library.database).add(Kind.FEED, "https://harbour.example/feed")
    for n in range(3):
        library.add([Draft(f"Report {n}", f"Report {n} of the ferry.", id=f"r{n}", url=URL, visit=Visit(URL))])
        Origins(library.database).stored(feed, f"r{n}", feed.added, [f"r{n}"])
    aged(library.database, schema, "an older one")
    library.close()


def held(folder):
    """All that the database holds, but for the moments at which changes were written down."""
    with closing(sqlite3.connect(folder / "library.db")) as connection:
        made = connection.execute("SELECT name, type FROM sqlite_master ORDER BY name").fetchall()
        rows = {}
        for name in [name for name, kind in made if kind == "table" and name != "changes"]:
            rows[name] = sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
        rows["changes"] = sorted(connection.execute("SELECT number, revision FROM changes"))
        return made, rows


def killed(folder, statement):
    """Open the Library in another process, which is killed before it runs so many statements or commits them."""
    process = os.fork()
    if process == 0:
        left = iter(range(statement, -1, -1))

        def step(*_):
            if not next(left):
                os.kill(os.getpid(), signal.SIGKILL)

        def spill(connection, _record):
            connection.execute("PRAGMA cache_size=1").close()  # so that pages are written before the commit

        sa.event.listen(sa.Engine, "connect", spill)
        sa.event.listen(sa.Engine, "before_cursor_execute", step)
        sa.event.listen(sa.Engine, "commit", step)
        Library.from_folder(folder)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == -signal.SIGKILL


@pytest.mark.parametrize("schema", [1, 6, 8])
def test_a_library_that_grows_is_killed_at_each_statement_and_grows_all_the_same(tmp_path, schema):
    before, whole = tmp_path / "before", tmp_path / "whole"
    older(before, schema)
    shutil.copytree(before, whole)
    Library.from_folder(whole).close()
    wanted = held(whole)
    assert wanted != held(before)
    for statement in count():
        folder = tmp_path / str(statement)
        shutil.copytree(before, folder)
        if not killed(folder, statement):
            break
        Library.from_folder(folder).close()
        assert held(folder) == wanted, statement
        shutil.rmtree(folder)
    assert statement > 20
