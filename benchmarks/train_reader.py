"""Trains the reader that index/reader.py serves, and writes it to index/reading/.

    .venv/bin/python benchmarks/train_reader.py squad2 timeqa … [--exercises benchmarks/exercises] [--further]

Each argument is a folder with `corpus.jsonl` and `questions.jsonl`; what they and the exercises teach is told in
reading_examples.py. The start is the bundled embedding model, with --further the reader that is there, which then
learns the exercises and is put some of the rest again (--most), so that it does not forget. The arithmetic is that
of bfloat16: training takes less than an hour on one core that has it (AMX). Pages in a quarter of all pages are
left out and measured on, of the exercises in an eighth, unless --all; what several sets have word for word is one
page.

Printed: the area under the ROC curve of answered against each kind of unanswered, and how often the best span lies
in the right sentence.
"""

from __future__ import annotations

import index  # noqa: F401 - has onnxruntime send nothing, if it is imported first

# isort: split
import argparse
import hashlib
import json
import random
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from reading_examples import Example, examples, exercises, of_other_pages
from restored import weights_of
from sentence_transformers import SentenceTransformer
from torch import nn

from index.evaluate import auroc
from index.graph import fuse, smooth
from index.model import BUNDLED, find_source
from index.reader import LONGEST_SPAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TOKENS = 256
BATCH = 32
STEP = 16  # lengths are padded to multiples, since every new shape costs a compilation
HELD, HELD_EXERCISES = 4, 8
OUT = Path(__file__).parent.parent / "index" / "reading"


@dataclass(frozen=True)
class Plan:
    """How often each example is read, the rates of learning of the network and of its head, and the dropout."""

    epochs: int
    rate: float
    head_rate: float
    dropout: float


# Two epochs with twice the dropout and the weights averaged came to .724 where this comes to .733.
ANEW = Plan(epochs=3, rate=1e-4, head_rate=2e-3, dropout=0.05)
# Without dropout, which takes two fifths of the time on a processor.
FURTHER = Plan(epochs=2, rate=8e-5, head_rate=3e-4, dropout=0.0)


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


@dataclass(frozen=True)
class Batch:
    """Token ids, segments, mask, and what a span may begin with, each (rows, tokens); first and last of the answer.

    Where there is no answer, first and last are 0, the place of [CLS].
    """

    ids: torch.Tensor
    segments: torch.Tensor
    mask: torch.Tensor
    allowed: torch.Tensor
    first: torch.Tensor
    last: torch.Tensor


def batch(tokenizer: Any, rows: Sequence[Example], *, train: bool) -> Batch:
    """The examples as the network reads them, varied a little in training."""
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
        places = list(zip(found["offset_mapping"], found.sequence_ids(), strict=True))
        start, end = row.start + len(before), row.end + len(before)
        inside = [
            i for i, ((a, b), side) in enumerate(places) if side == 1 and row.start >= 0 and a < end and b > start
        ]
        segments = [int(side == 1) for _, side in places]
        allowed = [int(i == 0 or (side == 1 and a >= len(before))) for i, ((a, _), side) in enumerate(places)]
        first, last = (inside[0], inside[-1]) if inside else (0, 0)
        encoded.append((found["input_ids"], segments, allowed, first, last))
    length = -(-max(len(ids) for ids, *_ in encoded) // STEP) * STEP

    def padded(values: list[list[int]]) -> torch.Tensor:
        return torch.tensor([value + [0] * (length - len(value)) for value in values])

    ids, segments, allowed, first, last = map(list, zip(*encoded, strict=True))
    mask = [[1] * len(one) for one in ids]
    return Batch(
        padded(ids), padded(segments), padded(mask), padded(allowed), torch.tensor(first), torch.tensor(last)
    )


def scores(network: Network, read: Batch) -> torch.Tensor:
    """Scores with everything but the passage and [CLS] ruled out."""
    found = network(read.ids, read.segments, read.mask).float()
    return found.masked_fill(read.allowed[..., None] == 0, -1e4)


class Masters:
    """The weights in full precision, which learn; those of the network follow them, rounded to bfloat16."""

    def __init__(self, network: Network, rate: float, head_rate: float) -> None:
        self._live = {n: p for n, p in network.named_parameters() if p.requires_grad}
        self.weights = {name: nn.Parameter(p.detach().float().clone()) for name, p in self._live.items()}
        heads = [w for name, w in self.weights.items() if name.startswith("head.")]
        body = [w for name, w in self.weights.items() if not name.startswith("head.")]
        groups = [{"params": body, "lr": rate}, {"params": heads, "lr": head_rate}]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)

    def step(self) -> None:
        """Learn from the gradients of the network, and pass it on."""
        for name, weight in self.weights.items():
            live = self._live[name]
            weight.grad, live.grad = (None if live.grad is None else live.grad.float()), None
        nn.utils.clip_grad_norm_(self.weights.values(), 1.0)
        self.optimiser.step()
        with torch.no_grad():
            for name, weight in self.weights.items():
                self._live[name].copy_(weight)


def is_held(row: Example, share: int) -> bool:
    """Whether the page of an example is one of those left out: one in `share`."""
    return int(hashlib.md5(row.page.encode()).hexdigest(), 16) % share == 0


def train(network: Network, tokenizer: Any, rows: list[Example], plan: Plan) -> None:
    """AdamW with a warm-up and a linear decay, the embeddings frozen."""
    for name, parameter in network.bert.named_parameters():
        parameter.requires_grad = not name.startswith("embeddings.") or "token_type" in name
    for module in network.bert.modules():
        if isinstance(module, nn.Dropout):
            module.p = plan.dropout
    masters = Masters(network, plan.rate, plan.head_rate)
    network.to(torch.bfloat16)
    steps = plan.epochs * len(rows) // BATCH

    def rate(step: int) -> float:
        return min(1, (step + 1) / 100) * max(0.02, 1 - step / steps)

    schedule = torch.optim.lr_scheduler.LambdaLR(masters.optimiser, rate)
    network.train()
    total, began = 0.0, time.monotonic()
    for step, some in enumerate((one for _ in range(plan.epochs) for one in shuffled(rows)), start=1):
        read = batch(tokenizer, some, train=True)
        found = scores(network, read)
        loss = nn.functional.cross_entropy(found[..., 0], read.first)
        loss = (loss + nn.functional.cross_entropy(found[..., 1], read.last)) / 2
        loss.backward()
        masters.step()
        schedule.step()
        total += loss.item()
        if step % 50 == 0:
            passed = (time.monotonic() - began) / 60
            print(f"step {step} of {steps}, loss {total / 50:.3f}, {passed:.1f} min", flush=True)
            total = 0.0
    network.float()
    network.load_state_dict(masters.weights, strict=False)


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
        read = batch(tokenizer, [row], train=False)
        found = scores(network, read)[0].numpy()
        inside = np.where((read.allowed[0] * read.segments[0]).numpy() == 1, 0, -np.inf)
        place = np.arange(len(found))
        length = place[None] - place[:, None]
        sums = (found[:, 0] + inside)[:, None] + (found[:, 1] + inside)[None]
        sums = np.where((length >= 0) & (length <= LONGEST_SPAN), sums, -np.inf)
        by_kind.setdefault(row.kind, []).append(float(sums.max() - found[0].sum()))
        if row.kind == "answered":
            right.append(abs(int(np.unravel_index(sums.argmax(), sums.shape)[0]) - int(read.first[0])) < 8)
    answered = by_kind.pop("answered")
    areas = {f"auroc, {kind}": auroc(answered, values) or 0.0 for kind, values in sorted(by_kind.items())}
    return {**areas, "span within 8 tokens": round(float(np.mean(right)), 4), "held out": len(rows)}


def export(network: Network, tokenizer: Any, card: dict[str, Any], rows: Sequence[Example]) -> None:
    """Write the int8 graph, its tokenizer, and a card that says what it is.

    As the embedding model is compiled (index/graph.py): smoothed by what passes through for `rows`, with weights of
    7 bits, which come to the same on every processor.
    """
    network.eval()
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
    fuse(traced, traced, heads=12, width=384)
    read = [batch(tokenizer, [row], train=False) for row in rows]
    smooth(traced, traced, [{"input_ids": r.ids.numpy(), "token_type_ids": r.segments.numpy()} for r in read])
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
    parser.add_argument("--exercises", type=Path, help="a folder of exercises that were written for the reader")
    parser.add_argument("--further", action="store_true", help="teach the reader that is there")
    parser.add_argument("--most", type=int, default=3000, help="with --further, examples of the sets put again")
    parser.add_argument("--all", action="store_true", help="train on all pages, measure on none")
    parser.add_argument("--measure", type=int, default=700, help="how many held-out examples to measure on")
    parser.add_argument("--weights", type=Path, help="keep the weights here; train no more where they are there")
    parser.add_argument(
        "--held-out", type=Path, help="write the questions of the pages left out to this folder, a file a set"
    )
    options = parser.parse_args()
    random.seed(0)
    torch.manual_seed(0)
    torch.set_num_threads(1)  # two wait for each other more than they compute
    source = find_source(BUNDLED)
    source.verify()
    transformer = SentenceTransformer(str(source.folder), device="cpu")
    pages_of: dict[str, str] = {}
    rows = [example for folder in options.folders for example in examples(folder, pages_of)]
    rows += of_other_pages(rows, random.Random(0))
    held = [] if options.all else [row for row in rows if is_held(row, HELD)]
    left_out = {row.question for row in held}
    rows = [row for row in rows if row.question not in left_out]
    if options.further:
        rows = random.sample(rows, min(options.most, len(rows)))
    if options.exercises:
        own = list(exercises(options.exercises))
        own += of_other_pages(own, random.Random(0))
        apart = [] if options.all else [row for row in own if is_held(row, HELD_EXERCISES)]
        held += apart
        rows += [row for row in own if row not in apart]
    print(f"{len(rows)} examples, {len(held)} held out")
    if options.held_out:  # evidence is fitted on these: of what it was taught, the reader is surer than of the rest
        for folder in options.folders:
            lines = (folder / "questions.jsonl").read_text("utf-8").splitlines(keepends=True)
            seen = [line for line in lines if json.loads(line)["question"] in left_out]
            (options.held_out / f"{folder.name}.jsonl").write_text("".join(seen), "utf-8")
    network = Network(transformer[0].auto_model)
    network.bert.pooler = None  # it serves whole texts
    network.bert.set_attn_implementation("eager")  # the other one takes twice as long on a processor
    if options.further:
        network.load_state_dict(weights_of(OUT / "reader.onnx"), strict=False)
    if options.weights and options.weights.exists():
        network.load_state_dict(torch.load(options.weights))
    else:
        train(network, transformer.tokenizer, rows, FURTHER if options.further else ANEW)
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
            "start": "the reader before" if options.further else BUNDLED,
            "sets": [folder.name for folder in [*options.folders, options.exercises] if folder],
            "examples": len(rows),
            "command": "benchmarks/train_reader.py"
            + "".join(f" {folder.name}" for folder in options.folders)
            + f" --exercises {options.exercises}" * bool(options.exercises)
            + " --further" * options.further
            + " --all" * options.all,
            "made": datetime.now(UTC).date().isoformat(),
            "measured": measured,
        },
        random.sample(rows, 200),
    )


if __name__ == "__main__":
    main()
