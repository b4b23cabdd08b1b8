"""Mentions, candidates and links; the weights are random here, for what must hold with any."""

from importlib.resources import files

import numpy as np
import pytest

from sayso.analyse._coref import FAR, LOOK, MARKS, PAIRS, REACH, STATES, Scorer, Trail, candidates, pairs, scorer
from sayso.analyse._coref_mentions import COLUMN, DEFINITE, NAME, PERSONAL, POSSESSIVE, WIDE, phrases, row
from sayso.analyse._network import network
from sayso.analyse._reading import Reading
from sayso.analyse.english import English, make
from sayso.errors import LanguageError
from sayso.model.analysis import Link, Mention, Sentence, Token
from sayso.model.document import Document
from sayso.settings import Settings

FOLDER = files("sayso") / "data/models/en"
WORDS = [
    ("The", "DET", 1, "det"), ("army", "NOUN", 5, "nsubj"), ("of", "ADP", 3, "case"), ("Mali", "PROPN", 1, "nmod"),
    ("has", "AUX", 5, "aux"), ("left", "VERB", -1, "root"), ("its", "PRON", 7, "nmod:poss"),
    ("bases", "NOUN", 5, "obj"), ("and", "CCONJ", 9, "cc"), ("forts", "NOUN", 7, "conj"), (",", "PUNCT", 5, "punct"),
    ("which", "PRON", 5, "dep"), (".", "PUNCT", 5, "punct"),
]  # fmt: skip


def sentence(start: int = 0) -> Sentence:
    tokens = []
    for text, upos, head, relation in WORDS:
        feats = "PronType=Rel" if text == "which" else "Number=Plur" if text.endswith("s") else "Number=Sing"
        tokens.append(Token(start, start + len(text), text, text.lower(), upos, feats, head, relation))
        start += len(text) + 1
    return Sentence(tokens[0].start, tokens[-1].end, tuple(tokens))


def said(found: Sentence) -> list[str]:
    return [" ".join(t.text for t in found.tokens[p.first : p.last + 1]) for p in phrases(found)]


def test_phrases_are_nominal_and_in_order() -> None:
    assert said(sentence()) == ["The army of Mali", "Mali", "its bases and forts", "its bases", "its", "forts"]


def test_rows_say_what_a_mention_is_like() -> None:
    found = sentence()
    rows = [row(found, 4, p, (Mention(12, 16, "location"),)) for p in phrases(found)]
    values = {name: [r[at] for r in rows] for name, at in COLUMN.items()}
    assert all(len(r) == WIDE for r in rows)
    assert values["kind"][:2] == [DEFINITE, NAME]
    assert values["kind"][4] == POSSESSIVE != PERSONAL
    assert values["number"] == [1, 1, 2, 2, 1, 2]
    assert values["gender"][4] == 3
    assert values["entity"] == [0, 3, 0, 0, 0, 0]
    assert values["group"] == [0, 0, 1, 0, 0, 0]
    assert set(values["sentence"]) == {4}


def table(lemmas: list[int]) -> np.ndarray:
    found = np.zeros((len(lemmas), WIDE), np.int64)
    found[:, COLUMN["lemma"]] = lemmas
    found[:, COLUMN["sentence"]] = np.arange(len(lemmas))
    return found


def test_candidates_are_the_nearest_and_further_ones_of_the_same_head() -> None:
    found = candidates(table([7, *range(100, 100 + LOOK + 1), 7]))
    assert found.shape == (LOOK + 3, LOOK + FAR)
    assert found[0].tolist() == [-1] * (LOOK + FAR)
    assert found[-1].tolist() == [*range(LOOK + 1, 1, -1), 0, -1, -1]


def test_nothing_beyond_reach_is_a_candidate() -> None:
    found = candidates(table([7, *range(100, 100 + REACH), 7]))
    assert found[-1].min() == -1
    assert (found[-1] == -1).sum() == FAR


def test_candidates_do_not_depend_on_where_one_begins() -> None:
    rows = table([k % 5 + 1 for k in range(90)])
    assert (candidates(rows, 50) == candidates(rows)[50:]).all()


def test_pair_features_are_zeros_and_ones() -> None:
    rows = table([1, 2, 1])
    found = pairs(rows, np.arange(3), candidates(rows))
    assert found.shape == (3, LOOK + FAR, PAIRS)
    assert set(np.unique(found)) <= {0.0, 1.0}


def invented(seed: int = 0, hidden: int = 8, product: int = 4) -> Scorer:
    rng = np.random.default_rng(seed)
    shapes: dict[str, tuple[int, ...]] = {"alike": (product, hidden), "pair": (PAIRS, hidden)}
    for name, width in (("mine", hidden), ("theirs", hidden), ("alone", hidden), ("up", product), ("down", product)):
        shapes |= {name: (STATES + MARKS, width), f"{name}_bias": (width,)}
    for name in ("out", "nobody"):
        shapes |= {name: (hidden,), f"{name}_bias": (1,)}
    return Scorer({n: rng.normal(0, 0.3, s).astype(np.float32) for n, s in shapes.items()}, "invented")


def read(count: int) -> list[tuple[Reading, np.ndarray]]:
    rng, found = np.random.default_rng(3), []
    for number in range(count):
        one = sentence(number * 100)
        found.append((Reading(one, (), (), None), rng.normal(0, 1, (len(one.tokens), 384)).astype(np.float32)))
    return found


def test_groups_of_sentences_do_not_matter() -> None:
    whole, parts = Trail(invented()), Trail(invented())
    sentences = read(130)  # more mentions than are kept
    links = whole.take(sentences)
    again = [link for begin in range(0, 130, 13) for link in parts.take(sentences[begin : begin + 13])]
    assert [(k.start, k.antecedent_start) for k in links] == [(k.start, k.antecedent_start) for k in again]
    assert [k.chance for k in links] == pytest.approx([k.chance for k in again], abs=0.002)
    assert links


def test_links_go_back_and_have_a_chance() -> None:
    for link in Trail(invented(1)).take(read(20)):
        assert (link.antecedent_start, -link.antecedent_end) < (link.start, -link.end)
        assert 0 < link.chance <= 1


def test_nothing_is_taken_up_in_an_empty_text() -> None:
    assert Trail(invented()).take([]) == []


def test_without_weights_there_are_no_links() -> None:
    english = English(network("en", 1))
    assert english(Document("d", "d.txt", "Togo waited. It left.")).links == ()
    assert scorer("xx", "any") is None


def test_weights_of_another_model_are_not_used() -> None:
    assert scorer("en", "of no model") is None


def test_broken_weights_are_named(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "data/models/qq"
    folder.mkdir(parents=True)
    (folder / "coref.npz").write_bytes(b"no archive")
    monkeypatch.setattr("sayso.analyse._coref.files", lambda _: tmp_path)
    with pytest.raises(LanguageError, match=r"coref\.npz is broken"):
        scorer("qq", "any")


@pytest.mark.skipif(not (FOLDER / "coref.npz").is_file(), reason="data/models/en/coref.npz is not here: train it")
def test_a_pronoun_finds_its_name() -> None:
    text = "Nana Okoro became president of Ghana in May. She said on Monday that the government would resign."
    english = make(Settings())
    assert english.scorer is not None, "coref.npz belongs to another model.onnx: run python -m training.coref"
    links = english(Document("d", "d.txt", text)).links
    she = next(k for k in links if text[k.start : k.end] == "She")
    assert isinstance(she, Link)
    assert "Okoro" in text[she.antecedent_start : she.antecedent_end]
