"""Whom a description means that names nobody: "the kingdom", "the movement", "the king", "the police", "a court"."""

from collections.abc import Collection
from typing import Any

from sayso.actors.load import agents
from sayso.actors.resolve import agent_sector
from sayso.languages.load import load
from sayso.model.actor import Actor
from sayso.model.analysis import Sentence
from sayso.qualify._discourse import Discourse, Entity, plural
from sayso.qualify._focus import Focus, sends_home
from sayso.qualify._groups import COUNTS, Groups
from sayso.qualify._lexicon import words
from sayso.qualify._names import proper_name

_FAR = 12  # sentences that a full description ("the two countries") looks back
_KINDS = {"state": "states", "body": "bodies", "band": "bands", "person": "people"}
_DEFINITE = frozenset("the this that these those both either neither each its their his her our".split())


class Descriptions:
    """Resolves noun phrases without a name of their own against what was said before."""

    def __init__(self, discourse: Discourse, focus: Focus, groups: Groups) -> None:
        self.discourse, self.focus, self.groups = discourse, focus, groups

    def several(self, number: int, head: int, taken: Collection[Actor]) -> list[Actor]:
        """Return whom "the two countries", "both sides", "neither government" mean; [] for other phrases."""
        sentence = self.discourse.analysis.sentences[number]
        token, lemma = sentence.tokens[head], sentence.tokens[head].lemma.lower()
        if token.text.lower() in words("reference", "groups") and not self._part(sentence, head):
            return self.groups.several(number, head, COUNTS.get(token.text.lower()), self.groups.kinds_of(lemma))
        count = self.count(sentence, head)
        sided = lemma in words("reference", "sides") or any(lemma in words("reference", g) for g in _KINDS.values())
        if count is not None and _definite(sentence, head):
            sided = sided or lemma in words("reference", "pairs") or agent_sector(sentence, head) is not None
        if not sided or not (count or (plural(sentence, head) and _definite(sentence, head))):
            return []
        if count is None and (lemma in words("reference", "bands") or sends_home(agent_sector(sentence, head))):
            return []
        kinds = self.groups.kinds_of(lemma)
        polity = self._polity(number, head, lemma, count or 2)
        return polity or self.groups.several(number, head, count, kinds)

    def _part(self, sentence: Sentence, head: int) -> bool:
        """ "Two of its members" are not the two."""
        return any(sentence.tokens[k].upos != "PRON" for k in sentence.children(head, "nmod"))

    def count(self, sentence: Sentence, head: int) -> int | None:
        """Return how many a phrase counts ("the two countries", "each side"); None where it does not say."""
        near = [sentence.tokens[k].lemma.lower() for k in sentence.children(head, "nummod", "det")]
        if "each" in near:
            return 2
        return next((COUNTS[c] for c in near if c in COUNTS), None)

    def single(self, number: int, head: int, taken: Collection[Actor]) -> list[Actor]:
        """Return whom "the movement", "the king", "the island" take up; [] where nobody fits."""
        sentence = self.discourse.analysis.sentences[number]
        lemma = sentence.tokens[head].lemma.lower()
        if not _definite(sentence, head):
            return []
        polity = self._polity(number, head, lemma, 1)
        if polity:
            return polity
        earlier = self.discourse.before(number, head, _FAR)
        if lemma in words("reference", "members") and plural(sentence, head) and not sentence.children(head, "nmod"):
            return _first(e for e in earlier if e.kind == "body" and any(a.sector == "IGO" for a in e.actors))
        kind = next((k for k, name in _KINDS.items() if lemma in words("reference", name)), None)
        if kind == "person":
            return _first(e for e in earlier if e.kind == "person" and not e.many and lemma in e.words)
        at_home = sends_home(agent_sector(sentence, head))  # "the court" is a body, but of a state unless one is named
        if at_home and kind != "body":
            return []
        kinds = {"body": ("body",), "band": ("band", "party"), "state": ("state",)}.get(kind or "", ())
        if lemma in words("reference", "sides") and not kind:
            kinds = ("state", "band")
        named = _first(e for e in earlier if e.kind in (*kinds, "party") and lemma in e.words)
        if named or at_home:
            return named
        return _first(e for e in earlier if e.kind in kinds and len(e.actors) == 1 and e.actors[0] not in taken)

    def short(self, number: int, head: int) -> list[Actor]:
        """Return the body that a capitalised common noun shortens: "the Council" after "the Lake Council"."""
        sentence = self.discourse.analysis.sentences[number]
        token = sentence.tokens[head]
        if not token.text[:1].isupper() or token.upos not in ("NOUN", "PROPN"):
            return []
        word = token.text.lower()
        kinds = ("body", "band", "party")
        earlier = self.discourse.before(number, head, number + 1)
        return _first(e for e in earlier if e.kind in kinds and len(e.actors) == 1 and word in e.words)

    def shortened(self, number: int, head: int) -> list[Actor]:
        """Return the body before whose name has all the words: "the Lake Army" after "the Lake Liberation Army"."""
        name = proper_name(self.discourse.analysis.sentences[number], head)
        parts = set(name.lower().split()) if name else set()
        earlier = self.discourse.before(number, head, number + 1)
        return _first(e for e in earlier if parts and len(e.actors) == 1 and parts <= e.words)

    def envoys(self, number: int, head: int) -> list[Actor]:
        """Return the body that "peacekeepers" and "inspectors" serve: the last one that was named."""
        sentence = self.discourse.analysis.sentences[number]
        if not self._international(sentence, head):
            return []
        earlier = self.discourse.before(number, head, number + 1)
        bodies = [e for e in earlier if any(a.sector == "IGO" for a in e.actors)]
        if agent_sector(sentence, head) == "IGO":  # "the Secretary-General": not of a council or a mission, but above
            return _first(e for e in bodies if e.actors[0].id in self.focus.headed()) or self.focus.world_body(bodies)
        return _first(bodies)

    def official(self, number: int, head: int, taken: Collection[Actor]) -> list[Actor]:
        """Return the state that ownerless organs and officials act for: "the police", "a court", "riot police"."""
        sentence = self.discourse.analysis.sentences[number]
        if self._international(sentence, head):
            return []
        if not sends_home(agent_sector(sentence, head)) or self._alien(sentence, head):
            return []
        if self._general(sentence, head):
            return []
        state = self.focus.state(number, head, [a.id for a in taken])
        return [state] if state else []

    def some(self, sentence: Sentence, head: int) -> bool:
        """Return whether a phrase means one or several states of many, untold which: "an African power"."""
        near = {sentence.tokens[k].text.lower() for k in sentence.children(head, "det")}
        counted = bool(near & (words("reference", "general_determiners") | {"a", "an"})) or self.count(sentence, head)
        return bool(counted) and sentence.tokens[head].lemma.lower() in words("reference", "generals")

    def _general(self, sentence: Sentence, head: int) -> bool:
        """ "Governments", "no state", "any neighbour" are nobody's in particular."""
        lemma = sentence.tokens[head].lemma.lower()
        if lemma not in words("reference", "generals"):
            return False
        near = {sentence.tokens[k].text.lower() for k in sentence.children(head, "det")}
        return bool(near & words("reference", "general_determiners")) or (
            plural(sentence, head) and not _definite(sentence, head)
        )

    def _international(self, sentence: Sentence, head: int) -> bool:
        """ "Peacekeepers", "the Secretary-General", the latter also where the analysis cuts it in three."""
        known = words("reference", "international")
        tokens = sentence.tokens
        runs = ("".join(t.text for t in tokens[max(0, k) : k + 3]).lower() for k in range(head - 2, head + 1))
        return tokens[head].lemma.lower() in known or any(run in known for run in runs)

    def _alien(self, sentence: Sentence, head: int) -> bool:
        """ "Foreign troops" are not those of the place; a foreign minister is."""
        near = {sentence.tokens[k].lemma.lower() for k in sentence.children(head, "amod")} & words("reference", "alien")
        lemma = sentence.tokens[head].lemma.lower()
        return bool(near) and not any(f"{word} {lemma}" in agents() for word in near)

    def band(self, number: int, head: int) -> list[Actor]:
        """Return the named group that "the rebels" are: the last one before, else the only one of the document."""
        sentence = self.discourse.analysis.sentences[number]
        if sentence.tokens[head].lemma.lower() not in words("reference", "bands") or _indefinite(sentence, head):
            return []
        found = _first(e for e in self.discourse.before(number, head, _FAR) if _named_band(e))
        return found or self.focus.only_band()

    def _polity(self, number: int, head: int, lemma: str, count: int) -> list[Actor]:
        """The latest states that are kingdoms, islands, emirates, as the word says."""
        fitting: dict[str, list[str]] = load("en", "reference")["polities"]
        word = lemma if lemma in fitting else lemma.removesuffix("s")
        if word not in fitting:
            return []
        found: dict[str, Actor] = {}
        for entity in self.discourse.before(number, head, number + 1):
            for actor in entity.actors:
                if actor.id in fitting[word]:
                    found.setdefault(actor.id, actor)
        return list(found.values())[:count] if len(found) >= count else []


def _first(entities: Any) -> list[Actor]:
    return next((list(e.actors) for e in entities), [])


def _named_band(entity: Entity) -> bool:
    """An armed group with a name of its own, not "gunmen"."""
    named = len(entity.actors) == 1 and (entity.actors[0].name or "")[:1].isupper()
    return entity.kind == "band" and named and entity.actors[0].country is not None


def _indefinite(sentence: Sentence, head: int) -> bool:
    """ "A militant", "one gunman" are nobody told before."""
    near = {sentence.tokens[k].text.lower() for k in sentence.children(head, "det", "nummod")}
    return bool(near & {"a", "an", "one", "some", "another", "any"})


def _definite(sentence: Sentence, head: int) -> bool:
    kids = sentence.children(head, "det", "nmod:poss")
    return bool({sentence.tokens[k].text.lower() for k in kids} & _DEFINITE)
