"""The read side of the archive: everything that is shown, and nothing that writes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any

from sayso.errors import ArchiveError
from sayso.model.document import Document
from sayso.model.event import Failure, Judgement
from sayso.model.statement import Statement
from sayso.model.wire import from_dict
from sayso.store import _connect, _json, search

SHORTEST = 6  # hexadecimal digits of an id that is shown short: easy to copy, and rarely more are needed


@dataclass(frozen=True, slots=True)
class Entry:
    """A document without its text: what a list shows.

    author is the by-line, else the outlet; date is EDTF; coder is the version that coded it.
    """

    id: str
    title: str | None
    author: str
    outlet: str | None
    date: str | None
    language: str
    coder: str | None
    statements: int
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement, whether it was taken back, and the ids of the statements that it changes or hides now."""

    judgement: Judgement
    undone: bool
    statements: tuple[str, ...]

    @property
    def lapsed(self) -> bool:
        """True where it stands and no longer fits any statement: the coder has changed, or the text has gone."""
        return not self.undone and not self.statements


class View:
    """An archive that is open for reading."""

    def __init__(self, path: Path) -> None:
        """Open the archive at `path`; ArchiveError where there is none."""
        self.path = path
        self._connection = _connect.for_reading(path)

    def __enter__(self) -> "View":
        """Return the view itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query over the read tables (schema.sql names them)."""
        with _connect.guard(self.path):
            return self._connection.execute(sql, values).fetchall()

    def statements(self, query: search.Query = search.Query()) -> Iterator[Statement]:  # noqa: B008 - frozen
        """Yield the current statements that a query finds."""
        found, order, values = search.clauses(query)
        limit = "" if query.limit is None else f" LIMIT {query.limit:d}"
        sql = f"SELECT s.body {found} ORDER BY {order}{limit}"
        with _connect.guard(self.path):
            for (body,) in self._connection.execute(sql, values):
                yield from_dict(json.loads(body))

    def count(self, query: search.Query = search.Query()) -> int:  # noqa: B008 - frozen
        """Return how many statements a query finds; its limit does not count."""
        found, _, values = search.clauses(query)
        return int(self.rows(f"SELECT count(*) {found}", *values)[0][0])

    def left_out(self, query: search.Query) -> int:
        """Return how many statements a query would find more if it did not ask for a time."""
        return self.count(replace(query, period=None)) - self.count(query)

    def documents(self) -> Iterator[Entry]:
        """Yield every document, without its text, in the order in which they came."""
        for row in self.rows(_ENTRIES):
            found = (*row, tuple(path for (path,) in self.rows(_PATHS, row[0])))
            yield Entry(*found)

    def document(self, document: str) -> Document:
        """Return a document by its whole id; ArchiveError where there is none."""
        found = self.rows("SELECT l.body FROM documents d JOIN log l ON l.seq = d.seq WHERE d.id = ?", document)
        if not found:
            raise ArchiveError(f"no document {document!r}", place=str(self.path), remedy="sayso summary lists them")
        return _json.document_from_dict(json.loads(found[0][0]))

    def statement(self, statement: str) -> Statement:
        """Return a statement by its whole id, also one that was rejected; ArchiveError where there is none."""
        sql = "SELECT body FROM statements WHERE id = ?1 UNION ALL SELECT body FROM rejected WHERE id = ?1"
        found = self.rows(sql, statement)
        if not found:
            raise ArchiveError(f"no statement {statement!r}", place=str(self.path), remedy="look it up: sayso find")
        return from_dict(json.loads(found[0][0]))

    def judgements(self) -> Iterator[Standing]:
        """Yield every judgement, in the order in which they were made, with what it changes now."""
        for number, undone, body in self.rows("SELECT number, undone, body FROM judgements ORDER BY number"):
            touched = self.rows("SELECT DISTINCT statement FROM judged WHERE number = ? ORDER BY 1", number)
            judgement = _json.judgement_from_dict(json.loads(body))
            yield Standing(judgement, bool(undone), tuple(statement for (statement,) in touched))

    def judged(self, statement: str) -> list[Standing]:
        """Return the judgements that change or hide a statement now."""
        numbers = {n for (n,) in self.rows("SELECT number FROM judged WHERE statement = ?", statement)}
        return [found for found in self.judgements() if found.judgement.number in numbers] if numbers else []

    def rejected(self) -> Iterator[Statement]:
        """Yield the statements that somebody rejected, which no query finds."""
        for (body,) in self.rows("SELECT body FROM rejected ORDER BY document, id"):
            yield from_dict(json.loads(body))

    def stale(self, coder: str) -> Iterator[Document]:
        """Yield the documents whose statements come from another version of the coder."""
        for (found,) in self.rows("SELECT id FROM documents WHERE coder IS NOT ? ORDER BY row", coder):
            yield self.document(found)

    def failures(self) -> list[Failure]:
        """Return what could not be read or coded, and was not settled since."""
        found = self.rows("SELECT body FROM failures ORDER BY path, digest")
        return [_json.failure_from_dict(json.loads(body)) for (body,) in found]

    def resolve_prefix(self, prefix: str) -> tuple[str, str]:
        """Return ("statement" or "document", the whole id) that a prefix names.

        ArchiveError where it names none, or several: the error lists the candidates.
        """
        start = prefix.strip().lower()
        found = self.rows(_PREFIX, start, start + "g") if start else []  # "g": after every hexadecimal digit
        if len(found) == 1:
            return str(found[0][0]), str(found[0][1])
        if not found:
            raise ArchiveError(f"no id begins with {prefix!r}", place=str(self.path), remedy="look it up: sayso find")
        named = ", ".join(f"{self.short(i)} ({kind})" for kind, i in found[:_CANDIDATES])
        more = f" and {len(found) - _CANDIDATES} more" if len(found) > _CANDIDATES else ""
        raise ArchiveError(f"{len(found)} ids begin with {prefix!r}: {named}{more}", remedy="give more characters")

    def short(self, full: str) -> str:
        """Return the shortest prefix of an id, of 6 characters or more, that names nothing else in the archive."""
        length = SHORTEST
        for (neighbour,) in self.rows(_NEIGHBOURS, *[full] * 6):
            if neighbour:
                length = max(length, _common(full, neighbour) + 1)
        return full[:length]


_CANDIDATES = 8  # as many as fit on a few lines of an error

_ENTRIES = (
    "SELECT d.id, d.title, d.author, d.outlet, d.date, d.language, d.coder,"
    " (SELECT count(*) FROM statements s WHERE s.document = d.id) FROM documents d ORDER BY d.row"
)
_PATHS = "SELECT path FROM inputs WHERE document = ? ORDER BY path"
_IDS = (
    "SELECT 'statement' AS kind, id FROM statements UNION ALL SELECT 'document', id FROM documents"
    " UNION ALL SELECT 'statement', id FROM rejected"
)
_PREFIX = f"SELECT kind, id FROM ({_IDS}) WHERE id >= ? AND id < ? ORDER BY id"
_NEIGHBOURS = (
    "SELECT max(id) FROM statements WHERE id < ? UNION ALL SELECT min(id) FROM statements WHERE id > ?"
    " UNION ALL SELECT max(id) FROM documents WHERE id < ? UNION ALL SELECT min(id) FROM documents WHERE id > ?"
    " UNION ALL SELECT max(id) FROM rejected WHERE id < ? UNION ALL SELECT min(id) FROM rejected WHERE id > ?"
)


def _common(one: str, other: str) -> int:
    """Return how many characters two ids share at their start."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
