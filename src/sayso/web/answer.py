"""The data of a view: what its page draws, its .json says and its .csv lists."""

import io
import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from sayso import steps
from sayso.measure.series import Row
from sayso.model.document import Document
from sayso.model.period import Period
from sayso.model.statement import Statement
from sayso.store.view import View
from sayso.web import dyad, facets, figures, marking
from sayso.web.state import State, restated
from sayso.web.timeline import timeline

FOUND = 25  # statements of a list on one page
ROWS = 500  # statements that the table of a dyad shows; its .csv has them all

Context = dict[str, Any]


def read(view: View, state: State) -> Context:
    """Return what the read view shows: documents and facets, a text, a statement, a timeline."""
    table = facets.found(view, state)
    listed, total = facets.documents(view, state, table)
    if not state.doc and state.s:
        state = replace(state, doc=view.statement(state.s).document)
    if not state.doc and listed:
        state = replace(state, doc=listed[0].id)
    document = view.document(state.doc) if state.doc else None
    own = list(view.statements(state.query(document=True))) if document else []
    return {
        **_common(view, state, statements=own),
        "facets": facets.facets(view, state, table),
        "english": _english(view, state, int(view.rows(f"SELECT count(*) FROM {table}")[0][0])),
        "documents": listed, "pages": _pages(state, total, facets.DOCUMENTS), "documents_total": total,
        **(_text(document, own, state) if document else {"document": None}),
        "timeline": timeline(own, now=document.date.end if document and document.date else None),
        "untouched": view.count(replace(State(), doc=state.doc).query(document=True)) - len(own) if document else 0,
    }  # fmt: skip


def find(view: View, state: State) -> Context:
    """Return what the find view shows: a page of statements with facets."""
    query = state.query()
    table = facets.found(view, state)
    total = int(view.rows(f"SELECT count(*) FROM {table}")[0][0])
    last = state.number * FOUND
    # The archive is asked for the rows up to this page: a person turns few pages, and the order stays the same.
    rows = list(view.statements(replace(query, limit=last)))[last - FOUND :]
    titles = {s.document: view.rows("SELECT title, date FROM documents WHERE id = ?", s.document)[0] for s in rows}
    return {
        **_common(view, state, statements=rows),
        "facets": facets.facets(view, state, table), "total": total, "english": _english(view, state, total),
        "pages": _pages(state, total, FOUND), "titles": titles,
    }  # fmt: skip


def pair(view: View, state: State) -> Context:
    """Return what the dyad view shows."""
    if not (state.a and state.b):
        return {
            **_common(view, state, statements=[]),
            "pairs": dyad.pairs(view),
            "english": "",
            "total": 0,
            "empty": True,
        }
    state = dyad.resolved(view, state)
    found = dyad.between(view, state)
    undated = len(dyad.between(view, replace(state, since="", until=""))) - len(found) if state.period else 0
    names = {side: dyad.name(view, getattr(state, side)) for side in "ab"}
    return {
        **_common(view, state, statements=found[:ROWS]), "names": names,
        "english": restated(replace(state, **names), total=len(found), left=undated),
        "total": len(found), "empty": False,
        "timeline": timeline(found, now=_latest(view)),
        "figures": figures.figures(found, state),
        "ties": dyad.ties(found), "contests": dyad.contests(found),
    }  # fmt: skip


ANSWERS = {"read": read, "find": find, "dyad": pair}


def _common(view: View, state: State, *, statements: list[Statement]) -> Context:
    chosen = next((s for s in statements if s.id == state.s), None) or (view.statement(state.s) if state.s else None)
    return {
        "state": state, "statements": statements,
        "chosen": chosen, "beside": _beside(view, chosen) if chosen else {},
    }  # fmt: skip


def _english(view: View, state: State, total: int) -> str:
    untimed = view.count(replace(state.query(), period=None)) - total if state.period else 0
    return restated(state, total=total, left=untimed)


def _text(document: Document, own: list[Statement], state: State) -> Context:
    """Return the part of a text that is shown, and its statements in it."""
    ranges = marking.parts(document.text)
    chosen = next((s for s in own if s.id == state.s), None)
    at = chosen.trigger.start if chosen and not state.part else None
    asked = int(state.part) - 1 if state.part.isdecimal() and len(state.part) < 7 else 0
    index = next((i for i, (a, b) in enumerate(ranges) if at is not None and a <= at < b), min(asked, len(ranges) - 1))
    index = max(0, index)
    a, b = ranges[index]
    here = [s for s in own if a <= s.trigger.start < b]
    blocks = marking.blocks(document, here, within=(a, b), chosen=chosen)
    title = blocks.pop(0) if blocks and blocks[0].kind == "title" and not index else None
    return {
        "document": document,
        "title": title,
        "blocks": blocks,
        "part": index + 1,
        "parts": len(ranges),
        "here": here,
    }


def _beside(view: View, s: Statement) -> Context:
    """Return what is shown beside a statement: its document, and who else says that such an act was done."""
    sql = "SELECT title, author, outlet, date FROM documents WHERE id = ?"
    title, author, outlet, day = view.rows(sql, s.document)[0]
    return {
        "title": title, "author": author, "outlet": outlet, "date": day,
        "also": view.rows(_ALSO, s.event, s.id, s.id),
    }  # fmt: skip


_ALSO = """SELECT s.id, s.position, s.chain, d.title, d.date, s.document FROM statements s
    JOIN documents d ON d.id = s.document
    WHERE s.event = ? AND s.sides = (SELECT sides FROM statements WHERE id = ?) AND s.id <> ? ORDER BY d.date LIMIT 8"""


def _latest(view: View) -> date | None:
    found = view.rows("SELECT max(date) FROM documents")[0][0]
    return Period.parse(found).end if found else None


def _pages(state: State, total: int, each: int) -> dict[str, int]:
    return {"number": state.number, "last": max(1, -(-total // each)), "total": total}


def as_json(view: View, state: State) -> str:
    """Return the data of a view: the question, the same in English, and what answers it."""
    total, lines = exported(view, state, "jsonl")
    value: Context = {
        "view": state.view,
        "query": {name: text for name, text in asdict(state).items() if text and name != "view"},
        "english": restated(state, total=total),
        "total": total,
        "statements": [json.loads(line) for line in lines.splitlines()],
    }
    if state.view == "read":
        value["documents"] = [asdict(d) for d in facets.documents(view, state, facets.found(view, state))[0]]
    if state.view == "dyad" and state.a and state.b:
        state = dyad.resolved(view, state)
        value |= _figures(dyad.between(view, state), state)
    return json.dumps(value, ensure_ascii=True, default=str)


def _figures(found: list[Statement], state: State) -> Context:
    drawn = figures.figures(found, state)
    return {
        "series": [_row(row) for row in drawn.rows],
        "left_out": {left.reason: left.ids for left in drawn.left_out},
        "contested": [
            {"event": c.event, "sides": c.sides, **{stance: [s.id for s in said] for stance, said in c.columns}}
            for c in dyad.contests(found)
        ],
    }


def _row(row: Row) -> Context:
    sides = {"cooperation": row.cooperation._asdict(), "conflict": row.conflict._asdict()}
    return {"period": row.period, **sides, "statements": row.ids}


def exported(view: View, state: State, form: str) -> tuple[int, str]:
    """Return how many statements a view has, and all of them as an exporter of that name writes them.

    Sentences are other people's text: they come only with text=1.
    """
    statements: Iterable[Statement]
    if state.view == "dyad":
        statements = dyad.between(view, dyad.resolved(view, state))
    elif state.view == "read" and not state.doc:
        first = read(view, state)["document"]
        statements = view.statements(replace(state, doc=first.id).query(document=True)) if first else ()
    else:
        statements = view.statements(state.query(document=state.view == "read"))
    stream = io.StringIO()
    return steps.load("export", form).write(statements, stream, text=state.text == "1"), stream.getvalue()


def suggestions(view: View, start: str) -> list[dict[str, str | int]]:
    """Return actors whose name or id begins so."""
    return [{"id": i, "name": name, "count": count} for i, name, count in dyad.named(view, start)]
