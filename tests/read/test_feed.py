"""RSS and Atom files: one document an entry, with what the feed says about it."""

import pytest

from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import Intake, documents, read
from tests.read import FORMATS

TEXT = (
    "Cape Verde and Senegal Agree on Fishing Zones\n\n"
    "Cape Verde and Senegal agreed on Thursday to share their fishing zones & patrols.\n\n"
    "Senegal’s fishermen had demanded the agreement for years, their union said."
)


@pytest.mark.parametrize("name", ["feed.rss", "feed.atom"])
def test_an_entry_with_its_record(name: str) -> None:
    found, *_ = documents([FORMATS / name])
    assert isinstance(found, Document)
    assert found.text == TEXT
    assert (found.outlet, found.byline, found.url) == ("Atlantic Wire", "Inês Duarte", "https://wire.example/zones")
    assert found.date and found.date.edtf == "2021-05-06" and found.tags == ("Fisheries", "Borders")
    assert not found.warnings


def test_a_summary_is_a_warning_and_an_entry_without_text_a_failure() -> None:
    _, summary, nothing = documents([FORMATS / "feed.rss"])
    assert isinstance(summary, Document) and summary.warnings == ("the feed gives a summary only",)
    assert isinstance(nothing, Failure) and nothing.place == "entry 3"


def test_a_feed_is_known_by_its_first_bytes() -> None:
    assert len(list(read(Intake("download", (FORMATS / "feed.rss").read_bytes())))) == 3


def test_entities_that_are_declared_are_refused() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "xxxxxxxx">]><rss><item><description>&a;</description></item></rss>'
    (found,) = read(Intake("x.rss", bomb.encode()))
    assert isinstance(found, Failure) and "entities" in found.reason


def test_a_broken_feed_gives_what_it_holds() -> None:
    data = (FORMATS / "feed.rss").read_bytes()
    found = list(read(Intake("x.rss", data[: data.index(b"<item>", 500)])))
    assert found and isinstance(found[0], Document)
