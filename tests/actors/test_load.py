"""The built-in registry at work: names, dates, successions, and a user's own file."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from sayso.actors.load import Registry, agents, load

REGISTRY = load()


def ids(name: str, day: date | None = None) -> list[str]:
    entries = [hit.entry for hit in REGISTRY.lookup(name)]
    return [entry.id for entry in REGISTRY.at(entries, day)]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Kenya", "KEN"), ("Brasília", "BRA"), ("Brasilia", "BRA"), ("the Netherlands", "NLD"), ("Dutch", "NLD"),
        ("Côte d’Ivoire", "CIV"), ("Türkiye", "TUR"), ("Downing Street", "GBR"), ("Knesset", "ISR"), ("NATO", "NATO"),
        ("Boko Haram", "BOKO_HARAM"), ("Al Jazeera", "AL_JAZEERA"), ("Baghdad Pact", "CENTO"), ("Uyghurs", "UYGHURS"),
        ("Gulf states", "GULF_STATES"), ("AUSTRALIA", "AUS"), ("Kofi Annan", "UN"), ("Sino-", "CHN"),
    ],
)  # fmt: skip
def test_known_names(name: str, id: str) -> None:
    assert ids(name)[0] == id


def test_the_date_chooses_between_readings() -> None:
    assert ids("Prague", date(1968, 8, 21)) == ["CSK"]
    assert ids("Prague", date(2010, 1, 1)) == ["CZE"]
    assert ids("Yugoslav", date(1965, 1, 1)) == ["YUG"]
    assert ids("Trudeau", date(1971, 1, 1)) == ["CAN"]
    names = {e.name for e in REGISTRY.at([h.entry for h in REGISTRY.lookup("Trudeau")], date(1971, 1, 1))}
    assert names == {"Pierre Trudeau"}


def test_people_act_for_their_body_of_the_time() -> None:
    assert set(ids("Boutros Boutros-Ghali", date(1985, 1, 1))) == {"EGY"}
    assert set(ids("Boutros Boutros-Ghali", date(1994, 1, 1))) == {"UN"}


def test_a_surname_alone_is_marked() -> None:
    assert {hit.how for hit in REGISTRY.lookup("Thatcher")} == {"surname"}
    assert {hit.how for hit in REGISTRY.lookup("Margaret Thatcher")} == {"name"}
    assert "May" in REGISTRY.ambiguous


def test_scan_reads_a_sentence() -> None:
    text = "Peru's congress thanked the Franco-German brigade and UNICEF; the Indian Ocean is calm."
    assert [(m.text, m.hits[0].entry.id) for m in REGISTRY.scan(text)] == [
        ("Peru", "PER"), ("Franco", "FRA"), ("German", "DEU"), ("UNICEF", "UNICEF"),
    ]  # fmt: skip


def test_successions() -> None:
    assert {entry.id for entry in REGISTRY.predecessors("VNM")} == {"VDR", "RVN"}
    assert {entry.id for entry in REGISTRY.successors("CSK")} == {"CZE", "SVK"}
    assert REGISTRY.predecessors("ATLANTIS") == ()


def test_states_and_bodies_by_id() -> None:
    kenya = REGISTRY.state("KEN")
    assert kenya is not None and kenya.iso2 == "KE" and kenya.cow == "501"
    assert REGISTRY.state("NATO") is None
    assert {entry.kind for entry in REGISTRY.of("ISR")} == {"state", "organ"}
    assert REGISTRY.of("ATLANTIS") == ()


def test_a_users_file_adds_and_leads(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("id,name,kind,sector,aliases\nLAKE_LEAGUE,Lake League,igo,IGO,LL|Kenya\n", encoding="utf-8")
    registry = load((path,))
    assert [hit.entry.id for hit in registry.lookup("LL")] == ["LAKE_LEAGUE"]
    assert [hit.entry.id for hit in registry.lookup("Kenya")] == ["LAKE_LEAGUE", "KEN"]
    assert registry.state("KEN") == REGISTRY.state("KEN")


def test_loading_is_cached_and_quick() -> None:
    assert load() is REGISTRY
    began = time.process_time()
    Registry(REGISTRY.entries, REGISTRY.ambiguous).lookup("Kenya")
    # Under a second of processor time on two idle cores for 69,000 spellings; the bound leaves room for busy ones.
    assert time.process_time() - began < 3


def test_agents() -> None:
    assert agents()["foreign minister"] == "GOV"
    assert agents()["troops"] == "MIL"
    assert agents()["lawmaker"] == "LEG"
    assert agents()["police"] == "COP"
    assert agents()["protester"] == "CVL"
