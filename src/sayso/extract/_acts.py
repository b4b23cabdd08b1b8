"""What the network says of the words of one sentence, as the extractor asks for it."""

from math import log
from typing import Any

_FLOOR = 1e-4  # chances are clipped here and at its complement: float16 has no finer ones near 1
_POSSIBLE = 0.1  # a word below this is no candidate for a part; fitted weights decide above it


class Acts:
    """Chances of event types a word, and of parts a (predicate, word) pair."""

    def __init__(self, arrays: dict[str, Any]) -> None:
        self.events: tuple[str, ...] = arrays["events"]
        self.event, self.side = arrays["event"], arrays["sides"]
        self.rows = {int(word): row for row, word in enumerate(arrays["likely"])}

    def best(self, word: int) -> str:
        """The likeliest type of a word, none left out."""
        return self.events[1 + int(self.event[word, 1:].argmax())]

    def share(self, word: int, event: str) -> float:
        """The chance that a word is this type."""
        return float(self.event[word, self.events.index(event)])

    def log(self, word: int, event: str) -> float:
        """Its logarithm."""
        return log(max(self.share(word, event), _FLOOR))

    def odds(self, word: int) -> float:
        """The log-odds that a word is coded at all."""
        return _logit(1.0 - float(self.event[word, 0]))

    def side_odds(self, word: int, head: int, side: int) -> float:
        """The log-odds that ``head`` is actor (0), recipient (1) or source (2) of the act at ``word``."""
        row = self.rows.get(word)
        return 0.0 if row is None else _logit(float(self.side[row, head, side]))

    def likely_heads(self, word: int, side: int) -> list[int]:
        """The words that the network does not rule out for a part."""
        row = self.rows.get(word)
        if row is None:
            return []
        return [int(head) for head in (self.side[row, :, side] > _POSSIBLE).nonzero()[0]]


def _logit(chance: float) -> float:
    clipped = min(max(chance, _FLOOR), 1 - _FLOOR)
    return log(clipped / (1 - clipped))


def acts_of(vectors: Any, number: int) -> Acts:
    """What an analysis keeps of its sentence with this number."""
    return Acts(vectors[number])
