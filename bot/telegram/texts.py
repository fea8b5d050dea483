"""Every sentence that a reader can see, in one place. Plain text: it is escaped where it is rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ages import day
from index.answer import MAX_QUESTION
from knowledge.intake.origin import Kind
from knowledge.store.batch import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from index.answer import Coverage

WELCOME = (
    "Hello! Ask me something, and I will look for the answer in a collection of news articles.\n\n"
    "I answer with a short quote, word for word, and show you where and when it was published. "
    "When the articles do not answer, I say so.\n\n"
    "Just write your question. /help tells you more."
)
HELP = (
    "Write me a question, as you would say it to a person. I answer with a quote from the articles; the sentence "
    "that answers is in bold.\n\n"
    "Open takes you to the article at the quoted words. Read shows the article here. "
    "Source takes you to the next quote, if there are several, and Newer to a later article. "
    "Context shows more of the text. Cite copies the source with a code that proves the words: send it to me, "
    "and I check it. 👍 and 👎 help whoever runs this bot.\n\n"
    "In a group, write /ask and your question, or reply to one of my messages. "
    "To ask what somebody else has written, reply to it with /ask."
)
HOW_TO_ASK = (
    "Write your question after /ask, for example: /ask When did the last flight leave?\n"
    "Or reply to somebody's message with /ask, to ask what it says."
)
UNKNOWN_COMMAND = "I do not know that command. Write me a question, or see /help."
GREETING = "Hello! What would you like to know? Write me a question, or see /help."
THANKS = "You are welcome. Ask me anything else."
NO_WORDS = "Please ask me in words. /help tells you how."
TOO_LONG = f"That is too long for me. Please ask in {MAX_QUESTION:,} characters or fewer."
TEXT_ONLY = "I can only read text. Please write me your question."
FAILED = "Sorry, something went wrong on my side, and I could not answer. Please try again in a little while."
FORGOTTEN = "I no longer know what this button belonged to. Please ask your question again."
WITHDRAWN = "This article has been withdrawn since I quoted it, so I do not show it any more."
NOT_HERE = "This article's outlet is no longer open to this chat, so I do not show it here any more."
ALL_WITHDRAWN = "The article that answered this has just been withdrawn. Please ask again."

ADMIN_HELP = (
    "You are an administrator here, in this private chat. Send me a link and nothing else, a document, or a post "
    "forwarded from a channel, and I take it in as articles. /add does the same for links: /add https://…\n\n"
    "/remove takes an article away, /channels switches on the channels whose posts I take in, /sources shows where "
    "articles come from and what failed. /unanswered lists what people asked in vain, "
    "/stats shows numbers, /doctor what may be wrong with me and how to mend it."
)
HOW_TO_ADD = "Write links after /add, or just send me a link, a document, or a post forwarded from a channel."
HOW_TO_REMOVE = "Write the article's id after /remove. It stands under every article that I take in."
FORWARD_POSTS = "I cannot open links to Telegram itself. Please forward me the post instead."
FILE_TOO_LARGE = (
    "Telegram gives me files of up to 20 MB only. Please split this one, or have it added on my machine with: "
    "dateline add FILE"
)
FILE_NOT_RECEIVED = "Telegram did not hand the file over to me. Please send it again in a little while."
NO_ARTICLE_IN_POST = "This post has no words that I could take in."
REMOVED = "Removed: "
KEPT = "Kept: "
NO_LONGER_THERE = "This article is no longer there."
NO_SUCH_ARTICLE = "I have no article with this id: "
REMOVE_QUESTION = "Remove this article? It will not be cited again."
REMOVE_HINT = "✕ removes an article, once you confirm it."
NO_CHANNELS = (
    "I know of no channel yet. Make me an administrator of one: then it stands here, and its posts become articles "
    "from the moment you switch it on."
)
CHANNELS = (
    "Channels that I can take in. Posts become articles from the moment a channel is switched on, and follow their "
    "edits. Telegram does not tell me of deleted posts: use /remove for those."
)
NOT_ADMINISTERED = "I am not its administrator any more"
PAGE_WAS_HERE = "The page could be read now. Its article was here before."
FORGOTTEN_RECEIPT = "I no longer know what this button belonged to. /remove takes an article's id."
NO_SOURCES = "There are no articles yet, and nothing that they could come from. /help tells you how to add some."
BY_HAND = "Added by hand"
NO_OUTLET = "without an outlet"
KINDS = {Kind.FEED: "Feed ", Kind.FOLDER: "Folder ", Kind.CHANNEL: "Channel ", Kind.PAGES: "Links: "}
ON = "on"
OFF = "off"
REMOVE = "Remove"
KEEP = "Keep"

INLINE_HOW_TO = "Type a question for a quote, or ask me here"
INLINE_HINT = "Ask me in private"
INLINE_FAILED = "Something went wrong. Ask me here instead"
ARTICLE_GOES_ON = "The article goes on."

PERHAPS = "Perhaps this:"
OUTSIDE = "Nothing from that time answers this; perhaps this, from another time:"
IN_CONTEXT = "In context:"
QUOTE_GOES_ON = "The quote goes on in the article."
NO_ANSWER = "The articles do not answer this."
CLOSEST = "Closest, but it does not answer: "
ALSO_IN = "Also in: "
LATER = "A later article also fits: "
UNTITLED = "Untitled article"
STILL_READING = "Some are new, and I am still reading them."
NO_ARTICLES = "There are no articles to search yet. Whoever runs this bot can add some with "
ADD_COMMAND = "dateline add"

OPEN = "Open"
READ = "Read"
HOW_TO_VERIFY = "Write a citation's code after /verify, or just send me what Cite has copied."
NO_SUCH_CITATION = "I know of no such citation. Copy it whole, with both of its dots."
NO_SUCH_ANSWER = "I no longer know that answer. Please ask me the question."
UNCHANGED = "These words stand unchanged in the article:"
CORRECTED_SAME = "The article was corrected since. The new text still has these words."
CORRECTED_SINCE = "The article was corrected since, and no longer has these words. I cite its new text only."
WITHDRAWN_SINCE = "The article was withdrawn since. I do not cite these words any more."
NOT_WHAT_WAS_STORED = "The article is not what was stored. Please tell whoever runs this bot: dateline doctor"
RECEIPT_ARTICLE = "Article: "
RECEIPT_HASH = "SHA-256 of title and text, computed again just now: "
WATCH = "Tell me when this is reported"
WATCHED = "I will tell you once, when a new article answers this. /watching lists what you wait for."
TOO_MANY_WATCHES = "You wait for as many answers as I can look out for. /watching lists them, and takes some off."
WATCHES = "You wait for an answer to:"
NO_WATCHES = "You wait for no answer. When I have none, a button under my reply lets you wait for it."
REPORTED = "This has been reported now:"
NEWER = "Newer"
CONTEXT = "Context"
CITE = "Cite"
GOOD = "👍"
BAD = "👎"
WRONG_PASSAGE = "Wrong passage"
IS_OUTDATED = "Outdated"
SHOULD_SAY_NO = "Should have said no"
BACK_TO_ANSWER = "◂ Back"
NOTED = "Thank you. That helps to answer better."
QUESTION_GONE = "I no longer see the question, so I cannot note this. Please ask again."
BACK = "◂"
FORWARD = "▸"

OUTCOMES = {
    Outcome.ADDED: "Added",
    Outcome.REVISED: "Revised",
    Outcome.UPDATED: "Updated",
    Outcome.UNCHANGED: "Already here, unchanged",
    Outcome.DUPLICATE: "Added as another print of a text that I had",
}
_COUNTED = {
    Outcome.ADDED: "added",
    Outcome.REVISED: "revised",
    Outcome.UPDATED: "updated",
    Outcome.UNCHANGED: "already here",
    Outcome.DUPLICATE: "other prints of the same text",
}


def searched(coverage: Coverage) -> str:
    """What was searched, when that was at least one article, and whether more is to come."""
    count = "1 article" if coverage.articles == 1 else f"{coverage.articles:,} articles"
    return f"I searched {count}{_dates(coverage)}." + (f" {STILL_READING}" if coverage.pending else "")


def _dates(coverage: Coverage) -> str:
    if coverage.oldest is None or coverage.newest is None:
        return ""
    if coverage.oldest == coverage.newest:
        return f" of {day(coverage.oldest)}"
    return f", from {day(coverage.oldest)} to {day(coverage.newest)}"


def together(names: str) -> str:
    """That a question was read with these names of the one before."""
    return f"Together with the question before ({names}):"


def source_button(number: int, total: int) -> str:
    """The button under quote `number` of `total`, counted from 1, that shows the next one."""
    return f"Source {number}/{total} {FORWARD}"


def page_of(number: int, total: int) -> str:
    """Which page of an article this is, counted from 1."""
    return f"Page {number} of {total}"


def too_many_links(most: int) -> str:
    """That a message may have fewer."""
    return f"That is more than I take in at once. Please send {most} links at most."


def outcome(what: Outcome) -> str:
    """What became of one article."""
    return OUTCOMES[what]


def outcomes(counts: Mapping[Outcome, int]) -> str:
    """What became of several: 3 added, 1 revised."""
    told = (f"{counts[what]:,} {words}" for what, words in _COUNTED.items() if counts.get(what))
    return ", ".join(told)


def and_more(number: int) -> str:
    """How many others there are that are not named."""
    return f"and {number:,} more"


def again_later(problem: str) -> str:
    """That something failed for now, and is tried again without further ado."""
    return f"{problem.removesuffix(': try again later')}. I will try again by myself, and tell you."


def given_up(reason: str) -> str:
    """That something was tried again and again, and is not any more."""
    return (
        f"I gave up on this page: {reason.removesuffix(': try again later')}. Send the link again to make me try."
    )


def source_counts(articles: int, failed: int, waiting: int) -> str:
    """How many articles a source brought, and how many things failed there."""
    count = "1 article" if articles == 1 else f"{articles:,} articles"
    if not failed:
        return count
    return f"{count}, {failed:,} failed" + (f", {waiting:,} of them to be tried again" if waiting else "")


def last_success(when: datetime | None) -> str:
    """When a source was last looked at without trouble."""
    return f"Last success: {day(when.date())}, {when:%H:%M} UTC" if when else "No success yet"


def failing(times: int, reason: str) -> str:
    """That a source could not be looked at, so many times in a row."""
    return f"⚠ Failed {'once' if times == 1 else f'{times:,} times in a row'}: {reason}"


def trouble(what: str, *, given_up: bool) -> str:
    """A thing at a source that could not be taken in."""
    return f"– {what}" + (" (not tried again)" if given_up else "")


def drop_button(number: int) -> str:
    """The button that removes article `number` of a list, counted from 1."""
    return f"✕ {number}"


def switch_button(title: str, *, on: bool) -> str:
    """The button that switches a channel the other way."""
    return f"Switch off: {title}" if on else f"Switch on: {title}"


def chat_number(chat: int) -> str:
    """By which number the command line knows this chat."""
    return f"This chat has the number {chat}. Whoever runs this bot can open outlets to it by that number."


def characters(start: int, end: int, total: int) -> str:
    """Where a citation stands in its article."""
    return f"Characters {start:,} to {end:,} of {total:,}"


def stored(moment: str) -> str:
    """When the text was taken in."""
    return f"Taken in on {moment}"
