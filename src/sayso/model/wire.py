"""Values to and from the codebook's JSON, with the path of whatever does not fit; and the id of a statement."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from sayso.errors import WireError
from sayso.model.actor import Actor
from sayso.model.document import Excerpt
from sayso.model.period import Period
from sayso.model.place import Place
from sayso.model.statement import (
    FACTUALITIES,
    LANES,
    POSITIONS,
    STATUSES,
    Quantity,
    Role,
    Source,
    Statement,
    Thing,
    When,
)

Json = dict[str, Any]


def id_of(statement: Statement) -> str:
    """Return the id of a statement: a hash of what is said and where, not of who coded it.

    Two coders that find the same act of the same actors at the same words agree on it.
    """
    s = statement
    sides = [",".join(sorted(r.actor.id or r.words.text for r in side)) for side in (s.actors, s.recipients)]
    source = s.source.actor.id or (s.source.words.text if s.source.words else "")
    said = (s.document, s.kind, s.event, f"{s.trigger.start}-{s.trigger.end}", *sides, source)
    return sha256("\x1f".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def to_dict(statement: Statement) -> Json:
    """Return a statement as the codebook's JSON object, every field present."""
    s = statement
    period = s.when.period
    when = {
        "edtf": period.edtf if period else None,
        "start": period.start.isoformat() if period and period.start else None,
        "end": period.end.isoformat() if period and period.end else None,
        "from": s.when.basis,
        "text": s.when.text,
    }
    return {
        "id": s.id, "document": s.document, "path": s.path, "kind": s.kind,
        "sentence": _excerpt(s.sentence), "trigger": _excerpt(s.trigger),
        "event": s.event, "mode": s.mode, "contexts": list(s.contexts),
        "plover": s.plover, "quad": s.quad, "intensity": s.intensity,
        "actors": [_role(r) for r in s.actors], "recipients": [_role(r) for r in s.recipients],
        "objects": [_thing(t) for t in s.objects],
        "source": _source(s.source), "via": [_source(v) for v in s.via],
        "factuality": s.factuality, "author_factuality": s.author_factuality,
        "position": s.position, "status": s.status, "when": when, "lane": s.lane,
        "where": [_place(p) for p in s.where],
        "about": s.about, "presupposed": s.presupposed, "score": s.score, "explain": list(s.explain),
    }  # fmt: skip


def _excerpt(excerpt: Excerpt | None) -> Json | None:
    return None if excerpt is None else {"start": excerpt.start, "end": excerpt.end, "text": excerpt.text}


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id, "name": actor.name, "country": actor.country,
        "sector": actor.sector, "wikidata": actor.wikidata,
    }  # fmt: skip


def _role(role: Role) -> Json:
    return {**_actor(role.actor), "text": role.words.text, "start": role.words.start, "end": role.words.end}


def _thing(thing: Thing) -> Json:
    amount = thing.quantity
    quantity = amount and {"low": amount.low, "high": amount.high, "unit": amount.unit, "text": amount.text}
    words = thing.words
    return {"text": words.text, "start": words.start, "end": words.end, "kind": thing.kind, "quantity": quantity}


def _source(source: Source) -> Json:
    words = source.words
    return {
        "actor": _actor(source.actor), "text": words.text if words else None,
        "start": words.start if words else None, "end": words.end if words else None,
        "cue": _excerpt(source.cue), "quoted": source.quoted,
    }  # fmt: skip


def _place(place: Place) -> Json:
    return {
        "name": place.name, "country": place.country, "precision": place.precision, "lat": place.lat, "lon": place.lon,
        "text": place.text, "start": place.start, "end": place.end,
    }  # fmt: skip


class _Reader:
    """Takes fields out of JSON; remembers the path for the error message."""

    def __init__(self, value: Any, path: str) -> None:
        if not isinstance(value, Mapping):
            raise WireError("an object is expected here", place=path, remedy="see the codebook, section 1")
        self.value, self.path = value, path

    def take(self, name: str, *kinds: type) -> Any:
        """Return a field whose type is one of `kinds`; WireError with the path where it is missing or of another."""
        if name not in self.value:
            raise WireError("the field is missing", place=f"{self.path}.{name}", remedy="see the codebook, section 1")
        found = self.value[name]
        wrong = not isinstance(found, kinds) or (isinstance(found, bool) and bool not in kinds)
        if wrong:
            names = " or ".join("null" if k is type(None) else k.__name__ for k in kinds)
            raise WireError(f"{names} is expected, not {type(found).__name__}", place=f"{self.path}.{name}")
        return found

    def text(self, name: str) -> str:
        """Return a string field."""
        return str(self.take(name, str))

    def maybe(self, name: str) -> str | None:
        """Return a string field or None."""
        found = self.take(name, str, type(None))
        return None if found is None else str(found)

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """Return a string field that is one of `choices`."""
        found = self.text(name)
        if found not in choices:
            raise WireError(f"{found!r} is none of {', '.join(choices)}", place=f"{self.path}.{name}")
        return found

    def number(self, name: str) -> float | None:
        """Return a number field or None."""
        found = self.take(name, int, float, type(None))
        return None if found is None else float(found)

    def strings(self, name: str) -> tuple[str, ...]:
        """Return a list of strings as a tuple."""
        found = self.take(name, list)
        for index, item in enumerate(found):
            if not isinstance(item, str):
                raise WireError("str is expected", place=f"{self.path}.{name}[{index}]")
        return tuple(found)

    def children(self, name: str) -> "list[_Reader]":
        """Return a list of objects, each with its path."""
        return [_Reader(item, f"{self.path}.{name}[{i}]") for i, item in enumerate(self.take(name, list))]

    def child(self, name: str) -> "_Reader | None":
        """Return an object field, None where it is null."""
        found = self.take(name, Mapping, type(None))
        return None if found is None else _Reader(found, f"{self.path}.{name}")

    def must(self, name: str) -> "_Reader":
        """Return an object field that may not be null."""
        return _Reader(self.take(name, Mapping), f"{self.path}.{name}")

    def excerpt(self) -> Excerpt:
        """Read this object's start, end and text."""
        return Excerpt(self.take("start", int), self.take("end", int), self.text("text"))


def from_dict(value: Any, path: str = "$") -> Statement:
    """Return the statement that a JSON object holds; WireError with the path of what does not fit."""
    r = _Reader(value, path)
    return Statement(
        document=r.text("document"), path=r.text("path"), kind=r.choice("kind", ("event", "tie")),
        sentence=r.must("sentence").excerpt(), trigger=r.must("trigger").excerpt(),
        event=r.text("event"), source=_read_source(r.must("source")), id=r.text("id"),
        mode=r.maybe("mode"), contexts=r.strings("contexts"), plover=r.maybe("plover"), quad=r.maybe("quad"),
        intensity=r.number("intensity"),
        actors=tuple(_read_role(c) for c in r.children("actors")),
        recipients=tuple(_read_role(c) for c in r.children("recipients")),
        objects=tuple(_read_thing(c) for c in r.children("objects")),
        via=tuple(_read_source(c) for c in r.children("via")),
        factuality=r.choice("factuality", FACTUALITIES),
        author_factuality=r.choice("author_factuality", FACTUALITIES),
        position=r.choice("position", POSITIONS), status=r.choice("status", STATUSES),
        when=_read_when(r.must("when")), lane=r.choice("lane", LANES),
        where=tuple(_read_place(c) for c in r.children("where")),
        about=r.maybe("about"), presupposed=bool(r.take("presupposed", bool)),
        score=r.number("score") or 0.0, explain=r.strings("explain"),
    )  # fmt: skip


def _read_actor(r: _Reader) -> Actor:
    return Actor(r.maybe("id"), r.maybe("name"), r.maybe("country"), r.maybe("sector"), r.maybe("wikidata"))


def _read_role(r: _Reader) -> Role:
    return Role(r.excerpt(), _read_actor(r))


def _read_thing(r: _Reader) -> Thing:
    found = r.child("quantity")
    amount = None
    if found:
        amount = Quantity(found.number("low") or 0.0, found.number("high"), found.maybe("unit"), found.text("text"))
    return Thing(r.excerpt(), r.maybe("kind"), amount)


def _read_source(r: _Reader) -> Source:
    words = None if r.maybe("text") is None else r.excerpt()
    cue = r.child("cue")
    return Source(_read_actor(r.must("actor")), words, cue.excerpt() if cue else None, bool(r.take("quoted", bool)))


def _read_when(r: _Reader) -> When:
    edtf = r.maybe("edtf")
    return When(Period.parse(edtf) if edtf else None, r.maybe("from"), r.maybe("text"))


def _read_place(r: _Reader) -> Place:
    words = r.excerpt()
    return Place(
        r.text("name"), r.maybe("country"), r.text("precision"), r.number("lat"), r.number("lon"),
        words.text, words.start, words.end,
    )  # fmt: skip
