"""Whom a noun phrase means: by its own words, by what was said before, or as an unknown name."""

from dataclasses import dataclass, replace

from sayso.actors.resolve import AGAINST, Namer, Naming, actor_of, agent_sector, named_body, place_state
from sayso.languages.en.phrases import joined
from sayso.model.actor import AUTHOR, Actor
from sayso.model.analysis import Analysis, Sentence
from sayso.model.statement import Source
from sayso.qualify._assembly import assembled, convened
from sayso.qualify._descriptions import Descriptions
from sayso.qualify._discourse import Discourse, himself, plural, slug
from sayso.qualify._focus import Focus, sends_home
from sayso.qualify._groups import Groups
from sayso.qualify._lexicon import words
from sayso.qualify._mates import Mates
from sayso.qualify._names import is_place, name_range, outlet_name, personal_names, proper_name, title_of
from sayso.qualify._pronouns import Pronouns
from sayso.qualify._speakers import Speakers

_AUTHOR = Source(AUTHOR)


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: their sentence and head token."""

    number: int
    sentence: Sentence
    head: int


class Phrases:
    """Resolves the phrases of one document, as far as the discourse has been read."""

    def __init__(self, analysis: Analysis, namer: Namer, discourse: Discourse) -> None:
        self.analysis, self.namer, self.discourse = analysis, namer, discourse
        self.focus = Focus(discourse, namer)
        mates = Mates(analysis, self.who)
        groups = Groups(discourse, self.focus, mates)
        self.speakers = Speakers(discourse, self.focus, mates, self.who)
        self.descriptions = Descriptions(discourse, self.focus, groups)
        self.pronouns = Pronouns(discourse, groups, self.speakers, self.who)
        self._asking: set[tuple[int, int]] = set()

    def who(self, number: int, head: int) -> list[Actor]:
        """Whom a phrase or pronoun means, by its place alone."""
        if (number, head) in self._asking:
            return []  # "Our [government's] order": the one would be the other's owner
        self._asking.add((number, head))
        place = Place(number, self.analysis.sentences[number], head)
        actors = self.pronoun(place, _AUTHOR, ())
        actors = self.phrase(place, ()) if actors is None else actors
        self._asking.discard((number, head))
        return actors

    def pronoun(self, place: Place, source: Source, taken: tuple[Actor, ...]) -> list[Actor] | None:
        """Whom a pronoun stands for; None where the word is none."""
        return self.pronouns.resolve(place.number, place.head, source, taken)

    def phrase(self, place: Place, taken: tuple[Actor, ...], source: Source = _AUTHOR) -> list[Actor]:
        """Whom a noun phrase means: by its own words, by what was said before, or as an unknown name."""
        sentence, head = place.sentence, place.head
        sector = agent_sector(sentence, head)
        namings = self.namer.named(sentence, head)
        if self._points_away(place, namings):
            return self._described(place, taken) or self._other(place) or [Actor(None, sector=sector)]
        found = self._listed(place) or self._banded(place, namings) or self._outlet(place)
        if found:
            return found
        if namings and not self._for_himself(sentence, head):
            known = self.discourse.person(sentence, head)
            inside = self._of_region(place, taken, sector) if namings[0].entry.kind == "bloc" else []
            return [known] if known else inside or [with_sector(n.actor, sector) for n in _compatible(namings)]
        if namings:
            return [self._unknown(place, taken)]
        return self._remembered(place, taken, source)

    def _of_region(self, place: Place, taken: tuple[Actor, ...], sector: str | None) -> list[Actor]:
        """ "The two Gulf states" are two of them; "an African power" and "three Arab allies" nobody in particular."""
        known = self.descriptions.several(place.number, place.head, taken)
        return known or ([Actor(None, sector=sector)] if self.descriptions.some(place.sentence, place.head) else [])

    def _listed(self, place: Place) -> list[Actor]:
        """ "The two envoys, X and Y", "the leaders of the club (A, B and C)": the members are named right there."""
        sentence, head = place.sentence, place.head
        if not plural(sentence, head) and self.descriptions.count(sentence, head) is None:
            return []
        for kid in (*sentence.children(head, "appos"), *_strayed(sentence, head)):
            members = joined(sentence, kid)
            named = [a for k in members if sentence.tokens[k].upos == "PROPN" for a in self.who(place.number, k)]
            if len(members) > 1 and len(named) >= len(members) and all(a.id for a in named):
                return [with_sector(a, agent_sector(sentence, head)) for a in _distinct(named)]
        return []

    def _outlet(self, place: Place) -> list[Actor]:
        """ "The Togolese newspaper Lake Post": the newspaper, whatever its country."""
        name = outlet_name(place.sentence, place.head)
        hits = self.namer.registry.lookup(name) if name else ()
        return [actor_of(hits[0].entry) if hits else himself(name)] if name else []

    def _banded(self, place: Place, namings: list[Naming]) -> list[Actor]:
        """ "Russian mercenaries of the Lake Group", "X's rebels": the group, not the state that they come from."""
        sentence, head = place.sentence, place.head
        if not namings or sentence.tokens[head].lemma.lower() not in words("reference", "bands"):
            return []
        if any(n.entry.kind in ("armed_group", "party", "movement") for n in namings):
            return []
        below = [n for k in sentence.children(head, "nmod", "appos", "acl") for n in self.namer.named(sentence, k)]
        own = [n.actor for n in below if n.entry.kind in ("armed_group", "company", "movement")]
        owned = any(n.entry.kind == "person" or n.start > sentence.tokens[head].start for n in namings)
        backed = any(sentence.tokens[k].lemma.lower() in words("reference", "backed") for k in sentence.subtree(head))
        found = own[:1] or (self.descriptions.band(place.number, head) if owned or backed else [])
        return found or ([] if owned or backed else self._national_band(place, namings[0]))

    def _national_band(self, place: Place, naming: Naming) -> list[Actor]:
        """ "Somali pirates" are no state: they keep a name of their own, and their country."""
        token = place.sentence.tokens[place.head]
        origin = self.analysis.document.text[naming.start : naming.end]
        if naming.how != "adjective" or not plural(place.sentence, place.head):
            return []
        name = f"{origin} {token.text}"
        sector = agent_sector(place.sentence, place.head)
        return [Actor(slug(name), name, naming.entry.country or None, sector)]

    def _remembered(self, place: Place, taken: tuple[Actor, ...], source: Source) -> list[Actor]:
        """A phrase without a known name: somebody introduced before, an owner, a description, a place, a new name."""
        sentence, head = place.sentence, place.head
        known = self.discourse.person(sentence, head)
        if known:
            return [known]
        body = self._assembled(place)
        if body:
            return body
        if named_body(sentence, head):
            return self.descriptions.shortened(place.number, head) or [self._unknown(place, taken)]
        owned = self._owned_by(place, source)
        if owned:
            return [with_sector(a, agent_sector(sentence, head)) for a in owned]
        if self._relational(place) and sentence.children(head, "nmod:poss"):
            return self._described(place, taken) or self._other(place) or [self._unknown(place, taken)]
        found = self._described(place, taken) or self._located(place) or self._at_home(place, taken)
        found = found or self.descriptions.envoys(place.number, head)
        return found or self.descriptions.band(place.number, head) or [self._unknown(place, taken)]

    def _assembled(self, place: Place) -> list[Actor]:
        """ "Ministers welcomed", "the Heads of Government" of a communiqué: the body, or the states, that issue it."""
        if not assembled(place.sentence, place.head) or self.descriptions.count(place.sentence, place.head):
            return []
        issuers = self.speakers.issuer()
        together = len(issuers) > 1 or any(a.country is None for a in issuers)
        return issuers if together else convened(self.analysis, self.namer)

    def _owned_by(self, place: Place, source: Source) -> list[Actor]:
        """The owner of "its army", "our ministry", "Okoro's troops"."""
        owner = next(iter(place.sentence.children(place.head, "nmod:poss")), None)
        if owner is None or self._relational(place):
            return []
        there = Place(place.number, place.sentence, owner)
        found = self.pronoun(there, source, ())
        if found is None and place.sentence.tokens[owner].upos in ("PROPN", "NOUN"):
            found = [a for a in self.who(place.number, owner) if a.id]
        return found or []

    def _described(self, place: Place, taken: tuple[Actor, ...]) -> list[Actor]:
        """Several by their number, a short name, or a description of one."""
        number, head = place.number, place.head
        return (
            self.descriptions.several(number, head, taken)
            or self.descriptions.short(number, head)
            or self.descriptions.single(number, head, taken)
        )

    def _at_home(self, place: Place, taken: tuple[Actor, ...]) -> list[Actor]:
        """Organs, officials and people with an office, whose state the text leaves to be understood."""
        sentence, head = place.sentence, place.head
        if self._for_himself(sentence, head):
            return []
        if sentence.tokens[head].text[:1].isupper() and sentence.children(head, "det"):  # "The Ministry" of a note
            issuer = [a for a in self.speakers.issuer() if sends_home(agent_sector(sentence, head))]
            if issuer:
                return issuer
        if proper_name(sentence, head) is None:
            found = self.descriptions.official(place.number, head, taken)
            return [with_sector(a, agent_sector(sentence, head)) for a in found]
        title = title_of(sentence, head) if self.discourse.names_person(sentence, head) else None
        if title is None or not sends_home(agent_sector(sentence, title)) or self._for_himself(sentence, title):
            return []
        name = proper_name(sentence, head) or ""
        state = [n.actor for n in self.namer.named(sentence, title)[:1]] or self._from_home(place, name)
        actors = state or self.descriptions.official(place.number, title, ())
        for actor in actors:
            self.discourse.introduce(name, with_sector(actor, agent_sector(sentence, title)))
        return [replace(with_sector(a, agent_sector(sentence, title)), name=name) for a in actors]

    def _from_home(self, place: Place, name: str) -> list[Actor]:
        """ "Ambassador Ama Boateng ran a desk of the Ghanaian ministry"."""
        origin = self.speakers.origin(name)
        return [origin] if origin else []

    def _other(self, place: Place) -> list[Actor]:
        """ "Its neighbour": the other one of the two that the passage is about."""
        owner = next(iter(place.sentence.children(place.head, "nmod:poss")), None)
        if owner is None or place.sentence.tokens[place.head].lemma.lower() not in words("reference", "sides"):
            return []
        owners = self.who(place.number, owner)
        return self.pronouns.groups.several(place.number, place.head, 1, ("state",), barred=owners) if owners else []

    def _located(self, place: Place) -> list[Actor]:
        """Things, and organs of a state, belong to the country that they stand in; rebels in it do not."""
        sentence, head = place.sentence, place.head
        sector = agent_sector(sentence, head)
        if sector and sector not in words("reference", "state_sectors"):
            return []
        places = [k for k in sentence.children(head, "nmod") if self.descriptions.count(sentence, k)]
        several = [a for k in places for a in self.descriptions.several(place.number, k, ())]
        return [with_sector(a, sector) for a in several or [n.actor for n in self.namer.located(sentence, head)]]

    def _relational(self, place: Place) -> bool:
        return place.sentence.tokens[place.head].lemma.lower() in words("reference", "relational")

    def _points_away(self, place: Place, namings: list[Naming]) -> bool:
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

    def _unknown(self, place: Place, taken: tuple[Actor, ...] = ()) -> Actor:
        """An unknown proper name keeps a slug of its own; other words stay unresolved, with their sector."""
        sentence, head = place.sentence, place.head
        name = next((n for n in (proper_name(sentence, head), *personal_names(sentence, head)) if n), None)
        sector = agent_sector(sentence, head)
        token = sentence.tokens[head]
        if (
            name is None
            and token.lemma.lower() in words("reference", "group_nouns")
            and not self._owned(sentence, head)
        ):
            home = self.focus.state(place.number, head)
            return Actor(slug(token.text), token.text, home.id if home else None, sector)
        if name is None:
            return Actor(None, sector=sector)
        owner = self._place_owner(name, sector) or self._local(place, taken)
        name = self.discourse.full_name(name)
        return owner or Actor(slug(name), name, None, sector)

    def _local(self, place: Place, taken: tuple[Actor, ...]) -> Actor | None:
        """A place that no gazetteer knows lies in the state in focus, as far as nobody else is said to own it."""
        first, last = name_range(place.sentence, place.head)
        span = place.sentence.tokens[first].start, place.sentence.tokens[last].end
        if not is_place(self.analysis, *span):
            return None
        return self.focus.state(place.number, place.head, [a.id for a in taken])

    def _owned(self, sentence: Sentence, head: int) -> bool:
        near = sentence.children(head, "nmod:poss", "amod")
        return any(not sentence.tokens[k].text.lower().startswith(AGAINST) for k in near)

    def _place_owner(self, name: str, sector: str | None) -> Actor | None:
        """A town that is acted on, or that acts, stands for its country."""
        state = place_state(self.namer.registry, name)
        return with_sector(actor_of(state), sector) if state else None


def _strayed(sentence: Sentence, head: int) -> list[int]:
    """Mend a misreading: in "The two envoys, X and Y, met" X is taken for a second subject."""
    token = sentence.tokens[head]
    after = head + 2 < len(sentence.tokens) and sentence.tokens[head + 1].text == ","
    twin = after and (sentence.tokens[head + 2].relation, sentence.tokens[head + 2].head) == (
        token.relation,
        token.head,
    )
    return [head + 2] if twin and token.relation == "nsubj" else []


def _compatible(namings: list[Naming]) -> list[Naming]:
    """Namings without the same actor twice."""
    return list({n.actor.id: n for n in namings}.values())


def with_sector(actor: Actor, sector: str | None) -> Actor:
    """A state's troops act for the state, with their own sector."""
    return replace(actor, sector=sector) if sector and actor.sector in (None, "GOV") else actor


def _distinct(actors: list[Actor]) -> list[Actor]:
    return list({a.id: a for a in actors}.values())
