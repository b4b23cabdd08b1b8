"""Period: a closed interval of days with its precision, written in EDTF level 1.

Source: Library of Congress, Extended Date/Time Format (ISO 8601-2:2019), the subset that reporting needs:
year, month, day, season (21 to 24), decade (199X), century (19XX), intervals with open ends, and the
qualifiers ~ ? %. An imprecise time is an interval, never a guessed instant.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from sayso.errors import WireError

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d))?(?:-(\d\d))?[~?%]?")
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}  # first month of the season, northern hemisphere


@dataclass(frozen=True, slots=True)
class Period:
    """A time as precise as it is known.

    edtf   EDTF level 1 string, e.g. "1979-02", "2022-22", "2015/.."
    start  first day, None where the interval is open to the left
    end    last day (inclusive), None where the interval is open to the right
    """

    edtf: str
    start: date | None
    end: date | None

    @classmethod
    def parse(cls, edtf: str) -> "Period":
        """Return the period that an EDTF string names; WireError where it names none."""
        if "/" not in edtf:
            start, end = _point(edtf)
            return cls(edtf, start, end)
        left, _, right = edtf.partition("/")
        low = None if left in ("", "..") else _point(left)[0]
        high = None if right in ("", "..") else _point(right)[1]
        if (low is None and high is None) or (low and high and low > high):
            raise WireError(f"{edtf!r} is no interval", remedy="write an earlier and a later date, or '..' for one")
        return cls(edtf, low, high)

    @classmethod
    def day(cls, when: date) -> "Period":
        """Return the period of one day."""
        return cls(when.isoformat(), when, when)

    @classmethod
    def between(cls, start: "Period", end: "Period") -> "Period":
        """Return the interval from the first day of one period to the last day of another."""
        return cls.parse(f"{start.edtf if start.start else '..'}/{end.edtf if end.end else '..'}")

    @property
    def open_ended(self) -> bool:
        """True where the interval is open to the right."""
        return self.end is None

    def overlaps(self, other: "Period") -> bool:
        """True where the two share a day."""
        starts_in_time = self.start is None or other.end is None or self.start <= other.end
        return starts_in_time and (self.end is None or other.start is None or other.start <= self.end)

    def covers(self, other: "Period") -> bool:
        """True where every day of `other` lies within this period."""
        after = self.start is None or (other.start is not None and self.start <= other.start)
        return after and (self.end is None or (other.end is not None and other.end <= self.end))


def _point(text: str) -> tuple[date, date]:
    """First and last day of one EDTF date; WireError where it is none."""
    match = _POINT.fullmatch(text)
    if not match:
        raise WireError(f"{text!r} is no EDTF date", remedy="write YYYY, YYYY-MM, YYYY-MM-DD, YYYY-21..24 or YYYX")
    year, month, day = match.groups()
    try:
        if "X" in year:
            return date(max(1, int(year.replace("X", "0"))), 1, 1), date(int(year.replace("X", "9")), 12, 31)
        if month is None:
            return date(int(year), 1, 1), date(int(year), 12, 31)
        if day is None:
            return _months(int(year), int(month))
        exact = date(int(year), int(month), int(day))
        return exact, exact
    except ValueError as error:
        raise WireError(f"{text!r} is no date: {error}", remedy="check year, month and day") from error


def _months(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month, or of a season coded 21 to 24."""
    if month in _SEASON_MONTHS:
        first = _SEASON_MONTHS[month]
        last_year, last = divmod(year * 12 + first + 1, 12)  # months count from 0, so this is two months on
        return date(year, first, 1), date(last_year, last + 1, monthrange(last_year, last + 1)[1])
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
