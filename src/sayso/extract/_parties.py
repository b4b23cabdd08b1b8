"""Which heads can be political actors, and how surely, before anything is resolved."""

from bisect import bisect_left
from functools import cache
from itertools import accumulate

from sayso.actors.resolve import Namer, agent_sector
from sayso.languages.load import load
from sayso.model.analysis import Analysis, Sentence

# Ranks set by hand: they order candidates and scale the score; they are no probabilities.
NAMED, AGENT, OWNED, PRONOUN, DESCRIBED, UNKNOWN_NAME = 1.0, 0.8, 0.7, 0.6, 0.6, 0.5


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(load("en", "reference")[group])


class Parties:
    """Judges the heads of one analysis."""

    def __init__(self, analysis: Analysis, namer: Namer) -> None:
        self.namer = namer
        self.titles = [s for s in analysis.document.segments if s.kind == "title"]
        kinds = ("person", "organisation", "party", "country")
        self.entities = sorted((m for m in analysis.mentions if m.kind in kinds), key=lambda m: m.start)
        self._reached = list(accumulate((m.end for m in self.entities), max))  # how far the entities so far reach

    def recipient_strength(self, sentence: Sentence, head: int) -> float:
        """As `strength`; a thing that stands in a country is acted on as that country's."""
        found = self.strength(sentence, head)
        return found or (OWNED if self.namer.located(sentence, head) else 0.0)

    def strength(self, sentence: Sentence, head: int) -> float:
        """Return how surely a head is a political actor: 0.0 (not) to 1.0 (named)."""
        token = sentence.tokens[head]
        if token.upos == "PRON":
            return PRONOUN if token.text.lower() in _words("pronouns") else 0.0
        if token.upos not in ("NOUN", "PROPN", "ADJ", "X", "NUM", "DET") or token.text in _words("calendar"):
            return 0.0
        if token.upos in ("DET", "NUM") and token.text.lower() not in _words("groups"):
            return 0.0
        namings = self.namer.named(sentence, head)
        if any(n.start < token.end and token.start < n.end for n in namings):
            return NAMED
        sector = agent_sector(sentence, head)
        if namings:
            return NAMED if sector else OWNED
        if sector:
            return AGENT
        return self._unnamed(sentence, head)

    def _unnamed(self, sentence: Sentence, head: int) -> float:
        token = sentence.tokens[head]
        if token.lemma.lower() in _words("descriptions") or token.text.lower() in _words("groups"):
            return DESCRIBED
        before = bisect_left(self.entities, token.end, key=lambda m: m.start)
        known = before > 0 and self._reached[before - 1] > token.start
        return UNKNOWN_NAME if known or (token.upos == "PROPN" and token.text[:1].isupper()) else 0.0
