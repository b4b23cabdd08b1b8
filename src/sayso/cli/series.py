"""sayso series: cooperation and conflict, year by year or month by month."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli import _facets, _options, _say, _who
from sayso.errors import SaysoError

if TYPE_CHECKING:
    from sayso.measure.series import Series
    from sayso.model.period import Period
    from sayso.model.statement import Statement
    from sayso.store.view import View

_INCLUDE = "historical, predicted, denied: what else counts, separated by commas."
_WEIGHT = "count (statements), intensity (PLOVER scores) or origins (independent origins)."


def run(
    a: _who.A,
    b: _who.B = None,
    *,
    archive: _options.Archive = _options.DEFAULTS.archive,
    actors: _options.Actors = None,
    by: Annotated[str, typer.Option("--by", callback=_options.one_of("year", "month"), help="year or month.")] = "year",
    since: _facets.Since = None,
    until: _facets.Until = None,
    source: _facets.Source = None,
    include: Annotated[str, typer.Option("--include", help=_INCLUDE)] = "",
    weight: Annotated[
        str, typer.Option("--weight", callback=_options.one_of("count", "intensity", "origins"), help=_WEIGHT)
    ] = "count",
    plot: Annotated[Path | None, typer.Option("--plot", help="Draw it into this file, .svg or .png.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Write the table to this file, .csv or .parquet.")] = None,
    json: _options.AsJson = False,
) -> None:
    """Count cooperation and conflict by year or month.

    Each figure has a low (certain statements) and a high (possible ones too). History and forecasts are left out
    unless included; whatever is left out is counted by reason.
    """
    from sayso.cli import _figures
    from sayso.store.view import View

    period = _facets.period(since, until)
    with View(archive) as view:
        first = _who.resolved(view, a, actors)
        second = _who.resolved(view, b, actors) if b else None
        found = _measured(
            view, (first, second), by=by, include=included(include), weight=weight, source=source, period=period
        )
        title = f"{first} and {second}" if second else first
        title = f"{title}, by {by}, {_figures.UNITS[weight]}"
        if json:
            _say.as_json({"a": first, "b": second, "by": by, "weight": weight, **_figures.as_dict(found)})
        else:
            _say.lines(_figures.lines(view, found, title=title, width=_say.width()))
    _write(found, title, plot=plot, out=out)


def included(text: str) -> frozenset[str]:
    """Return what --include names; a usage error where one is unknown."""
    check = _options.one_of("historical", "predicted", "denied")
    return frozenset(filter(None, (check(part.strip()) for part in text.split(",") if part.strip())))


def _measured(
    view: "View", pair: tuple[str, str | None], *, by: str, include: frozenset[str], weight: str,
    source: str | None, period: "Period | None",
) -> "Series":  # fmt: skip
    from sayso.measure.series import about, series, within
    from sayso.store.search import Query

    a, b = pair
    said = about(view.statements(Query(actor=a, other=b, source=source)), a, b)
    inside, outside = within(said, period) if period else (said, None)
    known = _origins(view, inside) if weight == "origins" else weight
    found = series(inside, a=a, b=b, by=by, include=include, weight=known)
    return replace(found, left_out=(*found.left_out, outside)) if outside and outside.count else found


def _origins(view: "View", statements: "Sequence[Statement]") -> dict[str, str]:
    """Return document id -> origin id, by who copied whom among the documents that count."""
    from sayso.cli import _lineage

    index = _lineage.index(view, (s.document for s in statements))
    return {document: group[0] for group in index.components() for document in group}


def _write(found: "Series", title: str, *, plot: Path | None, out: Path | None) -> None:
    from sayso.cli import _tables
    from sayso.measure.plot import png, svg

    if plot is not None:
        suffix = plot.suffix.lower()
        if suffix not in (".svg", ".png"):
            raise SaysoError("plots are drawn as .svg or .png", place=str(plot), remedy="change the file's name")
        plot.write_bytes(svg(found, title=title).encode() if suffix == ".svg" else png(found, title=title))
        _say.note(f"drawn into {plot}")
    if out is not None:
        _tables.write(found.table(), out)
        _say.note(f"{_say.many(len(found.rows), 'row')} written to {out}")
