"""Statements made for tests of counting."""

from dataclasses import replace

from hypothesis import strategies as st

from sayso.model.actor import AUTHOR, Actor
from sayso.model.document import Excerpt
from sayso.model.period import Period
from sayso.model.statement import FACTUALITIES, LANES, POSITIONS, Role, Source, Statement, When
from sayso.model.wire import id_of

ACTORS = {
    "NOR": Actor("NOR", "Norway", "NOR"),
    "PER": Actor("PER", "Peru", "PER"),
    "GHA": Actor("GHA", "Ghana", "GHA"),
    "NAVY": Actor("GHANA_NAVY", "Ghana Navy", "GHA"),
    "?": Actor(None),
}
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
TIMES = (
    None, "1941", "1941-06", "1941-06-22", "2022", "2022-05", "2022-05-03", "2022-22", "2022-24", "2021-12/2022-01",
    "2015/..", "../1990", "2022-05-30/2022-06-02", "199X",
)  # fmt: skip


def role(name: str) -> Role:
    """A role by its key in ACTORS; other names stay unresolved words."""
    return Role(Excerpt(0, len(name), name), ACTORS.get(name, ACTORS["?"]))


def source(name: str | None = None) -> Source:
    """The author, or a speaker by id."""
    return Source(Actor(name, name), Excerpt(0, len(name), name)) if name else Source(AUTHOR)


def statement(
    text: str = "Norway sent food to Peru.",
    *,
    document: str = "d1",
    actors: str = "NOR",
    recipients: str = "PER",
    trigger: str = "sent",
    edtf: str | None = "2022",
    **rest: object,
) -> Statement:
    """A statement whose actors and recipients are keys of ACTORS, separated by spaces."""
    start = text.index(trigger) + 100
    made = Statement(
        document=document, path=f"{document}.txt", kind="event", sentence=Excerpt(100, 100 + len(text), text),
        trigger=Excerpt(start, start + len(trigger), trigger), event="AID", source=source(),
        quad="material cooperation", intensity=7.0, actors=tuple(role(n) for n in actors.split()),
        recipients=tuple(role(n) for n in recipients.split()), lane="reported" if edtf else "undated",
        when=When(Period.parse(edtf) if edtf else None),
    )  # fmt: skip
    made = replace(made, **rest)  # type: ignore[arg-type]
    return replace(made, id=id_of(made))


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """Any statement about a few actors, in a few documents, some with the same sentence."""
    names = st.lists(st.sampled_from(list(ACTORS)), max_size=2, unique=True).map(" ".join)
    return statement(
        draw(st.sampled_from(["A sent x.", "A, sent x", "B sent y and sent z.", "B took y."])) + " took sent",
        document=draw(st.sampled_from(["d1", "d2", "d3"])),
        actors=draw(names),
        recipients=draw(names),
        trigger=draw(st.sampled_from(["sent", "took"])),
        edtf=draw(st.sampled_from(TIMES)),
        event=draw(st.sampled_from(["AID", "ASSAULT"])),
        quad=draw(st.sampled_from([*QUADS, None])),
        intensity=draw(st.sampled_from([None, -10.0, 0.0, 3.5, 7.0])),
        factuality=draw(st.sampled_from(FACTUALITIES)),
        position=draw(st.sampled_from(POSITIONS)),
        lane=draw(st.sampled_from(LANES)),
        presupposed=draw(st.booleans()),
        source=draw(st.sampled_from([source(), source("NOR"), source("PER")])),
    )
