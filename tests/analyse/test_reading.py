"""From numbers to values: every output is used when there, and none is needed but arc, rel and upos."""

import numpy as np
import pytest

from sayso.analyse._reading import reading, runs

TEXT = "Togo attacked Mali."
WORDS = [(0, 4), (5, 13), (14, 18), (18, 19)]
LABELS = {
    "upos": ("PROPN", "VERB", "PUNCT"), "rel": ("nsubj", "obj", "punct", "root"), "feats": ("_", "Tense=Past"),
    "ner": ("O", "B-LOC", "I-LOC"), "politics": ("O", "B-country", "I-country"),
    "roles": ("O", "B-ARG0", "I-ARG0", "B-ARG1", "I-ARG1"),
}  # fmt: skip
ARC = np.log(np.full((4, 5), 0.01))
for word, head in enumerate((2, 0, 2, 2)):
    ARC[word, head] = 0.0
REL = np.tile(np.array([[0], [3], [1], [2]], np.int32), (1, 5))
LEAST = {"arc": ARC, "rel": REL, "upos": np.array([0, 1, 0, 2])}


def test_the_least_that_a_model_gives() -> None:
    found = reading(TEXT, WORDS, LEAST, LABELS)
    assert [(t.text, t.lemma, t.upos, t.head, t.relation) for t in found.sentence.tokens] == [
        ("Togo", "Togo", "PROPN", 1, "nsubj"), ("attacked", "attack", "VERB", -1, "root"),
        ("Mali", "Mali", "PROPN", 1, "obj"), (".", ".", "PUNCT", 1, "punct"),
    ]  # fmt: skip
    assert found.sentence.tokens[1].feat("Tense") == "Past"  # by rule
    assert (found.mentions, found.frames, found.acts) == ((), (), None)


def test_all_that_a_model_gives() -> None:
    more = {
        "feats": np.array([0, 1, 0, 0]), "ner": np.array([1, 0, 1, 0]), "politics": np.array([1, 0, 0, 0]),
        "predicate": np.array([0.1, 0.9, 0.2, 0.0]), "likely": np.array([1, 2]),
        "roles": np.array([[1, 0, 3, 0], [0, 0, 0, 0]]),
        "factuality": np.array([0.0, 2.5, 0.0, 0.0]), "event": np.tile([0.9, 0.1], (4, 1)),
        "status": np.ones((4, 1)), "certainty": np.ones((4, 1)), "sides": np.full((2, 4, 3), 0.5),
    }  # fmt: skip
    names = {"event": ("none", "AID"), "status": ("occurred",), "certainty": ("CT+",)}
    found = reading(TEXT, WORDS, LEAST | more, LABELS | names)
    assert found.sentence.tokens[1].factuality == 2.5
    assert [t.feats for t in found.sentence.tokens] == ["", "Tense=Past", "", ""]
    assert [(TEXT[m.start : m.end], m.kind) for m in found.mentions] == [("Togo", "location"), ("Mali", "location")]
    (frame,) = found.frames
    assert frame.predicate == 1
    assert [(a.role, a.first, a.last) for a in frame.arguments] == [("ARG0", 0, 0), ("ARG1", 2, 2)]
    assert found.acts is not None
    assert found.acts.share(1, "AID") == pytest.approx(0.1, abs=1e-3)
    assert found.acts.heads(2, 0, 0.4) == [0, 1, 2, 3]


def test_a_name_inside_another_of_its_kind_is_dropped() -> None:
    layers = {"ner": np.array([1, 2, 2, 0]), "politics": np.array([0, 1, 0, 0])}
    found = reading(TEXT, WORDS, LEAST | layers, LABELS).mentions
    assert [(TEXT[m.start : m.end], m.kind) for m in found] == [("Togo attacked Mali", "location")]


def test_a_word_below_another_is_no_root() -> None:
    rel = REL.copy()
    rel[0] = 3
    assert reading(TEXT, WORDS, {**LEAST, "rel": rel}, LABELS).sentence.tokens[0].relation == "dep"


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("O B-A I-A O", [("A", 1, 2)]),
        ("B-A B-A", [("A", 0, 0), ("A", 1, 1)]),
        ("I-A I-B", [("A", 0, 0), ("B", 1, 1)]),
        ("B-A I-A-x I-A", [("A", 0, 0), ("A-x", 1, 1), ("A", 2, 2)]),
        ("O O", []),
    ],
)
def test_runs(tags: str, expected: list[tuple[str, int, int]]) -> None:
    assert list(runs(tags.split())) == expected
