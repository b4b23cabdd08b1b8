"""Whom words for several mean: "the two kingdoms", "both", "they", "each other", "the other"."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from sayso.actors.resolve import actor_of
from sayso.model.actor import Actor
from sayso.model.analysis import Analysis, Sentence
from sayso.qualify._discourse import Discourse, Entity
from sayso.qualify._focus import Focus
from sayso.qualify._lexicon import words
from sayso.qualify._mates import Mates

_REACH = 5  # sentences that a group without a number looks back; by inspection of news texts
# Weights and decay of mentions: by trial on the bank's train and dev passages, "both sides" and the like.
_FADE = 0.6  # weight of a mention one sentence further back
_FAR = 0.3  # weight that a mention keeps, however far back
_WHOLE = 0.4  # weight of every mention of the document, wherever it stands
_TOGETHER = 4.0  # weight of a sentence that names both of a pair
_STEADY = 2.0  # share of it that does not fade
_CANDIDATES = 8
STATES = ("state", "person")
SEVERAL = {"two": 2, "both": 2, "either": 2, "neither": 2, "pair": 2, "duo": 2, "trio": 3, "quartet": 4}
COUNTS = SEVERAL | {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_FEW = 3  # more than so many are a group only where they were named as one


class Groups:
    """Finds groups among the mentions of a document."""

    def __init__(self, discourse: Discourse, weight: Focus, mates: Mates) -> None:
        self.discourse, self.weight, self.mates = discourse, weight, mates

    def several(
        self, number: int, index: int, count: int | None, kinds: Collection[str], *, barred: Iterable[Actor] = ()
    ) -> list[Actor]:
        """Return the latest group of just so many that fits; else the most prominent single ones of the passage.

        Whoever else takes part in the act is none of them: who urges "both sides" is neither.
        """
        out = {a.id for a in (*barred, *self.mates.actors(number, index))}
        if count is None or count > _FEW:
            return self._coordinated(number, index, count, kinds, out)
        actors: dict[str, Actor] = {}
        weights: defaultdict[str, float] = defaultdict(float)
        for entity, weight in self._mentions(number, index, count):
            for actor in entity.actors if entity.kind in kinds else ():
                state = tuple(kinds) != STATES or self.weight.is_state(actor.id or "")
                if actor.id and actor.id not in out and state and self._public(actor):
                    actors.setdefault(actor.id, actor)
                    weights[actor.id] += weight
        for name in weights:
            weights[name] += _WHOLE * self.weight.count(name)
        leading = sorted(weights, key=lambda i: -weights[i])
        chosen = self._pair(number, leading, weights) if count == 2 else leading[:count]
        return [self._itself(actors[i]) for i in chosen] if len(chosen) == count else []

    def _itself(self, actor: Actor) -> Actor:
        """A state under its own name, not that of the minister whose mention stood for it."""
        state = self.weight.namer.registry.state(actor.id or "")
        return actor_of(state) if state else actor

    def _public(self, actor: Actor) -> bool:
        """Whether somebody can be a side: who is known, or belongs to a state."""
        return actor.country is not None or self.weight.known(actor.id or "")

    def _coordinated(
        self, number: int, index: int, count: int | None, kinds: Collection[str], out: set[str | None]
    ) -> list[Actor]:
        """The latest group that was named as one."""
        reach = number + 1 if count else _REACH
        for entity in self.discourse.before(number, index, reach):
            several = len(entity.actors) == count if count else len(entity.actors) > 1
            if several and entity.kind in kinds and not out & {a.id for a in entity.actors}:
                return [self._itself(a) for a in entity.actors]
        return []

    def _mentions(self, number: int, index: int, count: int) -> Iterator[tuple[Entity, float]]:
        """Every mention so far by its weight: rank, nearness, and whether it is of just such a group."""
        for entity in self.discourse.before(number, index, number + 1):
            grouped = 2 if len(entity.actors) == count > 1 else 1
            yield entity, grouped * (1 + entity.rank) * (_FADE ** (number - entity.sentence) + _FAR)
        for entity in self.discourse.of(number):
            if entity.index > index:
                yield entity, 1.0

    def _pair(self, number: int, leading: list[str], weights: dict[str, float]) -> list[str]:
        """The two that weigh most, alone and in being named in the same sentences."""
        named: defaultdict[int, set[str | None]] = defaultdict(set)
        for entity in self.discourse.entities:
            if entity.rank and entity.sentence <= number:
                named[entity.sentence].update(a.id for a in entity.actors)
        shared = [(ids, _STEADY + _FADE ** (number - n)) for n, ids in named.items() if len(ids) > 1]

        def weight(pair: tuple[str, ...]) -> float:
            return sum(weights[i] for i in pair) + _TOGETHER * sum(w for ids, w in shared if ids.issuperset(pair))

        return list(max(combinations(leading[:_CANDIDATES], 2), key=weight, default=()))

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
