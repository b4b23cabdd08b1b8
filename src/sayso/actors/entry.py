"""One row of the registry, and the reader of registry files (built-in or the user's own: one schema for all)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sayso.errors import RegistryError

__all__ = ["COLUMNS", "KINDS", "SECTORS", "Entry", "Hit", "Match", "read"]

COLUMNS = (
    "id", "name", "kind", "sector", "country", "aliases", "adjectives", "metonyms", "start", "end", "iso2", "iso3",
    "ison", "cow", "gw", "wikidata", "lat", "lon", "succeeds", "note", "source",
)  # fmt: skip

KINDS = frozenset(
    "state former_state territory igo treaty alliance armed_group party movement company people bloc organ "
    "person".split()
)

# PLOVER 2.0 manual, table of sector codes; IGO, NGO, ISM, IMG and MNC are its international non-state actors.
SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC "
    "IGO NGO ISM IMG MNC".split()
)

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_REQUIRED = ("id", "name", "kind", "sector")
_LISTS = ("aliases", "adjectives", "metonyms", "succeeds")


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor, or one term of office of a person.

    `id` is the codebook's id: for a person the body acted for during this term. `country` is ISO 3166-1 alpha-3 or a
    former state's id, "" where there is none. `start` and `end` are EDTF dates (YYYY, YYYY-MM or YYYY-MM-DD), both
    inclusive, None where open. `lat` and `lon` are degrees. Codes are "" where unknown.
    """

    id: str
    name: str
    kind: str
    sector: str
    country: str = ""
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    iso2: str = ""
    iso3: str = ""
    ison: str = ""
    cow: str = ""
    gw: str = ""
    wikidata: str = ""
    lat: float | None = None
    lon: float | None = None
    succeeds: tuple[str, ...] = ()
    note: str = ""
    source: str = ""

    def holds(self, day: date | None) -> bool:
        """True when the entry was valid on any part of its dates that `day` falls in; None asks for no check."""
        if day is None:
            return True
        iso = day.isoformat()
        return _first(self.start) <= iso <= _last(self.end)

    def years_from(self, day: date) -> int:
        """Return how many years lie between the entry's dates and a day; 0 where it holds."""
        return max(int(_first(self.start)[:4]) - day.year, day.year - int(_last(self.end)[:4]), 0)


@dataclass(frozen=True, slots=True)
class Hit:
    """A reading of a name: `how` is name, alias, adjective, metonym or surname (one part of a person's name alone)."""

    entry: Entry
    how: str


@dataclass(frozen=True, slots=True)
class Match:
    """A name found in a text, `text[start:end]`, with its readings, those that hold today first."""

    start: int
    end: int
    text: str
    hits: tuple[Hit, ...]


def _first(edtf: str | None) -> str:
    """Earliest day that the date can mean, as YYYY-MM-DD."""
    return (edtf or "0000") + "-01-01"[(len(edtf or "0000") - 4) :]


def _last(edtf: str | None) -> str:
    """Latest day that the date can mean; day 31 serves for every month because only order matters."""
    return (edtf or "9999") + "-12-31"[(len(edtf or "9999") - 4) :]


def read(path: Path) -> tuple[Entry, ...]:
    """Return the entries of a registry file (UTF-8 CSV with the header of COLUMNS, any order, required ones present).

    Raises RegistryError naming file, line, column and remedy.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return tuple(_rows(file, path))
    except OSError as error:
        raise RegistryError(f"cannot be read: {error.strerror}", place=str(path), remedy="check the path") from error
    except UnicodeDecodeError as error:
        raise RegistryError("is not UTF-8", place=str(path), remedy="save it again as UTF-8 CSV") from error
    except csv.Error as error:
        raise RegistryError(f"is no CSV: {error}", place=str(path), remedy="quote cells that hold commas") from error


def _rows(file: Iterator[str], path: Path) -> Iterator[Entry]:
    rows = csv.reader(file)
    header = tuple(next(rows, ()))
    _check_header(header, path)
    for cells in rows:
        if not any(cells):
            continue
        place = f"{path}, line {rows.line_num}"
        if len(cells) != len(header):
            raise RegistryError(
                f"has {len(cells)} cells, the header has {len(header)} columns",
                place=place,
                remedy='one cell for each column; quote cells that hold commas: "a, b"',
            )
        yield _entry(dict(zip(header, cells, strict=True)), place)


def _check_header(header: tuple[str, ...], path: Path) -> None:
    unknown = [name for name in header if name not in COLUMNS]
    missing = [name for name in _REQUIRED if name not in header]
    place = f"{path}, line 1"
    if missing:
        remedy = f"the first line must name the columns; known are {', '.join(COLUMNS)}"
        raise RegistryError(f"column {missing[0]} is missing", place=place, remedy=remedy)
    if unknown:
        raise RegistryError(
            f"column {unknown[0]!r} is unknown", place=place, remedy=f"known columns are {', '.join(COLUMNS)}"
        )


def _entry(cells: Mapping[str, str], place: str) -> Entry:
    for column in _REQUIRED:
        if not cells[column].strip():
            raise RegistryError("is empty", place=f"{place}, column {column}", remedy="every actor needs one")
    _check_choice(cells["kind"], KINDS, f"{place}, column kind")
    _check_choice(cells["sector"], SECTORS, f"{place}, column sector")
    values: dict[str, object] = {key: value.strip() for key, value in cells.items()}
    for column in _LISTS:
        values[column] = _split(cells.get(column, ""))
    for column in ("start", "end"):
        values[column] = _day(cells.get(column, ""), f"{place}, column {column}")
    for column in ("lat", "lon"):
        values[column] = degrees(cells.get(column, ""), f"{place}, column {column}")
    entry = Entry(**values)  # type: ignore[arg-type]  # the header check above holds the names
    if _first(entry.start) > _last(entry.end):
        raise RegistryError("ends before it starts", place=f"{place}, column end", remedy="swap or correct the dates")
    return entry


def _check_choice(value: str, known: frozenset[str], place: str) -> None:
    if value.strip() not in known:
        raise RegistryError(f"{value!r} is unknown", place=place, remedy=f"one of {', '.join(sorted(known))}")


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in map(str.strip, cell.split("|")) if part) if cell else ()


def _day(cell: str, place: str) -> str | None:
    text = cell.strip()
    if not text:
        return None
    if not _DATE.fullmatch(text) or not _is_day(text):
        remedy = "write YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty"
        raise RegistryError(f"{text!r} is no date", place=place, remedy=remedy)
    return text


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(_first(text))
    except ValueError:
        return False
    return True


def degrees(cell: str, place: str) -> float | None:
    """Return decimal degrees, None for an empty cell; raises RegistryError for anything else."""
    if not cell.strip():
        return None
    try:
        return float(cell)
    except ValueError as error:
        remedy = "decimal degrees, south and west negative"
        raise RegistryError(f"{cell!r} is no number", place=place, remedy=remedy) from error
