"""Places that political news names: capitals, cities, regions, waters, mountains and sites, with coordinates."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sayso.actors.entry import degrees

__all__ = ["Place", "Places", "read_places"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `country` ISO 3166-1 alpha-3 or "" where shared; `lat`, `lon` degrees of its middle, to about 0.1."""

    name: str
    country: str
    kind: str
    lat: float | None
    lon: float | None
    aliases: tuple[str, ...] = ()


class Places:
    """Read-only gazetteer."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.all = tuple(places)
        index: dict[str, list[Place]] = {}
        for place in self.all:
            for name in dict.fromkeys((place.name, *place.aliases)):
                index.setdefault(_key(name), []).append(place)
        self._index = {name: tuple(found) for name, found in index.items()}

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Return all places of this name or alias, capitals first; () where unknown.

        Case must be as written in the gazetteer, or ALL CAPITALS.
        """
        found = self._index.get(_key(name)) or self._index.get(_key(name.title()) if name.isupper() else "", ())
        return tuple(sorted(found, key=lambda place: place.kind != "capital"))

    def __len__(self) -> int:
        """Number of places."""
        return len(self.all)


def read_places(path: Path) -> Places:
    """Return the gazetteer of a CSV file with columns name, country, kind, lat, lon, aliases."""
    with path.open(encoding="utf-8", newline="") as file:
        return Places(_place(row, f"{path}, line {number}") for number, row in enumerate(csv.DictReader(file), 2))


def _place(row: dict[str, str], line: str) -> Place:
    return Place(
        row["name"],
        row["country"],
        row["kind"],
        degrees(row["lat"], f"{line}, column lat"),
        degrees(row["lon"], f"{line}, column lon"),
        tuple(filter(None, row["aliases"].split("|"))),
    )


def _key(name: str) -> str:
    return " ".join(name.replace("\u2019", "'").split())
