"""English from end to end, with the model that ships."""

from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.analyse.english import English, make
from sayso.model.analysis import ROOT, Analysis
from sayso.model.document import Document, Segment
from sayso.settings import Settings

from .test_sentences import ODD

pytestmark = pytest.mark.skipif(
    not (files("sayso") / "data/models/en/model.onnx").is_file(),
    reason="data/models/en/model.onnx is not here: train or install it",
)
TEXT = (
    "LOMÉ, May 3 (NPW) — Togo's army attacked two villages in Mali on Monday, officials said. “We can’t accept this,” "
    "the Malian minister told reporters. The talks between the two countries were postponed.\n\n"
    "Ghana will not send troops, but it has offered to mediate."
)


@pytest.fixture(scope="module")
def english() -> English:
    return make(Settings())


def read(english: English, text: str, *segments: Segment) -> Analysis:
    return english(Document("d", "d.txt", text, segments=segments))


def test_a_report_is_read(english: English) -> None:
    analysis = read(english, TEXT)
    first = analysis.sentences[1]
    attacked = next(i for i, t in enumerate(first.tokens) if t.text == "attacked")
    assert first.tokens[attacked].lemma == "attack"
    assert first.tokens[attacked].feat("Tense") == "Past"
    assert [first.tokens[i].text for i in first.children(attacked, "nsubj")] == ["army"]
    assert [first.tokens[i].lemma for i in first.children(attacked, "obj")] == ["village"]
    postponed = analysis.sentences[3]
    assert any(t.relation == "nsubj:pass" for t in postponed.tokens)
    assert len(analysis.sentences) == 5
    assert analysis.version == english.version


def hold(analysis: Analysis) -> None:
    """What must hold for every analysis."""
    text, last = analysis.document.text, 0
    for sentence in analysis.sentences:
        assert sentence.tokens
        assert last <= sentence.start == sentence.tokens[0].start
        assert sentence.end == sentence.tokens[-1].end
        assert sum(t.head == ROOT for t in sentence.tokens) == 1
        assert len(sentence.subtree(sentence.root)) == len(sentence.tokens)
        for token in sentence.tokens:
            assert last <= token.start < token.end
            assert text[token.start : token.end] == token.text
            assert token.lemma and token.upos and token.relation
            last = token.end
    assert all(0 <= m.start < m.end <= len(text) for m in analysis.mentions)
    assert all(0 <= f.sentence < len(analysis.sentences) for f in analysis.frames)


@settings(max_examples=40)
@given(ODD, st.integers(0, 30), st.integers(0, 30))
def test_any_text_is_read(text: str, start: int, end: int) -> None:
    hold(read(make(Settings()), text, Segment("title", min(start, end), max(start, end))))


def test_what_is_read_twice_is_the_same(english: English) -> None:
    assert read(english, TEXT).sentences == read(english, TEXT).sentences


def test_company_does_not_matter(english: English) -> None:
    """A sentence is read the same way wherever it stands, so that copies can be compared."""
    alone = read(english, TEXT).sentences
    crowd = read(english, f"{TEXT}\n\n{'It rained all day in Accra. ' * 80}").sentences
    assert crowd[: len(alone)] == alone
    assert len({s.tokens[1].head for s in crowd[len(alone) :]}) == 1


def test_threads_do_not_matter(english: English) -> None:
    assert make(Settings(threads=3))(Document("d", "d.txt", TEXT)).sentences == read(english, TEXT).sentences


def test_acts_go_with_sentences_and_long_documents_have_none(english: English, monkeypatch: pytest.MonkeyPatch) -> None:
    analysis = read(english, TEXT)
    assert analysis.acts is not None
    assert [len(a.event) for a in analysis.acts] == [len(s.tokens) for s in analysis.sentences]
    monkeypatch.setattr("sayso.analyse.english._ACTS", 10)
    assert read(english, TEXT).acts is None


def test_a_very_long_line_is_read(english: English) -> None:
    hold(read(english, "the envoy came and the guard left, and then nobody spoke and " * 300))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "\x00",
        "\u200b\ufeff",
        "\ud800",
        "\ud800\udc00 x",
        "🚀🚀",
        "a" * 5000,
        "e\u0301" * 300,
        "." * 3000,
        "مرحبا بالعالم. Hello.",
    ],
)
def test_odd_texts_are_read(english: English, text: str) -> None:
    hold(read(english, text))
