"""A statement with every field filled."""

from typing import Any

from sayso.model.actor import Actor
from sayso.model.document import Excerpt
from sayso.model.period import Period
from sayso.model.place import Place
from sayso.model.statement import Quantity, Role, Source, Statement, Thing, When

TEXT = 'A spokesman quoted "the army": Kenya and the rebels sent 20 trucks; to Ghana in May.'


def cut(words: str) -> Excerpt:
    start = TEXT.index(words)
    return Excerpt.cut(TEXT, start, start + len(words))


def full(**fields: Any) -> Statement:
    values: dict[str, Any] = {
        "document": "d" * 24, "path": "a, b.txt", "kind": "event", "sentence": cut(TEXT), "trigger": cut("sent"),
        "event": "AID", "id": "0123456789abcdef01234567", "mode": "in-kind", "contexts": ("military", "economic"),
        "plover": "AID", "quad": "material cooperation", "intensity": 10.0,
        "source": Source(Actor("KEN", "the army", "KEN", "MIL"), cut("the army"), cut("quoted"), True),
        "actors": (Role(cut("Kenya"), Actor("KEN", "Kenya", "KEN", "GOV", "Q114")), Role(cut("the rebels"))),
        "recipients": (Role(cut("Ghana"), Actor("GHA", "Ghana", "GHA", "GOV", "Q117")),),
        "objects": (Thing(cut("20 trucks;"), "aid", Quantity(20, None, "trucks", "20")),),
        "via": (Source(Actor(None), cut("A spokesman")),),
        "when": When(Period.parse("2024-05"), "stated", "in May"), "lane": "reported",
        "where": (Place("Ghana", "GHA", "country", 7.9, -1.0, "Ghana", cut("Ghana").start, cut("Ghana").end),),
        "score": 0.75, "explain": ("trigger sent -> AID",),
    }  # fmt: skip
    return Statement(**{**values, **fields})
