"""Period against the edtf library and against its own laws."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import WireError
from sayso.model.period import Period

days = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1979", date(1979, 1, 1), date(1979, 12, 31)),
        ("1979-02", date(1979, 2, 1), date(1979, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-11-28", date(2022, 11, 28), date(2022, 11, 28)),
        ("2022-22", date(2022, 6, 1), date(2022, 8, 31)),
        ("2022-24", date(2022, 12, 1), date(2023, 2, 28)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2015/..", date(2015, 1, 1), None),
        ("../1941-08", None, date(1941, 8, 31)),
        ("1969/1970", date(1969, 1, 1), date(1970, 12, 31)),
        ("1984~", date(1984, 1, 1), date(1984, 12, 31)),
    ],
)
def test_bounds(text: str, start: date | None, end: date | None) -> None:
    period = Period.parse(text)
    assert (period.start, period.end, period.edtf) == (start, end, text)


@pytest.mark.parametrize("text", ["", "soon", "2022-13", "2022-02-30", "2022-25", "../..", "2023/2022", "22", "0000"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(WireError):
        Period.parse(text)


@given(days, st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]))
def test_agrees_with_the_edtf_library(day: date, form: str) -> None:
    edtf = pytest.importorskip("edtf")
    text = day.strftime(form)
    theirs = edtf.parse_edtf(text)
    mine = Period.parse(text)
    assert mine.start is not None and mine.end is not None
    assert tuple(theirs.lower_strict())[:3] == tuple(mine.start.timetuple())[:3]
    assert tuple(theirs.upper_strict())[:3] == tuple(mine.end.timetuple())[:3]


@given(days, days)
def test_an_interval_covers_both_ends_and_overlap_is_mutual(a: date, b: date) -> None:
    first, last = sorted((a, b))
    whole = Period.between(Period.day(first), Period.day(last))
    assert whole.covers(Period.day(first)) and whole.covers(Period.day(last))
    after = Period.day(last + timedelta(days=1))
    assert not whole.overlaps(after) and not after.overlaps(whole)
    assert Period.parse(f"{first.isoformat()}/..").open_ended
