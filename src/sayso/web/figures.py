"""The series of a dyad as a drawing; its numbers are measured elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.measure import series
from sayso.model.statement import Statement
from sayso.web.state import State

HEIGHT, MIDDLE, LEFT, WIDTH = 190, 90, 92, 1000  # units of the drawing


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: x, width, y, height of the best figure; low and high are the ends of its whisker."""

    x: float
    width: float
    y: float
    height: float
    low: float
    high: float
    tone: str
    label: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The rows, what was left out by reason, the drawing and its summary."""

    rows: tuple[series.Row, ...]
    left_out: tuple[series.LeftOut, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    top: float
    summary: str


def included(state: State) -> frozenset[str]:
    """Return what counts beside what is reported to have happened: only what was asked for."""
    return frozenset(state.include.split(",")) & frozenset(series.INCLUDED)


def figures(statements: Sequence[Statement], state: State) -> Figures:
    """Return the series of a dyad; a and b of the state are ids."""
    by = "month" if state.by == "month" else "year"
    found = series.series(statements, a=state.a, b=state.b, by=by, include=included(state))
    return drawn(found.rows, found.left_out)


def drawn(rows: tuple[series.Row, ...], left: tuple[series.LeftOut, ...]) -> Figures:
    """Lay the rows out: cooperation upwards, conflict downwards, both from the middle and to one scale."""
    top = max([v for row in rows for v in (*row.cooperation, *row.conflict)], default=0.0) or 1.0
    places = [_place(row.period) for row in rows]
    first, last = (places[0], places[-1]) if places else (0, 0)
    step = (WIDTH - LEFT - 12) / (last - first + 1)
    unit = (MIDDLE - 14) / top
    bars: list[Bar] = []
    ticks: list[tuple[float, str]] = []
    for row, place in zip(rows, places, strict=True):  # years of which nothing is told keep their room
        x = LEFT + (place - first) * step
        bars += [_bar(row, x, step, unit, tone) for tone in ("cooperation", "conflict")]
        if not ticks or x + step / 2 - ticks[-1][0] > 58:  # 58: a month with air around it
            ticks.append((round(x + step / 2, 1), row.period))
    return Figures(rows, left, tuple(bars), tuple(ticks), top, _summary(rows, left))


def _place(period: str) -> int:
    """Return the number of a year or of a month, so that neighbours in time are one apart."""
    year, _, month = period.partition("-")
    return int(year) * 12 + int(month) if month else int(year)


def _bar(row: series.Row, x: float, step: float, unit: float, tone: str) -> Bar:
    low, best, high = getattr(row, tone)
    sign = -1 if tone == "cooperation" else 1
    inner, outer = (round(MIDDLE + sign * unit * value, 1) for value in (low, high))
    y = MIDDLE - unit * best if sign < 0 else MIDDLE
    label = f"{row.period}: {tone} {best:g} (low {low:g}, high {high:g})"
    width = min(step * 0.7, 36)
    return Bar(
        round(x + (step - width) / 2, 1), round(width, 1), round(y, 1), round(unit * best, 1), inner, outer, tone, label
    )


def _summary(rows: tuple[series.Row, ...], left: tuple[series.LeftOut, ...]) -> str:
    if not rows:
        return "Nothing can be counted here."
    both = [sum(getattr(row, tone)[1] for row in rows) for tone in ("cooperation", "conflict")]
    out = sum(reason.count for reason in left)
    return (
        f"{rows[0].period} to {rows[-1].period}: cooperation {both[0]:g}, conflict {both[1]:g} in all; "
        f"{out} statements left out."
    )
