"""Names of places -> readings: states and territories from the registry, everything else from the gazetteer."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from sayso.actors.entry import Entry, Hit
from sayso.actors.load import Registry
from sayso.actors.places import Place, Places
from sayso.languages.load import load

_LAND = ("state", "former_state", "territory")
_BY_NAME = ("name", "alias")
_ISO = 3  # letters of a code of ISO 3166-1


@dataclass(frozen=True, slots=True)
class Spot:
    """A reading of a place name: country ISO 3166-1 alpha-3 or None, precision as in Place, degrees or None."""

    name: str
    country: str | None
    precision: str
    lat: float | None
    lon: float | None


class Gazetteer(Protocol):
    """What where.py asks of the world."""

    def spots(self, name: str) -> tuple[Spot, ...]:
        """Return the readings of a place name, the likeliest first; () where it names no place."""

    def country_of(self, adjective: str) -> Spot | None:
        """Return the country that an adjective belongs to ("Chadian"), None where it is none."""

    def country(self, code: str) -> Spot | None:
        """Return the state of a code ("TCD"), None where it is no state's."""


class World:
    """The gazetteer and the registry that ship, with the user's own actors."""

    def __init__(self, places: Places, registry: Registry) -> None:
        self._places, self._registry = places, registry

    def spots(self, name: str) -> tuple[Spot, ...]:
        """Return the readings of a place name: the state or territory of that name first."""
        lands = [self._land(hit.entry) for hit in self._registry.lookup(name) if self._is_land(hit, _BY_NAME)]
        return (*lands[:1], *(self._spot(p) for p in self._places.lookup(name)))

    def country_of(self, adjective: str) -> Spot | None:
        """Return the first state that has this adjective."""
        hits = self._registry.lookup(adjective)
        return next((self._land(h.entry) for h in hits if self._is_land(h, ("adjective", "name", "alias"))), None)

    def country(self, code: str) -> Spot | None:
        """Return the state of a code, with its middle."""
        entry = self._registry.state(code)
        return self._land(entry) if entry else None

    @staticmethod
    def _is_land(hit: Hit, how: Collection[str]) -> bool:
        return hit.how in how and hit.entry.kind in _LAND

    @staticmethod
    def _land(entry: Entry) -> Spot:
        own = entry.kind == "territory" and len(entry.id) == _ISO  # Greenland is GRL, as its towns are
        return Spot(entry.name, entry.id if own else entry.country or entry.id, "country", entry.lat, entry.lon)

    @staticmethod
    def _spot(place: Place) -> Spot:
        precision = load("en", "place")["precisions"].get(place.kind, "area")
        return Spot(place.name, place.country or None, precision, place.lat, place.lon)
