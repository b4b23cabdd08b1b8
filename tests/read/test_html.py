"""Saved pages in the layouts that sites use: what must come out of each. The pages were written for this."""

# ruff: noqa: E501 - the lines of the pages are data

from dataclasses import dataclass

import pytest

from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import Intake, read

A = "Estonia expelled two Latvian diplomats on Thursday after a quarrel over fishing rights, its foreign ministry said."
B = "Riga called the decision absurd and promised to answer in kind within a week, a spokeswoman told reporters."
C = "Chile and Bolivia resumed talks on the Silala river in Antofagasta, and both delegations praised the atmosphere."
D = "La Paz had withdrawn its claim in December; Santiago now wants a treaty that neither parliament has seen."
E = "A former mediator, Rosa Quispe, doubts that the two will sign before the election, which is due in October."
F = "In the port of Iquique the fishermen said that they had heard such promises before, and mended their nets."
FRAME = (
    '<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li></ul></nav>',
    '<footer><p>&copy; 2021 The Gulf Post</p><p><a href="/t">Terms</a></p></footer>',
)


@dataclass(frozen=True)
class Case:
    """A page, and of each article its title, its paragraphs, and more that must be known."""

    name: str
    page: str
    articles: list[dict[str, object]]
    asides: tuple[str, ...] = ()


def article(title: str, *paragraphs: str, **known: object) -> dict[str, object]:
    """What one article must be."""
    return {"title": title, "paragraphs": list(paragraphs), **known}


def paragraphs(*texts: str) -> str:
    """Return the texts as paragraphs of a page."""
    return "".join(f"<p>{text}</p>\n" for text in texts)


CASES = [
    Case(
        "blog with comments in articles",
        f"<html><head><title>Calm again | Gulf Blog</title></head><body>{FRAME[0]}<article class='post-12 post hentry'>"
        f"<h1 class='entry-title'>Calm again</h1><div class='entry-meta'>Posted on <time datetime='2021-05-04'>May 4, 2021</time>"
        f" by <span class='author vcard'>Anna Tamm</span></div><div class='entry-content'>{paragraphs(A, B, E)}</div>"
        f"<div class='sharedaddy'><h3>Share this:</h3><a href='#'>Twitter</a></div></article>"
        f"<div id='comments'><h2>Two thoughts on Calm again</h2><article class='comment-body'><p>{C}</p></article></div>{FRAME[1]}",
        [article("Calm again", A, B, E, date="2021-05-04", byline="Anna Tamm", outlet="Gulf Blog")],
        (C,),
    ),
    Case(
        "several articles in a page",
        f"<html><head><title>The Gulf Post</title><meta property='og:site_name' content='The Gulf Post'></head><body>{FRAME[0]}"
        f"<article><h2>Tallinn expels two diplomats</h2><p class='byline'>By Anna Tamm</p>{paragraphs(A, B, E)}</article>"
        f"<article><h2>River talks resume</h2><p class='byline'>By Luis Rojas</p>{paragraphs(C, D, F)}</article>{FRAME[1]}",
        [
            article("Tallinn expels two diplomats", A, B, E, byline="Anna Tamm", outlet="The Gulf Post", date=None),
            article("River talks resume", C, D, F, byline="Luis Rojas", outlet="The Gulf Post", date=None),
        ],
    ),
    Case(
        "teasers in articles",
        f"<html><head><title>Calm again - The Gulf Post</title></head><body><main><article><h1>Calm again</h1>{paragraphs(A, B, E)}"
        "</article></main><section class='more-stories'><article><h3><a href='/1'>Herring prices soar in the north</a></h3></article>"
        "<article><h3><a href='/2'>Oslo keeps out of the gulf</a></h3><p>A short teaser about Norway.</p></article></section>",
        [article("Calm again", A, B, E)],
    ),
    Case(
        "a rider below the article",
        "<html><head><meta property='og:title' content='Calm again'>"
        "<meta property='article:published_time' content='2020-02-03T10:00:00Z'></head><body><div><h1>Calm again</h1>"
        f"{paragraphs(A, B, 'Read more at Baltic Quarterly', 'More about: Estonia, Latvia')}<h1>River talks resume</h1>"
        f"{paragraphs(C, D, 'Read more at Andes Chronicle')}</div>",
        [
            article("Calm again", A, B, date="2020-02-03", cites="Baltic Quarterly", tags=("Estonia", "Latvia")),
            article("River talks resume", C, D, date=None, cites="Andes Chronicle"),
        ],
    ),
    Case(
        "old page of tables and line breaks",
        f"<html><head><title>Calm again</title></head><body><table><tr><td><a href='/'>Home</a><br><a href='/w'>World</a></td><td>"
        f"<font size=5><b>Calm again</b></font><br><br>{A}<br><br>{B}<br><br>{E}</td></tr></table></body></html>",
        [article("Calm again", A, B, E)],
    ),
    Case(
        "linked data and a subtitle",
        '<html><head><script type=\'application/ld+json\'>{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},'
        '{"@type":["NewsArticle"],"headline":"Calm again","datePublished":"2021-05-04T23:30:00+02:00",'
        '"author":{"name":"Anna Tamm"},"publisher":{"name":"The Gulf Post"}}]}</script></head><body>'
        f"<article><header><h1>Calm again</h1><h2>Two ministers and many herrings</h2></header>{paragraphs(A, B, E)}</article>",
        [
            article(
                "Calm again",
                "Two ministers and many herrings",
                A,
                B,
                E,
                date="2021-05-04",
                byline="Anna Tamm",
                outlet="The Gulf Post",
            )
        ],
    ),
    Case(
        "forum thread",
        f"<html><head><title>Calm again | Gulf Forum</title></head><body>{FRAME[0]}<h1>Calm again</h1>"
        "<article class='message message--post'><div class='message-user'><h4>olly44</h4><h5>Senior Member</h5></div>"
        f"<div class='bbWrapper'><b>Calm again</b><br>By Anna Tamm<br><br>{A}<br><br>{B}<br><br>{E}</div></article>"
        f"<article class='message message--post'><div class='message-user'><h4>sam</h4></div><div class='bbWrapper'>{C}</div></article>",
        [article("Calm again", A, B, E, byline="Anna Tamm")],
        (C, "olly44", "Senior Member"),
    ),
    Case(
        "block quotation keeps its place",
        f"<html><body><article><h1>Calm again</h1><p>{A} As she writes:</p><blockquote>{paragraphs(B, D)}</blockquote>{paragraphs(E)}",
        [article("Calm again", A + " As she writes:", B, D, E)],
    ),
    Case(
        "date in the address only",
        "<html><head><link rel='canonical' href='https://gulf.example/world/2019/11/20/calm'></head><body><article><h1>Calm again</h1>"
        f"{paragraphs(A, B, E)}</article></body></html>",
        [article("Calm again", A, B, E, date="2019-11-20", url="https://gulf.example/world/2019/11/20/calm")],
    ),
    Case(
        "entities, links and emphasis inside a paragraph",
        "<html><body><article><h1>Calm &amp; again</h1><p>Estonia <a href='/x'>expelled</a> two <em>Latvian</em> diplomats&nbsp;on "
        f"Thursday &ldquo;after a quarrel&rdquo; over fish.</p>{paragraphs(B, E)}</article></body></html>",
        [
            article(
                "Calm & again", "Estonia expelled two Latvian diplomats on Thursday “after a quarrel” over fish.", B, E
            )
        ],
    ),
    Case(
        "copyright year is no date",
        f"<html><head><title>Calm again</title></head><body><article><h1>Calm again</h1>{paragraphs(A, B, E)}</article>{FRAME[1]}</body></html>",
        [article("Calm again", A, B, E, date=None)],
    ),
]


def check(case: Case) -> list[Document]:
    found = [d for d in read(Intake("x.html", case.page.encode())) if isinstance(d, Document)]
    assert [d.title for d in found] == [a["title"] for a in case.articles]
    for document, expected in zip(found, case.articles, strict=True):
        assert [document.text[s.start : s.end] for s in document.segments if s.kind == "paragraph"] == expected[
            "paragraphs"
        ]
        for name in expected.keys() - {"title", "paragraphs"}:
            value = getattr(document, name)
            assert (value.edtf if name == "date" and value else value) == expected[name], name
    asides = [a.text for d in found for a in d.asides]
    for aside in case.asides:
        assert aside in asides
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_page(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_runs_slice_equal_and_cover_the_text(case: Case) -> None:
    for document in check(case):
        for clean, raw, length in document.offsets.runs:
            assert document.text[clean : clean + length] == case.page[raw : raw + length]
        covered = sum(length for *_, length in document.offsets.runs)
        assert covered >= 0.9 * len(document.text)


def test_a_page_without_an_article_is_a_failure() -> None:
    (found,) = read(Intake("x.html", f"<html><title>Sign in</title><body>{FRAME[0]}{FRAME[1]}".encode()))
    assert isinstance(found, Failure) and "no article" in found.reason


def test_the_declared_encoding_is_used() -> None:
    page = f"<html><head><meta charset='iso-8859-2'></head><body><article><h1>Łódź</h1>{paragraphs(A, B, E)}</article>"
    (found,) = read(Intake("x.html", page.encode("iso-8859-2")))
    assert isinstance(found, Document) and found.title == "Łódź"


def made(body: str, title: str = "Boats together at last") -> Document:
    text = "".join(f"<p>{p}</p>" for p in (
        "Malta and Libya agreed on Tuesday to search for boats in distress together, the two coast guards said.",
        "A Maltese minister spoke of a decent compromise, while relief groups want to see the text of it first.",
    ))  # fmt: skip
    page = f"<html><head><title>{title}</title></head><body>{body.replace('TEXT', text)}</body></html>"
    (found,) = read(Intake("x.html", page.encode()))
    assert isinstance(found, Document), found
    return found


@pytest.mark.parametrize(
    ("body", "byline", "date"),
    [
        ("<h1>Boats together at last</h1><div>Submitted by Yaw Men on Mon, 06/24/2013 - 09:22</div>TEXT", "Yaw Men", "2013-06-24"),
        ("<h1>Boats together at last</h1>TEXT<ul><li><b>Date</b> 24.06.2013</li><li>Permalink https://x.example/p</li></ul>", None, "2013-06-24"),
        ("<h1>Boats together at last</h1><div id='byline_share'><div id='byline'>By: <a>Yaw Men</a> - Reporter / @ym</div>24 June 2013</div>TEXT", "Yaw Men", "2013-06-24"),
        ("<h1>Boats together at last</h1><p><span>Yaw Men</span> <span>Published <i>June 24, 2013</i></span> <span>Updated about 7 years ago</span></p>TEXT", "Yaw Men", "2013-06-24"),
        ("<h1>Boats together at last</h1><p>24 June 2013</p>TEXT<div><b>Yaw Men</b> ym@x.example <a>More articles</a></div>", "Yaw Men", "2013-06-24"),
    ],
)  # fmt: skip
def test_heads_of_content_systems(body: str, byline: str | None, date: str) -> None:
    found = made(body)
    assert (found.byline, found.date and found.date.edtf) == (byline, date)
    assert found.text.count("\n\n") == 2


def test_a_title_that_names_the_outlet_first_and_a_date_last() -> None:
    found = made("<h1>Boats together at last</h1>TEXT", "Gozo Gazette: Boats together at last | 24.06.2013")
    assert (found.title, found.date and found.date.edtf) == ("Boats together at last", "2013-06-24")
    assert made("<h1>Boats together at last</h1>TEXT", "Gozo Gazette: Boats together at last").outlet == "Gozo Gazette"
    assert made("<h1>Print: Boats together at last</h1>TEXT", "Print: Boats together at last").outlet is None
