"""Weighs status and certainty by rule against the network's, word by word."""

from collections.abc import Mapping
from dataclasses import replace

from sayso.languages.weights import Weights, load_weights
from sayso.model.analysis import Analysis
from sayso.model.statement import Statement
from sayso.qualify._attempts import Attempts
from sayso.settings import Settings

ENTRY = True
OPEN_TO_VOTE = ("CT+", "U")  # where the words say nothing, or leave it open


def make(settings: Settings) -> "Weigh":
    """Return the qualifier over the fitted weights."""
    return Weigh(load_weights(settings.language))


class Weigh:
    """Replaces the rules' value where the network is surer by more than the rules are worth."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights

    def __call__(self, statements: list[Statement], analysis: Analysis) -> list[Statement]:
        """Return the statements; as they are where the analysis has no acts."""
        return [self._weighed(s, analysis) for s in statements] if analysis.acts else statements

    def _weighed(self, statement: Statement, analysis: Analysis) -> Statement:
        place = analysis.locate(statement.trigger.start)
        if place is None or analysis.acts is None:
            return statement
        acts, word = analysis.acts[place[0]], place[1]
        voted = self.weights.settled("status", statement.status, acts.log_chances("status", word))
        told = Attempts(analysis.sentences[place[0]]).told(word)
        status = statement.status if told or _no_plan(statement, voted) else voted
        held = self._held(statement, acts.log_chances("certainty", word))
        own = statement.author_factuality == statement.factuality
        changed = [v for v, old in ((status, statement.status), (held, statement.factuality)) if v != old]
        if not changed:
            return statement
        why = f"network: {', '.join(changed)}"
        author = held if own else statement.author_factuality
        explain = (*statement.explain, why)
        return replace(statement, status=status, factuality=held, author_factuality=author, explain=explain)

    def _held(self, statement: Statement, chances: Mapping[str, float]) -> str:
        """The network may change the sign where the words say nothing or leave it open; not what they made of it."""
        by_rule = statement.factuality
        made = any(line.endswith("-> CT+") for line in statement.explain)  # "had it not attacked"
        if made or by_rule not in OPEN_TO_VOTE or statement.position == "no position":
            return by_rule
        held = self.weights.settled("certainty", by_rule, chances)
        return by_rule if held[-1] == by_rule[-1] else held


def _no_plan(statement: Statement, voted: str) -> bool:
    """What words ask for or suppose is no plan and no forecast; that it was done, the network may know."""
    if statement.factuality != "U" or statement.status not in ("requested", "conditional"):
        return False
    return voted in ("planned", "predicted") or (statement.status, voted) == ("requested", "conditional")
