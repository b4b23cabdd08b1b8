"""Ties between two actors, copies once, with what is denied beside them."""

import pytest

from sayso.measure.series import Range
from sayso.measure.ties import ties

from .made import statement


def tie(text="Norway supplies Peru.", **changes):
    return statement(text, **({"trigger": "supplies", "kind": "tie", "event": "SUPPLY"} | changes))


def test_counts_levels_denials_origins_and_copies():
    made = [
        tie(document="a"), tie(document="b"), tie("Maybe Norway supplies Peru.", document="c", factuality="PS+"),
        tie("It is untrue that Norway supplies Peru.", document="d", factuality="CT-"),
    ]  # fmt: skip
    (row,) = ties(made).rows
    assert (row.event, row.a, row.b, row.mutual) == ("SUPPLY", "NOR", "PER", False)
    assert (row.told, row.denied, row.origins, len(row.ids)) == (Range(1, 1, 2), 1, 3, 4)
    assert ties(made, lineage=dict.fromkeys("abcd", "a")).rows[0].origins == 1


def test_pairs():
    allied = tie(actors="PER NOR", recipients="", event="ALLIANCE")
    assert [(t.a, t.b, t.mutual) for t in ties([allied]).rows] == [("NOR", "PER", True)]
    assert ties([tie(actors="PER NOR", recipients="", event="SANCTIONS")]).rows == ()  # both impose them on another
    assert [(t.a, t.b) for t in ties([tie(actors="NOR PER", recipients="GHA")]).rows] == [
        ("NOR", "GHA"),
        ("PER", "GHA"),
    ]


@pytest.mark.parametrize("change", [{"presupposed": True}, {"kind": "event"}, {"recipients": "they"}, {"actors": ""}])
def test_left_out(change):
    assert ties([tie(**change)]).rows == ()


def test_table():
    pytest.importorskip("pyarrow")
    (row,) = ties([tie()]).table().to_pylist()
    assert (row["a"], row["mutual"], row["best"], row["origins"]) == ("NOR", "no", 1.0, 1)
    assert ties([]).table().num_rows == 0
