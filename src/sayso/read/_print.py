"""Glyphs of a printed page -> lines in reading order: columns told by their gutters, running heads by repetition."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import NamedTuple

# Lengths are in heights of the print at that place, so that they hold for any size of type.
_GAP = 1.5  # white space within a row from which it parts two columns; spaces of justified text stay below 1
_GUTTER = 0.7  # white space that a gutter keeps free; printers use 1 and more
_OVERLAP = 0.4  # share of the lower of two glyphs that stands on the level of the other, as indexes and marks do
_MIN_COLUMN = 4  # lines on each side of a gutter; a caption or an address beside the text has fewer
_MAX_CROSSING = 0.3  # share of lines that may cross a gutter: titles, summaries, tables
_MAX_LINES = 3000  # pieces on a page above which columns are not looked for: a newspaper page has 1500
_EDGE = 2  # rows at the top and at the foot of a page among which running heads stand
_REPEATS = 4  # pages with the same row at the edge that make it a running head in any document, however long
_NUMBER = re.compile(
    r"[-–—|·•\s]*(?:page|p\.)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|\|)\s*\d{1,4})?[-–—|·•\s]*", re.IGNORECASE
)
_MAX_ROW = 300  # characters of a row of a table of contents; the pattern is slow on long rows of points
_LEADERS = re.compile(r".*(?:\.\s?|…\s?){5,}\s*[\divxlc]{1,5}", re.IGNORECASE)  # a row of a table of contents


class Glyph(NamedTuple):
    """One character of print: its box is that of the font, so that letters of one line have one height."""

    char: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print, or the piece of it in one column.

    ids     for each character of `text` its number in the document's glyphs, -1 for a space that we put in
    column  a number that the lines of one column on one page share
    reason  why it is no text of the article, "" for text
    """

    text: str
    ids: tuple[int, ...]
    left: float
    bottom: float
    right: float
    top: float
    page: int = 0
    column: int = 0
    reason: str = ""

    @property
    def height(self) -> float:
        """Height of the print; never 0."""
        return max(self.top - self.bottom, 0.1)

    @property
    def middle(self) -> float:
        """Level of the line."""
        return (self.top + self.bottom) / 2


def lines(glyphs: Sequence[Glyph], *, first: int, page: int) -> list[Line]:
    """Return the lines of one page in reading order; `first` is the number of its first glyph."""
    pieces = [_line(part, page) for part in _pieces(glyphs, first)]
    found: list[Line] = []
    numbers = count()
    for column in _columns(pieces, wanted=len(pieces) <= _MAX_LINES):
        number = page * 1000 + next(numbers)  # no page has so many columns; only equality counts
        found += (replace(row, column=number) for row in _rows(column))
    return found


def _pieces(glyphs: Sequence[Glyph], first: int) -> Iterator[list[tuple[int, Glyph]]]:
    """Yield the glyphs of each piece of a line: up to a break, a wide gap, or a glyph on another level."""
    piece: list[tuple[int, Glyph]] = []
    last: Glyph | None = None
    for number, glyph in enumerate(glyphs, first):
        if glyph.char.isspace():
            if piece and glyph.char not in "\r\n":
                piece.append((number, glyph))
            last = None if glyph.char in "\r\n" else last
            continue
        if piece and (last is None or not _follows(last, glyph)):
            yield piece
            piece = []
        piece.append((number, glyph))
        last = glyph
    if piece:
        yield piece


def _follows(last: Glyph, glyph: Glyph) -> bool:
    """True where a glyph goes on with the line of the last one."""
    low = max(min(last.top - last.bottom, glyph.top - glyph.bottom), 0.1)
    level = min(last.top, glyph.top) - max(last.bottom, glyph.bottom) >= _OVERLAP * low
    gap = glyph.left - last.right
    return level and -low <= gap <= _GAP * max(last.top - last.bottom, low)


def _line(piece: list[tuple[int, Glyph]], page: int) -> Line:
    while piece[-1][1].char.isspace():
        piece.pop()
    ink = [g for _, g in piece if not g.char.isspace()]
    body = sorted(ink, key=lambda g: g.top - g.bottom)[len(ink) // 2]  # marks and initials set no height
    text = "".join(" " if g.char.isspace() else g.char for _, g in piece)
    left, right = min(g.left for g in ink), max(g.right for g in ink)
    return Line(text, tuple(n for n, _ in piece), left, body.bottom, right, body.top, page)


def _columns(pieces: list[Line], *, wanted: bool) -> Iterator[list[Line]]:
    """Yield the pieces of each column in the order in which columns are read; what crosses a gutter parts them."""
    gutter = _gutter(pieces) if wanted else None
    if gutter is None:
        if pieces:
            yield pieces
        return
    band: list[Line] = []
    wide: list[Line] = []
    for piece in sorted(pieces, key=lambda p: -p.middle):
        crosses = piece.left < gutter < piece.right
        if crosses and band:
            yield from _sides(band, gutter)
            band = []
        if not crosses and wide:
            yield wide
            wide = []
        (wide if crosses else band).append(piece)
    if wide:
        yield wide
    yield from _sides(band, gutter)


def _sides(band: list[Line], gutter: float) -> Iterator[list[Line]]:
    yield from _columns([p for p in band if p.right <= gutter], wanted=True)
    yield from _columns([p for p in band if p.left >= gutter], wanted=True)


def _gutter(pieces: list[Line]) -> float | None:
    """Return the place of white space that parts the pieces into columns, None where there is none."""
    if len(pieces) < 2 * _MIN_COLUMN:
        return None
    starts = Counter(round(p.left) for p in pieces)
    best: tuple[int, float] | None = None
    for start in (s for s, n in starts.items() if n >= _MIN_COLUMN // 2):
        right = [p for p in pieces if p.left >= start - 1]
        width = _GUTTER * sorted(p.height for p in right)[len(right) // 2]
        left = [p for p in pieces if p.right <= start - width]
        crossing = len(pieces) - len(left) - len(right)
        enough = min(len(left), len(right)) >= _MIN_COLUMN and crossing <= _MAX_CROSSING * len(pieces)
        if enough and _beside(left, right) and (best is None or crossing < best[0]):
            best = (crossing, start - width / 2)
    return best[1] if best else None


def _beside(left: list[Line], right: list[Line]) -> bool:
    """True where two groups of lines stand beside each other over several lines, and each is as wide as a text."""
    top = min(max(p.top for p in left), max(p.top for p in right))
    bottom = max(min(p.bottom for p in left), min(p.bottom for p in right))
    height = sorted(p.height for p in left)[len(left) // 2]
    letters = min(sum(len(p.text) for p in side) / len(side) for side in (left, right))
    return top - bottom >= (_MIN_COLUMN - 1) * height and letters >= 10  # shorter ones are numbers of a table


def _rows(pieces: list[Line]) -> list[Line]:
    """Return the pieces of one column from top to foot, those on one level joined."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda p: (-p.middle, p.left)):
        if rows and rows[-1][0].bottom < piece.middle < rows[-1][0].top:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_joined(sorted(row, key=lambda p: p.left)) for row in rows]


def _joined(row: list[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    ids = [n for piece in row for n in (-1, *piece.ids)][1:]
    tallest = max(row, key=lambda p: len(p.text))
    text = " ".join(p.text for p in row)
    return replace(tallest, text=text, ids=tuple(ids), left=row[0].left, right=max(p.right for p in row))


def running(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the lines of all pages, with a reason for page numbers and for heads and feet that pages repeat."""
    edges = [_edges(page) for page in pages]
    seen = Counter(key for edge in edges for key in set(edge.values()))
    needed = max(2, min(_REPEATS, round(0.4 * len(pages))))  # heads of left and of right pages may differ
    found: list[list[Line]] = []
    for page, edge in zip(pages, edges, strict=True):
        repeated = {i for i, key in edge.items() if seen[key] >= needed}
        found.append([replace(line, reason=_edge_reason(line, page, again=i in repeated)) if i in edge else _row(line)
                      for i, line in enumerate(page)])  # fmt: skip
    return found


def _row(line: Line) -> Line:
    listed = len(line.text) <= _MAX_ROW and _LEADERS.fullmatch(line.text)
    return replace(line, reason="contents") if listed else line


def _edges(page: Sequence[Line]) -> dict[int, tuple[str, int]]:
    """Return the first and the last rows of a page by index, with words and size; numbers count as equal."""
    order = sorted(range(len(page)), key=lambda i: -page[i].middle)
    chosen = order[:_EDGE] + order[-_EDGE:]
    return {i: (re.sub(r"\d+", "#", page[i].text.casefold()), round(page[i].height)) for i in chosen}


def _edge_reason(line: Line, page: Sequence[Line], *, again: bool) -> str:
    if _NUMBER.fullmatch(line.text):
        return "page number"
    if not again:
        return _row(line).reason
    return "header" if line.middle > sum(other.middle for other in page) / len(page) else "footer"
