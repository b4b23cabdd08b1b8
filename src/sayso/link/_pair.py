"""What two documents are to each other: the tie, its kind, its direction and its alerts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.link._alerts import alerts
from sayso.link._align import Match, align, alike
from sayso.link._direction import direction, known, named_beside
from sayso.link._lexicon import Lexicon
from sayso.link._words import Profile
from sayso.model.lineage import Alert, Edge, Feature

# Weights and the threshold were set on the development half of the lineage benchmark (docs/link.md prints its figures).
_VOLUME, _CLOSE, _COVER, _CREDIT = 0.55, 0.25, 0.15, 0.15
_HALF = 9.0  # shared words at which volume is worth a half
_NAMED, _MATTER = 0.5, 0.4  # by rule: a name alone is a half, the matter decides the rest
_TIE = 0.5  # least score of an edge

_SAME = 0.97  # share of both texts in common for a duplicate; what is left is the dateline
_MOST = 0.5  # share of both texts in common for a repost; by rule: more than half
_IN_QUOTES = (
    0.75  # share of the matched sentences that hold a quotation in both, for a tie by quotation; development half
)
_OWN = 0.25  # share of a text from which on it is not an origin of its own; development half
_SPEECH_ONLY = 3  # sentences up to which a tie can be one by quotation alone; by rule: more is an excerpt


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge with its alerts.

    matches  sentence numbers of the child first, then of the parent
    common   True where the two documents, and not only passages of them, have one origin
    """

    edge: Edge
    alerts: tuple[Alert, ...]
    matches: tuple[tuple[int, int], ...]
    common: bool

    def across(self, document: str, sentence: int) -> list[tuple[str, int]]:
        """Return the sentences at the other end that are versions of this one."""
        if document == self.edge.child:
            return [(self.edge.parent, j) for i, j in self.matches if i == sentence]
        return [(self.edge.child, i) for i, j in self.matches if j == sentence]


def relate(one: Profile, other: Profile, near: Iterable[tuple[int, int]], lexicon: Lexicon) -> Tie | None:
    """Return the tie of two documents from pairs of sentences that may match; None where nothing holds.

    The result does not depend on which of the two comes first in the call.
    """
    if one.document.id > other.document.id:
        one, other, near = other, one, [(j, i) for i, j in near]
    near = list(near)
    matches = align(one, other, near, lexicon)
    if not matches:
        return _cited(one, other, near, lexicon)
    way = direction(one, other, matches, lexicon)
    kind = _kind(one, other, matches, way)
    features = _features(one, other, matches, way)
    if _score(features) < _TIE:
        return None
    total = known(tuple(f for f in way if f.name != "date") if kind == "quotation" else way)
    return _tie((one, other), matches, Edge("", "", kind, _score(features), bool(total), (), features, way), lexicon)


def _score(features: tuple[Feature, ...]) -> float:
    return round(min(1.0, sum(f.gain for f in features)), 4)


def _cited(one: Profile, other: Profile, near: list[tuple[int, int]], lexicon: Lexicon) -> Tie | None:
    """The tie of a document that tells in words of its own what another printed, and names it beside that."""
    matches = alike(one, other, near, lexicon.common)[:1]
    way = direction(one, other, matches, lexicon) if matches else ()
    credit = next((f for f in way if f.name == "credit"), None)
    if credit is None or any(f.name == "date" and f.value * credit.value < 0 for f in way):
        return None
    child, parent, at = (other, one, matches[0].second) if credit.value > 0 else (one, other, matches[0].first)
    if not named_beside(child, at, parent.house, lexicon):
        return None
    features = (
        Feature("named", 1.0, _NAMED, credit.because),
        Feature("matter", min(1.0, matches[0].shared / 10), _MATTER, f"{matches[0].shared} telling words are shared"),
    )
    return _tie((one, other), matches, Edge("", "", "cites", _score(features), True, (), features, way), lexicon)


def _tie(pair: tuple[Profile, Profile], matches: list[Match], edge: Edge, lexicon: Lexicon) -> Tie:
    """Turn the pair so that the parent is the second of it, and lay the texts beside each other."""
    one, other = pair
    total = known(edge.direction) if edge.directed else 0.0
    parent, child = (other, one) if total < 0 else (one, other)
    places = sorted((m.first, m.second) if total < 0 else (m.second, m.first) for m in matches)
    sign = -1.0 if total < 0 else 1.0
    turned = replace(
        edge,
        child=child.document.id,
        parent=parent.document.id,
        aligned=tuple((child.sentences[i], parent.sentences[j]) for i, j in places),
        direction=tuple(replace(f, value=sign * f.value) for f in edge.direction),
    )
    weak = [f for f in edge.features if f.name == "named"]
    found = [] if weak else alerts(parent, child, places, lexicon, directed=turned.directed)
    size = child.size if turned.directed else min(child.size, parent.size)
    common = edge.kind != "quotation" and sum(m.shared for m in matches) >= _OWN * size
    return Tie(turned, tuple(found), tuple(places), common)


def _features(a: Profile, b: Profile, matches: list[Match], way: tuple[Feature, ...]) -> tuple[Feature, ...]:
    shared = sum(m.shared for m in matches)
    like = sum(m.like * m.shared for m in matches) / max(1, shared)
    cover = min(1.0, shared / min(a.size, b.size))
    credit = any(f.name in ("credit", "author") for f in way)
    return (
        Feature(
            "volume", 1 - 0.5 ** (shared / _HALF), _VOLUME, f"{shared} words in {len(matches)} sentences are shared"
        ),
        Feature("closeness", like, _CLOSE, f"those sentences have {like:.0%} of their words in common"),
        Feature("cover", cover, _COVER, f"they are {cover:.0%} of the shorter text"),
        Feature("credit", float(credit), _CREDIT, "one document names the other's house or author"),
    )


def _kind(a: Profile, b: Profile, matches: list[Match], way: tuple[Feature, ...]) -> str:
    shared = sum(m.shared for m in matches)
    if shared >= _SAME * max(a.size, b.size):
        return "duplicate"
    if shared >= _MOST * max(a.size, b.size):
        return "repost"
    spoken = sum(1 for m in matches if _has_quote(a, m.first) and _has_quote(b, m.second))
    if len(matches) <= _SPEECH_ONLY and spoken >= _IN_QUOTES * len(matches):
        return "quotation"
    weak = all(m.like < 1.0 for m in matches) and len(matches) == 1
    return "cites" if weak and any(f.name in ("credit", "author") for f in way) else "excerpt"


def _has_quote(profile: Profile, index: int) -> bool:
    span = profile.sentences[index]
    return any(quote.overlaps(span) for quote in profile.quotes)
