"""Fills the actors of roles and sources: names, metonyms, people to their bodies, pronouns, descriptions."""

from bisect import bisect_right
from dataclasses import replace
from typing import Any

from sayso.actors import load as registry
from sayso.actors.resolve import AGAINST, Namer, agent_sector
from sayso.model.actor import AUTHOR, UNRESOLVED, Actor
from sayso.model.analysis import Analysis
from sayso.model.document import Excerpt
from sayso.model.statement import Role, Source, Statement
from sayso.qualify._discourse import Discourse, Entity, plural, rank_of
from sayso.qualify._enacting import Enacting
from sayso.qualify._eras import Eras
from sayso.qualify._focus import sends_home
from sayso.qualify._lexicon import words
from sayso.qualify._names import gender, personal_names, proper_name, title_of
from sayso.qualify._phrases import Phrases, Place
from sayso.qualify._pronouns import spelled
from sayso.settings import Settings

ENTRY = True
_AUTHOR = Source(AUTHOR)
_TAKEN_UP = ("nsubj", "obj", "iobj", "nmod:poss", "conj", "appos")  # relations whose nouns later pronouns take up


_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")


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


def _without_bodies(unique: dict[Any, Role]) -> tuple[Role, ...]:
    """The roles without the body of somebody who is named beside it: "the ministry and Minister X" are one actor."""
    people = {id for id, name in unique if name}
    return tuple(role for (id, name), role in unique.items() if name or id not in people)


class Resolver:
    """Resolves the words of one document."""

    def __init__(self, analysis: Analysis, namer: Namer) -> None:
        self.analysis, self.namer = analysis, namer
        namer.day_at = Eras(analysis).day
        self.discourse, self.enacting = Discourse(analysis, namer), Enacting(analysis)
        self.phrases = Phrases(analysis, namer, self.discourse)
        for number, sentence in enumerate(analysis.sentences):
            self.discourse.read(number)
            for index in range(len(sentence.tokens)):
                self._take_in(Place(number, sentence, index))

    def statement(self, statement: Statement) -> Statement:
        """Return a statement with source, via, actors and recipients resolved."""
        source = self._source(statement.source)
        via = tuple(v for v in map(self._source, statement.via) if v.actor != source.actor or v.actor.id is None)
        statement = self._against(statement)
        body = None if statement.actors else self.enacting.body(statement.trigger)
        actors = self._roles((Role(body),) if body else statement.actors, source, ())
        recipients = self._roles(statement.recipients, source, actors)
        return replace(statement, source=source, via=via, actors=actors, recipients=recipients)

    def _against(self, statement: Statement) -> Statement:
        """ "Anti-Peruvian riots", "protests that were anti-government": against whom, not by whom."""
        said = ((r, r.words.text.lower()) for r in statement.actors)
        against = [r for r, text in said if text.startswith(AGAINST) and " " not in text]
        place = self._place(statement.trigger)
        if place is not None and not against and not statement.recipients:
            tokens, cut = place.sentence.tokens, self.analysis.document.excerpt
            near = (tokens[k] for k in place.sentence.children(place.head, "amod", "compound"))
            against = [Role(cut(t.start, t.end)) for t in near if t.text.lower().startswith(AGAINST)]
        if not against:
            return statement
        actors = tuple(r for r in statement.actors if r not in against)
        return replace(statement, actors=actors, recipients=(*statement.recipients, *against))

    def _take_in(self, place: Place) -> None:
        """Remember a subject, object or owner that no name gives away, for what takes it up later."""
        token = place.sentence.tokens[place.head]
        if token.relation not in _TAKEN_UP and token.rel not in _TAKEN_UP:
            return
        if token.upos not in ("PRON", "NOUN", "PROPN") or self.discourse.knows(place.number, place.head):
            return
        actors = tuple(a for a in self.phrases.who(place.number, place.head) if a.id)
        if actors:
            self.discourse.add(self._mention(place, actors))
        office = agent_sector(place.sentence, place.head) or title_of(place.sentence, place.head) is not None
        if len(actors) == 1 and office and self.namer.knows(actors[0].id):
            self.discourse.take_name(place.sentence, place.head, actors[0])  # "the island's minister, Ama Boateng"

    def _mention(self, place: Place, actors: tuple[Actor, ...]) -> Entity:
        """A resolved phrase as a mention that can be taken up."""
        sentence, head = place.sentence, place.head
        token, lemma = sentence.tokens[head], sentence.tokens[head].lemma.lower()
        named = self.discourse.names_person(sentence, head)
        person = (
            named or lemma in words("reference", "people") or spelled(sentence, head) in words("reference", "personal")
        )
        state = self.namer.registry.state(actors[0].id or "") is not None
        kind = "person" if person else "state" if state else self.discourse.kind_of(actors[0])
        if kind == "band" and self.discourse.names_body(sentence, head):
            kind = "body"  # an organisation that the registry does not know: "the network", "the union" take it up
        many = plural(sentence, head) or len(actors) > 1
        title = title_of(sentence, head) if named else None
        bag = frozenset({lemma, *([sentence.tokens[title].lemma.lower()] if title is not None else [])})
        about = " ".join((proper_name(sentence, head) or "", token.text, *bag))
        return Entity(actors, kind, many, rank_of(sentence, head), place.number, head, bag, gender(about))

    def _roles(self, roles: tuple[Role, ...], source: Source, others: tuple[Role, ...]) -> tuple[Role, ...]:
        taken = tuple(r.actor for r in others)
        found: list[Role] = []
        for role in roles:
            found.extend(self._role(role, source, taken))
        unique: dict[object, Role] = {}
        for role in found:
            unique.setdefault((role.actor.id or role.words, self._surname(role)), role)
        return tuple(unique.values()) if len(unique) < 2 else _without_bodies(unique)

    def _surname(self, role: Role) -> str | None:
        """The last name of somebody whom the words of a role name; two ministers of a state are two actors."""
        place = self._place(role.words) if role.actor.id else None
        if place is None:
            return None
        sentence, head = place.sentence, place.head
        own = proper_name(sentence, head) if self.discourse.names_person(sentence, head) else None
        name = own or next(iter(personal_names(sentence, head)), None) if agent_sector(sentence, head) else own
        return name.split()[-1] if name and not name.isupper() else None

    def _role(self, role: Role, source: Source, taken: tuple[Actor, ...]) -> list[Role]:
        place = self._place(role.words)
        if place is None:
            return [role]
        actors = self.phrases.pronoun(place, source, taken)
        if actors is None:
            actors = self.phrases.phrase(place, taken, source)
        return [Role(role.words, actor) for actor in actors] or [role]

    def _place(self, words: Excerpt) -> Place | None:
        """The head token of some words: the one whose governor stands outside of them."""
        number = bisect_right(self.analysis.sentences, words.start, key=lambda s: s.start) - 1
        if number < 0 or words.start >= self.analysis.sentences[number].end:
            return None
        sentence = self.analysis.sentences[number]
        inside = [i for i, t in enumerate(sentence.tokens) if words.start <= t.start and t.end <= words.end]
        heads = [i for i in inside if sentence.tokens[i].head not in inside]
        heads.sort(key=lambda i: sentence.tokens[i].upos not in _NOMINAL)  # "the Kremlin's" of "the Kremlin's friends"
        return Place(number, sentence, heads[0]) if heads else None

    def _source(self, source: Source) -> Source:
        unnamed = source.words == source.cue  # "reportedly", "the fear of"
        if source.actor != UNRESOLVED or unnamed or source.words is None:
            return source
        place = self._place(source.words)
        if place is None:
            return source
        actors = self.phrases.pronoun(place, _AUTHOR, ())
        if actors is None:
            actors = self._speaker(place)
        return replace(source, actor=actors[0] if actors else UNRESOLVED)

    def _speaker(self, place: Place) -> list[Actor]:
        """Like any phrase, but with the person's own name, and nobody for unnamed sources without a body."""
        if self._unnamed(place):
            return []
        found = self.phrases.phrase(place, ())
        name = self._personal_name(place)
        return [replace(a, name=name) if name and a.id else a for a in found[:1]]

    def _unnamed(self, place: Place) -> bool:
        """ "Officials", "a diplomat" without any word of whose they are."""
        sentence, head = place.sentence, place.head
        if sentence.tokens[head].lemma.lower() not in words("reference", "people"):
            return False
        determined = {sentence.tokens[k].text.lower() for k in sentence.children(head, "det")} - {"a", "an", "some"}
        kept = sentence.children(head, "nmod", "nmod:poss", "appos", "flat", "nmod:desc")
        organs = (agent_sector(sentence, k) for k in sentence.children(head, "compound", "amod"))
        if any(map(sends_home, organs)):
            return False  # "a government official"
        return (
            not determined and not kept and not self.namer.named(sentence, head) and proper_name(sentence, head) is None
        )

    def _personal_name(self, place: Place) -> str | None:
        sentence, head = place.sentence, place.head
        if not agent_sector(sentence, head):
            return None
        return next(iter(personal_names(sentence, head)), None)
