"""Which number of a date like 05/03/2021 is its day, by what else the page says; unknown where nothing tells."""

import re
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from sayso.model.period import Period
from sayso.read import _credit_line, _dates, _layout, _ranges
from sayso.read._blocks import Block
from sayso.read._fact import Fact
from sayso.read._names import is_outlet

_SHORT = 80  # characters of a line that holds a date
_LINE = 120  # the same, with an update beside
_NUMBERS = re.compile(r"\d[./-]\d\d?[./-]\d{4}")
_OPENING = 60  # characters of a paragraph among which its place and day stand
_FIRST = re.compile(r"\W*(?:first|originally|initially) (?:published|posted|issued|released|aired)", re.IGNORECASE)
_POSTED = re.compile(r"\W*(?:published|posted|issued|released|publication date|date published)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?P<name>[A-Z][^\d]{2,40}?)\s+(?P<date>\d{1,2}[./-]\d.*)")
_RIDERS = ("related", "links", "comments", "reply", "poster", "forum", "footer")
_LED, _BARE = 0.8, 0.5  # confidence of a date with a word before it, and of one without


def settled(blocks: Sequence[Block], facts: Sequence[Fact]) -> list[Fact]:
    """Return the date of the head whose numbers only something else on the page puts in order."""
    lines = [b.text for b in blocks if len(b.text) <= _SHORT]
    own = [b.text for b in blocks if len(b.text) <= _LINE and b.reason not in _RIDERS]
    pieces = [piece for text in own if _NUMBERS.search(text) for piece in _credit_line.parts(text)]
    bare = (_behind_name(piece) for piece in pieces)
    for text in sorted(filter(_dates.is_either, bare), key=_changed):
        pair = _dates.either(text)
        found = _dates.by_others(text, lines) or _by_days(pair, blocks) or _by_month(pair, facts)
        if found := found or _by_region(pair, facts):
            return [Fact("date", found.edtf, "stated", text, _LED if _leads(text) else _BARE)]
    return []


def published(blocks: Sequence[Block]) -> list[Fact]:
    """Return the day that a line anywhere on the page calls that of the first publication, or the only one posted."""
    lines = [b.text for b in blocks if len(b.text) <= _SHORT and b.reason not in _RIDERS]
    for pattern, sure in ((_FIRST, 0.86), (_POSTED, 0.52)):
        found = {
            p.period.edtf: p for text in lines if pattern.match(text) and (p := _dates.line(text)) and not p.update
        }
        if len(found) == 1:
            return [Fact("date", edtf, "stated", printed.text, sure) for edtf, printed in found.items()]
    return []


def _behind_name(piece: str) -> str:
    """Return the date behind the name of an outlet ("Norland Post 05/03/2021 10:20"), else the piece."""
    match = _NAMED.fullmatch(piece)
    return match["date"] if match and not _dates.is_either(piece) and _is_sign(match["name"]) else piece


def _is_sign(name: str) -> bool:
    return is_outlet(name) or (name.isupper() and name.isalpha())


def _changed(text: str) -> bool:
    """True for the date of a change: that of publication, wherever it stands on the page, goes before it."""
    return bool(re.match(rf"(?i)(?:{_layout.words('update_words')})\b", text))


def _leads(text: str) -> bool:
    return text[0].isalpha() and not _changed(text)


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
