"""Who is meant, on GUM dev: ``python -m benchmarks.coref --shared DIR``.

Gold words, the program's own trees. MUC, B3, CEAF-e and their mean, singletons left out, with gold mentions and with
those that the program finds (their spans exact; and by their heads alone). Third-person pronouns: the share of those
with a gold antecedent whose link goes to a mention of the right cluster. Each for the scorer that ships and for a rule:
the nearest mention that agrees, for names and nouns the nearest with the same head. Then the links as the program
hands them over, by their chance.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from benchmarks._shared import parser
from sayso.analyse._coref import LOOK, Ints, Read, Scorer, Trail, candidates, pairs, scorer
from sayso.analyse._coref_mentions import (
    COLUMN,
    DEFINITE,
    DEMONSTRATIVE,
    OWNED,
    PERSONAL,
    POSSESSIVE,
    PRONOUNS,
    REFLEXIVE,
    phrases,
)
from sayso.analyse._network import network
from training.coref_data import Mentions, Text, mentions, read, texts
from training.coref_scores import Pair, clusters, conll, grouped
from training.data import MissingData

Chooser = Callable[[Mentions], list[int]]
THIRD = (PERSONAL, POSSESSIVE, REFLEXIVE)
NOMINAL = (DEFINITE, DEMONSTRATIVE, OWNED)
BINS = (0.3, 0.5, 0.7, 0.9, 1.01)


@dataclass(frozen=True, slots=True)
class Given:
    """A text as read, with its gold mentions and those found."""

    text: Text
    read: Sequence[Read]
    gold: Mentions
    found: Mentions


def main() -> int:
    """Print a line for each way of choosing and each kind of mentions, then the links by chance."""
    args = parser(__doc__ or "").parse_args()
    model = network("en", 1)
    weights = scorer("en", model.digest)
    try:
        documents = [given(text, read(text, model)) for text in texts(args.shared, "dev")]
    except MissingData as error:
        sys.exit(str(error))
    ways: dict[str, Chooser] = {"rule": nearest}
    if weights is None:
        print("coref.npz is absent, or of another model: python -m training.coref --shared DIR")
    else:
        ways["scorer"] = lambda found: scored(weights, found)
    print(f"GUM dev, {len(documents)} texts{'':9s}   MUC    B3 CEAF-e CoNLL  pronouns (of)")
    for name, choose in ways.items():
        for line in lines(documents, choose):
            print(f"{name:8s}{line}")
    if weights is not None:
        print(*links(weights, documents), sep="\n")
    return 0


def given(text: Text, readings: Sequence[Read]) -> Given:
    """Return a text with both kinds of mentions."""
    return Given(text, readings, *(mentions(text, readings, gold=gold) for gold in (True, False)))


def lines(documents: Sequence[Given], choose: Chooser) -> Iterator[str]:
    """One line of the table for gold mentions, for found ones, and for found ones by head."""
    for name, gold, heads in (("gold mentions", True, False), ("found", False, False), ("found, heads", False, True)):
        sets, hits = [], []
        for each in documents:
            used = each.gold if gold else each.found
            chosen = choose(used)
            sets.append(pair(each, used, chosen, heads=heads))
            hits += pronouns(used, chosen)
        scores = " ".join(f"{value:6.1f}" for value in conll(sets).values())
        yield f"{name:16s}{scores} {100 * sum(hits) / max(len(hits), 1):6.1f} ({len(hits)})"


def pair(each: Given, used: Mentions, chosen: Sequence[int], *, heads: bool) -> Pair:
    """Gold clusters and those chosen, mentions named by their spans or by sentence, head and whether coordinated."""
    if not heads:
        spans = list(each.text.clusters)
        return grouped(spans, each.text.clusters.values()), clusters(used.spans, chosen)
    return grouped(_heads(each.gold.table), each.gold.clusters.tolist()), clusters(_heads(used.table), chosen)


def _heads(table: Ints) -> list[tuple[int, ...]]:
    return [tuple(each) for each in table[:, [COLUMN["sentence"], COLUMN["head"], COLUMN["group"]]].tolist()]


def pronouns(used: Mentions, chosen: Sequence[int]) -> Iterator[bool]:
    """For each third-person pronoun with an earlier mention of its cluster: whether the choice is one."""
    seen: set[int] = set()
    for kind, cluster, before in zip(used.table[:, COLUMN["kind"]], used.clusters.tolist(), chosen, strict=True):
        if kind in THIRD and cluster in seen:
            yield before >= 0 and used.clusters[before] == cluster
        if cluster >= 0:
            seen.add(cluster)


def scored(weights: Scorer, used: Mentions) -> list[int]:
    """The scorer's choice for every mention."""
    places, before = np.arange(len(used.table)), candidates(used.table)
    found = weights.score(weights.sides(used.inputs), pairs(used.table, places, before), places, before).argmax(1)
    return [-1 if best == 0 else int(row[best - 1]) for best, row in zip(found.tolist(), before, strict=True)]


def nearest(used: Mentions) -> list[int]:
    """The rule's choice for every mention: the nearest that agrees."""
    rows = [dict(zip(COLUMN, row, strict=False)) for row in used.table.tolist()]
    return [
        next((k for k in range(place - 1, max(-1, place - LOOK - 1), -1) if _agrees(rows[place], rows[k])), -1)
        for place in range(len(rows))
    ]


def _agrees(mine: dict[str, int], other: dict[str, int]) -> bool:
    if mine["kind"] not in PRONOUNS:
        heads = mine["lemma"] == other["lemma"] or (mine["surname"] != 0 and mine["surname"] == other["surname"])
        return heads and mine["group"] == other["group"]
    if mine["kind"] not in (*THIRD, PERSONAL) and mine["person"] == 0:
        return False
    around = mine["sentence"] == other["sentence"] and other["first"] <= mine["first"] and mine["last"] <= other["last"]
    beside = mine["sentence"] == other["sentence"] and mine["governor"] == other["governor"]
    if around or (beside and mine["kind"] != REFLEXIVE) or mine["person"] != other["person"]:
        return False
    at_odds = (mine[n] and other[n] and mine[n] != other[n] for n in ("number", "gender"))
    human = mine["gender"] in (1, 2)
    return not any(at_odds) and not (human and other["entity"] in (2, 3)) and not (not human and other["entity"] == 1)


def links(weights: Scorer, documents: Sequence[Given]) -> Iterator[str]:
    """The links as handed over: right ones of those with a chance in each bin."""
    seen: dict[str, list[tuple[float, bool]]] = {"third-person pronouns": [], "definite noun phrases": []}
    for each in documents:
        trail = Trail(weights)
        spans = _spans(each)
        for link in trail.take(each.read):
            place, before = spans[link.start, link.end], spans[link.antecedent_start, link.antecedent_end]
            own, other = each.found.clusters[place], each.found.clusters[before]
            kind = each.found.table[place, COLUMN["kind"]]
            for name, kinds in (("third-person pronouns", THIRD), ("definite noun phrases", NOMINAL)):
                if kind in kinds:
                    seen[name].append((link.chance, bool(own >= 0 and own == other)))
    for name, found in seen.items():
        yield f"links of {name}: {len(found)}, right {100 * sum(r for _, r in found) / max(len(found), 1):.1f} %"
        for low, high in pairwise(BINS):
            inside = [right for chance, right in found if low <= chance < high]
            share = 100 * sum(inside) / max(len(inside), 1)
            yield f"    chance {low:.1f}-{min(high, 1):.1f}: {len(inside):4d}, right {share:.1f} %"


def _spans(each: Given) -> dict[tuple[int, int], int]:
    """The places of the mentions found by their characters."""
    sentences = [reading.sentence for reading, _ in each.read]
    found = [(s.tokens[p.first].start, s.tokens[p.last].end) for s in sentences for p in phrases(s)]
    return {span: place for place, span in enumerate(found)}


if __name__ == "__main__":
    sys.exit(main())
