"""Dates on layouts of many kinds: which evidence wins, which number is the day, other calendars and scripts."""

import pytest

from sayso.model.document import Document
from sayso.read import _dates
from sayso.read.intake import Intake, read

A = "Norland will reopen the ferry at Skarvik in April, the harbour board said on Monday after a long meeting."
B = "Fishermen had asked for a winter line, but the board found that the slip would not bear the ice of the bay."
C = "The first boat leaves at six in the morning and carries forty cars, or sixty where all of them are small."
TEXT = "".join(f"<p>{words}</p>" for words in (A, B, C))
TITLE, OTHER = "Ferry to sail again from Skarvik", "Customs men of Holm go back to paper"


def documents(text: str, name: str = "page.html") -> list[Document]:
    return [d for d in read(Intake(name, text.encode())) if isinstance(d, Document)]


def date(below: str = "", *, head: str = "", above: str = "", foot: str = "", lang: str = "en") -> str | None:
    title = f"<title>{TITLE} | Norland Post</title>"
    page = f"<html lang='{lang}'><head>{title}{head}</head><body>{above}<h1>{TITLE}</h1>{below}{TEXT}{foot}"
    [found] = documents(f"{page}</body></html>")
    return found.date.edtf if found.date else None


@pytest.mark.parametrize(
    "line",
    [
        "Monday, May 3, 2021 Published at 09:41 GMT",
        "May 3, 2021 -- Updated 0412 GMT (1212 HKT)",
        "3 مايو 2021",
        "٣ مايو ٢٠٢١",
        "입력 2021.05.03. 오후 2:20",
        "2021년 5월 3일",
        "令和3年5月3日",
        "3 Μαΐου 2021",
        "2021. május 3., hétfő 14:20",
        "03 Mayıs 2021 Pazartesi, 14:20",
        "Embargoed until 3 May 2021 10:00 GMT",
    ],
)
def test_a_line_gives_its_day(line: str) -> None:
    printed = _dates.line(line)
    assert printed and printed.period.edtf == "2021-05-03"


def test_a_day_may_stand_close_to_the_name_before_it() -> None:
    assert [p.period.edtf for _, _, p in _dates.scan("Anna RoeMay 3, 2021 0 318")] == ["2021-05-03"]
    assert date("<div><span>3 May 2021</span><span class='dot'></span><span>6 Minute Read</span></div>") == "2021-05-03"


@pytest.mark.parametrize(
    ("printed", "more", "edtf"),
    [
        ("Published: 03/05/2021", {}, None),
        ("Published: 03/05/2021", {"lang": "en-GB"}, "2021-05-03"),
        ("Published: 03/05/2021", {"head": "<link rel='canonical' href='https://post.co.uk/a'>"}, "2021-05-03"),
        ("Published: 05/03/2021", {"head": "<link rel='canonical' href='https://www.navy.mil/a'>"}, "2021-05-03"),
        ("Published: 05/03/2021", {"head": "<link rel='canonical' href='https://a.example/2021/05/b'>"}, "2021-05-03"),
        ("Published: 5/3/2021", {"foot": "<div class='date'>Skarvik, May 3</div>"}, "2021-05-03"),
        ("Publié le : 03/05/2021 - 14:20 Modifié le : 04/05/2021 - 15:01", {"lang": "fr-FR"}, "2021-05-03"),
    ],
)
def test_the_rest_of_the_page_tells_the_day_from_the_month(printed: str, more: dict[str, str], edtf: str) -> None:
    assert date(f"<div>{printed}</div>", **more) == edtf


def test_two_regions_that_disagree_tell_nothing() -> None:
    head = "<link rel='canonical' href='https://www.navy.mil/a'>"
    assert date("<div>05/03/2021</div>", head=head, lang="en-GB") is None


def test_the_moment_of_a_capture_is_no_day_of_publication() -> None:
    meta = "<meta property='article:published_time' content='2019-02-02T03:17:44Z'>"
    kept = "<link rel='bookmark' href='https://keep.example/20190202031744/https://post.example/ferry'>"
    assert date("<div>January 31, 2019</div>", head=meta + kept) == "2019-01-31"


@pytest.mark.parametrize("moment", ["1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z"])
def test_a_moment_that_stands_for_none_is_none(moment: str) -> None:
    assert (
        date("<p>3 May 2021</p>", head=f"<meta property='article:published_time' content='{moment}'>") == "2021-05-03"
    )


def test_the_article_that_is_printed_is_chosen_among_those_of_the_data() -> None:
    nodes = ",".join(
        f'{{"@type":"NewsArticle","headline":"{title}","datePublished":"{day}"}}'
        for title, day in ((OTHER, "2019-01-01"), (TITLE, "2021-05-03"))
    )
    assert date(head=f"<script type='application/ld+json'>[{nodes}]</script>") == "2021-05-03"


def test_a_day_that_says_not_of_what_gives_way_to_an_earlier_printed_one() -> None:
    assert date("<p>Published 3 May 2021</p>", head="<meta name='date' content='2026-11-28'>") == "2021-05-03"


def test_a_time_below_the_headline_goes_before_a_day_above_it() -> None:
    above = "<div><a href='a'>Old story</a> <time datetime='2020-01-01'>1 Jan 2020</time></div>"
    assert date("<time datetime='2021-05-03'>May 3</time>", above=above) == "2021-05-03"


def test_a_day_without_a_year_below_the_headline_takes_that_of_the_visit() -> None:
    assert date("<div class='date'>May 28</div>", above="<div>Friday, June 4, 2021</div>") == "2021-05-28"


def test_a_day_below_the_text_is_that_of_the_text_but_not_of_another_headline() -> None:
    assert date(foot="<p>3 May 2021</p>") == "2021-05-03"
    assert date(foot=f"<div>3 May 2021</div><a href='x'>{OTHER}</a>") is None


def test_a_first_publication_goes_before_a_later_day() -> None:
    below = "<div>Mon 3 May 2021 06.00 BST</div><div>First published on Sun 2 May 2021 19.30 BST</div>"
    assert date(below) == "2021-05-02"


@pytest.mark.parametrize(
    "page",
    [
        f"<h2>Norland Daily Report</h2><p>Vol. 6, No. 94, 3 May 2021</p><hr><h4>{TITLE}</h4>{TEXT}"
        f"<p><a href='#t'>back to top</a></p><h4>{OTHER}</h4>{TEXT}<p><a href='#t'>back to top</a></p>",
        f"<h1>World in brief</h1><p>3 May 2021</p><h3>{TITLE}</h3>{TEXT}<a href='#t'>Top</a>"
        f"<h3>{OTHER}</h3>{TEXT}<a href='#t'>Top</a>",
        f"<h1>Skarvik Notes</h1><h2>Monday, 3 May 2021</h2><h3>{TITLE}</h3>{TEXT}"
        f"<h2>Monday, 3 May 2021</h2><h3>{OTHER}</h3>{TEXT}",
        f"<article><h2>{TITLE}</h2><time datetime='2021-05-03'>3 May</time>{TEXT}</article>"
        f"<article><h2>{OTHER}</h2><time datetime='2021-05-03'>3 May</time>{TEXT}</article>",
    ],
)
def test_each_article_of_an_issue_has_its_day(page: str) -> None:
    found = documents(f"<html><body>{page}</body></html>")
    assert [(d.title, d.date and d.date.edtf) for d in found] == [(TITLE, "2021-05-03"), (OTHER, "2021-05-03")]


def test_sections_of_an_article_may_each_lead_back_to_its_top() -> None:
    top = "<p><a href='#t'>Back to top</a></p>"
    page = f"<h1>{TITLE}</h1><p>3 May 2021</p>{TEXT}<h2>The winter line</h2>{TEXT}{top}<h2>The boats</h2>{TEXT}{top}"
    assert [d.title for d in documents(f"<html><body>{page}</body></html>")] == [TITLE]


def test_items_of_a_monitoring_report_have_their_own_source_and_day() -> None:
    def item(title: str, source: str) -> str:
        return f"{title}\nLD0305142021 {source} in English 1420 GMT 3 May 91\n\n[Text] {A}\n\n{B}\n\n{C}\n\n\n"

    text = f"DAILY REPORT -- NORTH    DR-N-91-86\n4 May 91\n\n{item(TITLE, 'Skarvik NORT')}{item(OTHER, 'Holm Radio')}"
    found = [(d.title, d.outlet, d.date and d.date.edtf) for d in documents(text, "report.txt")]
    assert found == [(TITLE, "Skarvik NORT", "1991-05-03"), (OTHER, "Holm Radio", "1991-05-03")]


def test_a_copy_from_the_screen_has_the_headline_that_its_way_ends_with() -> None:
    top = (
        "Skip to main content\nFriday, June 4, 2021\nThe Norland Reporter\nThe Norland Reporter\nNews you can sail by\n"
    )
    way = f"Home/Region/{TITLE}\nRegion\n{TITLE}\nPhoto of Anna Roe Anna RoeMay 3, 2021 0 318 2 minutes read\n\n"
    [found] = documents(f"{top}{way}{A}\n\n{B}\n\n{C}\n", "copy.txt")
    assert (found.title, found.byline, found.date and found.date.edtf) == (TITLE, "Anna Roe", "2021-05-03")


@pytest.mark.parametrize(
    ("below", "foot"),
    [
        ("<a href='/anna'>Anna Roe</a> <div>3 May 2021</div>", ""),
        (
            "<div>3 May 2021</div>",
            "<div class='written-by'><h4>WRITTEN BY</h4><h3>Anna Roe</h3><p>Fellow, Ports</p></div>",
        ),
        ("<div>3 May 2021</div>", "<p>The interview was conducted by Anna Roe.</p>"),
        ("<div>Published on 03/05/2021 - 14:33 By Anna Roe - Skarvik</div>", ""),
    ],
)
def test_writers_in_links_below_the_text_and_behind_a_day(below: str, foot: str) -> None:
    [found] = documents(f"<html><body><h1>{TITLE}</h1>{below}{TEXT}{foot}</body></html>")
    assert found.byline == "Anna Roe"


def test_the_name_of_the_outlet_is_no_writer() -> None:
    meta = "<meta property='og:site_name' content='Fjord Network'><meta name='author' content='Fjord Network'>"
    [found] = documents(f"<html><head>{meta}</head><body><h1>{TITLE}</h1>{TEXT}</body></html>")
    assert found.byline is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("<div>Anna Roe</div><div>Harbour correspondent</div>", "Anna Roe"),
        ("<div>Anna Roe for Norland Post</div>", "Anna Roe"),
        ("<div>From Anna Roe in Skarvik</div>", "Anna Roe"),
        ("<div>Anna Roe @annaroe</div>", "Anna Roe"),
        ("<div>Text: Anna Roe  Photos: Ben Mar</div>", "Anna Roe"),
        ("<div>Anna Roe</div><div>Follow</div>", "Anna Roe"),
        ("<div>By admin</div>", None),
        ("<div>A A A</div>", None),
    ],
)
def test_lines_between_headline_and_day_that_name_a_writer(line: str, name: str | None) -> None:
    [found] = documents(f"<html><body><h1>{TITLE}</h1>{line}<div>3 May 2021</div>{TEXT}</body></html>")
    kept = [found.text[s.start : s.end] for s in found.segments if s.kind == "paragraph"]
    assert (found.byline, kept) == (name, [A, B, C])


@pytest.mark.parametrize(
    "foot",
    [
        "<h3>Comments (2)</h3><div>joe</div><p>Good thing, it is time that somebody did this.</p><div>Reply</div>",
        "<p>###</p><p>About the Harbour Board</p><p>The board runs nine ports and has sat here since 1951.</p>",
        "<p>Follow Norland Post on Facebook and Twitter.</p><p>Reproduction without permission is prohibited.</p>",
        "<p>Got a tip? Write to tips@post.example.</p><p>By signing up you agree to our terms of use.</p>",
    ],
)
def test_what_stands_below_the_text_is_set_aside(foot: str) -> None:
    [found] = documents(f"<html><body><h1>{TITLE}</h1><div>3 May 2021</div>{TEXT}{foot}</body></html>")
    assert [found.text[s.start : s.end] for s in found.segments if s.kind == "paragraph"] == [A, B, C]
