"""The registry: every known actor by name, by id and by date.

registry = load()
registry.lookup("Kremlin")                  readings of one name
registry.scan("Franco-Italian talks")       all names of a text, with offsets
registry.at(entries, date(1985, 5, 1))      those that hold on a day
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from sayso.actors.entry import Entry, Hit, Match, read
from sayso.actors.names import Names
from sayso.actors.places import Place, Places, read_places

__all__ = ["Entry", "Hit", "Match", "Place", "Places", "Registry", "agents", "bodies", "load", "places", "shared"]

_FOLDER = Path(__file__).parent
_FILES = ("territories", "organisations", "groups", "organs", "leaders")
_STATES = frozenset({"state", "former_state", "territory"})


class Registry:
    """All entries, read-only. The user's own files come first, so that their readings lead among equals."""

    def __init__(
        self,
        entries: Iterable[Entry],
        ambiguous: Iterable[str] = (),
        *,
        phrases: Iterable[str] = (),
        beside: Iterable[str] = (),
    ) -> None:
        self.entries = tuple(entries)
        self.ambiguous = frozenset(ambiguous)
        self._phrases, self._beside = tuple(phrases), frozenset(beside)
        self._states = {entry.id: entry for entry in reversed(self.entries) if entry.kind in _STATES}

    @cached_property
    def _names(self) -> Names:
        return Names(self.entries, self.ambiguous, phrases=self._phrases, beside=self._beside)

    @cached_property
    def _by_id(self) -> Mapping[str, tuple[Entry, ...]]:
        index: dict[str, tuple[Entry, ...]] = {}
        for entry in self.entries:
            index[entry.id] = (*index.get(entry.id, ()), entry) if entry.kind != "person" else index.get(entry.id, ())
        return index

    def lookup(self, name: str) -> tuple[Hit, ...]:
        """Return the readings of exactly this name, those that hold today first; () where unknown."""
        return self._names.lookup(name)

    def scan(self, text: str) -> list[Match]:
        """Return the leftmost longest known names in `text`, in order, not overlapping, with character offsets."""
        return self._names.scan(text)

    def state(self, id: str) -> Entry | None:
        """Return the state, former state or territory of this id."""
        return self._states.get(id)

    def of(self, id: str) -> tuple[Entry, ...]:
        """Return the entries of this id other than people: the body itself, and organs that act for it."""
        return self._by_id.get(id, ())

    def predecessors(self, id: str) -> tuple[Entry, ...]:
        """Return the states that this one directly succeeds."""
        here = self._states.get(id)
        return tuple(self._states[old] for old in here.succeeds if old in self._states) if here else ()

    def successors(self, id: str) -> tuple[Entry, ...]:
        """Return the states that directly succeed this one."""
        return tuple(entry for entry in self._states.values() if id in entry.succeeds)

    def at(self, entries: Iterable[Entry], day: date | None) -> tuple[Entry, ...]:
        """Return those entries that hold on `day`; all of them when it is None."""
        return tuple(entry for entry in entries if entry.holds(day))


@cache
def load(extra: tuple[Path, ...] = ()) -> Registry:
    """Return the built-in registry with the user's files added; raises RegistryError where one of these is wrong."""
    files = (*extra, *(_FOLDER / f"{name}.csv" for name in _FILES))
    entries = (entry for file in files for entry in read(file))
    return Registry(entries, ambiguous(), phrases=phrases(), beside=beside())


@cache
def ambiguous() -> Mapping[str, str]:
    """Return names with several readings, or that are ordinary words too, each with the reason why it is listed."""
    return _table("ambiguous.csv", "text", "why")


@cache
def phrases() -> tuple[str, ...]:
    """Return names of places and things that hold an actor's name without meaning it ("Indian Ocean")."""
    compounds = (name for place in places().all for name in (place.name, *place.aliases) if " " in name)
    return (*_table("phrases.csv", "text", "why"), *compounds)


@cache
def beside() -> frozenset[str]:
    """Return lower-case words that may stand beside a surname: titles, function words, days and months."""
    return frozenset(_table("beside.csv", "word", "why")) | {noun.split()[-1] for noun in agents()}


@cache
def agents() -> Mapping[str, str]:
    """Return role nouns (singular, lower case) with their PLOVER sector: {"foreign minister": "GOV", …}."""
    return _table("agents.csv", "noun", "sector")


@cache
def bodies() -> Mapping[str, str]:
    """Return last words of names of bodies (lower case); "always", or "sometimes": where no state's name is in it."""
    return _table("bodies.csv", "word", "own")


@cache
def shared() -> Mapping[str, str]:
    """Return names that organs of several states bear, with the ids of these states, the best known first."""
    return _table("shared.csv", "name", "states")


@cache
def places() -> Places:
    """Return the gazetteer."""
    return read_places(_FOLDER / "places.csv")


def _table(file: str, key: str, value: str) -> Mapping[str, str]:
    with (_FOLDER / file).open(encoding="utf-8", newline="") as lines:
        return MappingProxyType({row[key]: row[value] for row in csv.DictReader(lines)})
