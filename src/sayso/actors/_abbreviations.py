"""Abbreviations that a text explains: "the Economic Union (EU)" makes every EU in it that union."""

from __future__ import annotations

import re

from sayso.actors.entry import Hit, Match

__all__ = ["with_abbreviations"]

_ABBREVIATED = re.compile(r"\(([A-Z][A-Za-z]{1,9})\)")
_SHORT = re.compile(r"\b[A-Z][A-Za-z]{1,9}\b")


def with_abbreviations(matches: list[Match], text: str) -> list[Match]:
    """Let an abbreviation mean what the text says it does: "the Economic Union (EU)" makes every EU that union."""
    meant: dict[str, tuple[Hit, ...]] = {}
    ending = {m.end: m for m in matches}
    for found in _ABBREVIATED.finditer(text):
        named = ending.get(found.start() - 1) or ending.get(found.start())
        if named:
            meant.setdefault(found[1], named.hits)
    if not meant:
        return matches
    spelled = {m.start: Match(m.start, m.end, m.text, meant.get(m.text, m.hits)) for m in matches}
    for found in _SHORT.finditer(text):
        if found[0] in meant:
            spelled.setdefault(found.start(), Match(found.start(), found.end(), found[0], meant[found[0]]))
    return [spelled[start] for start in sorted(spelled)]
