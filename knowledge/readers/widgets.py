"""What blogs put into their articles beside the text: to share, to subscribe, to read others. It is no quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CLASSES = re.compile(
    r"(?<!\S)(?:"
    r"sharedaddy|jp-relatedposts|jp-post-flair|wp-block-jetpack-(?:subscriptions|related-posts|sharing-buttons)\S*|"
    r"addtoany_share_save_container|addtoany_content|heateor_sss_sharing_container|essb_links|yarpp-related|crp_related|"
    r"mc4wp-form|mailpoet_form|feedflare|"  # what is added to WordPress, and by FeedBurner
    r"subscription-widget(?:-wrap(?:-editor)?)?|button-wrapper|captioned-button-wrap|install-substack-app-embed|"
    r"footnote-number|"  # Substack
    r"kg-(?:signup|button|cta|email-cta)-card"  # Ghost
    r")(?!\S)"
)


def remove(tree: HtmlElement) -> None:
    """Take these from the tree."""
    for element in [found for found in tree.iter("div", "p", "form", "section", "a") if _is(found)]:
        if element.getparent() is not None:
            element.drop_tree()


def _is(element: HtmlElement) -> bool:
    return _CLASSES.search(element.get("class") or "") is not None
