"""Where it happened: places that the words attach to the event, resolved to a country and, where possible, a point.

Actors named by metonymy ("Moscow said") are no places; a dateline never places an event. Alternatives are all kept.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sayso.actors.load import load as registry
from sayso.actors.load import places
from sayso.languages.en.clauses import preposition
from sayso.languages.load import load
from sayso.model.analysis import ROOT, Analysis, Sentence
from sayso.model.place import Place
from sayso.model.statement import Statement
from sayso.qualify._gazetteer import Gazetteer, Spot, World
from sayso.qualify._homeland import at_home
from sayso.qualify._scene import scene
from sayso.settings import Settings

ENTRY = True
_NEAR = "area"  # near a place is an area around it, not the place
_DEPTH = 3  # "in a village near the town of X in Y": deeper phrases place the noun, not the event


def make(settings: Settings) -> Callable[[list[Statement], Analysis], list[Statement]]:
    """Return the qualifier that fills `where`; the user's actor files of the settings are read once, here."""
    world = World(places(), registry(settings.actors))
    return lambda statements, analysis: locate(statements, analysis, world)


def locate(statements: list[Statement], analysis: Analysis, world: Gazetteer) -> list[Statement]:
    """Return the statements with their places, as a gazetteer knows them."""
    located: dict[int, Statement] = {}
    order = sorted(range(len(statements)), key=lambda i: statements[i].trigger.start)
    for index in order:
        located[index] = _located(statements[index], list(located.values()), analysis, world)
    settled = dict(zip(order, at_home([located[i] for i in order], world), strict=True))
    return [settled[i] for i in range(len(statements))]


def _located(statement: Statement, before: list[Statement], analysis: Analysis, world: Gazetteer) -> Statement:
    place = analysis.locate(statement.trigger.start)
    if place is None:
        return statement
    finder = _Finder(analysis.sentences[place[0]], analysis.document.text, world)
    found = finder.places(place[1], statement)
    found = found or scene(statement, finder.set_in(place[1]), before, analysis, world)
    return replace(statement, where=found) if found else statement


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A nominal that may name the place: its head, and whether the event is at it or near it."""

    head: int
    near: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A place, and whether its name is a whole country's."""

    place: Place
    land: bool


class _Finder:
    """Finds the places of the events of one sentence."""

    def __init__(self, sentence: Sentence, text: str, world: Gazetteer) -> None:
        self.sentence, self.tokens, self.text, self.world = sentence, sentence.tokens, text, world

    def places(self, trigger: int, statement: Statement) -> tuple[Place, ...]:
        """Return the places of a predicate; where its own clause names none, those of the clause that it continues."""
        for node in self._clauses(trigger):
            for tier in (self._direct, self._goals, self._participants):
                phrases = tier(node, statement.event)
                found = [p for phrase in phrases for p in self._named(phrase.head, phrase.near, _DEPTH)]
                if found:
                    return _distinct(found)
        return ()

    def set_in(self, trigger: int) -> tuple[Place, ...]:
        """Return the places that the sentence names as such, whatever they place but the telling of this act."""
        apart = set(self._tellers(trigger))
        heads = [k for k, token in enumerate(self.tokens) if token.rel in ("obl", "nmod") and token.head not in apart]
        return _distinct([found for k in heads if self._placed(k) for found in self._named(k, False, 1)])

    def _tellers(self, trigger: int) -> Iterator[int]:
        """The verbs that tell the act: above a clause that is a content, or beside it ("..., he said in Accra")."""
        path = (trigger, *self.sentence.ancestors(trigger))
        contents = [n for n, node in enumerate(path) if self.tokens[node].rel == "ccomp"]
        yield from path[contents[0] + 1 :] if contents else ()
        yield from (k for k, token in enumerate(self.tokens) if token.rel == "parataxis" and k not in path)

    def _placed(self, kid: int) -> bool:
        """True for a phrase whose preposition may introduce a place, wherever it leads: "from X", "to X"."""
        words = set(self._prepositions(kid))
        return bool(words) and self.tokens[kid].relation != "nmod:poss" and not words & set(_words()["placeless"])

    def _clauses(self, index: int) -> Iterator[int]:
        yield index
        for _ in range(_DEPTH):
            token = self.tokens[index]
            if token.head == ROOT:
                return
            head = self.tokens[token.head]
            alone = token.rel == "conj" and not self.sentence.children(index, "nmod")
            light = alone or token.rel == "obj" or token.relation == "nsubj:pass"
            noun = token.upos in ("NOUN", "PROPN")
            goes_on = token.rel in ("conj", "xcomp") or (token.rel == "advcl" and token.text.endswith("ing"))
            if (noun and not light) or (not noun and not goes_on) or head.upos not in ("VERB", "NOUN"):
                return
            index = token.head
            yield index

    # -- phrases ---------------------------------------------------------------------------------------------------

    def _direct(self, index: int, event: str) -> Iterator[_Phrase]:
        """Obliques that place an event of any type."""
        for kid in self.sentence.children(index, "obl", "nmod"):
            near = self._locative(kid)
            if near:
                yield _Phrase(kid, near == "near")

    def _goals(self, index: int, event: str) -> Iterator[_Phrase]:
        """What some types reach or hit: "marched into X", "raids on Y", "shelled Z", "hit Chadian depots"."""
        wanted = set(_words()["goals"].get(event, ()))
        for kid in self.sentence.children(index, "obl", "nmod"):
            words, common = set(self._prepositions(kid)), self.tokens[kid].lemma in _words()["place_nouns"]
            if words & wanted or (common and words & {"to", "into"}):
                yield _Phrase(kid, False)
        verbs = _words()["object_verbs"].get(event, ())
        if "any" in verbs or self.tokens[index].lemma in verbs:
            for kid in self.sentence.children(index, "obj", "nsubj:pass"):
                yield _Phrase(kid, False)

    def _participants(self, index: int, event: str) -> Iterator[_Phrase]:
        """Places of those acted on, and of what is given: "killed troops in Mali", "arms to rebels in Chad"."""
        if event not in _words()["bodily"]:
            return
        kids = self.sentence.children(index, "obj", "nsubj:pass", "obl", "nmod")
        if event == "ASSAULT":
            kids += self.sentence.children(index, "nsubj")
        for kid in kids:
            for noun in (kid, *self.sentence.children(kid, "nmod")):
                if self.tokens[noun].relation != "nmod:poss":
                    yield from self._direct(noun, event)

    def _locative(self, kid: int) -> str | None:
        """ "at" or "near" where a phrase is introduced as a place, None otherwise."""
        if self.tokens[kid].relation == "nmod:poss":
            return None
        words = self._prepositions(kid)
        strong = [w for w in words if w not in _words()["weak"]] or (words if self._is_place_noun(kid) else [])
        return next((_words()["locative"][w] for w in strong if w in _words()["locative"]), None)

    def _is_place_noun(self, index: int) -> bool:
        known = self._spot_at(index)
        common = self.tokens[index].lemma in _words()["place_nouns"]
        return common or (known is not None and known[0].precision != "country")

    def _prepositions(self, kid: int) -> list[str]:
        cases = [self.tokens[k].text.lower() for k in self.sentence.children(kid, "case")]
        return [*cases, preposition(self.sentence, kid)] if cases else []

    # -- names -----------------------------------------------------------------------------------------------------

    def _named(self, head: int, near: bool, depth: int) -> Iterator[_Found]:
        """Places that a phrase names: its own name, or those beside a word like "border"; conjuncts too."""
        beside = {self.tokens[k].lemma for k in self.sentence.children(head, "amod", "case")}
        near = near or bool(beside & set(_words()["nearby"]))
        own = self._spot_at(head)
        if own:
            yield self._place(own, near)
        elif self.tokens[head].lemma in (*_words()["place_nouns"], *_words()["fixed_targets"]):
            yield from self._beside(head, near, depth)
        if depth:
            for kid in self.sentence.children(head, "conj", "appos"):
                yield from self._named(kid, near, depth - 1)
            yield from self._deeper(head, depth)

    def _deeper(self, head: int, depth: int) -> Iterator[_Found]:
        """ "a base in Gao, Mali": phrases inside the phrase."""
        for kid in self.sentence.children(head, "nmod"):
            near = self._locative(kid)
            if near:
                yield from self._named(kid, near == "near", depth - 1)

    def _beside(self, head: int, near: bool, depth: int) -> Iterator[_Found]:
        """The names beside a place noun: "Malian airspace", "the outskirts of Bamako", "Mali's border with Niger"."""
        border = near or self.tokens[head].lemma in _words()["border_nouns"]
        for kid in self.sentence.children(head, "amod", "compound", "nmod", "appos"):
            if self.tokens[kid].rel in ("nmod", "appos") and self.tokens[kid].relation != "nmod:unmarked":
                wanted = self.tokens[kid].relation == "nmod:poss" or "of" in self._prepositions(kid)
                if wanted or self.tokens[kid].rel == "appos":
                    yield from self._named(kid, border, depth - 1) if depth else ()
                continue
            for node in (kid, *self.sentence.children(kid, "conj")):
                spot = self._spot_at(node) or self._adjective(node)
                if spot:
                    yield self._place(spot, border)

    def _adjective(self, index: int) -> tuple[Spot, int, int] | None:
        spot = self.world.country_of(self.tokens[index].text) if self.tokens[index].text[:1].isupper() else None
        return (spot, index, index) if spot else None

    def _spot_at(self, head: int) -> tuple[Spot, int, int] | None:
        """The longest known name that ends or begins at a head, with its first and last token."""
        if not self.tokens[head].text[:1].isupper():
            return None
        first = self._run(head, -1)
        last = self._run(head, 1)
        spans = [(a, b) for a in range(first, head + 1) for b in range(head, last + 1)]
        for a, b in sorted(spans, key=lambda span: span[0] - span[1]):
            readings = self.world.spots(self.text[self.tokens[a].start : self.tokens[b].end])
            if readings:
                return self._likeliest(readings, head), a, b
        return None

    def _run(self, index: int, step: int) -> int:
        """The last token of a run of capitalised words in a direction, hyphens and "al" included."""
        here = index
        while 0 <= here + step < len(self.tokens):
            token = self.tokens[here + step]
            if not (token.text[:1].isupper() or token.text in ("-", "de", "al", "el", "of")) or abs(here - index) > 4:
                break
            here += step
        return here

    def _likeliest(self, readings: tuple[Spot, ...], head: int) -> Spot:
        """The reading whose country the sentence names right after it, else one whose country the text names."""
        if len(readings) == 1:
            return readings[0]
        following = [self.world.spots(self.tokens[k].text) for k in range(head + 1, min(head + 4, len(self.tokens)))]
        countries = {s.country for found in following for s in found if s.precision == "country"}
        beside = (s for s in readings if s.country in countries and s.precision != "country")
        return next(beside, None) or next((s for s in readings if self._is_named(s)), readings[0])

    def _is_named(self, spot: Spot) -> bool:
        land = self.world.country(spot.country) if spot.country else None
        return land is not None and land.name in self.text

    def _place(self, found: tuple[Spot, int, int], near: bool) -> _Found:
        spot, first, last = found
        start, end = self.tokens[first].start, self.tokens[last].end
        precision = _NEAR if near else spot.precision
        place = Place(spot.name, spot.country, precision, spot.lat, spot.lon, self.text[start:end], start, end)
        return _Found(place, spot.precision == "country")


def _distinct(found: list[_Found]) -> tuple[Place, ...]:
    """Each place once; a country goes where a place in it is known."""
    exact = {f.place.country for f in found if not f.land}
    kept = {(f.place.name, f.place.country): f.place for f in found[::-1] if not f.land or f.place.country not in exact}
    return tuple(sorted(kept.values(), key=lambda p: p.start))


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = load("en", "place")
    return words
