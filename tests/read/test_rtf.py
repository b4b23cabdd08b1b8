"""RTF: characters in all their spellings, hidden groups, and the way back to the input."""

# ruff: noqa: E501 - the lines of the inputs are data

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import Intake, documents, read
from tests.read import FORMATS

BODY = "Paraguay opened a trade mission in Maseru on Thursday, and Lesotho promised to lift its duty."


def rtf(body: str) -> bytes:
    fonts = r"{\fonttbl{\f0\fswiss Helvetica;}}{\*\generator Nobody 1.0;}{\info{\title Hidden}}"
    return (r"{\rtf1\ansi\ansicpg1252\deff0" + fonts + "\n" + body + "}").encode("cp1252")


def only(body: str) -> Document:
    (found,) = read(Intake("x.rtf", rtf(body)))
    assert isinstance(found, Document), found
    return found


def test_paragraphs_title_and_date() -> None:
    found = only(rf"\pard\b Paraguay Opens a Mission\b0\par By Rosa Villalba\par May 6, 2021\par {BODY}\par")
    assert (found.title, found.byline) == ("Paraguay Opens a Mission", "Rosa Villalba")
    assert found.date and found.date.edtf == "2021-05-06"
    assert found.text == f"Paraguay Opens a Mission\n\n{BODY}"


@pytest.mark.parametrize(
    ("spelt", "meant"),
    [
        (r"Asunci\'f3n", "Asunción"), (r"Asunci\u243\'f3n", "Asunción"), (r"Asunci\u243?n", "Asunción"),
        (r"{\uc0 Asunci\u243 n}", "Asunción"), (r"a\~b", "a\u00a0b"), (r"its \ldblquote duty{\rdblquote}", "its “duty”"),
        (r"one\_two", "one-two"), (r"a \{b\} \\", "a {b} \\"), (r"x \emdash  y", "x — y"), (r"\u-10179?\u-8704?", "\U0001f600"),
        (r"seen{\*\unknown not this}{\footnote nor this}", "seen"), ("wra\npped", "wrapped"),
    ],
)  # fmt: skip
def test_characters_in_all_their_spellings(spelt: str, meant: str) -> None:
    assert only(rf"{BODY} {spelt} end.\par").text == f"{BODY} {meant} end."


def test_bytes_that_are_no_rtf_are_skipped() -> None:
    assert only(rf"{{\pict\bin5 }}}}}}{{\}}{BODY} It said so.\par").text == f"{BODY} It said so."


def test_offsets_lead_to_the_same_characters() -> None:
    data = rtf(rf"{BODY} Asunci\'f3n {{\b agreed}}.\par")
    (found,) = read(Intake("x.rtf", data))
    assert isinstance(found, Document)
    source = data.decode("latin-1")
    assert all(found.text[c : c + n] == source[r : r + n] for c, r, n in found.offsets.runs)
    assert sum(n for *_, n in found.offsets.runs) >= len(BODY) + 10


def test_an_export_in_rtf_gives_its_articles() -> None:
    first, second = documents([FORMATS / "factiva.rtf"])
    assert isinstance(first, Document) and isinstance(second, Document)
    assert (first.outlet, second.title) == ("The Windhoek Register", "Suriname Recalls Its Envoy From Georgetown")
    source = (FORMATS / "factiva.rtf").read_bytes().decode("latin-1")
    assert all(d.text[c : c + n] == source[r : r + n] for d in (first, second) for c, r, n in d.offsets.runs)


@pytest.mark.parametrize("data", [b"no rtf at all", b"{\\rtf1" + b"{" * 5000, b"{\\rtf1 {\\pict 00}}"])
def test_what_is_no_text_is_a_failure(data: bytes) -> None:
    (found,) = read(Intake("x.rtf", data))
    assert isinstance(found, Failure) and "broke" not in found.reason


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["{", "}", "\\", "\\u", "\\u-1?", "\\'", "\\'e9", "\\*", "\\uc9", "\\par", "\n", "word ", BODY]
        ),
        max_size=40,
    )
)
def test_any_tokens(parts: list[str]) -> None:
    data = b"{\\rtf1 " + "".join(parts).encode()
    source = data.decode("latin-1")
    for item in read(Intake("x.rtf", data)):
        if isinstance(item, Document):
            assert all(item.text[c : c + n] == source[r : r + n] for c, r, n in item.offsets.runs)
        else:
            assert "broke" not in item.reason
