"""Exports of press databases: every article with its fields, whatever the dialect."""

import pytest

from sayso.model.document import Document
from sayso.read import Intake, documents, read
from sayso.read._decode import decode
from tests.read import FORMATS

DIALECTS = ("nexis_uni", "lexis_classic", "factiva", "factiva_coded", "proquest")


def both(name: str) -> tuple[Document, Document]:
    first, second = documents([FORMATS / f"{name}.txt"])
    assert isinstance(first, Document) and isinstance(second, Document)
    return first, second


@pytest.mark.parametrize("name", DIALECTS)
def test_two_articles_with_their_fields(name: str) -> None:
    first, second = both(name)
    assert first.title and first.title.split() == "Namibia and Botswana Reopen Their River Crossing".split()
    assert second.title == "Suriname Recalls Its Envoy From Georgetown"
    assert (first.outlet, second.outlet) == ("The Windhoek Register", "Paramaribo Post")
    assert first.byline in ("Paul Amutenya", "Amutenya, Paul") and second.byline is None
    assert [d.date and d.date.edtf for d in (first, second)] == ["2021-05-04", "2021-05-05"]
    assert {p.method for d in (first, second) for p in d.provenance if p.field in ("date", "outlet")} == {"record"}


@pytest.mark.parametrize("name", DIALECTS)
def test_the_text_is_the_article_and_nothing_else(name: str) -> None:
    first, second = both(name)
    bodies = [" ".join(d.text.split("\n\n", 1)[1].split()) for d in (first, second)]
    assert bodies[0].startswith("Namibia and Botswana reopened") and bodies[0].endswith("agreement at the bridge.")
    assert bodies[1].startswith("Suriname recalled") and bodies[1].endswith("protest to the regional court.")
    assert len(first.segments) == len(second.segments) == 3
    assert any(a.reason == "record" and "opyright" in a.text for a in first.asides)


@pytest.mark.parametrize("name", DIALECTS)
def test_offsets_are_exact(name: str) -> None:
    decoded = decode((FORMATS / f"{name}.txt").read_bytes(), "x").text
    for found in both(name):
        assert sum(n for *_, n in found.offsets.runs) == sum(s.end - s.start for s in found.segments)
        assert all(found.text[c : c + n] == decoded[r : r + n] for c, r, n in found.offsets.runs)


def test_subjects_are_tags_without_their_scores() -> None:
    assert both("nexis_uni")[0].tags == ("BORDER CONTROL", "CUSTOMS")
    assert both("proquest")[0].tags == ("Border control", "Customs")
    assert both("proquest")[0].url == "https://www.proquest.example/docview/2520000001"


def test_an_abstract_without_full_text_is_read_with_a_warning() -> None:
    text = (FORMATS / "proquest.txt").read_text("utf-8").replace("Full text: Namibia", "Links: Namibia", 1)
    start, end = text.index("Links: Namibia"), text.index("Subject: Border")
    first, _ = read(Intake("x.txt", (text[:start] + text[end:]).encode()))
    assert isinstance(first, Document) and "The crossing at Ngoma is open again." in first.text
    assert "only the abstract is in the export" in first.warnings


def test_a_text_that_speaks_of_documents_is_no_export() -> None:
    text = "Calm again\n\nEnd of Document\n\nNorway and Denmark agreed on Monday to patrol the strait together.\n"
    (found,) = read(Intake("x.txt", text.encode()))
    assert isinstance(found, Document) and found.text.startswith("Calm again")
