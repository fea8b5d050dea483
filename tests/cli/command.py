"""The command as a process, what it printed, and articles to give it."""

import json
import re
import subprocess
import sys
import time
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
    return _result([COMMAND, *args], input=stdin, **more)


def start_as_user(*args, **more):
    """The same as one who may do what the files' permissions say and no more, whoever runs the tests."""
    return _result([sys.executable, "-c", _AS_USER, COMMAND, *args], **more)


def _result(command, **more):
    done = subprocess.run([*map(str, command)], capture_output=True, check=False, **more)
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


# What lets root pass over permissions are two of its capabilities, which Linux takes from a process for good.
_AS_USER = """
import ctypes, os, sys
if os.geteuid() == 0:
    for capability in (CAP_DAC_OVERRIDE := 1, CAP_DAC_READ_SEARCH := 2):
        if sys.platform != "linux" or ctypes.CDLL(None).prctl(PR_CAPBSET_DROP := 24, capability):
            sys.exit("root's capabilities cannot be dropped here: run the tests as another user")
os.execv(sys.argv[1], sys.argv[1:])
"""


def write_jsonl(path, articles):
    path.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles), "utf-8")
    return path


def until(condition, seconds=30.0):
    """How long it took until the condition held."""
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < seconds, "it never happened"
        time.sleep(0.01)
    return time.monotonic() - began
