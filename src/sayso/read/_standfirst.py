"""Who wrote a text and when, where neither a line of its own nor markup says so: in a subtitle, beside an issue."""

import re
from collections.abc import Sequence

from sayso.read import _credit_line, _dates, _layout, _names
from sayso.read._blocks import Block
from sayso.read._fact import Fact

_LONGEST = 300  # characters of a subtitle
_LINE = 120  # characters of the line of an issue
_NUMBER = re.compile(
    r"(?=.*\d)\W*(?:(?:vol(?:ume)?|no|nr|issue|number|edition)\b[\s.#:]*(?:[\divxlc]+\b)?[\s,./()-]*)+", re.IGNORECASE
)
_ISSUE = 0.8  # confidence of the day of an issue that heads the page: better than that of a visit


def writer(blocks: Sequence[Block]) -> list[Fact]:
    """Return the person whom a subtitle names as its writer ("..., reports Anna Roe from Batumi")."""
    says = _layout.words("writer_verbs")
    name = r"(?P<name>[A-Z][^\s,.;:]+(?: [\w'’.-]+){1,3}?)"
    behind = re.compile(rf".+\b(?:{says}) {name}(?:,? (?:from|in|at) (?-i:[A-Z])[^.]{{1,40}})?\.?")
    before = re.compile(rf"{name} (?:{says})\b.+")
    for block in blocks:
        found = behind.fullmatch(block.text) or before.fullmatch(block.text) if len(block.text) <= _LONGEST else None
        if found and block.field != "title" and _names.is_person(found["name"]):
            return [Fact("byline", found["name"], "stated", block.text, 0.5)]
    return []


def issue(blocks: Sequence[Block]) -> list[Fact]:
    """Return the date of a line that numbers an issue ("Issue No. 1148, 16-22 May 2013"), the only one on the page."""
    short = [b.text if len(b.text) <= _LINE else "" for b in blocks]
    around = [
        " ".join(short[max(0, i - 1) : i + 2]) if _NUMBER.fullmatch(text) else text for i, text in enumerate(short)
    ]
    lines = [text for text in around if _credit_line.is_issue(text)]
    dates = {p.period.edtf: p for line in lines for _, _, p in _dates.scan(line)}
    return [Fact("date", edtf, "stated", p.text, _ISSUE) for edtf, p in dates.items() if len(dates) == 1]
