"""Which year or month a time lies in, whole."""

from sayso.errors import SaysoError
from sayso.model.period import Period

UNITS = ("year", "month")


def bin_of(period: Period, by: str) -> str | None:
    """Return the EDTF year or month that a period lies within; None where it is open or wider."""
    if period.start is None or period.end is None:
        return None
    first, last = (f"{day:%m}" if by == "month" else "" for day in (period.start, period.end))
    if (period.start.year, first) != (period.end.year, last):
        return None
    return f"{period.start.year:04d}" + (f"-{first}" if first else "")


def every(first: str, last: str) -> list[str]:
    """Return all bins from first to last, both included, of the unit that they are written in."""
    if "-" not in first:
        return [f"{year:04d}" for year in range(int(first), int(last) + 1)]
    low, high = (int(text[:4]) * 12 + int(text[5:]) - 1 for text in (first, last))
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(low, high + 1)]


def check(value: str, known: tuple[str, ...], what: str) -> None:
    """Raise SaysoError where a choice is none of those known."""
    if value not in known:
        raise SaysoError(f"{value!r} is unknown", place=what, remedy=f"one of {', '.join(known)}")
