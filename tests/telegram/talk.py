"""How tests talk with the bot: what they ask, say and press, and what they see of it."""

FERRY = "When did the last ferry leave?"
LEFT = "The last ferry had left at 17:15 with 212 passengers."
LEFT_AT = "The last ferry had left at 17:15"
OPEN = "Is the harbour open?"
CLOSED = "The harbour of Eastport was closed on Tuesday evening."


def labels(message):
    """What the buttons under a message say."""
    return [button["text"] for button in message.buttons()]


def entities(message, kind):
    """The words of a message that are formatted so."""
    data = message.text.encode("utf-16-le")
    return [data[2 * e.offset : 2 * e.end].decode("utf-16-le") for e in message.content.entities if e.type == kind]


async def answer_to(bench, message):
    """What the bot answers."""
    return await bench.server.next_message(message.chat, message)


async def said(bench, user, text, chat=None, **how):
    """The same to what somebody says, in private or in a chat."""
    return await answer_to(bench, bench.server.people.say(user, text, chat, **how))


async def pressed(bench, user, message, *buttons):
    """What the client shows for a moment after the last of the presses, once the bot has dealt with it."""
    for label in buttons:
        await bench.server.wait_for(lambda label=label: label in labels(message))
        press = bench.server.people.press(user, message, label)
        await bench.server.wait_for(lambda press=press: press.answer is not None)
        await bench.settled()
    return press.answer.get("text")
