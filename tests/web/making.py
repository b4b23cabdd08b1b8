"""An archive for the app, and a coder of one pattern: "Kenya sent food to Ghana in 2021." """

import re
from pathlib import Path

from sayso.errors import InputError
from sayso.model.actor import AUTHOR, Actor
from sayso.model.document import Document, Segment, document_id
from sayso.model.period import Period
from sayso.model.place import Place
from sayso.model.statement import Quantity, Role, Source, Statement, Thing, When
from sayso.model.wire import id_of
from sayso.store.log import Log

AT = "2024-05-17T10:00:00+00:00"
_SAID = re.compile(
    r"(?P<a>[A-Z]\w+) (?P<v>sent|did not send|accused|may send) (?P<o>food to |arms to )?"
    r"(?P<b>[A-Z]\w+)(?: in (?P<t>\d{4}))?\."
)
_HOW = {
    "sent": ("AID", "asserts", "CT+", "material cooperation", "occurred"),
    "did not send": ("AID", "denies", "CT-", "material cooperation", "occurred"),
    "accused": ("ACCUSE", "asserts", "CT+", "verbal conflict", "occurred"),
    "may send": ("AID", "predicts", "PS+", "material cooperation", "predicted"),
}  # fmt: skip


def make_document(text: str, *, title: str = "", date: str = "", outlet: str = "", path: str = "a.txt") -> Document:
    name = document_id(text, title=title or None, date=date or None, outlet=outlet or None)
    segments, at = [], 0
    for line in text.split("\n"):
        segments.append(Segment("paragraph", at, at + len(line)))
        at += len(line) + 1
    day = Period.parse(date) if date else None
    return Document(
        name, path, text, title=title or None, outlet=outlet or None, date=day, segments=tuple(segments),
        warnings=() if date else ("no date of publication was found",),
    )  # fmt: skip


def code(document: Document) -> list[Statement]:
    return [_statement(document, found) for found in _SAID.finditer(document.text)]


def _statement(of: Document, found: re.Match[str]) -> Statement:
    event, position, factuality, quad, status = _HOW[found["v"]]
    lane = "predicted" if status == "predicted" else "historical" if (found["t"] or "9") < "2000" else "reported"
    sides = [
        Role(of.excerpt(*found.span(name)), Actor(found[name][:3].upper(), found[name], found[name][:3].upper()))
        for name in "ab"
    ]
    things = ()
    if found["o"]:
        words = of.excerpt(found.start("o"), found.end("o") - 4)
        things = (Thing(words, "aid", Quantity(200, 999, "tons", "hundreds")),)
    made = Statement(
        document=of.id, path=of.path, kind="event", sentence=of.excerpt(*found.span()),
        trigger=of.excerpt(*found.span("v")),
        event=event, source=Source(AUTHOR) if position == "asserts" else Source(Actor("GHA", "Ghana", "GHA")),
        plover=event, quad=quad, actors=(sides[0],), recipients=(sides[1],), objects=things, factuality=factuality,
        author_factuality="CT+" if position == "asserts" else "U", position=position, status=status, lane=lane,
        when=When(Period.parse(found["t"]), "stated", f"in {found['t']}") if found["t"] else When(),
        where=(Place("Accra", "GHA", "city", 5.55, -0.2, "", found.start(), found.start()),),
        explain=(f"trigger {found['v']} -> {event}",),
    )  # fmt: skip
    return _named(made)


def _named(made: Statement) -> Statement:
    from dataclasses import replace

    return replace(made, id=id_of(made))


def keep(archive: Path, *documents: Document) -> None:
    with Log(archive) as log:
        for document in documents:
            log.keep(document, code(document), coder="toy", at=AT)


def submitter(archive: Path):
    """Return a `submit` as the command line hands one in."""

    def submit(text: str, title: str, date: str, outlet: str) -> str:
        if "%PDF" in text:
            raise InputError("this is a PDF", remedy="give its text")
        document = make_document(text, title=title, date=date, outlet=outlet)
        keep(archive, document)
        return document.id

    return submit


PLAIN = make_document(
    "Kenya sent food to Ghana in 2021.\nKenya accused Ghana in 2022. Kenya sent arms to Ghana in 2023.\n"
    "Peru sent food to Kenya in 1941. Kenya may send food to Ghana in 2027.",
    title="Convoys", date="2024-05-17", outlet="The Desk",
)  # fmt: skip
OTHER = make_document(
    "Kenya did not send arms to Ghana in 2023. Kenya accused Ghana.", title="No convoys", date="2024-06-01"
)
HOSTILE = make_document(
    "<script>window.hit = 1</script> Kenya sent food to Ghana in 2021.\n"
    "<img src=x onerror=\"window.hit = 2\"> \u202eevil\u202c {{ 7 * 7 }} \x07\x00 " + "x" * 1_000_000 + "\n"
    "<a href=\"javascript:window.hit=3\">Norway accused Peru in 2020.</a>",
    title="</title><script>window.hit = 4</script>\u202eeltit",
    outlet="\"><script>window.hit = 5</script>",
    date="2024-01-01",
)  # fmt: skip
