import gzip
from itertools import permutations

import numpy as np
import pytest

from training import coref_data, coref_scores

from .samples import CONLLU


def test_nested_mentions_keep_their_clusters():
    misc = ["Entity=(1-person-new(2-place-giv)", "_", "X=y|Entity=(1-person-ana)2)", "Entity=1)(3-event)"]
    found = sorted(coref_data.entities(misc))
    assert found == [(1, 0, 3), (1, 2, 2), (2, 0, 0), (3, 3, 3)]


def test_a_mention_in_another_of_its_own_cluster_closes_first():
    assert sorted(coref_data.entities(["Entity=(5-a(5-a", "Entity=5)", "Entity=5)"])) == [(5, 0, 1), (5, 0, 2)]


def test_documents_are_kept_apart(tmp_path):
    (tmp_path / "gum").mkdir()
    packed = gzip.compress(f"# newdoc id = one\n{CONLLU}{CONLLU}# newdoc id = two\n{CONLLU}".encode())
    (tmp_path / "gum/dev.conllu.gz").write_bytes(packed)
    one, two = coref_data.texts(tmp_path, "dev")
    assert (one.name, two.name) == ("one", "two")
    assert len(one.sentences) == 2
    assert one.clusters == {(s, *span): c for s in (0, 1) for c, *span in ((1, 0, 3), (2, 3, 3), (3, 5, 5))}


def test_scores_are_those_of_the_reference_implementation():
    """The example of Pradhan et al. 2014, figure 1."""
    gold, mine = [frozenset("abc"), frozenset("defg")], [frozenset("ab"), frozenset("cd"), frozenset("fghi")]
    found = coref_scores.conll([(gold, mine)])
    assert {name: round(value) for name, value in found.items()} == {"MUC": 40, "B3": 45, "CEAF-e": 52, "CoNLL": 46}
    assert coref_scores.conll([(gold, gold)])["CoNLL"] == pytest.approx(100)
    assert coref_scores.conll([(gold, [])])["CoNLL"] == 0


def test_chains_follow_their_links():
    assert coref_scores.clusters("abcde", [-1, 0, -1, 1, -1]) == [frozenset("abd")]


def test_the_assignment_is_the_best_one():
    rng = np.random.default_rng(0)
    for _ in range(50):
        gain = rng.random((rng.integers(1, 5), rng.integers(1, 6)))
        long = gain if gain.shape[0] <= gain.shape[1] else gain.T
        best = max(sum(long[range(len(long)), list(p)]) for p in permutations(range(long.shape[1]), len(long)))
        assert sum(gain[i, j] for i, j in coref_scores.assignment(gain)) == pytest.approx(best)


def invented(count=12):
    from sayso.analyse._coref import MARKS, STATES
    from sayso.analyse._coref_mentions import COLUMN, WIDE

    rng = np.random.default_rng(1)
    table = np.zeros((count, WIDE), np.int64)
    table[:, COLUMN["sentence"]] = np.arange(count) // 3
    table[:, COLUMN["lemma"]] = rng.integers(1, 4, count)
    inputs = rng.normal(0, 1, (count, STATES + MARKS)).astype(np.float32)
    spans = tuple((k // 3, k % 3, k % 3) for k in range(count))
    return coref_data.Mentions(spans, table, inputs, table[:, COLUMN["lemma"]].copy())


def test_run_time_and_training_give_the_same_scores():
    pytest.importorskip("torch")
    from sayso.analyse._coref import Scorer, candidates, pairs
    from training import coref

    found = invented()
    each, model = coref.example(found), coref.Scorer(coref.Settings(hidden=8, product=4)).eval()
    run_time = Scorer({name: array.astype(np.float32) for name, array in model.arrays().items()}, "x")
    places, before = np.arange(12), candidates(found.table)
    mine = run_time.score(run_time.sides(found.inputs), pairs(found.table, places, before), places, before)
    theirs = model(each).detach().numpy()
    assert np.isinf(mine).tolist() == np.isinf(theirs).tolist()
    assert np.allclose(np.nan_to_num(mine, neginf=0), np.nan_to_num(theirs, neginf=0), atol=0.02)


def test_what_is_trained_learns():
    pytest.importorskip("torch")
    from training import coref

    each = coref.example(invented())
    assert each.right.any(1).all()
    model = coref.train([each], [each], coref.Settings(hidden=16, product=8, epochs=100, rate=0.01, dropout=0.0))
    assert coref.measure(model, [each])["accuracy"] > 90
