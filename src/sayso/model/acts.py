"""What a network says of the acts in one sentence, word by word: chances, for whoever weighs them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Any

ACTOR, RECIPIENT, SOURCE = range(3)
NONE = "none"
_FLOOR = 1e-4  # chances are clipped here and at its complement: half precision has no finer ones near 1


@dataclass(frozen=True, slots=True)
class Acts:
    """Chances of one sentence; `event`, `status` and `certainty` are arrays (words, names), rows sum to 1.

    names   by "event", "status" and "certainty": what the columns are; the first event is NONE
    sides   array (predicates, words, 3): is the word actor, recipient, source of the predicate's act; 0.0 to 1.0 each
    likely  the predicates' word indexes, one for each row of `sides`
    """

    names: Mapping[str, Sequence[str]]
    event: Any
    status: Any
    certainty: Any
    sides: Any
    likely: Sequence[int]
    rows: Mapping[int, int] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Index the predicates once."""
        object.__setattr__(self, "rows", {int(word): row for row, word in enumerate(self.likely)})

    def best_event(self, word: int) -> str:
        """The likeliest type of a word, NONE left out."""
        return self.names["event"][1 + int(self.event[word, 1:].argmax())]

    def share(self, word: int, event: str) -> float:
        """The chance that a word is this type."""
        return float(self.event[word, self.names["event"].index(event)])

    def log_chances(self, kind: str, word: int) -> dict[str, float]:
        """Logarithms of the chances of a word's types, statuses or certainties, by name."""
        row = {"event": self.event, "status": self.status, "certainty": self.certainty}[kind][word]
        return {name: log(max(float(p), _FLOOR)) for name, p in zip(self.names[kind], row, strict=True)}

    def odds(self, word: int) -> float:
        """The log-odds that a word is coded at all."""
        return _logit(1.0 - float(self.event[word, 0]))

    def side_odds(self, word: int, head: int, side: int) -> float:
        """The log-odds that ``head`` plays a side in the act at ``word``; even where ``word`` is no predicate."""
        row = self.rows.get(word)
        return 0.0 if row is None else _logit(float(self.sides[row, head, side]))

    def heads(self, word: int, side: int, above: float) -> list[int]:
        """The words that play a side of the act at ``word`` with a chance above the given one."""
        row = self.rows.get(word)
        return [] if row is None else [int(head) for head in (self.sides[row, :, side] > above).nonzero()[0]]


def _logit(chance: float) -> float:
    clipped = min(max(chance, _FLOOR), 1 - _FLOOR)
    return log(clipped / (1 - clipped))
