"""Tables -> documents: one row a document, columns by name or as the user maps them."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from sayso.errors import InputError
from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import _columns, _record, _source
from sayso.read._decode import decode
from sayso.read.intake import MAX_BYTES, Intake

ENTRY = True
SUFFIXES = (".csv", ".tsv", ".tab")


@dataclass(frozen=True, slots=True)
class _Table:
    intake: Intake
    text: str
    starts: list[int]
    warnings: tuple[str, ...]
    columns: Mapping[str, int]
    width: int


def read(intake: Intake) -> Iterator[Document | Failure]:
    """Yield the documents of a table with a heading row; a broken row is a Failure, and the rest goes on."""
    decoded = decode(intake.data, intake.path)
    csv.field_size_limit(MAX_BYTES)
    lines = list(io.StringIO(decoded.text, newline=""))
    rows = csv.reader(iter(lines), delimiter=_delimiter(lines, intake.path))
    try:
        header = [name.strip() for name in next(rows)]
    except (StopIteration, csv.Error) as error:
        raise InputError(f"no table: {error}", place=intake.path, remedy="give a table with a heading row") from error
    columns = columns_of(header, intake.columns, intake.path)
    starts = [0, *accumulate(map(len, lines))]
    table = _Table(intake, decoded.text, starts, decoded.warnings, columns, len(header))
    line = rows.line_num
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Failure(intake.path, f"no row: {error}", "close its quotation marks", place=f"line {line + 1}")
            line = rows.line_num
            continue
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield from _row(row, table, line, rows.line_num)
        line = rows.line_num


def _delimiter(lines: Sequence[str], path: str) -> str:
    """Return what parts the columns: by suffix, or what the heading row has most of."""
    if path.lower().endswith((".tsv", ".tab")):
        return "\t"
    head = lines[0] if lines else ""
    return max(",;\t|", key=head.count) if any(head.count(c) for c in ",;\t|") else ","


def _row(row: list[str], table: _Table, first: int, last: int) -> Iterator[Document | Failure]:
    """Yield the documents of one row, which stands in the lines from first to last."""
    intake, place = table.intake, f"line {first + 1}"
    if len(row) > table.width:
        reason = f"{len(row)} cells, but the table has {table.width} columns"
        yield Failure(intake.path, reason, "put quotation marks around cells that hold the separator", place=place)
        return
    fields = {name: row[index].strip() for name, index in table.columns.items() if index < len(row)}
    if not fields.get("text"):
        yield Failure(intake.path, "the row has no text", "fill the cell or leave the row out", place=place)
        return
    if _raw(table, first, last).count('"') % 2 and last - first > 1:
        reason = f"a quotation mark is not closed; the lines down to {last} were taken for one row"
        yield Failure(intake.path, reason, "close it and double the quotation marks within cells", place=place)
        return
    short = len(row) < table.width
    warnings = (*table.warnings, f"only {len(row)} of {table.width} cells in {place}") if short else table.warnings
    source = _source.of_cells(_raw(table, first, last))
    origin = table.starts[first]
    yield from _record.documents(fields, intake, place, warnings=warnings, source=source, origin=origin)


def _raw(table: _Table, first: int, last: int) -> str:
    return table.text[table.starts[first] : table.starts[last]]


def columns_of(header: Sequence[str], wanted: Mapping[str, str], path: str) -> dict[str, int]:
    """Return our field -> index of its column; InputError, listing the columns, where there is none for the text."""
    lower = [name.casefold() for name in header]
    plain = [_columns.bare(name) for name in header]
    listing = ", ".join(header) or "none"
    found: dict[str, int] = {}
    for field in _record.FIELDS:
        if field in wanted:
            if wanted[field].strip().casefold() not in lower:
                raise InputError(f"no column {wanted[field]!r}", place=path, remedy=f"the columns are: {listing}")
            found[field] = lower.index(wanted[field].strip().casefold())
        elif name := next((n for n in _columns.names(field) if n in plain), None):
            found[field] = plain.index(name)
    if "text" not in found:
        remedy = f"the columns are: {listing}; say which holds the text"
        raise InputError("no column for the text", place=path, remedy=remedy)
    return found
