"""Marks of Markdown within a paragraph: links, pictures and bold print, taken out; what stays keeps its place."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.read._blocks import Block

_PICTURE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)(?:\{[^}\n]*\})?")
_LINK = re.compile(
    r"(?P<open>\[)(?P<inside>(?:[^\[\]\n]|\\.)+)(?P<close>\]\((?:<[^>\n]*>|[^()\s]*(?:\([^()\s]*\))?)(?:\s+\"[^\"\n]*\")?\))"
)
_BOLD = re.compile(r"(?P<open>\*\*|__)(?P<inside>(?=\S)[^*_\n]+(?<=\S))(?P<close>\*\*|__)")
_ITEM = re.compile(r"(?:[-*+]|>)\s+(?=\S)")


def unmarked(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks without the marks of Markdown, where links or pictures show that the text is in it."""
    if not any(_LINK.search(block.text) or _PICTURE.fullmatch(block.text) for block in blocks):
        return list(blocks)
    return [_unmarked(block) for block in blocks]


def _unmarked(block: Block) -> Block:
    if _PICTURE.fullmatch(block.text):
        return replace(block, reason=block.reason or "picture")
    gone = [match.span() for match in _PICTURE.finditer(block.text)]
    linked = 0
    for pattern in (_LINK, _BOLD):
        for match in pattern.finditer(block.text):
            if not any(a <= match.start() < b for a, b in gone):
                gone += [match.span("open"), match.span("close")]
                linked += len(match["inside"]) if pattern is _LINK else 0
    kept = _without(block, sorted(gone)) if gone else block
    return replace(kept, reason=kept.reason or ("links" if linked and linked >= len(kept.text) else ""))


def _without(block: Block, gone: Sequence[tuple[int, int]]) -> Block:
    """Return a block without some ranges of its characters."""
    text, runs, written, at = "", [], [], 0
    for start, end in [*gone, (len(block.text), len(block.text))]:
        piece = block.cut(at, start) if start > at else None
        if piece and piece.text:
            first = at + len(block.text[at:start]) - len(block.text[at:start].lstrip())
            text += block.text[at:first] if text else ""
            runs += [(len(text) + offset, raw, n) for offset, raw, n in piece.runs]
            written += [(len(text) + offset, n, raw, m) for offset, n, raw, m in piece.written]
            behind = block.text[first + len(piece.text) : start]
            text += piece.text + (behind if end < len(block.text) else "")
        at = end
    return replace(block, text=text.strip(), runs=tuple(runs), written=tuple(written))
