"""Targets of a batch and the joint loss."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from training.labels import Labels
from training.network import SIDES, Network
from training.sentence import Frame, Sentence, Syntax, bio

IGNORE = -100
# Sparse layers are summed over a constant, not averaged, so that a batch counts for what it holds;
# the constants are a typical batch's number of words, and of factuality judgements.
NAME_WORDS, FACT_WORDS = 300, 120
# The same of the bank's sentences: words, acts, and parties of acts.
ACT_WORDS, ACTS, PARTIES = 150, 20, 30
# More predicates than this in one sentence are sampled, which bounds the memory of a batch.
MOST_PREDICATES = 8
WEIGHTS = {
    "arc": 1.0, "rel": 1.0, "upos": 1.0, "feats": 0.5, "ner": 1.0, "politics": 1.0, "entity": 0.5,
    "factuality": 1.0, "predicate": 1.0, "roles": 2.0, "role_heads": 1.0,
    "event": 2.0, "status": 0.5, "certainty": 0.5, "sides": 1.5,
}  # fmt: skip
NAMES = ("ner", "politics", "entity")
ACT_LABELS = ("event", "status", "certainty")
SUMMED = dict.fromkeys(NAMES, NAME_WORDS) | {"event": ACT_WORDS, "status": ACTS, "certainty": ACTS}


def sample_frames(sentence: Sentence, rng: random.Random) -> tuple[Frame, ...]:
    """The frames to train on in this pass."""
    frames = sentence.frames or tuple(Frame(act.index, ()) for act in sentence.acts or ())
    return frames if len(frames) <= MOST_PREDICATES else tuple(rng.sample(frames, MOST_PREDICATES))


class Targets:
    """Turns sentences into target tensors for the given labels."""

    def __init__(self, labels: Labels) -> None:
        self.index = {
            name: {label: i for i, label in enumerate(getattr(labels, name))}
            for name in ("upos", "rel", "feats", *NAMES, "roles", *ACT_LABELS)
        }

    def batch(self, sentences: Sequence[Sentence], frames: Sequence[Sequence[Frame]]) -> dict[str, Tensor]:
        """Targets by head name, ``IGNORE`` (or NaN, or no right label) where a sentence has no such layer."""
        words = max(len(s.words) for s in sentences)
        rows = max(1, *(len(f) for f in frames))
        of_words = ("head", "rel", "upos", "feats", *NAMES)
        found = {name: torch.full((len(sentences), words), IGNORE) for name in of_words}
        found |= {name: torch.full((len(sentences), rows, words), IGNORE) for name in ("roles", "role_heads")}
        found |= {name: torch.full((len(sentences), words), float("nan")) for name in ("factuality", "predicate")}
        for name in ACT_LABELS:
            found[name] = torch.zeros(len(sentences), words, len(self.index[name]), dtype=torch.bool)
        found["sides"] = torch.full((len(sentences), rows, words, SIDES), float("nan"))
        for i, (sentence, chosen) in enumerate(zip(sentences, frames, strict=True)):
            self._fill(lambda name, i=i: found[name][i], sentence, chosen)
            if sentence.acts is not None:
                self._fill_acts(lambda name, i=i: found[name][i], sentence, chosen)
        return found

    def _fill_acts(self, row: Callable[[str], Tensor], sentence: Sentence, frames: Sequence[Frame]) -> None:
        length = len(sentence.words)
        row("event")[:length, 0] = True
        acts = {act.index: act for act in sentence.acts or ()}
        for act in acts.values():
            row("event")[act.index] = False
            for name, values in (("event", act.events), ("status", act.statuses), ("certainty", act.certainties)):
                row(name)[act.index, [self.index[name][v] for v in values if v in self.index[name]]] = True
        for k, frame in enumerate(frames):
            row("sides")[k, :length] = 0.0
            for side, heads in enumerate(acts[frame.index].sides):
                row("sides")[k, list(heads), side] = 1.0

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
        for k, frame in enumerate(frames if sentence.frames is not None else ()):
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
        known = _known(goals[name])
        if not known.any():
            continue
        score, goal = scores[name].float()[known], goals[name][known]
        if name == "factuality":
            part = F.smooth_l1_loss(score, goal, reduction="sum", beta=0.5) / FACT_WORDS
        elif name == "predicate":
            part = F.binary_cross_entropy_with_logits(score, goal)
        elif name == "sides":
            part = F.binary_cross_entropy_with_logits(score, goal, reduction="sum") / PARTIES
        elif name in ACT_LABELS:
            part = _any_right(score, goal).sum() / SUMMED[name]
        elif name in SUMMED:
            part = F.cross_entropy(score, goal, reduction="sum") / SUMMED[name]
        else:
            part = F.cross_entropy(score, goal)
        parts[name] = weight * part
    return parts


def _known(goal: Tensor) -> Tensor:
    """Where a target is given: no NaN, not ``IGNORE``, at least one right label."""
    if goal.dtype == torch.bool:
        return goal.any(-1)
    return ~torch.isnan(goal) if goal.is_floating_point() else goal != IGNORE


def _any_right(score: Tensor, right: Tensor) -> Tensor:
    """Minus the log-chance of all right labels together: coders name several where each will do."""
    return torch.logsumexp(score, -1) - torch.logsumexp(score.masked_fill(~right, -1e9), -1)
