"""Finding names: boundaries, longest match, capitals, accents, combining forms, phrases that mean nobody."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.actors.entry import Entry
from sayso.actors.names import Names

CHILE = Entry("CHL", "Chile", "state", "GOV", adjectives=("Chilean",), metonyms=("Santiago",))
FRANCE = Entry("FRA", "France", "state", "GOV", adjectives=("French", "Franco-"), metonyms=("Élysée", "Paris"))
GUINEA = Entry("GIN", "Guinea", "state", "GOV")
BISSAU = Entry("GNB", "Guinea-Bissau", "state", "GOV")
USA = Entry("USA", "United States", "state", "GOV", aliases=("US", "U.S."))
MALDIVES = Entry("MDV", "Maldives", "state", "GOV", metonyms=("Malé",))
OLD = Entry("CHL", "Ana Prado", "person", "GOV", aliases=("Prado", "AP", "President Prado"), start="1900", end="1910")
NEW = Entry("CHL", "Luis de Prado", "person", "GOV", aliases=("de Prado", "Prado"), start="1990")
NAMES = Names(
    (CHILE, FRANCE, GUINEA, BISSAU, USA, MALDIVES, OLD, NEW),
    {"Male", "Prado"},
    phrases=("French Polynesia",),
    beside={"president", "mr", "but", "friday"},
)


def found(text: str) -> list[tuple[str, str]]:
    return [(match.text, match.hits[0].entry.id) for match in NAMES.scan(text)]


def test_longest_match_at_word_boundaries() -> None:
    assert found("Guinea-Bissau, Guinea and Guineans") == [("Guinea-Bissau", "GNB"), ("Guinea", "GIN")]
    assert found("Chilean-backed unChilean Chiles") == [("Chilean", "CHL")]
    assert found("U.S.-led, US's; bus, usa") == [("U.S.", "USA"), ("US", "USA")]


def test_offsets_slice_the_text() -> None:
    text = "Chile’s\u00a0army; the United\nStates"
    assert [text[m.start : m.end] == m.text for m in NAMES.scan(text)] == [True, True]
    assert found(text) == [("Chile", "CHL"), ("United\nStates", "USA")]


def test_combining_forms_need_a_word_after_them() -> None:
    assert found("Franco-Chilean talks") == [("Franco", "FRA"), ("Chilean", "CHL")]
    assert found("General Franco - and Franco-") == []


def test_accents_and_capitals_may_be_missing() -> None:
    assert found("the Elysee") == [("Elysee", "FRA")]
    assert found("CHILE AND FRANCE") == [("CHILE", "CHL"), ("FRANCE", "FRA")]


def test_ambiguous_names_are_not_guessed_at() -> None:
    assert found("Male voters in Malé") == [("Malé", "MDV")]
    assert found("PRADO") == []


def test_phrases_hide_the_names_inside() -> None:
    assert found("French Polynesia and French troops") == [("French", "FRA")]


def test_how_tells_surnames_from_full_names() -> None:
    how = {
        name: {hit.how for hit in NAMES.lookup(name)} for name in ("Prado", "Ana Prado", "de Prado", "AP", "Santiago")
    }
    assert how == {
        "Prado": {"surname"}, "Ana Prado": {"name"}, "de Prado": {"surname"}, "AP": {"alias"}, "Santiago": {"metonym"},
    }  # fmt: skip
    assert [hit.how for hit in NAMES.lookup("President Prado")] == ["alias"]


def test_a_surname_inside_another_name_is_left_alone() -> None:
    for text in ("Eva Prado left.", "J. Prado left.", "the Prado Museum"):
        assert found(text) == [], text
    for text in ("Mr. Prado left.", "But Prado left.", "Chile's Prado left.", "It ended. Prado left Friday."):
        assert "Prado" in dict(found(text)), text
    assert found("said President Prado Friday") == [("President Prado", "CHL")]


def test_those_that_hold_today_come_first() -> None:
    assert [hit.entry.name for hit in NAMES.lookup("Prado")] == ["Luis de Prado", "Ana Prado"]


def test_lookup_takes_article_and_possessive() -> None:
    for name in ("the United States", "The United States", "United States'", "United  States’s"):
        assert [hit.entry.id for hit in NAMES.lookup(name)] == ["USA"], name
    assert NAMES.lookup("united states") == ()
    assert NAMES.lookup("") == ()


@given(st.text(alphabet="Chile FrancoGuinea-BsuUS.'’é\n\u00a0", max_size=60))
def test_matches_slice_ascend_and_do_not_overlap(text: str) -> None:
    reached = 0
    for match in NAMES.scan(text):
        assert reached <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == match.text
        assert match.hits
        reached = match.end
