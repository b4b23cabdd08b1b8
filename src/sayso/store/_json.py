"""Documents and failures to and from the log's JSON; statements have the codebook's, in model/wire."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from sayso.model.actor import Actor
from sayso.model.document import Aside, Document, OffsetMap, PageBox, Provenance, Segment
from sayso.model.event import Anchor, Failure, Judgement, Relabel
from sayso.model.period import Period

Json = Mapping[str, Any]


def dumps(value: Any) -> str:
    """Return compact JSON in ASCII, so that no text of a document, however broken, can break the log."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=True)


def loads(body: str) -> Any:
    """Return the values of a log body."""
    return json.loads(body)


def digest(body: str) -> str:
    """Return the SHA-256 of a log body, hexadecimal."""
    return sha256(body.encode("ascii")).hexdigest()


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a document's text, hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def storable(text: str | None) -> str | None:
    """Return text that SQLite can hold: lone surrogates, as in file names that are no UTF-8, become "?"."""
    return None if text is None else text.encode("utf-8", "replace").decode("utf-8")


def document_to_dict(document: Document) -> dict[str, Any]:
    """Return a document as JSON values, every field present."""
    value = {name: getattr(document, name) for name in _PLAIN}
    return {
        **value,
        "date": document.date.edtf if document.date else None,
        "tags": list(document.tags),
        "warnings": list(document.warnings),
        "segments": [asdict(s) for s in document.segments],
        "asides": [asdict(a) for a in document.asides],
        "provenance": [asdict(p) for p in document.provenance],
        "offsets": [list(run) for run in document.offsets.runs],
        "written": [list(piece) for piece in document.offsets.written],
        "boxes": [[b.start, b.end, b.page, *b.box] for b in document.boxes],
    }


_PLAIN = ("id", "path", "text", "title", "byline", "outlet", "url", "language", "cites")


def document_from_dict(value: Json) -> Document:
    """Return the document that the log holds."""
    return Document(
        **{name: value[name] for name in _PLAIN},
        date=Period.parse(value["date"]) if value["date"] else None,
        tags=tuple(value["tags"]),
        warnings=tuple(value["warnings"]),
        segments=tuple(Segment(**s) for s in value["segments"]),
        asides=tuple(Aside(**a) for a in value["asides"]),
        provenance=tuple(Provenance(**p) for p in value["provenance"]),
        offsets=OffsetMap(
            tuple((a, b, c) for a, b, c in value["offsets"]),
            tuple((a, b, c, d) for a, b, c, d in value.get("written", ())),
        ),
        boxes=tuple(PageBox(a, b, page, (x0, y0, x1, y1)) for a, b, page, x0, y0, x1, y1 in value.get("boxes", ())),
    )


def failure_to_dict(failure: Failure) -> dict[str, str]:
    """Return a failure as JSON values."""
    return asdict(failure)


def failure_from_dict(value: Json) -> Failure:
    """Return the failure that the log holds."""
    return Failure(**value)


def judgement_to_dict(judgement: Judgement) -> dict[str, Any]:
    """Return a judgement as JSON values, every field present."""
    return asdict(judgement) | {"fields": dict(judgement.fields)}


def judgement_from_dict(value: Json) -> Judgement:
    """Return the judgement that the log holds."""
    anchor = value["anchor"]
    relabels = tuple(Relabel(r["side"], r["old"], Actor(**r["new"])) for r in value["relabels"])
    plain = {name: value[name] for name in ("action", "by", "why", "number", "at")}
    fields = tuple(value["fields"].items())
    return Judgement(**plain, anchor=Anchor(**anchor) if anchor else None, fields=fields, relabels=relabels)
