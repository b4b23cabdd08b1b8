"""From a noun phrase in a tree to the actors that its own words name. What other sentences say is not seen here."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sayso.actors._abbreviations import with_abbreviations
from sayso.actors._shared import at_home
from sayso.actors._strangers import without_strangers
from sayso.actors.entry import Entry, Hit, Match
from sayso.actors.load import Registry, agents, bodies, places
from sayso.model.actor import Actor
from sayso.model.analysis import Analysis, Sentence, Token

__all__ = ["AGAINST", "Namer", "Naming", "actor_of", "agent_sector", "place_state"]

ORDINAL = re.compile(
    r"[\w-]*(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|(ven|lf|teen|tie)th)", re.I
)
AGAINST = "anti-"  # "anti-government protests" are not the government's
POSSESSIVES = ("'", "’", "'s", "’s")

_LOCATIVE = frozenset(("in", "near", "at", "around", "outside", "inside", "across", "off"))
_FORGOTTEN = 90  # years after which a surname alone no longer means who held office; by inspection of the bank
_STATES = ("state", "former_state", "territory")
_SURE = ("name", "alias", "adjective", "metonym")


@dataclass(frozen=True, slots=True)
class Naming:
    """An actor as words name it: the words' character range, the registry entry, and how it is named (see Hit.how)."""

    actor: Actor
    start: int
    end: int
    entry: Entry
    how: str


def actor_of(entry: Entry) -> Actor:
    """Return the reference to a registry entry that a statement carries."""
    return Actor(entry.id, entry.name, entry.country or None, entry.sector or None, entry.wikidata or None)


def place_state(registry: Registry, name: str) -> Entry | None:
    """Return the state that a town or region lies in; None where the gazetteer does not know it, or knows several."""
    countries = {place.country for place in places().lookup(name)}
    return registry.state(countries.pop()) if len(countries) == 1 else None


def agent_sector(sentence: Sentence, head: int) -> str | None:
    """Return the PLOVER sector of a role noun ("troops", "foreign minister"), None for other words."""
    token = sentence.tokens[head]
    before = sentence.tokens[head - 1].lemma.lower() if head else ""
    known = agents()
    lemma = token.lemma.lower().removeprefix(AGAINST)
    if before == "-" and head > 1:  # "Secretary-General" in three tokens
        return known.get(f"{sentence.tokens[head - 2].lemma.lower()}-{lemma}") or known.get(lemma)
    return known.get(f"{before} {lemma}") or known.get(lemma) or known.get(lemma.removesuffix("s"))


def named_body(sentence: Sentence, head: int) -> str | None:
    """Return whether a capitalised word of several heads a body's own name ("always", "sometimes"); None for none."""
    token = sentence.tokens[head]
    if not token.text[:1].isupper() or not head:
        return None
    owned = head > 1 and sentence.tokens[head - 1].text in POSSESSIVES  # "the Lake Workers' Party"
    before = sentence.tokens[head - 2 if owned else head - 1]
    long = before.text[:1].isupper() and before.head == head and before.rel in ("amod", "compound", "flat", "nmod")
    return bodies().get(token.text.lower()) if long and not ORDINAL.fullmatch(before.text) else None


class Namer:
    """Finds the registry's names in one document, and the actors that a phrase names by its head or its modifiers.

    `day_at` tells the day that the words at an offset are about, where somebody knows better than the document's date.
    """

    def __init__(self, registry: Registry, analysis: Analysis) -> None:
        self.registry = registry
        period = analysis.document.date
        self.day: date | None = period.start if period else None
        self.day_at: Callable[[int], date | None] = lambda _: self.day
        self.people = [m for m in analysis.mentions if m.kind == "person"]
        text = analysis.document.text
        matches = at_home(registry, without_strangers(registry, registry.scan(text), self.people, text))
        self.matches = with_abbreviations(matches, text)

    def _holds(self, entry: Entry, offset: int | None = None) -> bool:
        """Valid at the day that the words are about; where that is unknown, valid still."""
        day = self.day if offset is None else self.day_at(offset)
        return entry.holds(day) if day else entry.end is None

    @cached_property
    def _named_outright(self) -> Counter[str]:
        """How often the document names each actor in words that mean no other: which Congo, which Georgia."""
        alone = [m.hits[0].entry.id for m in self.matches if len({h.entry.id for h in m.hits}) == 1]
        return Counter(alone)

    def knows(self, id: str | None) -> bool:
        """Whether an id is a state's or a body's that the registry holds."""
        return self.registry.state(id or "") is not None or bool(self.registry.of(id or ""))

    def match_at(self, start: int, end: int) -> Match | None:
        """Return the name that covers the characters from start to end, None where there is none."""
        return next((m for m in self._near(start) if m.start <= start and end <= m.end), None)

    def named(self, sentence: Sentence, head: int) -> list[Naming]:
        """Return the actors that a phrase names: by its head, else by owner, adjective, "of" or apposition."""
        together = self._coordinated(sentence, head)
        own = together or self._reading(sentence, head)
        if own:
            return own
        if named_body(sentence, head) == "always":
            return []  # "the Bolivian Lake Movement" is not Bolivia
        found = self._modifying(sentence, head)
        return [] if named_body(sentence, head) and found and found[0].entry.kind not in _STATES else found

    def _modifying(self, sentence: Sentence, head: int) -> list[Naming]:
        """Return the actors named by what stands with a head: owner, adjective, "of" or apposition."""
        for relations in (("flat",), ("nmod:poss",), ("amod", "compound", "nmod:unmarked", "nmod:desc"), ("nmod",)):
            found = self._through(sentence, head, relations)
            if found:
                return found
        return self._through(sentence, head, ("appos",))

    def located(self, sentence: Sentence, head: int) -> list[Naming]:
        """Return the country that a thing stands in: "installations near the Malian city of Gao"."""
        for kid in sentence.children(head, "nmod"):
            if any(sentence.tokens[k].lemma.lower() in _LOCATIVE for k in sentence.children(kid, "case")):
                found = self.named(sentence, kid) or self._place(sentence, kid) or self.located(sentence, kid)
                if found:
                    return found[:1]
        return []

    def _place(self, sentence: Sentence, index: int) -> list[Naming]:
        """The country of a town or region that the gazetteer knows."""
        token = sentence.tokens[index]
        match = self.match_at(token.start, token.end)
        name = match.text if match else token.text
        state = place_state(self.registry, name) if token.upos == "PROPN" else None
        return [Naming(actor_of(state), token.start, token.end, state, "place")] if state else []

    def _coordinated(self, sentence: Sentence, head: int) -> list[Naming]:
        """Several adjectives that name one actor each: "Malian and Nigerien troops", "Malian-Nigerien talks"."""
        for kid in (head, *sentence.children(head, "amod", "compound", "nmod:unmarked")):
            hyphened = [k for k in sentence.children(kid, "amod", "compound") if self._hyphen_between(sentence, k, kid)]
            nodes = [*hyphened, kid, *(sentence.children(kid, "conj") if kid != head else ())]
            found = [naming for node in nodes for naming in self._reading(sentence, node)] if len(nodes) > 1 else []
            if len({n.actor.id for n in found}) > 1:
                return found
        return []

    def _hyphen_between(self, sentence: Sentence, left: int, right: int) -> bool:
        between = {t.text for t in sentence.tokens[left + 1 : right]}
        return bool(between & {"-", "–"})

    def _reading(self, sentence: Sentence, index: int) -> list[Naming]:
        """Readings of the name that covers a token: two for "Russo-Turkish", one elsewhere."""
        token = sentence.tokens[index]
        found = []
        for match in self._near(token.start):
            if match.start < token.end and token.start < match.end:
                hit = self.best(_fitting(token, match.hits), match.start)
                part = hit and (self._forename(match, hit) or self._shorter(sentence, match, hit))
                if hit and not part and not _common_word(token.upos, hit):
                    found.append(Naming(actor_of(hit.entry), match.start, match.end, hit.entry, hit.how))
        return found

    def _forename(self, match: Match, hit: Hit) -> bool:
        """ "Santiago" of "Santiago Prado" is no capital: the words are a person's, and the registry's only in part."""
        if hit.how != "metonym":
            return False
        at = bisect_right(self.people, match.start, key=lambda m: m.start) - 1
        return at >= 0 and self.people[at].start == match.start and match.end < self.people[at].end

    def _shorter(self, sentence: Sentence, match: Match, hit: Hit) -> bool:
        """Whether a body's name is part of a longer one: "Workers' Party" of "the Lake Workers' Party"."""
        if hit.entry.kind in (*_STATES, "person", "organ") or match.text.split()[-1].lower() not in bodies():
            return False
        first = next(k for k, t in enumerate(sentence.tokens) if t.end > match.start)
        last = next((k for k, t in enumerate(sentence.tokens) if t.end >= match.end), len(sentence.tokens) - 1)
        return self._goes_before(sentence, first, hit) or self._goes_after(sentence, last, hit)

    def _goes_before(self, sentence: Sentence, first: int, hit: Hit) -> bool:
        """Whether a capitalised word before a name belongs to it and tells another body."""
        before = sentence.tokens[first - 1] if first > 1 else None
        if before and before.text in POSSESSIVES and hit.entry.kind == "igo":  # "Georgia's Security Council"
            return any(h.entry.kind in _STATES for h in self.registry.lookup(sentence.tokens[first - 2].text))
        if before is None or not before.text[:1].isupper() or before.rel not in ("amod", "compound", "flat"):
            return False
        origin = {h.entry.id for h in self.registry.lookup(before.text)}
        return hit.entry.country not in origin and agent_sector(sentence, first - 1) is None

    def _goes_after(self, sentence: Sentence, last: int, hit: Hit) -> bool:
        """Whether "of Togo" after a name makes it that of a body of another country."""
        after = sentence.tokens[last + 1 : last + 3]
        if len(after) < 2 or after[0].text != "of":
            return False
        of = self.match_at(after[1].start, after[1].end)
        states = {h.entry.id for h in of.hits if h.entry.kind in _STATES} if of else set()
        return bool(states) and bool(hit.entry.country) and hit.entry.country not in states

    def _through(self, sentence: Sentence, head: int, relations: tuple[str, ...]) -> list[Naming]:
        for kid in reversed(sentence.children(head, *relations)):  # the modifier nearest to the noun says whose it is
            if sentence.tokens[kid].text.lower().startswith(AGAINST) or (
                relations == ("nmod",) and not _owner(sentence, kid)
            ):
                continue
            nodes = (kid, *sentence.children(kid, "conj"))
            found = [n for k in nodes for n in self._reading(sentence, k) or self._owner_of(sentence, k, relations)]
            if found:
                return found
        return []

    def _owner_of(self, sentence: Sentence, node: int, relations: tuple[str, ...]) -> list[Naming]:
        """One step further: "the Iraqi army's base", "skies of the Malian capital"."""
        if "compound" in relations:  # "the Peruvian defence ministry"
            return self._through(sentence, node, ("amod", "compound"))
        if relations not in (("nmod:poss",), ("nmod",), ("appos",)):
            return []
        found = self._through(sentence, node, ("nmod:poss",)) or self._through(sentence, node, ("amod", "compound"))
        deeper = relations == ("nmod",) and agent_sector(sentence, node) is not None
        return found or (self._through(sentence, node, relations) if deeper else [])  # "heads of state of the Union"

    def best(self, hits: Iterable[Hit], offset: int | None = None) -> Hit | None:
        """Return the reading that holds at the day spoken of; sure ones before surnames; None where none is fit."""
        held = [h for h in hits if self._holds(h.entry, offset)] or self._nearest(list(hits), offset)
        sure = [h for h in held if h.how in _SURE]
        if sure:
            return max(sure, key=lambda h: (*self._heard_of(h.entry), _seat(h)))  # the first of equals
        return self._surname(held)

    def _heard_of(self, entry: Entry) -> tuple[int, int]:
        """How often the document names an actor outright, and its country."""
        return self._named_outright[entry.id], self._named_outright[entry.country]

    def _nearest(self, hits: list[Hit], offset: int | None) -> list[Hit]:
        """Of those that held at other times the nearest in office; a bare surname dies out in the end."""
        day = self.day if offset is None else self.day_at(offset)
        if day is None or any(h.entry.kind != "person" for h in hits):
            return hits
        away = [(h.entry.years_from(day), h) for h in hits]
        away = [(years, h) for years, h in away if h.how != "surname" or years <= _FORGOTTEN]
        return [h for years, h in away if years == min(y for y, _ in away)]

    def _surname(self, held: list[Hit]) -> Hit | None:
        """One person, or several of one body, or the one of them whose body the document names."""
        if len({h.entry.id for h in held}) <= 1:
            return held[0] if held else None
        counts = {h.entry.id: self._named_outright[h.entry.id] for h in held}
        top = max(counts.values())
        leading = [h for h in held if counts[h.entry.id] == top]
        return leading[0] if top and len({h.entry.id for h in leading}) == 1 else None

    def _near(self, offset: int) -> list[Match]:
        """Matches that may cover an offset."""
        at = bisect_right(self.matches, offset, key=lambda m: m.start)
        return self.matches[max(0, at - 1) : at + 2]


def _seat(hit: Hit) -> bool:
    """A city that seats a union and a state stands for the union: "Brussels"."""
    return hit.how == "metonym" and hit.entry.kind == "igo"


def _fitting(token: Token, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """An adjective before a noun means the state, the plural alone its people: "Sahrawi troops", "the Sahrawis"."""
    people = tuple(h for h in hits if h.entry.kind == "people")
    if not people or len(people) == len(hits):
        return hits
    return people if token.upos != "ADJ" and token.feat("Number") == "Plur" else hits


def _owner(sentence: Sentence, kid: int) -> bool:
    """True for an "of" phrase, the only one whose noun owns the head."""
    return any(sentence.tokens[k].lemma == "of" for k in sentence.children(kid, "case"))


def _common_word(upos: str, hit: Hit) -> bool:
    """True where a name that is also an ordinary word is used as one: "turkey" is cut off by case, "May" by its tag."""
    return upos in ("VERB", "AUX", "ADV", "ADP", "SCONJ", "CCONJ", "DET", "PRON") and hit.how in ("surname", "alias")
