"""Lines of print -> paragraphs, with words that are broken at the end of a line put together again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.read._blocks import Block
from sayso.read._print import Line

_PITCH = 1.35  # times the usual distance of lines from which white space parts paragraphs; printers use 1.5 and more
_SAME = 0.12  # share by which heights of print may differ within a paragraph
_INDENT = 0.7  # heights by which a first line is set in
_FULL = 0.75  # share of the column's width from which a line counts as full
_HEADING = 1.12  # times the height of the text from which a line is a heading: 11 points over 10 are hardly seen
_MAX_HEADING = 200  # characters, as in _clean.py
_STOPS = '.!?:”"’)'
_HYPHENS = "-\u2010\u00ad\x02\ufffe"  # the last two are what PDFium makes of a hyphen at the end of a line
_LAST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Print:
    """The usual distance of lines in heights, the usual height, and left and right edge of each column."""

    pitch: float
    body: float
    edges: dict[int, tuple[float, float]]


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Return the paragraphs, headings and set-aside lines of a document; runs count its glyphs."""
    body = _usual([(line.height, len(line.text)) for line in lines if not line.reason])
    pitch = _usual([(p, 1) for a, b in pairwise(lines) if (p := _distance(a, b)) > 0])
    print_ = _Print(pitch, body, _edges([line for line in lines if not line.reason]))
    words = {word.casefold() for line in lines for word in _WORD.findall(line.text)}
    found = [_block([line], words, body) for line in lines if line.reason]
    for group in _groups([line for line in lines if not line.reason], print_):
        found.append(_block(group, words, body))
    return found


def _usual(weighted: list[tuple[float, int]]) -> float:
    """Return the weighted median; 1 for none."""
    ordered = sorted(weighted)
    half, seen = sum(n for _, n in ordered) / 2, 0
    for value, weight in ordered:
        seen += weight
        if seen >= half:
            return max(value, 0.1)
    return 1.0


def _distance(one: Line, other: Line) -> float:
    """Return the distance of two lines in a column, in heights; 0 where they are in two."""
    return (one.middle - other.middle) / one.height if one.column == other.column else 0.0


def _edges(lines: Sequence[Line]) -> dict[int, tuple[float, float]]:
    """Return the left and right edge of each column."""
    found: dict[int, tuple[float, float]] = {}
    for line in lines:
        left, right = found.get(line.column, (line.left, line.right))
        found[line.column] = (min(left, line.left), max(right, line.right))
    return found


def _groups(lines: list[Line], print_: _Print) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph."""
    group: list[Line] = []
    for line in lines:
        if group and not _continues(group[-1], line, print_):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _continues(before: Line, line: Line, print_: _Print) -> bool:
    """True where a line goes on with the paragraph of the line before."""
    if abs(before.height - line.height) > _SAME * before.height:
        return False
    stopped = before.text[-1] in _STOPS
    left, right = print_.edges[before.column]
    full = before.right - left >= _FULL * (right - left)
    if before.column != line.column:
        return not stopped and (full or line.text[0].islower())
    if _distance(before, line) > _PITCH * print_.pitch:
        return False
    if stopped:
        return full and line.left - before.left < _INDENT * line.height
    # lines of a heading are as long as its words want; in the text, a short one before a capital was ended on purpose
    return full or line.text[0].islower() or before.text[-1] in _HYPHENS or before.height >= _HEADING * print_.body


def _block(lines: list[Line], words: set[str], body: float) -> Block:
    text, ids = lines[0].text, list(lines[0].ids)
    for line in lines[1:]:
        kept, between = _seam(text, line.text, words)
        text = text[:kept] + between + line.text
        ids = [*ids[:kept], *([-1] * len(between)), *line.ids]
    heading = lines[0].height >= _HEADING * body and len(text) <= _MAX_HEADING and not text.endswith(".")
    clean = "".join("-" if c in "\x02\ufffe" else c for c in text)
    return Block(clean, _runs(ids), "heading" if heading else "", lines[0].reason)


def _seam(text: str, following: str, words: set[str]) -> tuple[int, str]:
    """Return how many characters of a line stay before the next, and what is put between: a hyphen may have to go."""
    if text[-1] not in _HYPHENS or text[-2:-1].isspace():
        return len(text), " "
    head, tail = _LAST.search(text[:-1]), _WORD.match(following)
    if not head or not tail or not following[0].islower():
        return len(text), ""
    whole, compound = f"{head[0]}{tail[0]}".casefold(), f"{head[0]}-{tail[0]}".casefold()
    stays = compound in words and whole not in words  # the document's own spelling decides
    return len(text) - (not stays), ""


def _runs(ids: list[int]) -> tuple[tuple[int, int, int], ...]:
    """Return (offset, number of glyph, length) of the glyphs that follow each other."""
    runs: list[tuple[int, int, int]] = []
    for offset, number in enumerate(ids):
        at, first, n = runs[-1] if runs else (0, 0, 0)
        if number >= 0 and n and (at + n, first + n) == (offset, number):
            runs[-1] = (at, first, n + 1)
        elif number >= 0:
            runs.append((offset, number, 1))
    return tuple(runs)
