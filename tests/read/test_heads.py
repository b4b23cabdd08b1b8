"""What stands around a headline: offices, issues, dates of several kinds, furniture of press releases and mail."""

import pytest

from sayso.model.document import Document
from sayso.read.intake import Intake, read

BODY = (
    "The two ministries agreed on a common list of crossings after a night of talks in the old customs house.\n\n"
    "Drivers who had waited for nine days said that they would believe it when the barrier was lifted.\n"
)
WEB = "".join(f"<p>{p}</p>" for p in BODY.split("\n\n"))


def documents(text, name="x.txt"):
    return [d for d in read(Intake(name, text.encode())) if isinstance(d, Document)]


def page(head, *, title="Ministries agree on crossings", below="", meta=""):
    html = f"<html><head><title>{title}</title>{meta}</head><body><article><h1>{title}</h1>{head}{WEB}{below}"
    return documents(html, "x.html")[0]


def day(document):
    return document.date.edtf if document.date else None


@pytest.mark.parametrize(
    ("line", "byline", "date"),
    [
        ("River Live desk\n3 May 2021", "River Live desk", "2021-05-03"),
        ("From our correspondent Ida Lund\n3 May 2021", "Ida Lund", "2021-05-03"),
        ("Ida Lund and Per Moe | 3 May 2021", "Ida Lund and Per Moe", "2021-05-03"),
        ("*By Ida Lund, 3 May 2021*", "Ida Lund", "2021-05-03"),
        ("Ida Lund", "Ida Lund", None),
        ("Updated: 4 May 2021 | Published: 3 May 2021", None, "2021-05-03"),
        ("3 May 2021 · via Delta Tribune", None, "2021-05-03"),
    ],
)
def test_lines_below_a_headline(line, byline, date):
    (document,) = documents(f"Ministries agree on crossings\n\n{line}\n\n{BODY}")
    assert (document.byline, day(document)) == (byline, date)
    assert document.text == f"Ministries agree on crossings\n\n{BODY}".strip()


def test_the_kind_of_a_text_is_no_part_of_its_outlets_name():
    (document,) = documents(f"Ministries agree on crossings\n\nColumn, Delta Herald, 3 May 2021\n\n{BODY}")
    assert document.outlet == "Delta Herald"


def test_place_date_and_agency_that_open_the_text():
    (document,) = documents(f"Ministries agree on crossings\n\nLima, 3 May 2021 (Delta Agency): {BODY}")
    assert (document.outlet, day(document)) == ("Delta Agency", "2021-05-03")


def test_who_reported_is_told_below_the_text():
    (document,) = documents(f"Ministries agree on crossings\n\n{BODY}\n(Reporting by Ida Lund; Editing by Per Moe)\n")
    assert document.byline == "Ida Lund"
    assert "Reporting" not in document.text


@pytest.mark.parametrize("line", ["By Ida Lund", "3 May 2021"])
def test_short_lines_of_the_head_belong_to_an_article_of_a_page(line):
    document = page(f"<p>{line}</p>")
    assert (document.byline or day(document)) in ("Ida Lund", "2021-05-03")


def test_a_date_whose_day_and_month_could_change_places_is_unknown_in_pages_too():
    assert day(page("<p>By Ida Lund</p><p>Date: 04/05/2023</p>")) is None


def test_a_compact_date():
    assert day(page("", meta='<meta name="date" content="20210503">')) == "2021-05-03"


@pytest.mark.parametrize(
    "line",
    [
        "21:05",
        "Tuesday",
        "2 hours ago",
        "FOR IMMEDIATE RELEASE",
        "Media contact: desk@delta.example, +00 000",
        "You receive this because you signed up. Unsubscribe",
        "View this email in your browser",
    ],
)
def test_furniture(line):
    document = page(f"<p>{line}</p>", below=f"<p>{line}</p>")
    assert line not in document.text
    assert any(aside.text == line for aside in document.asides)


def test_an_issue_gives_its_date_to_its_articles():
    first = f"THE MORNING FERRY\n3 May 2021\n\nMinistries agree\n\n{BODY}\nRead more at Delta Post\n\n"
    found = documents(f"{first}Second thoughts\n\n{BODY}")
    assert [(d.title, day(d)) for d in found] == [("Ministries agree", "2021-05-03"), ("Second thoughts", "2021-05-03")]


def test_an_article_with_a_subtitle_is_no_issue():
    text = f"Ministries agree\n3 May 2021\nNine days of waiting\n\n{BODY}"
    assert [d.title for d in documents(text)] == ["Ministries agree"]


def test_the_name_of_the_site_is_no_headline():
    head = "<html><head><title>Fjord Post Online - World</title></head>"
    (document,) = documents(f"{head}<body><p>Ministries agree on crossings</p>{WEB}</body></html>", "x.html")
    assert (document.title, document.outlet) == ("Ministries agree on crossings", "Fjord Post Online")
