"""Where a text was taken from: the line of a digest, with outlet, date and page; and who holds its rights."""

import re
from collections.abc import Sequence

from sayso.read import _dates
from sayso.read._blocks import Block
from sayso.read._dates import Printed
from sayso.read._fact import Fact
from sayso.read._names import are_people, is_name, is_person

_CITED = re.compile(
    r"[(\[]?\s*(?P<lead>(?i:source|from|clip(?:ping|ped)?|taken|copied|reposted|via|quelle)\b[ :]*(?:from )?(?:the )?)?"
    r"(?P<outlet>[A-Z][^,;:()\d]{1,60}?)(?:,\s+(?P<place>[A-Z][^,;:()\d]{2,40}?))?"
    r"(?:[,\s]+(?P<language>in\s+[A-Z]\w+))?[\s,]*(?:dated|of|on)?\s*"
)
_PAGE = re.compile(r"(?i)[\s,;]*(?:pp?\b\.?\s*[\dA-Z]|page\s|front page|(?:print|web|online) edition|section\s)")
_COPYRIGHT = re.compile(
    r"(?:.*?(?:©|\(c\)|copyrights?)[\s©:]*(?:\(c\)\s*)?)+(?:[\d\s,–-]+(?:present)?\.?\s*)?(?:by\s+)?"
    r"(?P<name>[A-Z][^.|©\d]{2,60}?)\s*"
    r"(?:\((?:pty|pvt)\)|,?\s(?:ltd|limited|inc|llc|plc|gmbh|s\.?a|corp|private ltd|pvt|co)\b|[.|©,]"
    r"|\s[-–]\s|all rights|$).*",
    re.IGNORECASE | re.DOTALL,
)
_RIGHTS = re.compile(r"(?<=\d)[,.|\s]*\ball rights reserved\b[.|,\s]*(?=\w)", re.IGNORECASE)  # before the name
_CODE = re.compile(r"[A-Z]{2,4}\d{6,}\w*\s+(?=[A-Z])")  # of an item of a monitoring service
_KIND = re.compile(r"\b(?:news agency|newspaper|radio|television|website|magazine)\b")
_BY = re.compile(r"\bby ([^;:,().\d]{4,60})")
_HOST = re.compile(r"(?:https?://(?:www\.)?|@|www\.)([\w.-]+)")
_WORDS, _LETTERS = 4, 6  # of the name of an outlet that an address holds: at most, and at the least
_LONGEST = 200  # characters of such a line; with two titles of papers and the word "paywalled" they have 120


def line(text: str) -> tuple[str, Printed, str] | None:
    """Return outlet, date and writer ("" for none) of a line that says where a text was taken from, or None.

    It needs more than a name and a date: a page, a language, brackets around it, or "Source:" before it.
    """
    text = _CODE.sub("", text, count=1) if _CODE.match(text) else text
    dates = _dates.scan(text) if len(text) <= _LONGEST else []
    match = _CITED.fullmatch(text[: dates[0][0]]) if dates else None
    behind = text[dates[0][1] :] if dates else ""
    bracketed = text.startswith("(") and text.rstrip(".").endswith(")")
    if not match or not (_PAGE.match(behind) or match["language"] or match["lead"] or bracketed):
        return None
    outlet = match["outlet"].strip(" ,")
    by = _BY.search(behind)
    names = by[1].strip() if by and are_people(by[1].strip()) else ""
    return (outlet, dates[0][2], names) if is_name(_KIND.sub("News", outlet)) else None


def employer(blocks: Sequence[Block]) -> list[Fact]:
    """Return the outlet behind a writer's name where an address on the page holds that name, too."""
    lines = [b.text for b in blocks]
    named = (_of_address(lines, b.text) for b in blocks if b.reason == "by-line")
    return [Fact("outlet", name, "stated", name, 0.65) for name in named if name][:1]


def _of_address(lines: Sequence[str], byline: str) -> str:
    """Return the name behind that of a writer ("By Anna Roe, North Energy") that an address of the page holds, too."""
    name = byline.rpartition(", ")[2].strip(" .")
    if name == byline or not is_name(name) or len(name.split()) > _WORDS:
        return ""
    hosts = {re.sub(r"\W", "", host).casefold() for line in lines for host in _HOST.findall(line)}
    bare = re.sub(r"\W", "", name).casefold()
    return name if len(bare) >= _LETTERS and any(bare in host for host in hosts) else ""


def holder(text: str) -> str:
    """Return the name in a line of rights ("© 1998-2023 Batumi Herald Ltd. All rights reserved"), "" for none."""
    match = _COPYRIGHT.fullmatch(_RIGHTS.sub(" ", text))
    return match["name"] if match and is_name(match["name"]) else ""


def of_entry(text: str) -> list[Fact]:
    """Read the foot of a blog's entry ("... posted in Kivu and tagged Goma on February 19, 2014 by Anna Roe.")."""
    dates = [printed for _, _, printed in _dates.scan(text)]
    facts = [Fact("date", p.period.edtf, "stated", p.text, 0.6) for p in dates[:1]]
    written = re.search(r"\bby\s+([^|.]{4,50}?)(?:\s+(?:on|in|at)\b.*|\s*[|.].*|$)", text)
    named = written[1] if written and is_person(written[1]) else ""
    return [*facts, Fact("byline", named, "stated", text, 0.6)] if named else facts
