"""Boxes that ask for something, lists that lead on, frames around and below a text, and names beside others."""

import pytest

from tests.read.test_order import OTHER, TEXT, TITLE, A, B, C, documents

HEAD = f"<html><body><h1>{TITLE}</h1><div>3 May 2021</div>"


def kept(page: str, name: str = "page.html") -> list[str]:
    [found] = documents(page, name)
    return [found.text[s.start : s.end] for s in found.segments if s.kind == "paragraph"]


@pytest.mark.parametrize(
    "box",
    [
        "<h3>Get The Tide, our weekly letter</h3><p>Ferries and fish every Sunday.</p><form><input/></form>",
        "<b>Independent reporting needs members.</b> Join from $5 a month.",
        "Listen to our podcast on ferries wherever you get your podcasts.",
        "<h4>Every seed will sprout.</h4><p>Stay informed by our weekly newsletter, which is free for all of you.</p>",
    ],
)
def test_a_box_between_paragraphs_that_asks(box: str) -> None:
    text = f"<main><p>{A}</p><p>{B}</p><div class='x1'>{box}</div><p>{C}</p></main>"
    assert kept(f"{HEAD}{text}</body></html>") == [A, B, C]


def test_a_box_that_tells_stays() -> None:
    text = f"<main><p>{A}</p><div>The ferry has sailed since 1951.</div><p>{B}</p><p>{C}</p></main>"
    assert "The ferry has sailed since 1951." in kept(f"{HEAD}{text}</body></html>")


@pytest.mark.parametrize("heading", ["Keep reading", "Related news", "Latest stories"])
def test_teasers_below_a_heading_that_leads_on(heading: str) -> None:
    teaser = (
        f"<div><h3><a>{OTHER}</a></h3><p>Customs men of Holm said that they had never liked screens at all.</p></div>"
    )
    foot = f"<div class='x2'><h2>{heading}</h2>{teaser}{teaser}</div>"
    assert kept(f"{HEAD}<div>{TEXT}</div>{foot}</body></html>") == [A, B, C]


@pytest.mark.parametrize(
    "foot",
    [
        "<p>End Text.</p>",
        "<p>This article is more than four years old.</p>",
        "<p>Sort by Newest</p>",
        "<p>By providing an email address, I agree to the Terms of Use.</p>",
        "<p>© Norland Post 1993 - 2008<br>Harbour St. 7, Skarvik</p>",
        "<p>Norland Media AB, Box 117, 972 32 Holm</p>",
        "<p>The Post is a reader-supported publication. To receive new posts, consider becoming a subscriber.</p>",
    ],
)
def test_furniture_below_the_text(foot: str) -> None:
    assert kept(f"{HEAD}{TEXT}{foot}</body></html>") == [A, B, C]


def test_a_sentence_that_begins_with_more_is_text() -> None:
    assert kept(f"{HEAD}{TEXT}<p>More on this when I have slept.</p></body></html>")[-1].startswith("More on this")


def test_the_text_of_a_page_may_stand_in_a_header_or_a_form() -> None:
    assert kept(f"{HEAD}<header>{TEXT}</header></body></html>") == [A, B, C]
    lines = "<br/><br/>".join((A, B, C, A))
    form = (
        f"<form><table><tr><td><span>{TITLE}</span></td></tr><tr><td>{lines} (end)<br/>ab.cd</td></tr></table></form>"
    )
    assert kept(f"<html><head><title>{TITLE}</title></head><body>{form}</body></html>") == [A, B, C, A]


def test_a_place_between_day_and_text_and_a_kicker_set_as_a_heading() -> None:
    page = f"<html><body><h3>BUSINESS</h3><h2>{TITLE}</h2><div>3 May 2021</div><p>SKARVIK</p>{TEXT}</body></html>"
    [found] = documents(page)
    assert (found.title, kept(page)) == (TITLE, [A, B, C])


def test_the_outlet_of_a_writer_is_known_by_an_address() -> None:
    page = f"{HEAD}<p>By Anna Roe, North Energy</p>{TEXT}<p>Read online: https://north-energy.example/a/1</p></body></html>"
    [found] = documents(page)
    assert (found.byline, found.outlet) == ("Anna Roe", "North Energy")


def test_outlet_and_writer_on_lines_of_their_own() -> None:
    [found] = documents(f"{TITLE}\nSkarvik Bend Reporter\nAnna Roe\n\n{A}\n\n{B}\n\n{C}\n", "note.txt")
    assert (found.byline, found.outlet) == ("Anna Roe", "Skarvik Bend Reporter")


def test_a_headline_in_the_middle_of_a_printed_page() -> None:
    top = f"{'NORLAND HARBOUR OBSERVATORY':>50}\n{'QUARTERLY BRIEF No. 9':>47}\n\n{'April 2021':>40}\n\n\n"
    title = f"{'Ferries on the Skarvik-Holm line:':>52}\n{'fewer delays, but not few':>48}\n\n{'Anna Roe':>40}\n\n"
    [found] = documents(f"{top}{title}{A}\n\n{B}\n\n{C}\n", "brief.txt")
    words = " ".join((found.title or "").split())
    assert (words, found.byline) == ("Ferries on the Skarvik-Holm line: fewer delays, but not few", "Anna Roe")
