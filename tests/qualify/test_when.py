"""Times: the grammar and the calendar on golden expressions, attachment in sentences, and what is never stamped."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.period import Period
from sayso.model.statement import When
from sayso.qualify import _calendar as calendar
from sayso.qualify import when
from sayso.qualify._clock import latest_stated
from sayso.qualify._resolve import FUTURE, PAST, PRESENT, resolve
from sayso.qualify._timex import find
from sayso.settings import Settings
from tests.qualify._doubles import analysed, bare

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "time.yml").read_text(encoding="utf-8"))
TENSES = {"past": PAST, "present": PRESENT, "future": FUTURE}
EXPRESSIONS = [case for case in CASES["expressions"] if case["words"]]


def period(value: object) -> Period | None:
    return Period.parse(str(value)) if value else None


@pytest.mark.parametrize("case", EXPRESSIONS, ids=lambda c: f"{c['words']} @ {c.get('date') or c.get('anchor')}")
def test_expressions_mean_what_the_golden_cases_say(case):
    found = {timex.text: timex for timex in find(case["text"])}
    assert case["words"] in found
    tense = TENSES[case.get("tense", "past")]
    told, anchor = period(case.get("date")), period(case.get("anchor"))
    got = resolve(found[case["words"]], reference=told, anchor=anchor, tense=tense)
    assert (got.edtf if got else None) == (str(case["edtf"]) if case["edtf"] else None)


@pytest.mark.parametrize("text", CASES["none"])
def test_what_looks_like_a_time_and_is_none(text):
    assert find(text) == []


def dated(case: dict) -> When:
    analysis = analysed(case["text"], case.get("date"))
    fields = {"status": case.get("status", "occurred"), "kind": case.get("kind", "event")}
    fields |= {"factuality": case.get("factuality", "CT+"), "event": case.get("event", "ASSAULT")}
    statement = bare(analysis, case["trigger"], **fields)
    others = [bare(analysis, word) for word in case.get("also", "").split()]
    return when.make(Settings())([statement, *others], analysis)[0].when


@pytest.mark.parametrize("case", CASES["events"], ids=lambda c: f"{c['trigger']}: {c['text'][:40]}")
def test_events_get_the_time_that_belongs_to_them(case):
    got = dated(case)
    assert (got.period.edtf if got.period else None) == (str(case["edtf"]) if case["edtf"] else None)
    assert got.basis == case["basis"]


def test_there_are_at_least_sixty_golden_cases():
    assert len(EXPRESSIONS) + len(CASES["events"]) >= 60


def test_what_is_spoken_of_again_has_the_time_of_the_act():
    text = "Raiders burned the depot on 4 May 2019. Ghana denied any part in the attack."
    analysis = analysed(text)
    found = when.make(Settings())([bare(analysis, "burned"), bare(analysis, "attack")], analysis)
    assert [s.when.period.edtf for s in found] == ["2019-05-04", "2019-05-04"]
    assert found[1].when.basis == "context"


def test_an_act_of_issuing_has_the_day_of_the_heading():
    text = "Resolution 999 (1995)\nof 16 June 1995\n\nThe Council,\n\n1. Demands that Mali open the border in 1996;"
    analysis = analysed(text)
    found = when.make(Settings())([bare(analysis, "Demands", event="REQUEST")], analysis)[0].when
    assert (found.period.edtf, found.basis) == ("1995-06-16", "context")
    later = analysed(text, "1996-01-01")
    assert when.make(Settings())([bare(later, "Demands", event="REQUEST")], later)[0].when.period is None


def test_words_are_kept_where_they_cannot_be_resolved():
    got = dated({"text": "Early Sunday morning, Chad attacked the camp.", "trigger": "attacked"})
    assert got.period is None and got.basis is None
    assert got.text == "Early Sunday morning"


def test_ties_and_nouns_are_never_stamped_with_the_documents_date():
    text = "Talks resumed in Lima on Thursday.\n\nPeru has condemned the raid."
    analysis = analysed(text, "2022-12-09")
    tie, noun = bare(analysis, "condemned", kind="tie"), bare(analysis, "raid")
    assert [s.when for s in when.make(Settings())([tie, noun], analysis)] == [When(), When()]


def test_the_reason_is_explained_and_the_order_kept():
    analysis = analysed("Chad joined in 1960. Mali joined in 1961.")
    second = bare(analysis, "Mali joined")
    first = bare(analysis, "Chad joined")
    made = [bare(analysis, "joined"), second, first]
    out = when.make(Settings())(made, analysis)
    assert [s.trigger for s in out] == [s.trigger for s in made]
    assert "-> 1960 (stated)" in out[0].explain[-1]


def test_the_latest_day_that_a_text_states():
    assert latest_stated(analysed("In 1979 it fell. Since 2015 (see 4 May 2016) it rules.")) == date(2016, 5, 4)
    assert latest_stated(analysed("It ruled since 2015.")) == date(2015, 1, 1)
    assert latest_stated(analysed("Nothing here.")) is None


def test_a_lead_behind_the_time_bounds_nothing():
    got = dated({"text": "In 2005 a pilot attacked the port a few days after leaving the camp.", "trigger": "attacked"})
    assert got.period == Period.parse("2005") and got.text == "2005"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120))
def test_every_expression_slices_to_its_text_and_none_overlap(text):
    found = find(text)
    assert all(text[t.start : t.end] == t.text and t.start <= t.core < t.end for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


WORDS = (
    "in on since last next the May March 5 12 1979 2021 Friday summer years two ago later week of that year from to "
    "between and early - 1990s , half quarter end first within by until during Christmas 2014-05-06"
).split()
DAYS = st.dates(date(1000, 1, 1), date(2200, 1, 1))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14), DAYS, st.sampled_from([PAST, PRESENT, FUTURE]))
def test_whatever_is_found_resolves_to_a_period_that_reads_back(words, told, tense):
    for timex in find(" ".join(words)):
        got = resolve(timex, reference=Period.day(told), anchor=Period.parse("1979"), tense=tense)
        assert got is None or Period.parse(got.edtf) == got


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_a_weekday_in_the_past_is_at_most_six_days_back(day, wanted):
    got = calendar.weekday(day, wanted, -1)
    assert got.weekday() == wanted and 0 <= (day - got).days <= 6
    assert 1 <= (day - calendar.weekday(day, wanted, -2)).days <= 7


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-600, 600))
def test_months_added_and_taken_away_come_back(day, count):
    first = day.replace(day=1)
    there = calendar.add_months(first, count)
    assert there is not None and calendar.add_months(there, -count) == first
