"""Fills what follows from the rest: quad, intensity, contexts, `plover` and the lane."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from sayso.codebook.load import Codebook, derive_plover
from sayso.codebook.load import load as load_codebook
from sayso.model.analysis import Analysis
from sayso.model.period import Period
from sayso.model.statement import Statement
from sayso.qualify._clock import latest_stated
from sayso.qualify._lexicon import words
from sayso.settings import Settings

ENTRY = True
_YEAR = timedelta(days=365)  # codebook, section 7: historical ends more than one year before the document's date
_OUTRIGHT = ("no position", "minimises", "allows")
_BY_STATUS = {"requested": "asks", "predicted": "predicts", "conditional": "imagines"}
_AHEAD = ("planned", "predicted", "requested", "conditional")


def make(settings: Settings) -> "Derive":
    """Return the qualifier over the built-in codebook."""
    return Derive(load_codebook())


class Derive:
    """Looks everything up in the codebook's tables."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook

    def __call__(self, statements: list[Statement], analysis: Analysis) -> list[Statement]:
        """Return the statements with their derived fields."""
        published = analysis.document.date
        today = (published.end or published.start) if published else latest_stated(analysis)
        return [self._derived(s, analysis, today) for s in statements]

    def _derived(self, statement: Statement, analysis: Analysis, today: date | None) -> Statement:
        kind = self.codebook.types[statement.event]
        mode = kind.modes.get(statement.mode or "")
        intensity = mode.intensity if mode and mode.intensity is not None else kind.intensity
        own = (
            statement.source.actor.id in {r.actor.id for r in statement.actors}
            and statement.source.actor.id is not None
        )
        plover = None
        if statement.kind == "event":
            plover = derive_plover(
                statement.event, status=statement.status, factuality=statement.factuality,
                position=statement.position, own=own or statement.status == "planned",
            )  # fmt: skip
        return replace(
            statement,
            quad=kind.quad,
            intensity=intensity,
            contexts=self._contexts(statement, analysis),
            plover=plover,
            lane=lane(statement, analysis.document.date, today),
            position=position(statement, analysis),
        )

    def _contexts(self, statement: Statement, analysis: Analysis) -> tuple[str, ...]:
        """The trigger's own contexts, and those whose cue words stand in the sentence."""
        place = analysis.locate(statement.trigger.start)
        if place is None:
            return statement.contexts
        lemmas = [t.lemma.lower() for t in analysis.sentences[place[0]].tokens]
        near = {*lemmas, *(" ".join(pair) for pair in pairwise(lemmas))}
        cued = tuple(c.name for c in self.codebook.contexts.values() if c.cues & near)
        return tuple(dict.fromkeys((*statement.contexts, *cued)))


def position(statement: Statement, analysis: Analysis) -> str:
    """Return what the source does with the act, brought into line with the status and the sign that were settled on.

    What a reporting word says outright ("neither confirmed nor denied", "played down") stands.
    """
    said, sign = statement.position, statement.factuality[-1]
    if said in _OUTRIGHT:
        return said
    if statement.factuality in ("PS+", "U") and permitted(statement, analysis):
        return "allows"
    settled = _BY_STATUS.get(statement.status or "", "asserts")
    if settled != "asserts":
        return "denies" if said == "denies" and sign == "-" else settled
    if said == "predicts" and statement.status == "planned" and statement.factuality[:2] in ("PR", "PS"):
        return said  # "is expected to sign": whoever expects it foretells the plan of another
    denied = said == "denies" and sign != "+"
    return "denies" if denied else "asserts"


def permitted(statement: Statement, analysis: Analysis) -> bool:
    """Whether an arrangement or somebody's leave makes it possible: "a pact under which Norway may post troops"."""
    place = analysis.locate(statement.trigger.start)
    if place is None:
        return False
    sentence, index = analysis.sentences[place[0]], place[1]
    above = list(sentence.ancestors(index))
    if any(sentence.tokens[k].lemma.lower() in words("reporting", "permitting") for k in above[:2]):
        return True
    modals = {sentence.tokens[k].text.lower() for node in (index, *above[:1]) for k in sentence.children(node, "aux")}
    before = {t.lemma.lower() for t in sentence.tokens[:index]}
    arranged = "under" in before or bool(before & words("reporting", "arrangements"))
    return bool(modals & {"may", "might", "could", "can"}) and arranged


def lane(statement: Statement, published: Period | None, today: date | None) -> str:
    """Return the lane of a statement (codebook, section 7)."""
    if statement.status in _AHEAD:
        return "predicted"
    period = statement.when.period
    if period is None:
        return "undated" if published is None else "reported"
    return "historical" if period.end and today and period.end < today - _YEAR else "reported"
