"""Fills `about`: the act that a speech act is about ("accused X of shelling", "demanded that X withdraw").

It names the trigger's place ("start-end") until the pipeline gives ids. Then each gets the side that it leaves to the
other.
"""

from dataclasses import replace

from sayso.codebook.load import load
from sayso.model.analysis import Analysis
from sayso.model.statement import Statement
from sayso.qualify._implied import completed
from sayso.settings import Settings

ENTRY = True


def make(settings: Settings) -> "About":
    """Return the qualifier; it has no settings."""
    return About()


class About:
    """Links a speech act to the nearest act within what it governs."""

    def __call__(self, statements: list[Statement], analysis: Analysis) -> list[Statement]:
        """Return the statements, speech acts naming what they are about."""
        places = {s.trigger.start: analysis.locate(s.trigger.start) for s in statements}
        beside: dict[int, list[Statement]] = {}  # those of each sentence
        for statement in statements:
            place = places[statement.trigger.start]
            if place:
                beside.setdefault(place[0], []).append(statement)
        return _both_sides([replace(s, about=self._content(s, beside, places, analysis)) for s in statements])

    def _content(
        self,
        statement: Statement,
        beside: dict[int, list[Statement]],
        places: dict[int, tuple[int, int] | None],
        analysis: Analysis,
    ) -> str | None:
        here = places[statement.trigger.start]
        if not load().types[statement.event].spoken or here is None:
            return None
        sentence = analysis.sentences[here[0]]
        below: list[tuple[int, Statement]] = []
        for other in beside[here[0]]:
            there = places[other.trigger.start]
            if there is None or other is statement:
                continue
            path = list(sentence.ancestors(there[1]))
            if here[1] in path and sentence.tokens[_top(path, here[1], there[1])].rel not in (
                "nsubj",
                "conj",
                "parataxis",
            ):
                below.append((path.index(here[1]), other))
        nearest = min(below, key=lambda pair: pair[0], default=None)
        return _name(nearest[1]) if nearest else None


def _both_sides(statements: list[Statement]) -> list[Statement]:
    """Return speech acts and their contents, inner ones first, with the sides that they leave to each other."""
    at = {_name(s): s for s in statements}
    for name in reversed(list(at)):
        content = at.get(at[name].about or "")
        if content:
            at[name], at[_name(content)] = completed(at[name], content)
    return [at[_name(s)] for s in statements]


def _name(statement: Statement) -> str:
    return f"{statement.trigger.start}-{statement.trigger.end}"


def _top(path: list[int], here: int, there: int) -> int:
    """The child of `here` on the way down to `there`."""
    at = path.index(here)
    return path[at - 1] if at else there
