"""Any table of scores, however odd, gives one tree with one root; a good table gives the obvious one."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sayso.analyse._tree import heads, is_tree

SCORES = st.integers(1, 12).flatmap(
    lambda n: arrays(
        np.float32, (n, n + 1), elements=st.floats(-100, 0, width=32) | st.sampled_from([0.0, -np.inf, np.nan])
    )
)


@given(SCORES)
def test_one_root_no_cycle(scores: np.ndarray) -> None:
    found = heads(scores)
    assert (found == 0).sum() == 1
    for word in range(len(found)):
        at, steps = word + 1, 0
        while at:
            at, steps = int(found[at - 1]), steps + 1
            assert steps <= len(found), "a cycle"


@given(st.integers(1, 4).flatmap(lambda n: arrays(np.float64, (n, n + 1), elements=st.integers(-50, 0).map(float))))
def test_no_other_tree_of_three_best_roots_is_better(scores: np.ndarray) -> None:
    size = len(scores)
    rows = np.arange(size)
    roots = set(np.argsort(-scores[:, 0], kind="stable")[:3])
    trees = (np.array(t) for t in product(range(size + 1), repeat=size))
    sums = [scores[rows, t].sum() for t in trees if is_tree(t) and int(np.flatnonzero(t == 0)[0]) in roots]
    assert scores[rows, heads(scores)].sum() >= max(sums) - 1e-6 or is_tree(scores.argmax(1))


@pytest.mark.parametrize(
    ("found", "yes"),
    [([0], True), ([0, 1], True), ([2, 1], False), ([0, 0], False), ([2, 0, 2], True), ([0, 3, 2], False)],
)
def test_is_tree(found: list[int], yes: bool) -> None:
    assert is_tree(np.array(found)) is yes


def test_no_words_are_refused() -> None:
    with pytest.raises(ValueError, match="no words"):
        heads(np.zeros((0, 1)))
