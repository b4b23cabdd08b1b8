"""Which earlier sentences a sentence may be a version of: min-hash sketches of its shingles, one row a band.

A shingle is three content words in a row, so that small words can change without a trace; a sentence with few content
words gives pairs, or one word group. A sketch keeps the smallest hashes; a sentence of everyday length keeps them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from zlib import crc32

Place = tuple[int, int]  # number of the document, number of the sentence

_SKETCH = 12  # hashes kept of a sentence: on the development half 8 lost 1 % of the altered quotations, 16 gained none
_POSTINGS = 24  # different sentences kept per hash: bounds the cost of a set phrase; a phrase in more is no evidence
_COPIES = 12  # documents kept per sentence: later copies find the earlier ones, which is enough to join them


def sketch(stems: tuple[str, ...], common: frozenset[str]) -> tuple[int, ...]:
    """Return the least hashes of the shingles of a sentence, ascending; () for one without two content words."""
    content = [stem for stem in stems if stem not in common]
    width = 3 if len(content) >= 5 else 2
    hashes = {crc32(" ".join(content[i : i + width]).encode()) for i in range(len(content) - width + 1)}
    return tuple(sorted(hashes)[:_SKETCH])


@dataclass(slots=True)
class Postings:
    """Sentences by the hashes of their shingles. Equal sentences are one entry, so that copies do not fill a bucket."""

    _buckets: dict[int, int | list[int]] = field(default_factory=dict)
    _entries: dict[int, int] = field(default_factory=dict)
    _places: list[list[Place]] = field(default_factory=list)

    def near(self, hashes: tuple[int, ...]) -> Iterator[Place]:
        """Yield the places of every sentence that shares a hash, once for each hash that it shares."""
        for value in hashes:
            bucket = self._buckets.get(value, ())
            for entry in (bucket,) if isinstance(bucket, int) else bucket:
                yield from self._places[entry]

    def add(self, place: Place, stems: tuple[str, ...], hashes: tuple[int, ...]) -> None:
        """Keep a sentence; what is over the bounds is left out."""
        key = crc32(" ".join(stems).encode()) << 16 | len(stems)
        entry = self._entries.get(key)
        if entry is None:
            entry = self._entries[key] = len(self._places)
            self._places.append([])
            for value in hashes:
                self._post(value, entry)
        if len(self._places[entry]) < _COPIES:
            self._places[entry].append(place)

    def _post(self, value: int, entry: int) -> None:
        bucket = self._buckets.get(value)
        if bucket is None:
            self._buckets[value] = entry
        elif isinstance(bucket, int):
            self._buckets[value] = [bucket, entry]
        elif len(bucket) < _POSTINGS:
            bucket.append(entry)
