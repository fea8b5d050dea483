"""How a module of ours is run in a process of its own, whatever folder the user is in."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def command(module: str, *arguments: str) -> list[str]:
    """What runs the module; `environment` belongs to it."""
    # -P: a folder named index where the user happens to be must not be taken for ours
    return [sys.executable, "-P", "-m", module, *arguments]


def environment() -> dict[str, str]:
    """The environment in which such a process finds our modules."""
    here = str(Path(__file__).parents[1])
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [here, os.environ.get("PYTHONPATH")]))}
