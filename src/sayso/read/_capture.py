"""Pages that an archive keeps: the moment of the capture is no day of publication."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sayso.read import _layout
from sayso.read._fact import Fact

_STAMPED = re.compile(r"/((?:19|20)\d{12})(?:[a-z]{2}_)?/")  # year to second, in the address of a capture
_MINUTE = 12  # digits of a moment from its year to its minute
_WEAK = 0.2


def weakened(root: Any, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield the facts, with little trust in a moment that is that of the capture, or that the archive itself tells."""
    found = list(facts)
    links = (
        e.get(name) or ""
        for e in root.iter("link", "meta", "base", "a", "input")
        for name in ("href", "content", "value")
    )
    stamps = {match[1][:_MINUTE] for link in links for match in _STAMPED.finditer(link)}
    archived = any(_is_archive(e.get("content") or "") for e in root.iter("meta") if _names_site(e))
    for fact in found:
        told = re.sub(r"\D", "", fact.text or "")[:_MINUTE]
        capture = told in stamps or (archived and bool(stamps))
        dated = fact.field == "date" and fact.method == "markup"
        yield replace(fact, confidence=_WEAK) if dated and capture else fact


def _names_site(element: Any) -> bool:
    return (element.get("property") or element.get("name") or "") in ("og:site_name", "og:url", "application-name")


def _is_archive(value: str) -> bool:
    return bool(_layout.markup()["archives"].match(value))
