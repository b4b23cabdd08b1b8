"""Fitted weights that join a language's network with its rules: a handful each, read from the model's folder."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from math import exp


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by decision ("act", "actor", "recipient") and feature; `training/joint.py` fits them on the bank's dev.

    thresholds  by decision: the chance from which it is yes, by the best F1
    bonus       by "event", "status" and "certainty": what the rules' value is worth, as a log-chance, against the
                network's best
    """

    parts: Mapping[str, Mapping[str, float]]
    thresholds: Mapping[str, float]
    bonus: Mapping[str, float]
    version: str

    def chance(self, part: str, features: Mapping[str, float]) -> float:
        """The logistic function of the weighted sum; a feature without a weight counts nothing."""
        known = self.parts[part]
        total = sum(known.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + exp(-max(min(total, 30.0), -30.0)))

    def settled(self, kind: str, by_rule: str, chances: Mapping[str, float]) -> str:
        """The rules' value, or the network's likeliest where that is surer by more than the rules are worth."""
        best = max(chances, key=lambda name: chances[name])
        return by_rule if chances.get(by_rule, -1e9) + self.bonus[kind] >= chances[best] else best


@cache
def load_weights(language: str = "en") -> Weights:
    """Read `joint.json` beside the language's model."""
    content = (files("sayso") / "data" / "models" / language / "joint.json").read_bytes()
    known = json.loads(content)
    return Weights(known["parts"], known["thresholds"], known["bonus"], sha256(content).hexdigest()[:8])
