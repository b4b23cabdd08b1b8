"""Who has been mentioned so far: the memory that pronouns, descriptions and bare surnames are resolved against."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from sayso.actors.load import agents
from sayso.actors.resolve import Namer, Naming, agent_sector
from sayso.languages.en.clauses import preposition
from sayso.languages.en.phrases import joined
from sayso.model.actor import Actor
from sayso.model.analysis import Analysis, Sentence
from sayso.qualify._lexicon import words
from sayso.qualify._names import (
    full_names,
    gender,
    is_organisation,
    is_person,
    name_range,
    personal_names,
    proper_name,
    title_of,
)

_RANK = {"nsubj": 3, "obj": 2, "iobj": 2, "nmod:poss": 1, "obl": 1, "nmod": 1}
_STATE_KINDS = ("state", "former_state", "territory")
_BODY_KINDS = ("igo", "alliance", "party", "company", "bloc", "organ")
_CARRIERS = ("JRN", "MED")  # newspapers and networks carry words; "it" is seldom one


_LEFT = re.compile(
    r"\b(?:once|until|retired|formerly|ex-\w+|ret\.?|(?:from|between) (?:\w+ )?\d{4} (?:to|and|until) (?:\w+ )?\d{4})\b"
)
_IN_YEAR = re.compile(r"\bin (\d{4})\b")


@dataclass(frozen=True, slots=True)
class Entity:
    """One mention: who, where, and what it can be taken up by.

    kind   "state", "body", "party", "band", "people", "person" or "thing" (treaties, media: taken up by no pronoun)
    rank   3 subject, 2 object, 1 other, 0 a modifier or a place
    words  the mention's nouns, lower case, for "the Council", "the king"; gender "f", "m" or ""
    """

    actors: tuple[Actor, ...]
    kind: str
    many: bool
    rank: int
    sentence: int
    index: int
    words: frozenset[str] = frozenset()
    gender: str = ""


class Discourse:
    """The mentions of a document in order, and the people it introduces with their body."""

    def __init__(self, analysis: Analysis, namer: Namer) -> None:
        self.analysis, self.namer = analysis, namer
        self.people: dict[str, Actor] = {}
        self.offices: dict[str, Actor] = {}  # whose people say "we", also where they speak for themselves by now
        self.entities: list[Entity] = []
        self._full = full_names(analysis)

    def read(self, number: int) -> None:
        """Take in what a sentence names outright."""
        sentence = self.analysis.sentences[number]
        for index, token in enumerate(sentence.tokens):
            if token.upos not in ("NOUN", "PROPN", "ADJ") or token.rel in ("flat", "conj"):
                continue
            parts = [self._entity(number, sentence, h) for h in joined(sentence, index)]
            found = [p for p in parts if p]
            self.entities.extend(found)
            if len(found) > 1:
                self.entities.append(together(found, number, index))

    def add(self, entity: Entity) -> None:
        """Take in a mention that was resolved."""
        self.entities.append(entity)

    def knows(self, number: int, index: int) -> bool:
        """Whether a token is a mention already."""
        return any(e.index == index for e in self.of(number))

    def of(self, number: int) -> list[Entity]:
        """Return the mentions of one sentence."""
        first = bisect_left(self.entities, number, key=lambda e: e.sentence)
        return self.entities[first : bisect_right(self.entities, number, key=lambda e: e.sentence)]

    def _entity(self, number: int, sentence: Sentence, index: int) -> Entity | None:
        token = sentence.tokens[index]
        namings = self.namer.named(sentence, index)
        strange = [n for n in namings if self._namesake(sentence, index, n)]
        namings = [n for n in namings if n not in strange]
        if strange or (self.names_person(sentence, index) and has_left(self.analysis, sentence, index)):
            self._introduce_self(sentence, index)
        own = [n for n in namings if n.start < token.end and token.start < n.end]
        if own and own[0].entry.kind == "person":
            self._remember(own[0].entry.name, own[0].actor)
        sector = agent_sector(sentence, index)
        if not own and sector and namings:
            self.take_name(sentence, index, namings[0].actor)
            own = namings[:1]
        elif not own and namings and self.names_person(sentence, index):
            self._take_office(sentence, index, namings[0])
        elif not own and namings and namings[0].entry.kind == "person" and token.upos == "NOUN":
            own = namings[:1]  # "the Ruto team"
        if not own:
            return None
        led = namings[0].entry.kind == "person" and token.upos == "NOUN" and not sector
        person = bool(sector) and token.lemma.lower() in words("reference", "people")
        kind = "body" if led else _kind(own[0], person=person)
        rank = rank_of(sentence, index)
        actors = tuple(n.actor for n in own)
        return Entity(actors, kind, plural(sentence, index), rank, number, index, *_marks(sentence, index, own[0]))

    def _take_office(self, sentence: Sentence, index: int, naming: Naming) -> None:
        """ "The former Ghanaian minister Ama Boateng": whatever she is now, her "we" is Ghana."""
        name = proper_name(sentence, index)
        for key in (name, name.split()[-1]) if name else ():
            self.offices.setdefault(key, naming.actor)

    def take_name(self, sentence: Sentence, index: int, actor: Actor) -> None:
        """ "Ghana's ambassador, Ama Boateng": the name now means Ghana."""
        for name in {*personal_names(sentence, index), proper_name(sentence, index)}:
            if name and self._personal(name):
                self.offices.setdefault(name, actor)
                self.offices.setdefault(name.split()[-1], actor)
                self._remember(name, actor)

    def _namesake(self, sentence: Sentence, index: int, naming: Naming) -> bool:
        """Whether a known person only shares a word with the name: "Amina Osman" is not Aden Osman."""
        name = proper_name(sentence, index)
        said = self.analysis.document.text[naming.start : naming.end]
        if naming.entry.kind != "person" or name is None or " " not in name or " " in said:
            return False
        titles = words("reference", "honorifics") | agents().keys()
        given = {w for w in name.split()[:-1] if w.lower().rstrip(".") not in titles}
        known = {w for n in (naming.entry.name, *naming.entry.aliases) for w in n.split()}
        strange = bool(given) and not given & known
        return self.names_person(sentence, index) and (strange or not name.endswith(said))

    def _introduce_self(self, sentence: Sentence, index: int) -> None:
        """Let a name, with and without its titles, mean the person alone."""
        first, last = name_range(sentence, index)
        names = [proper_name(sentence, index) or ""]
        honours = words("reference", "honorifics")
        while first < last and (
            sentence.tokens[first].text.lower().rstrip(".") in honours or agent_sector(sentence, first)
        ):
            first += 1
            names.append(" ".join(names[-1].split()[1:]))
        for name in names:
            if " " in names[-1] and self._personal(name):
                self.introduce(name, himself(names[-1]))

    def _personal(self, name: str) -> bool:
        """Whether a name can be a human being's: no state or body that the registry knows."""
        return all(hit.entry.kind == "person" for hit in self.namer.registry.lookup(name))

    def _remember(self, name: str, actor: Actor) -> None:
        known = replace(actor, name=name)
        for key in {name, name.split()[-1]}:
            self.people.setdefault(key, known)

    def introduce(self, name: str, actor: Actor) -> None:
        """Let a name, and its last word from here on, mean a body or a person without one."""
        self._remember(name, actor)

    def full_name(self, name: str) -> str:
        """Return the longest form in which the document gives a person's name: "Ama Boateng" for "Boateng"."""
        return self._full.get(name, name)

    def person(self, sentence: Sentence, index: int) -> Actor | None:
        """Return whom a proper name that was introduced before stands for."""
        name = proper_name(sentence, index)
        return (self.people.get(name) or self.people.get(name.split()[-1])) if name else None

    def kind_of(self, actor: Actor) -> str:
        """Return the kind of mention that an actor is who is no state and no person by the words."""
        known = self.namer.registry.of(actor.id or "")
        return _kind_of(known[0].kind, known[0].sector) if known else "band"

    def names_body(self, sentence: Sentence, index: int) -> bool:
        """Whether the analysis takes a token for a part of an organisation's name."""
        token = sentence.tokens[index]
        return is_organisation(self.analysis, token.start, token.end)

    def names_person(self, sentence: Sentence, index: int) -> bool:
        """Whether a token heads the name of a human being: by its title or by the analysis."""
        if proper_name(sentence, index) is None:
            return False
        first, last = name_range(sentence, index)
        start, end = sentence.tokens[first].start, sentence.tokens[last].end
        return title_of(sentence, index) is not None or is_person(self.analysis, start, end)

    def before(self, sentence: int, index: int, reach: int) -> list[Entity]:
        """Return mentions up to `reach` sentences before a token, best first: nearest sentence, rank, position."""
        first = bisect_left(self.entities, sentence - reach, key=lambda e: e.sentence)
        last = bisect_right(self.entities, sentence, key=lambda e: e.sentence)
        earlier = [e for e in self.entities[first:last] if (e.sentence, e.index) < (sentence, index)]
        return sorted(earlier, key=lambda e: (-e.sentence, -e.rank, -len(e.actors), e.index))


def himself(name: str) -> Actor:
    """Return somebody who acts for nobody but himself, under a slug of the name."""
    return Actor(slug(name), name)


def slug(name: str) -> str:
    """Return the id of a name that no register knows: capitals without accents, joined by underscores."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"\W+", "_", plain.upper()).strip("_")


def has_left(analysis: Analysis, sentence: Sentence, index: int) -> bool:
    """Whether somebody is introduced with an office of the past: "once", "until January", "from 2005 to 2008"."""
    top = index
    while sentence.tokens[top].rel in ("flat", "compound", "appos") and sentence.tokens[top].head >= 0:
        top = sentence.tokens[top].head
    inside, head = sentence.subtree(top), sentence.tokens[top].head
    if sentence.tokens[top].relation == "nsubj":
        holds = sentence.tokens[head].lemma in words("reference", "posts")  # "X ran the service between 2016 and 2019"
        inside = sentence.subtree(head) if holds else [*range(inside[0], max(head, inside[0] + 1))]
    said = analysis.document.text[sentence.tokens[inside[0]].start : sentence.tokens[inside[-1]].end]
    dated = _IN_YEAR.search(said)
    published = analysis.document.date
    today = published.start.year if published and published.start else 0
    return bool(_LEFT.search(said)) or bool(dated and int(dated[1]) < today - 1)


def together(found: list[Entity], number: int, index: int) -> Entity:
    """Return what is coordinated as one mention of several."""
    everyone = tuple(dict.fromkeys(a for p in found for a in p.actors))
    return Entity(everyone, found[0].kind, True, max(found[0].rank, 1), number, index)


def rank_of(sentence: Sentence, index: int) -> int:
    """Return how prominent a mention is: 3 subject, 2 object, 1 other, 0 a modifier or a place."""
    token = sentence.tokens[index]
    if token.upos == "ADJ" or token.rel in ("amod", "compound"):
        return 0
    if token.rel in ("obl", "nmod") and preposition(sentence, index) in words("reference", "locative"):
        return 0
    return _RANK.get(token.relation, _RANK.get(token.rel, 1))


def plural(sentence: Sentence, index: int) -> bool:
    """Whether a noun means several."""
    return sentence.tokens[index].feat("Number") == "Plur"


def _marks(sentence: Sentence, index: int, naming: Naming) -> tuple[frozenset[str], str]:
    """The nouns of a mention, those of its registry entry, and what they tell of gender."""
    entry = naming.entry
    names = [entry.name, *(a for a in entry.aliases if " " in a)] if entry.kind not in _STATE_KINDS else []
    spoken = {
        sentence.tokens[k].text.lower() for k in sentence.children(index, "nmod:desc", "compound", "flat", "appos")
    }
    titles = {t for t in spoken if t in words("reference", "people")}
    note = entry.note.lower().split() if entry.kind == "person" else []
    mine = sentence.tokens[index].lemma.lower()
    bag = {mine, *titles, *note, *(w for n in names for w in n.lower().split())}
    return frozenset(bag), gender(" ".join((*names, *titles, mine)))


def _kind(naming: Naming, *, person: bool) -> str:
    return "person" if person else _kind_of(naming.entry.kind, naming.entry.sector)


def _kind_of(kind: str, sector: str) -> str:
    if kind == "person":
        return "person"
    if kind in _STATE_KINDS:
        return "state"
    if kind == "treaty" or sector in _CARRIERS:
        return "thing"
    if kind == "party":
        return "party"
    if kind in _BODY_KINDS:
        return "body"
    return "people" if kind == "people" else "band"
