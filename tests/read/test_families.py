"""Layouts by families: dates of many nations, data for scripts, labelled records, digests, columns by usual names."""

# ruff: noqa: E501 - the lines of the inputs are data

import json

import pytest

from sayso.model.document import Document
from sayso.read import _cited, _dates
from sayso.read.intake import Intake, read

BODY = "".join(
    f"<p>The minister of roads said in Lima on day {n} that the bridge would be built again.</p>" for n in range(5)
)
TEXT = "The minister said that the bridge would be built again before winter, and the mayor agreed.\n\nThe town waits."


def _page(head: str, above: str = "", below: str = "") -> Document:
    page = f"<html><head><title>Bridge to rise again | Batumi Herald</title>{head}</head><body>{above}"
    page += f"<h1>Bridge to rise again</h1>{below}{BODY}</body></html>"
    (found,) = read(Intake("page.html", page.encode()))
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("15:47 26.03.2023", "2023-03-26"),
        ("9/25/2024 2:03:44 PM", "2024-09-25"),
        ("11-19-2023, 09:44 PM", "2023-11-19"),
        ("First Published: Mon, July 02 2018. 13:05 IST", "2018-07-02"),
        ("Published:Saturday | April 5, 2025 | 12:09 AM", "2025-04-05"),
        ("0912 gmt 14 Aug 19", "2019-08-14"),
        ("2018. 10. 22.", "2018-10-22"),
        ("Wed, 13 Nov 2024 09:02:11 +0100", "2024-11-13"),
    ],
)
def test_dates_of_many_nations(line: str, day: str) -> None:
    found = _dates.line(line)
    assert found is not None and found.period.edtf == day


@pytest.mark.parametrize("line", ["05/03/2021", "06-07-2023 18:22", "3 May 18:30", "January 4", "Thursday", "03.04.17"])
def test_what_could_be_two_days_is_none(line: str) -> None:
    assert _dates.line(line) is None


@pytest.mark.parametrize(
    ("head", "above", "below"),
    [
        ('<meta name="DCSext.w_publishdate" content="26/01/2023">', "", ""),
        ('<meta itemprop="datePublished" content="2023-01-26T08:00:00+0300">', "", ""),
        ('<meta name="twitter:label1" content="Published"><meta name="twitter:data1" content="Jan 26, 2023">', "", ""),
        (
            '<script>window.S={"title":"Bridge to rise again","publishedAt":1674734400,"updatedAt":1680000000}</script>',
            "",
            "",
        ),
        ("", "<p class='date'>26 January 2023</p>", ""),
        ("", "<nav>Sunday, 29 November 2026</nav>", "<p>26.01.2023 - Press release</p>"),
        ("", "", "<time datetime='2023-01-26'>3 years ago</time>"),
    ],
)
def test_a_day_wherever_a_page_tells_it(head: str, above: str, below: str) -> None:
    found = _page(head, above, below)
    assert found.date is not None and found.date.edtf == "2023-01-26"


def test_the_day_of_a_visit_and_of_the_rights_is_no_date() -> None:
    assert _page("", "<nav>Sunday, 29 November 2026</nav>", "").date is None
    assert _page("<meta name='article:modified_time' content='2023-01-26'>").date is None


def test_several_writers_with_their_offices() -> None:
    authors = "".join(f"<meta name='citation_author' content='{name}'>" for name in ("Anna Roe", "Ben Mar"))
    assert _page(authors).byline == "Anna Roe, Ben Mar"
    assert _page("", "", "<p>By Tama Pohatu Foreign Affairs Correspondent</p>").byline == "Tama Pohatu"
    assert _page("<meta itemprop='author' content='Admin Site'>", "", "<p>By Anna Roe</p>").byline == "Anna Roe"


def test_where_a_digest_took_a_text_from() -> None:
    found = _cited.line("(The Straits Echo, 12 March 2014, p. 4; by Cora Abel)")
    assert found is not None and (found[0], found[1].period.edtf, found[2]) == (
        "The Straits Echo",
        "2014-03-12",
        "Cora Abel",
    )
    assert _cited.line("Quetta, Wednesday, June 5, 2019") is None
    assert (
        _cited.holder("Copyright 2001-2009 Lowveld Courier (Pty) Ltd. No part may be reproduced.") == "Lowveld Courier"
    )


def test_hits_of_a_search_engine() -> None:
    source = {"headline": "Bridge", "authors": ["Anna Roe"], "publisher": {"name": "Apia Herald"}, "body": TEXT}
    line = {"_id": "x", "_source": {**source, "published_at": 1627552800, "crawled_at": 1640995200}}
    (found,) = read(Intake("hits.jsonl", json.dumps(line).encode()))
    assert isinstance(found, Document) and found.date is not None
    told = (found.title, found.byline, found.outlet, found.date.edtf)
    assert told == ("Bridge", "Anna Roe", "Apia Herald", "2021-07-29")


def test_records_in_a_list_within_an_answer() -> None:
    answer = {
        "status": "ok",
        "response": {"docs": [{"webTitle": "Bridge", "bodyText": TEXT}, {"webTitle": "Two", "bodyText": TEXT}]},
    }
    found = list(read(Intake("answer.json", json.dumps(answer, indent=1).encode())))
    assert [item.title for item in found if isinstance(item, Document)] == ["Bridge", "Two"]


def test_labelled_records() -> None:
    record = (
        "Record: 1\nTitle:\n   The Bridge\nAuthors:\n   Roe, Anna\nSource:\n   Pacific Weekly. 6/23/2017, Vol. 3, p1.\n"
    )
    record += f"Database:\n   Search Premier\n\nThe Bridge\n\n{TEXT}\n\n~~~~~~~~\n\nBy Anna Roe\n\n"
    found = list(read(Intake("records.txt", (record + record.replace("Record: 1", "Record: 2")).encode())))
    assert all(isinstance(item, Document) for item in found) and len(found) == 2
    first = found[0]
    assert isinstance(first, Document) and first.date is not None and first.text == f"The Bridge\n\n{TEXT}"
    assert (first.byline, first.outlet, first.date.edtf) == ("Anna Roe", "Pacific Weekly", "2017-06-23")


def test_marks_of_markdown_are_taken_out() -> None:
    text = f"# The bridge\n\n{TEXT}\n\nThe [mayor of **Lima**](https://x.example/a) has signed the plan (of May), he told us all.\n"
    (found,) = read(Intake("note.md", text.encode()))
    assert isinstance(found, Document) and "The mayor of Lima has signed the plan (of May)" in found.text
    for at, raw, n in found.offsets.runs:
        assert found.text[at : at + n] == text[raw : raw + n]
