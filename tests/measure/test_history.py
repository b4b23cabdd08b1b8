"""A background event counts in its own year, whatever the date of the text that mentions it."""

import pytest

from sayso.measure.series import series
from sayso.model.document import Document, Segment
from sayso.model.period import Period
from sayso.pipeline import coder
from sayso.settings import Settings

TEXT = (
    "Trucks waited at the border for a third day. In 1956 Soviet troops invaded Hungary, and in October of that year "
    "the Soviet Union had attacked Hungarian towns. Few in the queue remembered it."
)


@pytest.fixture(scope="module")
def code():
    return coder(Settings())


@pytest.mark.parametrize("date", [None, "1956-11-20", "1957", "1989-06-16", "2022-12-12", "2024"])
@pytest.mark.parametrize("by", ["year", "month"])
def test_a_background_event_never_moves(code, date, by):
    day = Period.parse(date) if date else None
    document = Document("d", "d.txt", TEXT, date=day, segments=(Segment("paragraph", 0, len(TEXT)),))
    found = series(code(document), a="SUN", b="HUN", by=by, include=frozenset({"historical"}))
    assert all(row.period.startswith("1956") for row in found.rows)
    told = [i for part in (*found.rows, *found.left_out) for i in part.ids]
    assert told, "the coder found nothing to count"
    if by == "year":
        assert [(row.period, row.cooperation.high) for row in found.rows] == [("1956", 0)]
        assert found.rows[0].conflict.best >= 1


@pytest.mark.parametrize("date", ["1989-06-16", "2022-12-12"])
def test_history_is_left_out_unless_asked_for(code, date):
    document = Document("d", "d.txt", TEXT, date=Period.parse(date), segments=(Segment("paragraph", 0, len(TEXT)),))
    found = series(code(document), a="SUN", b="HUN")
    assert found.rows == () and "historical" in {left.reason for left in found.left_out}
