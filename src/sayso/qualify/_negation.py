"""Where an act is denied by what stands around it: "no", "nobody", "by none", "short of", "has yet to"."""

from sayso.languages.en.clauses import preposition
from sayso.model.analysis import Sentence
from sayso.qualify._commitment import lemmas

_INSIDE = ("det", "amod", "compound", "nummod", "nmod:poss", "aux", "aux:pass")


class Negation:
    """Reads the negations of one sentence that are no plain adverbs."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.tokens = sentence, sentence.tokens

    def empty(self, kid: int) -> bool:
        """ "No attack", "nobody attacked", "no soldier crossed", "kept by none", "at no time", "without attacking"."""
        token, word = self.tokens[kid], self.tokens[kid].text.lower()
        if token.rel in ("case", "mark"):
            return word == "without"
        if self.sentence.children(kid, "cop"):
            return False  # a clause of its own, misread as an object
        case = preposition(self.sentence, kid)
        lone = token.rel == "obl" and word in lemmas("no_determiners") - {"no"}  # "hand in none", "asked for nothing"
        if token.rel in ("nsubj", "obj", "iobj") or case in ("to", "of") or lone or token.relation == "obl:agent":
            return bool({word, *self._determiners(kid)} & lemmas("no_determiners")) or self.not_one(kid)
        if token.rel == "obl" and token.lemma.lower() in lemmas("occasions"):
            return "no" in self._determiners(kid)
        certain = token.head >= 0 and self.tokens[token.head].lemma.lower() in lemmas("undoubted")  # "no doubt that"
        return token.rel == "det" and word in lemmas("no_determiners") and not certain

    def fronted(self, node: int) -> str | None:
        """ "Nowhere did they clash", "at no point, it said, did they clash": the negation ahead of the auxiliary."""
        subject = min(self.sentence.children(node, "nsubj", "nsubj:pass"), default=0)
        turned = [k for k in self.sentence.children(node, "aux", "aux:pass") if k < subject]
        if not turned or self.tokens[-1].text.startswith("?"):
            return None
        own = set(self.sentence.subtree(node))
        before = [k for k in range(turned[0]) if self.tokens[k].text.lower() in lemmas("fronting") and k not in own]
        only = any(self.tokens[k].text.lower() == "only" for k in range(turned[0]))
        return self.tokens[before[-1]].text if before and not only else None

    def _determiners(self, kid: int) -> list[str]:
        return [self.tokens[k].text.lower() for k in self.sentence.children(kid, "det", "cc:preconj")]

    def not_one(self, kid: int) -> bool:
        """ "Not one soldier", "not a single raid"."""
        counted = self.sentence.children(kid, "nummod") + [
            k for k in self.sentence.children(kid, "det") if self.tokens[k].text.lower() in ("a", "an", "one")
        ]
        single = {self.tokens[k].lemma.lower() for k in (kid, *self.sentence.children(kid, "amod"))}
        if not counted and not single & {"one", "single"}:
            return False
        around = (kid, *counted, *self.sentence.children(kid, "amod"))
        return any(self.tokens[n].lemma == "not" for k in around for n in self.sentence.children(k, "advmod"))

    def longer(self, kid: int) -> bool:
        """ "No longer", "not once"."""
        near = {self.tokens[k].text.lower() for k in self.sentence.children(kid, "advmod", "det")}
        word = self.tokens[kid].lemma.lower()
        return (word in ("long", "longer") and "no" in near) or (word == "once" and "not" in near)

    def until(self, node: int) -> bool:
        """ "Did not leave until August": it left."""
        return any(
            self.tokens[c].lemma.lower() == "until"
            for k in self.sentence.children(node, "obl", "advcl")
            for c in self.sentence.children(k, "case", "mark")
        )

    def yet_to(self, node: int) -> bool:
        """ "Has yet to sign"."""
        words = {self.tokens[k].lemma.lower() for k in self.sentence.children(node, "advmod", "mark")}
        return {"yet", "to"} <= words and bool(self.sentence.children(node, "aux", "cop"))

    def yet(self, node: int) -> bool:
        """ "Remains yet to be signed", "has still to be signed"."""
        return any(self.tokens[k].lemma in ("yet", "still") for k in self.sentence.children(node))

    def none_whose(self, node: int) -> bool:
        """ "Prisoners, none of whom had asked to leave"."""
        token = self.tokens[node]
        if token.relation != "acl:relcl" or self.tokens[token.head].text.lower() not in lemmas("no_determiners"):
            return False
        return any(self.tokens[k].lemma.lower() in ("whom", "which", "who") for k in self.sentence.children(token.head))

    def missed(self, node: int) -> str | None:
        """The words right before an act that say that it was missed: "short of", "instead of", "came close to"."""
        at, head = node, self.tokens[node].head
        above = {self.tokens[k].text.lower() for k in self.sentence.children(head, "aux")} if head >= 0 else set()
        if above >= {"have", "should"}:
            return None  # "should have asked instead of threatening"
        while at and self.tokens[at - 1].head == node and self.tokens[at - 1].relation in _INSIDE:
            at -= 1
        before = " ".join(t.text.lower() for t in self.tokens[max(0, at - 4) : at])
        known = lemmas("missed" if self.tokens[node].upos == "VERB" else "missed_nouns")
        if self._denied_before(at):
            known |= lemmas("even_less")
        return next((words for words in known if f" {before}".endswith(f" {words}")), None)

    def _denied_before(self, at: int) -> bool:
        return any(t.lemma.lower() in ("not", "never", "no", "nor", "neither") for t in self.tokens[:at])
