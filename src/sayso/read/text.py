"""Plain text and Markdown -> documents."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import _clean, _forward, eml, nexis
from sayso.read._article import Page, articles
from sayso.read._blocks import Block, blocks_of
from sayso.read._decode import decode
from sayso.read._front import front
from sayso.read._markdown import unmarked
from sayso.read._metadata import head_field
from sayso.read.intake import Intake

ENTRY = True
_LINE = 200  # characters of a line at the head of a page
_LONG, _CAPITALS = 5, 0.8  # letters of words that headlines in capital initials begin so, and their share
_WORDS = 3  # words of the beginning of a line that a page's head repeats
_HEAD = 8  # blocks among which the title of a printed text stands
SUFFIXES = (".txt", ".text", ".md", ".markdown")


def read(intake: Intake) -> Iterator[Document | Failure]:
    """Yield the articles of a text file; offsets are exact for every character of title and paragraphs."""
    decoded = decode(intake.data, intake.path)
    yield from plain(decoded.text, intake, decoded.warnings)


def plain(text: str, intake: Intake, warnings: tuple[str, ...] = ()) -> Iterator[Document | Failure]:
    """Yield the articles of characters, whatever they were taken from; offsets map to `text`."""
    if nexis.is_export(text):
        yield from nexis.read(text, intake, warnings)
    elif _forward.is_mail(text):
        told, given = _forward.passed_on(eml.lines(text), "")
        yield from articles(Page(told, tuple(given), warnings, whole=True, letter=True), intake)
    else:
        begin, facts, record = front(text)
        lines = _whole_title(text, unmarked(blocks_of(text[begin:], origin=begin)))
        blocks = [*_running_heads(text, lines), *record]
        yield from articles(Page(blocks, facts, warnings, whole=bool(record)), intake)


def _whole_title(text: str, blocks: list[Block]) -> list[Block]:
    """Join a headline in capital initials that print breaks over two lines, with white space around both."""
    gaps = [block.gap for block in blocks] + [True]
    for i, (first, second) in enumerate(pairwise(blocks[:_HEAD])):
        apart = gaps[i] and not gaps[i + 1] and gaps[i + 2]
        if apart and _is_broken(first, second) and len(first.runs) == len(second.runs) == 1:
            start, end = first.runs[0][1], sum(second.runs[0][1:])
            whole = replace(first, text=text[start:end], runs=((0, start, end - start),))
            return [*blocks[:i], whole, *blocks[i + 2 :]]
    return blocks


def _is_broken(first: Block, second: Block) -> bool:
    """True for two lines of a headline in capital initials, of which the second is nothing else."""
    words = [word for word in f"{first.text} {second.text}".split() if len(word) >= _LONG]
    capitals = sum(word[0].isupper() and not word.isupper() for word in words)
    lines = all(
        _clean.is_headline(b) and len(b.text.split()) >= _WORDS + 1 and not b.text.isupper() for b in (first, second)
    )
    return lines and capitals >= _CAPITALS * len(words) and not (head_field(second) or head_field(first))


def _running_heads(text: str, blocks: list[Block]) -> list[Block]:
    """Set aside what the pages of a printed text repeat at head or foot, whatever numbers stand in it."""
    pages = [text.count("\f", 0, block.runs[0][1]) for block in blocks] if "\f" in text else []
    around = [None, *pages, None]
    edges = {i for i, page in enumerate(pages) if page != around[i] or page != around[i + 2]}
    bare = [re.sub(r"\d+", "0", " ".join(block.text.split())) for block in blocks]
    repeated = {line for line, n in Counter(bare[i] for i in edges).items() if n > 1}
    found = [replace(b, reason="header") if i in edges and bare[i] in repeated else b for i, b in enumerate(blocks)]
    top = {" ".join(b.text.split()) for b in found[:_HEAD] if len(b.text) <= _LINE}
    return [replace(b, reason="header") if i > 2 and _is_page_head(b, top) else b for i, b in enumerate(found)]


def _is_page_head(block: Block, top: set[str]) -> bool:
    """True for a line with two ends that stand apart, one of which is a line of the first page's head or a number."""
    ends = (
        re.split(r"\s{5,}", block.text)
        if not block.reason and "\n" not in block.text and len(block.text) <= _LINE
        else []
    )
    return len(ends) == 2 and any(end.isdigit() or _is_above(end, top) for end in ends)


def _is_above(end: str, top: set[str]) -> bool:
    """True for a line of the first page's head, or one's beginning ("Policy Note No. 14" of "... | May 2016")."""
    return end in top or (len(end.split()) >= _WORDS and any(line.startswith(end) for line in top))
