"""How surely an act is said to happen, and what single words do to that; the words are languages/en/modality.yml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.languages.load import load

_ORDER = ("CT", "PR", "PS", "U")


@dataclass(frozen=True, slots=True)
class Effect:
    """What a word does to the act below it; see languages/en/modality.yml."""

    certainty: str | None = None
    flip: bool = False
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """How surely an act is said to happen, as far up as it was followed.

    certainty  CT, PR, PS or U
    positive   the sign
    status     set by a word, None where only tense tells
    reasons    the words that had an effect
    """

    certainty: str = "CT"
    positive: bool = True
    status: str | None = None
    reasons: tuple[str, ...] = ()

    def under(self, effect: Effect, word: str) -> "Commitment":
        """Return the commitment below one more word; the weaker certainty holds, the inner status stays."""
        certainty = max(self.certainty, effect.certainty or "CT", key=_ORDER.index)
        return Commitment(
            certainty, self.positive != effect.flip, self.status or effect.status, (*self.reasons, word.lower())
        )

    @property
    def factuality(self) -> str:
        """FactBank's notation."""
        return "U" if self.certainty == "U" else f"{self.certainty}{'+' if self.positive else '-'}"


@cache
def effects(group: str) -> Mapping[str, Effect]:
    """Word -> effect for one group of the lexicon."""
    data = load("en", "modality")
    known = {name: Effect(**fields) for name, fields in data["effects"].items()}
    return {word: known[name] for name, entries in data[group].items() for word in entries}


@cache
def lemmas(group: str) -> frozenset[str]:
    """Return a plain list of the modality lexicon."""
    return frozenset(load("en", "modality")[group])
