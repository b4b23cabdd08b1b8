import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.pieces import Pieces, batches, case_id, inputs


@pytest.mark.parametrize(
    ("word", "case"),
    [("waits", 0), ("1,200", 0), ("Rovia", 1), ("A", 1), ("UN", 2), ("U.N.", 2), ("McTarn", 3), ("eRovia", 3)],
)
def test_case_ids(word, case):
    assert case_id(word) == case


@given(st.lists(st.integers(1, 40), min_size=1, max_size=60), st.integers(40, 200))
def test_batches_hold_each_index_once_within_the_budget(lengths, budget):
    for rng in (None, random.Random(0)):
        groups = batches(lengths, budget, rng)
        assert sorted(i for group in groups for i in group) == list(range(len(lengths)))
        assert all(len(group) * max(lengths[i] for i in group) <= budget for group in groups)


def test_inputs_are_padded_and_have_at_least_one_predicate():
    short, long = Pieces([101, 5, 102], [0, 1, 0], [1]), Pieces([101, 5, 6, 102], [0, 0, 0, 0], [1, 2])
    arrays = inputs([short, long], [[], []])
    assert arrays["input_ids"].tolist() == [[101, 5, 102, 0], [101, 5, 6, 102]]
    assert arrays["word_mask"].tolist() == [[1, 0], [1, 1]]
    assert arrays["predicates"].tolist() == [[0], [0]]
    assert all(array.dtype == np.int64 for array in arrays.values())
