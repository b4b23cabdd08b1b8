"""Parquet: four tables with declared schemas (statements, documents, actors, sources) in a folder."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from sayso.export._arrow import schemas
from sayso.export._evidence import sentence_hash
from sayso.model.actor import Actor
from sayso.model.document import Document
from sayso.model.statement import Source, Statement
from sayso.model.wire import to_dict

ENTRY = True
TABLES = ("statements", "documents", "actors", "sources")
_BATCH = 5000  # rows of a row group: some megabytes of nested rows in memory
_ROLES = ("as_actor", "as_recipient", "as_source", "as_via")

Row = dict[str, Any]


def files(
    statements: Iterable[Statement], documents: Mapping[str, Document], folder: Path, *, text: bool = False
) -> dict[str, int]:
    """Write TABLES as *.parquet into `folder`; return the rows of each.

    With text=False sentences and documents have their SHA-256 (UTF-8) and no text.
    """
    seen = _Seen()
    counts = {"statements.parquet": _save(folder, "statements", (seen.row(s, text=text) for s in statements))}
    rows = {
        "documents": (_document(documents[i], text=text) for i in seen.documents),
        "actors": seen.actors(),
        "sources": seen.sources(),
    }
    return counts | {f"{name}.parquet": _save(folder, name, found) for name, found in rows.items()}


class _Seen:
    """What passed by: documents in order, actors and sources with counts."""

    def __init__(self) -> None:
        self.documents: dict[str, None] = {}
        self._actors: dict[Actor, Counter[str]] = {}
        self._sources: dict[tuple[Actor, str | None], Counter[str]] = {}
        self._where: dict[tuple[Actor, str | None], set[str]] = {}

    def row(self, s: Statement, *, text: bool) -> Row:
        """Return a statement as a row and remember whom it names."""
        self.documents[s.document] = None
        named = ((s.actors, "as_actor"), (s.recipients, "as_recipient"), ((s.source,), "as_source"), (s.via, "as_via"))
        for holders, part in named:
            for actor in {h.actor for h in holders if h.actor != Actor(None)}:
                self._actors.setdefault(actor, Counter())[part] += 1
        key = _voice(s.source)
        self._sources.setdefault(key, Counter())[s.position] += 1
        self._where.setdefault(key, set()).add(s.document)
        return _statement(s, text=text)

    def actors(self) -> Iterator[Row]:
        """Yield who is named, by id and name."""
        for actor, counts in sorted(self._actors.items(), key=lambda item: _order(item[0])):
            yield {**_actor(actor), **{part: counts[part] for part in _ROLES}}

    def sources(self) -> Iterator[Row]:
        """Yield who says so: the author, everybody known, and the words of the others."""
        for key, counts in sorted(self._sources.items(), key=lambda item: (_order(item[0][0]), item[0][1] or "")):
            by = [{"position": position, "statements": count} for position, count in sorted(counts.items())]
            where = len(self._where[key])
            yield {**_actor(key[0]), "text": key[1], "statements": counts.total(), "documents": where, "positions": by}


def _voice(source: Source) -> tuple[Actor, str | None]:
    unnamed = source.actor.id is None and source.words is not None
    return source.actor, source.words.text if unnamed and source.words else None


def _order(actor: Actor) -> tuple[str, ...]:
    return tuple(value or "" for value in (actor.id, actor.name, actor.country, actor.sector, actor.wikidata))


def _actor(actor: Actor) -> Row:
    return {name: getattr(actor, name) for name in ("id", "name", "country", "sector", "wikidata")}


def _statement(s: Statement, *, text: bool) -> Row:
    row = to_dict(s)
    period = s.when.period
    row["when"] |= {"start": period.start if period else None, "end": period.end if period else None}
    row["sentence"] |= {"sha256": sentence_hash(s)} | ({} if text else {"text": None})
    return row


def _document(d: Document, *, text: bool) -> Row:
    whole = sha256(d.text.encode("utf-8", "surrogatepass")).hexdigest()
    plain = {name: getattr(d, name) for name in ("id", "path", "title", "byline", "outlet", "url", "language", "cites")}
    dated = {"date": d.date.edtf, "date_start": d.date.start, "date_end": d.date.end} if d.date else {}
    return {
        **plain, **dated, "tags": list(d.tags), "characters": len(d.text), "sha256": whole,
        "text": d.text if text else None,
    }  # fmt: skip


def _save(folder: Path, name: str, rows: Iterable[Row]) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema, waiting, count = schemas()[name], iter(rows), 0
    with pq.ParquetWriter(folder / f"{name}.parquet", schema) as writer:
        while batch := list(islice(waiting, _BATCH)):
            writer.write_table(pa.Table.from_pylist([_storable(row) for row in batch], schema=schema))
            count += len(batch)
    return count


def _storable(value: Any) -> Any:
    """Return a value whose strings Arrow can hold: lone surrogates become "?"."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {name: _storable(part) for name, part in value.items()}
    return [_storable(part) for part in value] if isinstance(value, list) else value
