"""The readable baseline: triggers of the codebook on dependency trees. Every statement says which pattern made it."""

from collections.abc import Iterator

from sayso.actors import load as actors
from sayso.actors.resolve import Namer
from sayso.codebook.load import Codebook
from sayso.codebook.load import load as load_codebook
from sayso.extract._parties import Parties
from sayso.extract._reading import Reading
from sayso.model.analysis import Analysis
from sayso.model.statement import Statement
from sayso.settings import Settings

ENTRY = True


def make(settings: Settings) -> "Patterns":
    """Return the extractor; its version is the codebook's."""
    return Patterns(load_codebook(), actors.load(settings.actors))


class Patterns:
    """Finds triggers and fills their roles, sentence by sentence."""

    def __init__(self, codebook: Codebook, registry: actors.Registry) -> None:
        self.codebook, self.registry = codebook, registry
        self.version = codebook.version

    def __call__(self, analysis: Analysis) -> list[Statement]:
        """Return bare statements in the order of their triggers: type, roles and spans, nothing resolved."""
        return [hit.statement for reading in self.readings(analysis) for hit in reading.hits().values()]

    def readings(self, analysis: Analysis) -> Iterator[Reading]:
        """Each sentence of an analysis, ready to be read for triggers."""
        parties = Parties(analysis, Namer(self.registry, analysis))
        for sentence in analysis.sentences:
            yield Reading(analysis, sentence, self.codebook, parties)
