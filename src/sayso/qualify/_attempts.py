"""What came of an attempt: "tried in vain", "the bid failed", "foiled a plot to", "before they could"."""

from sayso.model.analysis import Sentence
from sayso.qualify._commitment import effects, lemmas

_PAST = frozenset(("has", "have", "had", "'ve", "’ve"))
_NOT = frozenset(("not", "never", "n't"))
_AHEAD = frozenset(("to", "will", "would", "shall", "may", "might", "can", "could", "should", "must", "'ll", "’ll"))


class Attempts:
    """Reads one sentence's words of trying."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.tokens = sentence, sentence.tokens

    def failed(self, node: int) -> bool:
        """Whether what a word of trying undertakes came to nothing."""
        if self.tokens[node].upos in ("NOUN", "PROPN"):
            return self._spoilt(node)
        kids = self.sentence.children(node, "advmod", "obl", "conj")
        if {self.tokens[k].lemma.lower() for k in kids} & lemmas("vain"):
            return True
        turns = [k for k in kids if self._but(k)]
        return any(self._listed(k, "foiling") or self._listed(k, "failing") for k in turns)

    def _spoilt(self, noun: int) -> bool:
        """ "A failed bid", "the bid failed", "the bid had to be abandoned", "foiled a bid"."""
        if self.tokens[noun].lemma.lower() not in lemmas("ventures"):
            return False
        if {self.tokens[k].text.lower() for k in self.sentence.children(noun, "amod")} & lemmas("undone_ventures"):
            return True
        token, above = self.tokens[noun], self.tokens[noun].head
        if above < 0 or self._denied(above):
            return False
        if token.relation == "nsubj":
            passives = [k for k in self.sentence.children(above, "xcomp") if self.sentence.children(k, "aux:pass")]
            undone = any(self._listed(k, "foiling") for k in passives)
            return undone or self._listed(above, "failing") or self._said(noun, above)
        return token.rel in ("obj", "obl", "nsubj") and self._listed(above, "foiling")

    def _said(self, noun: int, node: int) -> bool:
        """ "The bid was unsuccessful": a predicate with "be"."""
        copula = min(self.sentence.children(node, "cop"), default=None)
        return copula is not None and noun < copula and self._listed(copula, "failing")

    def _denied(self, node: int) -> bool:
        return any(self.tokens[k].lemma.lower() in _NOT for k in self.sentence.children(node, "advmod"))

    def _but(self, node: int) -> bool:
        cases = {self.tokens[k].lemma.lower() for k in self.sentence.children(node, "cc")}
        return self.tokens[node].rel == "conj" and "but" in cases

    def _listed(self, node: int, group: str) -> bool:
        """Whether the words from a node on are one of a group, lemma by lemma; an adverb may follow the first."""
        words = [t.lemma.lower() for t in self.tokens[node : node + 5]]
        runs = {" ".join(words[:n]) for n in range(1, 5)} | {" ".join([words[0], *words[2:n]]) for n in range(3, 6)}
        return bool(runs & lemmas(group))

    def forestalled(self, node: int) -> bool:
        """ "Were arrested before they could bomb the consulate"."""
        could = any(self.tokens[k].text.lower() == "could" for k in self.sentence.children(node, "aux"))
        return could and any(self.tokens[k].lemma.lower() == "before" for k in self.sentence.children(node, "mark"))

    def told(self, act: int) -> bool:
        """Whether words say that an act lies in the past, whatever came of it: "may have struck", "tried to strike"."""
        helpers = {self.tokens[k].text.lower() for k in self.sentence.children(act, "aux")}
        if self.forestalled(act) or ("have" in helpers and helpers & {"may", "might", "must"}):
            return True
        above = self.tokens[act].head
        if above < 0 or self.tokens[act].rel not in ("xcomp", "acl", "nmod"):
            return False
        effect = effects("governors").get(self.tokens[above].lemma.lower())
        if self.tokens[above].upos == "VERB":
            return effect == effects("governors")["try"] and self.time(above) == "occurred"
        return self._spoilt(above)

    def time(self, verb: int) -> str:
        """The status of trying itself: "sought to", "had tried to" occurred, "is seeking to" is going on."""
        helpers = {self.tokens[k].text.lower() for k in self.sentence.children(verb, "aux", "mark")}
        if helpers & _AHEAD:
            return "planned"
        if self.tokens[verb].text.lower().endswith("ing") and self.tokens[verb].rel != "xcomp":
            return "ongoing" if not helpers & {"was", "were", "had"} else "occurred"
        present = self.tokens[verb].feat("Tense") == "Pres" and not helpers & _PAST
        return "ongoing" if present else "occurred"
