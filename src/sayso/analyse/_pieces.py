"""Words -> what the encoder reads: word pieces, the case of each, and where each word begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.analyse._tokens import JOINERS
from sayso.languages.load import load

LIMIT = 512  # positions of the encoder, with its two marks
LOWER, TITLE, UPPER, MIXED = range(4)
_WORD = 100  # characters of one word that the encoder is shown: its vocabulary knows no longer ones
_DROP = re.compile(rf"[{JOINERS}\x00-\x1f\x7f-\x9f]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = str.maketrans({"‘": "'", "’": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})
_UNKNOWN = "[UNK]"


@dataclass(frozen=True, slots=True)
class Pieces:
    """One sentence as the encoder reads it.

    ids     word pieces with the two marks around them
    cases   how the word of each piece is written, 0 to 3
    first   each word's first piece
    likely  words that may be predicates, by their look alone: the network decides
    """

    ids: tuple[int, ...]
    cases: tuple[int, ...]
    first: tuple[int, ...]
    likely: tuple[int, ...]


def case_of(word: str) -> int:
    """Return how a word is written: 0 lower or no letters, 1 Title, 2 UPPER, 3 mixed."""
    if word.islower() or not any(map(str.isalpha, word)):
        return LOWER
    if word.isupper() and len(word) > 1:
        return UPPER
    return TITLE if word[0].isupper() and (len(word) == 1 or word[1:].islower()) else MIXED


def clean(word: str) -> str:
    """Return a word without what the encoder cannot read: surrogates, controls, zero-width characters."""
    shown = _SURROGATE.sub("", _DROP.sub("", word[:_WORD]))
    return shown.translate(_PLAIN) or _UNKNOWN


class Vocabulary:
    """Word -> piece ids. WordPiece looks at one word at a time, so each distinct word is cut once a call."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._open, self._close = (tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
        self._unknown = tokenizer.token_to_id(_UNKNOWN)

    def encode(self, sentences: Sequence[Sequence[str]]) -> list[Pieces]:
        """Return the pieces of each sentence; none has more than LIMIT."""
        distinct = sorted({word for sentence in sentences for word in sentence})
        table = dict(zip(distinct, self._cut(distinct), strict=True))
        return [self._join(sentence, [table[word] for word in sentence]) for sentence in sentences]

    def _cut(self, words: Iterable[str]) -> list[tuple[int, ...]]:
        shown = [[clean(word)] for word in words]
        found = self._tokenizer.encode_batch(shown, is_pretokenized=True, add_special_tokens=False)
        return [tuple(each.ids) or (self._unknown,) for each in found]

    def _join(self, words: Sequence[str], pieces: Sequence[tuple[int, ...]]) -> Pieces:
        room = LIMIT - 2
        if sum(map(len, pieces)) > room:  # keep each word's beginning
            most = max(1, room // len(pieces))
            pieces = [piece[:most] for piece in pieces][:room]
        ids, cases, first = [self._open], [LOWER], []
        for word, piece in zip(words, pieces, strict=False):
            first.append(len(ids))
            ids.extend(piece)
            cases.extend([case_of(word)] * len(piece))
        return Pieces((*ids, self._close), (*cases, LOWER), tuple(first), tuple(_likely(words)))


def _likely(words: Sequence[str]) -> Iterator[int]:
    """Yield the places of words that are no names, numbers or marks, nor of the closed classes."""
    shouted = not any(map(str.islower, words))
    for place, word in enumerate(words):
        plain = word.isalpha() and len(word) > 1 and word.lower() not in _never()
        if plain and (place == 0 or shouted or not word[0].isupper()):
            yield place


@cache
def _never() -> frozenset[str]:
    return frozenset(load("en", "words")["never_predicates"])
