"""Offsets between clean text and input."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.model.document import OffsetMap, Span, document_id


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 5), st.integers(0, 5)), min_size=1), st.data())
def test_what_the_map_finds_is_the_same_text(parts: list[tuple[int, int, int]], data: st.DataObject) -> None:
    """Build an input of kept runs and dropped gaps; every span within a run must slice to the same characters."""
    raw, clean, runs = "", "", []
    for number, (length, gap, _) in enumerate(parts):
        raw += "#" * gap
        run = chr(97 + number % 26) * length
        runs.append((len(clean), len(raw), length))
        raw, clean = raw + run, clean + run
    start = data.draw(st.integers(0, len(clean) - 1))
    end = data.draw(st.integers(start + 1, len(clean)))
    found = OffsetMap(tuple(runs)).to_input(Span(start, end))
    assert found is not None
    assert found.of(raw).replace("#", "") == clean[start:end]


def test_outside_of_every_run_there_is_no_input() -> None:
    assert OffsetMap(((0, 5, 3),)).to_input(Span(3, 4)) is None


def test_an_id_is_of_the_content() -> None:
    one = document_id("text", title="t", date=None, outlet=None)
    assert one == document_id("text", title="t", date=None, outlet=None)
    assert one != document_id("text", title="t", date="2020", outlet=None)
    assert one != document_id("texts", title="t", date=None, outlet=None)
