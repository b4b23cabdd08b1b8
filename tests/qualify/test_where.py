"""Places of events: found on the tree, resolved by a small world of their own, never invented from actors."""

import pytest

from sayso.model.actor import Actor
from sayso.model.statement import Role
from sayso.qualify import where
from sayso.qualify._gazetteer import Spot, World
from sayso.settings import Settings
from tests.qualify._doubles import analysed, bare

LANDS = {"Mali": "MLI", "Niger": "NER", "Chad": "TCD", "Ghana": "GHA", "Syria": "SYR", "Iraq": "IRQ"}
ADJECTIVES = {"Malian": "Mali", "Chadian": "Chad", "Syrian": "Syria", "Iraqi": "Iraq"}
TOWNS = {"Gao": "MLI", "Kidal": "MLI", "Accra": "GHA", "Tripoli": "LBY", "Abéché": "TCD"}


class SmallWorld:
    """A gazetteer of eleven places; Tripoli has two readings."""

    def spots(self, name):
        if name in LANDS:
            return (Spot(name, LANDS[name], "country", 1.0, 2.0),)
        found = [Spot(name, TOWNS[name], "city", 3.0, 4.0)] if name in TOWNS else []
        return (*found, Spot(name, "LBN", "city", 5.0, 6.0)) if name == "Tripoli" else tuple(found)

    def country_of(self, adjective):
        return self.spots(ADJECTIVES[adjective])[0] if adjective in ADJECTIVES else None

    def country(self, code):
        return next((self.spots(name)[0] for name, known in LANDS.items() if known == code), None)


CASES = [
    ("Rebels attacked a convoy in Gao.", "attacked", "ASSAULT", [("Gao", "MLI", "city")]),
    ("Rebels attacked a convoy near Gao.", "attacked", "ASSAULT", [("Gao", "MLI", "area")]),
    ("Rebels attacked a convoy near the Malian cities of Gao and Kidal.", "attacked", "ASSAULT",
     [("Gao", "MLI", "area"), ("Kidal", "MLI", "area")]),
    ("Rebels shelled Kidal.", "shelled", "ASSAULT", [("Kidal", "MLI", "city")]),
    ("Soldiers marched into Niger.", "marched", "ASSAULT", [("Niger", "NER", "country")]),
    ("The raid on a camp in Kidal, Mali, failed.", "raid", "ASSAULT", [("Kidal", "MLI", "city")]),
    ("Strikes on Chadian radar systems continued.", "Strikes", "ASSAULT", [("Chadian", "TCD", "country")]),
    ("Missiles fired from Syrian or Iraqi airspace fell in Mali.", "fell", "ASSAULT", [("Mali", "MLI", "country")]),
    ("The minister visited Accra.", "visited", "CONSULT", [("Accra", "GHA", "city")]),
    ("The envoys met in Accra.", "met", "CONSULT", [("Accra", "GHA", "city")]),
    ("France launched an attack on a camp in Chad.", "attack", "ASSAULT", [("Chad", "TCD", "country")]),
    ("Ghana and Niger cooperated in Mali, fighting the rebels.", "fighting", "ASSAULT", [("Mali", "MLI", "country")]),
    ("Gunmen kidnapped a priest in Tripoli, Lebanon.", "kidnapped", "COERCE", [("Tripoli", "LBY", "city")]),
]  # fmt: skip


def located(text, trigger, event):
    analysis = analysed(text)
    return where.locate([bare(analysis, trigger, event=event)], analysis, SmallWorld())[0].where


@pytest.mark.parametrize(("text", "trigger", "event", "want"), CASES, ids=lambda v: v if isinstance(v, str) else "")
def test_places_that_the_words_attach_to_the_event(text, trigger, event, want):
    assert [(p.text, p.country, p.precision) for p in located(text, trigger, event)] == want


@pytest.mark.parametrize(("text", "trigger", "event"), [
    ("Accra condemned the raid.", "condemned", "ACCUSE"),
    ("Ghana imposed sanctions on Mali.", "sanctions", "SANCTION"),
    ("Relations between Ghana and Mali grew.", "Relations", "ALLIANCE"),
    ("In Accra, the minister said that rebels had attacked a convoy.", "attacked", "ASSAULT"),
    ("Rebels from Chad attacked a convoy.", "attacked", "ASSAULT"),
])  # fmt: skip
def test_actors_sources_targets_of_acts_and_origins_are_no_places(text, trigger, event):
    assert located(text, trigger, event) == ()


def acting(text, *rows):
    """The places of acts, each (trigger, event, actor and its country, recipient and its country)."""
    analysis = analysed(text)

    def role(words, country):
        start = text.index(words)
        return Role(analysis.document.excerpt(start, start + len(words)), Actor(words.upper(), words, country))

    statements = [
        bare(
            analysis, trigger, event=event, actors=(role(*actor),), recipients=(role(*recipient),) if recipient else ()
        )
        for trigger, event, actor, recipient in rows
    ]
    return [[(p.text, p.country) for p in s.where] for s in where.locate(statements, analysis, SmallWorld())]


def test_a_place_named_for_something_else_counts_in_the_country_of_a_side():
    text = "Ghana shelled the rebels, who had fled to Kidal."
    assert acting(text, ("shelled", "ASSAULT", ("Ghana", "GHA"), ("rebels", "MLI"))) == [[("Kidal", "MLI")]]
    assert acting(text, ("shelled", "ASSAULT", ("Ghana", "GHA"), ("rebels", "TCD"))) == [[]]


def test_a_place_told_of_goes_on_for_those_who_live_there():
    text = "Gunmen burned a mosque in Gao. They also killed two traders. Ghana condemned the deed."
    first = ("burned", "ASSAULT", ("Gunmen", None), None)
    found = acting(
        text,
        first,
        ("killed", "ASSAULT", ("They", None), ("traders", "MLI")),
        ("condemned", "ACCUSE", ("Ghana", "GHA"), None),
    )
    assert found == [[("Gao", "MLI")], [("Gao", "MLI")], []]


def test_what_one_countrys_people_do_to_one_another_happens_in_it():
    text = "Police beat students."
    assert acting(text, ("beat", "ASSAULT", ("Police", "TCD"), ("students", "TCD"))) == [[("students", "TCD")]]
    assert acting(text, ("beat", "ASSAULT", ("Police", "TCD"), ("students", "GHA"))) == [[]]
    assert acting(text, ("beat", "ACCUSE", ("Police", "TCD"), ("students", "TCD"))) == [[]]


def test_the_words_slice_and_alternatives_are_all_kept():
    text = "Missiles fell in Syria or Iraq."
    found = located(text, "fell", "ASSAULT")
    assert [p.country for p in found] == ["SYR", "IRQ"]
    assert all(text[p.start : p.end] == p.text for p in found)


def test_a_name_with_two_readings_is_of_the_country_that_the_text_names():
    from sayso.actors.load import load, places

    world = World(places(), load())
    for text, country in (("Gunmen struck in Victoria. Australia wept.", "AUS"), ("Gunmen struck in Victoria.", "SYC")):
        analysis = analysed(text)
        assert [p.country for p in where.locate([bare(analysis, "struck")], analysis, world)[0].where] == [country]


def test_a_dateline_places_nothing():
    assert located("ACCRA - Ghana condemned the raid.", "condemned", "ACCUSE") == ()


def test_the_world_that_ships_knows_states_adjectives_and_cities():
    analysis = analysed("Gunmen attacked a mosque in Lahore.")
    found = where.make(Settings())([bare(analysis, "attacked")], analysis)[0].where
    assert [(p.country, p.precision) for p in found] == [("PAK", "city")]
    assert found[0].lat and found[0].lon


def test_readings_put_the_state_before_the_town():
    from sayso.actors.load import load, places

    world = World(places(), load())
    assert world.spots("Chad")[0].precision == "country"
    assert world.country_of("Peruvian").country == "PER"
    assert world.spots("Xyzzy") == ()
