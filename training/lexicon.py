"""Which nouns and adjectives are predicates: counts of forms, weighed against the head's own opinion.

PropBank gives frames to some nouns and adjectives and not to others of like meaning; that is a fact about its
lexicon more than about the sentence. The counts are from the training sentences, the weights from dev.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from training.pieces import VOCABULARY, Pieces
from training.sentence import Sentence

CLASSES = ("NOUN", "ADJ")
# Pseudo-counts at the class's own rate: a form seen once says little.
SMOOTHING = 2.0


def prior_table(sentences: Sequence[Sentence], cutter: Callable[[Sequence[str]], Pieces]) -> np.ndarray:
    """Log-odds (2, vocabulary) that a noun, an adjective with this first piece is a predicate."""
    seen = np.zeros((2, len(CLASSES), VOCABULARY))
    for sentence in sentences:
        if sentence.frames is None or sentence.syntax is None:
            continue
        pieces = cutter(sentence.words)
        chosen = {frame.index for frame in sentence.frames}
        for i, tag in enumerate(sentence.syntax.upos):
            if tag in CLASSES:
                seen[int(i in chosen), CLASSES.index(tag), pieces.ids[pieces.first[i]]] += 1
    rate = seen[1].sum(1) / np.maximum(1, seen.sum(0).sum(1))
    share = (seen[1] + SMOOTHING * rate[:, None]) / (seen.sum(0) + SMOOTHING)
    # A class that is never, or always, a predicate would have infinite odds.
    share = share.clip(1e-4, 1 - 1e-4)
    return np.log(share / (1 - share)).astype(np.float32)


def fit(features: np.ndarray, gold: np.ndarray, steps: int = 30) -> np.ndarray:
    """Logistic regression by Newton's method: weights (k + 1,), the last the constant, of features (n, k)."""
    x = np.concatenate([features, np.ones((len(features), 1))], 1)
    weights = np.zeros(x.shape[1])
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        # A small ridge keeps the step finite where the classes are separable.
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + 1e-3 * np.eye(x.shape[1])
        weights = weights + np.linalg.solve(curve, x.T @ (gold - chance) - 1e-3 * weights)
    return weights
