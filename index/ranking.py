"""The second stage: the best of what both legs bring, ordered by how much of the question's wording they have.

A linear model over what index/overlap.py and the two legs say of a passage. Its weights are in ranking.json, with
the sets, the day and the command that they come from (benchmarks/fit_ranking.py). Gradient-boosted trees fitted the
sets that they were trained on better and the others worse, and so did more features.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.overlap import Overlap


@dataclass(frozen=True, slots=True)
class Ranker:
    """`weights` of the features, and what else counts in the same units.

    `freshness` and `years` are those of index/timing.py, `inside` of being inside a period such as "this week",
    `evidence` of how well it answers, where it was read.
    """

    weights: Mapping[str, float]
    freshness: float
    inside: float
    years: float
    evidence: float

    @classmethod
    @lru_cache(1)
    def bundled(cls) -> Ranker:
        """The weights that come with the program."""
        raw = json.loads((files("index") / "ranking.json").read_text("utf-8"))
        return cls(raw["weights"], raw["freshness"], raw["inside"], raw["years"], raw["evidence"])

    def relevance(self, features: Mapping[str, float]) -> float:
        """How well a passage fits a question, as log-odds up to a constant; higher is better."""
        return sum(weight * features[name] for name, weight in self.weights.items())


def features(dense: float, lexical: float, overlap: Overlap) -> dict[str, float]:
    """What the ranker weighs: the cosine, the share of the best BM25 score, and the overlap of the wording."""
    return {
        "dense": dense,
        "lexical": lexical,
        "passage": overlap.passage,
        "title": overlap.title,
        "window": overlap.window,
        "pairs": overlap.pairs,
    }
