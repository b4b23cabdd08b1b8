"""Front matter of Markdown: what it says is the text's record, and none of it is text."""

# ruff: noqa: E501 - the lines of the inputs are data

from sayso.model.document import Document
from sayso.read import Intake, read

LEAD = "Norway and Denmark agreed on Monday to patrol the strait together, the ministry said."
FRONT = "---\nlayout: post\ntitle: \"Calm: Again\"\ndate: 2021-05-04 09:30:00 +0300\nauthor: Anna Tamm\ntags: [fish, 'Oslo']\nlist:\n  - one\n---\n\n"


def only(text: str) -> Document:
    (found,) = read(Intake("x.md", text.encode()))
    assert isinstance(found, Document)
    return found


def test_front_matter_is_the_record_of_the_text() -> None:
    found = only(FRONT + LEAD)
    assert (found.title, found.byline, found.date and found.date.edtf) == ("Calm: Again", "Anna Tamm", "2021-05-04")
    assert found.tags == ("fish", "Oslo") and found.text == f"Calm: Again\n\n{LEAD}"
    assert {p.method for p in found.provenance if p.field in ("date", "byline")} == {"record"}
    ((at, raw, n),) = found.offsets.runs
    assert (FRONT + LEAD)[raw : raw + n] == found.text[at : at + n] == LEAD


def test_a_rule_that_opens_a_text_is_no_front_matter() -> None:
    text = f"---\n\nCalm again\n\n{LEAD}\n\n---\n\n{LEAD}\n"
    assert LEAD in only(text).text and only(text).title == "Calm again"


def test_lines_that_fit_in_several_ways_take_no_time() -> None:
    assert LEAD in only("---\n" + "-x: y\n" * 59 + "end\n\n" + LEAD).text
