"""Manners of other countries and systems: calendars, ranges, local days, writers, entries of diaries, records."""

import pytest

from sayso.model.document import Document
from sayso.read import _dates, _ranges
from sayso.read.intake import Intake, read

A = "The two ministries agreed on a common list of crossings after a night of talks in the old customs house."
B = "Drivers who had waited for nine days said that they would believe it when the barrier was lifted at last."
C = "A commission of six surveyors is to walk the line in spring, and each side pays for its own three of them."
TITLE = "Ministries agree on crossings"
BODY = f"<p>{A}</p><p>{B}</p><p>{C}</p>"


def documents(text, name="x.html"):
    return [d for d in read(Intake(name, text.encode())) if isinstance(d, Document)]


def page(head, *, meta="", below=""):
    return documents(f"<html><head><title>{TITLE}</title>{meta}</head><body><h1>{TITLE}</h1>{head}{BODY}{below}")[0]


def paragraphs(document):
    return [document.text[s.start : s.end] for s in document.segments if s.kind == "paragraph"]


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("30. 11. 2022", "2022-11-30"),
        ("April 3, Reiwa 3 (2021)", "2021-04-03"),
        ("14 March B.E. 2565 (2022)", "2022-03-14"),
        ("14 March 2565", "2022-03-14"),
        ("1443/3/14", None),
        ("Pubblicato il 3 agosto 2021", "2021-08-03"),
        ("3 de agosto de 2021 às 14h20", "2021-08-03"),
        ("Stand: 03.09.2021 14:27 Uhr", "2021-09-03"),
        ("Friday the 3rd of August, 2001", "2001-08-03"),
        ("May/June 2021", "2021-05/2021-06"),
        ("August 3-9, 2011", "2011-08-03/2011-08-09"),
        ("Spring 2019", "2019-21"),
        ("Published: 08.14.12, 23:41", "2012-08-14"),
        ("08/25/98", "1998-08-25"),
        ("08.12.12", None),
        ("14.08.12", None),
        ("6:54 am on 12 July 2019", "2019-07-12"),
        ("Added on : 27 - 11 - 2007", "2007-11-27"),
    ],
)
def test_dates_of_many_countries(line, edtf):
    found = _dates.line(line)
    assert (found.period.edtf if found else None) == edtf


def test_the_number_of_an_issue_is_no_day():
    assert [p.period.edtf for _, _, p in _dates.scan("No. 7, May 2012")] == ["2012-05"]


def test_a_day_without_a_year_takes_that_of_its_issue():
    issue = _dates.iso("2012-01-02")
    assert _ranges.yearless("River Herald, 30 December") == ("River Herald", 12, 30)
    assert _ranges.completed(12, 30, issue).edtf == "2011-12-30"
    assert _ranges.completed(6, 30, issue) is None


def test_the_printed_day_goes_before_that_of_greenwich():
    stamp = '<meta property="article:published_time" content="2020-07-01T19:31:00Z">'
    assert page("<p>Posted Thu 2 Jul 2020 at 5:31am</p>", meta=stamp).date.edtf == "2020-07-02"
    assert page("<p>9 July 2020</p>", meta=stamp).date.edtf == "2020-07-01"


def test_other_dates_of_the_page_put_day_and_month_in_order():
    assert page("<p>05/03/2019</p><p>Updated: 14/03/2019</p>").date.edtf != "2019-05-03"
    assert page("<p>05/03/2019</p>").date is None


def test_the_day_of_a_print_out_is_no_date():
    found = page("<p>Printed: 12 January 2024</p><p>3 February 2015</p>")
    assert found.date.edtf == "2015-02-03" and paragraphs(found) == [A, B, C]


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("<p>By Ida Lund in Poti and Per Moe in Gori, Europe correspondents</p>", "Ida Lund and Per Moe"),
        ("<p>by our diplomatic correspondent Ida Lund</p>", "Ida Lund"),
        ("<p>Autor: Ida Lund</p>", "Ida Lund"),
        ("<p>Por Ida Lund</p>", "Ida Lund"),
        ("<p>Text: Ida Lund</p>", "Ida Lund"),
        ("<p><a rel='author'>Ida Lund</a> in Poti</p>", "Ida Lund"),
        ("<p>Ida Lund, Staff Reporter</p><p>3 May 2021</p>", "Ida Lund"),
        ("<p>From Our Correspondent, Poti</p>", "Our Correspondent"),
        ("<div><span class='author'>Ida Lund</span> <span>May 3, 2021</span></div>", "Ida Lund"),
    ],
)
def test_writers(head, byline):
    found = page(head)
    assert found.byline == byline and paragraphs(found) == [A, B, C]


def test_a_moment_for_scripts_dates_the_page():
    found = page('<div><a rel="author">Ida Lund</a><span data-ts="1589328000">3 hours ago</span></div>')
    assert (found.date.edtf, found.byline) == ("2020-05-13", "Ida Lund")


def test_a_record_beside_the_text_is_set_aside():
    rows = "<tr><td>Date:</td><td>3-Aug-2011</td></tr><tr><td>Ref:</td><td>MFA/114/2011</td></tr>"
    found = page(f"<table>{rows}</table>")
    assert found.date.edtf == "2011-08-03" and paragraphs(found) == [A, B, C]


def test_the_mark_of_an_end_is_parted():
    text = f"{TITLE}\n\n{A}\n\n{B} -0-\n"
    assert paragraphs(documents(text, "x.txt")[0]) == [A, B]


def test_entries_of_a_diary():
    entries = "".join(
        f"<div class='hentry'><h2>{title}</h2><div>Posted on <a>August {day}, 2013</a> by <a>Ida Lund</a></div>"
        f"<p>{A}</p><p>{B}</p></div>"
        for title, day in ((TITLE, 27), ("A consul leaves Poti", 19))
    )
    found = documents(f"<html><body><h1>Monthly Archives: August 2013</h1>{entries}</body></html>")
    assert [(d.title, d.date.edtf, d.byline) for d in found] == [
        (TITLE, "2013-08-27", "Ida Lund"),
        ("A consul leaves Poti", "2013-08-19", "Ida Lund"),
    ]


def test_a_mailing_list_clip_keeps_its_own_writer_and_day():
    mail = (
        "From: P. Moe <p@list.example>\nDate: Fri, 14 Mar 2014 08:22:31 +0300\n"
        f"Subject: [riverwatch] {TITLE}\n\n{TITLE}\n\nBy Ida Lund\n\nRiver Herald, 12 March 2014\n\n{A}\n\n{B}\n"
    )
    found = documents(mail, "x.eml")[0]
    assert (found.title, found.byline, found.date.edtf) == (TITLE, "Ida Lund", "2014-03-12")
