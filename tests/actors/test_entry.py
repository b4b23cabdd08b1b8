"""Reading registry files: what is read, and what a user is told about a wrong cell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.actors.entry import Entry, read
from sayso.errors import RegistryError

HEADER = "id,name,kind,sector,aliases,start,end,lat\n"


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_a_row(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER + 'X_FRONT,Front of X,armed_group,REB,"X, the Front|XF",1999,2001-05,-3.5\n')
    (entry,) = read(path)
    assert entry == Entry(
        "X_FRONT", "Front of X", "armed_group", "REB", aliases=("X, the Front", "XF"), start="1999", end="2001-05",
        lat=-3.5,
    )  # fmt: skip


def test_reads_a_spreadsheet_with_byte_order_mark_and_empty_lines(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(("\ufeff" + HEADER + ",,,,,,,\nA,B,igo,IGO,,,,\n").encode())
    assert [entry.id for entry in read(path)] == ["A"]


@pytest.mark.parametrize(
    ("row", "place", "problem"),
    [
        ("A,,igo,IGO,,,,", "line 2, column name", "is empty"),
        ("A,B,club,IGO,,,,", "line 2, column kind", "'club' is unknown"),
        ("A,B,igo,XXX,,,,", "line 2, column sector", "'XXX' is unknown"),
        ("A,B,igo,IGO,,May 1999,,", "line 2, column start", "'May 1999' is no date"),
        ("A,B,igo,IGO,,1999-02-30,,", "line 2, column start", "is no date"),
        ("A,B,igo,IGO,,2001,1999,", "line 2, column end", "ends before it starts"),
        ("A,B,igo,IGO,,,,north", "line 2, column lat", "'north' is no number"),
        ("A,B,igo", "line 2", "has 3 cells"),
    ],
)
def test_a_wrong_cell_is_named_with_its_remedy(tmp_path: Path, row: str, place: str, problem: str) -> None:
    path = write(tmp_path, HEADER + row + "\n")
    with pytest.raises(RegistryError) as caught:
        read(path)
    assert caught.value.place == f"{path}, {place}"
    assert problem in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("text", "problem"),
    [("", "column id is missing"), ("id,name,kind,sector,colour\n", "column 'colour' is unknown")],
)
def test_a_wrong_header_is_named(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(RegistryError, match=problem):
        read(write(tmp_path, text))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="cannot be read"):
        read(tmp_path / "nowhere.csv")
    bad = tmp_path / "latin.csv"
    bad.write_bytes(b"id,name,kind,sector\nA,Per\xf3n,igo,IGO\n")
    with pytest.raises(RegistryError, match="UTF-8"):
        read(bad)


def test_holds_within_its_dates_both_ends_included() -> None:
    entry = Entry("A", "B", "state", "GOV", start="1950-03", end="1960")
    assert [
        entry.holds(day) for day in (date(1950, 2, 28), date(1950, 3, 1), date(1960, 12, 31), date(1961, 1, 1))
    ] == [
        False,
        True,
        True,
        False,
    ]
    assert entry.holds(None)


@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)))
def test_holds_agrees_with_the_order_of_days(start: date, end: date, day: date) -> None:
    entry = Entry("A", "B", "state", "GOV", start=start.isoformat(), end=end.isoformat())
    assert entry.holds(day) == (start <= day <= end)
