"""Whom names mean: people and their offices, bodies, places, and the time spoken of."""

import pytest

from tests.coding import cases
from tests.qualify.test_actors import meant


@pytest.mark.parametrize("case", cases("names"), ids=lambda c: f"{c['words']}: {c['text'][:40]}")
def test_names_mean(case):
    assert sorted(meant(case["text"], case["words"], case.get("date"))) == sorted(case["ids"])
