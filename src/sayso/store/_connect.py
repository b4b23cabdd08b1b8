"""Open the SQLite file: for writing (made where there is none) or for reading, with errors that say what to do."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.errors import ArchiveError

VERSION = 2  # of schema.sql; raise it with every change there
_OURS = 0x53415953  # PRAGMA application_id: "SAYS"
_PATIENCE = 10.0  # seconds to wait for another writer; a document's transaction takes some milliseconds


@contextmanager
def guard(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ArchiveError with the place and the remedy."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(error, path) from error


def for_writing(path: Path) -> sqlite3.Connection:
    """Open the archive for writing, making it where there is none; ArchiveError where that cannot be."""
    with guard(path):
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def for_reading(path: Path) -> sqlite3.Connection:
    """Open the archive for reading; ArchiveError where there is none."""
    if not path.is_file():
        raise ArchiveError("there is no archive here", place=str(path), remedy="make one with: sayso add FILE")
    with guard(path):
        connection = sqlite3.connect(_uri(path), uri=True, timeout=_PATIENCE, isolation_level=None)
        try:
            check(connection, path)
            if _version(connection) < VERSION:  # an older archive, which only a writer may change: nobody judged in it
                _add_tables(connection, temporary=True)
        except BaseException:
            connection.close()
            raise
        return connection


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise ArchiveError where the file is no archive of ours, or of a schema that this program does not know."""
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    if owner != _OURS:
        raise ArchiveError("this file is no archive of sayso", place=str(path), remedy="choose another with --archive")
    version = _version(connection)
    if version > VERSION:
        message = f"the archive is of schema {version}, this program knows schema {VERSION}"
        raise ArchiveError(message, place=str(path), remedy="use a newer sayso")


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("BEGIN IMMEDIATE")  # two programs may both find the file empty
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
        schema = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
        for statement in _statements(schema):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {_OURS}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    check(connection, path)
    if _version(connection) < VERSION:
        _add_tables(connection)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # coding a document takes longer than its fsync


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _add_tables(connection: sqlite3.Connection, *, temporary: bool = False) -> None:
    """Bring an archive of schema 1 up to date: the tables of judgements, and where the current codings stand."""
    schema = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
    for statement in _statements(schema):
        if any(f"CREATE TABLE {name} " in statement for name in _NEW):
            made = statement[statement.index("CREATE TABLE") :]
            connection.execute(made.replace("CREATE", "CREATE TEMP", 1) if temporary else made)
    if not temporary:
        connection.execute("CREATE INDEX judged_statement ON judged (statement)")
        for seq, body in connection.execute("SELECT seq, body FROM log WHERE kind = 'coding' ORDER BY seq"):
            row = (json.loads(body)["document"], seq)
            connection.execute("INSERT OR REPLACE INTO codings (document, seq) VALUES (?, ?)", row)
        connection.execute("DELETE FROM codings WHERE document NOT IN (SELECT id FROM documents)")
        connection.execute(f"PRAGMA user_version = {VERSION}")


_NEW = ("codings", "judgements", "judged", "rejected")


def _statements(schema: str) -> Iterator[str]:
    """Cut a script into statements: executescript() would commit the transaction that we are in."""
    held = ""
    for line in schema.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""


def _uri(path: Path) -> str:
    """Read only; on a read-only medium, where SQLite cannot lay its -shm file beside it, as a file that is at rest."""
    still = not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists()
    return f"{path.resolve().as_uri()}?{'immutable=1' if still else 'mode=ro'}"


def _explained(error: sqlite3.Error, path: Path) -> ArchiveError:
    words = str(error)
    for sign, message, remedy in _CAUSES:
        if sign in words:
            return ArchiveError(message, place=str(path), remedy=remedy)
    return ArchiveError(f"SQLite says: {words}", place=str(path), remedy="check the disk and the file")


_CAUSES = (
    ("not a database", "this file is no archive of sayso", "choose another with --archive"),
    ("locked", "another program is writing to the archive", "try again when it has ended"),
    ("readonly", "the archive may not be written", "check the rights of the file and its folder"),
    ("unable to open", "the archive cannot be opened", "check that the folder exists and may be written"),
    ("full", "the disk is full", "make room and run the same command again: nothing is lost"),
    ("malformed", "the archive is damaged", "restore a copy, or read its log with the sqlite3 program"),
)
