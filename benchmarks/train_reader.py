"""Trains the reader that index/reader.py serves, and writes it to index/reading/.

    .venv/bin/python benchmarks/train_reader.py --minutes 30 squad2 timeqa …

Each argument is a folder with `corpus.jsonl` and `questions.jsonl`; questions are those of `dateline eval`, with
`near_id` naming the article that an unanswerable one is about. From each answerable question come three examples:
the passage with the answer; the same passage without the sentences that hold it, which is the right subject with
the fact missing; and another passage of the same page. The start is the bundled embedding model, so that training
takes half an hour on two cores. Pages in a quarter of all pages are left out and measured on, unless --all.

Printed: the area under the ROC curve of answered against each kind of unanswered, and how often the best span lies
in the right sentence.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from sentence_transformers import SentenceTransformer
from torch import nn

from index.evaluate import auroc
from index.graph import smooth
from index.model import BUNDLED, find_source
from index.reader import LONGEST_SPAN
from knowledge.article import canonical_text
from knowledge.splitter import passages, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TOKENS = 240
BATCH = 16
STEP = 48  # lengths are padded to multiples, since every new shape costs a compilation
HELD = 4
OUT = Path(__file__).parent.parent / "index" / "reading"


@dataclass(frozen=True)
class Example:
    """A passage to read; `start` and `end` of the answer in it, -1 where there is none."""

    question: str
    title: str
    passage: str
    start: int
    end: int
    kind: str
    page: str


def examples(folder: Path) -> Iterator[Example]:
    """The examples of one set."""
    articles: dict[str, dict[str, Any]] = {}
    with (folder / "corpus.jsonl").open(encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            if article.get("lang", "en") == "en":
                text = canonical_text(article["text"])
                parts = [text[a:b] for a, b in passages(text)]
                page = f"{folder.name}:{article.get('group', article['id'])}"
                articles[article["id"]] = {"title": article.get("title") or "", "parts": parts, "page": page}
    pages: dict[str, list[tuple[str, str]]] = {}
    for article in articles.values():
        pages.setdefault(article["page"], []).extend((article["title"], part) for part in article["parts"])
    with (folder / "questions.jsonl").open(encoding="utf-8") as file:
        for line in file:
            case = json.loads(line)
            if case.get("lang", "en") != "en":
                continue
            about = case["article_ids"][0] if case["answerable"] else case.get("near_id")
            if about in articles:
                yield from _of_case(case, articles[about], pages)


def _of_case(
    case: dict[str, Any], article: dict[str, Any], pages: dict[str, list[tuple[str, str]]]
) -> Iterator[Example]:
    asked = words(case["question"])
    page, title = article["page"], article["title"]
    if not case["answerable"]:
        part = max(article["parts"], key=lambda p: len(words(p) & asked))
        yield Example(case["question"], title, part, -1, -1, "adversarial", page)
        return
    found = [
        (len(words(sentence_at(part, start)) & asked) + 0.3 * len(words(part) & asked), part, start, end)
        for part in article["parts"]
        for answer in case["answers"]
        for start, end in places(part, answer)
    ]
    if not found:
        return
    _, part, start, end = max(found)
    years = re.findall(r"\b(?:1[5-9]|20)\d\d\b", case["question"])
    if years and not any(year in part for year in years):
        return  # the passage with the answer's words is not about the period that was asked for
    yield Example(case["question"], title, part, start, end, "answered", page)

    def holds(text: str) -> bool:
        return any(places(text, answer) for answer in case["answers"])

    kept = [part[a:b] for a, b in sentences(part) if not holds(part[a:b])]
    if kept and len(kept) < len(sentences(part)):
        yield Example(case["question"], title, " ".join(kept), -1, -1, "removed", page)
    others = [other for other in pages[page] if other[1] != part and not holds(other[1])]
    if others and random.random() < 0.5:
        title, other = max(random.sample(others, min(6, len(others))), key=lambda o: len(words(o[1]) & asked))
        yield Example(case["question"], title, other, -1, -1, "same page", page)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def places(text: str, answer: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(answer)}(?!\w)", text)]


def sentence_at(text: str, at: int) -> str:
    return next((text[a:b] for a, b in sentences(text) if a <= at < b), text)


class Network(nn.Module):
    """BERT with a score of first and of last for each token, shape (batch, tokens, 2)."""

    def __init__(self, bert: nn.Module) -> None:
        super().__init__()
        self.bert = bert
        self.head = nn.Linear(bert.config.hidden_size, 2)

    def forward(
        self, input_ids: torch.Tensor, token_type_ids: torch.Tensor, mask: torch.Tensor | None = None
    ) -> torch.Tensor:
        mask = torch.ones_like(input_ids) if mask is None else mask
        found = self.bert(input_ids=input_ids, token_type_ids=token_type_ids, attention_mask=mask)
        return self.head(found.last_hidden_state)


def batch(tokenizer: Any, rows: Sequence[Example], *, train: bool) -> tuple[torch.Tensor, ...]:
    """Ids, segments, mask, first and last token of the answer (0, that of [CLS], where there is none)."""
    encoded = []
    for row in rows:
        # As typed on a phone: without the question mark; and articles without a title.
        question = row.question.rstrip("?") if train and random.random() < 0.3 else row.question
        title = "" if train and random.random() < 0.15 else row.title
        before = f"{title}. " if title else ""
        found = tokenizer(
            question,
            before + row.passage,
            truncation="only_second",
            max_length=TOKENS,
            return_offsets_mapping=True,
        )
        inside = [
            i
            for i, ((a, b), segment) in enumerate(zip(found["offset_mapping"], found.sequence_ids(), strict=True))
            if segment == 1 and row.start >= 0 and a < row.end + len(before) and b > row.start + len(before)
        ]
        segments = [int(segment == 1) for segment in found.sequence_ids()]
        encoded.append((found["input_ids"], segments, inside[0] if inside else 0, inside[-1] if inside else 0))
    length = -(-max(len(ids) for ids, *_ in encoded) // STEP) * STEP

    def padded(values: list[int]) -> list[int]:
        return values + [0] * (length - len(values))

    return (
        torch.tensor([padded(ids) for ids, *_ in encoded]),
        torch.tensor([padded(segments) for _, segments, *_ in encoded]),
        torch.tensor([padded([1] * len(ids)) for ids, *_ in encoded]),
        torch.tensor([first for *_, first, _ in encoded]),
        torch.tensor([last for *_, last in encoded]),
    )


def scores(network: Network, ids: torch.Tensor, segments: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Scores with everything but the passage and [CLS] ruled out."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = network(ids, segments, mask).float()
    allowed = (segments == 1) | (torch.arange(ids.shape[1])[None] == 0)
    return found.masked_fill(~(allowed & (mask == 1))[..., None], -1e4)


def train(network: Network, tokenizer: Any, rows: list[Example], minutes: float, speed: float) -> None:
    """AdamW with a warm-up and a linear decay over the time given, the embeddings and the first layer frozen."""
    for name, parameter in network.bert.named_parameters():
        frozen = (name.startswith("embeddings.") and "token_type" not in name) or ".layer.0." in name
        parameter.requires_grad = not frozen
    body = [p for p in network.bert.parameters() if p.requires_grad]
    groups = [{"params": body, "lr": 1e-4 * speed}, {"params": network.head.parameters(), "lr": 1e-3 * speed}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    began = time.monotonic()

    def rate(step: int) -> float:
        return min(1, (step + 1) / 60) * max(0.02, 1 - (time.monotonic() - began) / 60 / minutes)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    network.train()
    step, total = 0, 0.0
    while time.monotonic() - began < 60 * minutes:
        for some in shuffled(rows):
            *inputs, first, last = batch(tokenizer, some, train=True)
            found = scores(network, *inputs)
            loss = nn.functional.cross_entropy(found[..., 0], first)
            loss = (loss + nn.functional.cross_entropy(found[..., 1], last)) / 2
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step, total = step + 1, total + loss.item()
            if step % 50 == 0:
                print(f"step {step}, loss {total / 50:.3f}, {(time.monotonic() - began) / 60:.1f} min", flush=True)
                total = 0.0
            if time.monotonic() - began > 60 * minutes:
                return


def shuffled(rows: list[Example]) -> Iterator[list[Example]]:
    """Batches of about one length, in random order."""
    rows = random.sample(rows, len(rows))
    for i in range(0, len(rows) - BATCH, BATCH * 40):
        some = sorted(rows[i : i + BATCH * 40], key=lambda r: len(r.passage) + len(r.question))
        batches = [some[j : j + BATCH] for j in range(0, len(some), BATCH)]
        yield from random.sample(batches, len(batches))


@torch.no_grad()
def report(network: Network, tokenizer: Any, rows: Sequence[Example]) -> dict[str, float]:
    """How well it tells answered from not, by kind, and the share of best spans in the right sentence."""
    network.eval()
    by_kind: dict[str, list[float]] = {}
    right = []
    for row in rows:
        ids, segments, mask, first, _ = batch(tokenizer, [row], train=False)
        found = scores(network, ids, segments, mask)[0].numpy()
        inside = np.where(segments[0].numpy() == 1, 0, -np.inf)
        place = np.arange(len(found))
        length = place[None] - place[:, None]
        sums = (found[:, 0] + inside)[:, None] + (found[:, 1] + inside)[None]
        sums = np.where((length >= 0) & (length <= LONGEST_SPAN), sums, -np.inf)
        by_kind.setdefault(row.kind, []).append(float(sums.max() - found[0].sum()))
        if row.kind == "answered":
            right.append(abs(int(np.unravel_index(sums.argmax(), sums.shape)[0]) - int(first[0])) < 8)
    answered = by_kind.pop("answered")
    areas = {f"auroc, {kind}": auroc(answered, values) or 0.0 for kind, values in sorted(by_kind.items())}
    return {**areas, "span within 8 tokens": round(float(np.mean(right)), 4), "held out": len(rows)}


def export(network: Network, tokenizer: Any, card: dict[str, Any], rows: Sequence[Example]) -> None:
    """Write the int8 graph, its tokenizer, and a card that says what it is.

    As the embedding model is compiled (index/graph.py): smoothed by what passes through for `rows`, with weights of
    7 bits, which come to the same on every processor.
    """
    network.eval()
    network.bert.set_attn_implementation("eager")  # the form that the optimiser can fuse
    OUT.mkdir(exist_ok=True)
    ids, segments = torch.randint(1000, 3000, (1, 40)), torch.zeros(1, 40, dtype=torch.long)
    names = ["input_ids", "token_type_ids"]
    axes = {name: {0: "batch", 1: "tokens"} for name in [*names, "scores"]}
    traced = OUT / "traced.onnx"
    torch.onnx.export(
        network,
        (ids, segments),
        str(traced),
        input_names=names,
        output_names=["scores"],
        dynamic_axes=axes,
        dynamo=False,
        opset_version=17,
    )
    fused = optimizer.optimize_model(str(traced), model_type="bert", num_heads=12, hidden_size=384, opt_level=0)
    fused.save_model_to_file(str(traced))
    read = [batch(tokenizer, [row], train=False) for row in rows]
    smooth(traced, traced, [{"input_ids": i.numpy(), "token_type_ids": s.numpy()} for i, s, *_ in read])
    quantize_dynamic(
        traced,
        OUT / "reader.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},  # fused nodes have no types of their own
    )
    traced.unlink()
    (OUT / "tokenizer.json").write_text(tokenizer.backend_tokenizer.to_str(), "utf-8")
    digest = hashlib.sha256((OUT / "reader.onnx").read_bytes()).hexdigest()
    (OUT / "card.json").write_text(json.dumps({"sha256": digest, **card}, indent=1) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--all", action="store_true", help="train on all pages, measure on none")
    parser.add_argument("--measure", type=int, default=700, help="how many held-out examples to measure on")
    parser.add_argument("--weights", type=Path, help="keep the weights here; train no more where they are there")
    parser.add_argument("--go-on", type=Path, help="start from these weights, with a lower rate")
    options = parser.parse_args()
    random.seed(0)
    torch.manual_seed(0)
    torch.set_num_threads(os.cpu_count() or 1)
    source = find_source(BUNDLED)
    source.verify()
    transformer = SentenceTransformer(str(source.folder), device="cpu")
    rows = [example for folder in options.folders for example in examples(folder)]
    held = [r for r in rows if int(hashlib.md5(r.page.encode()).hexdigest(), 16) % HELD == 0 and not options.all]
    left_out = {r.question for r in held}
    rows = [r for r in rows if r.question not in left_out]
    print(f"{len(rows)} examples, {len(held)} held out")
    network = Network(transformer[0].auto_model)
    if options.weights and options.weights.exists():
        network.load_state_dict(torch.load(options.weights))
    else:
        if options.go_on:
            network.load_state_dict(torch.load(options.go_on))
        train(network, transformer.tokenizer, rows, options.minutes, 0.7 if options.go_on else 1.0)
        if options.weights:
            torch.save(network.state_dict(), options.weights)
    measured = (
        report(network, transformer.tokenizer, random.sample(held, min(options.measure, len(held)))) if held else {}
    )
    print(json.dumps(measured, indent=1))
    export(
        network,
        transformer.tokenizer,
        {
            "what": "an extractive reader: question and passage to the first and last token of the answer",
            "start": BUNDLED,
            "sets": [folder.name for folder in options.folders],
            "examples": len(rows),
            "command": "benchmarks/train_reader.py "
            + (f"--go-on {options.go_on.name} " if options.go_on else "")
            + f"--minutes {options.minutes:g} "
            + " ".join(folder.name for folder in options.folders),
            "made": datetime.now(UTC).date().isoformat(),
            "measured": measured,
        },
        random.sample(rows, 200),
    )


if __name__ == "__main__":
    main()
