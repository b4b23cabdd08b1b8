"""What one says and another denies, plays down or leaves open: side by side, without a verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from sayso.measure._periods import check
from sayso.measure._sides import names
from sayso.measure._table import table
from sayso.measure.who_says import COLUMNS, Saying, cells, sayings
from sayso.model.actor import AUTHOR
from sayso.model.period import Period
from sayso.model.statement import Statement

if TYPE_CHECKING:
    import pyarrow

STANCES = ("says so", "minimises", "no position", "denies")
WHATS = ("event", "quad")


@dataclass(frozen=True, slots=True)
class Contest:
    """One matter on which sources differ.

    what    event type, or quad where that was asked for
    actors, recipients  ids, sorted
    sides   (one of STANCES, what is said that way), two or more, in the order of STANCES
    """

    what: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    sides: tuple[tuple[str, tuple[Saying, ...]], ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """All statements."""
        return tuple(i for _, rows in self.sides for row in rows for i in row.ids)


@dataclass(frozen=True, slots=True)
class Contests:
    """What is contested: acts on somebody or with each other first, as "A attacked B" names one act more surely than
    "A attacked"; of these the matter with most statements.
    """

    groups: tuple[Contest, ...]

    def table(self) -> pyarrow.Table:
        """Return one row a saying: the number of its group from 1, what, stance, and the fields of Saying."""
        rows = [
            [number, group.what, stance, *cells(row)]
            for number, group in enumerate(self.groups, start=1)
            for stance, said in group.sides
            for row in said
        ]
        return table(rows, {"group": "count", "what": "text", "stance": "text", **COLUMNS})


def contested(statements: Iterable[Statement], *, by: str = "event") -> Contests:
    """Return what different sources say differently of the same act or tie.

    The same: equal event type (by="quad": equal quad), actors and recipients, all resolved; times that share a day,
    or both unknown; and both, or neither, of the future. What is asked for, imagined, allowed or presupposed claims
    nothing and is not compared. SaysoError where `by` is unknown.
    """
    check(by, WHATS, "by")
    matters: defaultdict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for s in sorted(statements, key=lambda s: (s.document, s.trigger.start, s.id)):
        what = s.event if by == "event" else s.quad
        if what and stance(s) and s.actors and all(r.actor.id for r in (*s.actors, *s.recipients)):
            matters[what, names(s.actors), names(s.recipients), s.lane == "predicted"].append(s)
    found = [
        Contest(str(key[0]), names(group[0].actors), names(group[0].recipients), _sides(group))
        for key, matter in matters.items()
        for group in _disputes(matter)
    ]
    return Contests(tuple(sorted(found, key=_rank)))


def _rank(c: Contest) -> tuple[object, ...]:
    return len(c.actors) + len(c.recipients) < 2, -len(c.ids), c.what, c.actors, c.recipients, c.ids


def stance(s: Statement) -> str | None:
    """Return which of STANCES a source takes to an act; None where it claims nothing about it."""
    if s.presupposed or s.position in ("asks", "imagines", "allows"):
        return None
    if s.position in ("no position", "minimises"):
        return s.position
    return {"+": "says so", "-": "denies"}.get(s.factuality[-1])


def _disputes(matter: Sequence[Statement]) -> list[list[Statement]]:
    """Return groups in which everyone is contradicted by another: components of "differs from"."""
    head = list(range(len(matter)))

    def find(one: int) -> int:
        while head[one] != one:
            head[one] = head[head[one]]
            one = head[one]
        return one

    stances: defaultdict[str | None, list[int]] = defaultdict(list)
    for number, s in enumerate(matter):
        stances[stance(s)].append(number)
    facts = [(_voice(s), s.when.period) for s in matter]
    for ones, others in combinations(stances.values(), 2):
        for one, other in product(ones, others):
            if facts[one][0] != facts[other][0] and _may_be_one(facts[one][1], facts[other][1]):
                head[find(other)] = find(one)
    groups: defaultdict[int, list[Statement]] = defaultdict(list)
    for number, s in enumerate(matter):
        groups[find(number)].append(s)
    return [group for group in groups.values() if len(group) > 1]


def _may_be_one(first: Period | None, second: Period | None) -> bool:
    """True where two times share a day, or both are unknown."""
    return first.overlaps(second) if first and second else first is second


def _voice(s: Statement) -> tuple[str | None, ...]:
    """Whoever claims it; authors, and sources without name and words, are told apart by their documents."""
    words = s.source.words.text.casefold() if s.source.words else None
    name = s.source.actor.name or (None if s.source.actor.id else words)
    if s.source.actor.id == AUTHOR.id or (s.source.actor.id is None and name is None):
        return AUTHOR.id, s.document
    return s.source.actor.id, name


def _sides(group: Sequence[Statement]) -> tuple[tuple[str, tuple[Saying, ...]], ...]:
    said = [(name, tuple(sayings(s for s in group if stance(s) == name))) for name in STANCES]
    return tuple((name, rows) for name, rows in said if rows)
