"""Whether one document names another: its outlet, its agency or its author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sayso.link._lexicon import Lexicon, plain
from sayso.model.document import Document

_DATELINE = 200  # characters of the beginning where an agency stands in brackets; a dateline is shorter, by rule
_SHORT = 4  # letters up to which a name may be a common word or initials ("post", "spa"); by rule
_LONGER = re.compile(r"([A-Z][\w'’]*)[ -]$")
_BY = re.compile(r"^\s*by\s+", re.I)


def authors(document: Document, lexicon: Lexicon) -> frozenset[str]:
    """Return the plain names of a by-line; nothing for by-lines that name nobody, or that name the outlet."""
    if not document.byline:
        return frozenset()
    line = _BY.sub("", document.byline)
    parts = re.split(r"\s*(?:,|;|/|\||\band\b|&)\s*", line)
    names = {plain(part) for part in parts}
    house = house_name(document.outlet, lexicon)
    return frozenset(n for n in names if n and n not in lexicon.nobody and lexicon.agencies.get(n, n) != house)


def house_name(outlet: str | None, lexicon: Lexicon) -> str:
    """Return the plain name of an outlet, one name for all names of an agency."""
    name = plain(outlet or "")
    return lexicon.agencies.get(name, name)


def credited(document: Document, name: str, lexicon: Lexicon) -> str:
    """Return the words by which a document says that it is taken from a house of that plain name, "" for none."""
    if not name:
        return ""
    if document.cites and (_initials(plain(document.cites)) == name or _names(document.cites, name, lexicon)):
        return f"cites {document.cites}"
    if document.byline and _names(document.byline, name, lexicon):
        return f"the by-line says {document.byline}"
    for aside in document.asides:
        if _names(aside.text, name, lexicon):
            return f"says {aside.text[:80]!r}"
    return _in_text(document.text, name, lexicon)


def _in_text(text: str, name: str, lexicon: Lexicon) -> str:
    """The words of the text itself: an agency in the dateline, or the name beside a cue."""
    for spelling in _spellings(name, lexicon):
        for found in _hits(text, spelling, lexicon):
            start, end = found.span()
            before, after = text[max(0, start - 60) : start], text[end : end + 40]
            bracket = before.rstrip().endswith(("(", "[", "/")) and start < _DATELINE
            if bracket or lexicon.before.search(before) or lexicon.after.match(after):
                return f"says {' '.join(text[max(0, start - 30) : end + 12].split())!r}"
    return ""


def mentions(text: str, name: str, lexicon: Lexicon) -> bool:
    """True where a text holds a plain name as whole words, in one of its spellings."""
    return bool(name) and _names(text, name, lexicon)


def _names(text: str, name: str, lexicon: Lexicon) -> bool:
    return any(True for spelling in _spellings(name, lexicon) for _ in _hits(text, spelling, lexicon))


def _hits(text: str, spelling: str, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """Yield where a name stands; a name of one word must not be the end of a longer one ("Post" in "Coast Post")."""
    for found in _pattern(spelling).finditer(text):
        before = _LONGER.search(text, max(0, found.start() - 30), found.start())
        if " " in spelling or before is None or before.group(1).lower() in lexicon.common:
            yield found


def _spellings(name: str, lexicon: Lexicon) -> list[str]:
    known = {other for other, first in lexicon.agencies.items() if first == name}
    return sorted({name, *known, *filter(None, [_initials(name)])})


def _initials(name: str) -> str:
    """The initials of a name of three words or more, "" for a shorter one, which share theirs with too much."""
    words = name.split()
    return "".join(word[0] for word in words) if len(words) >= 3 else ""


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    """Match a name in any case; a short one only as initials or a name are written, not as a common word."""
    if len(name) <= _SHORT:
        return re.compile(rf"\b(?:{re.escape(name.upper())}|{re.escape(name.title())})\b")
    words = r"\W+".join(map(re.escape, name.split()))
    return re.compile(rf"\b{words}\b", re.I)
