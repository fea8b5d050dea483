"""How fast articles are taken in, beside parsing them and putting them into plain SQLite.

    python benchmarks/intake.py CORPUS.jsonl [ARTICLES]

Prints ratios of one run, since a machine's own speed says little: what `dateline add --no-wait` takes for articles
that are new (parsed, split, stored, their words indexed), for the same again, and its peak memory.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

_BATCH = 200


def baseline(corpus: Path, folder: Path) -> float:
    """Seconds for json.loads and an insert of each article, committed as often as Dateline does."""
    began = time.perf_counter()
    database = sqlite3.connect(folder / "plain.db", isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE articles (id TEXT PRIMARY KEY, title TEXT, text TEXT)")
    with corpus.open("rb") as lines:
        while some := [json.loads(line) for line in islice(lines, _BATCH)]:
            database.execute("BEGIN")
            rows = [(a.get("id"), a.get("title"), a["text"]) for a in some]
            database.executemany("INSERT OR REPLACE INTO articles VALUES (?, ?, ?)", rows)
            database.execute("COMMIT")
    database.close()
    return time.perf_counter() - began


def added(corpus: Path, folder: Path) -> float:
    """Seconds for `dateline add --no-wait`, its start included."""
    began = time.perf_counter()
    command = [Path(sys.executable).parent / "dateline", "--data", folder / "data", "add", "--no-wait", corpus]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def main() -> None:
    source = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 8_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = folder / "corpus.jsonl"
        with source.open("rb") as lines, corpus.open("wb") as part:
            part.writelines(islice(lines, count))
        with corpus.open("rb") as lines:
            count = sum(1 for _ in lines)
        plain, new, again = baseline(corpus, folder), added(corpus, folder), added(corpus, folder)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (
            2**20 if sys.platform == "darwin" else 2**10
        )
    print(f"{'':28}{'articles/s':>12}{'of plain SQLite':>18}")
    for what, seconds in (("json.loads and SQLite", plain), ("new", new), ("unchanged", again)):
        print(f"{what:28}{count / seconds:12,.0f}{plain / seconds:18.2f}")
    print(f"peak resident memory of the largest process: {peak:,.0f} MB")


if __name__ == "__main__":
    main()
