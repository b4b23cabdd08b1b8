"""What a PLOVER data set would publish for a statement: type, mode, quad, score, day."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sayso.model.document import Document
from sayso.model.statement import Statement


@cache
def table() -> Mapping[str, Any]:
    """Return plover_types.yml."""
    import yaml

    text = Path(__file__).with_name("plover_types.yml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = yaml.safe_load(text)
    return found


def kind(s: Statement) -> Mapping[str, Any]:
    """Return the table's entry of the published type; the statement must have one."""
    entry: Mapping[str, Any] = table()["types"][s.plover]
    return entry


def mode(s: Statement) -> str | None:
    """Return the mode where the published type is the one that was coded; an intention has no mode of the act."""
    return s.mode if s.plover == s.event else None


def intensity(s: Statement) -> float:
    """Return the PLOVER score: the statement's own where its type is published, else the published type's."""
    coded = s.intensity if s.plover == s.event else None
    return float(kind(s)["intensity"]) if coded is None else coded


def day(s: Statement, document: Document | None) -> tuple[date | None, str | None]:
    """Return the first day of the event and how it is known; else the day of publication ("publication"), or None."""
    period = s.when.period
    if period:
        return period.start or period.end, s.when.basis
    published = document.date.start if document and document.date else None
    return published, "publication" if published else None
