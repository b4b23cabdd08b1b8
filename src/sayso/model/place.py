"""A reference to a place, with how precisely it is known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened.

    precision  "site", "city", "region", "country" or "area" (a sea, a border region)
    lat, lon   decimal degrees WGS 84; for a country its middle, never to be drawn as a pin
    text       the words of the document, start and end their characters
    """

    name: str
    country: str | None
    precision: str
    lat: float | None
    lon: float | None
    text: str
    start: int
    end: int
