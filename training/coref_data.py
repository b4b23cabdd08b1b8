"""GUM's coreference: documents with their mentions and clusters, and the inputs of the scorer for each mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sayso.analyse._coref import Floats, Ints, Read, inputs, marks
from sayso.analyse._coref_mentions import WIDE, Phrase, phrases, row
from sayso.analyse._network import Network
from sayso.analyse._reading import reading
from sayso.model.analysis import Sentence
from training.data import _ENTITY, open_corpus

Span = tuple[int, int, int]
"""A sentence of the document, and its first and last word, ends included."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document with gold words and gold mentions, each with the number of its cluster."""

    name: str
    sentences: tuple[tuple[str, ...], ...]
    clusters: Mapping[Span, int]


@dataclass(frozen=True, slots=True)
class Mentions:
    """Mentions of one text, gold or found: rows of the table, inputs of the scorer, spans, and clusters.

    clusters  gold cluster by head word, or -1 where gold has no mention with that head
    """

    spans: tuple[Span, ...]
    table: Ints
    inputs: Floats
    clusters: Ints


def texts(shared: Path, split: str) -> list[Text]:
    """GUM's documents of a split; MissingData where the file is not there."""
    found: list[Text] = []
    name, words, clusters = "", [], {}
    for newdoc, rows in _blocks(open_corpus(shared, f"gum/{split}.conllu")):
        if newdoc and words:
            found.append(Text(name, tuple(words), clusters))
            words, clusters = [], {}
        name = newdoc or name
        for cluster, first, last in entities([r[9] for r in rows]):
            clusters.setdefault((len(words), first, last), cluster)
        words.append(tuple(r[1] for r in rows))
    return [*found, Text(name, tuple(words), clusters)] if words else found


def _blocks(lines: Iterator[str]) -> Iterator[tuple[str, list[list[str]]]]:
    """Each sentence's rows, with the name of the document that it opens or ""."""
    newdoc, rows = "", []
    for line in [*lines, "\n"]:
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            newdoc = line.partition("=")[2].strip()
        elif line.split("\t")[0].isdigit():
            rows.append(line.split("\t"))
        elif not line and rows:
            yield newdoc, rows
            newdoc, rows = "", []


def entities(misc: Sequence[str]) -> Iterator[Span]:
    """``(cluster, first, last)`` of the mentions of one sentence, from the last column of its words."""
    opened: dict[int, list[int]] = defaultdict(list)
    for i, value in enumerate(misc):
        entity = next((v[7:] for v in value.split("|") if v.startswith("Entity=")), "")
        for match in _ENTITY.finditer(entity):
            opens, _, closed, closes = match.groups()
            if opens and closed:
                yield int(opens), i, i
            elif opens:
                opened[int(opens)].append(i)
            elif opened[int(closes)]:
                yield int(closes), opened[int(closes)].pop(), i


def read(text: Text, network: Network) -> list[Read]:
    """The program's own reading of a text's gold words, and its states of them."""
    whole = "\n".join(" ".join(words) for words in text.sentences)
    found, start = [], 0
    for words, arrays in zip(text.sentences, network.read(text.sentences), strict=True):
        places = []
        for word in words:
            places.append((start, start + len(word)))
            start += len(word) + 1
        found.append((reading(whole, places, arrays, network.labels), arrays["states"]))
    return found


def gold_phrases(text: Text, number: int, sentence: Sentence) -> list[Phrase]:
    """The gold mentions of a sentence as phrases; the head is by the program's tree."""
    found = []
    for where, first, last in text.clusters:
        if where == number:
            inside = range(first, last + 1)
            head = next(i for i in inside if sentence.tokens[i].head not in inside)
            group = any(k <= last and sentence.tokens[k].rel == "conj" for k in sentence.kids[head])
            found.append(Phrase(head, first, last, group))
    return sorted(found, key=lambda p: (p.first, -p.last))


def mentions(text: Text, readings: Sequence[Read], *, gold: bool) -> Mentions:
    """The mentions of a text, gold ones or those that the program finds, ready to be scored."""
    spans, rows, states, clusters = [], [], [], []
    for number, (each, words) in enumerate(readings):
        annotated = gold_phrases(text, number, each.sentence)
        by_head = {(p.head, p.group): text.clusters[number, p.first, p.last] for p in annotated}
        chosen = annotated if gold else phrases(each.sentence)
        states.append(inputs(each.sentence, words, chosen))
        for phrase in chosen:
            span = (number, phrase.first, phrase.last)
            spans.append(span)
            rows.append(row(each.sentence, number, phrase, each.mentions))
            clusters.append(text.clusters.get(span, by_head.get((phrase.head, phrase.group), -1)))
    table = np.array(rows, np.int64).reshape(-1, WIDE)
    scored = np.concatenate([np.concatenate(states), marks(table)], 1)
    return Mentions(tuple(spans), table, scored, np.array(clusters, np.int64))
