"""How much what is new should be preferred: hit@1 and hit@5 over articles, by half-life and weight.

    .venv/bin/python benchmarks/recency.py DATA QUESTIONS.jsonl [LABEL]

DATA is a data folder that holds the dated articles of the questions, which have dates too. Each line has three
figures: hit@1 and hit@5 of every question asked on its own date, when what it asks has just happened; the same of
the questions of the first two thirds of the time that name no day ("this week"), asked on the last date of all,
when it has long passed; and answer-in-passage@1 on their own dates. Then the same for what a passage gets for being
inside a period such as "this week". Reading is left out. Printed above: how old the newest right article is on the
day of asking.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import numpy as np
from sets import opened

from index import timing
from index.answer import Question
from index.evaluate import Case, holds_answer, read_cases
from index.periods import period
from index.ranking import Ranker
from index.searcher import Searcher, best_of_each

HALF_LIVES = (4.0, 7.0, 14.0, 30.0)
WEIGHTS = (0.0, 1.0, 1.5, 2.0, 3.0, 4.0)
INSIDE = (0.0, 1.0, 1.5, 2.0, 3.0)


def measured(searcher: Searcher, cases: list[Case], day: date | None) -> tuple[float, float, float]:
    first, five, holds = 0, 0, 0
    for case in cases:
        asked = datetime.combine(day or case.date or date.max, time.max, UTC)
        hits = searcher.search(Question(case.question, asked, period(case.question, asked)))
        right = [bool({a.id for a in hit.articles} & case.article_ids) for hit in best_of_each(hits)]
        first += right[:1] == [True]
        five += any(right[:5])
        holds += bool(hits) and holds_answer(hits[0].text, case.answers)
    return first / len(cases), five / len(cases), holds / len(cases)


def cell(searcher: Searcher, cases: list[Case]) -> str:
    days = sorted(case.date for case in cases if case.date)
    late = datetime.combine(days[-1], time.max, UTC)
    old = [case for case in cases if case.date and case.date <= days[2 * len(days) // 3]]
    past = [case for case in old if period(case.question, late) is None]
    now, later = measured(searcher, cases, None), measured(searcher, past, days[-1])
    return f"  {now[0]:.3f} {now[1]:.3f} | {later[0]:.3f} {later[1]:.3f} | {now[2]:.3f}"


def main() -> None:
    data, questions, *label = sys.argv[1:]
    answerer = opened(data)
    cases = read_cases(Path(questions), label=label[0] if label else None)
    cases = [case for case in cases if case.answerable and case.date]
    ages = []
    for case in cases:
        found = [answerer.library.article(i) for i in case.article_ids]
        days = [(case.date - a.published).days for a in found if a and a.published and case.date]
        ages += [min((day for day in days if day >= 0), default=-1)] if days else []
    spread = ", ".join(f"{share} % {np.percentile(ages, share):.0f}" for share in (25, 50, 75, 90))
    print(f"{len(cases)} questions; age in days of the newest right article: {spread}")
    base, view, embedder = Ranker.bundled(), answerer._view, answerer._embedder  # noqa: SLF001
    for half_life in HALF_LIVES:
        timing.HALF_LIFE = half_life
        for weight in WEIGHTS:
            searcher = Searcher(answerer.library, view, embedder, replace(base, freshness=weight))
            print(f"half-life {half_life:4.0f}, weight {weight:.1f}{cell(searcher, cases)}", flush=True)
    timing.HALF_LIFE = 7.0
    for inside in INSIDE:
        searcher = Searcher(answerer.library, view, embedder, replace(base, inside=inside))
        print(f"inside {inside:.1f}{cell(searcher, cases)}", flush=True)


if __name__ == "__main__":
    main()
