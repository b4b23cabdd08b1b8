"""Drops statements from passages that are not about politics: sport, recipes, earnings, weather.

A passage is political by its words: role nouns ("minister", "troops") and names of states and bodies, per 100 words.
"""

from bisect import bisect_left
from collections.abc import Callable
from functools import partial

from sayso.actors import load as registry
from sayso.actors.resolve import Namer, agent_sector
from sayso.model.analysis import Analysis, Sentence
from sayso.model.statement import Role, Statement
from sayso.qualify._lexicon import words
from sayso.settings import Settings

ENTRY = True
_WINDOW = 20  # sentences on either side: articles shorter than that are judged whole
_FLOOR = 4.0  # calibrated: benchmarks/offtopic falls below but for one text, gold/passages and the samples lie above

_SURE = 0.6  # calibrated: best detection F1 on the bank's dev split among 0.5, 0.6, 0.7, 0.8


def make(settings: Settings) -> Callable[[list[Statement], Analysis], list[Statement]]:
    """Return the qualifier over the built-in registry and the user's files."""
    return partial(_relevant, registry.load(settings.actors))


def _relevant(known: registry.Registry, statements: list[Statement], analysis: Analysis) -> list[Statement]:
    """Keep statements with a known political actor, in political passages or between two states or bodies.

    Where a network has judged the words, a sure statement in a political passage needs no known actor: "two people
    were killed", "the generals bombed the port".
    """
    sure = _SURE if analysis.acts else 2.0
    candidates = [s for s in statements if any(map(_political, (*s.actors, *s.recipients))) or s.score >= sure]
    if not candidates:
        return []
    marks = _marks(analysis, Namer(known, analysis))
    return [s for s in candidates if _two_states(s, known) or _density(s, analysis, marks) >= _FLOOR]


def _political(role: Role) -> bool:
    """Known to the registry, a group with a name of its own, or the people of some state organ or armed band."""
    actor = role.actor
    return bool(actor.country or actor.wikidata or actor.sector in words("reference", "political_sectors"))


def _two_states(statement: Statement, known: registry.Registry) -> bool:
    ids = {r.actor.id for r in (*statement.actors, *statement.recipients) if r.actor.id and known.state(r.actor.id)}
    return len(ids) > 1


def _marks(analysis: Analysis, namer: Namer) -> list[tuple[int, int]]:
    """For each sentence: political words and names in it, and all its words."""
    names = [m.start for m in namer.matches]
    inside = (bisect_left(names, s.end) - bisect_left(names, s.start) for s in analysis.sentences)
    return [(_role_nouns(s) + count, len(s.tokens)) for s, count in zip(analysis.sentences, inside, strict=True)]


def _role_nouns(sentence: Sentence) -> int:
    sectors = words("reference", "political_sectors")
    nouns = [i for i, token in enumerate(sentence.tokens) if token.upos in ("NOUN", "PROPN")]
    return sum(agent_sector(sentence, i) in sectors for i in nouns)


def _density(statement: Statement, analysis: Analysis, marks: list[tuple[int, int]]) -> float:
    """Political words per 100 words around a statement."""
    place = analysis.locate(statement.trigger.start)
    here = place[0] if place else 0
    near = marks[max(0, here - _WINDOW) : here + _WINDOW + 1]
    return 100 * sum(m for m, _ in near) / max(1, sum(n for _, n in near))
