"""The gazetteer."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.actors.load import places
from sayso.actors.places import Place, Places, read_places
from sayso.errors import RegistryError


def test_homonyms_are_all_returned_capitals_first() -> None:
    found = places().lookup("Tripoli")
    assert {place.country for place in found} == {"LBY", "LBN"}
    assert found[0].country == "LBY"


def test_aliases_and_capitals_are_found() -> None:
    assert places().lookup("Salonika")[0].name == "Thessaloniki"
    assert places().lookup("NAIROBI")[0].country == "KEN"
    assert places().lookup("St Petersburg") == places().lookup("Leningrad")
    assert places().lookup("Nowhere-on-Sea") == ()


def test_coordinates_are_near_the_truth() -> None:
    (lima,) = places().lookup("Lima")
    assert lima.lat == pytest.approx(-12.05, abs=0.1)
    assert lima.lon == pytest.approx(-77.05, abs=0.1)


def test_a_wrong_coordinate_is_named(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("name,country,kind,lat,lon,aliases\nA,B,city,1,two,\n", encoding="utf-8")
    with pytest.raises(RegistryError, match="line 2, column lon"):
        read_places(path)


def test_apostrophes_may_be_curly() -> None:
    some = Places([Place("N'Djamena", "TCD", "capital", 12.1, 15.0)])
    assert some.lookup("N’Djamena")[0].country == "TCD"
    assert len(some) == 1
