"""Dates of issues: longer than a day ("May/June 2021", "3-9 August 2011", "Spring 2019"), or short of their year."""

import re
from functools import cache

from sayso.errors import WireError
from sayso.model.period import Period
from sayso.read import _layout

_DASH = r"\s*(?:[-–—/&]|to|and)\s*"
_LATELY = 31  # days before an issue that a date without a year in it may lie
_LINE = 80  # characters of a line of outlet and day
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}  # numbers of EDTF


def scan(text: str) -> list[tuple[int, int, Period]]:
    """Return the ranges that a line holds, with where each begins and ends."""
    found = ((match, _period(match)) for match in _anywhere().finditer(text))
    return [(match.start(), match.end(), period) for match, period in found if period]


def yearless(text: str) -> tuple[str, int, int] | None:
    """Return what stands before a month and a day without a year at the end of a line, and both numbers; or None."""
    match = _yearless().fullmatch(text) if len(text) <= _LINE else None
    day = int(match["d1"] or match["d2"]) if match else 0
    return (match["head"], _month(match["m1"] or match["m2"]), day) if match and 0 < day <= 31 else None


def bare(text: str) -> tuple[int, int] | None:
    """Return month and day of a line that is nothing but a day without its year ("Mon 3 May", "Nov 5")."""
    match = _bare().fullmatch(text) if len(text) <= _LINE else None
    day = int(match["d1"] or match["d2"]) if match else 0
    return (_month(match["m1"] or match["m2"]), day) if match and 0 < day <= 31 else None


def days(text: str) -> set[tuple[int, int]]:
    """Return month and day of every date in a text that has no year ("Lima, 4 Jun (Andina)", "Jun. 4")."""
    found = _bare_days().finditer(text)
    return {(_month(m["m1"] or m["m2"]), int(m["d1"] or m["d2"])) for m in found}


def completed(month: int, day: int, issue: Period) -> Period | None:
    """Return the day of the year in which an issue appeared shortly afterwards, None where it appeared later."""
    if issue.start is None:
        return None
    if len(issue.edtf) == len("2000-01") and issue.start.month == month:
        return _parse(f"{issue.edtf}-{day:02}")
    found = [_parse(f"{issue.start.year - back}-{month:02}-{day:02}") for back in (0, 1)]
    days = [p for p in found if p and p.start and -1 <= (issue.start - p.start).days <= _LATELY]
    return next(iter(days), None)


@cache
def _yearless() -> re.Pattern[str]:
    month = _layout.months()
    source = rf"(?P<head>\S.{{1,60}}?)\s*[,|•·–—-]\s*(?:(?P<d1>\d{{1,2}})\s+(?P<m1>{month})\.?"
    return re.compile(source + rf"|(?P<m2>{month})\.?\s+(?P<d2>\d{{1,2}}))", re.IGNORECASE)


@cache
def _bare() -> re.Pattern[str]:
    month = _layout.months()
    nth = r"(?:st|nd|rd|th)?"
    day = rf"(?:(?P<d1>\d{{1,2}}){nth}\.?\s+(?P<m1>{month})\.?|(?P<m2>{month})\.?\s+(?P<d2>\d{{1,2}}){nth})"
    return re.compile(
        rf"{_layout.before_day()}{day}(?:[\s,|·–-]+(?:at )?\d\d?[:.]\d\d(?:\s*[ap]m)?(?:\s*[A-Z]{{2,5}})?)?", re.I
    )


@cache
def _bare_days() -> re.Pattern[str]:
    month = _layout.months()
    day = r"(?P<{}>[12]?\d|3[01])(?:st|nd|rd|th)?"
    first, second = day.format("d1"), day.format("d2")
    source = rf"(?<![\w./-])(?:{first}[\s-]+(?P<m1>{month})\b|(?P<m2>{month})\.?\s+{second})"
    return re.compile(rf"{source}(?![\w/])(?!\.?,?\s+(?:19|20)\d\d)", re.IGNORECASE)


@cache
def _anywhere() -> re.Pattern[str]:
    month = _layout.months()
    day, year = r"(?:st|nd|rd|th)?", r"[\s,]+(?P<{}>(?:19|20)\d\d)(?!\d)"
    return re.compile(
        rf"(?<![\w.])(?:(?P<m1>{month})\.?\s+(?P<a1>\d{{1,2}}){day}{_DASH}(?:(?P<n1>{month})\.?\s+)?(?P<b1>\d{{1,2}}){day}{year.format('y1')}"
        rf"|(?P<a2>\d{{1,2}}){day}(?:\s+(?P<m2>{month})\.?)?{_DASH}(?P<b2>\d{{1,2}}){day}\s+(?P<n2>{month})\.?{year.format('y2')}"
        rf"|(?P<m3>{month})\.?{_DASH}(?P<n3>{month})\.?{year.format('y3')}"
        rf"|(?P<season>spring|summer|autumn|fall|winter){year.format('y4')})",
        re.IGNORECASE,
    )


def _period(match: re.Match[str]) -> Period | None:
    group = match.groupdict()
    if group["season"]:
        return _parse(f"{group['y4']}-{_SEASONS[group['season'].lower()]}")
    if group["y3"]:
        return _parse("/".join(f"{group['y3']}-{_month(group[name]):02}" for name in ("m3", "n3")))
    n = "1" if group["y1"] else "2"
    first, last = group[f"m{n}"] or group[f"n{n}"], group[f"n{n}"] or group[f"m{n}"]
    pairs = ((first, group[f"a{n}"]), (last, group[f"b{n}"]))
    return _parse("/".join(f"{group[f'y{n}']}-{_month(name):02}-{int(day):02}" for name, day in pairs))


def _month(name: str) -> int:
    return next(n for n, names in enumerate(_layout.table()["months"], 1) if name.lower() in names)


def _parse(edtf: str) -> Period | None:
    try:
        return Period.parse(edtf)
    except WireError:
        return None
