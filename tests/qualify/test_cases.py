"""Sources, factuality and actors on cases that are data (tests/cases/*.yml)."""

from typing import Any

import pytest

from tests.coding import cases, statement_on


def _name(case: dict[str, Any]) -> str:
    return f"{case['trigger']}: {case['text'][:60]}"


@pytest.mark.parametrize("case", cases("attribution"), ids=_name)
def test_attribution(case: dict[str, Any]) -> None:
    statement = statement_on(case["text"], case["trigger"])
    assert statement is not None, "no statement"
    actor = statement.source.actor
    assert case["source"] == actor.id
    assert case["author"] == statement.author_factuality
    _same(case, statement)


def test_what_we_asked_is_passed_on_by_whoever_tells_it() -> None:
    told = "- Did they fire?\n\n- They did. We asked Chile to withdraw its troops.\n\n- They deny it.\n\n- Let them."
    statement = statement_on(
        f"Ana Duarte, foreign minister of Brazil until May, talked to us in Recife.\n\n{told}", "withdraw"
    )
    assert statement is not None, "no statement"
    assert statement.source.actor.id == "BRA"
    assert [v.actor.id for v in statement.via] == ["ANA_DUARTE"]


@pytest.mark.parametrize("case", cases("factuality"), ids=_name)
def test_factuality(case: dict[str, Any]) -> None:
    statement = statement_on(case["text"], case["trigger"])
    assert statement is not None, "no statement"
    _same(case, statement)
    assert statement.author_factuality == statement.factuality


@pytest.mark.parametrize("case", cases("actors"), ids=_name)
def test_actors(case: dict[str, Any]) -> None:
    statement = statement_on(case["text"], case["trigger"])
    assert statement is not None, "no statement"
    assert [r.actor.id for r in statement.actors] == case["actors"]
    assert [r.actor.id for r in statement.recipients] == case["recipients"]


def _same(case: dict[str, Any], statement: object) -> None:
    for field in ("factuality", "status", "position"):
        if field in case:
            assert getattr(statement, field) == case[field], field
