"""Toponyms of GeoVirus (Wikinews on epidemics): known, in the right country, near enough.

python -m benchmarks.geovirus [--shared DIR] [--misses N]

The right country is that of the page which the annotators chose, where a place of that name stands in our gazetteer
and lies among the nearest ones; else that of the nearest place by coordinates. Pages of continents and seas have none.
Two measures: every toponym by its name alone (the first reading of the gazetteer), and the toponyms that the coder
gives as the place of an event. Distance is judged where we give coordinates, and not for countries, whose middle is
nobody's town; 161 km (100 miles) is the usual mark of the field.
"""

import gzip
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt
from urllib.parse import unquote
from xml.etree import ElementTree

from benchmarks._shared import need, parser
from sayso.actors.load import load as registry
from sayso.actors.load import places
from sayso.model.document import Span
from sayso.model.place import Place
from sayso.pipeline import Coder, load, text
from sayso.qualify._gazetteer import Spot, World

NEAR = 161.0  # km
_NEIGHBOURS = 5  # places that may settle which country a page lies in: by judgement
_WIDE = {"Africa", "Asia", "Europe", "North America", "South America", "Americas", "Oceania", "Latin America",
         "Southeast Asia", "Central America", "Middle East", "Earth", "Antarctica"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in a text, with the coordinates and the page that the annotators gave it."""

    span: Span
    name: str
    lat: float
    lon: float
    page: str


def main() -> int:
    """Print recall, right country and distance, of names alone and of the places of events."""
    options = parser(__doc__ or "")
    options.add_argument("--misses", type=int, default=0, help="print so many names that are unknown or misplaced")
    args = options.parse_args()
    path = need(args.shared / "data" / "geovirus" / "GeoVirus.xml.gz", "the geoparsing guide's repository")
    read, coder = list(articles(gzip.decompress(path.read_bytes()))), load("en")
    names = [(t, first(t.name)) for _, found in read for t in found]
    _line("names alone", names)
    _line("places of events", [pair for passage, found in read for pair in placed(passage, found, coder)])
    wrong = dict.fromkeys((t.name, t.page, s) for t, s in names if s is None or s.country != country(t))
    for case in list(wrong)[: args.misses]:
        print(*case)
    return 0


def _line(title: str, pairs: Sequence[tuple[Toponym, Spot | Place | None]]) -> None:
    known = [(t, s) for t, s in pairs if s]
    lands = [s.country == country(t) for t, s in known if country(t)]
    far = [distance(s.lat, s.lon, t.lat, t.lon) for t, s in known if s.lat is not None and s.lon is not None
           and s.precision != "country"]  # fmt: skip
    near = sum(d <= NEAR for d in far) / max(1, len(far))
    print(f"GeoVirus, {title}: {len(pairs)}, found {len(known) / max(1, len(pairs)):.3f}, ", end="")
    print(f"right country {sum(lands) / max(1, len(lands)):.3f} of {len(lands)}, ", end="")
    print(f"within {NEAR:.0f} km {near:.3f} of {len(far)}")


def articles(xml: bytes) -> Iterator[tuple[str, list[Toponym]]]:
    """The texts with their toponyms; offsets count from 1 in the file."""
    for article in ElementTree.fromstring(xml):
        passage = article.findtext("text") or ""
        yield passage, [_toponym(location) for location in article.iter("location")]


def _toponym(location: ElementTree.Element) -> Toponym:
    value = {child.tag: child.text or "" for child in location}
    span = Span(int(value["start"]) - 1, int(value["end"]) - 1)
    return Toponym(span, value["name"], float(value["lat"]), float(value["lon"]), value.get("page", ""))


def first(name: str) -> Spot | None:
    """The gazetteer's first reading of a name."""
    return next(iter(world().spots(name)), None)


@cache
def world() -> World:
    """The gazetteer and the registry that ship."""
    return World(places(), registry())


def placed(passage: str, found: Sequence[Toponym], coder: Coder) -> Iterator[tuple[Toponym, Place | None]]:
    """The toponyms that the coder gives as places of events, each with what it takes it for."""
    given = [p for s in coder(text(passage)) for p in s.where]
    for toponym in found:
        place = next((p for p in given if Span(p.start, p.end).overlaps(toponym.span)), None)
        if place:
            yield toponym, place


@cache
def country(toponym: Toponym) -> str | None:
    """The country that a toponym's page lies in, None for continents and seas."""
    parts = title(toponym.page)
    if parts and (parts[0] in _WIDE or any(s.country is None for s in world().spots(parts[0])[:1])):
        return None
    near = nearest(toponym.lat, toponym.lon)
    named = [s.country for part in parts for s in world().spots(part) if s.country in near or _same_point(s, toponym)]
    return named[0] if named else near[0]


def title(page: str) -> list[str]:
    """The names in a page's address: its title without brackets, divided at commas."""
    name = unquote(page.partition("/wiki/")[2]).replace("_", " ")
    return [part.strip() for part in re.sub(r"\s*\(.*?\)", "", name).split(",") if part.strip()]


def nearest(lat: float, lon: float) -> list[str]:
    """The countries of the nearest places of the gazetteer, nearest first."""
    known = [p for p in places().all if p.country and p.lat is not None and p.lon is not None]
    known.sort(key=lambda p: distance(p.lat, p.lon, lat, lon))
    return [p.country for p in known[:_NEIGHBOURS]]


def _same_point(spot: Spot, toponym: Toponym) -> bool:
    """True where a country's middle is where its page has it, within its own measure."""
    if spot.lat is None or spot.lon is None or spot.precision != "country":
        return False
    return distance(spot.lat, spot.lon, toponym.lat, toponym.lon) <= 5 * NEAR


def distance(lat: float | None, lon: float | None, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points on the globe."""
    if lat is None or lon is None:
        return float("inf")
    one, two = radians(lat), radians(other_lat)
    half = sin((two - one) / 2) ** 2 + cos(one) * cos(two) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


if __name__ == "__main__":
    sys.exit(main())
