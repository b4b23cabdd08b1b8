import numpy as np
import pytest

from training.lexicon import fit, prior_table
from training.pieces import Pieces
from training.sentence import Frame, Sentence, Syntax

SENTENCE = Sentence(
    ("visits", "tables"),
    Syntax(("NOUN", "NOUN"), ("_", "_"), (-1, 0), ("root", "obj")),
    frames=(Frame(0, ()),),
)


def test_a_form_that_was_a_predicate_stands_above_one_that_was_not():
    table = prior_table([SENTENCE] * 3, lambda words: Pieces([101, 7, 8, 102], [0] * 4, [1, 2]))
    assert table[0, 7] > 0 > table[0, 8]
    assert table[0, 9] == pytest.approx(0.0, abs=1e-6)
    assert np.isfinite(table).all()


def test_the_fit_recovers_known_weights():
    rng = np.random.default_rng(0)
    features = rng.normal(0, 1, (20_000, 2))
    chance = 1 / (1 + np.exp(-(features @ [1.5, -0.5] + 0.25)))
    assert fit(features, rng.random(20_000) < chance) == pytest.approx([1.5, -0.5, 0.25], abs=0.1)
