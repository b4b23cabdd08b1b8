"""`show`: everything about one thing."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from sayso.cli import _corrections, _listing, _say
from sayso.export import text as listing
from sayso.model.document import Document
from sayso.model.statement import Statement
from sayso.model.wire import to_dict
from sayso.store.search import Query
from sayso.store.summary import checks
from sayso.store.view import View

_AROUND = 200  # characters of context before and after a statement's sentence: two or three lines


def lines(view: View, asked: str, *, width: int, text: bool) -> Iterator[str]:
    """Yield the lines of what an id, or one of the four words, names."""
    if asked in _LISTS:
        yield from _LISTS[asked](view, width)
        return
    kind, full = view.resolve_prefix(asked)
    if kind == "statement":
        yield from _statement(view, view.statement(full), width)
    else:
        yield from _document(view, view.document(full), width, text)


def as_json(view: View, asked: str) -> None:
    """Print the same as JSON: an object for an id, JSON lines for a list."""
    if asked in _LISTS:
        for value in _VALUES[asked](view):
            _say.as_json(value)
        return
    kind, full = view.resolve_prefix(asked)
    if kind == "statement":
        judged = [asdict(j) for j in view.judged(full)]
        _say.as_json(to_dict(view.statement(full)) | ({"judged": judged} if judged else {}))
    else:
        _say.as_json(_document_value(view, view.document(full)))


def _statement(view: View, s: Statement, width: int) -> Iterator[str]:
    document = view.document(s.document)
    first, *rest = listing.lines(s, width=width, short=view.short)
    judged = view.judged(s.id)
    rejected = any(j.judgement.action == "reject" for j in judged)
    yield _say.bold(f"{first}  REJECTED" if rejected else first)
    before = document.text[max(0, s.sentence.start - _AROUND) : s.sentence.start].rpartition("\n\n")[2]
    after = document.text[s.sentence.end : s.sentence.end + _AROUND].partition("\n\n")[0]
    yield from rest
    yield from _fields(
        width,
        (
            ("author", f"{_author(document)}: {s.author_factuality}{', only presupposed' if s.presupposed else ''}"),
            ("lane", s.lane),
            ("plover", ", ".join(filter(None, (s.plover, s.quad, *s.contexts)))),
            ("context", f"… {listing.clean(before)} [...] {listing.clean(after)} …"),
            ("document", f"{view.short(document.id)}  {_title(document)}"),
            ("at", f"{listing.clean(s.path)}, characters {s.trigger.start} to {s.trigger.end}"),
            ("score", f"{s.score:.2f}: how sure the coding is, not how true the claim"),
            *(("judged" if i == 0 else "", _corrections.told(j)) for i, j in enumerate(judged)),
            *(("because" if i == 0 else "", listing.clean(reason)) for i, reason in enumerate(s.explain)),
        ),
    )
    yield ""


def _document(view: View, d: Document, width: int, text: bool) -> Iterator[str]:
    yield _say.bold(f"{view.short(d.id)}  {_title(d)}")
    how = {p.field: f" ({p.method})" for p in d.provenance}
    date = d.date.edtf if d.date else None
    values = (("by", "byline", d.byline), ("outlet", "outlet", d.outlet), ("date", "date", date))
    yield from _fields(width, tuple((name, _known(value, how.get(key, ""))) for name, key, value in values))
    asides = f"{len(d.asides)} blocks: sayso show clean" if d.asides else ""
    yield from _fields(width, (("file", d.path), ("cites", d.cites or ""), ("set aside", asides)))
    yield from _fields(width, tuple(("warning", warning) for warning in d.warnings))
    if text:
        yield ""
        for paragraph in d.text.split("\n"):
            yield from listing.wrapped(listing.clean(paragraph), width=width, indent="  ")
    yield ""
    for s in view.statements(Query(document=d.id)):
        yield from _listing.brief(s, width=width, short=view.short)
    yield ""


def _known(value: str | None, how: str) -> str:
    return f"{value}{how}" if value else "unknown"


def _author(d: Document) -> str:
    return listing.clean(d.byline or d.outlet or "unknown")


def _title(d: Document) -> str:
    return listing.clean(d.title or "without a title")


def _fields(width: int, pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for label, value in pairs:
        if value:
            yield from listing.labelled(label, listing.clean(value), width=width)


def _clean(view: View, width: int) -> Iterator[str]:
    for entry in view.documents():
        document = view.document(entry.id)
        if document.asides:
            yield _say.bold(f"{view.short(document.id)}  {_title(document)}")
        for aside in document.asides:
            yield from listing.wrapped(
                listing.clean(aside.text), width=width, indent=" " * 16, first=f"  {aside.reason[:12]:<14}"
            )


def _failures(view: View, width: int) -> Iterator[str]:
    for f in view.failures():
        yield listing.clean(f"{f.severity}: {f.path}{', ' + f.place if f.place else ''}")
        yield from listing.wrapped(listing.clean(f"{f.reason} ({f.remedy})"), width=width, indent="    ")


def _checks(view: View, width: int) -> Iterator[str]:
    for check in checks(view):
        yield from listing.wrapped(listing.clean(check.question), width=width, indent="    ", first="  ! ")
        yield f"    sayso show {' '.join(check.ids)}"


def _documents(view: View, width: int) -> Iterator[str]:
    for entry in view.documents():
        head = f"{view.short(entry.id):<8}  {entry.date or 'undated':<10}  {entry.statements:>4}  "
        title = listing.clean(f"{entry.title or 'without a title'} ({entry.author})")
        yield from listing.wrapped(title, width=width, indent=" " * 28, first=head)


def _document_value(view: View, d: Document) -> dict[str, Any]:
    value = asdict(d) | {"date": d.date.edtf if d.date else None}
    return value | {"statements": [to_dict(s) for s in view.statements(Query(document=d.id))]}


def _asides(view: View) -> Iterator[dict[str, Any]]:
    for entry in view.documents():
        for aside in view.document(entry.id).asides:
            yield {"document": entry.id, **asdict(aside)}


_LISTS: dict[str, Callable[[View, int], Iterator[str]]] = {
    "clean": _clean,
    "failures": _failures,
    "checks": _checks,
    "documents": _documents,
}
_VALUES: dict[str, Callable[[View], Iterator[dict[str, Any]]]] = {
    "clean": _asides,
    "failures": lambda view: map(asdict, view.failures()),
    "checks": lambda view: map(asdict, checks(view)),
    "documents": lambda view: map(asdict, view.documents()),
}
