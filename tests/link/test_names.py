"""Who names whom: houses, agencies and authors."""

import pytest

from sayso.languages.load import load
from sayso.link._lexicon import lexicon
from sayso.link._names import authors, credited, house_name
from tests.link.making import document

WORDS = lexicon(load("en", "lineage"))


@pytest.mark.parametrize(
    ("made", "house", "credit"),
    [
        (document("a", "Text.", cites="The Ridge Quarterly, Winter 2022"), "ridge quarterly", True),
        (document("a", "Text.", cites="Coast Post"), "post", False),
        (document("a", "Text.", byline="Coast Post staff"), "post", False),
        (document("a", "Text.", aside="Originally published in The Post"), "post", True),
        (document("a", "The Coast Post reported a fire."), "post", False),
        (document("a", "The Post reported a fire."), "post", True),
        (document("a", "A fire broke out (via the Ridge Quarterly)."), "ridge quarterly", True),
        (document("a", "The Ridge Quarterly building burned down."), "ridge quarterly", False),
        (document("a", "LIMA (Meridian Wire) - A fire broke out."), "meridian wire", True),
        (document("a", "LIMA (AFP) - A fire broke out."), "agence france presse", True),
        (document("a", "The spa reported a fire."), house_name("SPA", WORDS), False),
        (document("a", "Text."), "", False),
    ],
)
def test_a_credit_needs_the_whole_name_and_a_cue(made, house, credit) -> None:  # type: ignore[no-untyped-def]
    assert bool(credited(made, house, WORDS)) is credit


@pytest.mark.parametrize(
    ("line", "outlet", "names"),
    [
        ("By Ada Falk and Bruno Ivers", None, {"ada falk", "bruno ivers"}),
        ("Staff writer", None, set()),
        ("Ada Falk, Meridian Wire", "Meridian Wire", {"ada falk"}),
        (None, "Meridian Wire", set()),
    ],
)
def test_authors_are_people_and_not_the_house(line, outlet, names) -> None:  # type: ignore[no-untyped-def]
    assert authors(document("a", "Text.", byline=line, outlet=outlet), WORDS) == names
