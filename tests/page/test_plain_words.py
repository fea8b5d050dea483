"""What the page says when something is not as it should be."""

import os
import re
import socket
import subprocess
from contextlib import contextmanager

from playwright.sync_api import expect

from bot.preview.background import preview


@contextmanager
def ended(process):
    """The process, which is told to end when the test does, however that goes."""
    with process:
        try:
            yield process
        finally:
            process.terminate()


def test_an_empty_library_is_told_until_there_is_an_article_and_whoever_is_on_the_page_is_answered(
    dateline, opened, tmp_path
):
    away = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "TELEGRAM_"))}
    data, article = tmp_path / "my data", tmp_path / "tram.txt"
    article.write_text("Tram opens\n\nThe tram has nine stops.\n", "utf-8")
    common = {"env": away | {"DATELINE_PEOPLE": "5"}, "cwd": tmp_path, "text": True}
    command = [dateline, "--data", data, "preview", "--port", "0"]
    with ended(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **common)) as process:
        said = process.stdout.readline()
        page = opened(at=re.search(r"http://localhost:\d+", process.stdout.readline())[0])
        trouble = page.get_by_role("alert")
        expect(trouble).to_contain_text("no articles yet")
        cure = re.search("`dateline (.*)`", trouble.inner_text())[1]
        assert f"`dateline {cure}`" in said
        assert cure == f"--data '{data}' add PATH"
        subprocess.run(
            [dateline, "--data", data, "add", article, "--no-wait"], check=True, capture_output=True, **common
        )
        expect(trouble).to_be_hidden()
        page.get_by_role("button", name="Start", exact=True).click()
        expect(page.get_by_role("article", name=re.compile("^Dateline"))).to_contain_text("Ask me something")
        page.close()  # before its server ends


def test_a_bot_that_stops_asking_is_told_and_what_one_writes_waits_for_it(bot, page):
    expect(page.get_by_role("alert")).to_contain_text("does not ask for messages")
    expect(page.get_by_text("the bot does not answer")).to_be_visible()
    page.get_by_role("textbox", name="Message").fill("Are you there?")
    page.keyboard.press("Enter")
    assert bot.hear("message")["text"] == "Are you there?"
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page.get_by_text("the bot is connected")).to_be_visible()


def test_the_end_of_the_preview_is_told_and_the_page_goes_on_by_itself(browser):
    page = browser.new_page()
    with preview(0) as place:
        port = int(place.page.rpartition(":")[2])
        page.goto(place.page)
        page.get_by_role("button", name="Start", exact=True).click()
        field = page.get_by_role("textbox", name="Message")
        expect(field).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("The preview has ended. Start it again with make preview")
    field.fill("Lost?")
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_contain_text("The preview has ended")
    expect(field).to_have_value("Lost?")
    with preview(port):
        expect(page.get_by_role("alert")).to_be_hidden()
        expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    page.close()


def test_a_port_that_is_taken_is_named_with_its_cure(dateline, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = [dateline, "--data", tmp_path, "preview", "--port", str(port)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert f"port {port}" in done.stderr
    assert "--port" in done.stderr
