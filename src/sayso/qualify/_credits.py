"""To whom the words beside a clause credit it: "according to X", "in X's view", "if X is to be believed"."""

from collections.abc import Iterator
from typing import NamedTuple

from sayso.languages.en.clauses import Clauses, preposition
from sayso.model.analysis import Sentence
from sayso.qualify._lexicon import Stance, reporting_noun, stances, words


class Credit(NamedTuple):
    """Who holds a clause, by words beside it.

    head   the holder's head token; None where nobody is named ("reportedly")
    cue    the token that says so
    stance what the holder does with the clause
    """

    head: int | None
    cue: int
    stance: Stance


class Credits:
    """Finds them in one sentence."""

    def __init__(self, sentence: Sentence, clauses: Clauses) -> None:
        self.sentence, self.tokens, self.clauses = sentence, sentence.tokens, clauses

    def beside(self, node: int, child: int | None) -> Iterator[Credit]:
        """Yield those beside the clause of `node` that also hold for what hangs below `child`."""
        yield from self._above(node, child)
        for kid in self.sentence.children(node):
            if kid != child:
                yield from self._source(kid)
                yield from self._view(kid)
                yield from self._believed(kid)
                yield from self._reading(kid, node)
        yield from self._vague(node)

    def _above(self, node: int, child: int | None) -> Iterator[Credit]:
        """ "X will strike, according to Y", read with Y as the head of the sentence."""
        misread = (
            child is not None and child < node and self.tokens[child].rel in ("acl", "advcl", "ccomp", "parataxis")
        )
        if misread:
            yield from self._source(node)

    def _source(self, noun: int) -> Iterator[Credit]:
        """ "According to X", also where X was read as a second subject."""
        if preposition(self.sentence, noun) in words("reporting", "source_prepositions"):
            yield Credit(noun, self.sentence.children(noun, "case")[0], stances()["says"])

    def _view(self, noun: int) -> Iterator[Credit]:
        """ "In X's view", "by the count of X"; "by one account" is nobody's."""
        seen = self.tokens[noun].rel in ("obl", "nmod") and self.tokens[noun].lemma in words("reporting", "view_nouns")
        if not seen or preposition(self.sentence, noun) not in ("in", "by"):
            return
        owners = self.sentence.children(noun, "nmod:poss", "nmod")
        if owners:
            yield Credit(owners[0], noun, stances()["believes"])
        elif preposition(self.sentence, noun) == "by" and self._vaguely(noun):
            yield Credit(None, noun, stances()["says"])

    def _vaguely(self, noun: int) -> bool:
        counted = {self.tokens[k].lemma.lower() for k in self.sentence.children(noun, "nummod", "det", "amod")}
        return bool(counted & words("reporting", "vague_counts"))

    def _believed(self, verb: int) -> Iterator[Credit]:
        """ "If one believes X", "if X is to be believed", "to hear X"."""
        if self.tokens[verb].rel != "advcl":
            return
        marks = {self.tokens[k].lemma.lower() for k in self.sentence.children(verb, "mark")}
        lemma = self.tokens[verb].lemma
        credited = self.sentence.children(verb, "obj", "nsubj:pass")
        credited += self.sentence.children(verb, "nsubj")[1:]  # "if one believes the port", the port read as a subject
        if lemma in words("reporting", "crediting_verbs") and "if" in marks and credited:
            yield Credit(credited[-1], verb, stances()["says"])
        elif lemma == "hear" and marks == {"to"} and self.sentence.children(verb, "obj"):
            yield Credit(self.sentence.children(verb, "obj")[0], verb, stances()["says"])

    def _reading(self, noun: int, node: int) -> Iterator[Credit]:
        """ "X's first reading was that ...": a noun that the whole clause tells the content of."""
        if self.tokens[noun].relation != "nsubj:outer" or not self.sentence.children(node, "mark"):
            return
        stance = reporting_noun(self.sentence, noun)
        if stance is None and self.tokens[noun].lemma in words("reporting", "view_nouns"):
            stance = stances()["believes"]
        slots = self.clauses.slots(noun)
        owners = [k for name in ("poss", "of", "by", "from", "in") for k in slots.get(name, ())]
        if stance is not None and owners:
            yield Credit(owners[0], noun, stance)

    def _vague(self, node: int) -> Iterator[Credit]:
        """ "Reportedly", "the alleged attack": somebody, unnamed."""
        for kid in self.sentence.children(node, "advmod", "amod"):
            word = self.tokens[kid].text.lower()
            adjective = word in words("reporting", "vague_adjectives") and self.tokens[kid].rel == "amod"
            if adjective or word in words("reporting", "vague_adverbs"):
                yield Credit(None, kid, stances()["says"])
