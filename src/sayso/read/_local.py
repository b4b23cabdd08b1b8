"""The day of publication where the outlet stands: stamps for machines count it by Greenwich."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sayso.read._fact import Fact

_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_STAMP = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S*")
_EAST, _WEST = 14, -12  # hours by which clocks of the earth are ahead of Greenwich, and behind it
_OLDEST = 1990  # year of the first pages
_GOOD = 0.8  # confidence of a date that is printed as one of publication; an update has less


def days(facts: Sequence[Fact]) -> list[Fact]:
    """Leave out the stamps in Greenwich time whose day is another than the one that is printed for the same moment."""
    local = {f.value for f in facts if f.field == "date" and _is_local(f)}
    return [f for f in facts if not (f.field == "date" and f.method == "markup" and _is_other_day(f, local))]


def _is_local(fact: Fact) -> bool:
    """True for a day that is printed, or stamped with an offset of its own."""
    moment = _moment(fact.text or "") if fact.method == "markup" else None
    return (fact.method == "stated" and fact.confidence > _GOOD) or (moment is not None and bool(moment.utcoffset()))


def _is_other_day(fact: Fact, local: set[str]) -> bool:
    """True where the moment of a stamp in Greenwich time is, by some clock of the earth, on one of the local days."""
    moment = _moment(fact.text or "")
    if moment is None or moment.year < _OLDEST or moment.utcoffset() or fact.value in local:
        return False
    reach = {(moment + timedelta(hours=hours)).date().isoformat() for hours in range(_WEST, _EAST + 1)}
    return bool(reach & local)


def _moment(text: str) -> datetime | None:
    """Return the moment of a stamp with a zone; None for a mere day, or a clock without one."""
    if epoch := _EPOCH.search(text) if not _STAMP.search(text) else None:
        return datetime.fromtimestamp(int(epoch[0][:10]), UTC)
    stamp = _STAMP.search(text)
    try:
        found = datetime.fromisoformat(stamp[0].strip("\"',").replace("Z", "+00:00")) if stamp else None
    except ValueError:
        return None
    return found if found and found.tzinfo else None
