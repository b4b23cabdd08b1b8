"""Quotations whose tense is shifted back are flagged, others are not."""

import pytest

from tests.coding import statement_on


@pytest.mark.parametrize(
    ("text", "trigger", "flagged"),
    [
        ("The envoy added, “Chad and Niger were training Libyan pilots near the border.”", "training", True),
        ("The envoy added, “Chad and Niger are training Libyan pilots near the border.”", "training", False),
        ("The envoy added that Chad and Niger were training Libyan pilots near the border.", "training", False),
        ("“Niger would send weapons to Libya within a year,” the Malian minister said.", "send", True),
        ("“Niger will send weapons to Libya within a year,” the Malian minister said.", "send", False),
    ],
)
def test_flag(text: str, trigger: str, flagged: bool) -> None:
    statement = statement_on(text, trigger)
    assert statement is not None
    assert any("paraphrase" in reason for reason in statement.explain) == flagged
