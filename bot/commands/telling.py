"""What commands tell beside their output, and words that several of them print."""

from __future__ import annotations

import sys


def say(message: str) -> None:
    """Tell in one line on standard error."""
    print(f"dateline: {' '.join(message.split())}", file=sys.stderr)


def print_removed(article_id: str, title: str) -> None:
    """Say at once that an article is gone."""
    print(f"removed   {article_id}  {title}", flush=True)
