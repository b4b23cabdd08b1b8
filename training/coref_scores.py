"""Measures of coreference over whole documents: MUC, B3, CEAF-e and their mean, with singletons left out.

Definitions: Vilain et al. 1995; Bagga and Baldwin 1998; Luo 2005 (phi 4); Pradhan et al. 2014.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

import numpy as np

from sayso.analyse._coref import Floats

Cluster = frozenset[Hashable]
Pair = tuple[Sequence[Cluster], Sequence[Cluster]]
"""The clusters of a document in gold and as found."""
T = TypeVar("T", bound=Hashable)


def clusters(mentions: Sequence[T], antecedents: Sequence[int]) -> list[frozenset[T]]:
    """Chains of mentions, each linked to an earlier one by its place or to none (-1); singletons are left out."""
    chain: list[int] = []
    for place, before in enumerate(antecedents):
        chain.append(place if before < 0 else chain[before])
    return grouped(mentions, chain)


def grouped(mentions: Iterable[T], labels: Iterable[int]) -> list[frozenset[T]]:
    """The mentions that share a label; singletons are left out."""
    found: dict[int, set[T]] = {}
    for mention, label in zip(mentions, labels, strict=True):
        found.setdefault(label, set()).add(mention)
    return [frozenset(each) for each in found.values() if len(each) > 1]


def conll(documents: Sequence[Pair]) -> dict[str, float]:
    """F1 in percent by measure, counted over all documents, and the mean of the three."""
    found = {name: _f1(measure, documents) for name, measure in (("MUC", _muc), ("B3", _b3), ("CEAF-e", _ceaf))}
    return {**found, "CoNLL": sum(found.values()) / 3}


def _f1(measure: object, documents: Sequence[Pair]) -> float:
    sums = np.zeros(4)
    for gold, mine in documents:
        sums += measure(gold, mine)  # type: ignore[operator]
    recall, precision = sums[0] / max(sums[1], 1), sums[2] / max(sums[3], 1)
    return float(200 * recall * precision / max(recall + precision, 1e-9))


def _muc(gold: Sequence[Cluster], mine: Sequence[Cluster]) -> tuple[float, ...]:
    """(links of gold found, links of gold, links found that are gold's, links found)."""
    return (*_kept(gold, mine), *_kept(mine, gold))


def _kept(key: Sequence[Cluster], other: Sequence[Cluster]) -> tuple[float, float]:
    place = {mention: number for number, cluster in enumerate(other) for mention in cluster}
    parts = (len({place.get(m, m) for m in cluster}) for cluster in key)
    return sum(len(c) - p for c, p in zip(key, parts, strict=True)), sum(len(c) - 1 for c in key)


def _b3(gold: Sequence[Cluster], mine: Sequence[Cluster]) -> tuple[float, ...]:
    both = [(len(g & m) ** 2, len(g), len(m)) for g in gold for m in mine]
    recall, precision = sum(n / g for n, g, _ in both), sum(n / m for n, _, m in both)
    return recall, sum(map(len, gold)), precision, sum(map(len, mine))


def _ceaf(gold: Sequence[Cluster], mine: Sequence[Cluster]) -> tuple[float, ...]:
    if not gold or not mine:
        return 0, len(gold), 0, len(mine)
    alike = np.array([[2 * len(g & m) / (len(g) + len(m)) for m in mine] for g in gold])
    best = float(sum(alike[i, j] for i, j in assignment(alike)))
    return best, len(gold), best, len(mine)


def assignment(gain: Floats) -> list[tuple[int, int]]:
    """Pairs of row and column, each used once at most, with the greatest sum (the Hungarian method)."""
    if gain.shape[0] > gain.shape[1]:
        return [(i, j) for j, i in assignment(gain.T)]
    rows, columns = gain.shape
    cost = np.zeros((rows + 1, columns + 1))
    cost[1:, 1:] = -gain
    up, down = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, np.int64)
    for row in range(1, rows + 1):
        _place(row, cost, (up, down), owner)
    return [(int(owner[j]) - 1, j - 1) for j in range(1, columns + 1) if owner[j]]


def _place(row: int, cost: Floats, prices: tuple[Floats, Floats], owner: np.ndarray) -> None:
    """Give a row a column, moving others where that is better: one step of the shortest augmenting path."""
    up, down = prices
    owner[0], column = row, 0
    least, way = np.full(len(owner), np.inf), np.zeros(len(owner), np.int64)
    used = np.zeros(len(owner), bool)
    while owner[column] or column == 0:
        used[column] = True
        reduced = cost[owner[column]] - up[owner[column]] - down
        better = ~used & (reduced < least)
        least[better], way[better] = reduced[better], column
        following = int(np.where(used, np.inf, least).argmin())
        step = least[following]
        up[owner[used]] += step
        down[used] -= step
        least[~used] -= step
        column = following
        if not owner[column]:
            break
    while column:
        owner[column], column = owner[way[column]], int(way[column])
