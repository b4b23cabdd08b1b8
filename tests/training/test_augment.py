import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training import augment
from training.sentence import Sentence, leaves

from .samples import QUOTED

ALL = [change for change, _ in (*augment.SHARES, *augment.CASINGS)]


@pytest.mark.parametrize("change", ALL, ids=lambda change: change.__name__)
@given(seed=st.integers(0, 10_000))
def test_every_noise_keeps_the_layers_aligned(change, seed):
    noisy = change(QUOTED, random.Random(seed))
    size = len(noisy.words)
    assert len(noisy.syntax.heads) == len(noisy.syntax.rels) == len(noisy.syntax.upos) == size
    assert noisy.syntax.heads.count(-1) == 1
    assert all(-1 <= head < size and head != i for i, head in enumerate(noisy.syntax.heads))
    predicates = [noisy.words[frame.index].lower() for frame in noisy.frames]
    assert [word.rstrip('.,;:")') for word in predicates] == ["said", "leave"]
    spans = [*noisy.spans["ner"], *(arg for frame in noisy.frames for arg in frame.args)]
    assert all(0 <= start < end <= size for _, start, end in spans)


@pytest.mark.parametrize("change", ALL, ids=lambda change: change.__name__)
def test_sentences_without_a_tree_pass(change):
    bare = Sentence(("Rovia", "waits", "."), spans={"politics": (("country", 0, 1),)})
    assert len(change(bare, random.Random(0)).words) == 3


def test_curly_quotes_open_and_close():
    words = augment.curly(QUOTED, random.Random(0)).words
    assert (words[3], words[6], words[11]) == ("“", "n’t", "”")


def test_a_dateline_is_a_place_and_hangs_on_the_root():
    found = augment.dateline(QUOTED, random.Random(3))
    added = len(found.words) - len(QUOTED.words)
    assert added >= 2
    assert found.spans["ner"][0] == ("LOC", 0, 1)
    assert found.syntax.heads[0] == added + 1
    assert found.words[added:] == QUOTED.words


def test_glueing_takes_the_mark_into_the_word_before():
    found = augment.glued(QUOTED, random.Random(0))
    assert len(found.words) == 11
    assert "".join(found.words) == "".join(QUOTED.words)


def test_brackets_stand_around_a_leaf():
    found = augment.bracketed(QUOTED, random.Random(1))
    at = found.words.index("[")
    assert found.words[at + 2] == "]"
    assert found.syntax.heads[at] == found.syntax.heads[at + 2] == at + 1


def test_the_final_stop_goes_only_as_the_last_word():
    assert augment.unstopped(QUOTED, random.Random(0)) is QUOTED


def test_about_half_of_all_sentences_stay_as_they_are():
    rng = random.Random(0)
    same = sum(augment.noisy(QUOTED, rng).words == QUOTED.words for _ in range(2000))
    assert 0.35 < same / 2000 < 0.65


def test_all_quotes_can_be_lost_but_they_are_leaves():
    for seed in range(20):
        found = augment.unquoted(QUOTED, random.Random(seed))
        assert found.words.count('"') in (0, 1)
    assert {3, 11} <= leaves(QUOTED)
