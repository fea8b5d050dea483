"""The embedder of whoever mostly writes words: it knows its model without opening it, and opens it to embed."""

import subprocess
import sys

import numpy as np
import pytest
from platformdirs import user_cache_path

from index.embedder import load_embedder
from index.unopened import UnopenedEmbedder
from knowledge.errors import UserError

CACHE = user_cache_path("dateline") / "models"
MODEL = "all-MiniLM-L6-v2"
WRITES_WORDS = """
import sys
from pathlib import Path
from index.unopened import UnopenedEmbedder
from index.writer import IndexWriter
from knowledge.article import Draft
from knowledge.library import Library
library = Library.from_folder(Path(sys.argv[1]))
library.add([Draft("Ferry", "The ferry starts in June.")])
embedder = UnopenedEmbedder(sys.argv[2], Path(sys.argv[3]))
IndexWriter(Path(sys.argv[1], "index"), library, embedder).catch_up(vectors=False)
print("onnxruntime" in sys.modules)
"""


def test_it_is_the_same_model_and_embeds_as_it_does():
    opened, unopened = load_embedder(MODEL, CACHE), UnopenedEmbedder(MODEL, CACHE)
    assert unopened.model == opened.model
    texts = ["The ferry starts in June.", "An owl nested in the clock."]
    np.testing.assert_array_equal(unopened.embed_passages(texts), opened.embed_passages(texts))
    np.testing.assert_array_equal(unopened.embed_question(texts[0]), opened.embed_question(texts[0]))
    assert unopened.trust(texts[0]) == opened.trust(texts[0])


def test_words_are_written_without_what_embeds(tmp_path):
    load_embedder(MODEL, CACHE)  # so that it is compiled by now
    command = [sys.executable, "-c", WRITES_WORDS, tmp_path, MODEL, CACHE]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "False\n"


def test_a_model_that_is_not_there_is_told_when_it_is_needed(tmp_path):
    with pytest.raises(UserError, match="no such model"):
        _ = UnopenedEmbedder("no such model", tmp_path).model
