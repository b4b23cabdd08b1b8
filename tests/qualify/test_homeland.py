"""A text about one state, and texts that are not."""

from collections.abc import Sequence

from sayso.model.statement import Statement
from tests.coding import document, the_coder


def where(text: str) -> dict[str, list[str | None]]:
    """The countries of each statement's places, by its trigger."""
    found: Sequence[Statement] = the_coder()(document(text))
    return {s.trigger.text: [place.country for place in s.where] for s in found}


HOME = "Kenya's police arrested two opposition leaders. The Kenyan parliament condemned the president. "


def test_what_one_state_is_about_happens_in_it() -> None:
    assert where(HOME)["condemned"] == ["KEN"]


def test_two_states_leave_it_open() -> None:
    found = where("Kenya condemned Somalia. Somalia accused Kenya of piracy. Kenya's parliament condemned the raid.")
    assert found["condemned"] == [] and found["accused"] == []


def test_not_after_a_place_elsewhere() -> None:
    found = where(HOME + "Kenyan envoys met in Oslo. Kenya's minister rejected the criticism.")
    assert found["rejected"] != ["KEN"]
