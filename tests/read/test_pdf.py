"""PDF: reading order, broken words, running heads, boxes, and the files that cannot be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.document import Document, Span
from sayso.model.event import Failure
from sayso.read import Intake, read
from tests.read.pdfs import column, locked, pdf, scan

LEFT = [
    "Estonia and Latvia agreed on Tuesday to",
    "guard the undersea cables between their",
    "coasts together, and both defence minis-",
    "ters signed a long-term plan in the port",
    "of Ventspils. The plan names six patrol",
    "boats and a joint control room.",
    "   Fishermen on the islands said that they",
    "had asked for such patrols for years, and",
    "that the last winter had cost them nets.",
]
RIGHT = [
    "The opposition in Riga rejected the plan",
    "as a waste of money. Its leader said the",
    "boats were too old for the winter and de-",
    "manded a long-",
    "term contract with a shipyard instead of",
    "the old hulls. The government replied that",
    "no yard could deliver before the autumn.",
]
HEAD = [(70, 800, 8, "The Baltic Register"), (500, 800, 8, "May 2021")]


def two_columns() -> list[tuple[float, float, float, str]]:
    title = [
        (70, 740, 20, "Two Neighbours Guard Their Cables"),
        (70, 715, 10, "By Anna Tamm"),
        (70, 700, 10, "May 4, 2021"),
    ]
    return title + column(LEFT, 70, 660) + column(RIGHT, 320, 660)


def only(data: bytes) -> Document:
    (found,) = read(Intake("paper.pdf", data))
    assert isinstance(found, Document), found
    return found


def test_columns_are_read_one_after_the_other_whatever_the_order_of_the_content() -> None:
    texts = {only(pdf([page])).text for page in (two_columns(), two_columns()[::-1])}
    rows = sorted(two_columns(), key=lambda t: (-t[1], t[0]))
    texts.add(only(pdf([rows])).text)
    assert len(texts) == 1
    text = texts.pop()
    assert text.startswith("Two Neighbours Guard Their Cables\n\nEstonia and Latvia agreed on Tuesday to guard")
    assert text.index("cost them nets") < text.index("The opposition in Riga")


def test_title_byline_and_date_are_found() -> None:
    found = only(pdf([two_columns()]))
    assert (found.title, found.byline) == ("Two Neighbours Guard Their Cables", "Anna Tamm")
    assert found.date and found.date.edtf == "2021-05-04"


def test_broken_words_are_mended_and_compounds_kept_as_the_document_spells_them() -> None:
    text = only(pdf([two_columns()])).text
    assert "both defence ministers signed a long-term plan" in text
    assert "and demanded a long-term contract" in text and "longterm" not in text


def pages(count: int) -> list[list[tuple[float, float, float, str]]]:
    body = [
        "The ministers of both countries met in town {} and said that they would send boats to the strait.",
        "They promised in town {} to tell each other of every ship that anchors above the cables.",
    ]
    return [
        [
            *HEAD,
            *column([b.format("ABCDEFGH"[i]) for b in body], 70, 700, pitch=30),
            (300, 30, 8, f"Page {i + 1} of {count}"),
        ]
        for i in range(count)
    ]


@pytest.mark.parametrize("count", [2, 5])
def test_running_heads_and_page_numbers_are_set_aside(count: int) -> None:
    found = only(pdf(pages(count)))
    assert "Register" not in found.text and "Page" not in found.text and "town A" in found.text
    reasons = [a.reason for a in found.asides]
    assert reasons.count("page number") == count and reasons.count("header") >= count


def test_a_title_that_is_the_running_head_as_well_stays() -> None:
    title = (70, 760, 20, "The Baltic Register Annual Report")
    body = pages(3)
    body = [[(70, 800, 8, "The Baltic Register Annual Report"), *page[2:]] for page in body]
    found = only(pdf([[title, *body[0][1:]], *body[1:]]))
    assert found.title == "The Baltic Register Annual Report"


def test_short_lines_are_parted_and_a_table_of_contents_is_set_aside() -> None:
    page = [*two_columns(), (70, 400, 10, "1 Cables . . . . . . . . . . . 3")]
    found = only(pdf([page]))
    assert [a.text for a in found.asides] == ["1 Cables . . . . . . . . . . . 3", "By Anna Tamm", "May 4, 2021"]


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = column(
        [
            "The envoys left the hall without a word and said later that they would",
            "come back to the talks only when the two",
        ],
        70,
        100,
    )
    second = column(["navies had left the strait, which neither of them has promised to do."], 70, 780)
    found = only(pdf([first, second]))
    assert "when the two navies had left" in found.text
    assert [box.page for box in found.boxes] == [1, 1, 2]


def test_boxes_say_where_the_words_stand() -> None:
    found = only(pdf([two_columns()]))
    start = found.text.index("rejected the plan")
    (box,) = found.boxes_of(Span(start, start + 8))
    assert box.page == 1 and 300 < box.box[0] < 340 and 650 < box.box[1] < 662 and box.box[3] < 675
    assert found.text[box.start : box.end] == RIGHT[0]
    across = found.text.index("ministers")
    assert len(found.boxes_of(Span(across, across + 9))) == 2  # the word is broken over two lines


def test_every_letter_of_the_text_has_a_box() -> None:
    found = only(pdf([two_columns()]))
    boxed = {i for box in found.boxes for i in range(box.start, box.end)}
    assert all(i in boxed for i, c in enumerate(found.text) if not c.isspace())
    assert list(found.boxes) == sorted(found.boxes, key=lambda b: b.start)


def test_a_scan_is_a_failure_that_names_the_remedy() -> None:
    (found,) = read(Intake("scan.pdf", scan(2)))
    assert isinstance(found, Failure) and "no text on its 2 page(s)" in found.reason and "run OCR first" in found.remedy


def test_a_page_without_text_among_others_is_a_warning() -> None:
    found = only(pdf([two_columns(), []]))
    assert any("page(s) 2" in w for w in found.warnings)


def test_a_locked_file_and_a_broken_one_are_failures() -> None:
    (found,) = read(Intake("locked.pdf", locked()))
    assert isinstance(found, Failure) and "password" in found.reason
    (found,) = read(Intake("broken.pdf", b"%PDF-1.7\nnothing"))
    assert isinstance(found, Failure) and "no PDF" in found.reason


def test_a_pdf_is_known_by_its_first_bytes() -> None:
    (found,) = read(Intake("download", pdf([two_columns()])))
    assert isinstance(found, Document)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 590), st.integers(0, 840), st.integers(1, 60), st.text("ab. -", min_size=1, max_size=30)
        ),
        max_size=30,
    )
)
def test_any_print_has_boxes_for_its_letters(page: list[tuple[float, float, float, str]]) -> None:
    for item in read(Intake("x.pdf", pdf([page]))):
        if isinstance(item, Document):
            boxed = {i for box in item.boxes for i in range(box.start, box.end)}
            assert all(i in boxed for i, c in enumerate(item.text) if not c.isspace())
        else:
            assert "broke" not in item.reason
