"""Where words stand in the source of a page or a record: markup taken out, every character with its place."""

import html
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sayso.read._blocks import Block
from sayso.read._places import Pieces, Places

_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|svg|noscript)\b.*?(?:</\1\s*>|\Z)|</?[a-zA-Z!?][^>]*>?"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?)",
    re.DOTALL | re.IGNORECASE,
)
_JSON = re.compile(r"(?P<entity>\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|\\u\w{4}|\\.)", re.DOTALL)
_CELL = re.compile(r'(?P<entity>"")')
_WORD = re.compile(
    r"<!--.*?-->|<(?:\w+:)?(?P<gone>del|moveFrom|Fallback)\b[^>]*(?<!/)>.*?</(?:\w+:)?(?P=gone)\s*>"
    r"|<(?:\w+:)?t(?:\s[^>]*)?(?<!/)>(?P<text>[^<]*)<|(?P<hyphen><(?:\w+:)?noBreakHyphen\b[^>]*>)",
    re.DOTALL,
)
_XML = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[(?P<data>.*?)(?:\]\]>|\Z)|(?P<element></?[a-zA-Z!?][^>]*>?)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)",
    re.DOTALL,
)
_NOTHING = re.compile(r"(?P<entity>(?!))")
_AHEAD = 100_000  # characters beyond the last block in which the next is looked for first: no navigation is longer


@dataclass(frozen=True, slots=True)
class Source:
    """The words of an input without white space, each letter with the range of the input that writes it."""

    page: str
    letters: str
    places: Places


def of_page(page: str) -> Source:
    """Return the words of the source of a web page."""
    return _source(page, _MARKUP, html.unescape)


def of_json(line: str) -> Source:
    """Return the words of a line of JSON."""
    return _source(line, _JSON, lambda escape: str(json.loads(f'"{escape}"')))


def of_cells(row: str) -> Source:
    """Return the words of a row of a table."""
    return _source(row, _CELL, lambda _: '"')


def of_word(part: str) -> Source:
    """Return the words of a part of a Word document: those of its text elements, what was struck out left out."""
    letters: list[str] = []
    places = Places()
    for match in _WORD.finditer(part):
        if match["hyphen"]:
            letters.append("-")
            places.written(match.start(), match.end(), 1)
        elif match["text"]:
            inside = _source(match["text"], _MARKUP, html.unescape)
            letters.append(inside.letters)
            places.starts.extend(match.start("text") + at for at in inside.places.starts)
            places.ends.extend(match.start("text") + at for at in inside.places.ends)
    return Source(part, "".join(letters), places)


def of_feed(feed: str, start: int, end: int) -> Source:
    """Return the words of an element of a feed, which may hold a page as CDATA, escaped, or as elements."""
    letters: list[str] = []
    places = Places()
    at, elements = start, False
    for match in [*_XML.finditer(feed, start, end), None]:
        stop = match.start() if match else end
        letters.append(feed[at:stop])
        places.plain(at, stop - at)
        at = match.end() if match else end
        elements = elements or (match is not None and bool(match["element"]))
        if match and match["data"]:
            letters.append(match["data"])
            places.plain(match.start("data"), len(match["data"]))
        elif match and match["entity"]:
            shown = html.unescape(match[0])
            letters.append(shown)
            places.written(match.start(), match.end(), len(shown))
    inside = _source("".join(letters), _NOTHING if elements else _MARKUP, html.unescape)
    return Source(feed, inside.letters, inside.places.within(places))


def _source(page: str, markup: re.Pattern[str], shown_as: Callable[[str], str]) -> Source:
    letters: list[str] = []
    places = Places()
    at = 0
    for match in markup.finditer(page):
        _plain(page, at, match.start(), letters, places)
        at = match.end()
        if match["entity"]:
            shown = "".join(shown_as(match[0]).split())
            letters.append(shown)
            places.written(match.start(), match.end(), len(shown))
    _plain(page, at, len(page), letters, places)
    return Source(page, "".join(letters), places)


def placed(blocks: Sequence[Block], source: Source, *, origin: int = 0) -> list[Block]:
    """Return the blocks with the places of their characters in the source, which begins at `origin`."""
    at = 0
    found: list[Block] = []
    for block in blocks:
        bare = "" if block.role == "rule" else "".join(block.text.split())
        start = source.letters.find(bare, at, at + len(bare) + _AHEAD) if bare else -1
        if start >= 0:
            at = start + len(bare)
        elif bare:
            start = source.letters.find(bare)  # out of order, as where a broken page was mended
        if start < 0:
            found.append(block)
            continue
        pieces = _pieces(block.text, source, start)
        runs = tuple((offset, origin + place, n) for offset, place, n in pieces.runs)
        written = tuple((offset, n, origin + place, m) for offset, n, place, m in pieces.written)
        found.append(replace(block, runs=runs, written=written))
    return found


def _plain(page: str, start: int, stop: int, letters: list[str], places: Places) -> None:
    for match in re.finditer(r"\S+", page[start:stop]):
        letters.append(match[0])
        places.plain(start + match.start(), len(match[0]))


def _pieces(text: str, source: Source, start: int) -> Pieces:
    """Return the places of the words of a text; equal white space between two does not end a run."""
    found = Pieces()
    places, page = source.places, source.page
    letter, ended = start, 0
    for match in re.finditer(r"\S+", text):
        if found.runs and page.startswith(text[ended : match.start()], sum(found.runs[-1][1:])):
            found.same(ended, sum(found.runs[-1][1:]), match.start() - ended)
        word = match[0]
        first, last = places.starts[letter], places.ends[letter + len(word) - 1]
        if last - first == len(word) and page.startswith(word, first):
            found.same(match.start(), first, len(word))
        else:
            for i, character in enumerate(word):
                place = places.starts[letter + i], places.ends[letter + i]
                found.character(match.start() + i, character, place, page)
        letter += len(word)
        ended = match.end()
    found.runs = [_trimmed(run, text) for run in found.runs]
    return found


def _trimmed(run: tuple[int, int, int], text: str) -> tuple[int, int, int]:
    """Return a run without white space at its end, which may be that of the page's own layout."""
    at, raw, n = run
    return at, raw, len(text[at : at + n].rstrip())
