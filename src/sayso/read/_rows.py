"""The lines of an export, its dialects and labels: what nexis.py and _factiva.py share."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.read import _dates, _layout
from sayso.read._blocks import Block, blocks_of


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is not blank: its place in the text, and whether an empty line stands above it."""

    start: int
    text: str
    gap: bool

    @property
    def end(self) -> int:
        """The place behind its last character."""
        return self.start + len(self.text)

    def block(self, reason: str = "", *, field: str = "", skip: int = 0) -> Block:
        """Return the row from its character `skip` on as a block."""
        text = self.text[skip:]
        return Block(text, ((0, self.start + skip, len(text)),), "heading" if field == "title" else "", reason,
                     field=field)  # fmt: skip


@dataclass(slots=True)
class Record:
    """What is found of one article: values of its fields, the rows of its headline, the ranges of its text."""

    values: dict[str, str]
    title: Sequence[Row] = ()
    body: Sequence[tuple[int, int]] = ()
    abstract: bool = False


def rows(text: str) -> list[Row]:
    """Return the lines that are not blank."""
    found: list[Row] = []
    gap = True
    for match in re.finditer(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)", text):
        bare = match[1].strip(" \t\f\v\u00a0\ufeff")
        if bare:
            found.append(Row(match.start() + match[1].index(bare), bare, gap))
        gap = not bare or "\f" in match[1]
    return found


@cache
def table() -> Mapping[str, Any]:
    """Return exports.yml."""
    import yaml

    loaded: Mapping[str, Any] = yaml.safe_load(files("sayso.read").joinpath("exports.yml").read_text("utf-8"))
    return loaded


@cache
def pattern(source: str) -> re.Pattern[str]:
    """Return a pattern of exports.yml, compiled."""
    return re.compile(source, re.IGNORECASE)


@cache
def labels(part: str) -> re.Pattern[str]:
    """Return the pattern of a labelled row of the "head" or the "tail"; the named group that matched is the field."""
    kinds = (f"(?P<{field}>{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})"
             for field, names in table()[part].items())  # fmt: skip
    return re.compile(rf"(?:{'|'.join(kinds)})\s*(?::\s*(?P<value>.*)|$)", re.IGNORECASE)


def day(value: str) -> str | None:
    """Return the EDTF date of a printed one, weekday and clock behind it left out; None where it is none."""
    weekdays = _layout.words("weekdays")
    bare = re.sub(rf"(?i),?\s+(?:{weekdays})\b.*$", "", value.strip())
    bare = re.sub(r"(?i)\s+\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?.*$", "", bare)
    period = _dates.iso(bare)
    return period.edtf if period else None


def text_blocks(text: str, ranges: Sequence[tuple[int, int]]) -> Iterator[Block]:
    """Yield the paragraphs of ranges of a text, with their places in it."""
    for start, end in ranges:
        yield from blocks_of(text[start:end], origin=start)
