"""Who says what of two actors: one row a voice, document and claim. Nothing is weighed and nobody is believed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.measure._sides import involves, names
from sayso.measure._table import table
from sayso.model.actor import AUTHOR
from sayso.model.statement import Source, Statement

if TYPE_CHECKING:
    import pyarrow

BY_THE_AUTHOR = "the author"
UNNAMED = "somebody unnamed"


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim by one voice in one document.

    chain       who says so, innermost first, the author last where it is not the author alone
    source      id of the innermost holder, None where it is not resolved; "AUTHOR"
    actors, recipients  ids, or words where not resolved, sorted
    position, factuality, event  the codebook's values
    when        EDTF, None where unknown
    ids         the statements that say it, in the order of the text
    """

    chain: tuple[str, ...]
    source: str | None
    document: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    position: str
    factuality: str
    event: str
    when: str | None
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sayings:
    """Rows, the voice with most statements first."""

    rows: tuple[Saying, ...]

    def table(self) -> pyarrow.Table:
        """Return the rows as a table: the fields of Saying; lists are lists of strings."""
        return table([cells(row) for row in self.rows], COLUMNS)


COLUMNS = {
    "chain": "texts", "source": "text", "document": "text", "actors": "texts", "recipients": "texts",
    "position": "text", "factuality": "text", "event": "text", "when": "text", "ids": "texts",
}  # fmt: skip


def cells(row: Saying) -> list[object]:
    """Return a row's fields in the order of COLUMNS."""
    return [getattr(row, name) for name in COLUMNS]


def who_says(statements: Iterable[Statement], a: str, b: str | None = None) -> Sayings:
    """Return who says what of a and b (ids of actors or countries) as actors on each other; with b None of a alone."""
    rows = sayings(s for s in statements if involves(s, a, b))
    said: dict[tuple[str, ...], int] = {}
    for row in rows:
        said[row.chain] = said.get(row.chain, 0) + len(row.ids)
    return Sayings(tuple(sorted(rows, key=lambda row: (-said[row.chain], row.chain))))


def sayings(statements: Iterable[Statement]) -> list[Saying]:
    """Return the statements as rows; those that differ in no field but their place are one. Order as they come."""
    found: dict[tuple[object, ...], tuple[Statement, list[str]]] = {}
    for s in statements:
        when = s.when.period.edtf if s.when.period else None
        sides = names(s.actors), names(s.recipients)
        key = (chain(s), s.source.actor.id, s.document, *sides, s.position, s.factuality, s.event, when)
        found.setdefault(key, (s, []))[1].append(s.id)
    return [
        Saying(
            chain(s), s.source.actor.id, s.document, names(s.actors), names(s.recipients), s.position, s.factuality,
            s.event, s.when.period.edtf if s.when.period else None, tuple(ids),
        )
        for s, ids in found.values()
    ]  # fmt: skip


def chain(statement: Statement) -> tuple[str, ...]:
    """Return who says so, innermost first, by names, else words, else ids; the author comes last."""
    holders = [_label(holder) for holder in (statement.source, *reversed(statement.via))]
    return tuple(holders if holders[-1] == BY_THE_AUTHOR else [*holders, BY_THE_AUTHOR])


def _label(holder: Source) -> str:
    if holder.actor.id == AUTHOR.id:
        return BY_THE_AUTHOR
    words = holder.words.text if holder.words else None
    return " ".join((holder.actor.name or words or holder.actor.id or UNNAMED).split())
