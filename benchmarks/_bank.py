"""Read the annotated passages of gold/bank: a text with its statements written below it, offsets computed.

A passage file has three parts, divided by lines ``--- text`` and ``--- statements``: a head of ``key: value`` lines,
the text as it is, and one statement a line. See gold/bank/README.md for the fields.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "gold" / "bank"
SPLITS = ("train", "dev", "test")
_SPAN = re.compile(r"(.*?)(?:#(\d+))?")


class BankError(ValueError):
    """A passage that cannot be read; the message names the file, the line and the remedy."""


@dataclass(frozen=True, slots=True)
class Party:
    """An actor or a source: id(s) as in the gold's short form, and its span in the text (None when not mentioned)."""

    id: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Coded:
    """One gold statement; ``start`` and ``end`` are the trigger's character offsets into the passage's text."""

    line: int
    start: int
    end: int
    event: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    source: Party
    factuality: str
    author: str
    status: str
    extra: dict[str, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage: its file, what its head says, its text, its statements."""

    path: Path
    head: dict[str, str]
    text: str
    statements: tuple[Coded, ...]

    @property
    def rows(self) -> Iterator[str]:
        """Every mark of a row of the hard cases, on the passage and on its statements."""
        for value in (self.head.get("rows", ""), *(s.extra.get("rows", "") for s in self.statements)):
            yield from (x.strip() for x in value.split(",") if x.strip())


def passages(folder: Path) -> Iterator[Passage]:
    """Read the passages of a folder in the order of their names; raises :class:`BankError`."""
    for path in sorted(folder.glob("*.txt")):
        yield read(path)


def read(path: Path) -> Passage:
    """Read one passage; raises :class:`BankError`."""
    parts = re.fullmatch(r"(.*?)^--- text\n(.*?)\n*^--- statements\n(.*)", path.read_text("utf-8"), re.S | re.M)
    if parts is None:
        raise BankError(f"{path}: needs a head, a line '--- text' and a line '--- statements'")
    head = dict(re.split(r":\s*", line, maxsplit=1) for line in parts[1].splitlines() if ":" in line)
    lines = parts[0][: parts.start(3)].count("\n") + 1
    return Passage(path, head, parts[2], _statements(path, parts[3], parts[2], lines))


def parsed(passage: Passage, path: Path) -> Passage:
    """The passage with another coding of its text: a file that holds statements alone; raises :class:`BankError`."""
    found = _statements(path, path.read_text("utf-8"), passage.text, 1)
    return Passage(passage.path, passage.head, passage.text, found)


def _statements(path: Path, lines: str, text: str, first: int) -> tuple[Coded, ...]:
    found = []
    for number, line in enumerate(lines.splitlines(), first):
        if line.strip() and not line.startswith("#"):
            try:
                found.append(_statement(line, number, text))
            except ValueError as error:
                raise BankError(f"{path}:{number}: {error}\n    {line}") from error
    return tuple(found)


def _statement(line: str, number: int, text: str) -> Coded:
    fields = [field.strip() for field in line.split(";")]
    if len(fields) < 7:
        raise ValueError("seven fields at least: anchor; EVENT; actors; recipients; source; factuality author; status")
    start, end = _anchor(fields[0], text)
    source = _party(fields[4], text, start, end)
    certainty = fields[5].split()
    if len(certainty) != 2:
        raise ValueError(f"field 6 is the source's and the author's factuality, as 'CT+ U', not {fields[5]!r}")
    extra = dict(_pair(field) for field in fields[7:] if field)
    sides = [_parties(field, text, start, end) for field in fields[2:4]]
    return Coded(number, start, end, fields[1], *sides, source, *certainty, fields[6], extra)


def _pair(field: str) -> tuple[str, str]:
    key, mark, value = field.partition("=")
    return (key.strip(), value.strip()) if mark else (key.strip(), "yes")


def _anchor(anchor: str, text: str) -> tuple[int, int]:
    if anchor.count("[[") != 1 or anchor.count("]]") != 1:
        raise ValueError("the first field marks the trigger with [[ and ]], in a few words of its context")
    before, rest = anchor.split("[[")
    trigger, after = rest.split("]]")
    at = text.find(before + trigger + after)
    if at < 0:
        raise ValueError(f"{before + trigger + after!r} is not in the text")
    if text.find(before + trigger + after, at + 1) >= 0:
        raise ValueError(f"{before + trigger + after!r} is in the text twice: give more context")
    return at + len(before), at + len(before) + len(trigger)


def _parties(field: str, text: str, start: int, end: int) -> tuple[Party, ...]:
    return () if field in ("", "-") else tuple(_party(part.strip(), text, start, end) for part in field.split(","))


def _party(part: str, text: str, start: int, end: int) -> Party:
    name, mark, words = part.partition("=")
    if not mark:
        return Party(name.strip(), None, None)
    match = _SPAN.fullmatch(words.strip())
    assert match is not None
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(match[1])}(?!\w)", text)]
    if not places:
        raise ValueError(f"{match[1]!r} is not in the text as whole words")
    if match[2]:
        if int(match[2]) > len(places):
            raise ValueError(f"{match[1]!r} is in the text only {len(places)} times")
        at = places[int(match[2]) - 1]
    else:
        # The mention nearest to the trigger; of two equally near ones the one before it.
        at = min(places, key=lambda p: (max(start - p - len(match[1]), p - end, 0), p))
    return Party(name.strip(), at, at + len(match[1]))


def known(ids: Iterable[str]) -> list[str]:
    """Actors for the scorer: who cannot be resolved is left out, as in the seeds; who may be so, may be missing."""
    return [x for x in map(_resolved, ids) if x]


def _resolved(alternatives: str) -> str:
    kept = [x for x in alternatives.split("|") if x and x != "null"]
    return "|".join(kept) + ("|" if kept and len(kept) < alternatives.count("|") + 1 else "")


def gold(passage: Passage) -> Iterator[dict[str, Any]]:
    """The passage's statements in the gold's short form, as the scorer reads them."""
    by_line = {s.line: f"{passage.path.stem}-{i}" for i, s in enumerate(passage.statements)}
    order = list(by_line)
    for i, s in enumerate(passage.statements):
        about = s.extra.get("about")
        yield {
            "id": f"{passage.path.stem}-{i}", "document": passage.path.name,
            "trigger": {"start": s.start, "end": s.end, "text": passage.text[s.start : s.end]}, "event": s.event,
            "actors": known(a.id for a in s.actors), "recipients": known(a.id for a in s.recipients),
            "source": s.source.id,
            "via": [x.strip() for x in s.extra.get("via", "").split(",") if x.strip()],
            "factuality": s.factuality, "author_factuality": s.author, "status": s.status,
            "when": s.extra.get("when"), "where": s.extra.get("where"), "optional": "optional" in s.extra,
            "about": by_line[order[int(about) - 1]] if about else None, "position": s.extra.get("position"),
        }  # fmt: skip
