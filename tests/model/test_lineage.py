"""Values of lineage: what they add up to."""

from sayso.model.lineage import Edge, Feature, Origin, Origins


def test_a_feature_gains_its_weighted_value() -> None:
    assert Feature("date", -1.0, 2.0, "later").gain == -2.0


def test_an_edge_tells_only_what_counted() -> None:
    tie = (Feature("volume", 0.5, 0.5, "ten words"), Feature("credit", 0.0, 0.2, "nothing said"))
    way = (Feature("date", 1.0, 2.0, "May is before June"),)
    assert Edge("b", "a", "excerpt", 0.6, True, (), tie, way).because == ("ten words", "May is before June")


def test_origins_are_counted_with_all_their_reasons() -> None:
    found = Origins((Origin("a", ("a", "b"), ("b copies a",)), Origin("c", ("c",))))
    assert found.number == 2 and found.reasons == ("b copies a",)
