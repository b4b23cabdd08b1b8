"""A block: a paragraph, line or heading of an input, verbatim, with the place where it stands. Plain text -> blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_MIN_WIDTH, _MAX_WIDTH = 40, 120  # columns to which text files are wrapped: from a narrow e-mail to a wide terminal
_MIN_FULL = 4  # full lines before a file counts as wrapped; fewer happen by chance in a heading of three lines
_FEW_WIDTHS = 55, 80  # columns of a short mail, all broken lines of which are full and end within a sentence
_NEVER = 1.5  # times the column beyond which no line of a wrapped file goes
_FULL_SHARE = 0.7  # of the lines inside paragraphs; wrapped files that we made have above 0.9, lists and headers 0.5
_COLUMNS = re.compile(r"\S {8,}\S")  # a line of a printed page's head: its left and its right end
_APART = 24  # columns by which the right end of such a head is set in
_CENTRED = 8  # columns by which both lines of a headline are set in at the least
_BY = re.compile(r"by [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}$")  # a writer's own line
_RULE = re.compile(r"[-_=*~•·—–#\s]{3,}|--|⁂|§")
_EMPHASIS = re.compile(r"([*_]{1,3})(?=\S)([^*_]+)(?<=\S)\1")
_CODED = re.compile(r"[A-Z]{2,4}\d{6,}\w*\s+[A-Z]\w+ .*\d{2}$")  # the line of source and day in a monitoring report
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an input.

    text    its characters, never blank at either end
    runs    (offset in text, offset in decoded input, length): identical characters, ascending; may have gaps
    written (offset in text, length, offset in input, length there): characters that the input writes otherwise
    role    what the layout says: "heading", "quote", "caption", "item", "rule" or "" (unknown)
    reason  why it is furniture and no text, "" for text
    gap     True where an empty line (or an element) parts it from the block before
    group   number of the <article> that holds it, 0 for none, below 0 for a post of a channel or a forum
    level   of a heading, 1 for <h1>, 0 where none is told
    moment  what a <time> within it tells the browser, "" for none
    links   words of the links in it, where there are several
    field   what a label or an attribute says it is: "byline", "date", "outlet", "tags", "cites", "title", or ""
    """

    text: str
    runs: tuple[tuple[int, int, int], ...] = ()
    role: str = ""
    reason: str = ""
    gap: bool = True
    group: int = 0
    field: str = ""
    links: tuple[str, ...] = ()
    written: tuple[tuple[int, int, int, int], ...] = ()
    level: int = 0
    moment: str = ""

    def cut(self, start: int, end: int | None = None) -> "Block":
        """Return the block of its characters from start to end, blanks at the ends left out."""
        piece = self.text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        last = first + len(piece.strip())
        runs = tuple((max(at, first) - first, raw + max(0, first - at), min(at + n, last) - max(at, first))
                     for at, raw, n in self.runs if at < last and at + n > first)  # fmt: skip
        written = tuple((max(at, first) - first, min(at + n, last) - max(at, first), raw, m)
                        for at, n, raw, m in self.written if at < last and at + n > first)  # fmt: skip
        return replace(self, text=self.text[first:last], runs=runs, written=written)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    indent: int
    gap: bool


def blocks_of(text: str, *, origin: int = 0) -> list[Block]:
    """Return the blocks of plain text; `origin` is added to every place. Wrapped lines are joined to paragraphs."""
    lines = list(_lines(text))
    width = _width(lines)
    found: list[Block] = []
    group: list[_Line] = []
    for line in lines:
        if group and not _continues(group[-1], line, width):
            found.append(_block(text, group, origin))
            group = []
        group.append(line)
    if group:
        found.append(_block(text, group, origin))
    return found


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that are not blank."""
    at, gap = 0, True
    breaks = [(m.start(), m.end()) for m in _BREAK.finditer(text)]
    for stop, after in [*breaks, (len(text), len(text))]:
        raw = text[at:stop]
        bare = raw.strip()
        if bare:
            indent = len(raw) - len(raw.lstrip())
            yield _Line(at + indent, bare, indent, gap)
        gap = not bare or text[stop:after] in ("\f", "\u2029")
        at = after


def _width(lines: list[_Line]) -> int:
    """Return the column to which the file is wrapped, 0 where it is not."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap]
    if len(pairs) < _MIN_FULL:
        width = max((len(a.text) for a, _ in pairs), default=0)
        few = len(pairs) > 1 and _FEW_WIDTHS[0] <= width <= _FEW_WIDTHS[1]
        broken = few and all(_full(a, b, width) and a.text[-1] not in ".!?:" for a, b in pairs)
        return width if broken and 2 * sum(b.text[0].islower() for _, b in pairs) >= len(pairs) else 0
    lengths = sorted(len(a.text) for a, _ in pairs)
    width = lengths[int(0.98 * (len(lengths) - 1))]  # one overlong line does not set the width
    pairs = [(a, b) for a, b in pairs if 2 * len(a.text) > width]  # shorter ones are headings and lines of a head
    full = sum(_full(a, b, width) for a, b in pairs)
    long = sum(len(line.text) for line in lines if len(line.text) > _NEVER * width)
    if 2 * long > sum(len(line.text) for line in lines):
        return 0  # most of it stands in paragraphs of a line each
    fits = _MIN_WIDTH <= width <= _MAX_WIDTH and full >= _MIN_FULL and full >= _FULL_SHARE * len(pairs)
    return width if fits else 0


def _full(line: _Line, following: _Line, width: int) -> bool:
    """True where the first word of the next line had no room on this one; 3 columns are left to ragged wrapping."""
    return len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > width - 3


def _continues(before: _Line, line: _Line, width: int) -> bool:
    """True where a line goes on with the paragraph of the line before."""
    if _COLUMNS.search(line.text) or _COLUMNS.search(before.text) or line.indent > before.indent + _APART:
        return False
    if (
        line.gap
        or _CODED.match(line.text)
        or _CODED.match(before.text)
        or _RULE.fullmatch(line.text)
        or _RULE.fullmatch(before.text)
        or _HEADING.match(before.text)
    ):
        return False
    if min(before.indent, line.indent) >= _CENTRED and line.text[:1].islower():
        return True  # a headline in the middle of a printed page
    if line.indent > before.indent and line.indent >= 2 and before.text[-1:] in '.!?”"’':
        return False
    if width:
        return _full(before, line, width)
    if _BY.match(line.text):
        return False
    return line.text[:1].islower() and before.text[-1:] not in ".!?:" and len(before.text) >= _MIN_WIDTH


def _block(text: str, lines: list[_Line], origin: int) -> Block:
    first, last = lines[0], lines[-1]
    start, end = first.start, last.start + len(last.text)
    mark = _HEADING.match(text, start, end)
    start = mark.end() if mark else start
    emphasis = _EMPHASIS.fullmatch(text, start, end)
    start, end = emphasis.span(2) if emphasis else (start, end)
    body = text[start:end]
    role = "heading" if mark else "rule" if _RULE.fullmatch(body) else ""
    return Block(body, ((0, origin + start, len(body)),), role, gap=first.gap)
