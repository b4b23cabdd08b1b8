"""Other names in the same sentences: a name gives way to one of its kind, so that heads learn places and not lists.

Unseen names are what a small corpus loses most on. The pool holds the names of the corpora themselves and those of the
project's own registry of actors.
"""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training.sentence import Sentence, Span

REGISTRY = Path(__file__).resolve().parent.parent / "src" / "sayso" / "actors"
# The layers' labels that name the same kind of thing; a registry's kind goes under the label on the left.
KINDS = {
    "PER": ("PER", "person", "politician"),
    "LOC": ("LOC", "location", "country"),
    "ORG": ("ORG", "organisation"),
    "party": ("politicalparty",),
}
OF_REGISTRY = {
    "person": "PER", "state": "LOC", "territory": "LOC", "igo": "ORG", "company": "ORG", "armed_group": "ORG",
    "party": "party",
}  # fmt: skip
SHARE = 0.2
_KIND_OF = {label: kind for kind, labels in KINDS.items() for label in labels}


@dataclass(frozen=True, slots=True)
class Pool:
    """Names by kind and number of words."""

    names: Mapping[tuple[str, int], Sequence[tuple[str, ...]]]

    def like(self, kind: str, length: int, rng: random.Random) -> tuple[str, ...] | None:
        """A name of the kind with so many words, or None."""
        known = self.names.get((kind, length))
        return rng.choice(known) if known else None


def pool(sentences: Iterable[Sentence]) -> Pool:
    """Every capitalised name of the sentences' layers and of the registry, once each."""
    found: dict[tuple[str, int], set[tuple[str, ...]]] = defaultdict(set)
    for sentence in sentences:
        for label, start, end in _spans(sentence):
            found[_KIND_OF[label], end - start].add(sentence.words[start:end])
    for kind, name in _registry():
        found[kind, len(name)].add(name)
    return Pool({key: sorted(n for n in names if all(map(_capital, n))) for key, names in found.items()})


def _capital(word: str) -> bool:
    return word[:1].isupper() and word.replace("-", "").replace("'", "").isalpha()


def _registry() -> Iterable[tuple[str, tuple[str, ...]]]:
    for path in sorted(REGISTRY.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                kind = OF_REGISTRY.get(row.get("kind") or "")
                if kind:
                    yield kind, tuple(row["name"].split())


def _spans(sentence: Sentence) -> Iterable[Span]:
    for layer in ("ner", "politics", "entity"):
        yield from (span for span in sentence.spans.get(layer, ()) if span[0] in _KIND_OF)


def renamed(sentence: Sentence, names: Pool, rng: random.Random) -> Sentence:
    """The sentence with some of its names exchanged for others of as many words; no layer moves."""
    words = list(sentence.words)
    for label, start, end in _spans(sentence):
        if rng.random() < SHARE and all(map(_capital, words[start:end])):
            other = names.like(_KIND_OF[label], end - start, rng)
            words[start:end] = other or words[start:end]
    return replace(sentence, words=tuple(words))
