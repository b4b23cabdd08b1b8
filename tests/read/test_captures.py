"""Saved pages with a wrapping: MHTML and WARC. The day of capture is kept and is no date of publication."""

import pytest

from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import Intake, documents, read
from tests.read import FORMATS

FILES = ["page.mhtml", "crawl.warc", "crawl.warc.gz"]


@pytest.mark.parametrize("name", FILES)
def test_page_address_and_capture(name: str) -> None:
    found, *_ = documents([FORMATS / name])
    assert isinstance(found, Document), found
    assert found.title == "Fiji and Tonga Share a Harbour Pilot" and "Nuku’alofa" in found.text
    assert found.url == "https://isles.example/pilot" and found.date is None
    (captured,) = [p for p in found.provenance if p.field == "captured"]
    assert captured.method == "capture" and captured.text and captured.text.startswith("2021-05-06T")


@pytest.mark.parametrize("name", FILES)
def test_offsets_lead_into_the_page(name: str) -> None:
    found, *_ = documents([FORMATS / name])
    assert isinstance(found, Document) and found.offsets.runs


@pytest.mark.parametrize("name", FILES[1:])
def test_other_kinds_are_read_by_their_readers_and_the_rest_left_out(name: str) -> None:
    items = list(documents([FORMATS / name]))
    path = str(FORMATS / name)
    assert [i.path for i in items] == [f"{path}!https://isles.example/pilot", f"{path}!https://isles.example/paper.pdf"]
    assert all(isinstance(i, Document) for i in items)


def test_a_broken_off_archive_gives_what_stands_before() -> None:
    data = (FORMATS / "crawl.warc.gz").read_bytes()
    found = list(read(Intake("x.warc.gz", data[: len(data) - 200])))
    assert isinstance(found[0], Document)


@pytest.mark.parametrize("data", [b"WARC/1.0\r\nnothing", b"\x1f\x8bnothing", b"just words"])
def test_what_is_no_archive_is_a_failure(data: bytes) -> None:
    for item in read(Intake("x.warc", data)):
        assert isinstance(item, Failure) and "broke on it" not in item.reason


def test_mhtml_without_a_page_is_a_failure() -> None:
    (found,) = read(Intake("x.mhtml", b"MIME-Version: 1.0\r\nContent-Type: text/css\r\n\r\nbody {}"))
    assert isinstance(found, Failure)
