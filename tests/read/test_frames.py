"""What stands around an article: pictures, boxes, notes, posts, briefs, live pages, lines of issues."""

# ruff: noqa: E501 - the lines of the inputs are data

import pytest

from sayso.model.document import Document
from sayso.read import _clean, _credit_line, _metadata
from sayso.read._blocks import Block
from sayso.read.intake import Intake, read

A = "The two ministries agreed on a common list of crossings after a night of talks in the old customs house."
B = "Drivers who had waited for nine days said that they would believe it when the barrier was lifted at last."
C = "A commission of six surveyors is to walk the line in spring, and each side pays for its own three of them."
TITLE = "Ministries agree on crossings"
BODY = f"<p>{A}</p><p>{B}</p><p>{C}</p>"


def documents(text, name="x.html"):
    return [d for d in read(Intake(name, text.encode())) if isinstance(d, Document)]


def page(head="", *, meta="", below="", body=BODY):
    return documents(f"<html><head><title>{TITLE}</title>{meta}</head><body>{head}{body}{below}</body></html>")[0]


def paragraphs(document):
    return [document.text[s.start : s.end] for s in document.segments if s.kind == "paragraph"]


def reason(document, words):
    return next(a.reason for a in document.asides if words in a.text)


H1 = f"<h1>{TITLE}</h1>"


@pytest.mark.parametrize(
    ("head", "words", "wanted"),
    [
        ("<figure><figcaption>Lorries wait at the barrier on Monday.</figcaption></figure>", "Lorries", "caption"),
        ('<div class="art_cap">Lorries at the barrier</div>', "Lorries", "caption"),
        ('<div class="pictxt">Lorries at the barrier</div>', "Lorries", "caption"),
        ('<div class="photo-captioned"><p>Lorries at the barrier, May.</p></div>', "Lorries", "caption"),
        (
            '<table align="right"><tr><td><img src="a.jpg"><br>Lorries wait at the barrier</td></tr></table>',
            "Lorries",
            "caption",
        ),
        ('<table align="left"><tr><td>Message board<br>Life at the border</td></tr></table>', "Life", "related"),
        ('<div id="siteNotice">Help us write the news that others leave out!</div>', "Help us", "masthead"),
    ],
)
def test_what_the_text_flows_around_is_set_aside(head, words, wanted):
    document = page(H1 + head)
    assert paragraphs(document) == [A, B, C]
    assert reason(document, words) == wanted


@pytest.mark.parametrize(
    ("below", "words", "wanted"),
    [
        ('<blockquote class="pullquote">They would believe it when it was lifted.</blockquote>', "believe", "pull quote"),
        ('<div class="footnotes"><p>1 Interview with a driver, in March of that year.</p></div>', "Interview", "footnote"),
        ('<p class="disclaimer">The audio of this programme is its record, and it was made in haste.</p>', "haste", "footer"),
        ('<div class="bios"><h4>Anna Roe</h4><p>Roe is a fellow here and works on borders.</p></div>', "fellow", "author note"),
        ("<p>When citing, an active link to the Pamir Herald is required</p>", "citing", "copyright"),
        ("<p>This page is archived, and is no longer publicly editable.</p>", "archived", "copyright"),
        ("<p>Write to Anna Roe at anna.roe@river.example</p>", "Write to", "author note"),
        ("<p>(END) River Newswires</p>", "END", "end mark"),
        ("<p>River Herald, Long Str. 7, 1060 Wien</p>", "1060", "copyright"),
        ("<div>E-mail this to a friend | Printable version</div>", "Printable", "share"),
    ],
)  # fmt: skip
def test_what_stands_below_the_text_is_set_aside(below, words, wanted):
    document = page(H1, below=below)
    assert paragraphs(document) == [A, B, C]
    assert reason(document, words) == wanted


def test_captions_are_kept_where_there_is_no_other_text():
    body = "".join(
        f"<figure><img src='{i}.jpg'><figcaption>{text}</figcaption></figure>" for i, text in enumerate((A, B))
    )
    assert A in page(H1, body=body).text


def test_articles_in_a_list_of_related_ones_are_no_text():
    more = '<div class="related"><article><h5>Other news</h5><p>The lorries crossed after a week of waiting.</p></article></div>'
    assert paragraphs(page(H1, below=more)) == [A, B, C]


def test_a_box_above_the_headline_does_not_swallow_it():
    lines = ("Trending", "Border", "Trains and buses are back on the line", A)
    assert [b.reason for b in _clean.label([Block(line) for line in lines])] == ["related", "related", "", ""]


def test_notes_below_about_the_author():
    text = f"{TITLE}\n\nBy Anna Roe\n\n{A}\n\n{B}\n\n{C}\n\nAbout the author\nShe was a customs inspector from 2003 to 2011.\n"
    assert paragraphs(documents(text, "x.txt")[0]) == [A, B, C]


def test_a_line_of_a_date_and_counts():
    found = _metadata.line_facts(Block("Added on : 27 - 11 - 2007   Read : 212 times"))
    assert [(f.field, f.value) for f in found] == [("date", "2007-11-27")]
    assert _credit_line.is_either("05/06/2014 | Section: Economy | Views: 388")
    assert not _credit_line.is_either("05/06/2014 | The barrier was lifted")


def test_the_issue_of_a_weekly_goes_before_the_day_of_the_visit():
    head = f"<div>Issue No. 1148, 16-22 May, 2013</div><div>Thursday, 14 November, 2019</div><div>Region</div>{H1}"
    assert page(head).date.edtf == "2013-05-16/2013-05-22"


def test_a_date_above_the_headline_with_buttons_between():
    buttons = "<ul><li>Share this</li><li>Share on Facebook</li><li>Share on Twitter</li><li>Share via email</li></ul>"
    head = f"<div><span>Pacific</span> <span>/ Tonga</span> <span>6:54 am on 12 July 2019</span></div>{buttons}{H1}"
    assert page(head).date.edtf == "2019-07-12"


@pytest.mark.parametrize(
    ("subtitle", "byline"),
    [
        ("The third round has ended where the first began, reports Anna Roe from Batumi", "Anna Roe"),
        ("Anna Roe looks at how two ministries made peace without telling anyone", "Anna Roe"),
        ("The River Commission reports that the water is lower than it ever was", None),
        ("The third round has ended where the first began", None),
    ],
)
def test_writers_of_subtitles(subtitle, byline):
    assert page(f"{H1}<div>{subtitle}</div>").byline == byline


@pytest.mark.parametrize(
    ("line", "byline"),
    [("(By Anna Roe and Ben Mar)", "Anna Roe and Ben Mar"), ("By: Anna Roe - Reporter / @annaroe", "Anna Roe")],
)
def test_bylines_in_brackets_and_with_handles(line, byline):
    assert page(f"{H1}<p>{line}</p>").byline == byline


def test_a_place_in_capitals_is_no_writer():
    assert page(f'{H1}<div class="author-name">BATUMI</div>').byline is None
    assert page(f'{H1}<div class="author-name">XINHUA</div>').byline == "XINHUA"


def test_briefs_that_end_with_the_same_line_are_articles():
    foot = '<div><a href="a">link</a> · <a href="b">email this brief</a></div>'
    briefs = "".join(
        f"<h2>{title}</h2><p>{text}</p>{foot}" for title, text in (("River falls again", A), ("Bridge opens", B))
    )
    text = f"<html><body><h1>World in brief</h1><p class='date'>Monday 18 July 2016</p>{briefs}</body></html>"
    assert [(d.title, d.date and d.date.edtf) for d in documents(text)] == [
        ("River falls again", "2016-07-18"),
        ("Bridge opens", "2016-07-18"),
    ]


def test_a_live_page_is_one_report():
    data = f'<script type="application/ld+json">{{"@type": "LiveBlogPosting", "headline": "{TITLE}"}}</script>'
    entries = "".join(
        f"<article><h3>{title}</h3><p class='contributor'>Anna Roe</p><p>{text}</p><p>{C}</p></article>"
        for title, text in (("Signed at last", A), ("Back at the table", B))
    )
    found = documents(f"<html><head><title>{TITLE}</title>{data}</head><body>{H1}{entries}</body></html>")
    assert [d.title for d in found] == [TITLE]
    assert "Anna Roe" not in paragraphs(found[0])


def test_posts_of_an_older_forum_that_put_in_articles():
    def post(number, inside):
        return (
            f'<table id="post{number}"><tr><td>03-0{number}-2008, 08:51 PM</td><td>#{number}</td></tr><tr><td>Senior Member</td>'
            f"<td><strong>{'Re: ' * (number > 1)}Border crisis, news only</strong><hr><div>{inside}</div></td></tr></table>"
        )

    def clip(title, text):
        return f"<b>{title}</b><br><br>By Anna Roe<br>The River Herald<br>March 4, 2008<br><br>{text}<br><br>{C}"

    posts = (
        post(1, clip("Envoys leave the capital", A))
        + post(2, "Thanks!")
        + post(3, clip("A handshake ends the quarrel", B))
    )
    found = documents(f"<html><head><title>Border crisis, news only - Forum</title></head><body>{posts}</body></html>")
    assert [(d.title, d.outlet, d.date.edtf) for d in found] == [
        ("Envoys leave the capital", "The River Herald", "2008-03-04"),
        ("A handshake ends the quarrel", "The River Herald", "2008-03-04"),
    ]


def test_the_foot_of_a_blog_entry():
    facts = _metadata.tail_facts(
        [Block("This entry was posted in Kivu and tagged Goma on February 19, 2014 by Judith Amisi.", reason="tags")]
    )
    assert {f.field: f.value for f in facts} == {"date": "2014-02-19", "byline": "Judith Amisi"}


def test_an_aggregator_gives_way_to_the_paper_where_the_article_is_read():
    meta = '<meta property="og:site_name" content="panAfrika.com">'
    head = f'{H1}<p>29 May 2019</p><div class="publisher">The Crested Observer (Kampala)</div>'
    below = "<p>Read the original article on The Crested Observer.</p>"
    assert page(head, meta=meta, below=below).outlet == "The Crested Observer"


def test_a_pasted_page_of_long_lines_is_not_wrapped():
    head = "NEWS\nSPORTS\nOPINION\nNATION  /  LATEST STORIES\n\nIslands settle their boundary after many years\nBy: Anna Roe - Reporter\n"
    text = (
        head
        + f"River Daily / 3 hours ago\n\n{A} {B}\n\n{B} {C}\n\nFEATURED STORIES\nNATION\nThree hurt in a bus crash\n\n{C} {A}\n"
    )
    found = documents(text, "x.txt")[0]
    assert (found.title, found.byline, found.outlet) == (
        "Islands settle their boundary after many years",
        "Anna Roe",
        "River Daily",
    )
    assert len(paragraphs(found)) == 3


@pytest.mark.parametrize(
    ("below", "byline"),
    [
        ("<p>- Anna Roe</p>", "Anna Roe"),
        ("<p>Anna Roe, Batumi</p>", "Anna Roe"),
        ("<p>Report by Anna Roe; editing by Ben Mar</p>", "Anna Roe"),
        ("<div><a>Terms</a> <a>Privacy</a></div>", None),
        ("<p>Anna Roe is the correspondent in Batumi.</p>", None),
        ("<p>The author, Anna Roe, teaches history in Batumi.</p>", None),
        ("<p>To comment, log in or register.</p>", None),
    ],
)
def test_who_signs_below_the_text(below, byline):
    document = page(f"{H1}<p>5 May 2015</p>", below=below)
    assert document.byline == byline
    assert paragraphs(document) == [A, B, C]


def test_entries_whose_foot_says_when_and_by_whom():
    def entry(title, day, text):
        return (
            f"<div><h2>{title}</h2><p>{text}</p><p>{C}</p><div>Posted on {day} by <a>Anna Roe</a> in News</div></div>"
        )

    entries = entry("River falls again", "May 5, 2015", A) + entry("Bridge opens", "May 4, 2015", B)
    found = documents(f"<html><body><h1 class='site-title'>Border notes</h1>{entries}</body></html>")
    assert [(d.title, d.byline, d.date.edtf) for d in found] == [
        ("River falls again", "Anna Roe", "2015-05-05"),
        ("Bridge opens", "Anna Roe", "2015-05-04"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"WORLD IN BRIEF\nMonday 18 July 2016\n\nKENYA\nRiver falls again\n{A}\n{B}\n\nTONGA\nBridge opens again\n{C}\n{B}\n",
        f"BORDER DIGEST\n18 July 2016\n\n1. River falls again\n{A}\n{B}\n\n2. Bridge opens again\n{C}\n{B}\n",
    ],
)
def test_texts_that_call_themselves_briefs(text):
    found = documents(text, "x.txt")
    assert len(found) == 2
    assert {d.date.edtf for d in found} == {"2016-07-18"}


def test_headings_in_capitals_cut_no_report():
    text = f"Border report\n18 July 2016\n\nBACKGROUND\nThe river and its bed\n{A}\n{B}\n\nFINDINGS\nThe bridge and its piers\n{C}\n{B}\n"
    assert len(documents(text, "x.txt")) == 1


def test_the_days_of_an_issue_beside_its_number():
    assert page(f"{H1}<div>Vol. 12 No. 34 | 21 - 27 March 2014</div>").date.edtf == "2014-03-21/2014-03-27"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("One Price for Petrol: How Two Fuel\nCompanies Made Peace without Telling", None),
        (
            "Ministries agree on the crossings\nDrivers will believe it when they see it",
            "Ministries agree on the crossings",
        ),
        ("Ministries Agree on Crossings\nBy Anna Roe", "Ministries Agree on Crossings"),
    ],
)
def test_headlines_that_print_breaks(lines, title):
    document = documents(f"RIVER OBSERVATORY\n\n{lines}\n\n{A}\n\n{B}\n\n{C}\n", "x.txt")[0]
    assert document.title == (title or lines)
    assert document.text.startswith(document.title)
