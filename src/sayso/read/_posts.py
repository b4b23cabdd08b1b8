"""Posts that put in an article, in a forum or a channel: each is an article of its own, the frame around it is not."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.read import _clean, _metadata
from sayso.read._blocks import Block

_NAME = 60  # characters of a channel's name; headlines that two posts share are longer
_RE = re.compile(r"(?:re|aw|sv|fwd?)\s*:\s*", re.IGNORECASE)
_WORDS = 3  # words of a headline at the least


def told(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, each post's headline marked as its title; the frame around them is set aside."""
    groups = {b.group for b in blocks if b.group < 0}
    if not groups:
        return list(blocks)
    seen: dict[str, set[int]] = {}
    for block in blocks:
        seen.setdefault(_RE.sub("", block.text), set()).add(block.group)
    found, titled, before = [], set[int](), ""
    for block in blocks:
        before = _heads(block, before) if block.group in titled else ""
        repeated = len(block.text) <= _NAME and len(seen[_RE.sub("", block.text)]) > 1 and not before
        if not block.reason and (block.group >= 0 or repeated):
            block = replace(block, reason="forum" if block.group >= 0 else "poster")
        elif block.group < 0 and block.group not in titled and _is_title(block):
            titled.add(block.group)
            block = replace(block, field="title")
        elif block.group not in titled and block.group < 0 and not block.reason and not _clean.is_body(block):
            block = replace(block, reason="forum")
        found.append(block)
    return found


def _heads(block: Block, before: str) -> str:
    """Return the field of a line of the head of an article, which posts by one hand may share; an outlet's below it."""
    field = _metadata.head_field(block)
    return field if before or field in ("byline", "date", "dateline") else ""


def _is_title(block: Block) -> bool:
    words = [word for word in block.text.split() if any(map(str.isalpha, word))]
    return _clean.is_headline(block) and len(words) >= _WORDS
