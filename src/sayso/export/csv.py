"""CSV after RFC 4180: one statement a row, the same columns in the same order every time.

Lists are joined by ";" in the order of the statement; an entry that is unknown is empty and keeps its place, so that
`actors`, `actor_names` and `actor_texts` of a row have equally many entries. A ";" inside an entry becomes ",".
"""

import csv
from collections.abc import Callable, Iterable, Sequence
from typing import IO

from sayso.export._evidence import sentence_hash
from sayso.model.statement import Statement

ENTRY = True

Cell = str | int | float | None


def write(statements: Iterable[Statement], stream: IO[str], *, text: bool = True) -> int:
    """Write a header and one row a statement, lines ending in CRLF; return how many statements.

    With text=False the column `sentence` is empty; `sentence_sha256` is always there.
    """
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    count = 0
    for statement in statements:
        cells = {name: column(statement) for name, column in COLUMNS.items()}
        if not text:
            cells["sentence"] = None
        writer.writerow(cells.values())
        count += 1
    return count


def _joined(values: Iterable[str | float | None]) -> str:
    return ";".join("" if value is None else str(value).replace(";", ",") for value in values)


def _day(statement: Statement, side: str) -> str | None:
    day = getattr(statement.when.period, side, None)
    return day.isoformat() if day else None


def _roles(side: str, field: str) -> Callable[[Statement], Cell]:
    return lambda s: _joined(getattr(role.actor, field) for role in getattr(s, side))


def _words(side: str) -> Callable[[Statement], Cell]:
    return lambda s: _joined(role.words.text for role in getattr(s, side))


def _places(field: str) -> Callable[[Statement], Cell]:
    return lambda s: _joined(getattr(place, field) for place in s.where)


def _plain(field: str) -> Callable[[Statement], Cell]:
    return lambda s: getattr(s, field)


COLUMNS: dict[str, Callable[[Statement], Cell]] = {
    **{name: _plain(name) for name in ("id", "document", "path", "kind", "event", "mode")},
    "contexts": lambda s: _joined(s.contexts),
    **{name: _plain(name) for name in ("plover", "quad", "intensity")},
    "actors": _roles("actors", "id"),
    "actor_names": _roles("actors", "name"),
    "actor_countries": _roles("actors", "country"),
    "actor_sectors": _roles("actors", "sector"),
    "actor_texts": _words("actors"),
    "recipients": _roles("recipients", "id"),
    "recipient_names": _roles("recipients", "name"),
    "recipient_countries": _roles("recipients", "country"),
    "recipient_sectors": _roles("recipients", "sector"),
    "recipient_texts": _words("recipients"),
    "objects": _words("objects"),
    "object_kinds": lambda s: _joined(thing.kind for thing in s.objects),
    "object_low": lambda s: _joined(thing.quantity.low if thing.quantity else None for thing in s.objects),
    "object_high": lambda s: _joined(thing.quantity.high if thing.quantity else None for thing in s.objects),
    "object_units": lambda s: _joined(thing.quantity.unit if thing.quantity else None for thing in s.objects),
    "source": lambda s: s.source.actor.id,
    "source_name": lambda s: s.source.actor.name,
    "source_country": lambda s: s.source.actor.country,
    "source_text": lambda s: s.source.words.text if s.source.words else None,
    "cue": lambda s: s.source.cue.text if s.source.cue else None,
    "quoted": lambda s: str(s.source.quoted).lower(),
    "via": lambda s: _joined(holder.actor.id for holder in s.via),
    "via_texts": lambda s: _joined(holder.words.text if holder.words else None for holder in s.via),
    **{name: _plain(name) for name in ("factuality", "author_factuality", "position", "status")},
    "when": lambda s: s.when.period.edtf if s.when.period else None,
    "when_start": lambda s: _day(s, "start"),
    "when_end": lambda s: _day(s, "end"),
    "when_from": lambda s: s.when.basis,
    "when_text": lambda s: s.when.text,
    "lane": _plain("lane"),
    "where": _places("name"),
    "where_countries": _places("country"),
    "where_precisions": _places("precision"),
    "where_lats": _places("lat"),
    "where_lons": _places("lon"),
    "about": _plain("about"),
    "presupposed": lambda s: str(s.presupposed).lower(),
    "score": _plain("score"),
    "trigger": lambda s: s.trigger.text,
    "trigger_start": lambda s: s.trigger.start,
    "trigger_end": lambda s: s.trigger.end,
    "sentence_start": lambda s: s.sentence.start,
    "sentence_end": lambda s: s.sentence.end,
    "sentence_sha256": sentence_hash,
    "sentence": lambda s: s.sentence.text,
}


def columns() -> Sequence[str]:
    """Return the column names in order."""
    return tuple(COLUMNS)
