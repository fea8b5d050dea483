"""Folders in which nothing may be written: what is in them can be read, by other ways than usual."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def is_sealed(folder: Path) -> bool:
    """Whether this process may make no file in a folder that is there: by its permissions, or as its disk is."""
    effective = os.access in os.supports_effective_ids
    return folder.is_dir() and not os.access(folder, os.W_OK, effective_ids=effective)
