"""Makes answer.png again, what a reader gets to two questions over the samples: `docs/picture.py CHROMIUM`.

The real bot answers them through the local Bot API server, and its messages are drawn as they were sent, as far as
their formatting, the question that they reply to, and their buttons go. Dates have the age of the day of drawing.
`pngquant --force --ext .png 64 docs/answer.png` makes it a third as large.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from telegram import Message

from bot.preview import TOKEN, BotApiServer

ARTICLES = Path(__file__).parent.parent / "knowledge" / "articles"
PICTURE = Path(__file__).parent / "answer.png"
DATELINE = Path(sys.executable).parent / "dateline"
QUESTIONS = ("How many troops is the US sending to Kabul?", "Who paid for the restoration of Notre-Dame?")
WIDTH = 392  # CSS pixels, as in the README
SECONDS = 60.0
FLAGS = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --force-device-scale-factor=2"
).split()

PAGE = """<!doctype html>
<meta charset="utf-8">
<style>
  body { margin: 0; background: #d3e2c6; font: 16px/1.32 Roboto, "Noto Sans", sans-serif; color: #000 }
  main { width: %dpx; box-sizing: border-box; padding: 10px 10px 12px; display: flow-root }
  .message { width: fit-content; max-width: 352px; margin-top: 8px }
  .asked { margin-left: auto }
  .bubble { padding: 7px 11px 8px; border-radius: 15px; background: #fff;
            box-shadow: 0 1px 1px #0002; white-space: pre-wrap }
  .asked .bubble { background: #e8fcd4 }
  .buttons { display: flex; gap: 4px; margin-top: 4px }
  .buttons span { flex: 1; padding: 8px; border-radius: 9px; background: #5d7a4f99; color: #fff;
                  font-weight: 500; font-size: 15px; text-align: center }
  blockquote, .reply { margin: 3px 0; padding: 4px 9px 5px; border-left: 3px solid #3390ec; border-radius: 5px;
                       background: #eaf4fd; font-size: 15px }
  .reply { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; font-size: 14px; margin-bottom: 5px;
           border-color: #43a355; background: #edf7ee }
  .reply b { display: block; color: #43a355; font-weight: 500 }
  /* An expandable quote shows three lines until it is tapped. */
  blockquote[expandable] { max-height: 3lh; overflow: clip; overflow-clip-margin: content-box; position: relative }
  blockquote[expandable]::after { content: "⌄"; position: absolute; right: 9px; bottom: 5px; height: 1lh;
                                  padding-left: 22px; background: linear-gradient(90deg, #eaf4fd00, #eaf4fd 16px);
                                  color: #3390ec; font-weight: bold }
  a { color: #2481cc; text-decoration: none }
</style>
<main>%s</main>
<script>document.title = Math.ceil(document.querySelector("main").getBoundingClientRect().height)</script>
"""


async def conversation(data: Path) -> list[Message]:
    """The bot's answers to the questions, asked one after another in a private chat."""
    async with BotApiServer() as server:
        api = server.base_url.removesuffix("/bot")
        settings = {"TELEGRAM_BOT_TOKEN": TOKEN, "DATELINE_TELEGRAM_API": api, "DATELINE_LOG": "warning"}
        bot = await asyncio.create_subprocess_exec(
            str(DATELINE), "--data", str(data), "run", env=os.environ | settings, cwd=data
        )
        try:
            reader = server.people.user("Ada")
            answers = []
            for question in QUESTIONS:
                asked = server.people.say(reader, question)
                assert asked.chat is not None
                answer = await server.next_message(asked.chat, asked, SECONDS)
                answers.append(Message.de_json(answer.to_dict(), None))
            return answers
        finally:
            bot.terminate()
            await bot.wait()


def drawn(answer: Message) -> str:
    """The question and its answer as HTML."""
    asked = answer.reply_to_message
    assert asked is not None
    assert asked.from_user is not None
    question = escape(asked.text or "")
    reply = f'<div class="reply"><b>{escape(asked.from_user.first_name)}</b>{question}</div>'
    text = answer.text_html.replace("</blockquote>\n", "</blockquote>")  # a block ends its line by itself
    rows = answer.reply_markup.inline_keyboard if answer.reply_markup else ()
    buttons = ["".join(f"<span>{escape(button.text)}</span>" for button in row) for row in rows]
    below = "".join(f'<div class="buttons">{row}</div>' for row in buttons)
    return (
        f'<div class="message asked"><div class="bubble">{question}</div></div>'
        f'<div class="message"><div class="bubble">{reply}{text}</div>{below}</div>'
    )


def photograph(chromium: str, html: str, folder: Path) -> None:
    """The page as a picture, as high as what it shows."""
    page = folder / "page.html"
    page.write_text(html, "utf-8")

    def run(*flags: str) -> str:
        command = [chromium, *FLAGS, f"--user-data-dir={folder / 'profile'}", *flags, page.as_uri()]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    height = re.search(r"<title>(\d+)</title>", run("--dump-dom"))
    assert height is not None, "the page has not measured itself"
    run(f"--window-size={WIDTH},{height[1]}", f"--screenshot={PICTURE}")


def main(chromium: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = folder / "data"
        add = [str(DATELINE), "--data", str(data), "add", "--source", "Dateline samples", str(ARTICLES)]
        subprocess.run(add, check=True, stdout=subprocess.DEVNULL)
        messages = asyncio.run(conversation(data))
        photograph(chromium, PAGE % (WIDTH, "".join(map(drawn, messages))), folder)


if __name__ == "__main__":
    main(sys.argv[1])
