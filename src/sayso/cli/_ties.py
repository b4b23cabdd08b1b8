"""How lineage is shown: ties, alerts with both texts, and what a claim rests on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from sayso.cli import _lineage, _listing, _say
from sayso.export import text
from sayso.model.lineage import Alert, Edge
from sayso.store.view import View

_ID = re.compile(r"\b[0-9a-f]{24}\b")  # a document's id as the reasons print it
_INDENT = " " * 12


def listed(
    view: View, edges: Sequence[Edge], alerts: Sequence[Alert], *, width: int, limit: int | None
) -> Iterator[str]:
    """Yield ties and alerts, at most `limit` of each, and how many more there are."""
    if not edges:
        yield "no document shares text with another"
    for edge in edges[:limit]:
        yield from _edge(view, edge, width)
    for alert in alerts[:limit]:
        yield from _alert(view, alert, width)
    most = max(len(edges), len(alerts))
    if limit is not None and most > limit:
        yield f"{len(edges)} ties, {len(alerts)} alerts in all: --limit {most}"


def answered(view: View, found: _lineage.Answer, *, width: int, limit: int | None) -> Iterator[str]:
    """Yield what a claim rests on: the sum, each origin with its reasons, then dates, denials, ties and alerts."""
    if not found.documents:
        yield "nothing found"
        return
    yield _say.bold(_lineage.told(found, _say.many))
    titles = {entry.id: entry.title or "without a title" for entry in view.documents()}
    for number, origin in enumerate(found.origins.origins[:limit], start=1):
        yield from _line(width, f"origin {number}", f"{view.short(origin.id)}  {titles.get(origin.id, '')}")
        yield from _line(width, "  pages", " ".join(map(view.short, origin.documents)))
        for reason in origin.reasons:
            yield from _line(width, "  because", _short(view, reason))
    for before, after in found.dates[:limit]:
        times = " against ".join(f"{view.short(s.id)} {s.when.period.edtf}" for s in (before, after) if s.when.period)
        yield from _line(width, "dates", times)
    for s in found.denials[:limit]:
        yield from _line(width, "denied", f"{view.short(s.id)}  {s.sentence.text}")
    for alert in found.alerts[:limit]:
        yield from _alert(view, alert, width)
    yield "statements"
    for s in found.statements[:limit]:
        yield from _listing.brief(s, width=width, short=view.short)


def value(found: _lineage.Answer, *, limit: int | None) -> dict[str, Any]:
    """Return an answer for JSON; statements by their ids."""
    return {
        "told": _lineage.told(found, _say.many),
        "pages": len(found.documents),
        "origins": found.origins.number,
        "confirmations": found.confirmations,
        "denials": [s.id for s in found.denials],
        "raised": list(found.raised),
        "date_conflicts": [[before.id, after.id] for before, after in found.dates],
        "documents": list(found.documents),
        "statements": [s.id for s in found.statements[:limit]],
        "reasons": [asdict(origin) for origin in found.origins.origins],
        "ties": list(values(found.edges[:limit], found.alerts[:limit])),
    }


def values(edges: Sequence[Edge], alerts: Sequence[Alert]) -> Iterator[dict[str, Any]]:
    """Yield ties and alerts for JSON; `record` says which."""
    for edge in edges:
        yield {"record": "edge", **asdict(edge), "because": list(edge.because)}
    for alert in alerts:
        yield {"record": "alert", **asdict(alert)}


def _edge(view: View, edge: Edge, width: int) -> Iterator[str]:
    arrow = "from" if edge.directed else "with"
    yield _say.bold(f"{edge.kind:<10}  {view.short(edge.child)} {arrow} {view.short(edge.parent)}  {edge.score:.2f}")
    yield from _line(width, "  tied", _short(view, _reasons(edge.features)))
    way = _short(view, _reasons(edge.direction)) or "nothing speaks for either"
    yield from _line(width, "  order", way if edge.directed else f"not known: {way}")


def _alert(view: View, alert: Alert, width: int) -> Iterator[str]:
    yield _say.bold(f"{alert.kind}  {view.short(alert.later)} after {view.short(alert.earlier)}")
    yield from _line(width, "  because", _short(view, alert.because))
    yield from _line(width, "  before", alert.before.text)
    yield from _line(width, "  after", alert.after.text)
    for before, after in alert.changes:
        yield from _line(width, "  changed", f"{before or 'nothing'} -> {after or 'nothing'}")


def _reasons(features: Sequence[Any]) -> str:
    return "; ".join(f.because for f in features if f.value)


def _short(view: View, reason: str) -> str:
    return _ID.sub(lambda found: view.short(found[0]), reason)


def _line(width: int, label: str, told: str) -> Iterator[str]:
    yield from text.wrapped(text.clean(told), width=width, indent=_INDENT, first=f"{label:<{len(_INDENT)}}")
