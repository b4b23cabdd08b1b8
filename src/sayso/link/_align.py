"""Which sentences of two documents are versions of each other, and how their words lie beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from sayso.link._lexicon import Lexicon
from sayso.link._words import Profile

_LIKE = 0.55  # shared words over the mean length: on the development half unrelated pairs stay under 0.45
_WITHIN = 0.7  # shared words over the shorter one's length, for a sentence cut out of a longer one; same half
_LEAST = 5  # shared words that can bear a match at all; same half
_LEAST_WITHIN = 7  # shared words that can bear a match by containment; same half
_RUN = 9  # words in a row that are a copy whatever stands around them; same half
_LOOSE = 0.5  # share of the content words below which two sentences of known copies are not laid beside each other
_MATTER, _SHARE = 5, 0.5  # content words, and share of the shorter one's, for two sentences on one matter; by rule
_PIECE = 0.8  # share of a left-over sentence that lies in one already matched, as where a copyist splits one; same half
_TABLE = 40_000  # pairs of left-over sentences that are looked through at most: two hundred a side; bounds the cost
_LEAST_BAG = 2  # content words that they must share; both by the development half


@dataclass(frozen=True, slots=True)
class Match:
    """Two sentences that say the same.

    first, second  their numbers
    shared         words in common, in order
    run            words of the longest common run
    like           0.0 to 1.0, shared words over the mean length
    """

    first: int
    second: int
    shared: int
    run: int
    like: float


def compare(a: tuple[str, ...], b: tuple[str, ...], common: frozenset[str]) -> tuple[int, int]:
    """Return how many words two sentences share in order, and the longest run; runs of common words do not count."""
    if a == b:
        return len(a), len(a)
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    sizes = [x.size for x in blocks if not common.issuperset(a[x.a : x.a + x.size])]
    return sum(sizes), max(sizes, default=0)


def match(one: Profile, other: Profile, places: tuple[int, int], common: frozenset[str]) -> Match | None:
    """Return the match of two sentences; None where they are too different or too short to tell."""
    a, b = one.stems[places[0]], other.stems[places[1]]
    shared, run = compare(a, b, common)
    like = 2 * shared / (len(a) + len(b))
    within = shared >= _LEAST_WITHIN and shared / min(len(a), len(b)) >= _WITHIN
    if (shared >= _LEAST and like >= _LIKE) or within or run >= _RUN:
        return Match(*places, shared, run, like)
    return None


def align(one: Profile, other: Profile, near: Iterable[tuple[int, int]], lexicon: Lexicon) -> list[Match]:
    """Return the best matches among pairs of sentences, and among all the others once there is one."""
    found = [m for pair in sorted(set(near)) if (m := match(one, other, pair, lexicon.common))]
    if not found:
        return []
    best = _one_to_one(found)
    rest = _loose_pairs(one, other, best, lexicon.common)
    found += [m for pair in rest if (m := match(one, other, pair, lexicon.common))]
    best = _one_to_one(found)
    return sorted(best + _pieces(one, other, found, best), key=lambda m: (m.first, m.second))


def alike(one: Profile, other: Profile, near: Iterable[tuple[int, int]], common: frozenset[str]) -> list[Match]:
    """Return the pairs of sentences that tell of one matter in different words, the likest first."""
    found = []
    for i, j in sorted(set(near)):
        a, b = frozenset(one.stems[i]) - common, frozenset(other.stems[j]) - common
        if len(a & b) >= _MATTER and len(a & b) >= _SHARE * min(len(a), len(b)):
            found.append(Match(i, j, len(a & b), 0, 2 * len(a & b) / (len(a) + len(b))))
    return sorted(found, key=lambda m: (-m.shared, -m.like, m.first, m.second))


def _pieces(one: Profile, other: Profile, found: list[Match], best: list[Match]) -> list[Match]:
    """Sentences left over that lie within one that is matched already: it was split, merged or printed twice."""
    firsts, seconds = {m.first for m in best}, {m.second for m in best}
    pieces = []
    for m in sorted(found, key=lambda m: (-m.shared, -m.like, m.first, m.second)):
        sizes = [len(one.stems[m.first])] if m.first not in firsts else []
        sizes += [len(other.stems[m.second])] if m.second not in seconds else []
        if sizes and m.shared >= max(_LEAST_WITHIN, _PIECE * min(sizes)):
            firsts.add(m.first)
            seconds.add(m.second)
            pieces.append(m)
    return pieces


def _one_to_one(matches: list[Match]) -> list[Match]:
    """Keep the best match of each sentence; returned in the order of the first document."""
    firsts: set[int] = set()
    seconds: set[int] = set()
    kept = []
    for m in sorted(matches, key=lambda m: (-m.shared, -m.like, m.first, m.second)):
        if m.first not in firsts and m.second not in seconds:
            firsts.add(m.first)
            seconds.add(m.second)
            kept.append(m)
    return sorted(kept, key=lambda m: m.first)


def _loose_pairs(one: Profile, other: Profile, taken: list[Match], common: frozenset[str]) -> list[tuple[int, int]]:
    """Pairs of sentences that are left over and share half of their content words, in whatever order."""
    left = sorted(set(range(len(one.stems))) - {m.first for m in taken})
    right = sorted(set(range(len(other.stems))) - {m.second for m in taken})
    if len(left) * len(right) > _TABLE:
        return []
    bags = [(j, frozenset(other.stems[j]) - common) for j in right]
    pairs = []
    for i in left:
        bag = frozenset(one.stems[i]) - common
        pairs += [
            (i, j) for j, found in bags if len(bag & found) >= max(_LEAST_BAG, _LOOSE * min(len(bag), len(found)))
        ]
    return pairs
