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


def facets(view: View, state: State) -> list[Facet]:
    """Return the facets of what a state asks for, over all documents."""
    found, _, values = search.clauses(state.query())
    counts = {name: Counter[str]() for name in _COLUMNS}
    table = found if state.narrowed or state.view == "dyad" else "FROM statements s"
    columns = ", ".join(f"s.{name}" for name in _COLUMNS)
    for *row, count in view.rows(f"SELECT {columns}, count(*) {table} GROUP BY {columns}", *values):
        for name, value in zip(_COLUMNS, row, strict=True):
            counts[name][str(value)] += int(count)
    within = "" if table != found else f"statement IN (SELECT s.row {found}) AND"
    made = [_facet(state, name, [(v, v, n) for v, n in counts[name].most_common()]) for name in _COLUMNS]
    actors = _facet(state, "actor", view.rows(_ACTORS.format(within=within), *values))
    return [actors, made[0], _facet(state, "source", view.rows(_SOURCES.format(within=within), *values)), *made[1:]]


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


def documents(view: View, state: State) -> tuple[list[Listed], int]:
    """Return one page of the documents that have what a state asks for, and how many there are."""
    page = (DOCUMENTS, (state.number - 1) * DOCUMENTS)
    if not state.narrowed:
        total = int(view.rows("SELECT count(*) FROM documents")[0][0])
        return [_listed(row) for row in view.rows(_PAGE, *page)], total
    found, _, values = search.clauses(state.query())
    total = int(view.rows(f"SELECT count(DISTINCT d.row) {found}", *values)[0][0])
    rows = view.rows(
        f"SELECT {_FIELDS}, count(*) {found} GROUP BY d.row ORDER BY d.row LIMIT ? OFFSET ?", *values, *page
    )
    return [_listed(row) for row in rows], total


_FIELDS = (
    "d.id, d.title, d.author, d.date, d.warnings, d.asides, (SELECT count(*) FROM inputs i WHERE i.document = d.id)"
)
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
