"""Names that organs of several states bear: whose "Congress" or "Foreign Office" is meant."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from sayso.actors.entry import Hit, Match
from sayso.actors.load import Registry, shared

__all__ = ["at_home"]

_NEAR = 500  # characters at which a mention weighs half
_AFTER = 0.5  # weight of a mention after the name
_DEFAULT = 0.6  # mentions that being the best known is worth; all by inspection of the bank's train split


def at_home(registry: Registry, matches: list[Match]) -> list[Match]:
    """Return the matches, shared names read as those of the state named most and nearest, else of the best known."""
    named = [(m.start, m.hits[0].entry.id) for m in matches if m.text not in shared()]
    return [_settled(registry, m, named) if m.text in shared() else m for m in matches]


def _settled(registry: Registry, match: Match, named: list[tuple[int, str]]) -> Match:
    owners = shared()[match.text].split("|")
    weights: defaultdict[str, float] = defaultdict(float, {owners[0]: _DEFAULT})
    for start, state in named:
        if state in owners:
            weight = _AFTER if start > match.start else 1.0
            weights[state] += weight * _NEAR / (_NEAR + abs(start - match.start))
    owner = max(weights, key=lambda state: weights[state])
    hits = tuple(_given(registry, hit, owner) for hit in match.hits if hit.entry.kind == "organ") or match.hits
    return replace(match, hits=hits[:1])


def _given(registry: Registry, hit: Hit, owner: str) -> Hit:
    """The reading as an organ of another state."""
    state = registry.state(owner)
    if state is None or hit.entry.country == owner:
        return hit
    return replace(hit, entry=replace(hit.entry, id=owner, country=owner, wikidata=""))
