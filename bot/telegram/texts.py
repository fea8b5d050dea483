"""Every sentence that a reader can see, in one place. Plain text: it is escaped where it is rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ages import day
from index.answer import MAX_QUESTION

if TYPE_CHECKING:
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
    "Source takes you to the next quote, if there are several.\n\n"
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
BACK = "◂"
FORWARD = "▸"

COMMANDS = (("ask", "Ask a question"), ("help", "How this bot works"))


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


def source_button(number: int, total: int) -> str:
    """The button under quote `number` of `total`, counted from 1, that shows the next one."""
    return f"Source {number}/{total} {FORWARD}"


def page_of(number: int, total: int) -> str:
    """Which page of an article this is, counted from 1."""
    return f"Page {number} of {total}"


def chat_number(chat: int) -> str:
    """By which number the command line knows this chat."""
    return f"This chat has the number {chat}. Whoever runs this bot can open outlets to it by that number."
