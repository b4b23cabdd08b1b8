"""Every span of every statement slices to its words: on the samples and on the passages that benchmarks score."""

from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pytest

import sayso
from sayso import pipeline
from sayso.model.document import Document, Excerpt
from sayso.model.place import Place
from sayso.model.statement import When
from sayso.read.intake import documents

pytestmark = pytest.mark.slow
SAMPLES = sorted(p for p in (Path(sayso.__file__).parent / "data" / "samples").iterdir() if p.suffix != ".md")
PASSAGES = sorted((Path(__file__).parents[2] / "gold" / "passages" / "texts").glob("*.txt"))
COLUMNS = {"text": "body", "title": "headline", "date": "published", "outlet": "paper", "author": "writer"}


@cache
def coder():
    return pipeline.load()


def evidence(value):
    """Yield (start, end, words) of everything below a value that points into the text."""
    if isinstance(value, Excerpt | Place):
        yield value.start, value.end, value.text
    elif is_dataclass(value):
        for field in fields(value):
            yield from evidence(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from evidence(item)


def wrong(document, statements):
    """Return whatever does not slice to its words, lies outside its sentence, or is there twice."""
    text, found = document.text, []
    for statement in statements:
        found += [(s, e, w) for s, e, w in evidence(statement) if not 0 <= s < e <= len(text) or text[s:e] != w]
        inside = statement.sentence.span
        own = (statement.trigger, *(r.words for r in (*statement.actors, *statement.recipients)))
        found += [(w.start, w.end, w.text) for w in own if not inside.covers(w.span)]
        if isinstance(statement.when, When) and statement.when.text and statement.when.text not in text:
            found.append((0, 0, statement.when.text))
    ids = [s.id for s in statements]
    return found + [(0, 0, i) for i in set(ids) if ids.count(i) > 1]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_samples(path):
    read = list(documents([path], columns=COLUMNS))
    assert read
    for document in read:
        if isinstance(document, Document):
            assert wrong(document, coder()(document)) == []


@pytest.mark.parametrize("path", PASSAGES, ids=lambda p: p.name)
def test_passages(path):
    document = pipeline.text(path.read_text(encoding="utf-8"), date="2024-05-01")
    assert wrong(document, coder()(document)) == []


def test_a_false_span_is_seen():
    from dataclasses import replace

    document = pipeline.text("Ghana closed its border with Togo.")
    statements = coder()(document)
    assert statements and wrong(document, statements) == []
    moved = replace(statements[0], trigger=replace(statements[0].trigger, start=0))
    assert wrong(document, [moved]) != []
