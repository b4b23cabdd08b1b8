"""Any spaCy pipeline of the user's, behind the same shape. Needs "pip install sayso[spacy]" and a pipeline.

    Spacy(spacy.load("en_core_web_trf"))(document)

spaCy's English pipelines draw CLEAR-style trees; `_clear.py` and languages/en/spacy.yml turn them into Universal
Dependencies. A pipeline trained on UD is handed on as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from sayso.analyse._clear import to_universal
from sayso.errors import LanguageError
from sayso.languages.load import load
from sayso.model.analysis import ROOT, Analysis, Mention, Sentence, Token
from sayso.model.document import Document
from sayso.settings import Settings

ENTRY = True


@dataclass(frozen=True, slots=True)
class Spacy:
    """Document -> Analysis by a loaded pipeline, which must set sentences, heads, dep_, pos_, lemma_ and morph."""

    pipeline: Any

    @property
    def version(self) -> str:
        """The pipeline's name and version."""
        meta: Mapping[str, Any] = self.pipeline.meta
        return f"{meta.get('lang', '')}_{meta.get('name', 'unnamed')}-{meta.get('version', '0')}"

    def __call__(self, document: Document) -> Analysis:
        """Read a document, segment by segment, so that no sentence crosses the edge of one."""
        sentences: list[Sentence] = []
        mentions: list[Mention] = []
        for start, end in _blocks(document):
            found = self.pipeline(document.text[start:end])
            sentences += (s for s in (_sentence(span, start) for span in found.sents) if s.tokens)
            mentions += _mentions(found.ents, start)
        return Analysis(document, tuple(sentences), tuple(mentions), version=self.version)


def make(settings: Settings) -> Spacy:
    """Load the first pipeline of the language that is installed; LanguageError where spaCy or a pipeline is missing."""
    try:
        import spacy
    except ImportError as error:
        remedy = "pip install sayso[spacy]"
        raise LanguageError("spaCy is not installed", place="analyse/spacy", remedy=remedy) from error
    installed = [name for name in load("en", "spacy")["pipelines"] if spacy.util.is_package(name)]
    if not installed:
        remedy = "python -m spacy download en_core_web_sm"
        raise LanguageError("no English pipeline of spaCy is installed", place="analyse/spacy", remedy=remedy)
    return Spacy(spacy.load(installed[0]))


def _blocks(document: Document) -> Iterator[tuple[int, int]]:
    edges = {0, len(document.text), *(e for s in document.segments for e in (s.start, s.end))}
    for start, end in pairwise(sorted(edges)):
        if document.text[start:end].strip():
            yield start, end


def _sentence(span: Any, offset: int) -> Sentence:
    words = [word for word in span if not word.is_space]
    place = {word.i: index for index, word in enumerate(words)}
    tokens = _named(to_universal([_token(word, place, offset) for word in words]))
    return Sentence(tokens[0].start, tokens[-1].end, tokens) if tokens else Sentence(0, 0, ())


def _token(word: Any, place: Mapping[int, int], offset: int) -> Token:
    start = offset + word.idx
    head = place.get(word.head.i, ROOT) if word.head.i != word.i else ROOT
    return Token(start, start + len(word.text), word.text, word.lemma_, word.pos_, str(word.morph), head, word.dep_)


def _named(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give relations their names in UD."""
    names = load("en", "spacy")["relations"]
    relations = ("root" if t.head == ROOT else names.get(t.relation, t.relation.lower()) for t in tokens)
    return tuple(replace(token, relation=relation) for token, relation in zip(tokens, relations, strict=True))


def _mentions(entities: Any, offset: int) -> Iterator[Mention]:
    kinds = load("en", "spacy")["kinds"]
    for entity in entities:
        kind = kinds.get(entity.label_, entity.label_.lower())
        yield Mention(offset + entity.start_char, offset + entity.end_char, kind)
