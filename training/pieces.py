"""From words to word pieces: ids, case ids and the first piece of each word."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

# BERT has 512 positions; the last is the separator's.
LONGEST = 512
VOCABULARY = 30522
SEPARATOR = 102
MASK = 103
# Ids below this are BERT's special and unused pieces.
FIRST_PIECE = 999


@dataclass(frozen=True, slots=True)
class Pieces:
    """One sentence in word pieces; words beyond the last position point at piece 0."""

    ids: list[int]
    case: list[int]
    first: list[int]


def case_id(word: str) -> int:
    """0 lower or no letter, 1 Title, 2 UPPER, 3 mixed (see ``labels.CASES``)."""
    if word.islower() or not any(map(str.isalpha, word)):
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() and (len(word) == 1 or word[1:].islower()) else 3


@cache
def load_tokenizer(path: Path) -> Any:
    """The WordPiece tokenizer of a ``tokenizer.json``, without padding or truncation."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def cut(tokenizer: Any, words: Sequence[str]) -> Pieces:
    """The pieces of pre-tokenised words."""
    encoded = tokenizer.encode(list(words), is_pretokenized=True)
    ids, owners = encoded.ids, encoded.word_ids
    if len(ids) > LONGEST:
        ids, owners = [*ids[: LONGEST - 1], SEPARATOR], [*owners[: LONGEST - 1], None]
    first = [0] * len(words)
    for at in range(len(owners) - 1, -1, -1):
        if owners[at] is not None:
            first[owners[at]] = at
    cases = [case_id(word) for word in words]
    return Pieces(list(ids), [0 if owner is None else cases[owner] for owner in owners], first)


def batches(lengths: Sequence[int], budget: int, rng: random.Random | None = None) -> list[list[int]]:
    """Indices in batches of like length, at most ``budget`` padded pieces each; shuffled with ``rng``."""
    blur = (lambda: rng.random() * 5) if rng else (lambda: 0.0)
    keys = [length + blur() for length in lengths]
    groups: list[list[int]] = []
    longest = 0
    for i in sorted(range(len(lengths)), key=keys.__getitem__):
        longest = max(longest, lengths[i])
        if not groups or (len(groups[-1]) + 1) * longest > budget:
            groups.append([])
            longest = lengths[i]
        groups[-1].append(i)
    if rng:
        rng.shuffle(groups)
    return groups


def inputs(batch: Sequence[Pieces], predicates: Sequence[Sequence[int]]) -> dict[str, np.ndarray]:
    """The model's inputs as int64 arrays, padded with 0; at least one (dummy) predicate a sentence."""

    def padded(rows: Sequence[Sequence[int]], least: int = 0) -> np.ndarray:
        out = np.zeros((len(rows), max(least, *map(len, rows))), np.int64)
        for row, values in zip(out, rows, strict=True):
            row[: len(values)] = values
        return out

    return {
        "input_ids": padded([p.ids for p in batch]),
        "attention_mask": padded([[1] * len(p.ids) for p in batch]),
        "case_ids": padded([p.case for p in batch]),
        "first": padded([p.first for p in batch]),
        "word_mask": padded([[1] * len(p.first) for p in batch]),
        "predicates": padded(predicates, 1),
    }


def hide(arrays: dict[str, np.ndarray], share: float, rng: random.Random) -> None:
    """Put the mask in the place of a share of the pieces of a training batch, so that context has to do."""
    ids = arrays["input_ids"]
    drawn = np.random.default_rng(rng.getrandbits(32)).random(ids.shape)
    ids[(drawn < share) & (ids >= FIRST_PIECE)] = MASK
