"""Opens a document in a process of its own (apart.py), which is ended when it takes too long or too much."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Literal

from knowledge.article import canonical_line
from knowledge.errors import UserError
from knowledge.readers import apart

_WAIT = 2.0 * apart.CPU
"""Seconds by the clock: other work on the machine slows it down."""

_KEPT = {"PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH"}
"""What it needs of the environment, which also has secrets."""

_NOBODY = frozenset({
    *("anonymous", "(anonymous)", "administrator", "admin", "user", "unknown", "owner", "root", "python-docx"),
    *("windows user", "microsoft office user", "microsoft account", "benutzer", "windows-benutzer", "utilisateur"),
    *("utilisateur windows", "usuario", "usuario de windows", "пользователь", "пользователь windows", "مستخدم"),
})  # fmt: skip
_PROGRAM = Path(apart.__file__)
_KINDS = {"pdf": "a PDF", "word": "a Word document"}
_REFUSED = {
    "encrypted": "opens with a password only: save it without one",
    "broken": "is damaged, or not {kind} at all: open it and save it again",
    "other": "is not {kind}: save it as one, or as text",
    "bomb": "unpacks to far more than a document has: it is not read",
    "memory": "takes more memory than is safe to give to one file: split it, or save its text",
    "long": f"has more than {apart.LONGEST:,} characters: split it into parts",
    "time": "takes more than {seconds} seconds to read: split it, or save its text",
}


def parsed(kind: Literal["pdf", "word"], data: bytes, name: str) -> dict[str, Any]:
    """What apart.py prints for the document. UserError when it cannot be read within the limits."""
    # -P: nothing is imported from the folder where this runs, which may be anybody's.
    command = [sys.executable, "-P", str(_PROGRAM), kind]
    environment = {key: value for key, value in os.environ.items() if key in _KEPT}
    try:
        done = subprocess.run(  # noqa: S603  our own program, and no shell
            command, input=data, capture_output=True, timeout=_WAIT, check=False, env=environment
        )
    except subprocess.TimeoutExpired:
        raise _refused("time", kind, name) from None
    if done.returncode in {-signal.SIGXCPU, -signal.SIGKILL}:
        raise _refused("time", kind, name)
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:  # it crashed
        raise _refused("broken", kind, name) from None
    if "refused" in found:
        raise _refused(found["refused"], kind, name)
    return found


def author(found: dict[str, Any]) -> str | None:
    """Who wrote what was `parsed`, where the document gives more than what a program put there of its own."""
    named = canonical_line(found["author"])
    return named if named and named.casefold() not in _NOBODY else None


def _refused(reason: str, kind: str, name: str) -> UserError:
    return UserError(f"{name} {_REFUSED[reason].format(kind=_KINDS[kind], seconds=apart.CPU)}")
