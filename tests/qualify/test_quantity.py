"""Amounts as closed intervals with their words, and the kinds of things."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.statement import Thing
from sayso.qualify import _numbers as numbers
from sayso.qualify import quantity
from sayso.settings import Settings
from tests.qualify._doubles import analysed, bare

AMOUNTS = [
    ("50 tons of rifles", 50, 50, "tons"), ("hundreds of missiles", 200, 999, None), ("dozens of men", 24, 99, None),
    ("thousands of men", 2000, 9999, None), ("tens of thousands of rounds", 20000, 99999, None),
    ("one or more missiles", 1, None, None), ("multiple drones", 2, None, None), ("a number of tanks", 2, None, None),
    ("several tanks", 3, 9, None), ("at least 20 men", 20, None, None), ("up to 300 men", 0, 300, None),
    ("more than a dozen men", 12, None, None), ("about 40 tanks", 36, 44, None), ("some 1,200 men", 1080, 1320, None),
    ("nearly 90% of it", 81, 90, "%"), ("$2.5 billion", 2.5e9, 2.5e9, "$"), ("500m euros", 5e8, 5e8, "euros"),
    ("two dozen jets", 24, 24, None), ("one hundred and twenty shells", 120, 120, None), ("10-20 jets", 10, 20, None),
    ("between 10 and 20 jets", 10, 20, None), ("10 to 20 million dollars", 1e7, 2e7, "dollars"),
    ("twenty-five tanks", 25, 25, None), ("two million barrels a day", 2e6, 2e6, "barrels a day"),
    ("fewer than 30 men", 0, 30, None), ("half a dozen ships", 6, 6, None), ("no fewer than ten men", 10, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "low", "high", "unit"), AMOUNTS, ids=[a[0] for a in AMOUNTS])
def test_amounts_are_intervals(text, low, high, unit):
    (amount,) = numbers.find(text)
    got = amount.quantity
    assert (got.low, got.high, got.unit) == (low, high, unit)
    assert text[amount.start : amount.end] == got.text


@pytest.mark.parametrize("text", [
    "S-300 batteries", "the F-16s", "Resolution 1701", "a 40-year war", "three years", "the 5th Fleet", "the 2015 deal",
    "the Group of 77", "10:20 What now", "version 2.1.0", "someone", "Article 5", "aged 40",
])  # fmt: skip
def test_what_counts_nothing(text):
    assert numbers.find(text) == []


@given(st.integers(0, 10**9))
def test_digits_with_commas_read_back(number):
    assert numbers.value(f"{number:,}") == number


@given(st.text(max_size=80))
def test_amounts_slice_and_are_closed_the_right_way(text):
    for amount in numbers.find(text):
        assert text[amount.start : amount.end] == amount.quantity.text
        assert amount.quantity.high is None or amount.quantity.low <= amount.quantity.high


def measured(text, words, trigger, event="AID"):
    analysis = analysed(text)
    start = text.index(words)
    thing = Thing(analysis.document.excerpt(start, start + len(words)))
    statement = replace(bare(analysis, trigger, event=event), objects=(thing,))
    return quantity.make(Settings())([statement], analysis)[0].objects[0]


KINDS = [
    ("Chad sent military equipment to Mali.", "military equipment", "arms"),
    ("Chad sent tons of wheat to Mali.", "tons of wheat", "aid"),
    ("Chad sent two dozen ballistic missiles.", "two dozen ballistic missiles", "arms"),
    ("Chad sent $40 million.", "$40 million", "money"),
    ("Chad sent natural gas to Mali.", "natural gas", "energy"),
    ("Chad ceded the island.", "the island", "territory"),
    ("Chad sent soldiers.", "soldiers", "forces"),
    ("Chad sent enriched uranium.", "enriched uranium", "nuclear"),
    ("Chad cut military talks.", "military talks", None),
]


@pytest.mark.parametrize(("text", "words", "kind"), KINDS, ids=[k[1] for k in KINDS])
def test_kinds_follow_the_noun_that_is_measured(text, words, kind):
    assert measured(text, words, text.split()[1]).kind == kind


def test_the_amount_before_the_words_belongs_to_them():
    assert measured("Chad sent at least 20 modern tanks.", "modern tanks", "sent").quantity.low == 20
    assert measured("Chad sent hundreds of missiles.", "missiles", "sent").quantity.high == 999
    assert measured("In 2014 tanks were sent.", "tanks", "sent").quantity is None


def test_victims_that_nobody_listed_are_counted():
    analysis = analysed("Gunmen killed at least 17 civilians in Mali.")
    (thing,) = quantity.make(Settings())([bare(analysis, "killed")], analysis)[0].objects
    assert (thing.kind, thing.quantity.low, thing.quantity.high) == ("people", 17, None)
    assert analysis.document.text[thing.words.start : thing.words.end] == thing.words.text


def test_what_is_already_measured_stays():
    analysis = analysed("Chad sent 20 tanks.")
    given_by_hand = Thing(analysis.document.excerpt(10, 18), "toys", None)
    statement = replace(bare(analysis, "sent", event="AID"), objects=(given_by_hand,))
    assert quantity.make(Settings())([statement], analysis)[0].objects[0].kind == "toys"
