"""Fit the weights that join network and patterns, on the bank's dev split: ``python -m training.joint``.

Logistic regression by Newton's method with a small ridge; nothing here needs torch. The network must be the one that
ships, trained without the dev split. Writes ``joint.json`` beside the model and prints the reliability of the chances.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks._bank import FOLDER, Coded, Party, Passage, passages
from sayso import steps
from sayso.codebook.load import Example, examples
from sayso.extract._candidate import Candidate
from sayso.extract._reading import Hit, Reading
from sayso.extract.patterns import make
from sayso.extract.trained import Trained
from sayso.languages.weights import Weights
from sayso.model.analysis import Analysis
from sayso.model.statement import Statement
from sayso.pipeline import QUALIFIERS, text
from sayso.qualify.weigh import OPEN_TO_VOTE
from sayso.settings import Settings
from training.bank import PARTICLES, head_of

OUT = Path(__file__).resolve().parent.parent / "src/sayso/data/models/en/joint.json"
RIDGE = 1.0
# Of acts F1 may fall by a hundredth for fewer false rows: whole statements are right more often, on dev and seeds.
SLACK = {"act": 0.01, "actor": 0.004, "recipient": 0.004}
DOUBT = 0.008
RULES_ALONE = 1e6
BONUSES = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, RULES_ALONE)
PARTS = ("act", "actor", "recipient")
START = Weights({name: {} for name in PARTS}, dict.fromkeys(PARTS, 0.0), {"event": 0.0}, "")
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


@dataclass(frozen=True, slots=True)
class Read:
    """A passage, analysed once, and its sentences as the patterns read them."""

    passage: Passage
    analysis: Analysis
    readings: tuple[tuple[Reading, Mapping[int, Hit]], ...]


def prepared(found: Sequence[Passage]) -> list[Read]:
    """Analyse passages with the model that ships."""
    settings = Settings()
    analyse, patterns = steps.load("analyse", "english").make(settings), make(settings)
    rows = []
    for passage in found:
        analysis = analyse(text(passage.text))
        rows.append(Read(passage, analysis, tuple((r, r.hits()) for r in patterns.readings(analysis))))
    return rows


def candidates(rows: Sequence[Read], weights: Weights) -> Iterator[tuple[Candidate, Coded | None, list[set[int]]]]:
    """Every word that network or patterns think possible, with the gold statement on it and its parties' heads."""
    for row in rows:
        passage = row.passage
        for (reading, hits), acts in zip(row.readings, row.analysis.acts or (), strict=True):
            words = [(t.start, t.end) for t in reading.sentence.tokens]
            gold = {head_of(c.start, c.end, words, passage.text, PARTICLES): c for c in passage.statements}
            for index in range(len(words)):
                if index in gold or index in hits or acts.odds(index) > -4:
                    coded = gold.get(index)
                    sides = (coded.actors, coded.recipients) if coded else ()
                    candidate = Candidate(reading, acts, index, hits.get(index), weights)
                    heads = [{reading.top(h) for h in _heads(side, words, passage.text)} for side in sides]
                    yield candidate, coded, heads


def _heads(side: Sequence[Party], words: Sequence[tuple[int, int]], passage: str) -> set[int]:
    places = ((p.start, p.end) for p in side)
    found = (head_of(a, b, words, passage) for a, b in places if a is not None and b is not None)
    return {head for head in found if head is not None}


def fit(found: Sequence[Read]) -> Weights:
    """All weights from scratch: the bonus of a pattern's type first, since features depend on it."""
    bonus = max(BONUSES, key=lambda b: _typed(candidates(found, replace(START, bonus={"event": b}))))
    acts: list[Row] = []
    parties: dict[str, list[Row]] = {"actor": [], "recipient": []}
    for candidate, coded, sides in candidates(found, replace(START, bonus={"event": bonus})):
        if coded is None or "optional" not in coded.extra:
            acts.append((candidate.features(), coded is not None))
        for side, name in enumerate(parties if coded else ()):
            # Mentions that neither network nor pattern thinks of are no candidates at run time, so none here.
            parties[name] += ((candidate.party_features(side, h), h in sides[side]) for h in candidate.heads(side))
    acts += codebook_rows(replace(START, bonus={"event": bonus}))
    rows = {"act": acts, **parties}
    parts = {name: logistic(of) for name, of in rows.items()}
    weights = Weights(parts, {}, {"event": bonus}, "")
    least = {n: best_threshold([(weights.chance(n, f), r) for f, r in of], SLACK[n]) for n, of in rows.items()}
    weights = replace(weights, thresholds=least)
    return replace(weights, bonus=weights.bonus | fitted_bonuses(found, weights))


def codebook_rows(weights: Weights) -> Iterator[Row]:
    """The codebook's examples, coded, and its counter-examples, not: what the patterns know by heart and must not."""
    settings = Settings()
    analyse, patterns = steps.load("analyse", "english").make(settings), make(settings)
    known, false = examples()
    for case in (*known, *false):
        analysis = analyse(text(case.text))
        for reading, acts in zip(patterns.readings(analysis), analysis.acts or (), strict=True):
            hits = reading.hits()
            for index, token in enumerate(reading.sentence.tokens):
                if token.text in (case.trigger or "").split():
                    candidate = Candidate(reading, acts, index, hits.get(index), weights)
                    if isinstance(case, Example) or candidate.event == case.event:
                        yield candidate.features(), isinstance(case, Example)


def _typed(rows: Iterator[tuple[Candidate, Coded | None, list[set[int]]]]) -> int:
    return sum(c.event in coded.event.split("|") for c, coded, _ in rows if coded and c.hit)


def fitted_bonuses(found: Sequence[Read], weights: Weights) -> dict[str, float]:
    """What the rules' status and certainty are worth: the most right on the dev split; of certainty its sign counts."""
    settings = Settings()
    extract = Trained(make(settings), weights)
    rules = [steps.load("qualify", name).make(settings) for name in QUALIFIERS if name != "weigh"]
    rows: dict[str, list[tuple[str, str, dict[str, float]]]] = {"status": [], "certainty": []}
    for row in found:
        statements = extract(row.analysis)
        for qualify in rules:
            statements = qualify(statements, row.analysis)
        for statement, coded in _paired(statements, row.passage):
            for kind, mine, gold in (
                ("status", statement.status, coded.status),
                ("certainty", statement.factuality, coded.factuality),
            ):
                rows[kind].append((mine, gold, _chances(row.analysis, statement, kind)))
    # A sign that the words make is not put to the vote.
    rows["certainty"] = [row for row in rows["certainty"] if row[0] in OPEN_TO_VOTE]
    return {kind: _worth(of, kind) for kind, of in rows.items()}


def _worth(rows: Sequence[tuple[str, str, dict[str, float]]], kind: str) -> float:
    """The greatest bonus within ``DOUBT`` of the best: in doubt the rules, which say why, decide."""
    right = {bonus: _right(rows, kind, bonus) for bonus in BONUSES}
    least = max(right.values()) - DOUBT * len(rows)
    return max(bonus for bonus, hits in right.items() if hits >= least)


def _paired(statements: Sequence[Statement], passage: Passage) -> Iterator[tuple[Statement, Coded]]:
    for coded in passage.statements:
        match = next((s for s in statements if s.trigger.start < coded.end and coded.start < s.trigger.end), None)
        if match and "optional" not in coded.extra:
            yield match, coded


def _chances(analysis: Analysis, statement: Statement, kind: str) -> dict[str, float]:
    place = analysis.locate(statement.trigger.start)
    return analysis.acts[place[0]].log_chances(kind, place[1]) if analysis.acts and place else {}


def _right(rows: Sequence[tuple[str, str, dict[str, float]]], kind: str, bonus: float) -> int:
    weights = replace(START, bonus={kind: bonus})
    settled = [(weights.settled(kind, mine, chances) if chances else mine, gold) for mine, gold, chances in rows]
    tails = [(mine[-1:], [g[-1:] for g in gold.split("|")]) for mine, gold in settled]
    return sum(m in g for m, g in tails) if kind == "certainty" else sum(m in g.split("|") for m, g in settled)


def best_threshold(rows: Sequence[tuple[float, bool]], slack: float) -> float:
    """The highest chance whose F1 is within ``slack`` of the best: of two as good, the one with fewer false rows."""
    rows = sorted(rows, reverse=True)
    total, hits, scores = sum(right for _, right in rows), 0, []
    for n, (chance, right) in enumerate(rows, 1):
        hits += right
        scores.append((2 * hits / (total + n), chance))
    best = max(score for score, _ in scores)
    return round(next(chance for score, chance in scores if score >= best - slack), 3)


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(prog="python -m training.joint", description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    weights = fit(prepared(list(passages(FOLDER / "dev"))))
    known = {"parts": weights.parts, "thresholds": dict(weights.thresholds), "bonus": dict(weights.bonus)}
    args.out.write_text(json.dumps(known, indent=1) + "\n", "utf-8")
    print(json.dumps(known, indent=1))


if __name__ == "__main__":
    main()
