"""Where the words of a page stand in its source: tags and entities taken out, every character with its place."""

import html
import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.read._blocks import Block

_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|svg|noscript)\b.*?(?:</\1\s*>|\Z)|</?[a-zA-Z!?][^>]*>?"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?)",
    re.DOTALL | re.IGNORECASE,
)
_AHEAD = 100_000  # characters beyond the last block in which the next is looked for first: no navigation is longer


@dataclass(frozen=True, slots=True)
class Source:
    """The words of a page without white space, and for each character its place in the source, -1 in an entity."""

    letters: str
    places: "array[int]"


def source_of(page: str) -> Source:
    """Return the visible characters of a page, white space left out."""
    letters: list[str] = []
    places = array("l")
    at = 0
    for match in _MARKUP.finditer(page):
        _plain(page, at, match.start(), letters, places)
        at = match.end()
        if match["entity"]:
            shown = "".join(html.unescape(match[0]).split())
            letters.append(shown)
            places.extend([-1] * len(shown))
    _plain(page, at, len(page), letters, places)
    return Source("".join(letters), places)


def placed(blocks: Sequence[Block], page: str) -> list[Block]:
    """Return the blocks with the runs of characters that stand the same in the source of the page."""
    source, at = source_of(page), 0
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
        found.append(replace(block, runs=_runs(block.text, source.places, start, page)))
    return found


def _plain(page: str, start: int, stop: int, letters: list[str], places: "array[int]") -> None:
    for match in re.finditer(r"\S+", page[start:stop]):
        letters.append(match[0])
        places.extend(range(start + match.start(), start + match.end()))


def _runs(text: str, places: "array[int]", start: int, page: str) -> tuple[tuple[int, int, int], ...]:
    """Return (offset in text, offset in page, length) of the runs; a single equal blank inside does not end a run."""
    runs: list[tuple[int, int, int]] = []
    letter = start
    for offset, char in enumerate(text):
        if char.isspace():
            if runs and _ends(runs[-1], offset) and page[runs[-1][1] + runs[-1][2] :][:1] == char:
                runs[-1] = (*runs[-1][:2], runs[-1][2] + 1)
            continue
        place = places[letter]
        letter += 1
        if place < 0:
            continue
        if runs and _ends(runs[-1], offset) and runs[-1][1] + runs[-1][2] == place:
            runs[-1] = (*runs[-1][:2], runs[-1][2] + 1)
        else:
            runs.append((offset, place, 1))
    return tuple(runs)


def _ends(run: tuple[int, int, int], offset: int) -> bool:
    return run[0] + run[2] == offset
