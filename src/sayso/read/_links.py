"""Feeds -> the addresses of their articles: RSS 0.9 to 2.0 and Atom."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin
from xml.etree import ElementTree

from sayso.errors import InputError

_FEED = re.compile(rb"\s*<(?:[?!].*<)?(?:\w+:)?(?:rss|feed|RDF)\b", re.DOTALL)
_PAGE = re.compile(rb"<(?:!doctype\s+)?html\b", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PROBE = 4096  # bytes in which the root element of a feed stands


def is_feed(data: bytes) -> bool:
    """True where bytes begin as an RSS or Atom feed."""
    probe = data[:_PROBE].removeprefix(b"\xef\xbb\xbf")
    return bool(_FEED.match(probe)) and not _PAGE.search(probe.partition(b"<channel")[0].partition(b"<entry")[0])


def links(data: bytes, base: str) -> list[str]:
    """Return the addresses of a feed's articles, absolute, in order, each once; InputError where it is broken XML.

    Feeds that declare entities are refused: nothing but an attack needs them.
    """
    if _DOCTYPE.search(data) or b"\0" in data:
        raise InputError("the feed declares a document type, which is refused", place=base, remedy="tell its editors")
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise InputError(f"the feed is broken: {error}", place=base, remedy="tell its editors") from error
    found = (urldefrag(urljoin(base, link.strip())).url for link in _of_items(root) if link and link.strip())
    return list(dict.fromkeys(url for url in found if url.startswith(("http://", "https://"))))


def _of_items(root: Any) -> Iterator[str | None]:
    for item in root.iter():
        kind = _name(item)
        if kind == "item":
            yield next((e.text for e in item if _name(e) == "link"), None) or _permanent(item)
        elif kind == "entry":
            named = [e for e in item if _name(e) == "link" and e.get("rel", "alternate") == "alternate"]
            yield named[0].get("href") if named else None


def _permanent(item: Any) -> str | None:
    return next((e.text for e in item if _name(e) == "guid" and e.get("isPermaLink", "true") != "false"), None)


def _name(element: Any) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]
