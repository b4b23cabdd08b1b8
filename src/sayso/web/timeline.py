"""Statements in three lanes of time, as places on a drawing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.model.statement import Statement
from sayso.web import words

LANES = ("historical", "reported", "predicted")
WIDTH, LEFT, RIGHT = 1000, 92, 12  # units of the drawing; the names of the lanes stand left
ROWS, ROW = 6, 9  # rows of marks in a lane, and their height: what does not fit is counted at its neighbour
_AGE = 6 * 365  # days before the recent years from which on the past is drawn to a smaller scale
_RECENT = 2 * 365
_PAST = 0.35  # part of the width that the past gets then: enough for a dozen marks, and most reporting is recent


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement in a lane: x to end is its time, y its middle; count is 1, or how many share the place."""

    id: str
    x: float
    end: float
    y: float
    tone: str
    letter: str
    label: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane with its marks; top and height in units of the drawing."""

    name: str
    top: float
    height: float
    marks: tuple[Mark, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing.

    ticks    (x, label)
    now      x of the now line, None where no document has a date; day is its date
    knots    (x, ISO day) ascending: between two of them the scale is even
    broken   x where the scale changes, None where it does not
    untimed  statements without a known time: they are not drawn
    """

    lanes: tuple[Lane, ...]
    height: float
    ticks: tuple[tuple[float, str], ...]
    now: float | None
    day: str
    knots: tuple[tuple[float, str], ...]
    broken: float | None
    untimed: int
    summary: str


def timeline(statements: Iterable[Statement], *, now: date | None) -> Timeline | None:
    """Lay statements out in time; None where none has a known time. `now` is the day of the now line."""
    everything = list(statements)
    timed = [s for s in everything if _days(s, now) and s.lane in LANES]
    if not timed:
        return None
    spans = {s.id: _days(s, now) or (0, 0) for s in timed}
    scale = _Scale.over([day for span in spans.values() for day in span] + ([now.toordinal()] if now else []), now)
    lanes, top = [], 16.0
    for name in LANES:
        own = sorted((s for s in timed if s.lane == name), key=lambda s: (spans[s.id], s.id))
        lane = _lane(name, top, [(s, scale.x(spans[s.id][0]), scale.x(spans[s.id][1] + 1)) for s in own])
        lanes.append(lane)
        top += lane.height
    return Timeline(
        lanes=tuple(lanes),
        height=top + 20,
        ticks=tuple(scale.ticks()),
        now=scale.x(now.toordinal()) if now else None,
        day=now.isoformat() if now else "",
        knots=tuple((x, date.fromordinal(day).isoformat()) for x, day in scale.knots),
        broken=scale.knots[1][0] if len(scale.knots) > 2 else None,
        untimed=len(everything) - len(timed),
        summary=_summary(lanes, timed, len(everything) - len(timed)),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to places: even between the knots."""

    knots: tuple[tuple[float, int], ...]

    @classmethod
    def over(cls, days: Sequence[int], now: date | None) -> "_Scale":
        first, last = min(days), max(days) + 1
        pad = max(3, (last - first) // 40)
        first, last = max(1, first - pad), min(date.max.toordinal(), last + min(pad, 60))
        bend = (now.toordinal() if now else last) - _RECENT
        right = WIDTH - RIGHT
        if now and bend - first > _AGE:
            return cls(((LEFT, first), (LEFT + (right - LEFT) * _PAST, bend), (right, max(last, bend + 1))))
        return cls(((LEFT, first), (right, last)))

    def x(self, day: int) -> float:
        for (x, a), (y, b) in zip(self.knots, self.knots[1:], strict=False):
            if day <= b:
                return round(x + (y - x) * (max(day, a) - a) / (b - a), 1)
        return self.knots[-1][0]

    def ticks(self) -> Iterable[tuple[float, str]]:
        for (x, a), (y, b) in zip(self.knots, self.knots[1:], strict=False):
            last = -99.0
            for day, label in _labels(a, b, room=(y - x) / 58):  # 58: a date of seven characters with air around it
                if self.x(day) - last >= 40 and self.x(day) < y - 16:
                    last = self.x(day)
                    yield last, label


def _labels(first: int, last: int, *, room: float) -> Iterable[tuple[int, str]]:
    """Years, quarters or months between two days, about as many as there is room for."""
    if last - first <= 62:  # two months: days are what differs
        step = next((n for n in (1, 2, 7, 14) if (last - first) / n <= room), 28)
        yield from ((day, f"{date.fromordinal(day):%m-%d}") for day in range(first, last, step))
        return
    a, b = date.fromordinal(first), date.fromordinal(last)
    months = (b.year - a.year) * 12 + b.month - a.month + 1
    step = next((n for n in (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200) if months / n <= room), 6000)
    for month in range(a.year * 12, b.year * 12 + 12, 1):
        if month % step == 0 and month // 12 >= 1:
            day = date(month // 12, month % 12 + 1, 1)
            if first <= day.toordinal() <= last:
                yield day.toordinal(), str(day.year) if step >= 12 else f"{day:%Y-%m}"


def _days(s: Statement, now: date | None) -> tuple[int, int] | None:
    """First and last day; an open end is drawn to the now line, an open start as one day."""
    period = s.when.period
    if period is None:
        return None
    start = period.start or period.end
    if start is None:
        return None
    end = period.end or max(start, now or start)
    return start.toordinal(), end.toordinal()


def _lane(name: str, top: float, spans: Sequence[tuple[Statement, float, float]]) -> Lane:
    """Put each statement into the first row with room; what finds none is counted with the last one there."""
    rows: list[float] = []
    marks: list[Mark] = []
    for s, x, end in spans:
        end = max(end, x + 8)
        row = next((i for i, taken in enumerate(rows) if taken <= x), len(rows))
        if row < ROWS:
            rows[row : row + 1] = [end + 2]
            marks.append(_mark(s, x, end, top + 12 + row * ROW))
        else:
            near = min(range(len(marks)), key=lambda i: abs(marks[i].x - x))
            marks[near] = _more(marks[near])
    return Lane(name, top, 16 + ROW * max(2, min(len(rows), ROWS)), tuple(marks), len(spans))


def _mark(s: Statement, x: float, end: float, y: float) -> Mark:
    label = f"{words.time(s)}: {s.event}, {words.sides(s)} ({s.position})"
    return Mark(s.id, x, round(end, 1), y, words.tone(s), words.LETTERS[s.position], label)


def _more(mark: Mark) -> Mark:
    count = mark.count + 1
    label = mark.label.partition(" and ")[0] + f" and {count - 1} more here"
    return Mark(mark.id, mark.x, mark.end, mark.y, mark.tone, mark.letter, label, count)


def _summary(lanes: Sequence[Lane], timed: Sequence[Statement], untimed: int) -> str:
    counts = ", ".join(f"{lane.count} {lane.name}" for lane in lanes)
    periods = [s.when.period for s in timed if s.when.period]
    first = min((p.start for p in periods if p.start), default=None)
    last = max((p.end for p in periods if p.end), default=None)
    span = f", from {first.year} to {last.year}" if first and last else ""
    return f"{counts}{span}; {untimed} without a known time {'is' if untimed == 1 else 'are'} not drawn."
