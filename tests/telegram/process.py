"""The bot as a process of its own, to be killed."""

import asyncio
import sys
import textwrap
from pathlib import Path

from bot.preview import TOKEN

PROCESS = """
    import sys, time
    from pathlib import Path
    sys.path.insert(0, sys.argv[3])
    from bench import MadeUpAsker
    from bot import logs
    from bot.settings import Settings
    from bot.telegram.app import run
    from knowledge.store.database import Database
    from knowledge.web.fetch import Fetcher
    from knowledge.library import Library

    folder = Path(sys.argv[1])
    logs.configure("info")
    library = Library.from_folder(folder)
    asker = MadeUpAsker(library)
    ferry = "The last ferry had left at 17:15 with 212 passengers."
    asker.teach("When did the last ferry leave?", ("harbour", ferry))
    asker.react("Slow?", lambda question: time.sleep(60) if sys.argv[4] == "slow" else asker.none(question))
    database = Database.from_file(folder / "bot.db")
    run(Settings(telegram_api=sys.argv[2], data=folder), asker, library, database, Fetcher())
    print("ended well")
"""


async def start_process(bench, mood="slow", **settings):
    here = str(Path(__file__).parent)
    api = bench.server.base_url.removesuffix("/bot")
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", textwrap.dedent(PROCESS), str(bench.folder), api, here, mood,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        env={"TELEGRAM_BOT_TOKEN": TOKEN, "PYTHONPATH": ":".join(sys.path), "PATH": ""} | settings,
    )  # fmt: skip
