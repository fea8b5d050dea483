"""Chromium before the page: of the real command over the samples, and of a bot that the test itself plays."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect, sync_playwright

from bot.preview.background import preview

SAMPLES = Path(__file__).parents[2] / "knowledge" / "articles"
NO_CHROMIUM = "the page is tested in Chromium: run `apt-get install chromium`, or set CHROMIUM to the path of one"
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def dateline():
    """The command."""
    return str(Path(sys.executable).parent / "dateline")


@pytest.fixture(scope="session")
def address(dateline, tmp_path_factory):
    """Where `dateline preview` serves, over the sample articles."""
    folder = tmp_path_factory.mktemp("preview")
    away = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "TELEGRAM_"))}
    common = {"cwd": folder, "env": away, "text": True}
    subprocess.run([dateline, "add", SAMPLES, "--source", "Samples"], check=True, capture_output=True, **common)
    command = [dateline, "preview", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **common) as process:
        yield re.search(r"http://localhost:\d+", process.stdout.readline())[0]
        process.terminate()
        assert process.wait(30) == 0


@pytest.fixture(scope="module")  # its driver runs an event loop in this thread, and other modules want their own
def browser():
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found or not Path(found).exists():
        pytest.fail(NO_CHROMIUM)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found)
        yield browser
        browser.close()


@pytest.fixture
def opened(request, browser):
    """A function that opens the page in a window of its own; nothing may go wrong in it or leave this machine.

    `at` is the address of another preview than the common one, `path` what follows it.
    """
    trouble, contexts = [], []

    def open_page(width=1100, height=760, at=None, path="", **more):
        real = at is None
        at = at or request.getfixturevalue("address")
        context = browser.new_context(viewport={"width": width, "height": height}, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda line: trouble.append(line.text) if line.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda sent: None if sent.url.startswith(at) else trouble.append(sent.url))
        page.goto(at + path)
        if real:  # the played bot connects when its test lets it
            expect(page.locator("#state")).to_have_text("the bot is connected")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []


def fetched(url, body=None, **headers):
    """The answer's JSON; HTTPError where it is refused."""
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(url, data, {"Content-Type": "application/json"} | headers)) as response:
        return json.loads(response.read())


class Bot:
    """Calls the Bot API by hand. `heard` has what was in each update so far."""

    def __init__(self, place):
        self.page = place.page
        self.token = place.token
        self._url = f"{place.api}/bot{place.token}"
        self._next = 0
        self.heard = []

    def call(self, method, **given):
        return fetched(f"{self._url}/{method}", given)["result"]

    def refused(self, method, **given):
        """The description with which the call is refused."""
        with pytest.raises(HTTPError) as caught:
            self.call(method, **given)
        with caught.value as error:
            return json.loads(error.read())["description"]

    def download(self, file_id):
        """What is in a file that somebody has sent."""
        path = self.call("getFile", file_id=file_id)["file_path"]
        with urlopen(self._url.replace("/bot", "/file/bot", 1) + f"/{path}") as response:
            return response.read()

    def hear(self, kind, having="text"):
        """The next update of this kind; of messages the next that has this."""
        while True:
            for update in self.call("getUpdates", offset=self._next, timeout=20):
                self._next = update["update_id"] + 1
                self.heard += [content for key, content in update.items() if key != "update_id"]
                if kind in update and (kind != "message" or having in update[kind]):
                    return update[kind]


@pytest.fixture
def fetch():
    """A function that asks over HTTP, as another program than the page would."""
    return fetched


@pytest.fixture
def bot():
    with preview(0) as place:
        yield Bot(place)


@pytest.fixture
def page(bot, opened):
    """The private chat, started; `bot.chat` is its id."""
    bot.call("setMyDescription", description="I am played by a test.")
    page = opened(at=bot.page)
    expect(page.get_by_text("I am played by a test.")).to_be_visible()
    page.get_by_role("button", name="Start", exact=True).click()
    message = bot.hear("message")
    assert message["text"] == "/start"
    bot.chat = message["chat"]["id"]
    expect(page.get_by_role("textbox", name="Message")).to_be_focused()
    return page
