"""How good the answers are on sets of questions with known answers, with the floor and the goal beside each figure.

    .venv/bin/python benchmarks/quality.py SETS DATA [--most N] [NAME …]

SETS is a folder with a folder for each set, `corpus.jsonl` and `questions.jsonl` in it. DATA is where their data
folders are kept, so that a second run does not index again. A set that is missing is passed over; one without a
row here is measured and has no goal. With --most N only N questions of a run are asked, always the same ones.

The figures are those of the program as it ships, so a set that its weights were fitted on is in sample: the
figures without each set are in index/evidence.json, in index/reading/card.json (pages left out) and printed by
fit_ranking.py. `highlight, first` and `highlight, nearest` are two baselines for the sentence that is marked: the
passage's first one, and the one whose vector is nearest to the question's.
"""

from __future__ import annotations

import argparse
import random
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import sets

from index.answer import Question
from index.evaluate import Case, evaluate, holds_answer, read_cases
from knowledge import readers, splitter

if TYPE_CHECKING:
    from index.answerer import Answerer

# Set, how it is asked, measure: the floor (what was there before), and the goal.
GOALS: dict[tuple[str, str, str], tuple[str, str]] = {
    ("news_dev", "gold, dated", "hit@1"): (".734", ".76"),
    ("news_dev", "gold, dated", "hit@5"): (".937", ".95"),
    ("news_dev", "gold, dated", "answer_in_passage@1"): (".68", ".72"),
    ("news_dev", "gold, dated", "answer_in_quote@1"): ("", ".62"),
    ("news_dev", "gold, dated", "answer_in_highlight@1"): ("", ".50"),
    ("news_dev", "gold", "hit@1"): (".576", ".62"),
    ("news_dev", "gold", "hit@5"): (".804", ".85"),
    ("news_dev", "all", "abstention_auroc"): (".864", ".92"),
    ("news_dev", "all", "false_strong_rate"): ("", "≤ .08"),
    ("news_dev", "all", "answered_rate"): ("", "≥ .85"),
    ("squad2", "all", "hit@1"): (".833", ".85"),
    ("squad2", "all", "mrr@10"): (".889", ".90"),
    ("squad2", "all", "abstention_auroc"): (".65", ".72"),
    ("timeqa", "all", "answer_in_passage@1"): (".489", ".55"),
    **{("xquad", lang, "hit@1"): ("", ".80") for lang in "ar de el en es hi ro ru th tr vi zh".split()},
}
SHOWN = (
    "hit@1", "hit@5", "mrr@10", "answer_in_passage@1", "answer_in_quote@1", "answer_in_highlight@1",
    "answered_rate", "strong_rate", "false_answer_rate", "false_strong_rate", "abstention_auroc",
)  # fmt: skip
AT_ONCE = 16


def filled(corpus: Path, data: Path) -> Answerer:
    answerer = sets.opened(data)
    if not answerer.library.coverage().articles:
        drafts = list(readers.read(corpus))
        for i in range(0, len(drafts), 200):
            answerer.library.add(drafts[i : i + 200])
    answerer.writer.catch_up()
    answerer.refresh()
    return answerer


def runs(questions: Path) -> list[tuple[str, dict[str, Any], list[Case], bool]]:
    """How a set is asked: a name, the options of `evaluate`, the cases, and whether each is asked on its date."""
    cases = read_cases(questions)
    languages = sorted({case.lang for case in cases if case.lang})
    if len(languages) > 1:
        return [(lang, {"lang": lang}, [c for c in cases if c.lang == lang], False) for lang in languages]
    found = [("all", {}, cases, False)]
    if any(case.label == "gold" for case in cases):
        gold = read_cases(questions, label="gold")
        found += [("gold", {}, gold, False), ("gold, dated", {}, gold, True)]
    return found


def highlights(answerer: Answerer, cases: list[Case]) -> dict[str, float]:
    """The two baselines, on the passages that come first."""
    first, nearest, asked = 0, 0, [case for case in cases if case.answerable]
    for case in asked:
        judged = answerer.judged(case.question, answerer.hits(case.question))
        if judged:
            hit = judged[0].hit
            said = [hit.text[a:b] for a, b in splitter.sentences(hit.text, hit.article.language)] or [hit.text]
            vectors = answerer._embedder.embed_passages(said)  # noqa: SLF001 - a baseline that the program has not
            best = said[int((vectors @ answerer._embedder.embed_question(case.question)).argmax())]  # noqa: SLF001
            first += holds_answer(said[0], case.answers)
            nearest += holds_answer(best, case.answers)
    return {"highlight, first": first / len(asked), "highlight, nearest": nearest / len(asked)}


def speed(answerer: Answerer, cases: list[Case]) -> None:
    """From a question to an Answer, one at a time and many at once; no question comes twice."""
    asked = [Question(case.question, datetime.now(UTC)) for case in cases]
    taken = []
    for question in asked[: len(asked) // 2]:
        began = time.perf_counter()
        answerer.answer(question)
        taken.append(1000 * (time.perf_counter() - began))
    rest = asked[len(asked) // 2 :]
    began = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(answerer.answer, rest))
    rate = len(rest) / (time.perf_counter() - began)
    print(
        f"{'':12}{answerer.passages():,} passages: p50 {np.percentile(taken, 50):.1f} ms, p95 "
        f"{np.percentile(taken, 95):.1f} ms; {AT_ONCE} at once {rate:.0f} questions a second"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--most", type=int, default=100_000)
    options = parser.parse_args()
    print(f"{'set':12}{'asked':14}{'measure':24}{'here':>8}{'floor':>8}{'goal':>8}")
    for folder in sorted(path.parent for path in options.sets.glob("*/questions.jsonl")):
        if options.names and folder.name not in options.names:
            continue
        answerer = filled(folder / "corpus.jsonl", options.data / folder.name)
        for name, how, cases, dated in runs(folder / "questions.jsonl"):
            random.Random(0).shuffle(cases)
            some = cases[: options.most]
            report = evaluate(answerer, some, dated=dated, **how)
            if name == "all":
                report |= highlights(answerer, some[:300])
            for key in (*SHOWN, "highlight, first", "highlight, nearest"):
                if report.get(key) is not None and (name in {"all", "gold", "gold, dated"} or key == "hit@1"):
                    floor, goal = GOALS.get((folder.name, name, key), ("", ""))
                    print(f"{folder.name:12}{name:14}{key:24}{report[key]:8.3f}{floor:>8}{goal:>8}", flush=True)
        speed(answerer, read_cases(folder / "questions.jsonl")[:400])


if __name__ == "__main__":
    main()
