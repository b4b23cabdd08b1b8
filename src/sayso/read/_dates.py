"""Dates of publication as they are printed: on a line of their own, after an outlet, in a dateline, in an address."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from sayso.errors import WireError
from sayso.model.period import Period
from sayso.read import _calendars, _layout, _ranges
from sayso.read._date_words import BEHIND, ERAS, HOUR, clock, day, lead, pattern

_BEFORE = rf"(?:{HOUR}(?:\s+on\s+|[,\s|·–—-]+))?"  # a clock before the day
_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_])(0?[1-9]|1[0-2]|[a-z]{3})(?:\2(0?[1-9]|[12]\d|3[01]))?(?!\d)", re.I)
_URL_YEAR = re.compile(r"(?<=/)((?:19|20)\d\d)(/)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=/)")
_URL_COMPACT = re.compile(r"(?<=[/_t-])((?:19|20)\d\d)()(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-])")
_TWICE = re.compile(r"(?P<lead>.*?)(?P<date>\S.{7,30}?)\s*(?P=date)")  # for the eye and for the screen reader
_FIRST_YEAR = 1600  # no newspaper is older; what has a smaller year counts by another calendar
_BUDDHIST = 543  # years by which the calendar of Thailand is ahead
_DIGIT = re.compile(r"\d")
_ISO = re.compile(r"\s*(?:(\d{4}-\d\d-\d\d)(?:[T ].*|Z)?|(\d{4}(?:-\d\d)?)Z?)\s*")
_EPOCH = re.compile(r"\s*(1\d{9})(?:\.\d+|\d{3})?\s*")  # seconds or milliseconds since 1970, from 2001 to 2033
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
    if _GAP in text:  # set in columns; every pattern would try each way to part the blanks
        return replace(found, text=text) if (found := line(re.sub(r"\s{2,}", " ", text))) else None
    if (bare := _calendars.without(text)) not in ("", text):
        return replace(found, text=text) if (found := line(bare)) else None
    twice = _TWICE.fullmatch(text)
    match = _line().fullmatch(twice["lead"] + twice["date"] if twice else text)
    period = _period(match) if match else None
    if match is None and (day_ := _calendars.converted(text)):
        return Printed(Period.parse(day_), text)
    if match is None or period is None:
        spans = _ranges.scan(text)
        rest = text[: spans[0][0]] + text[spans[0][1] :] if spans else text
        return Printed(spans[0][2], text) if spans and _bare(rest) else None
    return Printed(period, text, update=bool(match["update"] or match["y0"]))


def is_range(text: str) -> bool:
    """True for a line that is the days or the months of an issue ("29 April - 5 May 2021")."""
    spans = _ranges.scan(text) if len(text) <= 120 and _GAP not in text else []
    return len(spans) == 1 and _bare(text[: spans[0][0]] + text[spans[0][1] :])


def _bare(rest: str) -> bool:
    """True where nothing but a word such as "Published" stands around a date."""
    return not rest.strip(" ()[],.:") or bool(re.fullmatch(lead(1), rest.strip() + " ", re.IGNORECASE))


def first_of_two(text: str) -> Printed | None:
    """Return the better date of a line that gives two ("Updated: 4 May 2021 | Published: 3 May 2021"), else None."""
    halves = re.split(r"\s*[|•·;/]\s+", text)
    found = [line(half) for half in halves] if len(halves) == 2 else []
    return min((p for p in found if p), key=lambda p: p.update, default=None) if all(found) else None


def scan(text: str) -> list[tuple[int, int, Printed]]:
    """Return every date that a line holds, with where it begins and ends, its clock and the word before it included.

    A date of which day and month could change places is none: see `either`.
    """
    if not _DIGIT.search(text):
        return []
    found = [(start, end, Printed(period, text[start:end])) for start, end, period in _ranges.scan(text)]
    for match in _anywhere().finditer(text):
        period = _period(match)
        if period and not any(start < match.end() and match.start() < end for start, end, _ in found):
            found.append(
                (
                    match.start(),
                    match.end(),
                    Printed(period, match[0].strip(), update=bool(match["update"] or match["y0"])),
                )
            )
    return sorted(found, key=lambda item: item[0])


_GAP = " " * 5  # blanks in a row, of a line that is set in columns


def bracketed(text: str) -> list[Printed]:
    """Return the date in brackets at the end of a headline ("Release of members of the opposition (4 Dec. 2022)")."""
    match = re.search(r"\(([^()]{6,40})\)$", text)
    found = line(match[1]) if match else None
    return [found] if found else []


def tail(text: str) -> tuple[str, Printed] | None:
    """Return what stands before a date at the end of a line ("Abuja", of "Abuja, 10 December 2024"), and the date."""
    plain = len(text) <= 200 and _GAP not in text  # what is set in columns is no such line, and costs the pattern dear
    match = _tail().fullmatch(text) if plain and _DIGIT.search(text) else None
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
        return _parse(match[1] or match[2])
    if compact := _COMPACT.fullmatch(text):
        return _parse("-".join(compact.groups()))
    if epoch := _EPOCH.fullmatch(text):
        return _parse(datetime.fromtimestamp(int(epoch[1]), UTC).date().isoformat())
    found = line(text.strip())
    return found.period if found else _rfc822(text)


def _rfc822(text: str) -> Period | None:
    """Return the day of a stamp of mail and feeds ("Wed, 13 Nov 2024 09:02:11 +0100"), as its own zone counts it."""
    try:
        return _parse(parsedate_to_datetime(text).date().isoformat()) if re.search(r"[A-Za-z]", text) else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def either(text: str) -> tuple[Period, ...]:
    """Return both readings, day first and month first, of the first date in a text of which both are possible."""
    match = re.search(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d./-])", text)
    if match is None or match[1] == match[3] or max(int(match[1]), int(match[3])) > 12:
        return ()
    first, second, year = int(match[1]), int(match[3]), match[4]
    return tuple(p for a, b in ((first, second), (second, first)) if (p := _parse(f"{year}-{b:02}-{a:02}")))


def is_either(text: str) -> bool:
    """True for a line that is a date of which day and month could change places, or of a year of two digits."""
    words = f"(?:{_layout.words('date_words')}|{_layout.words('update_words')})"
    number = r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)"
    source = rf"(?:{words}\s*(?:on|at)?\s*:?\s*)?{day()}{number}{clock()}?\.?"
    return len(text) <= 60 and bool(re.fullmatch(source, text, re.IGNORECASE))


def by_others(text: str, others: list[str]) -> Period | None:
    """Return the reading of a date like "05/03/2021" that other dates of its page ("14/03/2021") show to be theirs."""
    found = [m for line_ in others for m in re.finditer(r"(?<![\d./-])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)", line_)]
    first = any(int(m[1]) > 12 for m in found)
    second = any(int(m[2]) > 12 for m in found)
    pair = either(text)
    return pair[0 if first else 1] if pair and first != second else None


def of_url(url: str) -> Printed | None:
    """Return the day or month in an address ("/2024/07/30/"), None where there is none."""
    for match in (m for p in (_URL, _URL_COMPACT, _URL_YEAR) for m in p.finditer(url)):
        year, _, month, day = match.groups()
        number = _month(month) if month.isalpha() else int(month)
        period = number and _parse(f"{year}-{number:02}" + (f"-{int(day):02}" if day else ""))
        if period:
            return Printed(period, match[0])
    return None


@cache
def _line() -> re.Pattern[str]:
    source = rf"[\[(]?(?:(?:from|in) the )?{lead()}{_BEFORE}{day()}{pattern()}"
    weekday = rf"(?:[,.]*\s*\(?(?:{_layout.words('weekdays')}|{_layout.words('weekdays_abroad')})\)?)?"
    source += rf"(?:\s*(?:г|р|д|d)\b\.?)?{weekday}(?:\s*(?:{BEHIND}))?{clock()}?"
    source += r"\s*[\])]?\.?(?:\s+(?:print )?(?:issue|edition))?"
    return re.compile(source, re.IGNORECASE)


@cache
def _anywhere() -> re.Pattern[str]:
    # a copy from the screen may have lost the space between a name and a day ("Anna RoeApril 13, 2022")
    begins = r"(?:(?<![\w.])|(?-i:(?<=[a-z]{2})(?=[A-Z][a-z]{2})|(?<=[a-z]{3})(?=\d{1,2} [A-Z])))"
    source = rf"{begins}(?:(?P<led>{lead(most=2)})){_BEFORE}{day()}(?<!\d){pattern()}(?!\d)"
    source += rf"(?:,?\s+\(?(?:{_layout.words('weekdays')})\b\)?)?{clock()}?"
    return re.compile(source, re.IGNORECASE)


@cache
def _tail() -> re.Pattern[str]:
    weekday = _layout.words("weekdays")
    head = r"(?P<head>\S.{1,120}?)\s*(?:[,|•·–—:-]|\s)\s*(?<!\d)(?<!\d[.-])"
    return re.compile(rf"{head}(?P<date>(?:(?:{weekday})\.?,?\s+)?{pattern()}){clock()}?", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    weekday = _layout.words("weekdays")
    dated = rf"(?P<date>(?:(?:{weekday})\.?,?\s+)?{pattern()})"
    agency = r"(?:\s*(?:\((?P<agency>[^()\d]{2,40})\)|/[^/\d]{2,30}/))?"
    return re.compile(rf"(?P<head>[^\W\d_][^.:;!?\n]{{1,60}}?)\s*[,.:(–—-]\s*{dated}\)?{agency}\s*[.:–—-]", re.I)


def _period(match: re.Match[str]) -> Period | None:
    """Return the period of a match of `pattern`; None for no real date, or where day and month could change places."""
    group = match.groupdict()
    if group["era"]:
        year = 1 if group["y11"] == "元" else int(group["y11"])
        return _parse(f"{ERAS[group['era']] + year}-{int(group['m11']):02}-{int(group['d11']):02}")
    for n in ("0", "1", "2", "6", "7", "8", "9", "10", "12", "13"):
        if group[f"y{n}"]:
            return _parse(f"{_year(group[f'y{n}'])}-{_month(group[f'm{n}']):02}-{int(group[f'd{n}']):02}")
    if group["y3"]:
        return _parse(f"{_year(group['y3'])}-{int(group['m3']):02}-{int(group['d3']):02}")
    if group["y5"]:
        return _parse(f"{_year(group['y5'])}-{_month(group['m5']):02}")
    found = _numeric(int(group["d4"]), int(group["m4"]), _year(group["y4"]), dotted="." in group["mark4"])
    return found or _by_weekday(match[0])


def _by_weekday(text: str) -> Period | None:
    """Return the one of both readings of a date that falls on the weekday printed with it ("Monday, 09/12/2019")."""
    named = re.search(rf"(?i)\b(?:{_layout.words('weekdays')})\b", text)
    fits = [p for p in either(text) if named and f"{p.start:%A}".casefold().startswith(named[0].casefold()[:3])]
    return fits[0] if len(fits) == 1 else None


def _year(digits: str) -> str:
    """Return a year in full; of two digits, those up to 49 are of this century; "0000" for one of another calendar."""
    if len(digits) == 2:
        return f"{'20' if int(digits) < 50 else '19'}{digits}"
    year = int(digits) - _BUDDHIST if int(digits) > _FIRST_YEAR + 2 * _BUDDHIST - _BUDDHIST // 2 else int(digits)
    return str(year) if year >= _FIRST_YEAR else "0000"


def _numeric(first: int, second: int, year: str, *, dotted: bool) -> Period | None:
    """Points mean day.month; others are read only where one number is above 12 or both are equal."""
    if dotted or first > 12 or first == second:
        return _parse(f"{year}-{second:02}-{first:02}")
    return _parse(f"{year}-{first:02}-{second:02}") if second > 12 else None


def _month(name: str) -> int:
    """Number of a month's name, 0 for none."""
    months = _layout.table()["months"]
    return int(name) if name.isdigit() else next((n for n, names in enumerate(months, 1) if name.lower() in names), 0)


def _parse(edtf: str) -> Period | None:
    if edtf.startswith(("0000", "0001")):
        return None
    try:
        return Period.parse(edtf)
    except WireError:
        return None
