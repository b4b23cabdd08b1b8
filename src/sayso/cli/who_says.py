"""sayso who-says: what each voice says of two actors."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli import _options, _say, _who

if TYPE_CHECKING:
    from sayso.measure.who_says import Sayings
    from sayso.store.view import View


def run(
    a: _who.A,
    b: _who.B = None,
    *,
    archive: _options.Archive = _options.DEFAULTS.archive,
    actors: _options.Actors = None,
    out: Annotated[Path | None, typer.Option("--out", help="Write the table to this file, .csv or .parquet.")] = None,
    json: _options.AsJson = False,
) -> None:
    """List who says what of two actors.

    Voices with most statements come first; nobody is believed.
    """
    from sayso.cli import _tables
    from sayso.measure.who_says import who_says
    from sayso.store.search import Query
    from sayso.store.view import View

    with View(archive) as view:
        first = _who.resolved(view, a, actors)
        second = _who.resolved(view, b, actors) if b else None
        found = who_says(view.statements(Query(actor=first, other=second)), first, second)
        if json:
            for row in found.table().to_pylist():
                _say.as_json(row)
        else:
            _say.lines(_lines(view, found))
    if out is not None:
        _tables.write(found.table(), out)
        _say.note(f"{_say.many(len(found.rows), 'row')} written to {out}")


def _lines(view: "View", found: "Sayings") -> Iterator[str]:
    from sayso.cli._voices import Voices

    if not found.rows:
        yield "nothing found"
    voices, before = Voices(view), ""
    rows = [(voices.chain(row), row) for row in found.rows]
    said: dict[str, int] = {}
    for chain, row in rows:
        said[chain] = said.get(chain, 0) + len(row.ids)
    for chain, row in sorted(rows, key=lambda pair: (-said[pair[0]], pair[0])):
        if chain != before:
            yield _say.bold(f"{chain}  ({said[chain]})")
            before = chain
        yield from voices.lines(row, width=_say.width())
