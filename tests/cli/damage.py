"""What may become of the databases in a data folder, and so of a backup."""

import json
import os
import sqlite3
import zipfile
from contextlib import closing
from datetime import date
from hashlib import sha256

from bot import state
from knowledge.store.database import Database

DAY = date(2024, 5, 13)


def bot_of(data):
    database = Database.from_file(data / "bot.db")
    state.found(database)
    return database


def ask_much(data):
    """99 questions without an answer, `q0` to `q98`."""
    texts = [
        {"id": f"q{n}", "question": f"Question {n}? " * 20, "times": 1, "first": DAY, "last": DAY}
        for n in range(99)
    ]
    with bot_of(data).writing() as connection:
        connection.execute(state.unanswered.insert(), texts)


def damage_bot(data, how):
    """Damage the bot's database: one page of the questions in the middle, all of it, or the day of one question."""
    path = data / "bot.db"
    with closing(sqlite3.connect(path)) as connection:
        if how == "value":
            with connection:
                connection.execute("UPDATE unanswered SET first = 'never' WHERE id = 'q50'")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for beside in data.glob("bot.db-*"):
        beside.unlink()
    content = bytearray(path.read_bytes())
    if how == "page":
        page = content.index(b"Question 50? ") // 4096 * 4096
        content[page : page + 8] = b"\xff" * 8
    elif how == "noise":
        content[:] = os.urandom(len(content))
    elif how == "cut":
        del content[300:]
    path.write_bytes(content)
    if how == "folder":
        path.unlink()
        path.mkdir()


def damage_library(data):
    """Damage the page of a table that no question needs."""
    path = data / "library.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'imports'").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


def take_over(backup, path):
    """Have a backup hold a file as it is, as if it had been made of that."""
    with zipfile.ZipFile(backup) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    contents[path.name] = path.read_bytes()
    manifest = json.loads(contents["manifest.json"])
    manifest["files"][path.name] = [len(contents[path.name]), sha256(contents[path.name]).hexdigest()]
    contents["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(backup, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
