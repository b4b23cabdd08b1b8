"""Dates, by-lines, outlets and cited originals, line by line."""

# ruff: noqa: E501 - the lines of the inputs are data

import pytest

from sayso.read import _dates, _metadata
from sayso.read._blocks import Block
from sayso.read._clean import label


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("May 3, 2021", "2021-05-03"), ("3 May 2021", "2021-05-03"), ("Published: 3 May 2021", "2021-05-03"),
        ("Tuesday, 3rd May 2021, 18:42 GMT", "2021-05-03"), ("Posted on Sept. 3, 2021 at 6:42 pm", "2021-09-03"),
        ("2021-05-03", "2021-05-03"), ("03.05.2021", "2021-05-03"), ("25/12/2024", "2024-12-25"), ("12/25/2024", "2024-12-25"),
        ("January 17,2024", "2024-01-17"), ("June 2020", "2020-06"), ("Last updated: 1 June 2020", "2020-06-01"),
        ("[4 August 2011]", "2011-08-04"),
    ],
)  # fmt: skip
def test_dates_on_a_line(text: str, edtf: str) -> None:
    found = _dates.line(text)
    assert found and found.period.edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "May 3",
        "3/4/2021",
        "2021",
        "31 June 2020",
        "In May 2021 the army withdrew from the town",
        "Monday",
        "99.99.2020",
    ],
)
def test_no_dates(text: str) -> None:
    assert _dates.line(text) is None


def test_updates_are_told_apart() -> None:
    updated, published = _dates.line("Updated: 1 June 2020"), _dates.line("Published 1 June 2020")
    assert updated and published and updated.update and not published.update


@pytest.mark.parametrize(
    ("url", "edtf"),
    [("https://a.example/2024/07/30/x", "2024-07-30"), ("https://a.example/2024/jul/30/x", "2024-07-30"),
     ("https://a.example/n-2024-07-30.html", "2024-07-30"), ("https://a.example/2024/07/x", "2024-07"),
     ("https://a.example/20240730", None), ("https://a.example/a/12345/67", None)],
)  # fmt: skip
def test_dates_in_addresses(url: str, edtf: str | None) -> None:
    found = _dates.of_url(url)
    assert (found.period.edtf if found else None) == edtf


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("By Anna Tamm", {"byline": "Anna Tamm"}),
        ("BY ANNA TAMM AND LUIS DE ROJAS", {"byline": "ANNA TAMM AND LUIS DE ROJAS"}),
        ("By Anna Tamm in Tallinn", {"byline": "Anna Tamm"}),
        ("By Anna Tamm, Luis Rojas and Eva Paz", {"byline": "Anna Tamm, Luis Rojas and Eva Paz"}),
        ("By Anna Tamm, Baltic News Agency", {"byline": "Anna Tamm", "outlet": "Baltic News Agency"}),
        ("By Anna Tamm | 3 May 2021", {"byline": "Anna Tamm", "date": "2021-05-03"}),
        ("Posted on 3 May 2021 by Anna Tamm", {"byline": "Anna Tamm", "date": "2021-05-03"}),
        ("Interview: Anna Tamm", {"byline": "Anna Tamm"}),
        ("Gulf Courier, 3 May 2021", {"outlet": "Gulf Courier", "date": "2021-05-03"}),
        ("TALLINN, Estonia, May 3, 2021 (Nordwire)", {"outlet": "Nordwire", "date": "2021-05-03"}),
        ("Ministry of Defence, Oslo", {"outlet": "Ministry of Defence, Oslo"}),
        ("Addis Ababa, 3 May 2021", {"date": "2021-05-03"}),
        ("By Friday the army had left", {}),
        ("By sea and by air", {}),
        ("What the post office knew", {}),
    ],
)
def test_lines_of_a_heading(text: str, known: dict[str, str]) -> None:
    assert {f.field: f.value for f in _metadata.line_facts(Block(text))} == known


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Read more at Baltic Quarterly", "Baltic Quarterly"), ("Read the full story in the Gulf Post »", "Gulf Post"),
        ("Continue reading at The Gulf Post", "Gulf Post"), ("Originally published in Gulf Review on 3 May 2021", "Gulf Review"),
        ("This article first appeared in Gulf Review.", "Gulf Review"), ("Read more at our website", ""),
    ],
)  # fmt: skip
def test_cited_originals(text: str, name: str) -> None:
    (block,) = label([Block(text)])
    assert block.reason == "cites" and _metadata.cited(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Norway signed the treaty.", "Comments by the minister angered Riga.", "Share prices fell in Oslo after the raid.",
        "Photo evidence shows that the bridge was hit.", "The writer was arrested in Minsk and released after a week of protests.",
        "Reply came within a day.", "Home Office", "Image of a broken union", "Related talks have stalled",
        "Read more closely, the treaty obliges nobody to anything.", "Printed ballots were burnt in the square.",
        "Contact with the submarine was lost.", "Status of forces agreement signed", "More troops cross the river",
        "Topics were not disclosed", "Published accounts differ.", "The army said: we shall return",
    ],
)  # fmt: skip
def test_sentences_are_no_furniture(text: str) -> None:
    assert not label([Block("Title here now"), Block(text)])[1].reason


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Updated - April 02, 2021 08:15 am IST - COLOMBO", "2021-04-02"),
        ("2021/04/02 18:05 (JST)", "2021-04-02"),
        ("2021.04.02 17:02", "2021-04-02"),
        ("2021年4月2日", "2021-04-02"),
        ("April 2, 2021 9:14 AM UTC Updated 3 years ago", "2021-04-02"),
        ("Posted Fri 2 Apr 2021 at 11:05pm, updated Sat 3 Apr 2021 at 1:12am", "2021-04-02"),
        ("Lena Roy · North News · Posted: Apr 2, 2021 4:00 AM ET | Last Updated: April 3, 2021", "2021-04-02"),
        ("Posted at 5:12 PM, Apr 02, 2021 and last updated 8:01 PM, Apr 03, 2021", "2021-04-02"),
        ("Published On 2 Apr 20212 Apr 2021", "2021-04-02"),
        ("Source: Coastline | 2021-04-02 20:31:22 | Editor: Li Na", "2021-04-02"),
        ("2 April 2021, 14:05 Moscow time", "2021-04-02"),
        ("2 April 2021 Friday", "2021-04-02"),
        ("2 de abril de 2021", "2021-04-02"),
        ("Apr. 2, 2021 (Sakura Japan)", "2021-04-02"),
        ("Published: 03.04.21, 22:15", None),  # day or year first
        ("3/4/2021 14:05", None),
    ],
)
def test_dates_as_many_countries_print_them(line: str, date: str | None) -> None:
    found = [f.value for f in _metadata.line_facts(Block(line)) if f.field == "date"]
    assert found == ([date] if date else [])


def test_a_line_put_together_gives_writer_and_outlet() -> None:
    facts = _metadata.line_facts(Block("Lena Roy · North News · Posted: Apr 2, 2021 | Last Updated: Apr 3, 2021"))
    assert {f.field: f.value for f in facts} == {"byline": "Lena Roy", "outlet": "North News", "date": "2021-04-02"}
    assert not _metadata.line_facts(Block("The talks failed | what happens after 2 April 2021 | and who pays for it"))
