"""Teaches the reader of index/reading/ by a larger one (Hinton et al., "Distilling the knowledge", 2015).

    .venv/bin/python benchmarks/distil_reader.py squad2 timeqa … --teacher all-mpnet-base-v2 --weights reader.pt

The teacher, an MPNet of 110 million weights, is trained on the examples of train_reader.py. Then it reads them, and
further passages with the same questions; the reader, as train_reader.py left it in --weights, learns for each token
how likely the teacher holds it to be the first or the last of the answer. What is kept is the mean of the weights
before and after, which tells answers from none better than either (Wortsman et al., "Robust fine-tuning of
zero-shot models", 2022). Pages are left out and measured on as there. Two and a half hours on one core with
bfloat16 arithmetic; --taught keeps the teacher's weights.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import train_reader
from torch import nn
from train_reader import Example, Masters, Network, batch, export, report, scores, shuffled, words
from transformers import AutoModel, AutoTokenizer

from index.model import BUNDLED
from index.timing import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

TEACHER_RATE, TEACHER_HEAD_RATE = 4e-5, 8e-4
TEACHER_BATCH = 24
TEACHER_MINUTES = 108  # about two epochs; after one it held a span to be there or not no better than the reader
TEACHER_FROZEN = 4  # its first layers stay as they are, which costs it nothing and saves a sixth of the time
RATE, HEAD_RATE = 5e-5, 5e-4
DATED = 0.5  # share of the examples that get a day, any since FIRST
FIRST = date(2000, 1, 1)
FURTHER = 3600  # passages without a label: the teacher reads a dozen a second
SOFT = 0.8  # what the teacher's word weighs against the label, where there is one


class Teacher(Network):
    """MPNet, which has no segments."""

    def __init__(self, folder: Path) -> None:
        super().__init__(AutoModel.from_pretrained(folder, attn_implementation="eager", add_pooling_layer=False))
        for module in self.modules():
            if isinstance(module, nn.Dropout):
                module.p = 0.0

    def forward(
        self, input_ids: torch.Tensor, _token_type_ids: torch.Tensor, mask: torch.Tensor | None = None
    ) -> torch.Tensor:
        return self.head(self.bert(input_ids=input_ids, attention_mask=mask).last_hidden_state)


def further(rows: Sequence[Example], dice: random.Random) -> Iterator[Example]:
    """More to read for each question, without a label: of its page and of others what has most of its words."""
    of_page: dict[str, dict[str, Example]] = {}
    holding: dict[str, list[Example]] = {}
    for row in rows:
        of_page.setdefault(row.page, {}).setdefault(row.passage, row)
    for one in (row for page in of_page.values() for row in page.values()):
        for word in words(f"{one.title} {one.passage}"):
            holding.setdefault(word, []).append(one)
    read = {(row.question, row.passage) for row in rows}
    for question, page in dict.fromkeys((row.question, row.page) for row in rows):
        asked = words(question)

        def shared(other: Example, asked: set[str] = asked) -> int:
            return len(words(f"{other.title} {other.passage}") & asked)

        here = [other for other in of_page[page].values() if (question, other.passage) not in read]
        rare = min((holding[word] for word in sorted(asked) if len(holding.get(word, ())) > 1), key=len, default=[])
        there = [other for other in rare if other.page != page and (question, other.passage) not in read]
        for some, chance in ((here, 1.0), (there, 0.5)):
            if some and dice.random() < chance:
                other = max(dice.sample(some, min(6, len(some))), key=shared)
                yield Example(question, other.title, other.passage, -1, -1, "further", page)


def train_teacher(teacher: Teacher, tokenizer: Any, rows: list[Example]) -> None:
    """AdamW with a warm-up and a linear decay, for TEACHER_MINUTES."""
    for name, parameter in teacher.bert.named_parameters():
        frozen = any(f"layer.{layer}." in name for layer in range(TEACHER_FROZEN))
        parameter.requires_grad = not name.startswith("embeddings.") and not frozen
    masters = Masters(teacher, TEACHER_RATE, TEACHER_HEAD_RATE)
    teacher.to(torch.bfloat16)
    teacher.train()
    began = time.monotonic()
    batches = (some for _ in iter(int, 1) for some in shuffled(rows, TEACHER_BATCH))
    for step, some in enumerate(batches):
        passed = (time.monotonic() - began) / 60
        if passed >= TEACHER_MINUTES:
            break
        rate = min(1, (step + 1) / 80) * max(0.02, 1 - passed / TEACHER_MINUTES)
        for group, most in zip(masters.optimiser.param_groups, (TEACHER_RATE, TEACHER_HEAD_RATE), strict=True):
            group["lr"] = most * rate
        read = batch(tokenizer, some, train=True)
        found = scores(teacher, read)
        loss = nn.functional.cross_entropy(found[..., 0], read.first)
        loss = (loss + nn.functional.cross_entropy(found[..., 1], read.last)) / 2
        loss.backward()
        masters.step()
        if step % 50 == 0:
            print(f"teacher: step {step}, loss {loss.item():.3f}, {passed:.1f} min", flush=True)
    teacher.float()
    teacher.load_state_dict(masters.weights, strict=False)


@torch.no_grad()
def taught(teacher: Teacher, tokenizer: Any, rows: Sequence[Example]) -> list[NDArray[np.float16]]:
    """What the teacher holds of each row: how likely no answer and each token is the first and the last.

    Shape (1 + tokens of the passage, 2); the tokens are the same for both, as the vocabularies are.
    """
    teacher.to(torch.bfloat16)
    teacher.eval()
    found: list[Any] = [None] * len(rows)
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].passage) + len(rows[i].question))
    began = time.monotonic()
    for at in range(0, len(order), 16):
        some = order[at : at + 16]
        read = batch(tokenizer, [rows[i] for i in some], train=False)
        likely = scores(teacher, read).softmax(dim=1).numpy()
        for i, one, allowed in zip(some, likely, read.allowed.numpy(), strict=True):
            found[i] = one[allowed == 1].astype(np.float16)
        if at % 1600 == 0:
            print(f"taught {at} of {len(rows)}, {(time.monotonic() - began) / 60:.1f} min", flush=True)
    return found


def aims(read: train_reader.Batch, soft: Sequence[NDArray[np.float16]], labelled: Sequence[bool]) -> torch.Tensor:
    """How likely each token shall be the first and the last, shape (rows, tokens, 2)."""
    aim = torch.zeros(*read.ids.shape, 2)
    for i, (one, known) in enumerate(zip(soft, labelled, strict=True)):
        places_ = read.allowed[i].nonzero()[:, 0][: len(one)]
        likely = torch.from_numpy(one[: len(places_)].astype(np.float32))
        aim[i, places_] = likely / likely.sum(dim=0, keepdim=True).clamp(min=1e-6)
        if known:
            aim[i] *= SOFT
            aim[i, read.first[i], 0] += 1 - SOFT
            aim[i, read.last[i], 1] += 1 - SOFT
    return aim


def dated(row: Example) -> Example:
    """As articles with a day are read: it stands behind the title, and is seldom what is asked for."""
    if random.random() < DATED:
        day = date.fromordinal(random.randint(FIRST.toordinal(), datetime.now(UTC).date().toordinal()))
        return replace(row, title=". ".join(filter(None, [row.title, in_words(day)])))
    return row


def distil(network: Network, tokenizer: Any, rows: list[Example], soft: Sequence[NDArray[np.float16]]) -> None:
    """One epoch of cross-entropy with what the teacher holds; otherwise as train_reader.train."""
    for name, parameter in network.bert.named_parameters():
        parameter.requires_grad = not name.startswith("embeddings.") or "token_type" in name
    masters = Masters(network, RATE, HEAD_RATE)
    network.to(torch.bfloat16)
    network.train()
    of_row = {id(row): one for row, one in zip(rows, soft, strict=True)}
    steps = len(rows) // train_reader.BATCH
    total, began = 0.0, time.monotonic()
    for step, some in enumerate(shuffled(rows), start=1):
        rate = min(1, step / 100) * max(0.02, 1 - step / steps)
        for group, most in zip(masters.optimiser.param_groups, (RATE, HEAD_RATE), strict=True):
            group["lr"] = most * rate
        read = batch(tokenizer, [dated(row) for row in some], train=True)
        aim = aims(read, [of_row[id(row)] for row in some], [row.kind != "further" for row in some])
        loss = -(scores(network, read).log_softmax(dim=1) * aim).sum(dim=1).mean()
        loss.backward()
        masters.step()
        total += loss.item()
        if step % 50 == 0:
            print(
                f"step {step} of {steps}, loss {total / 50:.3f}, {(time.monotonic() - began) / 60:.1f} min",
                flush=True,
            )
            total = 0.0
    network.float()
    network.load_state_dict(masters.weights, strict=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--teacher", type=Path, required=True, help="folder of an MPNet, such as all-mpnet-base-v2")
    parser.add_argument("--weights", type=Path, required=True, help="the reader that train_reader.py left")
    parser.add_argument("--all", action="store_true", help="learn from all pages, measure on none")
    parser.add_argument("--measure", type=int, default=3000, help="how many held-out examples to measure on")
    parser.add_argument("--taught", type=Path, help="keep the teacher here; train it no more where it is there")
    parser.add_argument("--keep", type=Path, help="keep the weights of the reader here")
    options = parser.parse_args()
    rows, held = train_reader.to_learn(options.folders, everything=options.all)
    measured_on = random.sample(held, min(options.measure, len(held)))
    teacher, tokenizer = Teacher(options.teacher), AutoTokenizer.from_pretrained(options.teacher)
    if options.taught and options.taught.exists():
        teacher.load_state_dict(torch.load(options.taught))
    else:
        train_teacher(teacher, tokenizer, rows)
        if options.taught:
            torch.save(teacher.state_dict(), options.taught)
    if held:
        print(f"teacher: {json.dumps(report(teacher, tokenizer, measured_on[:500]))}", flush=True)
    more = list(further(rows, random.Random(1)))
    rows += random.Random(5).sample(more, min(FURTHER, len(more)))
    soft = taught(teacher, tokenizer, rows)
    network, tokenizer = train_reader.untrained()
    before = torch.load(options.weights)
    network.load_state_dict(before)
    distil(network, tokenizer, rows, soft)
    after = network.state_dict()
    network.load_state_dict({name: (before[name] + weight) / 2 for name, weight in after.items()})
    if options.keep:
        torch.save(network.state_dict(), options.keep)
    measured = report(network, tokenizer, measured_on) if held else {}
    print(json.dumps(measured, indent=1))
    sets = "".join(f" {folder.name}" for folder in options.folders)
    command = f"benchmarks/train_reader.py{sets} --weights reader.pt; benchmarks/distil_reader.py{sets}"
    export(
        network,
        tokenizer,
        {
            "what": "an extractive reader: question and passage to the first and last token of the answer",
            "start": BUNDLED,
            "teacher": options.teacher.name,
            "sets": [folder.name for folder in options.folders],
            "examples": len(rows),
            "command": f"{command} --weights reader.pt --teacher {options.teacher.name}{' --all' * options.all}",
            "made": datetime.now(UTC).date().isoformat(),
            "measured": measured,
        },
        random.sample(rows, 200),
    )


if __name__ == "__main__":
    main()
