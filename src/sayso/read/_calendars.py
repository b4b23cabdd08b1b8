"""Days of other calendars: read where they stand alone, left out where one of ours stands beside them."""

import re
from datetime import date, timedelta
from functools import cache

from sayso.read import _layout

# One run of marks and blanks, not several in a row: a line padded with blanks would be tried in every way to part them.
_JOINTS = r"(?:[\s,;/|·•(–-]*(?:(?:(?:corresponding|equivalent) to|coinciding with|i\.?e\.?)\s+)?)"
_SUFFIX = r"(?:\s*(?:A\.?H|A\.?M|S\.?H|B\.?S|E\.?C|H|AP)\b\.?|\s*هـ)?"
_YEARS = {"iran": r"1[34]\d\d", "ethiopia": r"20[0-2]\d"}  # of the last two centuries there
_MONTH = 30  # days of a month, but of the first six of the Iranian year, which have one more
_LONG = 6
_GREGORIAN = 1721425  # number of the day before the first of our calendar, by which astronomers count
_IRAN, _ETHIOPIA = 1948320, 1723855  # the same for both others
_CYCLE = 2820  # years after which the Iranian leap years come again
_FIRST_IRANIAN = 474  # the year from which they are counted


def without(text: str) -> str:
    """Return a line without the day of another calendar ("21 Ramadan 1442 / 3 May 2021")."""
    return _both().sub("", text, count=1).strip(" ,;/|·•–-") if _both().search(text) else text


def converted(text: str) -> str:
    """Return our date for a line that is a day of the Iranian or the Ethiopian calendar, "" for others."""
    for name, first in (("iran", _iranian), ("ethiopia", _ethiopian)):
        match = _alone(name).fullmatch(text)
        if match:
            month = _number(name, match["m1"] or match["m2"])
            number = first(int(match["y1"] or match["y2"]), month, int(match["d1"] or match["d2"]))
            return (date(1, 1, 1) + timedelta(days=number - _GREGORIAN - 1)).isoformat()
    return ""


def _iranian(year: int, month: int, day: int) -> int:
    base = year - _FIRST_IRANIAN
    cycle = _FIRST_IRANIAN + base % _CYCLE
    days = day + (month - 1) * _MONTH + min(month - 1, _LONG)
    return days + (cycle * 682 - 110) // 2816 + (cycle - 1) * 365 + base // _CYCLE * 1029983 + _IRAN


def _ethiopian(year: int, month: int, day: int) -> int:
    return _ETHIOPIA + 365 * year + year // 4 + _MONTH * (month - 1) + day


def _number(name: str, word: str) -> int:
    months = _layout.table()["calendars"][name]
    return next(n for n, names in enumerate(months, 1) if word.casefold() in names)


def _names(name: str) -> str:
    return "|".join(re.escape(word) for names in _layout.table()["calendars"][name] for word in names)


def _day(months: str, years: str) -> str:
    year = f"(?P<{{}}>{years})"
    first = rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<m1>{months})[\s,-]+{year.format('y1')}"
    return rf"(?:{first}|(?P<m2>{months})\s+(?P<d2>\d{{1,2}}),?\s+{year.format('y2')})"


@cache
def _alone(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"{_layout.before_day()}{_day(_names(name), _YEARS[name])}{_SUFFIX}(?:[\s,|–-]*\d\d?:\d\d(?::\d\d)?)?\.?", re.I
    )


@cache
def _both() -> re.Pattern[str]:
    """A day of any other calendar, with what joins it to ours."""
    months = "|".join(map(_names, _layout.table()["calendars"]))
    day = re.sub(r"\?P<\w+>", "?:", _day(months, r"1[34]\d\d|20\d\d|5[78]\d\d"))
    numbers = r"1[34]\d\d[/.-]\d{1,2}[/.-]\d{1,2}"
    return re.compile(rf"{_JOINTS}(?<!\w)(?:{day}|{numbers}){_SUFFIX}(?!\d){_JOINTS}", re.IGNORECASE)
