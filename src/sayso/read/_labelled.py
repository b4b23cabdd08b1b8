"""One article of an export that opens each record with labels ("Title:", "Authors:", "Source:"), text below them."""

import re
from collections.abc import Sequence
from functools import cache

from sayso.read import _dates, _rows
from sayso.read._rows import Record, Row

_ABOVE = 3  # rows of a headline that stands above the labels without one of its own
_MIN_LABELS = 3  # labelled rows before a record counts as one
_FOOT = re.compile(
    r"(?i)[~*_=-]{4,}|source citation\b.*|gale document number\b.*"
    r"|(?:the )?copyright (?:in|of|©|\d).*|©.*|.*\bmay not be copied\b.*|.*\ball rights reserved\b.*"
)


def record(rows: Sequence[Row]) -> Record | None:
    """Return what the rows of an article say; None where they are no article."""
    values, first = _values(rows)
    if first is None or first >= len(rows):
        return None
    found = Record({field: value for field, (value, _) in values.items() if field not in ("note", "source", "title")})
    if source := values.get("source"):
        dates = _dates.scan(source[0])
        named = source[0][: dates[0][0]] if dates else source[0]
        found.values.setdefault("outlet", named.partition("; ")[0].rstrip(" .,;:([") or source[0])
        if dates:
            found.values.setdefault("date", dates[0][2].period.edtf)
    if names := found.values.get("byline"):
        found.values["byline"] = ", ".join(_turned(name) for name in re.split(r"\s*;\s*", names))
    end = next((i for i in range(first, len(rows)) if _FOOT.fullmatch(rows[i].text)), len(rows))
    if written := re.fullmatch(r"(?i)byline\s*:\s*(.{3,80})", rows[first].text):
        found.values.setdefault("byline", written[1])
        first += 1
    titled = values.get("title") or ((rows[0].text, rows[0]) if not _labels().fullmatch(rows[0].text) else None)
    if titled and _squash(rows[first].text) == _squash(titled[0]):
        found.title, first = [rows[first]], first + 1
    elif titled:
        found.title = [titled[1]]
    if (
        not found.values.get("byline")
        and end < len(rows)
        and (by := re.match(r"(?i)by\s+(.{3,80})", rows[end - 1].text))
    ):
        found.values["byline"], end = by[1], end - 1
    if first < end:
        found.body = [(rows[first].start, rows[end - 1].end)]
    return found


def _values(rows: Sequence[Row]) -> tuple[dict[str, tuple[str, Row]], int | None]:
    """Return field -> (value, its first row), and the row at which the text begins; None where there are few labels."""
    found: dict[str, tuple[str, Row]] = {}
    labelled, end = 0, 0
    at = next((i for i, row in enumerate(rows[:_ABOVE]) if _labels().fullmatch(row.text)), 0)
    while at < len(rows):
        match = _labels().fullmatch(rows[at].text)
        if match is None:
            if rows[at].gap:
                break
            at += 1
            continue
        labelled, field = labelled + 1, match.lastgroup if match.lastgroup != "value" else _field(match)
        if field == "body":
            return found, at + 1 if labelled >= _MIN_LABELS else None
        first, at = at, at + 1
        while at < len(rows) and not rows[at].gap and not _labels().fullmatch(rows[at].text):
            at += 1
        words = [match["value"] or "", *(row.text for row in rows[first + 1 : at])]
        skip = match.start("value") if match["value"] else 0
        place = Row(rows[first].start + skip, rows[first].text[skip:], True) if skip else rows[min(first + 1, at - 1)]
        found.setdefault(str(field), (" ".join(filter(None, words)), place))
        end = at
    return found, end if labelled >= _MIN_LABELS else None


def _field(match: re.Match[str]) -> str:
    return next(name for name, value in match.groupdict().items() if value and name != "value")


@cache
def _labels() -> re.Pattern[str]:
    kinds = (f"(?P<{field}>{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})"
             for field, names in _rows.table()["labelled"].items())  # fmt: skip
    return re.compile(rf"(?:{'|'.join(kinds)})\s*(?:\([^()]*\)\s*)?:\s*(?P<value>\S.*)?", re.IGNORECASE)


def _turned(name: str) -> str:
    """Return "Ferrer, Danilo" as it is spoken."""
    name = re.sub(r"\s*\((?:author|editor)\)", "", name, flags=re.IGNORECASE)
    last, comma, first = name.strip(" .,").partition(", ")
    return f"{first} {last}" if comma and len(first.split()) <= 3 and "," not in first else name.strip(" .,")


def _squash(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
