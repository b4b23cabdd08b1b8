"""One sentence, read for the codebook's triggers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sayso.codebook.load import Codebook, Trigger
from sayso.extract._match import fits
from sayso.extract._parties import OWNED, Parties
from sayso.languages.en.clauses import Clauses, Slots
from sayso.languages.en.phrases import core, joined
from sayso.model.actor import AUTHOR
from sayso.model.analysis import Analysis, Sentence
from sayso.model.document import Excerpt
from sayso.model.statement import Role, Source, Statement, Thing

_POS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}
_SPEECH = frozenset("REQUEST REJECT ACCUSE THREATEN AGREE SUPPORT CONCEDE".split())
_SCENES = ("near", "in", "at", "inside", "outside", "around", "across")
_THING_SLOTS = ("obj", "with", "of")
_NAME_PARTS = ("flat", "compound", "goeswith", "fixed")
Ranked = list[tuple[int, float]]
"""Heads, and how surely each is a political actor."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger that fits, the statement that it makes, and the heads of its actors and of its recipients."""

    trigger: Trigger
    statement: Statement
    sides: tuple[tuple[int, ...], tuple[int, ...]]


class Reading:
    """One sentence, read for triggers."""

    def __init__(self, analysis: Analysis, sentence: Sentence, codebook: Codebook, parties: Parties) -> None:
        self.analysis, self.sentence, self.codebook, self.parties = analysis, sentence, codebook, parties
        self.clauses = Clauses(sentence)
        # A heading names a topic with its nouns; only its verbs say that something happened.
        self.heading = any(s.start <= sentence.start < s.end for s in parties.titles)

    def hits(self) -> dict[int, Hit]:
        """The triggers that fit, by the index of their token; what another already says is left out."""
        hits: dict[int, Hit] = {}
        for index in range(len(self.sentence.tokens)):
            hit = self._hit(index)
            if hit:
                hits[index] = hit
        for index in list(hits):
            self._drop_double(index, hits)
        return hits

    def _drop_double(self, index: int, hits: dict[int, Hit]) -> None:
        """Light verb and event noun are one statement, and so are a noun of measure and what it measures."""
        measure = self.sentence.tokens[index].head
        if measure in hits and self.clauses.measured(index):  # "a round of talks"
            del hits[measure]
        verb = self.clauses.light_verb(index)
        if verb is not None and verb in hits and index in hits:
            loser = _double(hits[verb], hits[index])
            if loser:
                del hits[verb if loser == "verb" else index]

    def _hit(self, index: int) -> Hit | None:
        """The most specific trigger that fits a token and whose roles are filled as it needs."""
        token = self.sentence.tokens[index]
        pos = _POS.get(token.upos)
        candidates = self.codebook.triggers.get((pos, token.lemma.lower()), ()) if pos else ()
        if not candidates or (pos == "noun" and (token.rel == "compound" or self.heading)):
            return None
        slots = self.clauses.slots(index)
        for trigger in candidates:
            if fits(trigger, self.sentence, index, slots) and not self._only_says(trigger, index):
                hit = self._filled(trigger, index, slots)
                if hit:
                    return hit
        return None

    def _only_says(self, trigger: Trigger, index: int) -> bool:
        """A verb with a that-clause says or shows; that is no deed: "has demonstrated that"."""
        kind = self.codebook.types[trigger.event]
        deed = kind.kind == "tie" or kind.quad.startswith("material")
        return deed and trigger.pos == "verb" and bool(self.sentence.children(index, "ccomp"))

    def _filled(self, trigger: Trigger, index: int, slots: Slots) -> Hit | None:
        strength = self.parties.strength
        actors, taken = self._fill(trigger.actor, slots, frozenset({index}), strength)
        if not trigger.mutual:
            strength = self.parties.recipient_strength
        recipients, taken = self._fill((*trigger.recipient, *self._fallback(trigger)), slots, taken, strength)
        if trigger.mutual:
            actors, recipients = actors + recipients, []
        if not _enough(trigger.needs, actors, recipients) or (not actors and self._idle_subject(trigger, slots)):
            return None
        things = self._things(trigger, slots, taken)
        statement = self._statement(trigger, index, (actors, recipients), things)
        return Hit(trigger, statement, (tuple(h for h, _ in actors), tuple(h for h, _ in recipients)))

    def _statement(
        self, trigger: Trigger, index: int, sides: tuple[Ranked, Ranked], things: Iterable[Thing]
    ) -> Statement:
        ranks = [rank for side in sides for _, rank in side] or [OWNED]
        roles = [tuple(Role(self.words(h)) for h, _ in side) for side in sides]
        token, kind = self.sentence.tokens[index], self.codebook.types[trigger.event].kind
        document = self.analysis.document
        return Statement(
            document=document.id, path=document.path, kind=kind, sentence=self.analysis.excerpt(self.sentence),
            trigger=document.excerpt(token.start, token.end), event=trigger.event, source=Source(AUTHOR),
            mode=trigger.mode, contexts=trigger.contexts, actors=roles[0], recipients=roles[1],
            objects=tuple(things),
            factuality="CT-" if trigger.failed or trigger.negative else "CT+",
            status=trigger.status or ("ongoing" if kind == "tie" else "occurred"),
            score=round(trigger.weight * sum(ranks) / len(ranks), 2),
            explain=(f"trigger {trigger.name}/{trigger.pos} -> {trigger.event} (pattern)",),
        )  # fmt: skip

    def _idle_subject(self, trigger: Trigger, slots: Slots) -> bool:
        """A named subject that can act for nobody: "the virus killed", "shares rallied"; but missiles and raids can."""
        if trigger.pos != "verb" or "subj" not in slots:
            return False
        lemmas = {self.sentence.tokens[h].lemma.lower() for h in slots["subj"]}
        instruments = lemmas & self.codebook.classes["arms"] or any(
            ("noun", w) in self.codebook.triggers for w in lemmas
        )
        nominal = any(self.sentence.tokens[h].upos == "NOUN" for h in slots["subj"])
        return nominal and not instruments

    def _fallback(self, trigger: Trigger) -> tuple[str, ...]:
        """Where the other side may also stand: "faces a threat from X", "struck near Y", "demanded that Z leave"."""
        quad = self.codebook.types[trigger.event].quad
        if trigger.pos != "verb":
            return ("undergoer",)
        return {"material conflict": _SCENES, "verbal conflict": ("compsubj", "objby")}.get(quad, ())

    def _fill(
        self, names: tuple[str, ...], slots: Slots, taken: frozenset[int], strength: Callable[[Sentence, int], float]
    ) -> tuple[Ranked, frozenset[int]]:
        """Heads from the first of the named slots that holds a political actor, with ranks; the tokens now used."""
        for name in names:
            heads = [h for head in slots.get(name, ()) for h in joined(self.sentence, head)]
            ranked = [(h, strength(self.sentence, h)) for h in heads if h not in taken]
            chosen = [(h, rank) for h, rank in ranked if rank]
            if chosen:
                return chosen, taken.union(h for h, _ in chosen)
        return [], taken

    def _things(self, trigger: Trigger, slots: Slots, taken: frozenset[int]) -> list[Thing]:
        names = _THING_SLOTS if trigger.object or trigger.pos == "verb" else ("of",)
        heads = [h for name in names for h in slots.get(name, ()) if h not in taken]
        return self._nominal(heads)

    def objects(self, index: int) -> list[Thing]:
        """The things that a verb or noun without a pattern is about."""
        slots = self.clauses.slots(index)
        return self._nominal([h for name in _THING_SLOTS for h in slots.get(name, ())])

    def _nominal(self, heads: Iterable[int]) -> list[Thing]:
        nominal = [h for h in heads if self.sentence.tokens[h].upos == "NOUN"]
        return [Thing(self.words(h)) for head in nominal[:1] for h in joined(self.sentence, head)]

    def top(self, index: int) -> int:
        """The word that carries the name or compound that a word is part of: "Emmanuel" for "Macron"."""
        seen = {index}
        while self.sentence.tokens[index].rel in _NAME_PARTS and self.sentence.tokens[index].head not in (-1, *seen):
            index = self.sentence.tokens[index].head
            seen.add(index)
        return index

    def parts(self, head: int) -> list[int]:
        """The words that `head` carries, itself among them."""
        near = (k for k in self.sentence.subtree(head) if self.top(k) == head)
        return [head, *(k for k in near if k != head)]

    def words(self, head: int) -> Excerpt:
        """The words of the phrase around a head."""
        first, last = core(self.sentence, head)
        tokens = self.sentence.tokens
        return self.analysis.document.excerpt(tokens[first].start, tokens[last].end)


def _double(of_verb: Hit, of_noun: Hit) -> str | None:
    """Which of a verb and its object noun says nothing of its own: "verb", "noun", or None for neither.

    "Carried out a raid" is the noun's; "suspended aid" the verb's, which the object makes what it is; "demanded a
    withdrawal" is two acts.
    """
    verb, act, noun, named = of_verb.trigger, of_verb.statement, of_noun.trigger, of_noun.statement
    if act.event == named.event:
        return "noun" if verb.words or (act.kind == "tie" and verb.object) else "verb"
    if (verb.object or verb.words) and not (noun.words and not verb.words):
        return "noun"
    speech = act.event in _SPEECH and named.kind != "tie"
    return None if speech else "verb"


def _enough(needs: str, actors: Ranked, recipients: Ranked) -> bool:
    """Whether the roles that a trigger needs are filled."""
    return {
        "actor": bool(actors), "recipient": bool(recipients), "both": bool(actors and recipients) or len(actors) > 1,
        "either": bool(actors or recipients), "none": True,
    }[needs]  # fmt: skip
