"""What the markup of a page says about its article: JSON-LD, OpenGraph, <meta>, <link>, <title>."""

import json
import re
from collections.abc import Iterator
from typing import Any

from sayso.read import _dates
from sayso.read._metadata import Fact
from sayso.read._names import is_outlet

_ARTICLE = re.compile(r"\w*(?:Article|Posting)$")
# Names of <meta> elements by field; the first that has content is taken.
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title", "headline", "title"),
    "outlet": ("og:site_name", "citation_journal_title", "publisher", "dc.publisher", "application-name"),
    "byline": ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author", "citation_author"),
    "url": ("og:url", "twitter:url"),
    "date": (
        "article:published_time", "datepublished", "og:published_time", "dc.date.issued", "dc.date", "dcterms.created",
        "date", "pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date", "citation_date",
        "citation_publication_date", "article.published", "cxenseparse:recs:publishtime", "published_at",
    ),
}  # fmt: skip
_PARTS = re.compile(r"\s+(?:[|\-–—·•»«›~:]|::|->)\s+")


def facts(root: Any) -> tuple[Fact, ...]:
    """Return what the markup says, JSON-LD before <meta> before the rest."""
    return (*_linked_data(root), *_meta(root), *_others(root))


def _linked_data(root: Any) -> Iterator[Fact]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            value = json.loads((script.text or "").strip(), strict=False)
        except (ValueError, RecursionError):
            continue  # broken JSON-LD is common; <meta> says the same
        for article in _articles(value, 0):
            yield from _of_article(article)
            return


def _articles(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the objects of an article's type, wherever they are nested; 4 levels are enough for @graph in a list."""
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(_ARTICLE.match(k) for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)):
            yield value
        yield from _articles(value.get("@graph"), depth + 1)
        yield from _articles(value.get("mainEntity"), depth + 1)


def _of_article(article: dict[str, Any]) -> Iterator[Fact]:
    pairs = (
        ("title", article.get("headline")), ("byline", _names(article.get("author"))),
        ("outlet", _names(article.get("publisher"))), ("url", article.get("url")),
        ("date", article.get("datePublished") or article.get("dateCreated")),
    )  # fmt: skip
    for name, value in pairs:
        if isinstance(value, str):
            yield from _fact(name, value, 0.95)


def _names(value: Any) -> str:
    """Return the names of people or bodies in JSON-LD, joined by commas."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_names(item) for item in value)))
    found = value.get("name") if isinstance(value, dict) else value
    return found if isinstance(found, str) else ""


def _meta(root: Any) -> Iterator[Fact]:
    given: dict[str, str] = {}
    for element in root.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if element.get("content"):
            given.setdefault(key.strip().lower(), element.get("content"))
    for name, keys in _META.items():
        for key in keys:
            yield from _fact(name, given.get(key, ""), 0.9)


def _others(root: Any) -> Iterator[Fact]:
    for element in root.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            yield from _fact("url", element.get("href") or "", 0.8)
    for element in root.iter("time"):
        named = element.get("pubdate") is not None or element.get("itemprop") == "datePublished"
        if named and element.get("datetime"):
            yield from _fact("date", element.get("datetime"), 0.8)
    yield from _titled(root)


def _titled(root: Any) -> Iterator[Fact]:
    """Yield what <title> says: a headline, the site's name, or both."""
    from lxml import etree

    title = " ".join((root.findtext(".//title") or "").split())
    parts = _PARTS.split(title)
    for part in [part for part in parts if _dates.line(part) and len(parts) > 1]:
        yield from _fact("date", part, 0.4)
        parts.remove(part)
    headings = {" ".join("".join(h.itertext()).split()) for h in root.iter("h1", "h2")}
    lines = {" ".join((e.text or "").split()) for e in root.iter(etree.Element) if e.tag != "title"}
    plain = [part for part in parts if not is_outlet(part)] or parts
    behind = title.partition(": ")[2]  # "Batumi Herald: the headline"
    printed = (part for known in (headings, lines) for part in (title, *plain, behind) if part in known)
    headline = next(printed, max(plain, key=len))
    if headings and headline not in headings and is_outlet(headline):
        yield from _fact("outlet", headline, 0.4)  # the page prints another headline
        return
    yield from _fact("title", headline, 0.5)
    before = title.partition(": ")[0]
    parts += [before] if headline == behind and (is_outlet(before) or before in lines) else []
    others = [part for part in parts if part not in (title, headline) and len(part.split()) <= 5]
    named = [part for part in others if is_outlet(part)] or others[-1:]
    yield from _fact("outlet", named[-1] if named else "", 0.4)


def _fact(name: str, value: str, confidence: float) -> Iterator[Fact]:
    """Yield the fact if its value is one: a date that can be read, an address, a name that is no address."""
    value = " ".join(value.split())
    if name == "date":
        period = _dates.iso(value)
        if period:
            yield Fact("date", period.edtf, "markup", value, confidence)
    elif name == "url":
        if value.startswith(("http://", "https://")):
            yield Fact("url", value, "markup", value, confidence)
    elif value and len(value) <= 300 and (name == "title" or not re.match(r"https?:|@|www\.", value)):
        yield Fact(name, re.sub(r"(?i)^by\s+", "", value) if name == "byline" else value, "markup", value, confidence)
