"""Full text and facets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.actor import Actor
from sayso.model.period import Period
from sayso.model.statement import Source, When
from sayso.store.log import Log
from sayso.store.search import Query, match
from sayso.store.view import View

from .conftest import AT, make_document, make_statement


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    archive = tmp_path_factory.mktemp("search") / "s.db"
    first = make_document("Kenya sent food to Ghana.", title="Señor Convoy")
    second = make_document('Kenya sent arms to Peru, say "officials".', title="Arms")
    official = Source(Actor("GHA_MINISTRY", "the ministry", "GHA"), first.excerpt(0, 5))
    with Log(archive) as log:
        log.keep(first, [make_statement(first, source=official, lane="reported")], coder="v1", at=AT)
        statement = make_statement(second, event="COOPERATE", when=When(), status="planned", position="denies")
        log.keep(second, [statement], coder="v1", at=AT)
    with View(archive) as view:
        yield view


def found(view, **query):
    return [s.trigger.start and s.sentence.text.split()[2] for s in view.statements(Query(**query))]


@pytest.mark.parametrize(
    "query, words",
    [
        ({}, ["food", "arms"]),
        ({"words": "kenya"}, ["food", "arms"]),
        ({"words": "ken*"}, ["food", "arms"]),
        ({"words": "ken"}, []),
        ({"words": "food Ghana"}, ["food"]),
        ({"words": '"sent food"'}, ["food"]),
        ({"words": '"food sent"'}, []),
        ({"words": "senor"}, ["food"]),
        ({"words": "officials"}, ["arms"]),
        ({"words": "..."}, []),
        ({"actor": "ken"}, ["food", "arms"]),
        ({"actor": "kenya", "event": "AID"}, ["food"]),
        ({"source": "GHA"}, ["food"]),
        ({"source": "The Ministry"}, ["food"]),
        ({"source": "AUTHOR"}, ["arms"]),
        ({"actor": "AUTHOR"}, []),
        ({"status": "planned"}, ["arms"]),
        ({"position": "denies"}, ["arms"]),
        ({"lane": "reported"}, ["food"]),
        ({"period": Period.parse("2024-05-31/..")}, ["food"]),
        ({"period": Period.parse("2024-06/..")}, []),
        ({"period": Period.parse("../2024-04-30")}, []),
        ({"period": Period.parse("../2024-05-01")}, ["food"]),
        ({"limit": 1}, ["food"]),
    ],
)
def test_what_a_query_finds(view, query, words):
    assert found(view, **query) == words
    assert view.count(Query(**{**query, "limit": None})) >= len(words)


def test_the_better_match_comes_first(tmp_path):
    title = make_document("Kenya sent food to Ghana, again.", title="Grain")
    long = make_document("Kenya sent food to Ghana, and said at some length that there was grain in it.")
    short = make_document("Kenya sent grain.    Ghana.")
    with Log(tmp_path / "s.db") as log:
        for document in (title, long, short):
            log.keep(document, [make_statement(document)], coder="v1", at=AT)
    with View(tmp_path / "s.db") as view:
        assert [s.document for s in view.statements(Query(words="grain"))] == [short.id, long.id, title.id]


def test_what_a_time_leaves_out_is_counted(view):
    assert view.left_out(Query(period=Period.parse("2024-06/.."))) == 2


@given(words=st.one_of(st.text(max_size=30), st.text('"*()^:-+{} ANDORNEARkenya\0', max_size=30)))
def test_no_query_is_a_syntax_error(view, words):
    assert len(list(view.statements(Query(words=words)))) <= 2


@given(text=st.text('abc"*- ', max_size=20), facet=st.sampled_from(["actor", "event", "source", "status"]))
def test_no_facet_is_sql(view, text, facet):
    assert list(view.statements(Query(**{facet: text + "' OR 1=1 --"}))) == []


def test_operators_are_words():
    assert match("a OR b") == '"a" "OR" "b"'
    assert match('"a phrase" b* -c') == '"a phrase" "b*"* "-c"'
