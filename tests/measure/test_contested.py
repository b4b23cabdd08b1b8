"""A matter is contested where different sources differ about the same thing at the same time, and only there."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import SaysoError
from sayso.measure.contested import STANCES, contested, stance

from .made import QUADS, role, source, statement, statements

DENIED = {"factuality": "CT-", "position": "denies"}


def said(**changes):
    return statement(**changes)


def denied(**changes):
    return statement("Peru denied that Norway sent food to Peru.", **({"source": source("PER")} | DENIED | changes))


def test_side_by_side():
    yes, no = said(), denied(edtf="2022-05", document="d2")
    (group,) = contested([no, yes]).groups
    assert (group.what, group.actors, group.recipients) == ("AID", ("NOR",), ("PER",))
    assert [(name, [row.ids for row in rows]) for name, rows in group.sides] == [
        ("says so", [(yes.id,)]),
        ("denies", [(no.id,)]),
    ]
    assert set(group.ids) == {yes.id, no.id}


@pytest.mark.parametrize(
    "change",
    [
        {"edtf": "2021"}, {"edtf": None}, {"recipients": "GHA"}, {"actors": "PER"}, {"event": "SUPPORT"},
        {"lane": "predicted"}, {"presupposed": True}, {"position": "asks", "factuality": "U"}, {"factuality": "CT+"},
        {"source": source()}, {"position": "imagines"},
    ],
)  # fmt: skip
def test_not_contested(change):
    assert not contested([said(), denied(**change)]).groups


def test_unresolved_actors_are_no_matter():
    assert not contested([said(recipients="they"), denied(recipients="they")]).groups


def test_both_undated_are_the_same_time_and_open_intervals_overlap():
    assert contested([said(edtf=None), denied(edtf=None)]).groups
    assert contested([said(edtf="2015/.."), denied(edtf="2022")]).groups


@pytest.mark.parametrize("position", ["no position", "minimises"])
def test_leaving_open_and_playing_down_count(position):
    (group,) = contested([said(), denied(position=position, factuality="U")]).groups
    assert [name for name, _ in group.sides] == ["says so", position]


def test_authors_of_two_documents_are_two_sources_and_unnamed_ones_too():
    assert contested([said(), denied(source=source(), document="d2")]).groups
    assert contested([said(), denied(source=source())]).groups == ()


def test_acts_that_only_one_act_joins_stay_apart():
    year = denied(edtf="2022")
    march, july, other = (said(edtf=e) for e in ("2022-03", "2022-07", "2021-07"))
    (group,) = contested([year, march, july, other]).groups
    assert set(group.ids) == {year.id, march.id, july.id}


def test_by_quad():
    yes, no = said(), denied(event="COOPERATE")
    assert not contested([yes, no]).groups
    assert contested([yes, no], by="quad").groups[0].what == QUADS[1]
    with pytest.raises(SaysoError):
        contested([], by="mood")


@given(st.lists(statements(), max_size=8))
def test_everyone_in_a_group_is_contradicted_by_another(found):
    by_id = {s.id: s for s in found}
    groups = contested(by_id.values()).groups
    for group in groups:
        members = [by_id[i] for i in group.ids]
        assert len(group.sides) > 1 and [n for n, _ in group.sides] == [n for n in STANCES if n in dict(group.sides)]
        for one in members:
            assert any(stance(one) != stance(other) and one.event == other.event for other in members)
    together = [i for group in groups for i in group.ids]
    assert len(together) == len(set(together))
    assert contested(reversed(list(by_id.values()))).groups == groups


@given(statements(), st.lists(statements(), max_size=4))
def test_a_plain_contradiction_is_found_whatever_stands_around_it(one, others):
    plain = {"position": "asserts", "factuality": "CT+", "presupposed": False}
    one = replace(one, id="one", actors=(role("NOR"),), recipients=(), **plain)
    other = replace(one, id="other", document="d9", source=source("GHA"), **DENIED)
    told = {i for group in contested([one, *others, other]).groups for i in group.ids}
    assert {"one", "other"} <= told


def test_table():
    pytest.importorskip("pyarrow")
    rows = contested([said(), denied()]).table().to_pylist()
    assert [(row["group"], row["what"], row["stance"]) for row in rows] == [(1, "AID", "says so"), (1, "AID", "denies")]
    assert contested([]).table().num_rows == 0
