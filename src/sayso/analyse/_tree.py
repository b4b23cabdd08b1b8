"""Scores of heads -> a tree: each word's best head where that is a tree with one root, else the best such tree."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating[Any]]
Heads = NDArray[np.int64]
_NEVER = -1e9  # far under any log-probability that a float32 softmax gives (they end near -104)
_ROOTS = 3  # roots tried: on EWT dev the root of the best tree was never below third place


def heads(scores: Scores) -> Heads:
    """Return each word's head: 0 for the root, i + 1 for word i.

    scores  (words, words + 1) log-probabilities, column 0 the root
    The result has exactly one root and no cycle; ValueError for no words.
    """
    size = len(scores)
    if not size:
        raise ValueError("no words")
    table = np.nan_to_num(scores.astype(np.float64), nan=_NEVER, neginf=_NEVER).clip(_NEVER, -_NEVER)
    table[np.arange(size), np.arange(size) + 1] = 2 * _NEVER
    greedy = _best(table)
    return greedy if is_tree(greedy) else _best_tree(table)


def _best(table: Scores) -> Heads:
    found: Heads = table.argmax(1)
    return found


def is_tree(found: Heads) -> bool:
    """True where heads (0 = root, i + 1 = word i) make one tree: one root, every word below it."""
    if (found == 0).sum() != 1:
        return False
    above = np.concatenate([[0], found])
    for _ in range(len(found).bit_length() + 1):  # pointer doubling: after log2(n) steps all have reached the root
        above = above[above]
    return not above.any()


def _best_tree(table: Scores) -> Heads:
    size = len(table)
    best, best_score = np.zeros(size, np.int64), -np.inf
    for root in np.argsort(-table[:, 0], kind="stable")[:_ROOTS]:
        full = np.full((size + 1, size + 1), 4 * _NEVER)
        full[1:, 1:] = table[:, 1:]
        full[root + 1] = 4 * _NEVER
        full[root + 1, 0] = table[root, 0]
        found = _chu_liu_edmonds(full)[1:]
        score = table[np.arange(size), found].sum()
        if score > best_score:
            best, best_score = found, score
    return best


def _chu_liu_edmonds(table: Scores) -> Heads:
    """Return the best tree's heads; table[d, h] scores h as the head of d, node 0 is the root."""
    found = _best(table)
    found[0] = 0
    cycle = _cycle(found)
    if not cycle:
        return found
    inside = np.array(cycle)
    rest = np.array([node for node in range(len(table)) if node not in set(cycle)])
    small, leave, enter = _contract(table, found, inside, rest)
    solved = _chu_liu_edmonds(small)
    for place, node in enumerate(rest):
        if node:
            found[node] = leave[place] if solved[place] == len(rest) else rest[solved[place]]
    parent = solved[len(rest)]
    found[enter[parent]] = rest[parent]
    return found


def _contract(table: Scores, found: Heads, inside: Heads, rest: Heads) -> tuple[Scores, Heads, Heads]:
    """Make one node, the last, of a cycle; return the table, the best heads inside, the best ways in."""
    size = len(rest)
    small = np.full((size + 1, size + 1), 8 * _NEVER)
    small[:size, :size] = table[np.ix_(rest, rest)]
    out = table[np.ix_(rest, inside)]
    small[:size, size] = out.max(1)
    kept = table[inside, found[inside]]
    into = table[np.ix_(inside, rest)] - kept[:, None]
    small[size, :size] = into.max(0) + kept.sum()
    return small, inside[out.argmax(1)], inside[into.argmax(0)]


def _cycle(found: Heads) -> list[int]:
    """Return the nodes of one cycle, [] where there is none; node 0 is the root."""
    seen = [0] * len(found)
    for start in range(1, len(found)):
        node = start
        while node and not seen[node]:
            seen[node] = start
            node = int(found[node])
        if node and seen[node] == start:
            cycle = [node]
            while (nxt := int(found[cycle[-1]])) != node:
                cycle.append(nxt)
            return cycle
    return []
