"""The real command over the sample articles, and Chromium before its page."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

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

    `at` is the address of another preview than the common one.
    """
    trouble, contexts = [], []

    def open_page(width=1100, height=760, at=None, **more):
        real = at is None
        at = at or request.getfixturevalue("address")
        context = browser.new_context(viewport={"width": width, "height": height}, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda line: trouble.append(line.text) if line.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda sent: None if sent.url.startswith(at) else trouble.append(sent.url))
        page.goto(at)
        if real:
            expect(page.locator("#state")).to_have_text("the bot is connected")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []
