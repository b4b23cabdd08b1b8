"""From one row of the log to the read tables. The write path and rebuild() both come through here, and nowhere else."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sayso.model.actor import AUTHOR
from sayso.model.statement import Role, Source, Statement
from sayso.model.wire import from_dict, to_dict
from sayso.store import _json
from sayso.store.judge import Judged, judged

READ_TABLES = (
    "documents", "inputs", "statements", "parties", "failures", "codings", "judgements", "judged", "rejected",
    "sentence_words", "title_words",
)  # fmt: skip
NOBODY = "the author"


def apply(connection: sqlite3.Connection, seq: int, kind: str, body: Mapping[str, Any]) -> None:
    """Change the read tables as one log row says."""
    _KINDS[kind](connection, seq, body)


def standing(s: Statement) -> str:
    """Return the heading that a statement is counted under: what its source does with the act, in five words."""
    if s.position == "denies":
        return "denied"
    if s.position == "no position":
        return "no position"
    if s.position in ("asks", "imagines", "minimises"):
        return "other"
    if s.position in ("predicts", "allows") or s.status == "predicted" or s.factuality[:2] in ("PS", "PR"):
        return "possible or predicted"
    return "asserted" if s.source.actor.id == AUTHOR.id else "attributed"


def chain(s: Statement, author: str) -> str:
    """Return who says so, innermost first: "the ministry < a spokesman < the by-line"."""
    holders = [_label(h, author) for h in (s.source, *reversed(s.via))]
    if holders[-1] != author:
        holders.append(author)
    return " < ".join(holders)


def sides(s: Statement) -> str | None:
    """Return "actors > recipients" as sorted ids; None where there is no actor or one is not resolved."""
    ids = [[r.actor.id for r in side] for side in (s.actors, s.recipients)]
    if not ids[0] or None in ids[0] + ids[1]:
        return None
    return " > ".join(",".join(sorted(filter(None, side))) for side in ids)


def _label(source: Source, author: str) -> str:
    if source.actor.id == AUTHOR.id:
        return author
    words = source.words.text if source.words else None
    return " ".join((source.actor.name or words or source.actor.id or "somebody unnamed").split())


def _document(connection: sqlite3.Connection, seq: int, body: Mapping[str, Any]) -> None:
    d = _json.document_from_dict(body)
    author = _json.storable(d.byline or d.outlet or NOBODY)
    lines = sum(len(aside.text.splitlines()) or 1 for aside in d.asides)
    values = (d.id, seq, _json.fingerprint(d.text), _json.storable(d.title), author, _json.storable(d.outlet))
    more = (d.date.edtf if d.date else None, d.language, lines, len(d.warnings))
    row = connection.execute(
        "INSERT INTO documents (id, seq, words, title, author, outlet, date, language, asides, warnings)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        values + more,
    ).lastrowid
    connection.execute("INSERT INTO title_words (rowid, words) VALUES (?, ?)", (row, _json.storable(d.title or "")))


def _input(connection: sqlite3.Connection, _: int, body: Mapping[str, Any]) -> None:
    path = _json.storable(body["path"])
    connection.execute("INSERT OR IGNORE INTO inputs (path, document) VALUES (?, ?)", (path, body["document"]))


def _coding(connection: sqlite3.Connection, seq: int, body: Mapping[str, Any]) -> None:
    document = body["document"]
    connection.execute("UPDATE documents SET coder = ? WHERE id = ?", (body["coder"], document))
    connection.execute("INSERT OR REPLACE INTO codings (document, seq) VALUES (?, ?)", (document, seq))
    _tell(connection, document, body["statements"])


def _tell(connection: sqlite3.Connection, document: str, coded: Sequence[Mapping[str, Any]]) -> None:
    """Put a document's statements into the read tables, as the judgements that stand leave them."""
    _clear(connection, document)
    author = connection.execute("SELECT author FROM documents WHERE id = ?", (document,)).fetchone()[0]
    bodies = connection.execute("SELECT body FROM judgements WHERE NOT undone ORDER BY number").fetchall()
    standing = [_json.judgement_from_dict(_json.loads(body)) for (body,) in bodies]
    for value in {value["id"]: value for value in coded}.values():  # one id is one thing said
        found = judged(from_dict(value), standing)
        if found.rejected_by is None:
            written = _json.dumps(to_dict(found.statement) if found.numbers else value)
            _statement(connection, found.statement, author, written)
        _note(connection, found)


def _note(connection: sqlite3.Connection, found: Judged) -> None:
    s = found.statement
    rows = [(number, s.document, s.id) for number in found.numbers]
    connection.executemany("INSERT INTO judged (number, document, statement) VALUES (?, ?, ?)", rows)
    if found.rejected_by is not None:
        row = (s.id, s.document, found.rejected_by, _json.dumps(to_dict(s)))
        connection.execute("INSERT INTO rejected (id, document, number, body) VALUES (?, ?, ?, ?)", row)


def _judgement(connection: sqlite3.Connection, _: int, body: Mapping[str, Any]) -> None:
    row = (body["number"], 0, _json.dumps(body))
    connection.execute("INSERT INTO judgements (number, undone, body) VALUES (?, ?, ?)", row)
    if body["anchor"]:
        _again(connection, [body["anchor"]["document"]])
        return
    sql = "SELECT DISTINCT s.document FROM parties p JOIN statements s ON s.row = p.statement WHERE p.id = ? ORDER BY 1"
    _again(connection, [d for r in body["relabels"] for (d,) in connection.execute(sql, (r["old"],)).fetchall()])


def _undone(connection: sqlite3.Connection, _: int, body: Mapping[str, Any]) -> None:
    sql = "SELECT DISTINCT document FROM judged WHERE number = ? ORDER BY 1"
    touched = [document for (document,) in connection.execute(sql, (body["judgement"],)).fetchall()]
    connection.execute("UPDATE judgements SET undone = 1 WHERE number = ?", (body["judgement"],))
    _again(connection, touched)


def _again(connection: sqlite3.Connection, documents: Sequence[str]) -> None:
    """Tell documents anew from their current codings in the log."""
    sql = "SELECT l.body FROM codings c JOIN log l ON l.seq = c.seq WHERE c.document = ?"
    for document in documents:
        found = connection.execute(sql, (document,)).fetchone()
        if found:
            _tell(connection, document, _json.loads(found[0])["statements"])


def _statement(connection: sqlite3.Connection, s: Statement, author: str, body: str) -> None:
    period = s.when.period
    days = [day.isoformat() if day else None for day in (period.start, period.end)] if period else [None, None]
    values = (
        s.id, s.document, s.trigger.start, s.kind, s.event, s.position, s.status, s.factuality, s.lane, standing(s),
        period.edtf if period else None, *days, _json.storable(s.when.text), _json.storable(chain(s, author)),
        _json.storable(sides(s)), s.presupposed, any("paraphrase" in reason for reason in s.explain), body,
    )  # fmt: skip
    added = connection.execute(
        "INSERT OR IGNORE INTO statements (id, document, start, kind, event, position, status, factuality, lane,"
        " standing, edtf, since, until, timed, chain, sides, presupposed, paraphrase, body)"
        f" VALUES ({', '.join('?' * len(values))})",
        values,
    )
    if not added.rowcount:
        return
    row = added.lastrowid
    words = _json.storable(s.sentence.text)
    connection.execute("INSERT INTO sentence_words (rowid, words) VALUES (?, ?)", (row, words))
    connection.executemany("INSERT INTO parties VALUES (?, ?, ?, ?, ?, ?)", ((row, *party) for party in _parties(s)))


def _parties(s: Statement) -> Iterator[tuple[str | None, ...]]:
    named: list[tuple[str, Role | Source]] = [("actor", r) for r in s.actors]
    named += [("recipient", r) for r in s.recipients]
    named += [("source", s.source), *(("via", v) for v in s.via)]
    for role, who in named:
        text = who.words.text if who.words else None
        yield role, who.actor.id, who.actor.country, _json.storable(who.actor.name), _json.storable(text)


def _failure(connection: sqlite3.Connection, _: int, body: Mapping[str, Any]) -> None:
    written = _json.dumps(body)
    connection.execute(
        "INSERT OR IGNORE INTO failures (digest, path, severity, body) VALUES (?, ?, ?, ?)",
        (_json.digest(written), _json.storable(body["path"]), body["severity"], written),
    )


def _settled(connection: sqlite3.Connection, _: int, body: Mapping[str, Any]) -> None:
    connection.execute("DELETE FROM failures WHERE digest = ?", (body["failure"],))


def _withdrawn(connection: sqlite3.Connection, _: int, body: Mapping[str, Any]) -> None:
    document = body["document"]
    path = _json.storable(body["path"])
    connection.execute("DELETE FROM inputs WHERE path = ? AND document = ?", (path, document))
    if connection.execute("SELECT 1 FROM inputs WHERE document = ?", (document,)).fetchone():
        return  # another file still gives it
    _clear(connection, document)
    connection.execute("DELETE FROM title_words WHERE rowid = (SELECT row FROM documents WHERE id = ?)", (document,))
    connection.execute("DELETE FROM documents WHERE id = ?", (document,))
    connection.execute("DELETE FROM codings WHERE document = ?", (document,))


def _clear(connection: sqlite3.Connection, document: str) -> None:
    rows = "(SELECT row FROM statements WHERE document = ?)"
    connection.execute(f"DELETE FROM sentence_words WHERE rowid IN {rows}", (document,))
    connection.execute(f"DELETE FROM parties WHERE statement IN {rows}", (document,))
    connection.execute("DELETE FROM statements WHERE document = ?", (document,))
    connection.execute("DELETE FROM judged WHERE document = ?", (document,))
    connection.execute("DELETE FROM rejected WHERE document = ?", (document,))


_KINDS = {
    "document": _document,
    "input": _input,
    "coding": _coding,
    "failure": _failure,
    "settled": _settled,
    "withdrawn": _withdrawn,
    "judgement": _judgement,
    "undone": _undone,
}
