"""Every statement of the two is in one row, with its voice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.measure.series import about
from sayso.measure.who_says import who_says

from .made import source, statement, statements


@given(st.lists(statements(), max_size=10), st.sampled_from(["PER", "GHA", None]))
def test_every_statement_is_in_one_row(found, b):
    told = [i for row in who_says(found, "NOR", b).rows for i in row.ids]
    assert sorted(told) == sorted(s.id for s in about(found, "NOR", b))


def test_rows_say_who_through_whom_and_what():
    via = statement(
        "Ghana said Norway denied it sent food to Peru.",
        source=source("NOR"),
        via=(source("GHA"),),
        factuality="CT-",
        position="denies",
    )
    plain, again = statement(), statement("Again Norway sent food to Peru.")
    rows = who_says([via, plain, again], "PER", "NOR").rows
    assert [(row.chain, row.source, len(row.ids)) for row in rows] == [
        (("the author",), "AUTHOR", 2),
        (("NOR", "GHA", "the author"), "NOR", 1),
    ]
    assert (rows[1].position, rows[1].factuality, rows[1].event, rows[1].when) == ("denies", "CT-", "AID", "2022")
    assert (rows[1].actors, rows[1].recipients, rows[1].document) == (("NOR",), ("PER",), "d1")


@pytest.mark.parametrize("change", [{"document": "d2"}, {"factuality": "PR+"}, {"edtf": None}, {"event": "SUPPORT"}])
def test_what_differs_is_another_row(change):
    assert len(who_says([statement(), statement("So Norway sent food to Peru.", **change)], "NOR").rows) == 2


def test_table():
    pytest.importorskip("pyarrow")
    rows = who_says([statement()], "NOR").table().to_pylist()
    assert [(row["chain"], row["when"], len(row["ids"])) for row in rows] == [(["the author"], "2022", 1)]
    assert who_says([], "NOR").table().num_rows == 0
