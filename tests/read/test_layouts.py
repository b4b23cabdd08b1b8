"""Whole inputs in the layouts that reporting comes in: what must come out of each. The texts were written for this."""

# ruff: noqa: E501 - the lines of the pages are data

from dataclasses import dataclass, field

import pytest

from sayso.model.document import Document
from sayso.read import Intake, read

A = "Estonia expelled two Latvian diplomats on Thursday after a quarrel over fishing rights, its foreign ministry said."
B = "Riga called the decision absurd and promised to answer in kind within a week, a spokeswoman told reporters."
C = "Chile and Bolivia resumed talks on the Silala river in Antofagasta, and both delegations praised the atmosphere."
D = "La Paz had withdrawn its claim in December; Santiago now wants a treaty that neither parliament has seen."
E = "A former mediator, Rosa Quispe, doubts that the two will sign before the election, which is due in October."


@dataclass(frozen=True)
class Case:
    """A layout: the input, and for each article what must be known of it."""

    name: str
    text: str
    articles: list[dict[str, object]]
    asides: tuple[str, ...] = ()
    suffix: str = ".txt"
    fields: dict[str, object] = field(default_factory=dict)


def article(title: str | None, *paragraphs: str, **known: object) -> dict[str, object]:
    """What one article must be: its title, its paragraphs, and whatever else is named."""
    return {"title": title, "paragraphs": list(paragraphs), **known}


CASES = [
    Case(
        "digest of two excerpts",
        f"Tallinn Sends Its Neighbors Home\n\n{A}\n\n{B}\n\nRead more at Baltic Quarterly\n\n"
        f"More about: Estonia, Latvia, Fisheries\n\nA River Runs between Them\n\n{C} As one of them writes,\n\n{D}\n\n"
        "Read more at Andes Chronicle\n\nMore about: Bolivia, Latin American Politics\n",
        [
            article(
                "Tallinn Sends Its Neighbors Home",
                A,
                B,
                tags=("Estonia", "Latvia", "Fisheries"),
                cites="Baltic Quarterly",
            ),
            article(
                "A River Runs between Them",
                C + " As one of them writes,",
                D,
                cites="Andes Chronicle",
                tags=("Bolivia", "Latin American Politics"),
            ),
        ],
        ("Read more at Baltic Quarterly", "More about: Estonia, Latvia, Fisheries"),
    ),
    Case(
        "forum copy with title twice",
        f"Riga and its neighbours\n\n\nStaff member\nRiga and its neighbours\nA quarrel without an end.\nBy Janis Ozols\n\n{A}\n\n{B}\n",
        [article("Riga and its neighbours", "A quarrel without an end.", A, B, byline="Janis Ozols", date=None)],
        ("Staff member", "By Janis Ozols"),
    ),
    Case(
        "forum thread with replies",
        f"Riga and its neighbours\n\nkapteinis\nSenior Member\nJoined: May 2009\nPosts: 12,001\n#1\n\n{A}\n\n{B}\n\n"
        f"Reply Quote\n\nolly44\nNew Member\n#2\nI was there and it was nothing like that, you should all know better.\n",
        [article("Riga and its neighbours", A, B)],
        (
            "kapteinis",
            "Senior Member",
            "olly44",
            "I was there and it was nothing like that, you should all know better.",
        ),
    ),
    Case(
        "articles with by-lines and nothing else between",
        f"Tallinn expels two diplomats\nBy Anna Tamm\n\n{A}\n\n{B}\n\nRiver talks resume in Antofagasta\nBy Luis Rojas and Eva Paz\n\n{C}\n\n{D}\n",
        [
            article("Tallinn expels two diplomats", A, B, byline="Anna Tamm"),
            article("River talks resume in Antofagasta", C, D, byline="Luis Rojas and Eva Paz"),
        ],
    ),
    Case(
        "articles parted by rules, dated",
        f"Tallinn expels two diplomats\n4 May 2021\n\n{A}\n\n----------\n\nRiver talks resume in Antofagasta\n6 May 2021\n\n{C}\n",
        [
            article("Tallinn expels two diplomats", A, date="2021-05-04"),
            article("River talks resume in Antofagasta", C, date="2021-05-06"),
        ],
    ),
    Case(
        "sections of one essay stay together",
        f"The long quarrel\nBy Anna Tamm\n\n{A}\n\n* * *\n\n{B}\n\n* * *\n\n{E}\n",
        [article("The long quarrel", A, B, E, byline="Anna Tamm")],
    ),
    Case(
        "section headings of one essay stay together",
        f"The long quarrel\n\n{A}\n\nWhat Riga wants\n\n{B}\n\nWhat comes next?\n\n{E}\n",
        [article("The long quarrel", A, "What Riga wants", B, "What comes next?", E)],
    ),
    Case(
        "riders inside an article",
        f"Tallinn expels two diplomats\n\n{A}\n\nREAD MORE: Herring, and how it divides\n\n{B}\n\nRelated:\nHerring prices soar\n"
        f"A history of the gulf\n\nSign up for our newsletter\n\nAdvertisement\n\n{E}\n\n© 2021 The Gulf Post. All rights reserved.\n",
        [article("Tallinn expels two diplomats", A, B, E)],
        ("READ MORE: Herring, and how it divides", "Herring prices soar", "A history of the gulf", "Advertisement"),
    ),
    Case(
        "agency copy",
        f"Tallinn expels two diplomats\n\nTALLINN, March 3 (Baltwire) — {A}\n\n{B}\n\n"
        "(Reporting by Anna Tamm in Tallinn; Editing by Bob Roe)\n",
        [
            article(
                "Tallinn expels two diplomats", f"TALLINN, March 3 (Baltwire) — {A}", B, outlet="Baltwire", date=None
            )
        ],
        ("(Reporting by Anna Tamm in Tallinn; Editing by Bob Roe)",),
    ),
    Case(
        "agency copy with the year",
        f"Tallinn expels two diplomats\n\nTALLINN, March 3, 2019 (Baltwire) -- {A}\n\n{B}\n",
        [article("Tallinn expels two diplomats", f"TALLINN, March 3, 2019 (Baltwire) -- {A}", B, date="2019-03-03")],
    ),
    Case(
        "hard-wrapped e-mail",
        "Tallinn expels two diplomats\n\n"
        "Estonia expelled two Latvian diplomats on Thursday after a quarrel over\n"
        "fishing rights, its foreign ministry said. Riga called the decision absurd\n"
        "and promised to answer in kind within a week, a spokeswoman told reporters\n"
        "in the capital.\n\n"
        "La Paz had withdrawn its claim in December; Santiago now wants a treaty that\n"
        "neither parliament has seen. A former mediator doubts that the two will sign\n"
        "before the election, which is due in October.\n",
        [
            article(
                "Tallinn expels two diplomats",
                "Estonia expelled two Latvian diplomats on Thursday after a quarrel over\n"
                "fishing rights, its foreign ministry said. Riga called the decision absurd\n"
                "and promised to answer in kind within a week, a spokeswoman told reporters\nin the capital.",
                "La Paz had withdrawn its claim in December; Santiago now wants a treaty that\n"
                "neither parliament has seen. A former mediator doubts that the two will sign\n"
                "before the election, which is due in October.",
            )
        ],
    ),
    Case(
        "one paragraph a line, no empty lines",
        f"Tallinn expels two diplomats\nBy Anna Tamm\n{A}\n{B}\n{E}\n",
        [article("Tallinn expels two diplomats", A, B, E, byline="Anna Tamm")],
    ),
    Case(
        "labelled heading of a clipping",
        f"Title: Tallinn expels two diplomats\nSource: The Gulf Post\nAuthor: Anna Tamm\nDate: 2021-05-04\n"
        f"URL: https://gulf.example/2021/05/04/x\n\n{A}\n\n{B}\n",
        [
            article(
                "Tallinn expels two diplomats",
                A,
                B,
                outlet="The Gulf Post",
                byline="Anna Tamm",
                date="2021-05-04",
                url="https://gulf.example/2021/05/04/x",
            ),
        ],
    ),
    Case(
        "kicker and masthead above the headline",
        f"OPINION\n\nThe Gulf Post\n\nA treaty is not a herring\n\nBy Anna Tamm\n\n{A}\n\n{B}\n",
        [article("A treaty is not a herring", byline="Anna Tamm")],
    ),
    Case(
        "pasted sentence",
        "Estonia expelled two Latvian diplomats",
        [article(None, "Estonia expelled two Latvian diplomats")],
    ),
    Case(
        "by-line below",
        f"Calm again\n\n{A}\n\n{B}\n\nBy Anna Tamm\n",
        [article("Calm again", A, B, byline="Anna Tamm")],
    ),
    Case("Windows lines", f"Calm again\r\n\r\n{A}\r\n\r\n{B}\r\n", [article("Calm again", A, B)]),
    Case("old Mac lines", f"Calm again\r\r{A}\r\r{B}\r", [article("Calm again", A, B)]),
    Case("form feeds", f"Calm again\f{A}\f{B}\f", [article("Calm again", A, B)]),
    Case(
        "Markdown",
        f"# Calm again\n\n{A}\n\n## What Riga wants\n\n{B}\n",
        [article("Calm again", A, "What Riga wants", B)],
        (),
        ".md",
    ),
    Case(
        "a sentence that begins like a rider",
        f"Calm again\n\n{A}\n\nRelated talks in Oslo have stalled as well, and nobody expects the two ministers to meet there.\n",
        [
            article(
                "Calm again",
                A,
                "Related talks in Oslo have stalled as well, and nobody expects the two ministers to meet there.",
            )
        ],
    ),
    Case(
        "quotation as headline, questions as paragraphs",
        f"“We never sank a boat”\n\n{A}\n\nWhat would Riga do?\n\n{B}\n",
        [article("“We never sank a boat”", A, "What would Riga do?", B)],
    ),
    Case(
        "masthead, date with a name, related list below",
        f"Gulf Weekly\nHome\nAbout\n\nCalm again in the gulf\n\nMarch 4, 2022 | Anna Tamm\n\n{A}\n\n{B}\n\nMore about: Fish\n\n"
        f"Related:\n\nHow to Fish\n\nWhy Nets Matter\n",
        [
            article(
                "Calm again in the gulf",
                A,
                B,
                byline="Anna Tamm",
                date="2022-03-04",
                outlet="Gulf Weekly",
                tags=("Fish",),
            )
        ],
        ("How to Fish", "Gulf Weekly"),
    ),
    Case(
        "forum thread that names the poster before and after",
        f"Discussion in 'World' started by olly, Jan 3, 2023.\n\nolly\nWell-Known Member\n\nCalm again in the gulf\n\n"
        f"By Anna Tamm, Gulf Post, January 2, 2023\n\n{A}\n\n{B}\n\nolly, Jan 3, 2023\n#1\n\nsam\nNew Member\n\n"
        "Nobody believes the ministry, I have said so for years now.\n\n#2\n",
        [article("Calm again in the gulf", A, B, byline="Anna Tamm", outlet="Gulf Post", date="2023-01-02")],
        ("olly", "Nobody believes the ministry, I have said so for years now."),
    ),
    Case(
        "section, bare name, outlet, update and a note on the author",
        f"WORLD\nCalm again in the gulf\nAnna Tamm\nGulf Post\nUpdated March 4, 2022\n{A}\n{B}\nAnna Tamm is a correspondent in Oslo.\n",
        [article("Calm again in the gulf", A, B, byline="Anna Tamm", outlet="Gulf Post", date="2022-03-04")],
        ("WORLD", "Anna Tamm is a correspondent in Oslo."),
    ),
    Case(
        "originally published elsewhere",
        f"Calm again\n\n{A}\n\nThis article was originally published in The Gulf Post.\n",
        [article("Calm again", A, cites="Gulf Post")],
        ("This article was originally published in The Gulf Post.",),
    ),
]


def check(case: Case) -> list[Document]:
    found = [d for d in read(Intake("x" + case.suffix, case.text.encode())) if isinstance(d, Document)]
    assert [d.title for d in found] == [a["title"] for a in case.articles]
    for document, expected in zip(found, case.articles, strict=True):
        paragraphs = [document.text[s.start : s.end] for s in document.segments if s.kind == "paragraph"]
        if expected["paragraphs"]:
            assert paragraphs == expected["paragraphs"]
        for name in expected.keys() - {"title", "paragraphs"}:
            value = getattr(document, name)
            assert (value.edtf if name == "date" and value else value) == expected[name], name
    asides = [a.text for d in found for a in d.asides]
    for aside in case.asides:
        assert aside in asides
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_layout(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_every_character_of_text_maps_to_the_input(case: Case) -> None:
    for document in check(case):
        covered = 0
        for clean, raw, length in document.offsets.runs:
            assert document.text[clean : clean + length] == case.text[raw : raw + length]
            covered += length
        assert covered == sum(s.end - s.start for s in document.segments)


def test_ids_differ_and_paths_do_not() -> None:
    one, two = check(CASES[0])
    assert one.id != two.id and one.path == two.path == "x.txt"


PARAGRAPHS = (
    "Malta and Libya agreed on Tuesday to search for boats in distress together, the two coast guards said.",
    "A Maltese minister spoke of a decent compromise, while relief groups want to see the text of it first.",
)


def read_text(text: str, name: str = "x.txt") -> list[Document]:
    found = list(read(Intake(name, text.encode())))
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


def test_what_printed_pages_repeat_is_set_aside() -> None:
    one = (
        "6/3/2013   Boats together | Island Star\n\nBoats together at last\n\n"
        + PARAGRAPHS[0]
        + "\n\nhttps://x.example/boats 1/2\n"
    )
    (found,) = read_text(
        one + "\f6/3/2013   Boats together | Island Star\n\n" + PARAGRAPHS[1] + "\n\nhttps://x.example/boats 2/2\n"
    )
    assert found.text == "\n\n".join(["Boats together at last", *PARAGRAPHS])
    assert [a.reason for a in found.asides] == ["header"] * 4


def test_a_name_of_two_plain_words_is_an_outlet_where_its_rights_say_so() -> None:
    head = "Boats together at last\n\nHarbour Lantern, 3 June 2013\n\n" + "\n\n".join(PARAGRAPHS)
    (place,), (outlet,) = read_text(head), read_text(head + "\n\n© 2013 Harbour Lantern. All rights reserved.")
    assert place.outlet is None and outlet.outlet == "Harbour Lantern"
    assert place.date == outlet.date and outlet.date and outlet.date.edtf == "2013-06-03"


def test_people_and_their_outlet_on_one_line() -> None:
    (found,) = read_text(
        "Boats together at last\nAnn Vella & Jo Borg, Island Tribune\n30.06.2013 07:15\n\n" + "\n\n".join(PARAGRAPHS)
    )
    assert (found.byline, found.outlet, found.date and found.date.edtf) == (
        "Ann Vella & Jo Borg",
        "Island Tribune",
        "2013-06-30",
    )


def test_sections_and_numbers_are_no_titles_and_an_update_is_no_publication() -> None:
    head = "World news\nNo. 17/13\nBoats together at last\nBY ANN VELLA\nUpdated 5:41 PM EDT, June 4, 2013\nPublished 5:14 PM EDT, June 3, 2013\n\n"
    (found,) = read_text(head + "\n\n".join(PARAGRAPHS))
    assert (found.title, found.outlet, found.date and found.date.edtf) == ("Boats together at last", None, "2013-06-03")


def test_entries_below_their_dates_with_feet_of_their_own() -> None:
    def entry(day: str, title: str) -> str:
        body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
        foot = "<div class='post-footer'><span class='post-author'>Posted by Ann</span><div>Labels: <a>Malta</a>, <a>Libya</a></div></div>"
        return f"<h2 class='date-header'><span>{day}</span></h2><div class='hentry'><h3>{title}</h3>{body}{foot}</div>"

    page = f"<html><head><title>Jottings</title></head><body><h1>Jottings</h1>{entry('Monday, June 3, 2013', 'Boats together')}{entry('Saturday, June 1, 2013', 'A post in common')}</body></html>"
    first, second = read_text(page, "x.html")
    assert [(d.title, d.byline, d.date and d.date.edtf) for d in (first, second)] == [
        ("Boats together", "Ann", "2013-06-03"),
        ("A post in common", "Ann", "2013-06-01"),
    ]
    assert first.tags == ("Malta", "Libya")


def test_entries_of_a_list_that_the_extractor_leaves_out_are_articles() -> None:
    def entry(day: str, title: str) -> str:
        return f"<div class='entry'><h3>{title}</h3><p class='meta'>{day} | By Dana Serik</p>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}<p>{PARAGRAPHS[0]}</p></div>"

    page = f"<html><head><title>Archive</title></head><body>{entry('5 June 2013', 'Boats together')}{entry('6 June 2013', 'A post in common')}<div>Older posts</div></body></html>"
    assert [d.date and d.date.edtf for d in read_text(page, "x.html")] == ["2013-06-05", "2013-06-06"]


@pytest.mark.parametrize(
    "line", ["<b>Ann Vella</b><b>8 July 2019</b>", "<span class='author'>Ann Vella</span> | <time>8 July 2019</time>"]
)
def test_a_head_that_only_the_style_sheet_parts(line: str) -> None:
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    (found,) = read_text(
        f"<html><body><article><h1>Boats together at last</h1><div>{line}</div>{body}</article></body></html>", "x.html"
    )
    assert found.date and found.date.edtf == "2019-07-08" and found.byline in ("Ann Vella", None)
