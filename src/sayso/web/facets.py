"""What stands beside a list: counts by event, position, status, lane, actor and source; and the documents."""

from collections import Counter
from dataclasses import dataclass

from sayso.store import search
from sayso.store.view import View
from sayso.web.state import State
from sayso.web.words import LETTERS, plain

DOCUMENTS = 50  # of a list at once: more than a person looks through
_MOST = 8  # values of one facet: the rest is found by typing
_COLUMNS = ("event", "position", "status", "lane")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, how many statements have it, and the address that narrows to it (or widens again)."""

    value: str
    label: str
    count: int
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A field with its most frequent values; more says how many values were left out."""

    name: str
    choices: tuple[Choice, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in the list, with what a careful reader would like to know of it beforehand."""

    id: str
    title: str
    author: str
    date: str | None
    statements: int
    flags: tuple[str, ...]


def found(view: View, state: State) -> str:
    """Return the table of the statements that a state asks for, with their columns: asked for once, counted often."""
    if not state.narrowed:
        return "statements"
    clauses, _, values = search.clauses(state.query())
    view.rows("DROP TABLE IF EXISTS temp.hits")
    view.rows(f"CREATE TEMP TABLE hits AS SELECT {', '.join(f's.{c}' for c in _HELD)} {clauses}", *values)
    return "temp.hits"


_HELD = ("row", "document", *_COLUMNS)


def facets(view: View, state: State, table: str) -> list[Facet]:
    """Return the facets over all documents of the statements in a table that `found` gave."""
    counts = {name: Counter[str]() for name in _COLUMNS}
    columns = ", ".join(_COLUMNS)
    for *row, count in view.rows(f"SELECT {columns}, count(*) FROM {table} GROUP BY {columns}"):
        for name, value in zip(_COLUMNS, row, strict=True):
            counts[name][str(value)] += int(count)
    within = f"statement IN (SELECT row FROM {table}) AND" if state.narrowed else ""
    made = [_facet(state, name, [(v, v, n) for v, n in counts[name].most_common()]) for name in _COLUMNS]
    actors = _facet(state, "actor", view.rows(_ACTORS.format(within=within)))
    return [actors, made[0], _facet(state, "source", view.rows(_SOURCES.format(within=within))), *made[1:]]


# Beside max(), SQLite gives the other columns of the same row: the name that an id goes by most often.
_ACTORS = """SELECT id, name, total FROM (SELECT id, name, max(n), sum(n) AS total FROM (
    SELECT id, name, count(*) AS n FROM parties WHERE {within} role IN ('actor', 'recipient') AND id IS NOT NULL
    GROUP BY id, name) GROUP BY id) ORDER BY total DESC, id"""
_SOURCES = """SELECT coalesce(CASE id WHEN 'AUTHOR' THEN id END, name, text, id) AS who,
    coalesce(CASE id WHEN 'AUTHOR' THEN 'the author' END, max(name), max(text), id), count(*)
    FROM parties WHERE {within} role IN ('source', 'via') GROUP BY who HAVING who IS NOT NULL ORDER BY 3 DESC, 1"""


def _facet(state: State, name: str, rows: list[tuple[str, str, int]]) -> Facet:
    chosen = getattr(state, name)
    most = len(LETTERS) if name == "position" else _MOST
    same = [row for row in rows if chosen and chosen.casefold() in (row[0].casefold(), (row[1] or "").casefold())]
    kept = (same or [(chosen, chosen, 0)]) if chosen else rows[:most]
    choices = tuple(
        Choice(value, plain(label or value), count, state.fresh(**{name: "" if chosen else value}), bool(chosen))
        for value, label, count in kept
    )
    return Facet(name, choices, 0 if chosen else max(0, len(rows) - most))


def documents(view: View, state: State, table: str) -> tuple[list[Listed], int]:
    """Return one page of the documents of the statements in a table that `found` gave, and how many there are."""
    page = (DOCUMENTS, (state.number - 1) * DOCUMENTS)
    if not state.narrowed:
        total = int(view.rows("SELECT count(*) FROM documents")[0][0])
        return [_listed(row) for row in view.rows(_PAGE, *page)], total
    total = int(view.rows(f"SELECT count(DISTINCT document) FROM {table}")[0][0])
    return [_listed(row) for row in view.rows(_SOME.format(table=table), *page)], total


_FIELDS = (
    "d.id, d.title, d.author, d.date, d.warnings, d.asides, (SELECT count(*) FROM inputs i WHERE i.document = d.id)"
)
_SOME = f"""SELECT {_FIELDS}, h.n FROM (SELECT document, count(*) AS n FROM {{table}} GROUP BY document) h
    JOIN documents d ON d.id = h.document ORDER BY d.row LIMIT ? OFFSET ?"""
_PAGE = f"""SELECT {_FIELDS}, (SELECT count(*) FROM statements s WHERE s.document = d.id)
    FROM documents d ORDER BY d.row LIMIT ? OFFSET ?"""


def _listed(row: tuple[object, ...]) -> Listed:
    name, title, author, date, warnings, asides, inputs, count = row
    flags = (
        "" if date else "undated",
        f"{warnings} to check" if warnings else "",
        f"{asides} line{'' if asides == 1 else 's'} set aside" if asides else "",
        f"in {inputs} files" if isinstance(inputs, int) and inputs > 1 else "",
    )
    named = str(title or "without a title")
    return Listed(
        str(name), named, str(author), str(date) if date else None, int(str(count)), tuple(filter(None, flags))
    )
