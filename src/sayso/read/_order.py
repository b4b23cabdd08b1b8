"""Which number of a date like 05/03/2021 is its day, by what else the page says; unknown where nothing tells."""

import re
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from sayso.model.period import Period
from sayso.read import _credit_line, _dates, _layout, _ranges
from sayso.read._blocks import Block
from sayso.read._fact import Fact

_SHORT = 80  # characters of a line that holds a date
_LINE = 120  # the same, with an update beside
_NUMBERS = re.compile(r"\d[./-]\d\d?[./-]\d{4}")
_OPENING = 60  # characters of a paragraph among which its place and day stand
_RIDERS = ("related", "links", "comments", "reply", "poster", "forum", "footer")
_LED, _BARE = 0.8, 0.5  # confidence of a date with a word before it, and of one without


def settled(blocks: Sequence[Block], facts: Sequence[Fact]) -> list[Fact]:
    """Return the date of the head whose numbers only something else on the page puts in order."""
    lines = [b.text for b in blocks if len(b.text) <= _SHORT]
    own = [b.text for b in blocks if len(b.text) <= _LINE and b.reason not in _RIDERS]
    pieces = (piece for text in own for piece in (_credit_line.parts(text) if _NUMBERS.search(text) else ()))
    for text in filter(_dates.is_either, pieces):
        pair = _dates.either(text)
        found = _dates.by_others(text, lines) or _by_days(pair, blocks) or _by_month(pair, facts)
        if found := found or _by_region(pair, facts):
            return [Fact("date", found.edtf, "stated", text, _LED if text[0].isalpha() else _BARE)]
    return []


def _by_days(pair: Sequence[Period], blocks: Sequence[Block]) -> Period | None:
    """Return the reading whose day stands without its year in a dateline or a line ("Lima, 4 Jun (Andina)")."""
    told = {day for b in blocks if b.reason not in _RIDERS for day in _ranges.days(b.text[:_OPENING])}
    return _only(pair, lambda edtf: (int(edtf[5:7]), int(edtf[8:10])) in told)


def _by_month(pair: Sequence[Period], facts: Sequence[Fact]) -> Period | None:
    """Return the reading that lies in the month that the address or the markup gives."""
    months = {f.value for f in facts if f.field == "date" and len(f.value) == len("2000-01")}
    return _only(pair, lambda edtf: edtf[:7] in months)


def _by_region(pair: Sequence[Period], facts: Sequence[Fact]) -> Period | None:
    """Return the reading of the country of a page, by its language's region or by its domain, where these agree."""
    named = {name for f in facts for name in _regions(f)}
    if len(pair) < 2 or len(named) != 1:
        return None
    return pair[0 if named == {"day"} else 1]


def _regions(fact: Fact) -> set[str]:
    """Return "day" or "month" for what stands first in dates of the country of a locale or an address."""
    if fact.field == "url":
        word = (urlsplit(fact.value).hostname or "").rpartition(".")[2]
    elif fact.field == "locale":
        word = re.split(r"[-_]", fact.value)[-1] if re.search(r"[-_]", fact.value) else ""
    else:
        return set()
    table = _layout.table()["first_number"]
    return {name for name, found in table.items() if word.lower() in found}


def _only(pair: Sequence[Period], fits: Callable[[str], bool]) -> Period | None:
    found = [period for period in pair if fits(period.edtf)]
    return found[0] if len(found) == 1 else None
