"""Boxes between and below the paragraphs of an article, told by where they stand: what asks, and what leads on."""

import re
from typing import Any

from sayso.read import _layout

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_BOXES = ("div", "section", "aside", "table")
_LISTS = (*_BOXES, "ul", "ol", "li", "p", "article")
_PARAGRAPHS = 3  # beside a box in the text
_BOX = 320  # letters of a box that asks for something
_NEAR = 30  # elements before one among which the heading of its list stands
_RECORD = re.compile(r"(?:^|\s)(?:Author|Date|Published|Posted|Written by|Source)\b\s*:?\s+[A-Z\d]")
_TAGS = re.compile(
    r"(?:related |article )?(?:topics?|tags|tagged|categories|key ?words|subjects|in this \w+|filed under)\W*",
    re.IGNORECASE,
)
_MOST = 0.5  # share of a page's paragraphs in an element that is no list of other articles


def asks(tag: str, element: Any) -> bool:
    """True for a short box between paragraphs that asks the reader for an address, money or attention."""
    parent = element.getparent()
    if tag not in _BOXES or parent is None or len(parent.findall("p")) < _PARAGRAPHS:
        return False
    if element.find(".//time") is not None or not any(True for _ in element.itersiblings("p", preceding=True)):
        return False  # it may tell who wrote the text, and when
    words = " ".join(" ".join(element.itertext()).split())
    if not 0 < len(words) <= _BOX:
        return False
    return any(True for _ in element.iter("form", "input")) or bool(_layout.kind("asks").search(words))


def leads_on(tag: str, element: Any) -> bool:
    """True for what stands below a heading such as "Keep reading", where no other text stands beside."""
    parent = element.getparent()
    if tag not in _LISTS or parent is None or parent.tag in ("body", "main", "article"):
        return False
    if element.get("rel") or _RECORD.search(" ".join(" ".join(element.itertext()).split())):
        return False
    for number, before in enumerate(element.itersiblings(preceding=True)):
        if number >= _NEAR:
            return False
        if before.tag in _HEADINGS:
            return _is_related(before) and not _holds_most(parent)
    return False


def _is_related(heading: Any) -> bool:
    words = " ".join("".join(heading.itertext()).split())
    if _TAGS.fullmatch(words):
        return False
    return any(p.fullmatch(words) for name, found in _layout.furniture() if name == "related" for p in found)


def _holds_most(element: Any) -> bool:
    root = element.getroottree().getroot()
    return _letters(element) > _MOST * _letters(root) or element.find(".//h1") is not None


def _letters(element: Any) -> int:
    return sum(len(text) for p in element.iter("p") for text in p.itertext())
