"""A time expression meets the calendar: Timex + the day it is said + the time last spoken of -> Period, or None."""

from dataclasses import replace
from datetime import date, timedelta

from sayso.model.period import Period
from sayso.qualify import _calendar as calendar
from sayso.qualify._timewords import data
from sayso.qualify._timex import Base, Timex

PAST, PRESENT, FUTURE = -1, 0, 1


def resolve(timex: Timex, *, reference: Period | None, anchor: Period | None, tense: int = PRESENT) -> Period | None:
    """Return the period that an expression means, None where the text does not settle it.

    reference  when it is said: the document's date or the speech's; only a single day settles days and weekdays
    anchor     the time last spoken of in the text, for "that year", "a day later"
    tense      PAST, PRESENT or FUTURE of the verb that it belongs to: on which side of the reference it lies
    """
    base, upto = timex.base, timex.upto
    if upto:
        base, upto = _shared(base, upto)
        first = _base(base, reference, anchor, tense)
        last = _last(upto, first) or _base(upto, reference, first or anchor, tense)
        return calendar.parse(f"{calendar.first_of(first)}/{calendar.last_of(last)}") if first and last else None
    period = _base(base, reference, anchor, tense)
    return _bounded(period, timex) if period else None


def _last(upto: Base, first: Period | None) -> Period | None:
    """The end of a range that names no year: the first such day from its beginning on ("from 1 to 7 August")."""
    if first is None or upto.kind != "date" or upto.year or not upto.month or upto.frame:
        return None
    return calendar.onward(f"{upto.month:02}" + (f"-{upto.day:02}" if upto.day else ""), first)


def _shared(first: Base, last: Base) -> tuple[Base, Base]:
    """Give each end of a range what only the other says ("May to July 2014", "3 to 5 May")."""
    if first.kind != "date" or last.kind != "date":
        return first, last
    year, month = first.year or last.year, first.month
    if first.day and not month:
        month = last.month
    if last.year and not first.year and first.month and last.month and first.month > last.month:
        year = last.year - 1  # "November to March 2014"
    return replace(first, year=year, month=month), replace(last, year=last.year or first.year)


def _bounded(period: Period, timex: Timex) -> Period | None:
    first, last = calendar.first_of(period), calendar.last_of(period)
    named = timex.base.kind == "named" and "X" not in (timex.base.edtf or "")
    match timex.bound:
        case "since":  # "since the war" counts from its end, "since 2015" from its beginning
            return calendar.parse(f"{last if named and last != '..' else first}/..")
        case "after":
            return calendar.parse(f"{last if last != '..' else first}/..")
        case "until":
            return calendar.parse(f"../{last}") if last != ".." else period
        case "before":
            return calendar.parse(f"../{first}") if first != ".." else period
        case "by":
            return calendar.parse(f"../{last}") if last != ".." else period
        case "around" if "/" not in period.edtf:
            return calendar.parse(f"{period.edtf}~")
    return period


def _base(base: Base, reference: Period | None, anchor: Period | None, tense: int) -> Period | None:
    if base.edtf:
        period = _unfinished(calendar.parse(base.edtf), reference)
        return calendar.part_of(period, base.part) if period and base.part else period
    origin = reference if base.frame == "reference" else anchor
    if base.kind == "date":
        return _date(base, reference, anchor, tense)
    if base.kind == "turn":
        return _turn(base, origin, reference)
    if base.kind == "shift":
        return _shift(base, origin)
    if base.kind == "anniversary":
        return _anniversary(base, origin)
    if base.kind == "span" and not (tense == PAST and (base.count or 0) > 0):  # "won in two days" is a duration
        return _span(base, origin)
    return None


def _unfinished(period: Period | None, reference: Period | None) -> Period | None:
    """A named period that was not over when it was told is open: its end is not what the text means."""
    if not period or not period.start or not period.end or not reference or not reference.end:
        return period
    under_way = "/" in period.edtf and period.start <= reference.end < period.end
    return calendar.parse(f"{calendar.first_of(period)}/..") if under_way else period


# -- dates -----------------------------------------------------------------------------------------------------------


def _date(base: Base, reference: Period | None, anchor: Period | None, tense: int) -> Period | None:
    if base.weekday is not None and base.month is None:
        return _weekday(base, reference, anchor, tense)
    if base.unit == "year":
        origin = reference if base.frame == "reference" else anchor
        base = _with_year(base, origin)
    if base.year is not None:
        period = _full(base)
    elif base.season is not None:
        period = _season(base, reference, anchor, tense)
    else:
        period = _yearless(base, reference, anchor, tense)
    return calendar.part_of(period, base.part) if period and base.part else period


def _with_year(base: Base, origin: Period | None) -> Base:
    year = _year_of(origin)
    if year is None:
        return base
    return replace(base, year=year + (base.count or 0))


def _year_of(period: Period | None) -> int | None:
    if period is None or period.start is None:
        return None
    return period.start.year if period.end is None or period.end.year == period.start.year else None


def _full(base: Base) -> Period | None:
    if base.part and base.part.endswith(("half", "quarter")):
        return _fraction(base.year or 0, base.part)
    text = f"{base.year:04}"
    if base.month or base.season:
        text += f"-{base.month or base.season:02}"
    return calendar.parse(f"{text}-{base.day:02}" if base.day else text)


def _fraction(year: int, part: str) -> Period | None:
    """ "first half", "second quarter" of a year."""
    which, size = part.split()
    months = 6 if size == "half" else 3
    index = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 12 // months - 1}[which]
    return calendar.parse(f"{year:04}-{index * months + 1:02}/{year:04}-{(index + 1) * months:02}")


def _season(base: Base, reference: Period | None, anchor: Period | None, tense: int) -> Period | None:
    if base.season is None or base.unit == "year":
        return None
    if base.frame == "anchor":
        return calendar.beside(f"{base.season}", anchor, base.count or 0) if anchor else None
    if anchor and base.count is None and _long_before(anchor, reference):
        return calendar.onward(f"{base.season}", anchor)
    day = _day_of(reference, 92)
    return calendar.season(day, base.season, base.count if base.count is not None else tense) if day else None


def _yearless(base: Base, reference: Period | None, anchor: Period | None, tense: int) -> Period | None:
    """A month, or a day and month: in the year of a stretch of history, else in the year that the tense asks for."""
    if base.unit == "year":
        return None
    if base.month is None:
        return _day_of_month(base, reference, anchor, tense)
    text = f"{base.month:02}" + (f"-{base.day:02}" if base.day else "")
    if base.frame == "anchor":
        return calendar.beside(text, anchor, base.count or 0) if anchor else None
    if anchor and _long_before(anchor, reference) and base.count is None:
        return calendar.onward(text, anchor)
    day = _day_of(reference, 31)
    if day is None:
        return None
    if base.count is None:
        return calendar.yearless(text, day, tense)
    return _turned_month(text, day, base.count)


def _day_of_month(base: Base, reference: Period | None, anchor: Period | None, tense: int) -> Period | None:
    """ "the 16th": of the month that the text is at, else the last one over, or the next."""
    if base.day is None:
        return None
    if anchor and anchor.start and anchor.end and anchor.edtf[:7] == f"{anchor.end.year:04}-{anchor.end.month:02}":
        return calendar.parse(f"{anchor.end.year:04}-{anchor.end.month:02}-{base.day:02}")
    told = _day_of(reference, 1)
    months = [calendar.add_months(told.replace(day=1), n) for n in (-1, 0, 1)] if told else []
    days = [p for m in months if m and (p := calendar.parse(f"{m.year:04}-{m.month:02}-{base.day:02}"))]
    if tense == FUTURE:
        return next((p for p in days if p.start and told and p.start >= told), None)
    return next((p for p in reversed(days) if p.start and told and p.start <= told), None)


def _turned_month(text: str, day: date, turn: int) -> Period | None:
    """ "last March" is the last one over, "next March" the next to begin, "this March" this year's."""
    if turn == 0:
        return calendar.parse(f"{day.year:04}-{text}")
    shifted = calendar.add_months(day, turn)
    return calendar.yearless(text, shifted, turn) if shifted else None


def _long_before(anchor: Period, reference: Period | None) -> bool:
    """True where the anchor is history: over more than a year before it is told, or told without a date."""
    last = anchor.end or anchor.start
    if last is None:
        return False
    return reference is None or reference.start is None or (reference.start - last).days > 366


def _weekday(base: Base, reference: Period | None, anchor: Period | None, tense: int) -> Period | None:
    if base.weekday is None:
        return None
    if base.frame == "anchor":
        day, direction = _day_of(anchor, 7), {-1: -2, 0: 1, 1: 2}[base.count or 0]
        return Period.day(calendar.weekday(day, base.weekday, direction)) if day else None
    day = _day_of(reference, 1)
    if day is None:
        return None
    if base.count is None:
        direction = 1 if tense == FUTURE else -1
    else:
        direction = {-1: -2, 0: (1 if tense == FUTURE else -1), 1: 2}[base.count]
    return Period.day(calendar.weekday(day, base.weekday, direction))


def _day_of(period: Period | None, longest: int) -> date | None:
    """Last day of a period that is short enough to count from, None where it is longer than `longest` days."""
    if period is None or period.start is None or period.end is None or calendar.days_in(period) > longest:
        return None
    return period.end


# -- turns, shifts, spans --------------------------------------------------------------------------------------------

# How exactly the origin must be known (in days) for a unit to be counted from it.
_FINENESS = {"day": 1, "week": 7, "fortnight": 7, "weekend": 7, "month": 31, "quarter": 92, "year": 366}


def _turn(base: Base, origin: Period | None, reference: Period | None) -> Period | None:
    day = _day_of(origin, _FINENESS.get(base.unit or "", 3660))
    if day is None or base.unit is None:
        return None
    shifted = calendar.add(day, "week" if base.unit == "weekend" else base.unit, base.count or 0)
    if base.unit == "weekend" and base.frame == "reference" and base.count == -1 and day.weekday() >= 5:
        shifted = day - timedelta(days=7)
    whole = calendar.unit_of(shifted, base.unit) if shifted else None
    if whole is None or base.part not in ("so far", "to come"):
        return calendar.part_of(whole, base.part) if whole and base.part else whole
    told = _day_of(reference, 1)
    if told is None or whole.start is None or whole.end is None or not whole.start <= told <= whole.end:
        return whole
    return calendar.stretch(whole.start, told) if base.part == "so far" else calendar.stretch(told, whole.end)


def _shift(base: Base, origin: Period | None) -> Period | None:
    """ "two years ago" is the year, "three days later" the day: as exact as its unit, no more."""
    day = _day_of(origin, _FINENESS.get(base.unit or "", 3660))
    if day is None or base.unit is None or base.count is None:
        return None
    under_way = base.unit == "weekend" and base.count == -1 and day.weekday() == 6  # "over the weekend", said on Sunday
    shifted = day if under_way else calendar.add(day, base.unit, base.count)
    return calendar.unit_of(shifted, "week" if base.unit == "fortnight" else base.unit) if shifted else None


def within(base: Base, anchor: Period) -> Period | None:
    """Return the term that begins with the time last told: "within ninety days" of an accord."""
    if anchor.start is None or anchor.end is None or calendar.days_in(anchor) > calendar.MONTH:
        return None
    last = calendar.add(anchor.end, base.unit or "", base.count or 0)
    return calendar.stretch(anchor.start, last) if last else None


def _anniversary(base: Base, origin: Period | None) -> Period | None:
    """ "ten years ago last week": that week, moved back."""
    unit, turn = data()["anniversaries"][base.part]
    day = _day_of(origin, 1)
    then = calendar.add(day, unit, turn) if day else None
    whole = calendar.unit_of(then, unit) if then else None
    if whole is None or whole.start is None or whole.end is None or not base.unit or not base.count:
        return None
    first, last = calendar.add(whole.start, base.unit, base.count), calendar.add(whole.end, base.unit, base.count)
    return calendar.stretch(first, last) if first and last else None


def _span(base: Base, origin: Period | None) -> Period | None:
    """ "the past two years" ends, "within a year" begins when it is said."""
    day = _day_of(origin, 1)
    other = calendar.add(day, base.unit, base.count) if day and base.unit and base.count else None
    if day is None or other is None:
        return None
    return calendar.stretch(min(day, other), max(day, other))
