"""What frames a clause: conditions in every form, counterfactuals, what is waited for, "whether" and questions."""

from dataclasses import replace

from sayso.model.analysis import Sentence
from sayso.qualify._commitment import Commitment, Effect, effects, lemmas

_SUBJECTS = ("nsubj", "nsubj:pass", "expl", "csubj")


class Conditions:
    """Reads the conditions of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.tokens = sentence, sentence.tokens

    def framed(self, top: int, found: Commitment, act: int) -> Commitment:
        """Conditions, "whether" and questions around the highest clause that was reached."""
        own = top == act
        if self._inverted(top, "had"):
            return _imagined(found, "had", flip=True, own=own)
        if self.unreal(top) and (own or found.status == "conditional"):
            imagined = _imagined(found, "would have", flip=False, own=own)  # turned at the auxiliary
            return imagined.under(Effect("U"), "question") if self._asked(top, act) else imagined
        if self._unmet(top):
            return _imagined(found, "if", flip=True, own=own)
        supposed = self._supposed(act)
        if supposed:
            return _open(found, supposed)
        conditioned = self._conditioned(top, found, act)
        if conditioned:
            return conditioned
        if self._awaited(top) and (own or self.tokens[act].upos != "NOUN"):
            return _open(found, "until")
        if self._marked(top, lemmas("undecided_marks")):
            return found.under(Effect("U"), "whether")
        return found.under(Effect("U"), "question") if self._asked(top, act) else found

    def unreal(self, node: int) -> bool:
        """ "Would have stayed", "could have stayed" by the author's own word: it did not."""
        auxiliaries = {self.tokens[k].text.lower().replace("’", "'") for k in self.sentence.children(node, "aux")}
        told = {"might", "could"} if self.tokens[node].rel == "ccomp" else set()  # "said that they might have struck"
        return "have" in auxiliaries and bool(auxiliaries & (lemmas("unreal_auxiliaries") - told))

    def turned(self, node: int) -> bool:
        """Whether "would have" turns the sign: not that of "would not have" on its own, or "even if"."""
        denied = {self.tokens[k].lemma.lower() for k in self.sentence.children(node, "advmod")} & lemmas("turning")
        conditions = [k for k in self.sentence.children(node, "advcl", "obl") if not self._even(k)]
        return not denied or ("hardly" not in denied and any(map(self._unheld, conditions)))

    def _unheld(self, node: int) -> bool:
        return self._inverted(node, "had") or self._marked(node, {"if", "unless", "without", "for"})

    def _even(self, node: int) -> bool:
        """ "Even had it been asked"."""
        first = min((node, *self.sentence.children(node, "aux", "mark")))
        return "even" in {t.text.lower() for t in self.tokens[max(0, first - 1) : first + 1]}

    def inverted(self, node: int) -> bool:
        """ "Should X attack", "had X attacked"."""
        return any(self._inverted(node, word) for word in ("should", "had", "were"))

    def is_to(self, node: int, be: int) -> bool:
        """ "Is to attack", "was to have attacked", not "is yet to" or "were X to"."""
        kids = self.sentence.children(node, "mark", "advmod", "aux", *_SUBJECTS)
        after = {self.tokens[k].text.lower() for k in kids if k > be and self.tokens[k].rel != "nsubj"}
        turned = any(k > be for k in self.sentence.children(node, *_SUBJECTS))
        return "to" in after and "yet" not in after and not turned

    def inverted_modal(self, node: int) -> bool:
        """ "Should X attack"."""
        return self._inverted(node, "should")

    def _conditioned(self, top: int, found: Commitment, act: int) -> Commitment | None:
        if self._supposes(top):
            return found.under(Effect("U", status="conditional"), "if")
        above = self.tokens[top].head if self.tokens[top].rel == "xcomp" else top  # "offered to go, on condition that"
        clauses = [k for node in {top, above} for k in self.sentence.children(node, "advcl")]
        ahead = self._modal(top) or self._pledged(top)
        if ahead and any(self._supposes(k) or self._provided(k) for k in clauses):
            return _open(found, "if")
        if self._case(top):
            return _open(found, "barring")
        framing = (self._framing(top) or self._framing(above)) if ahead else None
        if framing or (top != act and (self._judged(top) or self._brought(top))):
            return _open(found, framing or "would be")
        if self.tokens[act].relation == "acl:relcl" and self._whoever(self.tokens[act].head):
            return _open(found, "whoever")
        if found.positive and self._any(act) and self._modal(self.tokens[act].head):
            return _open(found, "any")
        return None

    def _supposes(self, node: int) -> bool:
        """ "If X attacks", "unless attacked", "should X attack"; not "if not", "if necessary"."""
        if self._inverted(node, "were"):
            return True
        marked = self._marked(node, lemmas("conditional_marks"))
        participle = self.tokens[node].feat("VerbForm") == "Part" and not self._marked(node, {"to"})
        complete = bool(self.sentence.children(node, *_SUBJECTS)) or participle
        return (marked and complete) or self._inverted(node, "should")

    def _provided(self, clause: int) -> bool:
        """ "On condition that", "provided that" before a clause."""
        known = lemmas("conditional_openers")
        marks = self.sentence.children(clause, "mark")
        said = " ".join(t.text.lower() for k in marks[:1] for t in self.tokens[max(0, k - 3) : k + 1])
        return any(f" {said}".endswith(f" {words}") for words in known)

    def _framing(self, top: int) -> str | None:
        """Words at the head of a clause, or after "only", that make it conditional: "with no deal in place, ..."."""
        for kid in self.sentence.children(top, "obl", "advcl", "advmod"):
            inside = self.sentence.subtree(kid)
            first = min(inside)
            before = self.tokens[first - 1].text.lower() if first else ""
            said = " ".join(t.text.lower() for t in self.tokens[first : first + 5])
            words = next((w for w in lemmas("conditional_phrases") if f"{said} ".startswith(f"{w} ")), None)
            if words and self.tokens[kid].rel != "advmod" and (kid < top or before == "only" or " that" in words):
                return words
        opening = self.tokens[0].text.lower()
        return opening if opening in lemmas("conditional_adverbs") else None

    def _judged(self, top: int) -> bool:
        """ "It would be a mistake for X to go": what is weighed, not told."""
        would = {self.tokens[k].text.lower() for k in self.sentence.children(top, "aux")} == {"would"}
        return would and bool(self.sentence.children(top, "cop")) and bool(self.sentence.children(top, "expl"))

    def _brought(self, top: int) -> bool:
        """ "A refusal would lead X to leave": what something not yet there would bring about."""
        would = {self.tokens[k].text.lower() for k in self.sentence.children(top, "aux")} == {"would"}
        subjects = [k for k in self.sentence.children(top, "nsubj") if self.tokens[k].upos == "NOUN"]
        vague = [d for k in subjects for d in self.sentence.children(k, "det")]
        return would and any(self.tokens[d].text.lower() in ("a", "an", "any") for d in vague)

    def _whoever(self, node: int) -> bool:
        return self.tokens[node].text.lower() in lemmas("whoever")

    def _any(self, act: int) -> bool:
        """ "Any attack would be answered", "an attack would force it to answer"; not "a truce would begin"."""
        if self.tokens[act].upos != "NOUN":
            return False
        found = {self.tokens[k].text.lower() for k in self.sentence.children(act, "det")}
        verb = self.tokens[act].head
        would = "would" in {self.tokens[k].text.lower() for k in self.sentence.children(verb, "aux")}
        causes = self.tokens[act].relation == "nsubj" and self.sentence.children(verb, "obj", "xcomp", "ccomp")
        return "any" in found or bool(found & {"a", "an"} and would and causes)

    def _case(self, node: int) -> bool:
        """ "Barring a veto", "in the event of war"; "without a truce" where the clause above is a modal one."""
        if self.tokens[node].rel not in ("obl", "nmod"):
            return False
        case = " ".join(
            self.tokens[j].text.lower()
            for k in self.sentence.children(node, "case")
            for j in (k, *self.sentence.children(k, "fixed"))
        )
        lacking = self._marked(node, {"without"}) and self._modal(self.tokens[node].head)
        return case in lemmas("conditional_cases") or lacking

    def _inverted(self, node: int, word: str) -> bool:
        """ "Had X sided with Y", "should X side with Y": a condition without "if"."""
        subjects = self.sentence.children(node, *_SUBJECTS)
        found = [k for k in self.sentence.children(node, "aux", "mark") if self.tokens[k].text.lower() == word]
        asks = self.tokens[-1].text.startswith("?")
        return bool(found and subjects and found[0] < subjects[0] and self.tokens[node].rel != "root" and not asks)

    def _unmet(self, clause: int) -> bool:
        """ "If X had asked" beside "would have": it is known not to have asked."""
        head = self.tokens[clause].head
        had = {self.tokens[k].lemma.lower() for k in self.sentence.children(clause, "aux")} & {"have", "had"}
        return bool(had) and head >= 0 and self._marked(clause, {"if", "unless"}) and self.unreal(head)

    def _supposed(self, node: int) -> str | None:
        """The words that open a supposition before a node, no comma between: "were X to", "in case"."""
        before = [t.text.lower() for t in self.tokens[: node + 1]]
        commas = [i for i, word in enumerate(before) if word in (",", ";", ":", "“", '"')]
        clause = before[commas[-1] + 1 if commas else 0 :]
        asks = self.tokens[-1].text.startswith("?")
        if clause[:1] == ["were"] and "to" in clause[2:] and self._turned_round(node + 1 - len(clause)):
            return "were"
        if clause[:1] == ["should"] and len(clause) > 1 and not asks:
            return "should"
        said = f" {' '.join(clause[:-1])} "
        return next((words for words in lemmas("conditional_openers") if f" {words} " in said), None)

    def _turned_round(self, were: int) -> bool:
        """ "Were X to go", not ", were told to go"."""
        head = self.tokens[were].head
        subjects = self.sentence.children(head, *_SUBJECTS) if head >= 0 else []
        return self.tokens[were].rel != "aux" or any(k > were for k in subjects) or not subjects

    def _awaited(self, clause: int) -> bool:
        """ "Will not sign until X withdraws", "will pay once X has signed": what is still waited for."""
        token = self.tokens[clause]
        if token.rel != "advcl" or not (self._marked(clause, lemmas("awaiting_marks")) or self._as_soon(clause)):
            return False
        head = token.head
        ahead = self._modal(head) or self._pledged(head)
        return ahead and bool(self.sentence.children(clause, *_SUBJECTS))

    def _as_soon(self, clause: int) -> bool:
        return self.tokens[self.tokens[clause].head].lemma == "soon" and self._marked(clause, {"as"})

    def _pledged(self, node: int) -> bool:
        """Below a word of refusal, promise or plan, or a modal, as far as infinitives go."""
        while self.tokens[node].rel in ("xcomp", "advmod") and self.tokens[node].head >= 0:
            node = self.tokens[node].head
            effect = effects("governors").get(self.tokens[node].lemma.lower())
            if self._modal(node) or (effect and effect.status in ("planned", "requested", "predicted")):
                return True
        return False

    def _asked(self, top: int, act: int) -> bool:
        """Inside a question; what it takes for granted, with "the" or an owner, is not asked."""
        if not any(t.text.startswith("?") for t in self.tokens[-2:]):
            return False
        taken = self.tokens[act].upos == "NOUN" and any(
            self.tokens[k].rel == "nmod" or self.tokens[k].text.lower() in ("the", "this", "that", "these", "those")
            for k in self.sentence.children(act, "det", "nmod:poss")
        )
        return not taken and self.tokens[top].rel != "advcl"

    def _modal(self, node: int) -> bool:
        modals = lemmas("modals")
        kids = [self.tokens[k] for k in self.sentence.children(node, "aux")]
        return any(k.lemma.lower() in modals or k.text.lower() in modals for k in kids)

    def _marked(self, node: int, marks: set[str] | frozenset[str]) -> bool:
        return any(self.tokens[k].lemma.lower() in marks for k in self.sentence.children(node, "mark", "case"))


def _imagined(found: Commitment, word: str, *, flip: bool, own: bool) -> Commitment:
    """Known not to hold: what the clause itself left open is certain that not."""
    turned = found.under(Effect(flip=flip), word)
    sure = replace(turned, certainty="CT", positive=False) if turned.certainty == "U" and own else turned
    return replace(sure, status="conditional")


def _open(found: Commitment, word: str) -> Commitment:
    """ "If X attacks, Y will respond": neither is committed to."""
    return replace(found.under(Effect("U"), word), status="conditional")
