"""PLOVER: a JSON array, one record a line, for the statements that a PLOVER data set would publish (docs/export.md)."""

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import IO, Any

from sayso.export import _plover
from sayso.export._evidence import sentence_hash
from sayso.model.document import Document
from sayso.model.statement import Role, Statement

ENTRY = True
LOSSY = True  # denials, requests, ties and mere predictions are not published
_PLACE = ("name", "country", "precision", "lat", "lon")
_NONE: Mapping[str, Document] = MappingProxyType({})


def write(
    statements: Iterable[Statement], stream: IO[str], *, text: bool = True, documents: Mapping[str, Document] = _NONE
) -> int:
    """Write the statements whose `plover` is not None; return how many. `documents` (id -> document) fills the source.

    With text=False the sentence's words are null; its offsets and SHA-256 are always there.
    """
    count = 0
    stream.write("[")
    for s in statements:
        if s.plover is not None:
            value = record(s, documents.get(s.document), text=text)
            stream.write((",\n" if count else "\n") + json.dumps(value, ensure_ascii=False))
            count += 1
    stream.write("\n]\n")
    return count


def record(s: Statement, document: Document | None, *, text: bool) -> dict[str, Any]:
    """Return one record; `document` is None where only the statement is at hand."""
    first, known = _plover.day(s, document)
    end = s.when.period.end if s.when.period else None
    return {
        "id": s.id,
        "date": first.isoformat() if first else None,
        "date_end": end.isoformat() if end else None,
        "date_from": known,
        "event_type": s.plover,
        "mode": _plover.mode(s),
        "context": list(s.contexts),
        "quad": _plover.kind(s)["quad"],
        "intensity": _plover.intensity(s),
        "actors": [_party(role) for role in s.actors],
        "recipients": [_party(role) for role in s.recipients],
        "locations": [{name: getattr(p, name) for name in _PLACE} for p in s.where],
        "source": _source(s, document),
        "sentence": {
            "start": s.sentence.start, "end": s.sentence.end, "sha256": sentence_hash(s),
            "text": s.sentence.text if text else None,
        },
        "extra": _extra(s),
    }  # fmt: skip


def _party(role: Role) -> dict[str, str | None]:
    a = role.actor
    return {"name": a.name, "code": a.id, "country": a.country, "sector": a.sector, "text": role.words.text}


def _source(s: Statement, d: Document | None) -> dict[str, str | None]:
    if d is None:
        return {"document": s.document, "path": s.path}
    published = d.date.edtf if d.date else None
    return {
        "document": d.id, "path": s.path, "title": d.title, "publication": d.outlet, "byline": d.byline, "url": d.url,
        "date": published, "language": d.language,
    }  # fmt: skip


def _extra(s: Statement) -> dict[str, Any]:
    """What PLOVER has no field for."""
    said = {"said_by": s.source.actor.id, "said_by_text": s.source.words.text if s.source.words else None}
    fields = ("factuality", "author_factuality", "position", "status", "lane", "score", "event")
    return {**said, **{name: getattr(s, name) for name in fields}}
