"""Two actors: what is contested between them, and their ties."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.measure.series import about
from sayso.model.statement import Statement
from sayso.store.view import View
from sayso.web import words
from sayso.web.state import State

_SILENT = ("denies", "no position", "minimises")
NAMES = 12  # suggestions at once: a list that is seen without scrolling


@dataclass(frozen=True, slots=True)
class Contest:
    """The same type of act between the same sides, said to be by some and denied, left open or played down by others.

    Whether they speak of one event the reader judges: the times stand beside each sentence.
    """

    event: str
    sides: str
    holds: tuple[Statement, ...]
    disputes: tuple[Statement, ...]


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
    """Return the name of an id, else the id itself."""
    found = view.rows("SELECT name FROM parties WHERE id = ? AND name IS NOT NULL LIMIT 1", who)
    return str(found[0][0]) if found else who


def contests(statements: Iterable[Statement]) -> list[Contest]:
    """Return what is contested, the most disputed first."""
    grouped: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for s in statements:
        grouped[s.event, words.sides(s)].append(s)
    found = []
    for (event, sides), group in grouped.items():
        no = tuple(s for s in group if s.factuality.endswith("-") or s.position in _SILENT)
        yes = tuple(s for s in group if s.factuality.endswith("+") and s.position == "asserts" and not s.presupposed)
        if yes and no:
            found.append(Contest(event, sides, yes, no))
    return sorted(found, key=lambda c: (-len(c.disputes), c.event, c.sides))


def ties(statements: Iterable[Statement]) -> list[Statement]:
    """Return the statements of ties, by type and time."""
    return sorted((s for s in statements if s.kind == "tie"), key=lambda s: (s.event, words.time(s)))


def named(view: View, start: str) -> list[tuple[str, str, int]]:
    """Return actors (id, name, number of statements) whose id or name begins with some letters, most frequent first."""
    like = start.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return view.rows(_NAMED, f"{like}%", f"{like}%", f"% {like}%", NAMES)  # type: ignore[return-value]


_NAMED = r"""SELECT id, coalesce(max(name), id), count(*) FROM parties
    WHERE role IN ('actor', 'recipient') AND id IS NOT NULL
    AND (id LIKE ? ESCAPE '\' OR name LIKE ? ESCAPE '\' OR name LIKE ? ESCAPE '\')
    GROUP BY id ORDER BY 3 DESC, 1 LIMIT ?"""


def pairs(view: View) -> Sequence[tuple[str, str, int]]:
    """Return the pairs of actors with the most statements in which one acts on the other."""
    return view.rows(_PAIRS, NAMES)  # type: ignore[return-value]


_PAIRS = """SELECT substr(sides, 1, instr(sides, ' > ') - 1) AS a, substr(sides, instr(sides, ' > ') + 3) AS b, count(*)
    FROM statements WHERE sides IS NOT NULL AND instr(sides, ',') = 0 AND sides NOT LIKE '% > '
    GROUP BY 1, 2 HAVING a <> b ORDER BY 3 DESC, 1, 2 LIMIT ?"""
