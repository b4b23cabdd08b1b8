"""Which state a text is about at a point: whose "the police" are, and "the government", and "the court"."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache
from types import MappingProxyType

from sayso.actors.load import Registry
from sayso.actors.resolve import Namer, actor_of, place_state
from sayso.languages.en.clauses import preposition
from sayso.model.actor import Actor
from sayso.model.analysis import Sentence
from sayso.qualify._discourse import Discourse, Entity
from sayso.qualify._lexicon import words

_DATELINE = re.compile(r"\s*(?P<place>[A-Z][^\n.]{2,60}?)\s(?:-{1,2}|[–—])\s")
_PLACE = r"(?P<place>[A-Z][^\W\d_]*(?:[ '’-][^\W\d_]+){0,3}?)"
_ITEM = re.compile(  # "TBILISI: Police ...", "Riga - A court ...", "GEORGIA. Two ..."
    rf"^[ \t]*(?:[•*▪–—-][ \t]+)?{_PLACE}(?::|[ ][–—-]{{1,2}}|(?<=[A-Z]{{3}})\.)[ ]+(?=[\"“'A-Z]).*$", re.M
)
_WORLD = "UN"
_REACH = 6  # sentences that the focus looks back; by inspection of news texts
_FADE = 0.7  # weight of a mention one sentence further back
_DATELINE_WEIGHT = 1.5
_ACROSS = 4  # weight against a state for each clause in which it faces "us"; with _FIRST by trial on train and dev
_FIRST = 5  # mentions that being named first is worth
_WHOLE = 0.15  # weight of every mention of the document, wherever it stands


class Focus:
    """Weighs the states of a document at a point of it."""

    def __init__(self, discourse: Discourse, namer: Namer) -> None:
        self.discourse, self.namer = discourse, namer
        self.home = _dateline(discourse.analysis.document.text, namer.registry)
        self.items = _items(discourse.analysis.document.text, namer.registry)
        self._all: Counter[str] = Counter()
        self._named: Counter[str] = Counter()
        self._bands: dict[str, Actor] = {}
        for match in namer.matches:
            hit = namer.best(match.hits, match.start)
            state = namer.registry.state(hit.entry.id) if hit else None
            if state:
                self._all[state.id] += 1
            if hit:
                self._named[hit.entry.id] += 1
            if hit and hit.entry.kind == "armed_group":
                self._bands.setdefault(hit.entry.id, actor_of(hit.entry))

    def state(self, number: int, index: int, barred: Collection[str | None] = ()) -> Actor | None:
        """Return the state in focus at a token, None where the document knows none.

        A place that the clause is set in decides; else mentions before it, fading; `barred` ids only if nobody else.
        """
        sentence = self.discourse.analysis.sentences[number]
        here = self._setting(number, sentence, index) or self._item(sentence, barred)
        if here:
            return here
        weights = self._weights(number, index)
        free = {s: w for s, w in weights.items() if s not in barred}
        best = max(free or weights, key=lambda s: weights[s], default=None)
        entry = self.namer.registry.state(best) if best else None
        return actor_of(entry) if entry else None

    def main(self, across: Mapping[str, int] = MappingProxyType({}), first: str | None = None) -> Actor | None:
        """Return the state that the whole document is about: of the dateline, else the one named most.

        `across` counts how often each faces "us": whoever sanctions "us" is not where a text is written.
        """
        weights = {s: (n + _FIRST * (s == first)) / (1 + _ACROSS * across.get(s, 0)) for s, n in self._all.items()}
        top = self.home or max(weights, key=lambda s: weights[s], default=None)
        entry = self.namer.registry.state(top) if top else None
        return actor_of(entry) if entry else None

    def is_state(self, id: str) -> bool:
        """Whether an id is a state's."""
        return self.namer.registry.state(id) is not None

    def known(self, id: str) -> bool:
        """Whether an id is in the registry, a person's apart."""
        return bool(self.namer.registry.of(id)) or self.is_state(id)

    def count(self, id: str) -> int:
        """Return how often the document names an actor, a state also by its people."""
        return self._all[id] or self._named[id]

    def headed(self) -> frozenset[str]:
        """Return the ids of the bodies that a secretary-general heads."""
        return _headed(self.namer.registry)

    def world_body(self, beside: Collection[Entity]) -> list[Actor]:
        """Return the organisation of which councils and missions are parts, where any body was named."""
        known = self.namer.registry.of(_WORLD) if beside else ()
        return [actor_of(known[0])] if known else []

    def only_band(self) -> list[Actor]:
        """Return the one armed group that the document names; [] where it names none or several."""
        return list(self._bands.values()) if len(self._bands) == 1 else []

    def _weights(self, number: int, index: int) -> dict[str, float]:
        weights: defaultdict[str, float] = defaultdict(float)
        for entity in self.discourse.before(number, index, _REACH):
            weight = (1 + entity.rank / 2) * _FADE ** (number - entity.sentence)
            for state in _states_of(entity, self.namer.registry):
                weights[state] += weight
        for state, count in self._all.items():
            weights[state] += count * _WHOLE
        if self.home:
            weights[self.home] += _DATELINE_WEIGHT
        return dict(weights)

    def _setting(self, number: int, sentence: Sentence, index: int) -> Actor | None:
        """The state of a place that the token's own clause names: "In Seoul the foreign ministry ..."."""
        for node in (index, *sentence.ancestors(index)):
            for kid in sentence.children(node, "obl", "nmod"):
                if (
                    preposition(sentence, kid) in ("in", "inside")
                    and kid != index
                    and self._apart(sentence, kid, index)
                ):
                    state = self._state_at(sentence, kid)
                    if state:
                        return state
            if sentence.tokens[node].upos == "VERB":
                return None
        return None

    def _item(self, sentence: Sentence, barred: Collection[str | None]) -> Actor | None:
        """The state whose name or town opens an item of a digest: "TBILISI: Police ..."."""
        at = bisect_right(self.items, sentence.start, key=lambda item: item[0]) - 1
        start, end, state = self.items[at] if at >= 0 else (0, 0, "")
        entry = self.namer.registry.state(state) if start <= sentence.start < end and state not in barred else None
        return actor_of(entry) if entry else None

    def _apart(self, sentence: Sentence, kid: int, index: int) -> bool:
        return index not in sentence.subtree(kid)

    def _state_at(self, sentence: Sentence, index: int) -> Actor | None:
        token = sentence.tokens[index]
        if token.upos != "PROPN":
            return None
        match = self.namer.match_at(token.start, token.end)
        hit = self.namer.best(match.hits, token.start) if match else None
        entry = self.namer.registry.state(hit.entry.id) if hit else None
        entry = entry or place_state(self.namer.registry, match.text if match else token.text)
        return actor_of(entry) if entry else None


@lru_cache(maxsize=4)
def _headed(registry: Registry) -> frozenset[str]:
    heads = (e for e in registry.entries if e.kind == "person" and "secretary" in e.note and "general" in e.note)
    return frozenset(e.id for e in heads if e.sector == "IGO")


def _states_of(entity: Entity, registry: Registry) -> list[str]:
    """The states that a mention brings to mind: itself, or that of its people."""
    through = entity.kind in ("person", "band", "party")
    ids = [a.id if registry.state(a.id or "") else a.country if through else None for a in entity.actors]
    return [i for i in ids if i and registry.state(i)]


def _dateline(text: str, registry: Registry) -> str | None:
    """The state that a wire is sent from: "TEGUCIGALPA, Honduras, May 3 -"."""
    found = _DATELINE.match(text)
    if not found:
        return None
    parts = [p.strip() for p in re.split(r"[,/(]", found["place"]) if p.strip()]
    if not parts or not (parts[0].isupper() or len(parts) > 1):
        return None
    return next((state for part in parts if (state := _named_state(part, registry))), None)


def _items(text: str, registry: Registry) -> list[tuple[int, int, str]]:
    """Where the items of a digest begin and end, and the state that each opens with; [] for a text about one."""
    found = []
    for line in _ITEM.finditer(text):
        state = _named_state(line["place"].strip(), registry)
        if state:
            found.append((line.start(), line.end(), state))
    return found if len({state for _, _, state in found}) > 1 else []


def _named_state(place: str, registry: Registry) -> str | None:
    """The state of a place that is written as it is or in capitals."""
    name = place.title() if place.isupper() else place
    hits = [h for form in (place, name) for h in registry.lookup(form) if registry.state(h.entry.id)]
    state = hits[0].entry if hits else place_state(registry, name)
    return state.id if state else None


def sends_home(sector: str | None) -> bool:
    """Whether people of a sector act for the state that they stand in."""
    return sector in words("reference", "state_sectors")
