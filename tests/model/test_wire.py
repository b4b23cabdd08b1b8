"""Statements to JSON and back, with the path of whatever does not fit."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from sayso.model.wire import from_dict, id_of, to_dict

text = st.text(max_size=20)
maybe = st.none() | text
excerpts = st.builds(Excerpt, st.integers(0, 99), st.integers(0, 99), text)
actors = st.builds(Actor, maybe, maybe, maybe, maybe, maybe)
numbers = st.floats(0, 1e9, allow_nan=False)
sources = st.builds(Source, actors, st.none() | excerpts, st.none() | excerpts, st.booleans())
statements = st.builds(
    Statement, document=text, path=text, kind=st.sampled_from(["event", "tie"]), sentence=excerpts, trigger=excerpts,
    event=text, source=sources, id=text, mode=maybe, contexts=st.lists(text).map(tuple), plover=maybe, quad=maybe,
    intensity=st.none() | numbers, actors=st.lists(st.builds(Role, excerpts, actors), max_size=3).map(tuple),
    recipients=st.lists(st.builds(Role, excerpts, actors), max_size=3).map(tuple),
    objects=st.lists(
        st.builds(Thing, excerpts, maybe, st.none() | st.builds(Quantity, numbers, st.none() | numbers, maybe, text)),
        max_size=2,
    ).map(tuple),
    via=st.lists(sources, max_size=2).map(tuple), factuality=st.sampled_from(FACTUALITIES),
    author_factuality=st.sampled_from(FACTUALITIES), position=st.sampled_from(POSITIONS),
    status=st.sampled_from(STATUSES), lane=st.sampled_from(LANES),
    when=st.builds(When, st.sampled_from([None, Period.parse("1979-02"), Period.parse("2015/..")]), maybe, maybe),
    where=st.lists(
        st.builds(Place, text, maybe, text, st.none() | numbers, st.none() | numbers, text, st.just(0), st.just(4)),
        max_size=2,
    ).map(tuple),
    about=maybe, presupposed=st.booleans(), score=numbers, explain=st.lists(text).map(tuple),
)  # fmt: skip


@given(statements)
def test_round_trip(statement: Statement) -> None:
    assert from_dict(json.loads(json.dumps(to_dict(statement)))) == statement


@given(statements, st.text(min_size=1))
def test_the_id_is_of_what_is_said_not_of_who_coded_it(statement: Statement, other: str) -> None:
    from dataclasses import replace

    assert id_of(replace(statement, score=0.99, explain=("another coder",))) == id_of(statement)
    assert id_of(replace(statement, event=statement.event + other)) != id_of(statement)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"status": "perhaps"}, "$.status"),
        ({"actors": [{"id": None}]}, "$.actors[0].start"),
        ({"trigger": None}, "$.trigger"),
        ({"score": "high"}, "$.score"),
        ({"contexts": [1]}, "$.contexts[0]"),
    ],
)
def test_an_error_names_the_path(change: dict[str, object], place: str) -> None:
    excerpt = Excerpt(0, 1, "x")
    whole = to_dict(Statement("d", "p", "event", excerpt, excerpt, "AID", Source(Actor("AUTHOR"))))
    with pytest.raises(WireError) as caught:
        from_dict(whole | change)
    assert caught.value.place == place


def test_a_missing_field_is_named() -> None:
    with pytest.raises(WireError, match=r"\$\.document"):
        from_dict({})
