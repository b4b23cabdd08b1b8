"""Whom words for several mean: "the two kingdoms", "both", "they", "each other", "the other"."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sayso.model.actor import Actor
from sayso.model.analysis import Analysis, Sentence
from sayso.qualify._discourse import Discourse, Entity
from sayso.qualify._focus import Focus
from sayso.qualify._lexicon import words

_REACH = 5  # sentences that a pair looks back, its own block apart; by inspection of news texts
_FADE = 0.6  # weight of a mention one sentence further back
_WHOLE = 0.4  # weight of every mention of the document, wherever it stands
STATES = ("state", "person")
COUNTS = {"two": 2, "both": 2, "either": 2, "neither": 2, "three": 3, "four": 4, "five": 5, "six": 6}


class Groups:
    """Finds groups among the mentions of a document."""

    def __init__(self, discourse: Discourse, weight: Focus) -> None:
        self.discourse, self.weight = discourse, weight

    def several(
        self, number: int, index: int, count: int | None, kinds: Collection[str], *, barred: Iterable[Actor] = ()
    ) -> list[Actor]:
        """Return the latest group of just so many that fits; else the most prominent single ones of the passage."""
        out = {a.id for a in barred}
        before = [e for e in self.discourse.before(number, index, _REACH) if e.kind in kinds]
        if count is None:
            groups = (e for e in before if len(e.actors) > 1 and not out & {a.id for a in e.actors})
            return next((list(e.actors) for e in groups), [])
        ahead = [e for e in self.discourse.of(number) if e.kind in kinds and e.index > index]
        singles = self._prominent(number, before, count, out, states_only=tuple(kinds) == STATES)
        singles = list({a.id: a for a in (*singles, *(a for e in ahead for a in e.actors if a.id not in out))}.values())
        return singles[:count] if len(singles) >= count else []

    def _prominent(
        self, number: int, before: list[Entity], count: int, out: Collection[str | None], *, states_only: bool
    ) -> list[Actor]:
        """Single actors by how much and how lately they were spoken of; those of just such a group count double."""
        weights: defaultdict[str, float] = defaultdict(float)
        actors: dict[str, Actor] = {}
        for entity in before:
            grouped = 2 if len(entity.actors) == count > 1 else 1
            for actor in entity.actors:
                if actor.id and actor.id not in out and (self.weight.is_state(actor.id) or not states_only):
                    actors.setdefault(actor.id, actor)
                    weights[actor.id] += grouped * (1 + entity.rank) * _FADE ** (number - entity.sentence)
        for name in weights:
            weights[name] += _WHOLE * self.weight.count(name)
        return [actors[i] for i in sorted(weights, key=lambda i: -weights[i])]

    def kinds_of(self, lemma: str) -> tuple[str, ...]:
        """Return the kinds of mentions that a noun for sides can take up."""
        if lemma in words("reference", "states"):
            return STATES
        if lemma in words("reference", "bands"):
            return ("band", "party", "people")
        return ("state", "person", "band", "party")


def subject_group(analysis: Analysis, number: int, index: int) -> int | None:
    """Return the subject of the clause around "each other"; None where it has none."""
    sentence: Sentence = analysis.sentences[number]
    for node in sentence.ancestors(index):
        subjects = [k for k in sentence.children(node, "nsubj") if k != index]
        if subjects:
            return subjects[0]
    return None
