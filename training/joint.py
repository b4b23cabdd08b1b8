"""Fit the weights that join network and patterns, on the bank's dev split: ``python -m training.joint``.

Logistic regression by Newton's method with a small ridge; nothing here needs torch. The network must be the one that
ships, trained without the dev split. Writes ``joint.json`` beside the model and prints the reliability of the chances.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from benchmarks._bank import FOLDER, Coded, Party, Passage, passages

from sayso import steps
from sayso.extract._weights import Weights
from sayso.extract.patterns import make
from sayso.extract.trained import Candidate, Trained
from sayso.pipeline import text
from sayso.settings import Settings
from training.bank import PARTICLES, head_of

OUT = Path(__file__).resolve().parent.parent / "src/sayso/data/models/en/joint.json"
RIDGE = 1.0
BONUSES = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
START = Weights({"act": {}, "actor": {}, "recipient": {}}, 0.0, 0.0, "")
Row = tuple[Mapping[str, float], bool]


def logistic(rows: Sequence[Row]) -> dict[str, float]:
    """Weights by feature name that make the rows likeliest, the constant ``one`` free of the ridge."""
    names = sorted({name for features, _ in rows for name in features})
    data = np.array([[features.get(name, 0.0) for name in names] for features, _ in rows])
    goal, weights = np.array([right for _, right in rows], float), np.zeros(len(names))
    ridge = np.diag([1e-3 if name == "one" else RIDGE for name in names])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(data @ weights, -30, 30)))
        slope = data.T @ (chance - goal) + ridge @ weights
        bend = (data * (chance * (1 - chance))[:, None]).T @ data + ridge
        weights -= np.linalg.solve(bend, slope)
    return dict(zip(names, weights.round(4).tolist(), strict=True))


def candidates(found: Sequence[Passage], weights: Weights) -> Iterator[tuple[Candidate, Coded | None, list[set[int]]]]:
    """Every word that network or patterns think possible, with the gold statement on it and its parties' heads."""
    settings = Settings()
    analyse, extractor = steps.load("analyse", "english").make(settings), Trained(make(settings), weights)
    for passage in found:
        analysis = analyse(text(passage.text))
        for reading, acts in zip(extractor.patterns.readings(analysis), analysis.acts or (), strict=True):
            hits = reading.hits()
            words = [(t.start, t.end) for t in reading.sentence.tokens]
            gold = {head_of(c.start, c.end, words, passage.text, PARTICLES): c for c in passage.statements}
            for index in range(len(words)):
                candidate = Candidate(reading, acts, index, hits.get(index), weights)
                if index in gold or index in hits or acts.odds(index) > -4:
                    coded = gold.get(index)
                    sides = (coded.actors, coded.recipients) if coded else ()
                    yield candidate, coded, [_heads(side, words, passage.text) for side in sides]


def _heads(side: Sequence[Party], words: Sequence[tuple[int, int]], passage: str) -> set[int]:
    places = ((p.start, p.end) for p in side)
    found = (head_of(a, b, words, passage) for a, b in places if a is not None and b is not None)
    return {head for head in found if head is not None}


def fit(found: Sequence[Passage]) -> Weights:
    """All weights from scratch: the bonus of a pattern's type first, since features depend on it."""
    bonus = max(BONUSES, key=lambda b: _typed(candidates(found, replace(START, pattern_bonus=b))))
    acts: list[Row] = []
    parties: dict[str, list[Row]] = {"actor": [], "recipient": []}
    for candidate, coded, sides in candidates(found, replace(START, pattern_bonus=bonus)):
        if coded is None or "optional" not in coded.extra:
            acts.append((candidate.features(), coded is not None))
        for side, name in enumerate(parties if coded else ()):
            heads = {*candidate.heads(side), *sides[side]}
            parties[name] += ((candidate.party_features(side, h), h in sides[side]) for h in heads)
    parts = {"act": logistic(acts), **{name: logistic(rows) for name, rows in parties.items()}}
    weights = Weights(parts, 0.5, bonus, "")
    return replace(weights, threshold=best_threshold([(weights.chance("act", f), right) for f, right in acts]))


def _typed(rows: Iterator[tuple[Candidate, Coded | None, list[set[int]]]]) -> int:
    return sum(c.event in coded.event.split("|") for c, coded, _ in rows if coded and c.hit)


def best_threshold(rows: Sequence[tuple[float, bool]]) -> float:
    """The chance from which coding gives the best F1."""
    rows = sorted(rows, reverse=True)
    total, hits, best = sum(right for _, right in rows), 0, (0.0, 0.5)
    for n, (chance, right) in enumerate(rows, 1):
        hits += right
        best = max(best, (2 * hits / (total + n), chance))
    return round(best[1], 3)


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(prog="python -m training.joint", description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    found = list(passages(FOLDER / "dev"))
    weights = fit(found)
    known = {"parts": weights.parts, "threshold": weights.threshold, "pattern_bonus": weights.pattern_bonus}
    args.out.write_text(json.dumps(known, indent=1) + "\n", "utf-8")
    print(json.dumps(known, indent=1))


if __name__ == "__main__":
    main()
