"""Lasting relations between actors, as they are stated: how often, how surely, by how many documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from sayso.measure._copies import apart, origins
from sayso.measure._table import table
from sayso.measure.series import Range
from sayso.model.statement import Statement

if TYPE_CHECKING:
    import pyarrow

_MUTUAL = ("ALLIANCE", "RIVALRY", "WAR")  # codebook, section 4: all others go from one to another


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation between two actors.

    event    the codebook's type of tie
    a, b     ids; from a to b, or in alphabetical order where mutual
    told     statements that it holds, by how surely they tell it; copies count once
    denied   statements that it does not hold
    origins  documents, or origins by lineage, that tell of it or deny it
    ids      the statements, copies among them
    """

    event: str
    a: str
    b: str
    mutual: bool
    told: Range
    denied: int
    origins: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ties:
    """Relations, the one told of by most origins first."""

    rows: tuple[Tie, ...]

    def table(self) -> pyarrow.Table:
        """Return the rows as a table: event, a, b, mutual ("yes", "no"), low, best, high, denied, origins, ids."""
        kinds = {"event": "text", "a": "text", "b": "text", "mutual": "text"}
        kinds |= {"low": "number", "best": "number", "high": "number"}
        rows = [
            (t.event, t.a, t.b, "yes" if t.mutual else "no", *t.told, t.denied, t.origins, t.ids) for t in self.rows
        ]
        return table(rows, {**kinds, "denied": "count", "origins": "count", "ids": "texts"})


def ties(statements: Iterable[Statement], *, lineage: Mapping[str, str] | None = None) -> Ties:
    """Return the ties of the statements; those presupposed or without two resolved actors are left out.

    `lineage` maps document id -> origin id; without it documents that share a sentence are one origin.
    """
    stated = [s for s in statements if s.kind == "tie" and not s.presupposed]
    known = origins(stated) if lineage is None else lineage
    found: defaultdict[tuple[str, str, str, bool], list[Statement]] = defaultdict(list)
    for s in stated:
        for a, b, mutual in pairs(s):
            found[s.event, a, b, mutual].append(s)
    rows = [_tie(key, group, known) for key, group in found.items()]
    return Ties(tuple(sorted(rows, key=lambda t: (-t.origins, -t.told.high, t.event, t.a, t.b))))


def pairs(s: Statement) -> Iterator[tuple[str, str, bool]]:
    """Yield (a, b, mutual) for every two resolved actors that a statement joins; side by side is no tie."""
    left, right = (sorted({r.actor.id for r in side if r.actor.id}) for side in (s.actors, s.recipients))
    if s.recipients:
        yield from ((a, b, False) for a, b in product(left, right) if a != b)
    elif s.event in _MUTUAL:
        yield from ((a, b, True) for a, b in combinations(left, 2))


def _tie(key: tuple[str, str, str, bool], group: Sequence[Statement], known: Mapping[str, str]) -> Tie:
    single, _ = apart(group, lambda s: (s.document, s.id))
    sure = [[s for s in single if s.factuality in levels] for levels in (("CT+",), ("PR+",), ("PS+",))]
    low, best = len(sure[0]), len(sure[0]) + len(sure[1])
    denied = sum(s.factuality.endswith("-") for s in single)
    told = {known.get(s.document, s.document) for s in group if s.factuality != "U"}
    return Tie(*key, Range(low, best, best + len(sure[2])), denied, len(told), tuple(s.id for s in group))
