"""Somebody unknown whose surname is a leader's or a capital's."""

import pytest

from sayso.actors._strangers import without_strangers
from sayso.actors.load import load
from sayso.model.analysis import Mention


def ids(text: str, *people: str) -> list[str]:
    """The ids that stay, where the analysis takes these words for people."""
    mentions = [Mention(text.index(p), text.index(p) + len(p), "person") for p in people]
    found = without_strangers(load(), load().scan(text), mentions, text)
    return [m.hits[0].entry.id for m in found]


@pytest.mark.parametrize(
    ("text", "people", "wanted"),
    [
        ("Officer Bruno Bennett was held. Bennett left.", ["Bruno Bennett"], []),
        ("Rudi Amman was held. Amman left. They met in Amman.", ["Rudi Amman"], ["JOR"]),
        ("Prime Minister Bennett was there. Bennett left.", ["Prime Minister Bennett"], ["ISR", "ISR"]),
        ("Naftali Bennett met Bruno Bennett. Bennett left.", ["Bruno Bennett"], ["ISR", "ISR"]),
        ("Nils Bennett was there. Bennett left.", ["Nils Bennett"], ["ISR"]),  # perhaps another spelling of Naftali
        ("Bennett left Amman.", [], ["ISR", "JOR"]),
    ],
)
def test_strangers(text: str, people: list[str], wanted: list[str]) -> None:
    assert ids(text, *people) == wanted
