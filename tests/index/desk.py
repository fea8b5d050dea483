"""A data folder at work, and an embedder whose vectors a person can check."""

import re
import zlib

import numpy as np

from index.model import ModelId
from index.view import IndexView
from index.writer import IndexWriter
from knowledge.article import Draft
from knowledge.library import Library


class WordEmbedder:
    """Each word has its own direction, so the cosine of two texts is the share of words that they have in common.

    `embedded` counts how often each passage was embedded.
    """

    def __init__(self, name="words", dimension=64):
        self.model = ModelId(name, name.encode().hex().ljust(64, "0"), dimension)
        self.embedded = []

    def embed_question(self, text):
        vector = np.zeros(self.model.dimension, np.float32)
        for word in re.findall(r"\w+", text.lower()) or [""]:
            vector[zlib.crc32(word.encode()) % self.model.dimension] += 1
        return vector / np.linalg.norm(vector)

    def trust(self, _text):
        return 1.0

    def embed_passages(self, texts):
        self.embedded += texts
        return np.stack([self.embed_question(text) for text in texts])


class Desk:
    """A data folder at work. Every article has the word "dispatch", by which the lexical leg shows all it holds."""

    def __init__(self, path, embedder):
        self.path, self.folder, self.embedder = path, path / "index", embedder
        self.library = Library.from_folder(path)

    @property
    def writer(self):
        return IndexWriter(self.folder, self.library, self.embedder)

    def view(self):
        return IndexView(self.folder, self.embedder)

    def add(self, article_id, words, **more):
        (added,) = self.library.add([Draft("Title", f"{words} dispatch.", id=article_id, **more)])
        return added.outcome

    def held(self, view):
        """The passages that each leg holds."""
        vector = self.embedder.embed_question("dispatch")
        dense = [i for i, _ in view.nearest(vector, 10_000)]
        lexical = [i for i, _ in view.matching(["dispatch"], 10_000)]
        assert len(set(dense)) == len(dense)
        assert len(set(lexical)) == len(lexical)
        # FAISS may leave out the very last of all, which is then the first from the other side.
        return set(dense) | {i for i, _ in view.nearest(-vector, 10_000)}, set(lexical)

    def expected(self):
        return {p.id for p in self.library.passages_of(self.library.live_revisions())}

    def check(self, view=None):
        """Both legs hold what the Library holds, no more and no less."""
        view = view or self.view()
        expected = self.expected()
        assert self.held(view) == (expected, expected)
        assert len(view) == self.library.count_passages() == len(expected)
        count, passages = view.embedded(self.library.live_revisions())
        assert (count, set(passages)) == (len(expected), expected)
