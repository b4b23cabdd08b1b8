"""Exports of LexisNexis, Nexis Uni, Factiva and ProQuest (as text, RTF or Word): many articles in one file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import _factiva, _labelled, _rows
from sayso.read._article import Page, articles, nothing
from sayso.read._blocks import Block
from sayso.read._metadata import Fact
from sayso.read._places import Places, through
from sayso.read._rows import Record, Row
from sayso.read.intake import Intake

_OWN = {"factiva": _factiva.record, "labelled": _labelled.record}
_FIELDS = ("title", "outlet", "byline", "url", "date")
_WRAPPED = ("title", "byline", "tags")  # fields whose values may go on in the next row
_MIN_ROWS = 3  # rows of an article: headline, date, text; what has fewer between two marks is a cover or a foot


def is_export(text: str) -> bool:
    """True where a text is an export of one of the databases."""
    return bool(_dialect(_rows.rows(text)))


def read(text: str, intake: Intake, warnings: tuple[str, ...] = ()) -> Iterator[Document | Failure]:
    """Yield the articles of an export; offsets map to `text`."""
    rows = _rows.rows(text)
    dialect = _dialect(rows)
    number = 0
    for part in _parts(rows, dialect):
        own = _OWN.get(dialect)
        found = own(part) if own else _record(part, dialect)
        if found is None:
            continue
        number += 1
        yield from _article(text, part, found, (intake, f"article {number}", warnings))
    if not number:
        yield nothing(intake.path)


def mapped(text: str, places: Places, source: str, intake: Intake) -> Iterator[Document | Failure]:
    """Yield the articles of an export in a Word file or a page: `places` says where its text stands in `source`."""
    for item in read(text, intake):
        if isinstance(item, Document):
            item = replace(item, offsets=through(item.offsets, text, places, source))
        yield item


def _dialect(rows: Sequence[Row]) -> str:
    """Return the name of the database whose marks a file holds, "" for none."""
    for name, rule in _rows.table()["dialects"].items():
        mark, needs = _rows.pattern(rule["mark"]), _rows.pattern(rule["needs"])
        if any(mark.fullmatch(r.text) for r in rows) and any(needs.fullmatch(r.text) for r in rows):
            return str(name)
    return ""


def _parts(rows: Sequence[Row], dialect: str) -> Iterator[list[Row]]:
    """Yield the rows between the marks, without covers and page feet."""
    mark = _rows.pattern(_rows.table()["dialects"][dialect]["mark"])
    between = _rows.pattern("|".join(f"(?:{p})" for p in _rows.table()["between"]))
    part: list[Row] = []
    for row in rows:
        if mark.fullmatch(row.text):
            if len(part) >= _MIN_ROWS:
                yield part
            part = []
        elif not between.fullmatch(row.text):
            part.append(row)
    if len(part) >= _MIN_ROWS and _rows.table()["dialects"][dialect]["side"] == "before":
        yield part


def _record(rows: list[Row], dialect: str) -> Record | None:
    """Return what the rows of an article of LexisNexis or ProQuest say; None where they are no article."""
    first, body = _start(rows)
    if first is None:
        return None
    tail = next((i for i in range(body, len(rows)) if _rows.labels("tail").match(rows[i].text)), len(rows))
    found = Record(_values(rows, tail))
    skip = re.match(r"(?i)(?:full text|body)\s*:?\s*", rows[body].text) if body < tail else None
    if body < tail:
        found.body = [(rows[body].start + (skip.end() if skip else 0), rows[tail - 1].end)]
    elif abstract := next((r for r in rows if r.text.lower().startswith("abstract:")), None):
        found.body, found.abstract = [(abstract.start + len("abstract:"), abstract.end)], True
    _head(rows[:first], found, dialect)
    return found


def _start(rows: Sequence[Row]) -> tuple[int | None, int]:
    """Return the first labelled row (None where none is), and the row at which the text begins."""
    head = [i for i, row in enumerate(rows) if _rows.labels("head").match(row.text)]
    names = "|".join(map(re.escape, _rows.table()["body"]))
    mark = next((i for i, row in enumerate(rows) if re.fullmatch(rf"(?i)(?:{names})\s*(?::.*)?", row.text)), None)
    tail = next((i for i, r in enumerate(rows) if _rows.labels("tail").match(r.text) and i > (mark or 0)), len(rows))
    head = [i for i in head if i < (mark if mark is not None else tail)]
    if not head and mark is None:
        return None, 0
    first = head[0] if head else mark
    if mark is not None:
        return first, mark if ":" in rows[mark].text else mark + 1
    return first, _value_end(rows, head[-1])


def _value_end(rows: Sequence[Row], at: int) -> int:
    """Return the row behind the value of a label, which may be wrapped: up to an empty line."""
    at += 1
    while at < len(rows) and not rows[at].gap:
        at += 1
    return at


def _values(rows: Sequence[Row], tail: int) -> dict[str, str]:
    """Return the values of the labelled rows above the text and, from `tail` on, below it."""
    found: dict[str, str] = {}
    for i, row in enumerate(rows):
        match = _rows.labels("tail" if i >= tail else "head").match(row.text)
        if match and match["value"]:
            names = [n for n, value in match.groupdict().items() if value and n != "value"]
            wrapped = rows[i + 1 : _value_end(rows, i)] if names[0] in _WRAPPED else ()
            found.setdefault(names[0], " ".join([match["value"].strip(), *(r.text for r in _unlabelled(wrapped))]))
    return found


def _unlabelled(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows before the first one that has a label of its own."""
    known = _rows.labels("head"), _rows.labels("tail")
    yield from takewhile(lambda row: not any(label.match(row.text) for label in known), rows)


def _head(rows: list[Row], found: Record, dialect: str) -> None:
    """Find headline, source and date among the rows above the labels."""
    rows = [row for row in rows if not re.match(r"(?i)copyright\b|©|\(c\) ", row.text)]
    dated = next((i for i in range(len(rows) - 1, -1, -1) if _rows.day(rows[i].text)), None)
    if dated is not None and dialect != "proquest":
        found.values.setdefault("date", rows[dated].text)
        if dated:
            found.values.setdefault("outlet", rows[dated - 1].text)
    if dialect == "lexis-uni" and dated is not None:
        found.title = _last_group(rows[: max(dated - 1, 0)])
    elif dialect == "lexis":
        found.title = _last_group(rows[0 if dated is None else dated + 1 :])
    else:
        found.title = rows[:1] if dialect == "proquest" else _last_group(rows)


def _last_group(rows: Sequence[Row]) -> list[Row]:
    """Return the last rows between which no empty line stands."""
    first = len(rows) - 1
    while first > 0 and not rows[first].gap:
        first -= 1
    return list(rows[max(first, 0) :])


def _article(
    text: str, rows: Sequence[Row], found: Record, where: tuple[Intake, str, tuple[str, ...]]
) -> Iterator[Document | Failure]:
    """Yield the document of one article; all its other rows are set aside as its record."""
    intake, place, warnings = where
    title = [row.block(field="title") for row in found.title]
    if len(found.title) > 1:  # a wrapped headline: one block, as it stands
        start, end = found.title[0].start, found.title[-1].end
        title = [Block(text[start:end], ((0, start, end - start),), "heading", field="title")]
    used = [(row.start, row.end) for row in found.title] + list(found.body)
    record = [row.block("record") for row in rows if not any(a < row.end and row.start < b for a, b in used)]
    listed = found.values.get("tags", "")
    tags = [Block(listed, reason="tags", links=_tags(listed))] if listed else []
    blocks = [*title, *_rows.text_blocks(text, found.body), *tags, *record]
    facts, wrong = _facts(found, title)
    wrong += ("only the abstract is in the export",) if found.abstract else ()
    yield from articles(Page(blocks, facts, (*warnings, *wrong), place, whole=True), intake)


def _tags(listed: str) -> tuple[str, ...]:
    return tuple(re.sub(r"\s*\(\d+%\)", "", part).strip() for part in listed.split(";") if part.strip())


def _facts(found: Record, title: Sequence[Block]) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    """Return what the record says, and a warning where its date cannot be read."""
    values = dict(found.values)
    if title:
        values["title"] = title[0].text
    facts: list[Fact] = []
    wrong: tuple[str, ...] = ()
    for field in _FIELDS:
        value = values.get(field, "")
        if field == "date" and value:
            edtf = _rows.day(value)
            wrong = () if edtf else (f"the record's date {value!r} cannot be read",)
            facts += [Fact(field, edtf, "record", value)] if edtf else []
        elif value:
            bare = re.sub(r"(?i)^by\s+", "", value) if field == "byline" else value
            bare = bare.partition(";")[0].strip() if field == "outlet" else bare  # ProQuest: "Outlet; City"
            facts.append(Fact(field, bare, "record", value))
    return tuple(facts), wrong
