import random

from hypothesis import given
from hypothesis import strategies as st

from training.sentence import Added, bio, from_bio, leaves, rebuild

from .samples import QUOTED


def test_a_dropped_leaf_moves_every_layer():
    short = rebuild(QUOTED, [i for i in range(12) if i not in (3, 11)])
    assert short.words[3:5] == ("We", "did")
    assert short.syntax.heads == (1, -1, 1, 6, 6, 6, 1, 6, 7, 1)
    assert short.spans["ner"] == (("LOC", 0, 1), ("LOC", 7, 9))
    assert short.frames[0].args[1] == ("ARG1", 3, 10)
    assert short.facts == ((1, 3.0), (6, -2.5))


def test_a_word_added_inside_a_span_joins_it_and_outside_does_not():
    mark = Added("[", "PUNCT", "punct", offset=1)
    inside = rebuild(QUOTED, [*range(9), mark, *range(9, 12)])
    assert inside.spans["ner"][1] == ("LOC", 8, 11)
    assert inside.syntax.heads[9] == 10
    before = rebuild(QUOTED, [*range(8), mark, *range(8, 12)])
    assert before.spans["ner"][1] == ("LOC", 9, 11)


def test_leaves_are_neither_heads_nor_the_root():
    assert leaves(QUOTED) == {0, 2, 3, 4, 5, 6, 9, 10, 11}


@given(st.sets(st.sampled_from(sorted(leaves(QUOTED)))))
def test_any_leaves_can_go_and_a_tree_remains(lost):
    rest = rebuild(QUOTED, [i for i in range(12) if i not in lost])
    assert rest.syntax.heads.count(-1) == 1
    for i, head in enumerate(rest.syntax.heads):
        assert head == -1 or rest.words[head] == QUOTED.words[QUOTED.syntax.heads[_old(i, lost)]]


def _old(new, lost):
    return [i for i in range(12) if i not in lost][new]


@given(st.lists(st.integers(0, 3), min_size=1, max_size=12), st.integers())
def test_bio_and_back(widths, seed):
    rng, spans, at = random.Random(seed), [], 0
    for width in widths:
        if width:
            spans.append((rng.choice("AB"), at, at + width))
        at += max(1, width)
    assert list(from_bio(bio(spans, at))) == spans


def test_a_continuation_of_nothing_begins_a_span():
    assert list(from_bio(["I-A", "I-A", "I-B", "O", "B-B", "B-B"])) == [
        ("A", 0, 2), ("B", 2, 3), ("B", 4, 5), ("B", 5, 6),
    ]  # fmt: skip


def test_overlapping_spans_keep_the_first():
    assert bio([("A", 0, 2), ("B", 1, 3)], 3) == ["B-A", "I-A", "O"]
