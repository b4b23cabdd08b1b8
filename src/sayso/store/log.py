"""The write side of the archive: an append-only log, with the read tables changed in the same transaction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from sayso.errors import ArchiveError
from sayso.model.document import Document
from sayso.model.event import Failure, Judgement
from sayso.model.statement import Statement
from sayso.model.wire import to_dict
from sayso.store import _connect, _derive, _json


class Log:
    """An archive that is open for writing. Each method is one transaction: it happens whole or not at all."""

    def __init__(self, path: Path) -> None:
        """Open the archive at `path`, making it where there is none; ArchiveError where that cannot be."""
        self.path = path
        self._connection = _connect.for_writing(path)

    def __enter__(self) -> "Log":
        """Return the log itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; what was kept is on the disk already."""
        self._connection.close()

    def coded(self, document: str, *, coder: str) -> bool:
        """True where the document's current statements come from this version of the coder."""
        found = self._first("SELECT 1 FROM documents WHERE id = ? AND coder = ?", document, coder)
        return found is not None

    def keep(
        self, document: Document, statements: Sequence[Statement], *, coder: str, at: str, again: bool = False
    ) -> bool:
        """Keep a document and its statements, which replace earlier ones; False where they were there already.

        coder is the version of what computed them, at the time of writing (ISO 8601, UTC). With `again` statements
        of the same coder are replaced too.
        """
        with self._transaction():
            if not self._first("SELECT 1 FROM documents WHERE id = ?", document.id):
                self._append("document", _json.document_to_dict(document), at)
            self._place(document, at)
            if not again and self.coded(document.id, coder=coder):
                return False
            rows = [to_dict(s) for s in statements]
            self._append("coding", {"document": document.id, "coder": coder, "statements": rows}, at)
            return True

    def place(self, document: Document, *, at: str) -> None:
        """Note that the document's path gives this document, which is in the archive already."""
        with self._transaction():
            self._place(document, at)

    def fail(self, failure: Failure, *, at: str) -> str:
        """Keep a failure, once however often it happens; return its digest."""
        body = _json.failure_to_dict(failure)
        digest = _json.digest(_json.dumps(body))
        with self._transaction():
            if not self._first("SELECT 1 FROM failures WHERE digest = ?", digest):
                self._append("failure", body, at)
        return digest

    def settle(self, path: str, *, documents: set[str], failures: set[str], at: str) -> None:
        """Close the books on an input that was read to its end and gave these documents and failures, no others.

        Earlier failures of the input that did not come back are settled. An earlier document of the input whose text
        came again under another id (a date was given, an outlet found) is withdrawn in favour of that one.
        """
        name = _json.storable(path)
        with self._transaction():
            for (digest,) in self._all("SELECT digest FROM failures WHERE path = ?", name):
                if digest not in failures:
                    self._append("settled", {"failure": digest}, at)
            texts = "SELECT d.words, d.id FROM documents d JOIN inputs i ON i.document = d.id WHERE i.path = ?"
            found = self._all(texts, name)
            now = {words: document for words, document in found if document in documents}
            for words, document in found:
                if document not in documents and words in now:
                    self._append("withdrawn", {"document": document, "path": path, "by": now[words]}, at)

    def judge(self, judgement: Judgement, *, at: str) -> int:
        """Keep a person's judgement, which the read tables show from now on; return its number."""
        with self._transaction():
            number = int(self._first("SELECT coalesce(max(number), 0) + 1 FROM judgements")[0])
            self._append("judgement", _json.judgement_to_dict(replace(judgement, number=number, at=at)), at)
        return number

    def undo(self, number: int, *, by: str, why: str, at: str) -> None:
        """Take a judgement back; it stays in the log. ArchiveError where there is none, or it is undone already."""
        with self._transaction():
            found = self._first("SELECT undone FROM judgements WHERE number = ?", number)
            if found is None or found[0]:
                what = "there is no judgement" if found is None else "undone already: judgement"
                raise ArchiveError(f"{what} {number}", place=str(self.path), remedy="sayso correct list shows them")
            self._append("undone", {"judgement": number, "by": by, "why": why}, at)

    def rebuild(self) -> int:
        """Derive the read tables anew from the log; return how many log rows were read.

        ArchiveError where a row of the log is not what it was when written.
        """
        with self._transaction():
            for table in _derive.READ_TABLES:
                self._connection.execute(f"DELETE FROM {table}")
            count = 0
            rows = self._connection.execute("SELECT seq, kind, digest, body FROM log ORDER BY seq")
            for seq, kind, digest, body in rows:
                if _json.digest(body) != digest:
                    message = f"row {seq} of the log was altered"
                    raise ArchiveError(message, place=str(self.path), remedy="restore a copy")
                _derive.apply(self._connection, seq, kind, _json.loads(body))
                count += 1
        return count

    def _place(self, document: Document, at: str) -> None:
        known = "SELECT 1 FROM inputs WHERE path = ? AND document = ?"
        if not self._first(known, _json.storable(document.path), document.id):
            self._append("input", {"path": document.path, "document": document.id}, at)

    def _append(self, kind: str, body: dict[str, Any], at: str) -> None:
        written = _json.dumps(body)
        row = (at, kind, _json.digest(written), written)
        seq = self._connection.execute("INSERT INTO log (at, kind, digest, body) VALUES (?, ?, ?, ?)", row).lastrowid
        _derive.apply(self._connection, seq or 0, kind, body)

    def _first(self, sql: str, *values: str | int | None) -> Any:
        with _connect.guard(self.path):
            return self._connection.execute(sql, values).fetchone()

    def _all(self, sql: str, *values: str | None) -> list[Any]:
        return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with _connect.guard(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
