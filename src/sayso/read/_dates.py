"""Dates of publication as they are printed: on a line of their own, after an outlet, in a dateline, in an address."""

import re
from dataclasses import dataclass
from functools import cache

from sayso.errors import WireError
from sayso.model.period import Period
from sayso.read import _layout

_ZONE = r"(?:\s*\(?(?:(?:[a-z]+ )?time\b|[A-Z]{2,5}(?:[+-]\d+)?)\)?)"
_CLOCK = rf"(?:[,\s]*(?:at|[|•·–—-])?\s*\d{{1,2}}[:.h]\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?{_ZONE}?)"
_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_])(0?[1-9]|1[0-2]|[a-z]{3})(?:\2(0?[1-9]|[12]\d|3[01]))?(?!\d)", re.I)
_TWICE = re.compile(r"(?P<lead>.*?)(?P<date>\S.{7,30}?)\s*(?P=date)")  # for the eye and for the screen reader
_DIGIT = re.compile(r"\d")
_ISO = re.compile(r"\s*(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ].*|Z)?\s*")
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T.*)?\s*")


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as printed: its period, the characters, and whether they speak of an update rather than of publication."""

    period: Period
    text: str
    update: bool = False


def line(text: str) -> Printed | None:
    """Return the date that a whole line gives ("Published: 3 May 2021, 18:42 GMT"), None where it is no such line."""
    if len(text) > 120 or not _DIGIT.search(text):  # longer ones are sentences
        return None
    twice = _TWICE.fullmatch(text)
    match = _line().fullmatch(twice["lead"] + twice["date"] if twice else text)
    period = _period(match) if match else None
    if match is None or period is None:
        return None
    return Printed(period, text, update=bool(match["update"]))


def first_of_two(text: str) -> Printed | None:
    """Return the better date of a line that gives two ("Updated: 4 May 2021 | Published: 3 May 2021"), else None."""
    halves = re.split(r"\s*[|•·;/]\s+", text)
    found = [line(half) for half in halves] if len(halves) == 2 else []
    return min((p for p in found if p), key=lambda p: p.update, default=None) if all(found) else None


def tail(text: str) -> tuple[str, Printed] | None:
    """Return what stands before a date at the end of a line ("Abuja", of "Abuja, 10 December 2024"), and the date."""
    match = _tail().fullmatch(text) if len(text) <= 200 and _DIGIT.search(text) else None
    period = _period(match) if match else None
    return (match["head"], Printed(period, match["date"])) if match and period else None


def opening(paragraph: str) -> tuple[str, Printed, str] | None:
    """Return place, date and agency, "" for none, that open a paragraph ("Lima, 11 August 2021. ..."), or None."""
    match = _opening().match(paragraph[:160])
    period = _period(match) if match else None
    return (match["head"], Printed(period, match["date"]), match["agency"] or "") if match and period else None


def iso(text: str) -> Period | None:
    """Return the day, month or year of an ISO 8601 time stamp, or of any date that `line` reads; None for others."""
    match = _ISO.fullmatch(text)
    if match:
        return _parse(match[1])
    if compact := _COMPACT.fullmatch(text):
        return _parse("-".join(compact.groups()))
    found = line(text.strip())
    return found.period if found else None


def of_url(url: str) -> Printed | None:
    """Return the day or month in an address ("/2024/07/30/"), None where there is none."""
    for match in _URL.finditer(url):
        year, _, month, day = match.groups()
        number = _month(month) if month.isalpha() else int(month)
        period = number and _parse(f"{year}-{number:02}" + (f"-{int(day):02}" if day else ""))
        if period:
            return Printed(period, match[0])
    return None


def pattern() -> str:
    """Return the inside of a regular expression with named groups that fits one printed date."""
    month = "|".join(re.escape(name) for names in _layout.table()["months"] for name in sorted(names, reverse=True))
    day = r"(?:st|nd|rd|th)?"
    return (
        rf"(?:(?P<d1>\d{{1,2}}){day}(?:\s+day)?(?:\s+(?:of|de))?[\s.-]*(?P<m1>{month})\.?,?(?:\s+de\b)?[\s-]*(?P<y1>\d{{4}})"
        rf"|(?P<m2>{month})\.?\s*(?P<d2>\d{{1,2}}){day}\s*,?\s*(?P<y2>\d{{4}})"
        r"|(?P<y3>\d{4})(?P<mark>[-/.年])(?P<m3>\d\d?)(?:(?P=mark)|月)(?P<d3>\d\d?)日?(?:T\d\d:\d\d\S*)?"
        r"|(?P<d4>\d{1,2})[./](?P<m4>\d{1,2})[./](?P<y4>\d{4})"
        rf"|(?<!\d)(?<!\d[ .-])(?P<m5>{month})\.?,?\s+(?P<y5>\d{{4}}))"
    )


@cache
def _line() -> re.Pattern[str]:
    weekday, printed, update = (_layout.words(n) for n in ("weekdays", "date_words", "update_words"))
    lead = rf"(?:(?:(?P<update>{update})|{printed})\s*(?:on|at)?\s*[:–—-]?\s*){{0,2}}"
    day = rf"(?:(?:{weekday})\.?,?\s+)?"
    source = rf"[\[(]?{lead}(?:\d{{1,2}}[:.]\d\d(?:\s*[ap]\.?m\.?)?{_ZONE}?[,\s]+)?{day}{pattern()}"
    source += rf"(?:,?\s+(?:{weekday}))?{_CLOCK}?\s*[\])]?\.?"
    return re.compile(source, re.IGNORECASE)


@cache
def _tail() -> re.Pattern[str]:
    weekday = _layout.words("weekdays")
    lead = r"(?P<head>\S.{1,120}?)\s*(?:[,|•·–—:-]|\s)\s*"
    return re.compile(rf"{lead}(?P<date>(?:(?:{weekday})\.?,?\s+)?{pattern()}){_CLOCK}?", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    weekday = _layout.words("weekdays")
    day = rf"(?P<date>(?:(?:{weekday})\.?,?\s+)?{pattern()})"
    agency = r"(?:\s*\((?P<agency>[^()\d]{2,40})\))?"
    return re.compile(rf"(?P<head>[^\W\d_][^.:;!?\n]{{1,60}}?)\s*[,:(–—-]\s*{day}\)?{agency}\s*[.:–—-]", re.I)


def _period(match: re.Match[str]) -> Period | None:
    """Return the period of a match of `pattern`; None for no real date, or where day and month could change places."""
    group = match.groupdict()
    if group["y1"] or group["y2"]:
        n = "1" if group["y1"] else "2"
        return _parse(f"{group['y' + n]}-{_month(group['m' + n]):02}-{int(group['d' + n]):02}")
    if group["y3"]:
        return _parse(f"{group['y3']}-{int(group['m3']):02}-{int(group['d3']):02}")
    if group["y5"]:
        return _parse(f"{group['y5']}-{_month(group['m5']):02}")
    return _numeric(int(group["d4"]), int(group["m4"]), group["y4"], dotted="." in match[0])


def _numeric(first: int, second: int, year: str, *, dotted: bool) -> Period | None:
    """Points mean day.month; slashes are read only where one number is above 12 or both are equal."""
    if dotted or first > 12 or first == second:
        return _parse(f"{year}-{second:02}-{first:02}")
    return _parse(f"{year}-{first:02}-{second:02}") if second > 12 else None


def _month(name: str) -> int:
    """Number of a month's name, 0 for none."""
    months = _layout.table()["months"]
    return next((n for n, names in enumerate(months, 1) if name.lower() in names), 0)


def _parse(edtf: str) -> Period | None:
    try:
        return Period.parse(edtf)
    except WireError:
        return None
