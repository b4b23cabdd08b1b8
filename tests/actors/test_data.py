"""The linter of the registry files: what a wrong row would break is caught here, with the row in the message."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

import sayso.actors
from sayso.actors.entry import COLUMNS, SECTORS, Entry, read
from sayso.actors.load import agents, ambiguous, load, phrases, places
from sayso.actors.names import Names

FOLDER = Path(sayso.actors.__file__).parent
REGISTRIES = ("territories", "organisations", "groups", "organs", "leaders")
CODES = ("iso2", "iso3", "ison", "cow", "gw")
STATES = {"state", "former_state", "territory"}
ENTRIES = load().entries


def states() -> Iterator[Entry]:
    return (entry for entry in ENTRIES if entry.kind in STATES)


def overlap(one: Entry, other: Entry) -> bool:
    return (one.start or "0") <= (other.end or "9999") and (other.start or "0") <= (one.end or "9999")


@pytest.mark.parametrize("name", REGISTRIES)
def test_files_have_the_schema(name: str) -> None:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == COLUMNS


@pytest.mark.parametrize("name", REGISTRIES)
def test_cells_are_clean(name: str) -> None:
    text = (FOLDER / f"{name}.csv").read_text(encoding="utf-8")
    assert "||" not in text and "\ufffd" not in text and "≈" not in text
    for entry in read(FOLDER / f"{name}.csv"):
        for spelling in (entry.name, *entry.aliases, *entry.adjectives, *entry.metonyms):
            assert spelling == " ".join(spelling.split()), (entry.id, spelling)
            assert not spelling.startswith("the "), (entry.id, spelling)


def test_rows_are_unique() -> None:
    twice = [key for key, n in Counter((e.id, e.name, e.start) for e in ENTRIES).items() if n > 1]
    assert twice == []


def test_ids_are_codes_or_slugs() -> None:
    wrong = {entry.id for entry in ENTRIES if not re.fullmatch(r"[A-Z0-9]+(_[A-Z0-9]+)*", entry.id)}
    assert wrong == set()


def test_state_ids_are_unique() -> None:
    assert [id for id, n in Counter(entry.id for entry in states()).items() if n > 1] == []


@pytest.mark.parametrize("code", CODES)
def test_codes_are_unique_among_states_of_a_time(code: str) -> None:
    holders: dict[str, list[Entry]] = defaultdict(list)
    for entry in states():
        if value := getattr(entry, code):
            holders[value].append(entry)
    shared = [
        (value, one.id, other.id)
        for value, entries in holders.items()
        for one, other in combinations(entries, 2)
        if overlap(one, other)
    ]
    assert shared == []


def test_codes_have_a_source() -> None:
    bare = [entry.id for entry in ENTRIES if not entry.source]
    assert bare == []
    coded = [e for e in ENTRIES if any(getattr(e, code) for code in CODES)]
    assert coded and all(re.search(r"ISO|COW|Gleditsch", entry.source) for entry in coded)


def test_iso_codes_have_their_shape() -> None:
    for entry in states():
        assert re.fullmatch(r"([A-Z]{2})?", entry.iso2), entry.id
        assert re.fullmatch(r"(\d{3})?", entry.ison), entry.id
        assert re.fullmatch(r"(Q\d+)?", entry.wikidata), entry.id
        assert entry.iso3 in ("", entry.id), entry.id


def test_countries_exist() -> None:
    known = {entry.id for entry in states()}
    assert {e.country for e in ENTRIES if e.country} - known == set()
    assert [entry.id for entry in states() if entry.kind == "state" and entry.country != entry.id] == []


def test_people_act_for_a_known_body() -> None:
    bodies = {entry.id for entry in ENTRIES if entry.kind != "person"}
    assert {entry.id for entry in ENTRIES if entry.kind == "person"} - bodies == set()


def test_successions_name_former_states_or_states() -> None:
    known = {entry.id for entry in states()}
    wrong = [(entry.id, old) for entry in ENTRIES for old in entry.succeeds if old not in known]
    assert wrong == []


def test_no_name_of_two_states_of_today_is_left_unlisted() -> None:
    names: dict[str, set[str]] = defaultdict(set)
    for entry in states():
        if entry.kind == "state" and entry.end is None:
            for name in (entry.name, *entry.aliases, *entry.adjectives, *entry.metonyms):
                names[name].add(entry.id)
    assert {name: ids for name, ids in names.items() if len(ids) > 1 and name not in ambiguous()} == {}


def test_listed_ambiguities_are_names() -> None:
    names = Names(ENTRIES)
    assert [text for text in ambiguous() if not names.lookup(text)] == []


def test_every_state_has_a_capital_adjective_or_alias_and_a_place() -> None:
    now = [entry for entry in ENTRIES if entry.kind == "state" and entry.end is None]
    capitals = {place.country for place in places().all if place.kind == "capital"}
    assert [e.id for e in now if not (e.adjectives or e.aliases)] == []
    assert [e.id for e in now if e.id not in capitals] == []
    # Where the capital has the country's own name there is no metonym to give.
    assert {e.id for e in now if not e.metonyms} <= {"DJI", "LUX", "MCO", "SMR", "SGP", "STP", "VAT", "PAN"}


def test_places_are_on_the_globe_and_in_known_countries() -> None:
    known = {entry.id for entry in states()} | {""}
    for place in places().all:
        assert place.country in known, place
        assert place.kind in {"capital", "city", "region", "river", "sea", "mountain", "site"}, place
        assert place.lat is not None and -90 <= place.lat <= 90, place
        assert place.lon is not None and -180 <= place.lon <= 180, place
    keys = Counter((p.name, p.country, p.kind) for p in places().all)
    assert [key for key, n in keys.items() if n > 1] == []


def test_agents_have_plover_sectors() -> None:
    assert set(agents().values()) <= SECTORS
    assert all(noun == noun.strip() for noun in agents())


def test_phrases_hide_no_actor() -> None:
    names = {name for entry in ENTRIES for name in (entry.name, *entry.aliases)}
    with (FOLDER / "phrases.csv").open(encoding="utf-8", newline="") as file:
        hidden = {row["text"] for row in csv.DictReader(file)} & names
    assert hidden == set()
    assert "Persian Gulf" in phrases()


def test_the_registry_is_as_large_as_promised() -> None:
    kinds = Counter(entry.kind for entry in ENTRIES)
    sizes = Counter(place.kind for place in places().all)
    groups = read(FOLDER / "groups.csv")
    assert kinds["former_state"] >= 20
    assert sum(1 for entry in states() if entry.iso2) >= 249
    assert len(read(FOLDER / "organisations.csv")) >= 150
    assert len(groups) >= 150 and sum(entry.kind == "armed_group" for entry in groups) >= 140
    assert len({entry.country for entry in read(FOLDER / "organs.csv")}) >= 40
    assert kinds["person"] >= 3000
    assert len(agents()) >= 250
    assert sizes["city"] >= 400 and sum(n for kind, n in sizes.items() if kind not in ("city", "capital")) >= 250
