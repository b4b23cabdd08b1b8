"""Strangers whose last word the registry knows: Bruno Bennett is not Naftali Bennett, Rudi Amman is no city."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from sayso.actors.entry import Hit, Match
from sayso.actors.load import Registry, agents, beside
from sayso.model.analysis import Mention

__all__ = ["without_strangers"]

_AT = re.compile(r"\b(?:in|at|near|from|to|outside|around|between|and|of) $")


def without_strangers(registry: Registry, matches: list[Match], people: Iterable[Mention], text: str) -> list[Match]:
    """Return the matches without those that only the surname of somebody else in the text explains.

    ``people`` are the mentions of human beings by the analysis. Somebody whom the text also names in full stays known.
    """
    given = dict(_given_names(registry, people, text))
    in_full = {hit.entry.name for m in matches if " " in m.text for hit in m.hits if hit.entry.kind == "person"}
    found = []
    for match in matches:
        hits = match.hits
        if match.text in given:
            placed = _AT.search(text[max(0, match.start - 10) : match.start]) is not None
            hits = tuple(h for h in hits if _fits(h, given[match.text], in_full, placed=placed))
        if hits:
            found.append(match if hits == match.hits else replace(match, hits=hits))
    return found


def _given_names(registry: Registry, people: Iterable[Mention], text: str) -> Iterator[tuple[str, set[str]]]:
    """Each surname of somebody unknown, and the words before it."""
    for mention in people:
        words = text[mention.start : mention.end].split()
        while len(words) > 1 and (words[0].lower().rstrip(".") in _titles() or registry.lookup(words[0])):
            words.pop(0)
        if len(words) > 1 and not registry.lookup(" ".join(words)):
            yield words[-1], set(words[:-1])


@cache
def _titles() -> frozenset[str]:
    """Every word of titles and offices: also the first one of "prime minister"."""
    return beside() | {word for noun in agents() for word in noun.split()}


def _fits(hit: Hit, given: set[str], in_full: set[str], *, placed: bool) -> bool:
    """Whether a reading of a surname can be meant: no other's surname, no city where none is spoken of."""
    if hit.how == "metonym":
        return placed
    if hit.how != "surname" or hit.entry.name in in_full:
        return True
    known = {word[0] for name in (hit.entry.name, *hit.entry.aliases) for word in name.split()[:-1]}
    return any(word[0] in known for word in given)
