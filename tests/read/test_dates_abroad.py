"""Dates in more scripts and calendars, dates of changes beside those of publication, and days short of their year."""

import time

import pytest

from sayso.read import _calendars, _dates
from tests.read.test_order import OTHER, TEXT, TITLE, date, documents

DAY = "2021-05-03"


@pytest.mark.parametrize(
    "line",
    [
        "2021年5月3日(月) 10時20分",
        "3 พฤษภาคม 2564",
        "3 მაისი 2021",
        "3 মে 2021",
        "3 مئی 2021",
        "2021. gada 3. maijs",
        "2021 m. gegužės 3 d.",
        "3 травня 2021 р., 10:20",
        "3. svibnja 2021. u 10:20",
        "Luni, 3 Mai 2021, ora 10:20",
        "03.05.2021. >> 10:20h",
        "03 MAY 2021 / 10H20",
        "2021/May/03",
        "May 3, '21",
        "13 Ordibehesht 1400",
        "Miyazya 25, 2013 E.C.",
        "21 Ramadan 1442H, corresponding to 3 May 2021",
        "Baisakh 20, 2078 (May 3, 2021)",
        "May 3, 2021 | Baishakh 20, 2078",
        "Posted at 10:20 on 3 May 2021 by Staff",
        "By Staff Reporter Time of article published May 3, 2021",
    ],
)
def test_days_of_more_scripts_and_calendars(line: str) -> None:
    assert date(f"<div>{line}</div>") == DAY


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("Updated 04/05/2021 - 4:45pm, first published 03/05/2021 - 5:00am", "en-AU"),
        ("Last modified: 04/05/2021 10:12 | Posted: 03/05/2021", "en-GB"),
        ("Updated 13/05/2021, first published 03/05/2021", "en"),
        ("NPA 05/03/2021 10:20 AM EDT Updated: 05/04/2021 09:00 AM EDT", "en-US"),
    ],
)
def test_the_first_publication_goes_before_a_change(line: str, lang: str) -> None:
    assert date(f"<div>{line}</div>", lang=lang) == DAY


def test_the_first_publication_may_stand_below_the_text() -> None:
    foot = "<div>First published on May 3, 2021</div>"
    assert date("<div>Updated on May 13, 2021</div>", foot=foot) == DAY


@pytest.mark.parametrize(
    ("line", "path"), [("Mon 3 May", "2021/05/a"), ("", "n1/2021/0503/c90.html"), ("May 3, 10:20", "2021/05/a")]
)
def test_an_address_completes_a_day_without_its_year(line: str, path: str) -> None:
    head = f"<link rel='canonical' href='https://news.example/{path}'>"
    assert date(f"<div>{line}</div>" if line else "", head=head) == DAY


def test_the_hint_of_how_long_ago_gives_the_day() -> None:
    assert date("<span title='May 3, 2021 10:20'>3 years ago</span>") == DAY


def test_the_object_with_the_printed_headline_is_taken() -> None:
    kinds = (("WebPage", "name", TITLE, DAY), ("NewsArticle", "headline", OTHER, "2020-01-03"))
    objects = (f'{{"@type":"{k}","{n}":"{t}","datePublished":"{d}"}}' for k, n, t, d in kinds)
    scripts = "".join(f"<script type='application/ld+json'>{text}</script>" for text in objects)
    assert date(head=scripts) == DAY


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("29 April - 5 May 2021", "2021-04-29/2021-05-05"),
        ("14 - 20 July 2005<br>Issue No. 751", "2005-07-14/2005-07-20"),
    ],
)
def test_days_of_an_issue(line: str, days: str) -> None:
    assert date(f"<div>{line}</div>") == days


def test_the_line_of_an_issue_below_the_text() -> None:
    foot = "<p>Norland Weekly : 14 - 20 July 2005 (Issue No. 751)<br>Located at: http://weekly.example/751/a.htm</p>"
    assert date(foot=TEXT + foot) == "2005-07-14/2005-07-20"


def test_a_wire_of_releases_opens_with_its_day() -> None:
    text = "SKARVIK, Norland, May 3, 2021 /PRNewswire/ -- The board said it would open the ferry to all cars."
    assert date(f"<p>{text}</p>") == DAY


def test_a_day_that_could_be_either_stays_unknown() -> None:
    [found] = documents(
        f"<html><body><h1>{TITLE}</h1><div>Norland Post 05/03/2021</div><p>{'A b c. ' * 60}</p></body></html>"
    )
    assert found.date is None


@pytest.mark.parametrize("line", ["Mehr 3, 2021", "3 Meskerem 1400", "5 Ramadan 1442"])
def test_days_of_no_year_of_their_calendar_stay_unknown(line: str) -> None:
    assert date(f"<div>{line}</div>") is None


def test_a_line_padded_with_blanks_is_read_and_takes_no_time() -> None:
    padded = "3 May 2021" + " " * 90 + "18:42 GMT"
    began = time.process_time()
    found = _dates.line(padded)
    _dates.tail("The Windhoek  (May 6, 2021)" + " " * 100 + "Tj ET")
    _calendars.without(" " * 50 + ";" + " " * 50 + "1442")
    assert time.process_time() - began < 1
    assert found is not None and found.period.edtf == "2021-05-03" and found.text == padded
