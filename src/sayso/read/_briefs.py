"""Several briefs in one page: headings of one level, below each of which the same line of links ends the text."""

import re
from collections.abc import Sequence
from itertools import pairwise

from sayso.read import _clean, _layout
from sayso.read._blocks import Block

_FEET = ("links", "share", "comments", "navigation", "related")
_LINE = 60  # characters of the line that ends a brief ("link · e-mail this brief")
_TOP = 6  # blocks among which a page says that it brings briefs
_FEW = 3  # words of a country's or a section's name
_NUMBER = re.compile(r"\d{1,2}[.)]\s")
_NEAR = 3  # blocks below a heading among which its text begins


def heads(blocks: Sequence[Block]) -> set[int]:
    """Return the indexes of the headings of one level whose texts all end with the same line, at least two of them."""
    found: set[int] = set()
    for level in {b.level for b in blocks if b.level}:
        own = [i for i, b in enumerate(blocks) if b.level == level and not b.field and _has_text(blocks, i)]
        feet = [_feet(blocks[start:stop]) for start, stop in pairwise([*own, len(blocks)])]
        above = any(_clean.is_body(b) for b in blocks[: own[0]]) if own else True  # then they head sections
        found |= set(own) if len(own) > 1 and not above and set.intersection(*feet) else set()
    return found | _listed(blocks)


def _listed(blocks: Sequence[Block]) -> set[int]:
    """Return the headlines that are numbered or stand below a place in capitals, on a page that calls them briefs."""
    if not any(len(b.text) <= _LINE and _layout.kind("briefs").search(b.text) for b in blocks[:_TOP]):
        return set()
    heads = [i for i in range(1, len(blocks)) if _has_text(blocks, i)]
    numbered = {i for i in heads if _NUMBER.match(blocks[i].text)}
    kicked = {i for i in heads if blocks[i - 1].text.isupper() and len(blocks[i - 1].text.split()) <= _FEW}
    return next((found for found in (numbered, kicked) if len(found) > 1), set())


def _has_text(blocks: Sequence[Block], at: int) -> bool:
    return _clean.is_headline(blocks[at]) and any(_clean.is_body(b) for b in blocks[at + 1 : at + 1 + _NEAR])


def _feet(blocks: Sequence[Block]) -> set[str]:
    """Return the lines of links that stand behind the text of a section."""
    last = max((i for i, b in enumerate(blocks) if _clean.is_body(b)), default=len(blocks))
    return {b.text.casefold() for b in blocks[last + 1 :] if b.reason in _FEET and len(b.text) <= _LINE}
