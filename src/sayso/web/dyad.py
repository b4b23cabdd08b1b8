"""Two actors: what is contested between them, and their ties."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.measure.contested import contested
from sayso.measure.series import about
from sayso.model.statement import Statement
from sayso.store.view import View
from sayso.web import words
from sayso.web.state import State

NAMES = 12  # suggestions at once: a list that is seen without scrolling


@dataclass(frozen=True, slots=True)
class Contest:
    """A matter on which sources differ, with the statements of each stance side by side."""

    event: str
    sides: str
    columns: tuple[tuple[str, tuple[Statement, ...]], ...]


def between(view: View, state: State) -> list[Statement]:
    """Return the statements in which one side acts on the other, or both act together; a and b are ids.

    None where a side is missing.
    """
    return about(view.statements(state.query()), state.a, state.b) if state.a and state.b else []


def resolved(view: View, state: State) -> State:
    """Return the state with its sides as ids, where the archive knows the names that were typed."""
    return replace(state, a=_id(view, state.a), b=_id(view, state.b))


def _id(view: View, who: str) -> str:
    found = view.rows(_WHO, who.upper(), who) if who else []
    return str(found[0][0]) if found else who


# An id before a name: who writes "USA" means it.
_WHO = """SELECT id FROM (SELECT id, 0 AS place FROM parties WHERE id = ? UNION ALL
    SELECT id, 1 FROM parties WHERE name = ? COLLATE NOCASE AND id IS NOT NULL) GROUP BY id
    ORDER BY min(place), count(*) DESC LIMIT 1"""


def name(view: View, who: str) -> str:
    """Return the name that an id goes by most often, else the id itself."""
    sql = "SELECT name FROM parties WHERE id = ? AND name IS NOT NULL GROUP BY name ORDER BY count(*) DESC LIMIT 1"
    found = view.rows(sql, who)
    return str(found[0][0]) if found else who


def contests(statements: Sequence[Statement]) -> list[Contest]:
    """Return what is contested, the matter with most statements first."""
    known = {s.id: s for s in statements}
    found = []
    for group in contested(statements).groups:
        columns = tuple((stance, tuple(known[i] for said in rows for i in said.ids)) for stance, rows in group.sides)
        found.append(Contest(group.what, words.sides(columns[0][1][0]), columns))
    return found


def ties(statements: Iterable[Statement]) -> list[Statement]:
    """Return the statements of ties, by type and time."""
    return sorted((s for s in statements if s.kind == "tie"), key=lambda s: (s.event, words.time(s)))


def named(view: View, start: str) -> list[tuple[str, str, int]]:
    """Return actors (id, name, number of statements) whose id or name begins with some letters, most frequent first."""
    like = start.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return view.rows(_NAMED, f"{like}%", f"{like}%", f"% {like}%", NAMES)


_NAMED = r"""SELECT id, coalesce(name, id), total FROM (SELECT id, name, max(n), sum(n) AS total FROM (
    SELECT id, name, count(*) AS n FROM parties WHERE role IN ('actor', 'recipient') AND id IS NOT NULL
    AND (id LIKE ? ESCAPE '\' OR name LIKE ? ESCAPE '\' OR name LIKE ? ESCAPE '\')
    GROUP BY id, name) GROUP BY id) ORDER BY total DESC, id LIMIT ?"""


def pairs(view: View) -> Sequence[tuple[str, str, int]]:
    """Return the pairs of actors with the most statements in which one acts on the other."""
    return view.rows(_PAIRS, NAMES)


_PAIRS = """SELECT substr(sides, 1, instr(sides, ' > ') - 1) AS a, substr(sides, instr(sides, ' > ') + 3) AS b, count(*)
    FROM statements WHERE sides IS NOT NULL AND instr(sides, ',') = 0 AND sides NOT LIKE '% > '
    GROUP BY 1, 2 HAVING a <> b ORDER BY 3 DESC, 1, 2 LIMIT ?"""
