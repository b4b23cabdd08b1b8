import numpy as np
import pytest

from training import scores
from training.pieces import Pieces
from training.sentence import bio

from .samples import QUOTED

LABELS = {
    "upos": sorted(set(QUOTED.syntax.upos)),
    "rel": sorted(set(QUOTED.syntax.rels)),
    "feats": sorted(set(QUOTED.syntax.feats)),
    "ner": ["O", "B-LOC", "I-LOC"],
    "roles": ["O", *(f"{p}-{name}" for name in ("ARG0", "ARG1", "ARGM-NEG") for p in "BI")],
}


def perfect(arrays):
    """What a model without errors would say of the sample."""
    size = len(QUOTED.words)
    arc = np.full((1, size, size + 1), -50.0)
    arc[0, np.arange(size), np.array(QUOTED.syntax.heads) + 1] = -0.1
    ids = {
        name: np.array([[LABELS[name].index(x) for x in getattr(QUOTED.syntax, name)]]) for name in ("upos", "feats")
    }
    rel = np.array([LABELS["rel"].index(x) for x in QUOTED.syntax.rels])
    tags = [[LABELS["roles"].index(t) for t in bio(frame.args, size)] for frame in QUOTED.frames]
    fact = np.zeros((1, size))
    fact[0, [1, 7]] = 3.0, -2.5
    predicate = np.zeros((1, size))
    predicate[0, [1, 7]] = 0.9
    ner = np.array([[LABELS["ner"].index(t) for t in bio(QUOTED.spans["ner"], size)]])
    assert arrays["predicates"].tolist() == [[1, 7]]
    return {
        **ids, "arc": arc, "rel": np.repeat(rel[None, :, None], size + 1, 2), "ner": ner, "roles": np.array([tags]),
        "factuality": fact, "predicate": predicate, "states": np.zeros((1, size, 4)),
    }  # fmt: skip


@pytest.fixture
def rows():
    size = len(QUOTED.words)
    return scores.predict(perfect, lambda words: Pieces([0] * size, [0] * size, [0] * size), [QUOTED])


def test_a_perfect_model_scores_perfectly(rows):
    assert set(scores.syntax([QUOTED], rows, LABELS).values()) == {100.0}
    assert scores.names([QUOTED], rows, "ner", LABELS["ner"], ["LOC"]) == 100.0
    assert scores.roles([QUOTED], rows, LABELS["roles"]) == {"spans": 100.0, "heads": 100.0}
    assert scores.predicates([QUOTED], rows)["verb"] == 100.0
    assert scores.facts([QUOTED], rows) == {"r": pytest.approx(1.0), "MAE": 0.0, "n": 2}


def test_errors_cost_what_they_should(rows):
    rows[0]["upos"][0] = LABELS["upos"].index("VERB")
    rows[0]["ner"][9] = 0
    rows[0]["predicate"][4] = 0.8
    rows[0]["roles"][1][4] = 0
    assert scores.syntax([QUOTED], rows, LABELS)["UPOS"] == pytest.approx(100 * 11 / 12)
    assert scores.names([QUOTED], rows, "ner", LABELS["ner"]) == 50.0
    assert scores.predicates([QUOTED], rows)["all"] == pytest.approx(80.0)
    assert scores.roles([QUOTED], rows, LABELS["roles"])["spans"] == pytest.approx(200 * 3 / 7)


def test_a_type_not_asked_for_does_not_count(rows):
    assert scores.names([QUOTED], rows, "ner", LABELS["ner"], ["PER"]) == 0.0
