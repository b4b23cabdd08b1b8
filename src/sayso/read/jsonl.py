"""JSON lines -> documents: one object a line with `text`, and what it says about itself."""

import json
from collections.abc import Iterator
from typing import Any

from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import _columns, _record, _source
from sayso.read._decode import decode
from sayso.read.intake import Intake

ENTRY = True
SUFFIXES = (".jsonl", ".ndjson", ".json")


def read(intake: Intake) -> Iterator[Document | Failure]:
    """Yield the documents of JSON lines, or of one JSON list; what is no such object is a Failure, the rest goes on."""
    decoded = decode(intake.data, intake.path)
    whole = _whole(decoded.text)
    if whole is not None:
        source = _source.of_json(decoded.text)
        for number, value in enumerate(whole, 1):
            yield from _value(value, intake, f"record {number}", decoded.warnings, (source, 0))
        return
    at = 0
    for number, line in enumerate(decoded.text.split("\n"), 1):
        if line.strip():
            yield from _line(line, intake, f"line {number}", decoded.warnings, at)
        at += len(line) + 1


def _whole(text: str) -> list[Any] | None:
    """Return the records where the input is one JSON value over several lines, None where it is JSON lines."""
    if text.lstrip()[:1] != "[" and "\n}" not in text:
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, list) else _columns.records(value) or [value]


def _line(line: str, intake: Intake, place: str, warnings: tuple[str, ...], at: int) -> Iterator[Document | Failure]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        remedy = "write one JSON object a line"
        yield Failure(intake.path, f"no JSON: {getattr(error, 'msg', 'nested too deeply')}", remedy, place=place)
        return
    yield from _value(value, intake, place, warnings, (_source.of_json(line), at))


def _value(
    value: Any, intake: Intake, place: str, warnings: tuple[str, ...], source: tuple[_source.Source, int]
) -> Iterator[Document | Failure]:
    if not isinstance(value, dict):
        yield Failure(intake.path, "no JSON object", 'write {"text": "..."} on each line', place=place)
        return
    fields = _columns.fields(value)
    if "text" not in fields:
        reason = 'the field "text" is missing, empty or no string'
        yield Failure(intake.path, reason, 'give each line a "text"', place=place)
        return
    yield from _record.documents(fields, intake, place, warnings=warnings, source=source[0], origin=source[1])
