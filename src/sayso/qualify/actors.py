"""Fills the actors of roles and sources: names, metonyms, people to their bodies, pronouns, descriptions."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from sayso.actors import load as registry
from sayso.actors.resolve import Namer, Naming, actor_of, agent_sector, place_state
from sayso.model.actor import AUTHOR, UNRESOLVED, Actor
from sayso.model.analysis import Analysis, Sentence
from sayso.model.document import Excerpt
from sayso.model.statement import Role, Source, Statement
from sayso.qualify._discourse import Discourse, Entity, personal_names, proper_name
from sayso.qualify._lexicon import words
from sayso.settings import Settings

ENTRY = True
_REACH = 3  # sentences that a pronoun looks back; by inspection of news texts
_FAR = 12  # sentences that a full description ("the two countries") looks back


def make(settings: Settings) -> "Actors":
    """Return the qualifier over the built-in registry and the user's files."""
    return Actors(registry.load(settings.actors))


class Actors:
    """Resolves every role and source."""

    def __init__(self, known: registry.Registry) -> None:
        self.known = known

    def __call__(self, statements: list[Statement], analysis: Analysis) -> list[Statement]:
        """Return the statements with everybody resolved that can be."""
        resolver = Resolver(analysis, Namer(self.known, analysis))
        return [resolver.statement(s) for s in statements]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where words stand: their sentence and head token."""

    number: int
    sentence: Sentence
    head: int


class Resolver:
    """Resolves the words of one document."""

    def __init__(self, analysis: Analysis, namer: Namer) -> None:
        self.analysis, self.namer = analysis, namer
        self.discourse = Discourse(analysis, namer)

    def statement(self, statement: Statement) -> Statement:
        """Return a statement with source, via, actors and recipients resolved."""
        source = self._source(statement.source)
        via = tuple(v for v in map(self._source, statement.via) if v.actor != source.actor or v.actor.id is None)
        actors = self._roles(statement.actors, source, ())
        recipients = self._roles(statement.recipients, source, actors)
        return replace(statement, source=source, via=via, actors=actors, recipients=recipients)

    def _roles(self, roles: tuple[Role, ...], source: Source, others: tuple[Role, ...]) -> tuple[Role, ...]:
        taken = tuple(r.actor for r in others)
        found: list[Role] = []
        for role in roles:
            found.extend(self._role(role, source, taken))
        unique: dict[object, Role] = {}
        for role in found:
            unique.setdefault(role.actor.id or role.words, role)
        return tuple(unique.values())

    def _role(self, role: Role, source: Source, taken: tuple[Actor, ...]) -> list[Role]:
        place = self._place(role.words)
        if place is None:
            return [role]
        actors = self._pronoun(place, source, taken)
        if actors is None:
            actors = self._phrase(place)
        return [Role(role.words, actor) for actor in actors] or [role]

    def _place(self, words: Excerpt) -> _Place | None:
        """The head token of some words: the one whose governor stands outside of them."""
        number = bisect_right(self.analysis.sentences, words.start, key=lambda s: s.start) - 1
        if number < 0 or words.start >= self.analysis.sentences[number].end:
            return None
        sentence = self.analysis.sentences[number]
        inside = [i for i, t in enumerate(sentence.tokens) if words.start <= t.start and t.end <= words.end]
        heads = [i for i in inside if sentence.tokens[i].head not in inside]
        return _Place(number, sentence, heads[0]) if heads else None

    def _pronoun(self, place: _Place, source: Source, taken: tuple[Actor, ...]) -> list[Actor] | None:
        """Whom a pronoun stands for; None where the word is no pronoun, [] where nobody fits."""
        token = place.sentence.tokens[place.head]
        word = token.text.lower()
        if token.upos != "PRON" and word not in words("reference", "singular") | words("reference", "plural"):
            return None
        if word in words("reference", "speaker"):
            return [] if source.actor == AUTHOR else [source.actor]
        barred = () if token.relation == "nmod:poss" else taken
        for entity in self.discourse.before(place.number, place.head, _REACH):
            if _takes_up(word, entity) and not set(entity.actors) & set(barred):
                return list(entity.actors)
        return []

    def _phrase(self, place: _Place) -> list[Actor]:
        """Whom a noun phrase means: by its own words, by what was said before, or as an unknown name."""
        sentence, head = place.sentence, place.head
        namings = self.namer.named(sentence, head)
        if self._points_away(place, namings):
            return self._described(place) or [Actor(None, sector=agent_sector(sentence, head))]
        if namings and not self._for_himself(sentence, head):
            known = self.discourse.person(sentence, head)
            named = [_with_sector(n.actor, agent_sector(sentence, head)) for n in _compatible(namings)]
            return [known] if known else named
        if namings:
            return [self._unknown(sentence, head)]
        return self._remembered(place)

    def _remembered(self, place: _Place) -> list[Actor]:
        """A phrase without a known name: somebody introduced before, an owner, a description, a place, a new name."""
        sentence, head = place.sentence, place.head
        known = self.discourse.person(sentence, head)
        if known:
            return [known]
        owner = next(iter(sentence.children(head, "nmod:poss")), None)
        if owner is not None and not self._relational(place):
            owned = self._pronoun(_Place(place.number, sentence, owner), Source(AUTHOR), ())
            if owned:
                return [_with_sector(a, agent_sector(sentence, head)) for a in owned]
        described = self._described(place)
        return described or self._located(sentence, head) or [self._unknown(sentence, head)]

    def _located(self, sentence: Sentence, head: int) -> list[Actor]:
        """Things, and organs of a state, belong to the country that they stand in; rebels in it do not."""
        sector = agent_sector(sentence, head)
        if sector and sector not in words("reference", "state_sectors"):
            return []
        return [_with_sector(n.actor, sector) for n in self.namer.located(sentence, head)]

    def _relational(self, place: _Place) -> bool:
        return place.sentence.tokens[place.head].lemma.lower() in words("reference", "relational")

    def _points_away(self, place: _Place, namings: list[Naming]) -> bool:
        """ "Bolivia's neighbour" is not Bolivia."""
        owners = place.sentence.children(place.head, "nmod:poss")
        if not namings or not owners or not self._relational(place):
            return False
        owned = [place.sentence.tokens[k] for k in place.sentence.subtree(owners[0])]
        return any(t.start <= namings[0].start < t.end for t in owned)

    def _for_himself(self, sentence: Sentence, head: int) -> bool:
        """Former officials and scholars speak and act for themselves."""
        near = sentence.children(head, "amod", "compound", "appos", "nmod:desc")
        lemmas = {sentence.tokens[k].lemma.lower() for k in (head, *near)}
        return bool(lemmas & words("reference", "former") and agent_sector(sentence, head)) or bool(
            lemmas & words("reference", "scholars")
        )

    def _described(self, place: _Place) -> list[Actor]:
        """ "the two countries", "the regime", "the group": the latest mention of that kind."""
        token = place.sentence.tokens[place.head]
        lemma = token.lemma.lower()
        group = lemma in words("reference", "groups") or token.text.lower() in words("reference", "groups")
        kind = next((k for k, name in _KINDS.items() if lemma in words("reference", name)), None)
        sides = lemma in words("reference", "sides")
        if not (kind or sides or group) or not (group or self._definite(place)):
            return []
        earlier = self.discourse.before(place.number, place.head, _FAR)
        if group:
            return self._several(earlier, _COUNTS.get(token.text.lower()))
        before = [e for e in earlier if e.kind == kind or (sides and e.kind in ("state", "band"))]
        counts = [place.sentence.tokens[k].lemma.lower() for k in place.sentence.children(place.head, "nummod", "det")]
        number = next((_COUNTS[c] for c in counts if c in _COUNTS), None)
        if number or token.feat("Number") == "Plur":
            return self._several(before, number)
        return next((list(e.actors) for e in before if len(e.actors) == 1), [])

    def _definite(self, place: _Place) -> bool:
        determiners = {
            place.sentence.tokens[k].text.lower() for k in place.sentence.children(place.head, "det", "nmod:poss")
        }
        return bool(determiners & {"the", "this", "that", "these", "those", "both", "either", "its", "their"})

    def _several(self, before: list[Entity], number: int | None) -> list[Actor]:
        """The latest mention of just so many; else the latest single ones until there are enough."""
        for entity in before:
            if len(entity.actors) == number or (number is None and len(entity.actors) > 1):
                return list(entity.actors)
        singles = list(dict.fromkeys(actor for entity in before for actor in entity.actors))
        return singles[:number] if number and len(singles) >= number else []

    def _unknown(self, sentence: Sentence, head: int) -> Actor:
        """An unknown proper name keeps a slug of its own; other words stay unresolved, with their sector."""
        name = next((n for n in (proper_name(sentence, head), *personal_names(sentence, head)) if n), None)
        sector = agent_sector(sentence, head)
        token = sentence.tokens[head]
        if (
            name is None
            and token.lemma.lower() in words("reference", "group_nouns")
            and not self._owned(sentence, head)
        ):
            return Actor(_slug(token.text), token.text, None, sector)
        if name is None:
            return Actor(None, sector=sector)
        return self._place_owner(name, sector) or Actor(_slug(name), name, None, sector)

    def _owned(self, sentence: Sentence, head: int) -> bool:
        return bool(sentence.children(head, "nmod:poss", "amod"))

    def _place_owner(self, name: str, sector: str | None) -> Actor | None:
        """A town that is acted on, or that acts, stands for its country."""
        state = place_state(self.namer.registry, name)
        return _with_sector(actor_of(state), sector) if state else None

    def _source(self, source: Source) -> Source:
        unnamed = source.words == source.cue  # "reportedly", "the fear of"
        if source.actor != UNRESOLVED or unnamed or source.words is None:
            return source
        place = self._place(source.words)
        if place is None:
            return source
        actors = self._pronoun(place, Source(AUTHOR), ())
        if actors is None:
            actors = self._speaker(place)
        return replace(source, actor=actors[0] if actors else UNRESOLVED)

    def _speaker(self, place: _Place) -> list[Actor]:
        """Like any phrase, but with the person's own name, and nobody for unnamed sources without a body."""
        found = self._phrase(place)
        name = self._personal_name(place)
        return [replace(a, name=name) if name and a.id else a for a in found[:1]]

    def _personal_name(self, place: _Place) -> str | None:
        sentence, head = place.sentence, place.head
        if not agent_sector(sentence, head):
            return None
        return next(iter(personal_names(sentence, head)), None)


_COUNTS = {"two": 2, "both": 2, "either": 2, "three": 3, "four": 4, "five": 5}
_KINDS = {"state": "states", "body": "bodies", "band": "bands", "person": "people"}


def _takes_up(word: str, entity: Entity) -> bool:
    """Whether a pronoun can stand for a mention."""
    if word in words("reference", "personal"):
        return entity.kind == "person" and not entity.many
    if word in words("reference", "plural"):
        return entity.many or len(entity.actors) > 1 or entity.kind in ("band", "people")
    return entity.kind in ("state", "body", "band") and not entity.many and len(entity.actors) == 1


def _compatible(namings: list[Naming]) -> list[Naming]:
    """Namings without the same actor twice."""
    return list({n.actor.id: n for n in namings}.values())


def _with_sector(actor: Actor, sector: str | None) -> Actor:
    """A state's troops act for the state, with their own sector."""
    return replace(actor, sector=sector) if sector and actor.sector in (None, "GOV") else actor


def _slug(name: str) -> str:
    return re.sub(r"\W+", "_", name.upper()).strip("_")
