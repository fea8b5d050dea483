"""What is struck out in HTML, as corrections are shown: it is not said any more, and so no quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = ("p", "div", "table", "ul", "ol", "h1", "h2", "h3")  # of one that is never closed the page goes on within


def remove(tree: HtmlElement) -> None:
    """Take what is struck out from the tree, where it is words and no part of the page."""
    styled = tree.xpath(".//span[contains(@style, 'line-through')]")
    for element in [*tree.iter("del", "s", "strike"), *styled]:
        if element.getparent() is not None and next(element.iter(*_BLOCKS), None) is None:
            element.drop_tree()
