"""What the processes of the test run: one changes the Library and its index, one answers as the bot does."""

import json
import random
import re
import zlib

import numpy as np

from bot.service import Follower
from index.answer import Question
from index.answerer import Answerer
from index.evidence import Model
from index.model import ModelId
from index.reader import CompiledReader
from index.writer import IndexWriter
from knowledge.article import Draft
from knowledge.library import Library


class LetterEmbedder:
    """Quick vectors, one direction a word, for processes that start fifty times."""

    model = ModelId("words", b"words".hex().ljust(64, "0"), 32)

    def embed_question(self, text):
        vector = np.zeros(self.model.dimension, np.float32)
        for word in re.findall(r"\w+", text.lower()) or [""]:
            vector[zlib.crc32(word.encode()) % self.model.dimension] += 1
        return vector / np.linalg.norm(vector)

    def trust(self, _text):
        return 1.0

    def embed_passages(self, texts):
        return np.stack([self.embed_question(text) for text in texts])


def word_of(article_id, version):
    """A word that this version of the article alone has."""
    return f"zq{article_id}v{version}"


def draft(article_id, version):
    words = f"Dispatch {word_of(article_id, version)} of the harbour. "
    return Draft(
        f"Boats {article_id}",
        words + "The master counted boats before the storm. " * (article_id % 40),
        id=str(article_id),
    )


def change(data, log, seed):
    """Add, revise and remove, a few articles a transaction, and index some of it: until killed.

    Each transaction is written to `log` before it is tried and after it was acknowledged.
    """
    rng = random.Random(seed)
    library = Library.from_folder(data)
    writer = IndexWriter(data / "index", library, LetterEmbedder())
    stored = {int(article.id) for article in library.articles()}
    newest = max(stored, default=0)
    with log.open("a", encoding="utf-8") as file:
        while True:
            if stored and rng.random() < 0.3:
                ids = rng.sample(sorted(stored), min(len(stored), rng.randint(1, 3)))
                tell(file, "trying", dict.fromkeys(ids))
                library.remove([str(i) for i in ids])
                stored -= set(ids)
                tell(file, "done", dict.fromkeys(ids))
            else:
                new = [newest + n + 1 for n in range(rng.randint(1, 5))]
                ids = new + rng.sample(sorted(stored), min(len(stored), 2))
                versions = {i: rng.randrange(10**9) for i in ids}
                newest = max(newest, *ids)
                tell(file, "trying", versions)
                library.add([draft(i, version) for i, version in versions.items()])
                stored |= set(ids)
                tell(file, "done", versions)
            if rng.random() < 0.5:
                writer.catch_up(vectors=rng.random() < 0.5)


def tell(file, what, versions):
    file.write(json.dumps([what, versions]) + "\n")
    file.flush()


def search(data, log, _seed):
    """Follow the Library as the bot does, and answer all the time: until killed. What is wrong goes to `log`."""
    answerer = Answerer(
        Library.from_folder(data),
        data / "index",
        LetterEmbedder(),
        reader=CompiledReader.bundled(),
        model=Model.bundled(),
    )
    Follower(answerer, seconds=0.01).start()
    while True:
        for quote in answerer.answer(Question("What did the dispatch of the harbour say about boats?")).quotes:
            if not quote.article.text[quote.start : quote.end].strip():
                log.write_text(f"{quote} is empty", "utf-8")


def run(what, data, log, seed):
    """One process of the test; an error that ends it is left where the test looks for it."""
    try:
        {"change": change, "search": search}[what](data, log, seed)
    except BaseException as error:
        log.with_suffix(".error").write_text(repr(error), "utf-8")
        raise
