"""Who has been mentioned so far: the memory that pronouns, descriptions and bare surnames are resolved against."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from sayso.actors.resolve import Namer, Naming, agent_sector
from sayso.languages.en.phrases import joined
from sayso.model.actor import Actor
from sayso.model.analysis import Analysis, Sentence
from sayso.qualify._lexicon import words

_RANK = {"nsubj": 3, "obj": 2, "iobj": 2, "nmod:poss": 1, "obl": 1, "nmod": 1}
_STATE_KINDS = ("state", "former_state", "territory")
_BODY_KINDS = ("igo", "treaty", "alliance", "party", "company", "bloc", "organ")


@dataclass(frozen=True, slots=True)
class Entity:
    """One mention: who, where, and what it can be taken up by.

    kind  "state", "body", "band", "people" or "person"; rank 3 subject, 2 object, 1 other
    """

    actors: tuple[Actor, ...]
    kind: str
    many: bool
    rank: int
    sentence: int
    index: int


class Discourse:
    """All mentions of a document in order, and the people it introduces with their body."""

    def __init__(self, analysis: Analysis, namer: Namer) -> None:
        self.analysis, self.namer = analysis, namer
        self.people: dict[str, Actor] = {}
        self.entities: list[Entity] = []
        for number, sentence in enumerate(analysis.sentences):
            self._read(number, sentence)

    def _read(self, number: int, sentence: Sentence) -> None:
        for index, token in enumerate(sentence.tokens):
            if token.upos not in ("NOUN", "PROPN", "ADJ") or token.rel in ("flat", "conj"):
                continue
            heads = joined(sentence, index)
            parts = [self._entity(number, sentence, h) for h in heads]
            found = [p for p in parts if p]
            self.entities.extend(found)
            if len(found) > 1:
                everyone = tuple(a for p in found for a in p.actors)
                rank = max(found[0].rank, 1)
                self.entities.append(Entity(everyone, found[0].kind, True, rank, number, index))

    def _entity(self, number: int, sentence: Sentence, index: int) -> Entity | None:
        token = sentence.tokens[index]
        namings = self.namer.named(sentence, index)
        own = [n for n in namings if n.start < token.end and token.start < n.end]
        if own and own[0].entry.kind == "person":
            self._remember(own[0].entry.name, own[0].actor)
        sector = agent_sector(sentence, index)
        if not own and sector and namings:
            self._introduce(sentence, index, namings[0])
            own = namings[:1]
        elif not own and namings and namings[0].entry.kind == "person" and token.upos == "NOUN":
            own = namings[:1]  # "the Ruto team"
        if not own or (token.upos == "ADJ" and not own):
            return None
        adjective = token.upos == "ADJ" or token.rel in ("amod", "compound")
        rank = 0 if adjective else _RANK.get(token.relation, _RANK.get(token.rel, 1))
        led = namings[0].entry.kind == "person" and token.upos == "NOUN"
        kind = (
            "body"
            if led and not sector
            else _kind(own[0], person=bool(sector) and token.lemma.lower() in words("reference", "people"))
        )
        return Entity(tuple(n.actor for n in own), kind, _plural(sentence, index), rank, number, index)

    def _introduce(self, sentence: Sentence, index: int, naming: Naming) -> None:
        """ "Ghana's ambassador, Ama Boateng": the name now means Ghana."""
        for name in {*personal_names(sentence, index), proper_name(sentence, index)}:
            if name:
                self._remember(name, replace(naming.actor, name=name))

    def _remember(self, name: str, actor: Actor) -> None:
        known = replace(actor, name=name)
        for key in {name, name.split()[-1]}:
            self.people.setdefault(key, known)

    def person(self, sentence: Sentence, index: int) -> Actor | None:
        """Return whom a proper name that was introduced before stands for."""
        name = proper_name(sentence, index)
        return (self.people.get(name) or self.people.get(name.split()[-1])) if name else None

    def before(self, sentence: int, index: int, reach: int) -> list[Entity]:
        """Return mentions up to `reach` sentences before a token, best first: nearest sentence, rank, position."""
        first = bisect_left(self.entities, sentence - reach, key=lambda e: e.sentence)
        last = bisect_right(self.entities, sentence, key=lambda e: e.sentence)
        earlier = [e for e in self.entities[first:last] if (e.sentence, e.index) < (sentence, index)]
        return sorted(earlier, key=lambda e: (-e.sentence, -e.rank, -len(e.actors), e.index))


def personal_names(sentence: Sentence, index: int) -> list[str]:
    """Return the names that go with a role noun: in apposition, or right after it ("the historian Ama Boateng")."""
    kids = sentence.children(index, "appos", "flat", "nmod:desc")
    if index + 1 < len(sentence.tokens) and agent_sector(sentence, index):
        kids.append(index + 1)
    return [name for name in (proper_name(sentence, k) for k in kids) if name]


def proper_name(sentence: Sentence, index: int) -> str | None:
    """Return the proper name that a token heads ("Ama Boateng"), without titles; None where it is no proper noun."""
    tokens = sentence.tokens
    if tokens[index].upos != "PROPN" or tokens[index].text in words("reference", "calendar"):
        return None
    first = last = index
    while first > 0 and _of_name(sentence, first - 1):
        first -= 1
    while last + 1 < len(tokens) and _of_name(sentence, last + 1):
        last += 1
    return " ".join(t.text for t in tokens[first : last + 1])


def _of_name(sentence: Sentence, index: int) -> bool:
    """A capitalised proper noun that belongs to a name, not a title before it or a month."""
    token = sentence.tokens[index]
    plain = token.upos == "PROPN" and token.text[:1].isupper() and token.rel not in ("amod", "nmod:poss", "det")
    return plain and token.text not in words("reference", "calendar") and agent_sector(sentence, index) is None


def _plural(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].feat("Number") == "Plur"


def _kind(naming: Naming, *, person: bool) -> str:
    kind = naming.entry.kind
    if person or kind == "person":
        return "person"
    if kind in _STATE_KINDS:
        return "state"
    if kind in _BODY_KINDS:
        return "body"
    return "people" if kind == "people" else "band"
