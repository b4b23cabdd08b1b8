"""Word documents: paragraphs, styles, what is set aside, and the traps of packed XML."""

# ruff: noqa: E501 - the lines of the inputs are data

import pytest

from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import Intake, documents, read
from tests.read import FORMATS
from tests.read.make_formats import ARTICLE, WORD, packed, paragraph, word


def only(data: bytes) -> Document | Failure:
    (found,) = read(Intake("letter.docx", data))
    return found


def test_title_byline_date_and_text() -> None:
    (found,) = documents([FORMATS / "letter.docx"])
    assert isinstance(found, Document)
    assert (found.title, found.byline) == (ARTICLE[0][1], "Rosa Villalba")
    assert found.date and found.date.edtf == "2021-05-06"
    assert found.text == "\n\n".join([ARTICLE[0][1], ARTICLE[3][1], ARTICLE[4][1]])
    assert {(a.reason, a.text) for a in found.asides} >= {
        ("header", "Southern Trade Letter"),
        ("footnote", "See the treaty of 1998."),
    }


def test_what_was_struck_out_is_no_text_and_what_was_put_in_is() -> None:
    changes = (
        "<w:p><w:r><w:t>Lesotho </w:t></w:r><w:del><w:r><w:delText>refused</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>agreed on Friday</w:t></w:r></w:ins><w:r><w:tab/><w:t>to lift the duty at once.</w:t></w:r></w:p>"
    )
    found = only(word(ARTICLE, raw=changes))
    assert isinstance(found, Document) and found.text.endswith("Lesotho agreed on Friday to lift the duty at once.")


def test_tables_and_text_boxes_are_read_once() -> None:
    cell = paragraph("", "The ministry published the list of all the goods on Friday.")
    box = (
        f'<w:r><m:AlternateContent xmlns:m="x"><m:Choice><w:txbxContent>{cell}</w:txbxContent></m:Choice>'
        f"<m:Fallback><w:txbxContent>{cell}</w:txbxContent></m:Fallback></m:AlternateContent></w:r>"
    )
    found = only(word(ARTICLE, raw=f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl><w:p>{box}</w:p>"))
    assert isinstance(found, Document) and found.text.count("published the list") == 2


def test_an_export_in_word_gives_its_articles() -> None:
    first, second = documents([FORMATS / "nexis_uni.docx"])
    assert isinstance(first, Document) and isinstance(second, Document)
    assert (first.outlet, second.title) == ("The Windhoek Register", "Suriname Recalls Its Envoy From Georgetown")
    assert first.text.endswith("agreement at the bridge.")


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (packed({"word/document.xml": f"{BOMB}<w:document {WORD}><w:body>&b;</w:body></w:document>"}), "entities"),
        (packed({"word/document.xml": "<w:document"}), "broken XML"),
        (packed({"other.xml": "<x/>"}), "no Word document"),
        (packed({"word/document.xml": " " * 3_000_000}), "a bomb"),
        (b"PK\x03\x04nothing", "no ZIP file"),
        (word(ARTICLE)[:-30], "no ZIP file"),
    ],
)  # fmt: skip
def test_broken_files_and_bombs_are_failures(data: bytes, words: str) -> None:
    found = only(data)
    assert isinstance(found, Failure) and words in found.reason and found.remedy
