"""Where a claim is called untrue: "called it a lie that", "dismissed talk of", "there is no truth in reports that"."""

from typing import NamedTuple

from sayso.model.analysis import Sentence
from sayso.qualify._commitment import lemmas

# Clauses with "that"; an adverbial one only by a misreading ("untrue that X").
_THAT = ("acl", "ccomp", "csubj", "advcl")
_UP = ("acl", "ccomp", "csubj", "nmod", "nsubj", "obj", "obl", "xcomp", "conj", "advcl", "appos", "parataxis")
_NEGATORS = frozenset(("not", "never", "n't", "n’t", "no", "hardly", "scarcely", "neither", "nor"))
_PRONOUNS = frozenset(("it", "them", "this", "that", "these"))


class Denial(NamedTuple):
    """The word that calls a claim untrue, and the token at which the claim ends."""

    word: str
    top: int


class Denials:
    """Reads what one sentence makes of the claims in it."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.tokens = sentence, sentence.tokens

    def of(self, act: int) -> Denial | None:
        """Return the denial of the claim that an act stands in, if any."""
        child = act
        for node in self.sentence.ancestors(act):
            if self._outside(child, node):
                return None
            word = self._false(node, child) or self._untrue(node, child) or self._led_by(child)
            if not word and self._claim(child) and child != act:
                word = self._rejected(node, child) or self._named(node, child) or self._beside(node, child)
            if word:
                return Denial(word, node)
            child = node
        return None

    def _outside(self, child: int, node: int) -> bool:
        """Whether what is said at `node` is not said of the clause below: relative clauses, circumstances."""
        token = self.tokens[child]
        if token.relation in ("acl:relcl", "advcl:relcl"):
            return not (self._claim(node) and self.tokens[self._first(child)].text.lower() == "that")
        if token.rel == "advcl":
            said = self._listed(child, "falsehoods") or self._claim(child) or self._marked_that(child)
            return not said
        if token.rel == "parataxis":
            return not self._claim(child)
        return token.rel not in _UP

    def _false(self, node: int, child: int) -> str | None:
        """ "A lie that ...", "the charge was a fabrication"; of an event noun nothing is said: "the pact is a hoax"."""
        clause = self.tokens[child].rel in _THAT and self._marked_that(child)
        claim = self._claim(child) and self.tokens[child].rel in ("nsubj", "obj", "nmod", "obl")
        known = self._listed(node, "falsehoods") or (claim and self._listed(node, "belittled"))
        return self.tokens[node].text if (clause or claim) and known and not self._negated(node) else None

    def _untrue(self, node: int, child: int) -> str | None:
        """ "No truth in reports that", "it is not true that", "the claim is without foundation"."""
        said = self._claim(child) or (self.tokens[child].rel in _THAT and self._marked_that(child))
        if not said or not self._listed(node, "truths"):
            return None
        above = self.tokens[node].head
        denied = self._negated(node) or (self.tokens[node].rel in ("nsubj", "obj") and self._negated(above))
        return f"no {self.tokens[node].text}" if denied else None

    def _rejected(self, node: int, child: int) -> str | None:
        """ "Scoffed at the idea", "brushed aside suggestions", "the rumour was quashed"."""
        active = self.tokens[child].rel in ("obj", "obl") and child > node
        if not (active or self.tokens[child].relation == "nsubj:pass") or self._negated(node):
            return None
        words = " ".join(t.lemma.lower() for t in self.tokens[node : node + 4])
        return next((known for known in lemmas("rejecting") if f"{words} ".startswith(f"{known} ")), None)

    def _named(self, node: int, child: int) -> str | None:
        """ "Branded the accusation a fabrication", "called the claim fantasy", "hit back at claims, calling them"."""
        if self.tokens[node].upos != "VERB" or self._negated(node):
            return None
        inside = self.sentence.subtree(child)
        names = [k for k in self.sentence.children(node, "obj", "obl", "xcomp", "advcl") if k != child]
        names += [k for k in inside if self.tokens[k].rel == "parataxis"]
        names += [k for verb in (*names, *self._participles(inside)) for k in self._called(verb)]
        found = [k for k in names if self._listed(k, "falsehoods") or self._listed(k, "belittled")]
        return self.tokens[found[0]].text if found and not self._negated(found[0]) else None

    def _beside(self, node: int, claim: int) -> str | None:
        """ "Claims that X fell are a fabrication, Y said", with claim and predicate both read as what Y said."""
        siblings = self.sentence.children(node, "ccomp") if self.tokens[claim].rel == "ccomp" else []
        predicates = [k for k in siblings if k > claim and self.sentence.children(k, "cop", "aux:pass")]
        for k in predicates:
            denied = self._negated(k)
            known = self._listed(k, "falsehoods") or self._listed(k, "belittled")
            if known != denied and (known or self._listed(k, "truths")):
                return self.tokens[k].text
        return None

    def _participles(self, inside: list[int]) -> list[int]:
        return [k for k in inside if self.tokens[k].rel == "advcl"]

    def _called(self, verb: int) -> list[int]:
        """What "calling them groundless" calls the claims."""
        objects = self.sentence.children(verb, "obj", "iobj")
        pronoun = any(self.tokens[k].text.lower() in _PRONOUNS for k in objects)
        return self.sentence.children(verb, "xcomp", "obj", "obl") if pronoun else []

    def _led_by(self, child: int) -> str | None:
        """Words right before a claim or clause: "untrue that", "further from the truth than", "contrary to"."""
        first = self._first(child)
        before = " ".join(t.text.lower() for t in self.tokens[max(0, first - 6) : first + 1])
        group = "denying_leads" if self._claim(child) else "denying_openers"
        if not self._claim(child) and self.tokens[first].text.lower() != "that":
            return None
        return next((known for known in lemmas(group) if f" {before} ".endswith(f" {known} ")), None) or next(
            (known for known in lemmas(group) if f" {before}".rpartition(" ")[0].endswith(f" {known}")), None
        )

    def _first(self, node: int) -> int:
        """The first token of a phrase or clause, prepositions left out."""
        inside = [k for k in self.sentence.subtree(node) if self.tokens[k].rel not in ("case", "cc", "punct")]
        return min(inside, default=node)

    def _claim(self, node: int) -> bool:
        return self.tokens[node].upos in ("NOUN", "PROPN", "VERB") and self._listed(node, "claims")

    def _listed(self, node: int, group: str) -> bool:
        token = self.tokens[node]
        return bool({token.lemma.lower(), token.text.lower()} & lemmas(group))

    def _marked_that(self, clause: int) -> bool:
        return any(self.tokens[k].lemma.lower() == "that" for k in self.sentence.children(clause, "mark", "obj", "det"))

    def _negated(self, node: int) -> bool:
        kids = self.sentence.children(node, "advmod", "det", "case", "cc")
        return any(self.tokens[k].text.lower() in (*_NEGATORS, "without") for k in kids)
