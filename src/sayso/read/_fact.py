"""One thing that something says about an article, and how the best of several is chosen."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model.document import Provenance

_WEAK = 0.5  # confidence below which a fact gives way to any other: a site's name in <title>, a copy's own date
METHODS = ("record", "markup", "stated", "url", "user", "guess")  # the better first


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that something says about an article; `text` are the characters that say so."""

    field: str
    value: str
    method: str
    text: str | None = None
    confidence: float = 1.0

    @property
    def provenance(self) -> Provenance:
        """The fact without its value, as a document keeps it."""
        return Provenance(self.field, self.method, self.text, self.confidence)


def choose(facts: Iterable[Fact], field: str) -> Fact | None:
    """Return the best fact of a field: weak ones last, by method, then by confidence, then the first."""
    found = [f for f in facts if f.field == field and f.value]
    return min(found, key=lambda f: (f.confidence < _WEAK, METHODS.index(f.method), -f.confidence), default=None)
