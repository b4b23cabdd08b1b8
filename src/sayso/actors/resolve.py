"""From a noun phrase in a tree to the actors that its own words name. What other sentences say is not seen here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sayso.actors.entry import Entry, Hit, Match
from sayso.actors.load import Registry, agents
from sayso.model.actor import Actor
from sayso.model.analysis import Analysis, Sentence

__all__ = ["Naming", "actor_of", "agent_sector"]

_NAME_RELATIONS = ("flat", "compound", "amod", "nmod:poss", "nmod", "nmod:unmarked", "nmod:desc", "appos")
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


def agent_sector(sentence: Sentence, head: int) -> str | None:
    """Return the PLOVER sector of a role noun ("troops", "foreign minister"), None for other words."""
    token = sentence.tokens[head]
    before = sentence.tokens[head - 1].lemma.lower() if head else ""
    known = agents()
    lemma = token.lemma.lower()
    return known.get(f"{before} {lemma}") or known.get(lemma)


class Namer:
    """Finds the registry's names in one document, and the actors that a phrase names by its head or its modifiers."""

    def __init__(self, registry: Registry, analysis: Analysis) -> None:
        self.registry = registry
        period = analysis.document.date
        self.day: date | None = period.start if period else None
        self.matches = registry.scan(analysis.document.text)
        self._by_start = {m.start: m for m in self.matches}

    def match_at(self, start: int, end: int) -> Match | None:
        """Return the name that covers the characters from start to end, None where there is none."""
        return next((m for m in self._near(start) if m.start <= start and end <= m.end), None)

    def named(self, sentence: Sentence, head: int) -> list[Naming]:
        """Return the actors that a phrase names: by its head, else by owner, adjective, "of" or apposition."""
        own = self._reading(sentence, head)
        if own:
            return own
        for relations in (("flat",), ("nmod:poss",), ("amod", "compound", "nmod:unmarked", "nmod:desc"), ("nmod",)):
            found = self._through(sentence, head, relations)
            if found:
                return found
        return self._through(sentence, head, ("appos",))

    def _reading(self, sentence: Sentence, index: int) -> list[Naming]:
        """Readings of the name that covers a token: two for "Russo-Turkish", one elsewhere."""
        token = sentence.tokens[index]
        found = []
        for match in self._near(token.start):
            if match.start < token.end and token.start < match.end:
                hit = self.best(match.hits)
                if hit and not _common_word(token.upos, hit):
                    found.append(Naming(actor_of(hit.entry), match.start, match.end, hit.entry, hit.how))
        return found

    def _through(self, sentence: Sentence, head: int, relations: tuple[str, ...]) -> list[Naming]:
        for kid in reversed(sentence.children(head, *relations)):  # the modifier nearest to the noun says whose it is
            if relations == ("nmod",) and not _owner(sentence, kid):
                continue
            nodes = (kid, *sentence.children(kid, "conj"))
            found = [n for k in nodes for n in self._reading(sentence, k) or self._owner_of(sentence, k, relations)]
            if found:
                return found
        return []

    def _owner_of(self, sentence: Sentence, node: int, relations: tuple[str, ...]) -> list[Naming]:
        """One step further: "the Iraqi army's base", "skies of the Malian capital"."""
        if relations in (("nmod:poss",), ("nmod",), ("appos",)):
            return self._through(sentence, node, ("nmod:poss",)) or self._through(sentence, node, ("amod", "compound"))
        return []

    def best(self, hits: Iterable[Hit]) -> Hit | None:
        """Return the reading that holds at the document's date; sure ones before surnames; None where none is fit."""
        held = [h for h in hits if h.entry.holds(self.day)] or list(hits)
        sure = [h for h in held if h.how in _SURE]
        if sure:
            return sure[0]
        people = {h.entry.name for h in held}
        return held[0] if len(people) == 1 else None

    def _near(self, offset: int) -> list[Match]:
        """Matches that may cover an offset."""
        from bisect import bisect_right

        at = bisect_right(self.matches, offset, key=lambda m: m.start)
        return self.matches[max(0, at - 1) : at + 2]


def _owner(sentence: Sentence, kid: int) -> bool:
    """True for an "of" phrase, the only one whose noun owns the head."""
    return any(sentence.tokens[k].lemma == "of" for k in sentence.children(kid, "case"))


def _common_word(upos: str, hit: Hit) -> bool:
    """True where a name that is also an ordinary word is used as one: "turkey" is cut off by case, "May" by its tag."""
    return upos in ("VERB", "AUX", "ADV", "ADP", "SCONJ", "CCONJ", "DET", "PRON") and hit.how in ("surname", "alias")
