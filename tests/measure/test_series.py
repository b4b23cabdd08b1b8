"""The series equals a recount that is as simple as it can be; what is left out says why."""

import random
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import SaysoError
from sayso.measure.series import COPY, INCLUDED, OUTSIDE, TOGETHER, Range, about, series, within
from sayso.model.document import Excerpt
from sayso.model.period import Period
from sayso.model.statement import Thing

from .made import QUADS, role, statement, statements


def one(*found, **options):
    return series(found, a=options.pop("a", "NOR"), b=options.pop("b", "PER"), **options)


def reasons(result):
    return {left.reason: left.count for left in result.left_out}


# --- a recount by brute force, written without the code under test


def _letters(text):
    return re.sub(r"[\W_]", "", text).lower()


def _counts(s, by, include):
    if s.presupposed or s.position == "no position" or s.factuality == "U" or s.quad is None:
        return False
    if (s.factuality[-1] == "-" and "denied" not in include) or (s.lane in INCLUDED and s.lane not in include):
        return False
    time = s.when.period
    if not (time and time.start and time.end):
        return False
    return str(time.start)[: 4 if by == "year" else 7] == str(time.end)[: 4 if by == "year" else 7]


def _between(s, a, b):
    actors = [{r.actor.id, r.actor.country} - {None} for r in s.actors]
    recipients = [{r.actor.id, r.actor.country} - {None} for r in s.recipients]
    if b is None:
        return any(a in side for side in actors + recipients)
    if recipients:
        return any((a in x and b in y) or (b in x and a in y) for x in actors for y in recipients)
    return any(a in actors[i] and b in actors[j] for i in range(len(actors)) for j in range(len(actors)) if i != j)


def _recount(found, a, b, by, include):
    """Figures as {(period, side, level): ids of keys}; every key is there once."""
    figures, seen, nth = {}, set(), Counter()
    for s in found:
        sides = [sorted(r.actor.id or r.words.text.lower() for r in rs) for rs in (s.actors, s.recipients)]
        lead = _letters(s.sentence.text[: s.trigger.start - s.sentence.start])
        key = (s.kind, s.event, str(sides), _letters(s.sentence.text), lead, s.trigger.text)
        nth[s.document, key] += 1
        key = (*key, nth[s.document, key])
        if b and not s.recipients and "conflict" in str(s.quad) and s.event != "ASSAULT":
            continue  # two that condemn something do not condemn each other
        if not _between(s, a, b) or not _counts(s, by, include) or key in seen:
            continue
        seen.add(key)
        period = str(s.when.period.start)[: 4 if by == "year" else 7]
        for level, sure in (("low", ("CT",)), ("best", ("CT", "PR")), ("high", ("CT", "PR", "PS"))):
            if s.factuality[:2] in sure:
                cell = period, s.quad.split()[1], level
                figures[cell] = figures.get(cell, 0) + 1
    return figures


_TWINS = st.lists(statements(), max_size=12)
_INCLUDE = st.frozensets(st.sampled_from(INCLUDED))


@given(_TWINS, st.sampled_from(["PER", "GHA", None]), st.sampled_from(["year", "month"]), _INCLUDE)
def test_the_series_equals_a_recount(found, b, by, include):
    # copies agree in all that decides: which of them counts is tested apart
    canon = {}
    found = [replace(s, id=str(i)) for i, s in enumerate(found)]
    for i, s in enumerate(found):
        sides = [sorted(r.actor.id or r.words.text.lower() for r in rs) for rs in (s.actors, s.recipients)]
        first = canon.setdefault((s.event, str(sides), _letters(s.sentence.text), s.trigger.start), s)
        same = ("when", "lane", "factuality", "position", "quad", "presupposed", "intensity")
        found[i] = replace(s, **{name: getattr(first, name) for name in same})
    result = series(found, a="NOR", b=b, by=by, include=include)
    figures = {
        (row.period, side, level): getattr(getattr(row, side), level)
        for row in result.rows
        for side in ("cooperation", "conflict")
        for level in ("low", "best", "high")
    }
    assert {cell: n for cell, n in figures.items() if n} == _recount(found, "NOR", b, by, include)


@given(_TWINS, st.sampled_from(["PER", None]), _INCLUDE, st.sampled_from(["count", "intensity", "origins"]))
def test_every_statement_counts_or_is_left_out_once_and_order_does_not_matter(found, b, include, weight):
    found = [replace(s, id=str(i)) for i, s in enumerate(found)]
    result = series(found, a="NOR", b=b, include=include, weight=weight)
    told = [i for part in (*result.rows, *result.left_out) for i in part.ids]
    assert sorted(told) == sorted(s.id for s in about(found, "NOR", b))
    assert all(left.count == len(left.ids) > 0 for left in result.left_out)
    for row in result.rows:
        assert row.cooperation.low <= row.cooperation.best <= row.cooperation.high
        assert row.conflict.low <= row.conflict.best <= row.conflict.high
    mixed = random.Random(7).sample(found, len(found))
    assert series(mixed, a="NOR", b=b, include=include, weight=weight) == result


# --- what counts


def test_levels():
    made = [statement(f"Norway sent food {n} to Peru.", factuality=f) for n, f in enumerate(("CT+", "PR+", "PS+"))]
    (row,) = one(*made).rows
    assert (row.period, row.cooperation, row.conflict) == ("2022", Range(1, 2, 3), Range(0, 0, 0))
    assert set(row.ids) == {s.id for s in made}


@pytest.mark.parametrize("quad", QUADS)
def test_quads_decide(quad):
    (row,) = one(statement(quad=quad)).rows
    assert (row.cooperation.best, row.conflict.best) == ((1, 0) if "cooperation" in quad else (0, 1))


def test_either_direction_and_mutual_acts_count_but_not_third_parties():
    assert one(statement(actors="PER", recipients="NOR")).rows
    assert one(statement(actors="NOR PER", recipients="")).rows
    assert not one(statement(actors="NOR PER", recipients="GHA")).rows  # both act on a third, not on each other
    assert not one(statement(actors="NOR", recipients="GHA")).rows
    assert one(statement(actors="NOR", recipients="GHA"), b=None).rows


@pytest.mark.parametrize(
    ("event", "objects", "counts"),
    [
        ("ACCUSE", (), False),
        ("ASSAULT", (), True),
        ("WAR", (), True),
        ("ASSAULT", (Thing(Excerpt(0, 5, "camps")),), False),
    ],
)
def test_two_that_condemn_something_are_in_no_conflict_but_two_that_clash_are(event, objects, counts):
    made = statement(actors="NOR PER", recipients="", event=event, objects=objects, quad=QUADS[3])
    assert bool(one(made).rows) is counts
    assert reasons(one(made)) == ({} if counts else {TOGETHER: 1})
    assert one(made, b=None).rows  # what Norway does


def test_a_body_counts_for_its_country_and_is_not_two_sides_by_itself():
    assert one(statement(actors="NAVY"), a="GHA").rows
    assert not one(statement(actors="NAVY", recipients=""), a="GHA", b="GHANA_NAVY").rows


@pytest.mark.parametrize(
    ("reason", "change"),
    [
        ("presupposed", {"presupposed": True}),
        ("historical", {"lane": "historical"}),
        ("predicted", {"lane": "predicted"}),
        ("denied", {"factuality": "CT-"}),
        ("no position", {"factuality": "U", "position": "no position"}),
        ("uncommitted", {"factuality": "U"}),
        ("undated", {"edtf": None}),
        ("open interval", {"edtf": "2015/.."}),
        ("open interval", {"edtf": "../2015"}),
        ("interval wider than the period", {"edtf": "2015/2016"}),
        ("interval wider than the period", {"edtf": "199X"}),
        ("no quad", {"quad": None}),
    ],
)
def test_left_out_with_its_reason(reason, change):
    made = statement(**change)
    result = one(made)
    assert not result.rows
    assert [(left.reason, left.count, left.ids) for left in result.left_out] == [(reason, 1, (made.id,))]


@pytest.mark.parametrize(
    ("choice", "change"),
    [("historical", {"lane": "historical"}), ("predicted", {"lane": "predicted"}), ("denied", {"factuality": "CT-"})],
)
def test_included_on_demand(choice, change):
    assert one(statement(**change), include=frozenset({choice})).rows[0].cooperation == Range(1, 1, 1)


def test_history_goes_into_its_own_year():
    made = statement(edtf="1941-06-22", lane="historical")
    assert [row.period for row in one(made, include=frozenset({"historical"})).rows] == ["1941"]


@pytest.mark.parametrize(
    ("edtf", "by", "period"),
    [
        ("2022-05-03", "year", "2022"), ("2022-22", "year", "2022"), ("2022-24", "year", None),
        ("2022-05", "month", "2022-05"), ("2022-05-03/2022-05-09", "month", "2022-05"), ("2022", "month", None),
        ("2021-12/2022-01", "year", None), ("0987", "year", "0987"),
    ],
)  # fmt: skip
def test_a_time_lies_within_one_period_or_none(edtf, by, period):
    assert [row.period for row in one(statement(edtf=edtf), by=by).rows] == ([period] if period else [])


# --- copies


def test_a_repost_counts_once_whatever_its_quotation_marks():
    first = statement("Norway “sent” food to Peru.", document="a")
    copy = statement('Norway "sent"  food to Peru', document="b")
    result = one(copy, first)
    assert result.rows[0].cooperation == Range(1, 1, 1)
    assert result.rows[0].ids == (first.id,) and reasons(result) == {COPY: 1}


def test_two_triggers_of_a_sentence_and_two_sentences_of_a_document_are_no_copies():
    text = "Norway sent food and sent tents to Peru."
    first = statement(text)
    second = replace(first, id="2", trigger=replace(first.trigger, start=first.trigger.start + 14))
    assert one(first, second).rows[0].cooperation.best == 2
    again = replace(
        first, id="3", sentence=replace(first.sentence, start=500), trigger=replace(first.trigger, start=507)
    )
    assert one(first, again).rows[0].cooperation.best == 2


def test_of_copies_the_one_that_can_be_placed_counts():
    undated, dated = statement(document="a", edtf=None), statement(document="b", edtf="2022-05-03")
    assert one(undated, dated).rows[0].ids == (dated.id,)
    assert reasons(one(undated, dated)) == {COPY: 1}


def test_unresolved_actors_with_other_words_are_no_copies():
    made = [
        replace(statement(document=d), recipients=(role("PER"), role(w)), id=w) for d, w in (("a", "x"), ("b", "y"))
    ]
    assert one(*made).rows[0].cooperation.best == 2


# --- weights


def test_intensity_sums_scores_without_their_sign():
    made = [statement(intensity=-9.0, quad=QUADS[3]), statement("Peru sent it.", intensity=2.5, quad=QUADS[3])]
    assert one(*made, weight="intensity").rows[0].conflict == Range(11.5, 11.5, 11.5)
    assert reasons(one(statement(intensity=None), weight="intensity")) == {"no intensity": 1}


def test_origins_count_documents_that_share_a_sentence_once():
    mine = [statement(f"Norway sent {n} to Peru.", document="a") for n in "xyz"]
    copy = [statement("Norway sent x to Peru.", document="b"), statement("Norway sent w to Peru.", document="b")]
    other = statement("Norway sent v to Peru.", document="c")
    assert one(*mine, *copy, other, weight="origins").rows[0].cooperation == Range(2, 2, 2)
    lineage = {"a": "o", "b": "o", "c": "o"}
    assert one(*mine, *copy, other, weight=lineage).rows[0].cooperation == Range(1, 1, 1)


@pytest.mark.parametrize("wrong", [{"by": "week"}, {"weight": "truth"}, {"include": frozenset({"rumours"})}])
def test_unknown_choices(wrong):
    with pytest.raises(SaysoError, match="is unknown"):
        one(**wrong)


# --- time asked for, table


def test_within_keeps_what_may_count_and_says_what_does_not():
    made = [statement(edtf=e) for e in ("2022-05-03", "2022", "2019", None, "2015/..", "../1990")]
    inside, outside = within(made, Period.parse("2021-06/2022-06"))
    assert [s.when.period and s.when.period.edtf for s in inside] == ["2022-05-03", None, "2015/.."]
    assert (outside.reason, outside.count, len(outside.ids)) == (OUTSIDE, 3, 3)


def test_table_has_the_rows():
    pyarrow = pytest.importorskip("pyarrow")
    made = statement()
    table = one(made).table()
    assert table.schema.field("statements").type == pyarrow.list_(pyarrow.string())
    assert table.to_pylist() == [
        {
            "period": "2022", "cooperation_low": 1.0, "cooperation_best": 1.0, "cooperation_high": 1.0,
            "conflict_low": 0.0, "conflict_best": 0.0, "conflict_high": 0.0, "statements": [made.id],
        }
    ]  # fmt: skip
    assert one().table().num_rows == 0 and one().table().schema == table.schema
