"""Where words stand in the source of a page or a record: markup taken out, every character with its place."""

import html
import json
import re
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sayso.read._blocks import Block

_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|svg|noscript)\b.*?(?:</\1\s*>|\Z)|</?[a-zA-Z!?][^>]*>?"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?)",
    re.DOTALL | re.IGNORECASE,
)
_JSON = re.compile(r"(?P<entity>\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|\\u\w{4}|\\.)", re.DOTALL)
_CELL = re.compile(r'(?P<entity>"")')
_AHEAD = 100_000  # characters beyond the last block in which the next is looked for first: no navigation is longer


@dataclass(frozen=True, slots=True)
class Source:
    """The words of a page without white space, and for each character its place in the source, -1 in an entity."""

    page: str
    letters: str
    places: "array[int]"


def of_page(page: str) -> Source:
    """Return the words of the source of a web page."""
    return _source(page, _MARKUP, html.unescape)


def of_json(line: str) -> Source:
    """Return the words of a line of JSON."""
    return _source(line, _JSON, lambda escape: str(json.loads(f'"{escape}"')))


def of_cells(row: str) -> Source:
    """Return the words of a row of a table."""
    return _source(row, _CELL, lambda _: '"')


def _source(page: str, markup: re.Pattern[str], shown_as: Callable[[str], str]) -> Source:
    letters: list[str] = []
    places = array("l")
    at = 0
    for match in markup.finditer(page):
        _plain(page, at, match.start(), letters, places)
        at = match.end()
        if match["entity"]:
            shown = "".join(shown_as(match[0]).split())
            letters.append(shown)
            places.extend([-1] * len(shown))
    _plain(page, at, len(page), letters, places)
    return Source(page, "".join(letters), places)


def placed(blocks: Sequence[Block], source: Source, *, origin: int = 0) -> list[Block]:
    """Return the blocks with the runs of characters that stand the same in the source, which begins at `origin`."""
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
        runs = _runs(block.text, source.places, start, source.page)
        found.append(replace(block, runs=tuple((offset, origin + place, n) for offset, place, n in runs)))
    return found


def _plain(page: str, start: int, stop: int, letters: list[str], places: "array[int]") -> None:
    for match in re.finditer(r"\S+", page[start:stop]):
        letters.append(match[0])
        places.extend(range(start + match.start(), start + match.end()))


def _runs(text: str, places: "array[int]", start: int, page: str) -> tuple[tuple[int, int, int], ...]:
    """Return (offset in text, offset in page, length) of the runs; equal white space inside does not end a run."""
    runs: list[tuple[int, int, int]] = []
    letter, ended = start, 0
    for match in re.finditer(r"\S+", text):
        if runs and page.startswith(text[ended : match.start()], sum(runs[-1][1:])):
            _add(runs, ended, sum(runs[-1][1:]), match.start() - ended)
        word = match[0]
        if places[letter] >= 0 and page.startswith(word, places[letter]):
            _add(runs, match.start(), places[letter], len(word))
        else:
            for i in range(len(word)):
                if places[letter + i] >= 0:
                    _add(runs, match.start() + i, places[letter + i], 1)
        letter += len(word)
        ended = match.end()
    return tuple(_trimmed(run, text) for run in runs)


def _add(runs: list[tuple[int, int, int]], offset: int, place: int, length: int) -> None:
    """Add a run, or lengthen the last where the new one goes on from it in both texts."""
    at, raw, n = runs[-1] if runs else (0, 0, 0)
    if n and at + n == offset and raw + n == place:
        runs[-1] = (at, raw, n + length)
    elif length and not (runs and at + n > offset):
        runs.append((offset, place, length))


def _trimmed(run: tuple[int, int, int], text: str) -> tuple[int, int, int]:
    """Return a run without white space at its end, which may be that of the page's own layout."""
    at, raw, n = run
    return at, raw, len(text[at : at + n].rstrip())
