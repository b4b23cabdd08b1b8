"""RSS and Atom files -> documents, one for each entry."""

import email.utils
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import _dates, _packed, _source, _tree
from sayso.read._article import Page, articles, nothing
from sayso.read._blocks import Block, blocks_of
from sayso.read._decode import decode, mend
from sayso.read._metadata import Fact
from sayso.read.intake import Intake

ENTRY = True
SUFFIXES = (".rss", ".atom")
_TEXT = ("encoded", "content", "description", "summary")  # the fuller first
_DATE = ("pubDate", "published", "date", "issued", "updated")  # what is updated last is the last resort
_FULL = ("encoded", "content")
# Elements inside CDATA and comments are text of the feed and begin no entry.
_ENTRY = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|(?P<entry><(?:[\w.-]+:)?(?:item|entry)\b(?=[\s/>]))", re.DOTALL)


def read(intake: Intake) -> Iterator[Document | Failure]:
    """Yield the entries of a feed; what the feed says about an entry is its record; offsets map to its source."""
    root = _packed.xml(intake.data, intake.path, mend=True)
    entries = [node for node in root.iter() if _tag(node) in ("item", "entry")]
    if not entries:
        yield nothing(intake.path)
    outlet = next((_words(node) for node in root.iter("{*}title") if _tag(node.getparent()) in ("channel", "feed")), "")
    source = decode(intake.data, intake.path, declared=root.getroottree().docinfo.encoding).text
    ranges = _ranges(source, len(entries))
    for number, (entry, where) in enumerate(zip(entries, ranges, strict=True), 1):
        yield from _entry(entry, outlet, (f"entry {number}", intake), (source, *where))


def _ranges(source: str, count: int) -> list[tuple[int, int]]:
    """Return the range of the source in which each entry stands; the whole for all where they cannot be told apart."""
    starts = [m.start() for m in _ENTRY.finditer(source) if m["entry"]]
    if len(starts) != count:
        return [(0, len(source))] * count
    return list(pairwise([*starts, len(source)]))


def _placed(blocks: list[Block], name: str, where: tuple[str, int, int]) -> list[Block]:
    """Return the blocks of an element of an entry with their places in the feed."""
    source, start, end = where
    tag = rf"(?:[\w.-]+:)?{name}\b"
    element = re.compile(rf"<{tag}[^>]*(?<!/)>(?P<inside>.*?)</{tag}", re.DOTALL).search(source, start, end)
    if element is None:
        return blocks
    return _source.placed(blocks, _source.of_feed(source, element.start("inside"), element.end("inside")))


def _entry(
    entry: Any, outlet: str, at: tuple[str, Intake], where: tuple[str, int, int]
) -> Iterator[Document | Failure]:
    place, intake = at
    texts = ((name, _child(entry, name)) for name in _TEXT)
    name, node = next(((n, found) for n, found in texts if _words(found)), ("", None))
    title = _words(_child(entry, "title"))
    if node is None:
        yield Failure(intake.path, "the entry has no text", "follow its link and save the page", place=place)
        return
    blocks = _placed([block for block in _html(node) if block.text], name, where)
    head = _placed([Block(title, field="title", role="heading")] if title else [], "title", where)
    tags = [words for child in entry if _tag(child) == "category" and (words := _words(child) or child.get("term", ""))]
    listed = [Block("; ".join(tags), reason="tags", links=tuple(tags))] if tags else []
    warnings = () if name in _FULL else ("the feed gives a summary only",)
    facts = (*_facts(entry, title), *([Fact("outlet", outlet, "record", outlet)] if outlet else []))
    yield from articles(Page([*head, *blocks, *listed], facts, warnings, place, whole=True), intake)


def _facts(entry: Any, title: str) -> Iterator[Fact]:
    """Yield what a feed says about an entry."""
    for field, value in (("title", title), ("byline", _author(entry)), ("url", _link(entry))):
        if value:
            yield Fact(field, value, "record", value)
    for name in _DATE:
        value = _words(_child(entry, name))
        if day := _day(value):
            yield Fact("date", day, "record", value, 0.6 if name == "updated" else 1.0)
            return


def _day(value: str) -> str | None:
    """Return the day of an RFC 822 or ISO 8601 time stamp, as its own zone counts it."""
    if period := _dates.iso(value):
        return period.edtf
    try:
        return email.utils.parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _author(entry: Any) -> str:
    for name in ("creator", "author"):
        node = _child(entry, name)
        if node is not None:
            words = _words(_child(node, "name")) or _words(node)
            inner = words.partition("(")[2].rstrip(")") if "@" in words else words  # RSS: mail@example.org (Name)
            return inner.strip()
    return ""


def _link(entry: Any) -> str:
    links = [node for node in entry if _tag(node) == "link"]
    chosen = next((n for n in links if n.get("rel", "alternate") == "alternate"), None)
    return (chosen.get("href") or _words(chosen)) if chosen is not None else ""


def _html(node: Any) -> list[Block]:
    """Return the paragraphs of a text that is plain, escaped HTML or XHTML."""
    from lxml import etree

    inner = etree.tostring(node, encoding="unicode", with_tail=False) if len(node) else mend(node.text or "").text
    if "<" not in inner:
        return [replace(block, runs=()) for block in blocks_of(inner)]
    return _tree.of_markup(inner)


def _child(node: Any, name: str) -> Any:
    return next((child for child in node if _tag(child) == name), None)


def _words(node: Any) -> str:
    """Return the words of an element in one line."""
    return " ".join(mend("".join(node.itertext())).text.split()) if node is not None else ""


def _tag(node: Any) -> str:
    return node.tag.rpartition("}")[2] if node is not None and isinstance(node.tag, str) else ""
