"""How much cooperation and conflict between two actors is told of, year by year or month by month.

Nothing is spread and nothing is guessed: a statement counts in the period that its whole time lies within, or it is
left out with the reason. A period without a row is one that nothing is told about, which is not the same as peace.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sayso.measure._copies import apart, origins
from sayso.measure._periods import UNITS, bin_of, check
from sayso.measure._sides import involves, together
from sayso.measure._table import table
from sayso.model.period import Period
from sayso.model.statement import Statement

if TYPE_CHECKING:
    import pyarrow

WEIGHTS = ("count", "intensity", "origins")
INCLUDED = ("historical", "predicted", "denied")
COPY = "copy of another document's statement"
TOGETHER = "together, against nobody named"
OUTSIDE = "not surely within the time asked for"
REASONS = (
    "presupposed", TOGETHER, "historical", "predicted", "denied", "no position", "uncommitted", "undated",
    "open interval", "interval wider than the period", "no quad", "no intensity", COPY, OUTSIDE,
)  # fmt: skip
_LEVELS = {"CT": 0, "PR": 1, "PS": 2}  # a statement counts in the figure of its level and in those after it


class Range(NamedTuple):
    """A figure by how surely it is told: low counts certain statements alone, best probable ones too, high all."""

    low: float
    best: float
    high: float


@dataclass(frozen=True, slots=True)
class Row:
    """One period: EDTF year or month, its two figures, and the ids of the statements that count in them."""

    period: str
    cooperation: Range
    conflict: Range
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Statements about the two that do not count, and why: reason is one of REASONS."""

    reason: str
    count: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """The rows, ascending by period; periods without a statement have none. What is left out, by reason."""

    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...]

    def table(self) -> pyarrow.Table:
        """Return the rows as a table: period, cooperation_low ... conflict_high, statements (a list of ids)."""
        rows = [(row.period, *row.cooperation, *row.conflict, row.ids) for row in self.rows]
        figures = {f"{side}_{level}": "number" for side in ("cooperation", "conflict") for level in Range._fields}
        return table(rows, {"period": "text", **figures, "statements": "texts"})


def series(
    statements: Iterable[Statement],
    *,
    a: str,
    b: str | None = None,
    by: str = "year",
    include: frozenset[str] = frozenset(),
    weight: str | Mapping[str, str] = "count",
) -> Series:
    """Return the series of what a does to b, b to a, and both together; with b None of all that a does or suffers.

    a, b     ids of actors or countries
    by       "year" or "month"
    include  of INCLUDED; denials then count by their certainty, as mentions of the act
    weight   "count" (statements), "intensity" (sum of PLOVER scores, without sign) or "origins" (documents, those that
             share a sentence as one); or a mapping document id -> origin id, which is "origins" by lineage

    SaysoError where a choice is unknown.
    """
    check(by, UNITS, "by")
    for choice in sorted(include):
        check(choice, INCLUDED, "include")
    if isinstance(weight, str):
        check(weight, WEIGHTS, "weight")
    found = about(statements, a, b)
    if weight == "origins":
        weight = origins(found)

    def reason(s: Statement) -> str | None:
        return TOGETHER if b and together(s) and not s.presupposed else _reason(s, by, include, weight)

    single, copied = apart(found, lambda s: (reason(s) is not None, _first_day(s), s.document, s.id))
    rows = _rows(sorted((s for s in single if reason(s) is None), key=_first_day), by, weight)
    return Series(rows, _left_out([*((reason(s), s) for s in single), *((COPY, s) for s in copied)]))


def about(statements: Iterable[Statement], a: str, b: str | None = None) -> list[Statement]:
    """Return the statements that a series of a and b counts or leaves out with a reason."""
    return [s for s in statements if involves(s, a, b)]


def within(statements: Iterable[Statement], asked: Period) -> tuple[list[Statement], LeftOut]:
    """Return (the statements whose time lies within the days asked for, or is not known or open; the others)."""
    inside: list[Statement] = []
    outside: list[Statement] = []
    for s in statements:
        time = s.when.period
        bounded = time is not None and time.start is not None and time.end is not None
        fits = time is None or (asked.covers(time) if bounded else asked.overlaps(time))
        (inside if fits else outside).append(s)
    return inside, LeftOut(OUTSIDE, len(outside), tuple(s.id for s in outside))


def _reason(s: Statement, by: str, include: frozenset[str], weight: str | Mapping[str, str]) -> str | None:
    """Return why a statement does not count, the first reason in the order of REASONS; None where it does."""
    time = s.when.period
    holds = {
        "presupposed": s.presupposed,
        "historical": s.lane == "historical" and "historical" not in include,
        "predicted": s.lane == "predicted" and "predicted" not in include,
        "denied": s.factuality.endswith("-") and "denied" not in include,
        "no position": s.position == "no position",
        "uncommitted": s.factuality == "U",
        "undated": time is None,
        "open interval": time is not None and (time.start is None or time.end is None),
        "interval wider than the period": time is not None and bin_of(time, by) is None,
        "no quad": _side(s) is None,
        "no intensity": weight == "intensity" and s.intensity is None,
    }
    return next((reason for reason in REASONS if holds.get(reason)), None)


def _first_day(s: Statement) -> date:
    return (s.when.period and s.when.period.start) or date.max


def _side(s: Statement) -> str | None:
    side = (s.quad or "").rpartition(" ")[2]
    return side if side in ("cooperation", "conflict") else None


def _rows(counted: Sequence[Statement], by: str, weight: str | Mapping[str, str]) -> tuple[Row, ...]:
    bins: dict[str, list[Statement]] = {}
    for s in counted:
        period = s.when.period and bin_of(s.when.period, by)
        if period:
            bins.setdefault(period, []).append(s)
    return tuple(
        Row(period, _range(found, "cooperation", weight), _range(found, "conflict", weight), tuple(s.id for s in found))
        for period, found in sorted(bins.items())
    )


def _range(statements: Sequence[Statement], side: str, weight: str | Mapping[str, str]) -> Range:
    mine = [s for s in statements if _side(s) == side]
    low, best, high = ([s for s in mine if _LEVELS[s.factuality[:2]] <= level] for level in range(3))
    return Range(_weigh(low, weight), _weigh(best, weight), _weigh(high, weight))


def _weigh(statements: Sequence[Statement], weight: str | Mapping[str, str]) -> float:
    if not isinstance(weight, str):
        return len({weight.get(s.document, s.document) for s in statements})
    return sum(abs(s.intensity or 0.0) for s in statements) if weight == "intensity" else len(statements)


def _left_out(reasons: Iterable[tuple[str | None, Statement]]) -> tuple[LeftOut, ...]:
    ids: dict[str, list[str]] = {reason: [] for reason in REASONS}
    for reason, s in reasons:
        if reason:
            ids[reason].append(s.id)
    return tuple(LeftOut(reason, len(found), tuple(found)) for reason, found in ids.items() if found)
