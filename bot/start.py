"""What `dateline` starts with: Ctrl-C while the program is still being loaded stops it without a traceback."""

from __future__ import annotations

import sys


def main() -> None:
    """Load the command line and run it; as there, the exit code is 130 after Ctrl-C."""
    try:
        from bot.cli import main as run  # noqa: PLC0415 - this is what takes its time
    except KeyboardInterrupt:
        sys.stderr.write("dateline: stopped: nothing was done\n")
        raise SystemExit(130) from None
    run()
