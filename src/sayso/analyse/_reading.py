"""What the network says of one sentence -> the values of the model: a tree of tokens, mentions, frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from sys import intern
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.analyse._feats import features
from sayso.analyse._lemma import lemma
from sayso.analyse._mend import mended
from sayso.analyse._tree import heads
from sayso.model.acts import Acts
from sayso.model.analysis import Argument, Frame, Mention, Sentence, Token

Arrays = Mapping[str, NDArray[Any]]
Labels = Mapping[str, tuple[str, ...]]
# Names of entity kinds in the training data -> ours; others are handed on in lower case.
_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "location", "GPE": "location", "OTH": "name", "misc": "name"}
_KINDS |= {"politician": "person", "politicalparty": "organisation", "country": "location"}
_PREDICATE = 0.5  # a word is a predicate where the model finds it likelier than not


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence as read; `acts` is None where the network says nothing of them."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    frames: tuple[Frame, ...]
    acts: Acts | None


def reading(text: str, words: Sequence[tuple[int, int]], arrays: Arrays, labels: Labels) -> Reading:
    """Return the values that the network's outputs stand for; an output that it lacks leaves its field empty."""
    tokens = _tokens(text, words, arrays, labels)
    sentence = Sentence(words[0][0], words[-1][1], mended(tokens))
    mentions = [
        Mention(words[first][0], words[last][1], _KINDS.get(kind, kind.lower()))
        for name in ("ner", "politics")
        if name in arrays
        for kind, first, last in runs([labels[name][i] for i in arrays[name]])
    ]
    unique = tuple(sorted(_outermost(mentions), key=lambda m: (m.start, -m.end, m.kind)))
    return Reading(sentence, unique, tuple(_frames(arrays, labels)), _acts(arrays, labels))


def _acts(arrays: Arrays, labels: Labels) -> Acts | None:
    if "event" not in arrays:
        return None
    known = {name: arrays[name].astype(np.float16) for name in ("event", "status", "certainty", "sides")}
    names = {name: labels[name] for name in ("event", "status", "certainty")}
    return Acts(names, likely=arrays["likely"].tolist(), **known)


def _outermost(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield each mention once, without those inside another of their kind: the two layers cut names differently."""
    for mention in set(mentions):
        others = (m for m in mentions if m != mention and m.kind == mention.kind)
        if not any(m.start <= mention.start and mention.end <= m.end for m in others):
            yield mention


def _tokens(text: str, words: Sequence[tuple[int, int]], arrays: Arrays, labels: Labels) -> tuple[Token, ...]:
    head = heads(arrays["arc"])
    rows = np.arange(len(words))
    relations = [labels["rel"][i] for i in arrays["rel"][rows, head]]
    upos = [labels["upos"][i] for i in arrays["upos"]]
    forms = [intern(text[start:end]) for start, end in words]
    if "feats" in arrays and "feats" in labels:
        feats = ["" if labels["feats"][i] == "_" else labels["feats"][i] for i in arrays["feats"]]
    else:
        feats = features(forms, upos, [int(h) - 1 for h in head], relations)
    certain = arrays["factuality"].tolist() if "factuality" in arrays else [None] * len(words)
    return tuple(
        Token(start, end, forms[i], lemma(forms[i], upos[i], feats[i]), upos[i], feats[i], int(head[i]) - 1,
              "root" if head[i] == 0 else _below(relations[i]), certain[i])
        for i, (start, end) in enumerate(words)
    )  # fmt: skip


def _below(relation: str) -> str:
    """A word below another is no root, whatever the relation's scores say."""
    return "dep" if relation == "root" else relation


def runs(tags: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield (kind, first, last) of each run of B-kind, I-kind, ...; an I- that continues nothing begins a run."""
    kind, first = "", 0
    for index, tag in enumerate((*tags, "O")):
        mark, _, name = tag.partition("-")
        if kind and (mark != "I" or name != kind):
            yield kind, first, index - 1
            kind = ""
        if not kind and mark in "BI":
            kind, first = name, index


def _frames(arrays: Arrays, labels: Labels) -> Iterator[Frame]:
    """Yield a frame for each predicate; its `sentence` is set where sentences are numbered."""
    if "predicate" not in arrays:
        return
    for place, word in enumerate(arrays["likely"]):
        if arrays["predicate"][word] < _PREDICATE:
            continue
        found = runs([labels["roles"][i] for i in arrays["roles"][place]]) if "roles" in arrays else ()
        yield Frame(0, int(word), None, tuple(Argument(role, first, last) for role, first, last in found))
