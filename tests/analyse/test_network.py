"""Batches: all sentences once, like with like, never over the bound."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.analyse._network import _PIECES, batches


@given(st.lists(st.integers(3, 600), max_size=80))
def test_batches_hold_all_and_stay_small(lengths: list[int]) -> None:
    groups = list(batches(lengths))
    assert sorted(place for group in groups for place in group) == list(range(len(lengths)))
    for group in groups:
        assert len(group) == 1 or len(group) * max(lengths[i] for i in group) <= _PIECES
    assert groups == list(batches(lengths))
