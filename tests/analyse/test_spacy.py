"""spaCy behind the same shape, without spaCy: a small double speaks its part of the interface."""

import sys
from types import ModuleType, SimpleNamespace

import pytest

from sayso.analyse.spacy import Spacy, make
from sayso.errors import LanguageError
from sayso.model.document import Document, Segment
from sayso.settings import Settings


class Pipeline:
    """Words at spaces, the last word of a sentence its root, the first a person, all others passive subjects."""

    def __init__(self) -> None:
        self.meta = {"lang": "en", "name": "double", "version": "1.2"}

    def __call__(self, text: str) -> SimpleNamespace:
        words, place = [], 0
        for part in text.split(" "):
            words.append(SimpleNamespace(
                i=len(words), idx=place, text=part, lemma_=part.lower(), pos_="NOUN",
                morph="Number=Sing", dep_="nsubjpass", is_space=not part.strip(), head=None,
            ))  # fmt: skip
            place += len(part) + 1
        for word in words:
            word.head = words[-1]
        words[-1].dep_ = "ROOT"
        entity = SimpleNamespace(start_char=0, end_char=len(words[0].text), label_="GPE")
        return SimpleNamespace(sents=[words], ents=[entity])


def test_a_document_is_read_segment_by_segment() -> None:
    text = "Mali talks\nTogo agrees"
    segments = (Segment("title", 0, 10), Segment("paragraph", 11, 22))
    analysis = Spacy(Pipeline())(Document("d", "d", text, segments=segments))
    assert [[t.text for t in s.tokens] for s in analysis.sentences] == [["Mali", "talks"], ["Togo", "agrees"]]
    assert all(text[t.start : t.end] == t.text for s in analysis.sentences for t in s.tokens)
    assert [t.relation for t in analysis.sentences[1].tokens] == ["nsubj:pass", "root"]
    assert [t.head for t in analysis.sentences[1].tokens] == [1, -1]
    assert [(text[m.start : m.end], m.kind) for m in analysis.mentions] == [("Mali", "location"), ("Togo", "location")]
    assert analysis.version == "en_double-1.2"


def test_without_spacy_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(LanguageError, match=r"pip install sayso\[spacy\]"):
        make(Settings())


def test_the_best_installed_pipeline_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    double = ModuleType("spacy")
    double.util = SimpleNamespace(is_package=lambda name: name == "en_core_web_md")
    double.load = lambda name: name
    monkeypatch.setitem(sys.modules, "spacy", double)
    assert make(Settings()).pipeline == "en_core_web_md"
    double.util = SimpleNamespace(is_package=lambda name: False)
    with pytest.raises(LanguageError, match="spacy download"):
        make(Settings())
