"""The trained extractor: what the network sees in each word, weighed with what the patterns find there.

The network gives each word a distribution over event types and none, and for likely predicates how surely each word is
actor or recipient. A few weights, fitted on the bank's dev split, join that with the patterns. A
document whose analysis has no acts is left to the patterns alone.
"""

from collections.abc import Callable, Iterator

from sayso.extract._between import between
from sayso.extract._candidate import Candidate
from sayso.extract._reading import Reading
from sayso.extract.patterns import Patterns
from sayso.extract.patterns import make as make_patterns
from sayso.languages.weights import Weights, load_weights
from sayso.model.acts import Acts
from sayso.model.analysis import Analysis
from sayso.model.document import Span
from sayso.model.statement import Statement
from sayso.settings import Settings

ENTRY = True


def make(settings: Settings) -> Callable[[Analysis], list[Statement]]:
    """Return the extractor over the patterns of the codebook."""
    return Trained(make_patterns(settings), load_weights(settings.language))


class Trained:
    """Patterns and network, weighed."""

    def __init__(self, patterns: Patterns, weights: Weights) -> None:
        self.patterns, self.weights = patterns, weights
        self.version = f"{patterns.version}.{weights.version}"

    def __call__(self, analysis: Analysis) -> list[Statement]:
        """Return bare statements in the order of their triggers."""
        if analysis.acts is None:
            return self.patterns(analysis)
        found: list[Statement] = []
        for reading, acts in zip(self.patterns.readings(analysis), analysis.acts, strict=True):
            found += (candidate.statement() for candidate in self.candidates(reading, acts))
        return found

    def candidates(self, reading: Reading, acts: Acts) -> Iterator[Candidate]:
        """The words of a sentence that are coded, in order, light verbs and their nouns once."""
        hits = reading.hits()
        chosen = {}
        for index in range(len(reading.sentence.tokens)):
            candidate = Candidate(reading, acts, index, hits.get(index), self.weights)
            if candidate.chance >= self.weights.thresholds["act"]:
                chosen[index] = candidate
        for index in sorted(chosen):
            verb = reading.clauses.light_verb(index)
            if verb in chosen and chosen[verb].event == chosen[index].event:
                del chosen[max(verb, index, key=lambda i: -chosen[i].chance)]
        yield from (chosen[index] for index in sorted(chosen))

    def between(self, analysis: Analysis, source: Span | None, target: Span | None) -> Statement | None:
        """What is likeliest said of two given mentions; see `_between.py`. A side that is None is anybody."""
        return between(self._every(analysis), source, target)

    def _every(self, analysis: Analysis) -> Iterator[Candidate]:
        readings = self.patterns.readings(analysis) if analysis.acts else ()
        for reading, acts in zip(readings, analysis.acts or (), strict=True):
            hits = reading.hits()
            for index in {*acts.rows, *hits}:
                yield Candidate(reading, acts, index, hits.get(index), self.weights)
