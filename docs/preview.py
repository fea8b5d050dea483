"""Makes preview.png again, the page of `dateline preview` over the samples: `docs/preview.py CHROMIUM`.

It takes the fonts that are installed, Roboto for the words and Noto Sans Symbols for the sign on a button that
copies. `pngquant --force --ext .png 128 docs/preview.png` makes it a third as large.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ARTICLES = Path(__file__).parent.parent / "knowledge" / "articles"
PICTURE = Path(__file__).parent / "preview.png"
DATELINE = str(Path(sys.executable).parent / "dateline")
QUESTION = "How many troops is the US sending to Kabul?"
SIZE = {"width": 980, "height": 790}


def draw(browser: str, address: str) -> None:
    """Ask in the private chat, and take the picture once that is answered."""
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_page(viewport=SIZE, device_scale_factor=2)
        page.goto(address)
        page.get_by_role("link", name="Dateline").first.click()
        page.get_by_role("button", name="Start").click()
        page.locator("#text").fill(QUESTION)
        page.locator("#text").press("Enter")
        page.get_by_role("button", name="Context").wait_for()
        page.screenshot(path=PICTURE)
        chromium.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        add = [DATELINE, "--data", folder, "add", "--source", "Dateline samples", str(ARTICLES)]
        subprocess.run(add, check=True, stdout=subprocess.DEVNULL)
        command = [DATELINE, "--data", folder, "preview", "--port", "0"]
        preview = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=os.environ
        )
        try:
            assert preview.stdout is not None
            said = next(line for line in preview.stdout if "http://" in line)
            draw(sys.argv[1], re.findall(r"http://\S+", said)[0])
        finally:
            preview.terminate()
            preview.wait()


if __name__ == "__main__":
    main()
