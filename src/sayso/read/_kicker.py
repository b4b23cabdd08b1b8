"""What a page adds to a headline in the same element: the section before it, the site behind it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.read._blocks import Block

_KICKER = 30  # characters of a section's name within a heading
_FEW = 3  # words of the name of a section
_MENU = 2  # lines of a menu that part a motto from a headline
_ADDED = re.compile(r"\s+[|–—»·-]+\s+\S")


def begins(title: str, block: Block) -> bool:
    """True for a heading that is a title without what a site adds to it ("... | RW | 21.09.2019")."""
    rest = title.removeprefix(block.text) if block.role == "heading" else title
    return rest != title and bool(_ADDED.match(rest)) and len(block.text) >= _KICKER


def part(blocks: list[Block], end: int, title: str) -> None:
    """Part the name of a section that stands in the same heading from the headline ("English" before it)."""
    for i, block in enumerate(blocks[: end + 1]):
        at = len(block.text) - len(title)
        if (
            0 < at <= _KICKER
            and block.role == "heading"
            and block.text.endswith(title)
            and not block.text[at - 1].isalnum()
        ):
            blocks[i : i + 1] = [replace(block.cut(0, at), reason="section", role=""), block.cut(at)]
            return


def leads_to(block: Block, title: str) -> bool:
    """True for the way to a page, which ends with its headline ("Home / Region / Court rejects challenge")."""
    way = re.split(r"\s*[/>›»|→]\s*", block.text)
    same = [re.sub(r"[\W_]+", "", words).casefold() for words in (way[-1], title)]
    return block.reason == "navigation" and len(way) > 1 and same[0] == same[1] and len(title.split()) > _FEW


def is_motto(field: str, blocks: Sequence[Block]) -> bool:
    """True for the motto of a site: a line that gives no field and is parted from the headline by a menu."""
    return not field and sum(b.reason in ("links", "navigation") for b in blocks) > _MENU
