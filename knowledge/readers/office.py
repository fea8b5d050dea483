"""What programs for writing leave in the HTML that they save: what colleagues remarked, and styles by name alone.

Known are Word and Google Docs. A remark is no part of the article, and may say what is not to be published.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STYLE = re.compile(r"\.([\w-]{1,40})\s*\{([^{}]{0,2000})\}")
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through")
_OF_WORD = (
    "//*[contains(@style, 'mso-element:comment') or contains(@style, 'mso-hide:all')]|"
    "//a[contains(@class, 'msocomanchor')]|//span[contains(@class, 'MsoCommentReference')]"
)
_OF_DOCS = (  # with the numbers of notes, which stand at the end
    "//div[.//a[starts-with(@id, 'cmnt') and not(starts-with(@id, 'cmnt_ref'))] and not(.//div)]|"
    "//sup[a[starts-with(@id, 'cmnt_ref') or starts-with(@id, 'ftnt_ref')]]"
)


def clean(tree: HtmlElement) -> None:
    """Take from a document what is not its text, and have its title be a heading."""
    unwanted = tree.xpath(_OF_WORD)
    if tree.xpath("//*[contains(concat(' ', @class, ' '), ' doc-content ')]"):
        unwanted += tree.xpath(_OF_DOCS)
        rules = _STYLE.findall("".join(style.text or "" for style in tree.iter("style")))
        struck = {name for name, rule in rules if _STRUCK.search(rule)}
        unwanted += [span for span in tree.iter("span") if struck.intersection((span.get("class") or "").split())]
        for paragraph in tree.iter("p"):
            if "title" in (paragraph.get("class") or "").split():
                paragraph.tag = "h1"
                break
    for element in unwanted:
        if element.getparent() is not None:
            element.drop_tree()
