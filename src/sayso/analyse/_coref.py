"""Who is meant: for pronouns and definite noun phrases, the mention before that they take up, and how surely.

A small network (`coref.npz`, made by `python -m training.coref`) weighs each mention against at most LOOK + FAR before
it and against "nobody". Work grows with the length of the text, not with its square.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TypeAlias
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from sayso.analyse._coref_mentions import (
    COLUMN,
    COLUMNS,
    DEFINITE,
    DEMONSTRATIVE,
    ENTITIES,
    NAME,
    OTHER,
    OWNED,
    PRONOUNS,
    RELATIONS,
    WIDE,
    Phrase,
    phrases,
    row,
)
from sayso.analyse._reading import Reading
from sayso.errors import LanguageError
from sayso.model.analysis import Link, Sentence

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Read: TypeAlias = tuple[Reading, Floats]
"""A sentence as read, with the network's states of its words."""
STATES = 2 * 384  # the state of a mention's head, and of the word above it
LOOK = 30  # mentions that each looks back
FAR = 3  # mentions further back with the same head or surname, the latest of them
REACH = 512  # mentions beyond which none is looked for
LEAST = 0.3  # chance below which none is handed over; on GUM dev, of those at .3 to .5 68 % are right (nouns 46 %)
TAKING_UP = frozenset((*PRONOUNS, DEFINITE, DEMONSTRATIVE, OWNED))
_STEPS = (1, 2, 3, 4, 5, 8, 13, 21, 31)  # mentions between, by bucket
_SENTENCES = (0, 1, 2, 3, 4, 6, 10)
_SIZES = {
    "kind": OTHER + 1, "number": 3, "person": 3, "gender": 4, "entity": len(ENTITIES), "relation": len(RELATIONS),
    "quoted": 2, "group": 2,
}  # fmt: skip
MARKS = sum(_SIZES.values())
PAIRS = len(_STEPS) + len(_SENTENCES) + 22


def marks(table: Ints) -> Floats:
    """Return what each mention is like by itself, (mentions, MARKS), zeros and ones."""
    found = [np.eye(size, dtype=np.float32)[table[:, COLUMN[name]]] for name, size in _SIZES.items()]
    return np.concatenate(found, 1)


def candidates(table: Ints, begin: int = 0) -> Ints:
    """Return, for each mention from `begin` on, the LOOK mentions before it and FAR further ones; -1 where none is."""
    size = len(table)
    near = np.arange(begin, size)[:, None] - np.arange(1, LOOK + 1)[None]
    far = np.full((size - begin, FAR), -1, np.int64)
    seen: dict[int, list[int]] = {}
    lemmas, surnames = table[:, COLUMN["lemma"]].tolist(), table[:, COLUMN["surname"]].tolist()
    nouns = (table[:, COLUMN["kind"]] < min(PRONOUNS)).tolist()
    for place in range(size):
        if place >= begin and nouns[place]:
            known = {*seen.get(lemmas[place], ()), *seen.get(surnames[place], ())}
            old = sorted((k for k in known if k < place - LOOK and k >= place - REACH), reverse=True)[:FAR]
            far[place - begin, : len(old)] = old
        if nouns[place]:
            for key in {lemmas[place], surnames[place]} - {0}:
                seen[key] = [*seen.get(key, ())[-LOOK - FAR :], place]
    return np.concatenate([np.where(near < 0, -1, near), far], 1)


def pairs(table: Ints, places: Ints, before: Ints) -> Floats:
    """Return what mentions and their candidates have in common: (mentions, candidates, PAIRS), zeros and ones."""
    one, two = table[places][:, None], table[before]
    mine = {name: one[..., at] for name, at in COLUMN.items()}
    other = {name: two[..., at] for name, at in COLUMN.items()}
    sentences = np.searchsorted(_SENTENCES, mine["sentence"] - other["sentence"], "right") - 1
    steps = np.searchsorted(_STEPS, places[:, None] - before, "right") - 1
    flags = np.stack([*_alike(mine, other), *_placed(mine, other), *_words(one, two)], -1)
    near = np.eye(len(_SENTENCES), dtype=np.float32)[np.maximum(sentences, 0)]
    return np.concatenate([near, np.eye(len(_STEPS), dtype=np.float32)[np.maximum(steps, 0)], flags], -1)


def _alike(mine: Mapping[str, Ints], other: Mapping[str, Ints]) -> Iterator[NDArray[np.bool_]]:
    """Number, gender, person and kind of name: the same, or at odds."""
    for name in ("number", "gender", "entity"):
        known = (mine[name] > 0) & (other[name] > 0)
        yield known & (mine[name] == other[name])
        yield known & (mine[name] != other[name])
    yield mine["person"] == other["person"]
    yield mine["quoted"] == other["quoted"]
    yield mine["relation"] == other["relation"]
    yield mine["kind"] == other["kind"]


def _placed(mine: Mapping[str, Ints], other: Mapping[str, Ints]) -> Iterator[NDArray[np.bool_]]:
    """Where the two stand in one sentence: one in the other, beside each other, one said of the other."""
    same = mine["sentence"] == other["sentence"]
    yield same & (other["first"] <= mine["first"]) & (mine["last"] <= other["last"])
    yield same & (mine["governor"] == other["governor"])
    yield same & (mine["governor"] == other["head"])
    yield same & (mine["governor"] == other["head"]) & (mine["relation"] == RELATIONS.index("appos"))
    yield same & (other["governor"] == mine["head"]) & (other["relation"] == RELATIONS.index("nsubj"))


def _words(one: Ints, two: Ints) -> Iterator[NDArray[np.bool_]]:
    """Which of the words are the same: heads, all, surnames, short name and long, some, all of mine."""
    for name in ("lemma", "whole", "surname", "initials"):
        yield (one[..., COLUMN[name]] == two[..., COLUMN[name]]) & (one[..., COLUMN[name]] != 0)
    yield (one[..., COLUMN["kind"]] == NAME) & (two[..., COLUMN["kind"]] == NAME)
    mine, other = one[..., len(COLUMNS) :, None], two[..., None, len(COLUMNS) :]
    found = ((mine == other) & (mine != 0)).any(-1)
    yield found.any(-1)
    yield (found | (one[..., len(COLUMNS) :] == 0)).all(-1) & found.any(-1)


@dataclass(frozen=True, slots=True)
class Scorer:
    """The trained weights; `digest` names them.

    A pair's score is out . relu(mine[i] + theirs[j] + alike (up[i] * down[j]) + pair features); "nobody" has its own.
    """

    weights: Mapping[str, Floats]
    digest: str

    def sides(self, states: Floats) -> dict[str, Floats]:
        """Return what each mention brings into its pairs, of its inputs (mentions, 2 * 384 + MARKS)."""
        named = ("mine", "theirs", "up", "down", "alone")
        return {name: states @ self.weights[name] + self.weights[f"{name}_bias"] for name in named}

    def score(self, sides: Mapping[str, Floats], common: Floats, places: Ints, before: Ints) -> Floats:
        """Return scores (mentions, 1 + candidates), "nobody" first; -inf where there is no candidate."""
        products = sides["up"][places][:, None] * sides["down"][before]
        hidden = sides["mine"][places][:, None] + sides["theirs"][before]
        hidden += products @ self.weights["alike"]
        hidden += common @ self.weights["pair"]
        found = np.maximum(hidden, 0) @ self.weights["out"] + self.weights["out_bias"]
        nobody = np.maximum(sides["alone"][places], 0) @ self.weights["nobody"] + self.weights["nobody_bias"]
        return np.concatenate([nobody[:, None], np.where(before < 0, -np.inf, found)], 1)


@cache
def scorer(language: str, model: str) -> Scorer | None:
    """Load the weights that go with a model, named by its digest, once; LanguageError where they are broken.

    None where there are none, or where they were trained on the states of another model, which mean other things.
    """
    file = files("sayso") / "data" / "models" / language / "coref.npz"
    if not file.is_file():
        return None
    packed = file.read_bytes()
    try:
        with np.load(io.BytesIO(packed)) as found:
            weights = {name: found[name].astype(np.float32) for name in found.files if name != "model"}
            fits = str(found["model"]) == model
    except (ValueError, OSError, EOFError, KeyError, BadZipFile) as error:
        remedy = "install sayso again: its model travels with it"
        raise LanguageError(f"coref.npz is broken: {error}", place=str(file), remedy=remedy) from error
    return Scorer(weights, sha256(packed).hexdigest()[:6]) if fits else None


def inputs(sentence: Sentence, states: Floats, found: Sequence[Phrase]) -> Floats:
    """Return (phrases, 2 * 384): the states of each phrase's head and of the word above it, zeros above the root."""
    heads = [phrase.head for phrase in found]
    padded = np.concatenate([states, np.zeros_like(states[:1])])  # the head of a root is -1: the last row
    return np.concatenate([states[heads], padded[[sentence.tokens[head].head for head in heads]]], 1)


class Trail:
    """One document's mentions so far: takes sentences in order, and gives the links of their mentions.

    Only REACH mentions are kept, so that memory does not grow with the document. Mentions that are linked, and names
    of the same words, are one chain: what speaks for any mention of a chain speaks for all.
    """

    def __init__(self, scorer: Scorer) -> None:
        self._scorer, self._count, self._fresh = scorer, 0, 0
        self._table = np.empty((0, WIDE), np.int64)
        self._sides: dict[str, Floats] = {}
        self._spans: list[tuple[int, int]] = []
        self._chains = np.empty(0, np.int64)

    def take(self, read: Sequence[Read]) -> list[Link]:
        """Return the links of the next sentences."""
        begin = len(self._spans)
        self._add(read)
        table, found = self._table, []
        wanted = np.isin(table[begin:, COLUMN["kind"]], list(TAKING_UP)).nonzero()[0]
        if len(wanted):
            places, before = wanted + begin, candidates(table, begin)[wanted]
            chances = softmax(self._scorer.score(self._sides, pairs(table, places, before), places, before))
            found = [link for row_ in zip(places.tolist(), before, chances, strict=True) if (link := self._link(*row_))]
        self._forget()
        return found

    def _add(self, read: Sequence[Read]) -> None:
        rows, states = [], [np.empty((0, STATES), np.float32)]
        for number, (each, words) in enumerate(read, start=self._count):
            found = phrases(each.sentence)
            rows += [row(each.sentence, number, phrase, each.mentions) for phrase in found]
            tokens = each.sentence.tokens
            self._spans += [(tokens[p.first].start, tokens[p.last].end) for p in found]
            states.append(inputs(each.sentence, words, found))
        self._count += len(read)
        table = np.array(rows, np.int64).reshape(-1, WIDE)
        sides = self._scorer.sides(np.concatenate([np.concatenate(states), marks(table)], 1))
        self._table = np.concatenate([self._table, table])
        self._sides = {n: np.concatenate([self._sides[n], x]) if n in self._sides else x for n, x in sides.items()}
        named = table[:, COLUMN["kind"]] == NAME
        fresh = np.arange(self._fresh, self._fresh + len(table))
        self._chains = np.concatenate([self._chains, np.where(named, table[:, COLUMN["whole"]], -1 - fresh)])
        self._fresh += len(table)

    def _link(self, place: int, before: Ints, chances: Floats) -> Link | None:
        """The likeliest antecedent of a mention, with the chance of its chain; None where nobody is likely."""
        best = int(chances[1:].argmax())
        chain = self._chains[before[best]]
        chance = float(chances[1:][(self._chains[before] == chain) & (before >= 0)].sum())
        if before[best] < 0 or chance < LEAST:
            return None
        self._chains[place] = chain
        return Link(*self._spans[place], *self._spans[int(before[best])], round(min(chance, 1.0), 3))

    def _forget(self) -> None:
        self._table, self._spans, self._chains = self._table[-REACH:], self._spans[-REACH:], self._chains[-REACH:]
        self._sides = {name: side[-REACH:] for name, side in self._sides.items()}


def softmax(scores: Floats) -> Floats:
    """Return chances, summing to 1 along the last axis."""
    weights = np.exp(scores - scores.max(-1, keepdims=True))
    found: Floats = weights / weights.sum(-1, keepdims=True)
    return found
