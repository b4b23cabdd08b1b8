"""A series as lines and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from sayso.cli import _say
from sayso.export import text
from sayso.measure import spark
from sayso.measure.series import LeftOut, Range, Series
from sayso.store.view import View

UNITS = {"count": "statements", "intensity": "sums of PLOVER scores", "origins": "independent origins"}
_LISTED = 5  # of a reason: more do not fit on a screen beside the rows
_TOLD = ("historical", "open interval")  # reasons whose statements are listed with their times
_LABEL = 14  # "cooperation" and a gap


def lines(view: View, series: Series, *, title: str, width: int) -> Iterator[str]:
    """Yield heading, one line a period with the ids of its statements, both curves, and what is left out."""
    yield _say.bold(text.clean(title))
    if series.rows:
        yield from _rows(view, series, width)
        first, last = series.rows[0].period, series.rows[-1].period
        span = f"  {first}" if first == last else f"  {first} to {last}"
        for name, curve in zip(("cooperation", "conflict"), _curves(series, width, span), strict=True):
            yield f"{name:<{_LABEL}}{curve}{span}"
    else:
        yield "nothing counts"
    yield from _left_out(view, series.left_out, width)


def _curves(series: Series, width: int, span: str) -> tuple[str, str]:
    return spark.lines(series, width=max(8, width - _LABEL - len(span)))


def _rows(view: View, series: Series, width: int) -> Iterator[str]:
    table = [(row.period, _figure(row.cooperation), _figure(row.conflict), row.ids) for row in series.rows]
    sizes = [max(len(row[i]) for row in table) for i in range(3)]
    one, two, three = (max(size, least) for size, least in zip(sizes, (7, 11, 8), strict=True))
    yield f"{'':<{one}}  {'cooperation':<{two}}  {'conflict':<{three}}  sayso show"
    for period, cooperation, conflict, ids in table:
        head = f"{period:<{one}}  {cooperation:<{two}}  {conflict:<{three}}  "
        yield head + _ids(view, ids, width - len(head))


def _figure(figure: Range) -> str:
    """Best, with low to high in brackets where they differ."""
    low, best, high = (f"{round(number, 2):g}" for number in figure)
    return best if low == high else f"{best} [{low} to {high}]"


def _ids(view: View, ids: Sequence[str], room: int) -> str:
    """Return as many short ids as there is room for, and how many more there are; one at least."""
    told = ""
    for number, full in enumerate(ids):
        more = f" +{len(ids) - number - 1}" if number + 1 < len(ids) else ""
        longer = f"{told} {view.short(full)}".strip()
        if told and len(longer + more) > room:
            return f"{told} +{len(ids) - number}"
        told = longer
    return told


def _left_out(view: View, left_out: Sequence[LeftOut], width: int) -> Iterator[str]:
    if not left_out:
        return
    yield _say.bold(f"left out {sum(left.count for left in left_out)}")
    wide = max(len(left.reason) for left in left_out)
    for left in left_out:
        head = f"  {left.reason:<{wide}}  {left.count:>4}  "
        yield head + _ids(view, left.ids, width - len(head))
        if left.reason in _TOLD:
            yield from (_timed(view, i, width) for i in left.ids[:_LISTED])
            if left.count > _LISTED:
                yield f"      and {left.count - _LISTED} more"


def _timed(view: View, full: str, width: int) -> str:
    """A statement on one line, its time first."""
    s = view.statement(full)
    time = s.when.period.edtf if s.when.period else ""
    sides = " -> ".join(filter(None, (text.names(s.actors) or "?", text.names(s.recipients))))
    return f"      {time:<16}  {s.event:<11}  {sides}"[:width]


def as_dict(series: Series) -> dict[str, Any]:
    """Return the series as JSON; ids are whole."""
    rows = [
        {
            "period": row.period,
            "cooperation": row.cooperation._asdict(),
            "conflict": row.conflict._asdict(),
            "statements": list(row.ids),
        }
        for row in series.rows
    ]
    left = [{"reason": left.reason, "count": left.count, "statements": list(left.ids)} for left in series.left_out]
    return {"rows": rows, "left_out": left}
