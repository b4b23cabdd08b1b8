"""Network and patterns are weighed: each can find a statement, each can be overruled."""

from dataclasses import replace

import numpy as np
import pytest

from sayso import steps
from sayso.extract.patterns import make
from sayso.extract.trained import Trained
from sayso.languages.weights import Weights
from sayso.model.acts import Acts
from sayso.model.analysis import Analysis
from sayso.model.document import Span
from sayso.pipeline import load
from sayso.settings import Settings
from tests.coding import document

TEXT = "Chad raided Togo."
EVENTS = ("none", "AID", "ASSAULT")
PARTS = {
    "act": {"one": -1.0, "network": 1.0, "pattern": 1.0},
    "actor": {"network": 1.0, "by pattern": 0.5},
    "recipient": {"network": 1.0, "by pattern": 0.5},
}
WEIGHTS = Weights(PARTS, dict.fromkeys(PARTS, 0.5), {"event": 1.0, "status": 1.0, "certainty": 1.0}, "test")


def _analysis(text: str, word: str, event: str, chance: float) -> Analysis:
    """The shipped analysis of a sentence, with what a network might say of one word and of its neighbours."""
    read = steps.load("analyse", "english").make(Settings())(document(text))
    tokens = read.sentences[0].tokens
    at = next(i for i, t in enumerate(tokens) if t.text == word)
    chances = np.zeros((len(tokens), len(EVENTS)))
    chances[:, 0] = 1.0
    chances[at] = 0.0
    chances[at, 0], chances[at, EVENTS.index(event)] = 1 - chance, chance
    sides = np.zeros((1, len(tokens), 3))
    sides[0, at - 1, 0] = sides[0, at + 1, 1] = 0.9
    return replace(read, acts=(_acts(chances, sides, [at]),))


def _acts(event: np.ndarray, sides: np.ndarray, likely: list[int]) -> Acts:
    nothing = np.zeros((len(event), 0))
    return Acts({"event": EVENTS, "status": (), "certainty": ()}, event, nothing, nothing, sides, likely)


@pytest.fixture(scope="module")
def extractor() -> Trained:
    return Trained(make(Settings()), WEIGHTS)


def test_without_acts_the_patterns_decide(extractor: Trained) -> None:
    bare = replace(_analysis(TEXT, "raided", "AID", 0.9), acts=None)
    assert extractor(bare) == extractor.patterns(bare)
    assert extractor(bare)[0].event == "ASSAULT"


def test_the_network_finds_a_word_that_no_pattern_knows(extractor: Trained) -> None:
    (found,) = extractor(_analysis("Chad outfoxed Togo.", "outfoxed", "ASSAULT", 0.95))
    assert (found.event, found.trigger.text) == ("ASSAULT", "outfoxed")
    assert [r.words.text for r in found.actors] == ["Chad"]
    assert [r.words.text for r in found.recipients] == ["Togo"]
    assert any("network" in line for line in found.explain)


def test_the_network_can_overrule_a_pattern(extractor: Trained) -> None:
    assert extractor(_analysis(TEXT, "raided", "ASSAULT", 0.01)) == []


def test_a_surer_type_of_the_network_replaces_that_of_the_pattern(extractor: Trained) -> None:
    (found,) = extractor(_analysis(TEXT, "raided", "AID", 0.99))
    assert found.event == "AID"


def test_a_pair_gets_the_likeliest_type_however_unsure(extractor: Trained) -> None:
    found = extractor.between(_analysis("Chad outfoxed Togo.", "outfoxed", "ASSAULT", 0.2), Span(0, 4), Span(14, 18))
    assert found is not None and found.event == "ASSAULT"
    assert [r.words.text for r in (*found.actors, *found.recipients)] == ["Chad", "Togo"]
    anybody = extractor.between(_analysis("Chad outfoxed Togo.", "outfoxed", "ASSAULT", 0.2), Span(0, 4), None)
    assert anybody is not None and [r.words.text for r in anybody.recipients] == ["Togo"]


def test_a_pair_without_acts_is_nothing(extractor: Trained) -> None:
    assert extractor.between(replace(_analysis(TEXT, "raided", "AID", 0.9), acts=None), Span(0, 4), None) is None


def test_odds_are_clipped_and_unasked_predicates_are_even() -> None:
    acts = _acts(np.array([[1.0, 0, 0]]), np.zeros((0, 1, 3)), [])
    assert acts.odds(0) == pytest.approx(-9.21, abs=0.01)
    assert acts.side_odds(0, 0, 1) == 0.0
    assert acts.heads(0, 0, 0.1) == []


def test_unknown_features_count_nothing() -> None:
    assert WEIGHTS.chance("act", {"one": 1.0, "new": 9.0}) == WEIGHTS.chance("act", {"one": 1.0})


@pytest.mark.parametrize(
    ("passage", "source", "target", "event"),
    [
        ("Gabon has refused to meet Togo's envoy, a spokesman said.", "Gabon", "Togo", "REJECT"),
        ("Kenyan warships shelled a Somali port on Friday.", "Kenyan", "Somali", "ASSAULT"),
        ("Ghana demanded that Benin release the crew.", "Ghana", "Benin", "REQUEST"),
    ],
)
def test_what_a_passage_says_of_a_pair(passage: str, source: str, target: str, event: str) -> None:
    """A speech act counts rather than its content, and a mention stands for the phrase that it is part of."""
    coder = load("en")
    places = [(passage.index(name), passage.index(name) + len(name)) for name in (source, target)]
    found = coder.relation(passage, *places)
    assert found is not None and found.event == event
