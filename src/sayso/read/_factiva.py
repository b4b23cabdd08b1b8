"""One article of a Factiva export: with two-letter codes, or as it is displayed without them."""

import re
from collections.abc import Sequence
from functools import cache

from sayso.read import _names, _rows
from sayso.read._rows import Record, Row

_WORDS = re.compile(r"[\d,.]+ words", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:\(c\)|©|copyright).*", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}:\d\d(?:\s*(?:am|pm|gmt))?", re.IGNORECASE)
_HEAD = 10  # rows between the count of words and the text: date, time, source, code, edition, page, language, rights
_MIN_CODES = 4  # rows that begin with a code before an article counts as coded; HD, PD, SN and LP are always there


def record(rows: Sequence[Row]) -> Record | None:
    """Return what the rows of an article say; None where they are no article."""
    coded = [(row, match) for row in rows if (match := _codes().fullmatch(row.text))]
    if len(coded) >= _MIN_CODES:
        return _coded(rows)
    words = next((i for i, row in enumerate(rows) if _WORDS.fullmatch(row.text)), None)
    return _displayed(rows, words) if words else None


@cache
def _codes() -> re.Pattern[str]:
    kinds = (f"(?P<{field}>{'|'.join(codes)})" for field, codes in _rows.table()["factiva"].items())
    return re.compile(rf"(?:{'|'.join(kinds)})(?:\s+(?P<value>\S.*))?")


def _coded(rows: Sequence[Row]) -> Record:
    """Read an article whose fields open with codes."""
    found = Record({})
    field, body = "", []
    for row in rows:
        match = _codes().fullmatch(row.text)
        skip = 0
        if match:
            field = match.lastgroup or "" if match.lastgroup != "value" else _kind(match)
            if not match["value"]:
                continue
            skip = match.start("value")
        part = Row(row.start + skip, row.text[skip:], row.gap)
        if field == "body":
            body.append((part.start, part.end))
        elif field == "title":
            found.title = [*found.title, part]
        elif field and field != "note":
            found.values.setdefault(field, part.text)
    found.body = _merged(body)
    return found


def _kind(match: re.Match[str]) -> str:
    return next(name for name, value in match.groupdict().items() if value and name != "value")


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the ranges of rows that stand below each other, so that paragraphs are told by their empty lines."""
    found: list[tuple[int, int]] = []
    for start, end in ranges:
        if found and start - found[-1][1] <= 4:  # a line end and an empty line; a code between them is longer
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _displayed(rows: Sequence[Row], words: int) -> Record:
    """Read an article as Factiva displays it: headline, by-line, count of words, date, source, rights, text."""
    head, found = list(rows[:words]), Record({})
    if len(head) > 1 and (re.match(r"(?i)by\b", head[-1].text) or _names.is_person(head[-1].text)):
        found.values["byline"] = head.pop().text
    found.title = head[-1:]
    below = rows[words + 1 : words + 1 + _HEAD]
    end = next((i for i, row in enumerate(below) if _COPYRIGHT.match(row.text)), None)
    for row in below[:end] if end is not None else below[:4]:
        if "date" not in found.values and _rows.day(row.text):
            found.values["date"] = row.text
        elif "date" in found.values and "outlet" not in found.values and not _CLOCK.fullmatch(row.text):
            found.values["outlet"] = row.text
    first = words + 2 + (end if end is not None else _language(below))
    last = len(rows) - 1 - (len(rows) - first > 1 and _is_publisher(rows[-1]))
    if first < len(rows):
        found.body = [(rows[first].start, rows[last].end)]
    return found


def _is_publisher(row: Row) -> bool:
    """True for a name on the last line, which is the publisher's; a text ends with a sentence."""
    return _names.is_name(row.text) and row.text[-1] not in '.!?”"' and len(row.text.split()) <= _HEAD


def _language(below: Sequence[Row]) -> int:
    """Return the index of the row with the name of the language, which stands last where no rights are given."""
    return next((i for i, row in enumerate(below) if row.text in ("English", "French", "German", "Spanish")), -1)
