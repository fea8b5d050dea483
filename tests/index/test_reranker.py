"""A cross-encoder puts the first hits in its own order, and what else counts still counts."""

# ruff: noqa: PLC0415 - torch takes seconds to import: only the tests that need it do so

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from made import article, hit

from index.answer import Question
from index.ranking import Ranker
from index.reranker import CrossEncoderReranker
from index.searcher import RERANKED, Searcher, reranked
from knowledge.article import Draft
from knowledge.errors import UserError

HEAVY = pytest.mark.filterwarnings("ignore")  # those of torch and transformers are not about this code
TEXTS = ["the ferry starts in june", "an owl nested in the town hall", "the bridge is shut until may " * 30, ""]


def saved(folder, labels):
    """The folder of a cross-encoder of one layer with random weights."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    words = sorted({word for text in TEXTS for word in text.split()} | {"when", "does", "start"})
    letters = [chr(c) for c in range(97, 123)]
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{c}" for c in letters), *words]
    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(dict.fromkeys(vocabulary)), "utf-8")
    BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
        num_labels=labels,
        initializer_range=1.0,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return saved(tmp_path_factory.mktemp("cross") / "one", 1)


@HEAVY
def test_a_cross_encoder_gives_each_passage_its_logit_whatever_it_comes_with(tiny):
    reranker = CrossEncoderReranker.from_name(str(tiny))
    together = reranker.scores("when does the ferry start", TEXTS)
    alone = [reranker.scores("when does the ferry start", [text])[0] for text in TEXTS]
    assert together == pytest.approx(alone, abs=1e-4)
    assert len(set(together)) == len(TEXTS)
    assert any(not 0 <= score <= 1 for score in together)  # no probability
    with ThreadPoolExecutor(4) as pool:
        assert all(
            found == pytest.approx(together, abs=1e-4)
            for found in pool.map(lambda _: reranker.scores("when does the ferry start", TEXTS), range(8))
        )


@HEAVY
def test_a_model_that_cannot_rank_names_the_setting(tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    (tmp_path / "empty").mkdir()
    for name in (str(tmp_path / "empty"), str(tmp_path / "absent"), "no such model"):
        with pytest.raises(UserError, match=r"cannot be loaded.*RERANKER_MODEL") as told:
            CrossEncoderReranker.from_name(name)
        assert "\n" not in str(told.value)
    with pytest.raises(UserError, match=r"gives 3 scores.*RERANKER_MODEL"):
        CrossEncoderReranker.from_name(str(saved(tmp_path / "three", 3)))


class Longest:
    """Likes long passages, by the letter."""

    def scores(self, question, passages):  # noqa: ARG002 - as the real one
        self.seen = passages
        return [len(passage) / 100 for passage in passages]


def test_the_first_hits_are_put_in_the_order_of_the_reranker_and_the_rest_stay_behind_them():
    hits = [hit(article("x" * (n + 1), "T", article_id=str(n)), score=50.0 - n) for n in range(RERANKED + 3)]
    reranker = Longest()
    found = reranked("Who?", hits, reranker)
    order = [one.article.id for one in found]
    assert order == [str(n) for n in (*reversed(range(RERANKED)), *range(RERANKED, RERANKED + 3))]
    assert reranker.seen == [f"T\n{'x' * (n + 1)}" for n in range(RERANKED)]
    assert all(a.score >= b.score - 1e-9 for a, b in pairwise(found))
    least = min(one.relevance for one in found[:RERANKED])
    assert all(one.relevance <= least + 1e-9 for one in found[RERANKED:])


def test_searching_takes_its_relevance_and_keeps_what_is_new_before(desk):
    asked = datetime(2024, 6, 1, tzinfo=UTC)
    long, short = "The ferry starts in June, as it was said.", "The ferry starts in June, it is."
    for name, text, day in (
        ("old", long, date(2014, 6, 1)),
        ("new", short, date(2024, 6, 1)),
        ("longest", long * 40, date(2014, 6, 1)),
    ):
        desk.library.add([Draft("Ferry", text, day, id=name)])
    desk.writer.catch_up()
    searcher = Searcher(desk.library, desk.view(), desk.embedder, Ranker.bundled(), reranker=Longest())
    timeless = searcher.search(Question("When does the ferry start?"))
    assert [one.score for one in timeless] == [one.relevance for one in timeless]
    assert [one.relevance for one in timeless] == [len(f"Ferry\n{one.text}") / 100 for one in timeless]
    now = {one.article.id: one for one in searcher.search(Question("When does the ferry start?", asked))}
    assert now["old"].relevance > now["new"].relevance
    assert now["new"].score > now["old"].score
    later = searcher.search(Question("When does the ferry start?", asked + timedelta(days=9000)))
    assert later[0].article.id == "longest"


def test_without_hits_a_reranker_is_not_asked(desk):
    desk.writer.catch_up()
    searcher = Searcher(desk.library, desk.view(), desk.embedder, Ranker.bundled(), reranker=Longest())
    assert searcher.search(Question("ferry")) == []
