"""The fitted weights that join network and patterns: logistic, a handful each, read from the model's folder."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from math import exp


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by decision ("act", "actor", "recipient") and feature, and how they were fitted.

    threshold      chance from which a word is coded; fitted for the best detection F1 on the bank's dev split
    pattern_bonus  log-chance that a pattern's type is worth against the network's best
    """

    parts: Mapping[str, Mapping[str, float]]
    threshold: float
    pattern_bonus: float
    version: str

    def chance(self, part: str, features: Mapping[str, float]) -> float:
        """The logistic function of the weighted sum; a feature without a weight counts nothing."""
        known = self.parts[part]
        total = sum(known.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + exp(-max(min(total, 30.0), -30.0)))


@cache
def load_weights() -> Weights:
    """Read `joint.json` beside the model; `training/joint.py` writes it."""
    content = (files("sayso") / "data" / "models" / "en" / "joint.json").read_bytes()
    known = json.loads(content)
    return Weights(known["parts"], known["threshold"], known["pattern_bonus"], sha256(content).hexdigest()[:8])
