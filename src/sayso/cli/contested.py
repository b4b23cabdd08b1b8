"""sayso contested: what one source says and another denies or leaves open, side by side."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli import _options, _say, _who

if TYPE_CHECKING:
    from sayso.measure.contested import Contest
    from sayso.store.view import View

_PAGE = 10  # matters that a person gets to see at once; four lines each or so


def run(
    a: Annotated[str | None, typer.Argument(metavar="A", help="Only what A, its id or its name, has part in.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help="Only what is between A and B.")] = None,
    *,
    archive: _options.Archive = _options.DEFAULTS.archive,
    actors: _options.Actors = None,
    by: Annotated[
        str, typer.Option("--by", callback=_options.one_of("event", "quad"), help="The same event type, or quad.")
    ] = "event",
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many (10; with --json all).")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Write the table to this file, .csv or .parquet.")] = None,
    json: _options.AsJson = False,
) -> None:
    """List what is contested, side by side, without a verdict.

    The same act of the same actors at times that may be the same, on which different sources differ.
    """
    from sayso.cli import _tables
    from sayso.measure.contested import contested
    from sayso.measure.series import about
    from sayso.store.search import Query
    from sayso.store.view import View

    with View(archive) as view:
        first, second = (_who.resolved(view, name, actors) if name else None for name in (a, b))
        statements = view.statements(Query(actor=first, other=second))
        found = contested(about(statements, first, second) if first else statements, by=by)
        shown = found.groups[: limit or (None if json else _PAGE)]
        if json:
            for row in type(found)(shown).table().to_pylist():
                _say.as_json(row)
        else:
            _say.lines(_lines(view, shown))
            if len(shown) < len(found.groups):
                _say.note(f"{len(found.groups) - len(shown)} more: --limit {len(found.groups)}")
    if out is not None:
        _tables.write(found.table(), out)
        _say.note(f"{_say.many(len(found.groups), 'matter')} written to {out}")


def _lines(view: "View", groups: "tuple[Contest, ...]") -> Iterator[str]:
    from sayso.cli._voices import Voices

    if not groups:
        yield "nothing is contested"
        return
    voices = Voices(view)
    for group in groups:
        sides = " -> ".join(filter(None, (", ".join(group.actors), ", ".join(group.recipients))))
        yield _say.bold(f"{group.what}  {sides}")
        for _, rows in group.sides:
            for row in rows:
                yield from voices.lines(row, width=_say.width(), chain=True)
