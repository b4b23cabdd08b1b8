"""GeoVirus's toponyms, the country that each lies in, and distances."""

import pytest

from benchmarks.geovirus import Toponym, articles, country, distance, first, title
from sayso.model.document import Span

XML = b"""<articles><article><source>s</source><text>Flu in Lagos.</text><locations><location>
<name>Lagos</name><start>8</start><end>13</end><lat>6.5</lat><lon>3.4</lon><!--<page></page>-->
<page>https://en.wikipedia.org/wiki/Lagos</page></location></locations></article></articles>"""


def test_offsets_count_from_nought() -> None:
    ((passage, (toponym,)),) = articles(XML)
    assert toponym.span.of(passage) == toponym.name == "Lagos"
    assert country(toponym) == "NGA"


@pytest.mark.parametrize(
    ("page", "lat", "lon", "wanted"),
    [
        ("Georgia_(U.S._state)", 33.0, -83.5, "USA"),  # not the country of that name, which lies elsewhere
        ("United_States", 39.8, -98.6, "USA"),
        ("Hillsville,_Virginia", 36.8, -80.7, "USA"),
        ("Africa", 7.2, 21.1, None),
        ("Pacific_Ocean", 0.0, -160.0, None),
    ],
)
def test_country_of_a_page(page: str, lat: float, lon: float, wanted: str | None) -> None:
    toponym = Toponym(Span(0, 1), "x", lat, lon, f"https://en.wikipedia.org/wiki/{page}")
    assert country(toponym) == wanted


def test_names_of_a_page() -> None:
    assert title("https://en.wikipedia.org/wiki/S%C3%A3o_Jos%C3%A9,_Bahia_(city)") == ["São José", "Bahia"]
    assert title("N/A") == []


def test_distance_and_first_reading() -> None:
    assert distance(52.52, 13.4, 48.86, 2.35) == pytest.approx(878, abs=3)
    assert distance(None, None, 0.0, 0.0) == float("inf")
    paris = first("Paris")
    assert paris is not None and paris.country == "FRA"
    assert first("Nowhereville") is None
