"""Arithmetic on periods: the unit a day lies in, shifts by units, parts of a unit, the nearest fitting day."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from sayso.errors import WireError
from sayso.model.period import Period

DAYS = {"day": 1, "week": 7, "fortnight": 14}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
MONTH = 31  # days
_LONG = 100  # days: a story told by years does not run on into the next
_ONWARD = 200  # days from one date of a story to the next that names no year; by judgement


def parse(edtf: str) -> Period | None:
    """Return the period of an EDTF string, None where it names none (30 February, a backward interval)."""
    try:
        return Period.parse(edtf)
    except (WireError, ValueError, OverflowError):
        return None


def stretch(first: date, last: date) -> Period:
    """Return the interval between two days, a single day where they are one."""
    return Period.day(first) if first == last else Period(f"{first.isoformat()}/{last.isoformat()}", first, last)


def add_months(day: date, count: int) -> date | None:
    """Return the day `count` months on, the month's last where it is shorter; None outside the years 1 to 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add(day: date, unit: str, count: int) -> date | None:
    """Return the day `count` units on (negative: back); None outside the calendar."""
    if unit in MONTHS:
        return add_months(day, MONTHS[unit] * count)
    try:
        return day + timedelta(days=DAYS.get(unit, 7) * count)
    except OverflowError:
        return None


def moved(period: Period, unit: str, count: int) -> Period | None:
    """Return a period moved by units: as exact as it was, or as the unit is where that is longer than a week."""
    if count == 0 or period.start is None or period.end is None:
        return period
    if unit in MONTHS:
        day = add(period.end, unit, count)
        return unit_of(day, unit) if day else None
    first, last = add(period.start, unit, count), add(period.end, unit, count)
    return stretch(first, last) if first and last else None


def about(period: Period) -> Period:
    """Return the month of a day or of some days within one: about then, for what is told next to them."""
    if period.start is None or period.end is None or days_in(period) > MONTH:
        return period
    first, last = period.start, period.end
    return parse(f"{first:%Y-%m}") or period if f"{first:%Y-%m}" == f"{last:%Y-%m}" else period


def unit_of(day: date, unit: str) -> Period | None:
    """Return the calendar unit that a day lies in: "day", "week" (Monday to Sunday), ... "century"."""
    monday = day - timedelta(days=day.weekday()) if day > date(1, 1, 7) else day
    first_of_quarter = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    texts = {
        "day": day.isoformat(),
        "week": f"{monday}/{monday + timedelta(days=6)}",
        "fortnight": f"{monday}/{monday + timedelta(days=13)}",
        "weekend": f"{monday + timedelta(days=5)}/{monday + timedelta(days=6)}",
        "month": f"{day.year:04}-{day.month:02}",
        "quarter": f"{first_of_quarter.isoformat()[:7]}/{(add_months(first_of_quarter, 2) or day).isoformat()[:7]}",
        "year": f"{day.year:04}",
        "decade": f"{day.year // 10:03}X",
        "century": f"{day.year // 100:02}XX",
    }
    return parse(texts[unit]) if unit in texts else None


def season(day: date, code: int, turn: int) -> Period | None:
    """Return the season of an EDTF code (21 to 24): turn -1 the last one over, 0 this year's, +1 the next to begin."""
    year = day.year - 1 if code == 24 and day.month < 3 else day.year
    here = parse(f"{year:04}-{code}")
    if here is None or here.start is None or here.end is None:
        return None
    if turn < 0 and here.end >= day:
        year -= 1
    elif turn > 0 and here.start <= day:
        year += 1
    return parse(f"{year:04}-{code}")


def weekday(day: date, wanted: int, direction: int) -> date:
    """Return the weekday (Monday 0) nearest in a direction: -1 on or before, +1 on or after, -2 and +2 strictly so."""
    if direction < 0:
        back = (day.weekday() - wanted) % 7
        return day - timedelta(days=7 if back == 0 and direction == -2 else back)
    ahead = (wanted - day.weekday()) % 7
    return day + timedelta(days=7 if ahead == 0 and direction == 2 else ahead)


def yearless(text: str, reference: date, direction: int) -> Period | None:
    """Return the period of "MM" or "MM-DD" in the year that fits: -1 begun by the reference, +1 not over, 0 nearest."""
    found = [p for y in (-1, 0, 1) if (p := parse(f"{reference.year + y:04}-{text}"))]
    if direction < 0:
        found = [p for p in found if p.start and p.start <= reference][-1:]
    elif direction > 0:
        found = [p for p in found if p.end and p.end >= reference][:1]
    return min(found, key=lambda p: _distance(p, reference), default=None)


def beside(text: str, anchor: Period, turn: int) -> Period | None:
    """Return the "MM", "MM-DD" or season of the anchor's year (turn 0), or the next (+1) or last (-1) beside it."""
    year = (anchor.start or anchor.end or date.min).year
    found = [p for y in (-1, 0, 1, 2) if (p := parse(f"{year + y:04}-{text}"))]
    first, last = anchor.start, anchor.end or anchor.start
    if turn > 0:
        return next((p for p in found if last and p.start and p.start > last), None)
    if turn < 0:
        return next((p for p in reversed(found) if first and p.end and p.end < first), None)
    return parse(f"{(last or date.min).year:04}-{text}")


def onward(text: str, anchor: Period) -> Period | None:
    """Return the "MM", "MM-DD" or season that a story at `anchor` comes to: in its year, or early in the next."""
    here = beside(text, anchor, 0)
    if days_in(anchor) > _LONG or here is None or here.end is None or anchor.start is None or here.end >= anchor.start:
        return here
    following = beside(text, anchor, 1)
    near = following and following.start and (following.start - anchor.start).days <= _ONWARD
    return following if near else here


def _distance(period: Period, day: date) -> int:
    if period.start is None or period.end is None:
        return 0
    return max((period.start - day).days, (day - period.end).days, 0)


def part_of(period: Period, part: str) -> Period | None:
    """Return the "early", "mid" or "late" third of a period, in the units below its own; whole where it has none."""
    if period.start is None or period.end is None or part not in ("early", "mid", "late"):
        return period
    length = (period.end - period.start).days + 1
    index = ("early", "mid", "late").index(part)
    # Thirds as TimeML annotators read START, MID and END; calibrated on no data.
    if length > 500:
        third = (period.end.year - period.start.year + 1) / 3
        low, high = period.start.year + round(index * third), period.start.year + round((index + 1) * third) - 1
        return parse(f"{low:04}/{high:04}")
    if length > 300:
        return parse(f"{period.start.year:04}-{1 + 4 * index:02}/{period.start.year:04}-{4 + 4 * index:02}")
    first = period.start + timedelta(days=round(index * length / 3))
    return stretch(first, period.start + timedelta(days=round((index + 1) * length / 3) - 1))


def narrowest(periods: Iterable[Period]) -> Period | None:
    """Return the shortest of the periods; open ones count as longest."""
    return min(periods, key=days_in, default=None)


def days_in(period: Period) -> int:
    """Return the number of days of a period; a very large number where it is open."""
    if period.start is None or period.end is None:
        return 10**7 - (period.start.toordinal() if period.start else 0)
    return (period.end - period.start).days + 1


def first_of(period: Period) -> str:
    """Return the EDTF of an interval's beginning, the whole where it is none."""
    return period.edtf.partition("/")[0]


def last_of(period: Period) -> str:
    """Return the EDTF of an interval's end, the whole where it is none."""
    return period.edtf.rpartition("/")[2]
