"""Numbers of things as the terminal tells them."""

from __future__ import annotations


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number and what it counts: 1 article, 2,000 articles. `many` is for what takes more than an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
