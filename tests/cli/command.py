"""The command as a process, what it printed, and articles to give it."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

COMMAND = str(Path(sys.executable).parent / "dateline")
ARTICLES = [
    {
        "id": "ferry",
        "title": "Ferry to Northholm starts in June",
        "text": "The ferry to Northholm opens on June 3, the port said on Monday. A trip costs four crowns.\n"
        "Children under six ride free. Ulla Brandt will be the captain of the ferry.",
        "date": "2024-05-13",
        "url": "https://example.org/ferry",
        "source": "The Harbour Post",
        "author": "A. Writer",
        "lang": "en",
    },
    {
        "id": "bridge",
        "title": "Bridge shut until May",
        "text": "The bridge over the Asker is shut until May. Two pillars have cracks.",
        "date": "2024-02-01",
    },
    {"id": "owl", "title": "Owl in the town hall", "text": "An owl nested in the clock of the town hall."},
]


@dataclass
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self):
        """The one object on standard output."""
        return json.loads(self.out)

    def fails(self, *words, code=1):
        """One line on standard error that says what to do, no traceback, and the right exit code."""
        assert (self.code, self.err.count("\n")) == (code, 1), self
        assert self.err.startswith("dateline: "), self.err
        assert self.err.endswith("\n")
        assert "Traceback" not in self.err
        assert not re.search(r"unexpected \w+ at ", self.err), self.err
        for word in words:
            assert word in self.err, self.err

    def works(self):
        assert (self.code, self.err) == (0, ""), self
        return self


def start(*args, stdin=b"", **more):
    """The command in a process of its own."""
    done = subprocess.run([COMMAND, *map(str, args)], input=stdin, capture_output=True, check=False, **more)
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def write_jsonl(path, articles):
    path.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles), "utf-8")
    return path
