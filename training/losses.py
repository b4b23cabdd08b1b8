"""Targets of a batch and the joint loss."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from training.labels import Labels
from training.network import Network
from training.sentence import Frame, Sentence, Syntax, bio

IGNORE = -100
# Sparse layers are summed over a constant, not averaged, so that a batch counts for what it holds;
# the constants are a typical batch's number of words, and of factuality judgements.
NAME_WORDS, FACT_WORDS = 300, 120
# More predicates than this in one sentence are sampled, which bounds the memory of a batch.
MOST_PREDICATES = 8
WEIGHTS = {
    "arc": 1.0, "rel": 1.0, "upos": 1.0, "feats": 0.5, "ner": 1.0, "politics": 1.0, "entity": 0.5,
    "factuality": 1.0, "predicate": 1.0, "roles": 2.0, "role_heads": 1.0,
}  # fmt: skip
NAMES = ("ner", "politics", "entity")


def sample_frames(sentence: Sentence, rng: random.Random) -> tuple[Frame, ...]:
    """The frames to train on in this pass."""
    frames = sentence.frames or ()
    return frames if len(frames) <= MOST_PREDICATES else tuple(rng.sample(frames, MOST_PREDICATES))


class Targets:
    """Turns sentences into target tensors for the given labels."""

    def __init__(self, labels: Labels) -> None:
        self.index = {
            name: {label: i for i, label in enumerate(getattr(labels, name))}
            for name in ("upos", "rel", "feats", *NAMES, "roles")
        }

    def batch(self, sentences: Sequence[Sentence], frames: Sequence[Sequence[Frame]]) -> dict[str, Tensor]:
        """Targets by head name, ``IGNORE`` (or NaN) where a sentence has no such layer."""
        words = max(len(s.words) for s in sentences)
        rows = max(1, *(len(f) for f in frames))
        found = {name: torch.full((len(sentences), words), IGNORE) for name in ("head", "rel", "upos", "feats", *NAMES)}
        found |= {name: torch.full((len(sentences), rows, words), IGNORE) for name in ("roles", "role_heads")}
        found |= {name: torch.full((len(sentences), words), float("nan")) for name in ("factuality", "predicate")}
        for i, (sentence, chosen) in enumerate(zip(sentences, frames, strict=True)):
            self._fill(lambda name, i=i: found[name][i], sentence, chosen)
        return found

    def _fill(self, row: Callable[[str], Tensor], sentence: Sentence, frames: Sequence[Frame]) -> None:
        length = len(sentence.words)
        if sentence.syntax:
            row("head")[:length] = torch.tensor(sentence.syntax.heads) + 1
            for name, values in (("rel", "rels"), ("upos", "upos"), ("feats", "feats")):
                row(name)[:length] = self._ids(name, getattr(sentence.syntax, values))
        for name, spans in sentence.spans.items():
            row(name)[:length] = self._ids(name, bio(spans, length))
        for i, value in sentence.facts:
            row("factuality")[i] = value
        if sentence.frames is not None:
            row("predicate")[:length] = 0.0
            row("predicate")[[frame.index for frame in sentence.frames]] = 1.0
        for k, frame in enumerate(frames):
            known = [arg for arg in frame.args if f"B-{arg[0]}" in self.index["roles"]]
            row("roles")[k, :length] = self._ids("roles", bio(known, length))
            if sentence.syntax:
                row("role_heads")[k, :length] = 0
            for label, start, end in known if sentence.syntax else ():
                at = span_head(sentence.syntax, start, end)
                row("role_heads")[k, at] = (self.index["roles"][f"B-{label}"] + 1) // 2

    def _ids(self, name: str, values: Sequence[str]) -> Tensor:
        return torch.tensor([self.index[name].get(value, IGNORE) for value in values])


def span_head(syntax: Syntax, start: int, end: int) -> int:
    """The first word of the span whose head lies outside it, punctuation last."""
    tops = [i for i in range(start, end) if not start <= syntax.heads[i] < end]
    return min(tops, key=lambda i: (syntax.upos[i] == "PUNCT", i), default=start)


def joint_loss(network: Network, found: dict[str, Tensor], targets: dict[str, Tensor]) -> dict[str, Tensor]:
    """Weighted losses by head; heads without a target in the batch are left out."""
    parts = {}
    heads = targets["head"].clamp(min=0)
    side = torch.gather(found["rel_head"], 1, heads[..., None].expand(*heads.shape, found["rel_head"].shape[-1]))
    scores = {**found, "rel": network.rel.chosen(found["rel_dep"], side)}
    goals = {**targets, "arc": targets["head"]}
    for name, weight in WEIGHTS.items():
        known = ~torch.isnan(goals[name]) if goals[name].is_floating_point() else goals[name] != IGNORE
        if not known.any():
            continue
        score, goal = scores[name].float()[known], goals[name][known]
        if name == "factuality":
            part = F.smooth_l1_loss(score, goal, reduction="sum", beta=0.5) / FACT_WORDS
        elif name == "predicate":
            part = F.binary_cross_entropy_with_logits(score, goal)
        elif name in NAMES:
            part = F.cross_entropy(score, goal, reduction="sum") / NAME_WORDS
        else:
            part = F.cross_entropy(score, goal)
        parts[name] = weight * part
    return parts
