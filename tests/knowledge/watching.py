"""A watched folder with its Library, and what the Library should hold by what the folder does."""

from __future__ import annotations

import json
import os
from collections import Counter
from datetime import UTC, datetime, timedelta

from knowledge.intake.folders import Folders, watch
from knowledge.intake.intake import Intake
from knowledge.intake.origin import Kind
from knowledge.intake.origins import Origins
from knowledge.library import Library

SECOND = timedelta(seconds=1)


class Watched:
    """A folder, its Library, and what a look finds. Files are an hour old where nothing else is said."""

    def __init__(self, base, source=None):
        self.library = Library.from_folder(base / "data")
        self.origins = Origins(self.library.database)
        self.folder = base / "articles"
        self.folder.mkdir(exist_ok=True)
        self.now = datetime.now(UTC)
        self._ticks = 0
        self.intake = Intake(self.library, {Kind.FOLDER: Folders()}, lambda: self.now)
        watch(self.origins, self.folder, source)

    @property
    def origin(self):
        return self.origins.all()[0]

    def write(self, name, text, age=3600.0):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        self._ticks += 1  # no two states of a file have the same time
        moment = self.now.timestamp() - age + self._ticks / 1000
        os.utime(path, (moment, moment))
        return path

    def look(self, after=None):
        """Look once after some time, else twice, as what is missing is believed."""
        if after is None:
            taken = self.look(2 * SECOND)
            taken.include(self.look(2 * SECOND))
            return taken
        self.now += after
        return self.intake.run()

    def titles(self):
        return sorted(article.title for article in self.library.articles())

    def texts(self):
        return sorted(article.text for article in self.library.articles())

    def close(self):
        self.library.close()

    def agrees(self):
        """The Library and the register know of the same articles, and each passage is where it should be."""
        brought = {i for item in self.origins.items(self.origin).values() for i in item.articles}
        stored = {article.id: article for article in self.library.articles()}
        assert brought == stored.keys()
        texts = {article.revision: article.text for article in stored.values()}
        split = dict.fromkeys(texts, "")
        for passage in self.library.passages_of(self.library.live_revisions()):
            split[passage.revision] += texts[passage.revision][passage.start : passage.end]
        assert {r: "".join(s.split()) for r, s in split.items()} == {
            r: "".join(s.split()) for r, s in texts.items()
        }

    def is_what_the_folder_holds(self):
        """No article more and none less; where two files have other words for one id, those of either."""
        self.agrees()
        alone, words = Counter(), {}
        for path in sorted(self.folder.rglob("*.*")):
            if path.suffix == ".txt":
                title, _, text = path.read_text("utf-8").partition("\n\n")
                alone[title, text] += 1
            else:
                for line in path.read_text("utf-8").splitlines():
                    given = json.loads(line)
                    words.setdefault(given["id"], set()).add((given["title"], given["text"]))
        stored = list(self.library.articles())
        assert Counter((a.title, a.text) for a in stored if a.id not in words) == alone
        listed = {a.id: (a.title, a.text) for a in stored if a.id in words}
        assert listed.keys() == words.keys()
        for article_id, found in listed.items():
            assert found in words[article_id]
