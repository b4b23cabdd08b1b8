"""What stands between an act and whoever says it: negation, modals, plans, attempts, conditions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from sayso.languages.en.clauses import Clauses, preposition
from sayso.languages.load import load
from sayso.model.analysis import Sentence

_ORDER = ("CT", "PR", "PS", "U")
_COMPLEMENTS = ("ccomp", "xcomp", "csubj", "obj", "obl", "nmod", "acl", "nsubj", "conj", "advcl")


@dataclass(frozen=True, slots=True)
class Effect:
    """What a word does to the act below it; see languages/en/modality.yml."""

    certainty: str | None = None
    flip: bool = False
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """How surely an act is said to happen, as far up as it was followed.

    certainty  CT, PR, PS or U
    positive   the sign
    status     set by a word, None where only tense tells
    reasons    the words that had an effect
    """

    certainty: str = "CT"
    positive: bool = True
    status: str | None = None
    reasons: tuple[str, ...] = ()

    def under(self, effect: Effect, word: str) -> "Commitment":
        """Return the commitment below one more word; the weaker certainty holds, the inner status stays."""
        certainty = max(self.certainty, effect.certainty or "CT", key=_ORDER.index)
        return Commitment(
            certainty, self.positive != effect.flip, self.status or effect.status, (*self.reasons, word.lower())
        )

    @property
    def factuality(self) -> str:
        """FactBank's notation."""
        return "U" if self.certainty == "U" else f"{self.certainty}{'+' if self.positive else '-'}"


@cache
def _effects(group: str) -> Mapping[str, Effect]:
    """Word -> effect for one group of the lexicon."""
    data = load("en", "modality")
    effects = {name: Effect(**fields) for name, fields in data["effects"].items()}
    return {word: effects[name] for name, entries in data[group].items() for word in entries}


@cache
def lemmas(group: str) -> frozenset[str]:
    """Return a plain list of the modality lexicon."""
    return frozenset(load("en", "modality")[group])


class Modality:
    """Follows one sentence's acts up to a token."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.tokens = sentence, sentence.tokens
        self.clauses = Clauses(sentence)

    def commitment(self, index: int, *, stop: int | None, start: Commitment) -> Commitment:
        """Return the commitment to the act of a token, below the token `stop` (the cue of its source) or the root."""
        found, child = start, index
        found = self._own(index, found)
        for node in self.sentence.ancestors(index):
            if node == stop or not self._reaches(node, child):
                break
            found = self._governed(node, child, found)
            child = node
        return self._framed(child, found, index)

    def _reaches(self, node: int, child: int) -> bool:
        """Whether words at `node` can bear on the act below `child`: not across adjuncts and relative clauses."""
        token, above = self.tokens[child], self.tokens[node]
        if token.relation == "acl:relcl" or token.rel not in _COMPLEMENTS:
            return False
        if token.upos in ("NOUN", "PROPN") and above.upos == "VERB" and not self._carries(node, child):
            return False  # whoever limits, fears or films an attack, there is one
        if token.rel == "ccomp" and self.tokens[node].lemma.lower() in lemmas("factive_verbs"):
            return False
        if token.rel == "advcl":
            return self._purpose(child) or preposition(self.sentence, child) == "from" or self._marked(child, {"from"})
        if token.rel == "obl":
            light = self.clauses.light_verb(child) == node
            return light or preposition(self.sentence, child) in ("of", "from", "to", "for", "into", "with", "against")
        if token.rel == "nsubj":
            return self.tokens[node].upos in ("VERB", "ADJ", "NOUN")
        return True

    def _carries(self, verb: int, noun: int) -> bool:
        """Whether a verb's own modality is also that of an event noun below it."""
        governs = self.tokens[verb].lemma.lower() in _effects("governors")
        passive_or_light = self.tokens[noun].relation == "nsubj:pass" or self.clauses.light_verb(noun) == verb
        return governs or passive_or_light or self.tokens[verb].lemma in ("occur", "happen", "take", "follow", "be")

    def _own(self, node: int, found: Commitment, below: int | None = None) -> Commitment:
        """Auxiliaries, negation and adverbs at a node itself; what stands at `below` was counted there."""
        nominal = self.tokens[node].upos == "NOUN" and not self.sentence.children(node, "cop")
        for kid in self.sentence.children(node):
            token, word = self.tokens[kid], self.tokens[kid].text.lower()
            if nominal and token.rel == "advmod":
                continue  # "not even the raids": the focus is turned, not the act
            effect: Effect | None = None
            if token.rel == "aux":
                effect = _effects("auxiliaries").get(token.lemma.lower()) or _effects("auxiliaries").get(word)
            elif token.rel in ("advmod", "cc", "aux") or token.lemma in ("not", "never"):
                effect = _effects("adverbs").get(token.lemma.lower()) or _effects("adverbs").get(word)
            elif kid != below and self._empty(kid):
                effect = Effect(flip=True)
            if effect and not (effect.flip and self._until(node)):
                found = found.under(effect, token.text)
        return found

    def _until(self, node: int) -> bool:
        """ "Did not leave until August": it left."""
        return any(
            self.tokens[c].lemma.lower() == "until"
            for k in self.sentence.children(node, "obl", "advcl")
            for c in self.sentence.children(k, "case", "mark")
        )

    def _empty(self, kid: int) -> bool:
        """ "No attack", "nobody attacked", "no soldier crossed", "without attacking"."""
        token, word = self.tokens[kid], self.tokens[kid].text.lower()
        if token.rel in ("case", "mark"):
            return word == "without"
        determiners = [self.tokens[k].text.lower() for k in self.sentence.children(kid, "det", "cc:preconj")]
        if self.sentence.children(kid, "cop"):
            return False  # a clause of its own, misread as an object
        if token.rel in ("nsubj", "obj", "iobj") or preposition(self.sentence, kid) in ("to", "of"):
            return bool({word, *determiners} & lemmas("no_determiners")) or self._not_one(kid)
        return token.rel == "det" and word in lemmas("no_determiners")

    def _not_one(self, kid: int) -> bool:
        """ "Not one soldier"."""
        return any(
            self.tokens[n].lemma.lower() == "not"
            for k in (kid, *self.sentence.children(kid, "nummod", "det"))
            for n in self.sentence.children(k, "advmod")
        ) and bool(self.sentence.children(kid, "nummod", "det"))

    def _governed(self, node: int, child: int, found: Commitment) -> Commitment:
        """A word that takes the act as complement, with what stands at that word."""
        token, below = self.tokens[node], self.tokens[child]
        light = self.clauses.light_verb(child) == node
        effect = _effects("governors").get(token.lemma.lower())
        if below.rel == "conj":
            return self._shared(node, child, found)
        if below.rel == "nsubj" or (below.rel == "obl" and not light):
            return self._subject_of(node, child, found, effect)
        if below.rel == "advcl" and self._purpose(child):
            asked = effect is not None and effect.status == "requested"
            return found.under(
                Effect("U", status="requested" if asked else "planned"), token.text if asked else "purpose"
            )
        if effect and self._takes_act(node, child):
            found = found.under(effect, token.text)
        return self._own(node, found, child)

    def _subject_of(self, node: int, child: int, found: Commitment, effect: Effect | None) -> Commitment:
        """ "An attack is likely"; "was prevented from attacking"."""
        passive = self.tokens[child].relation == "nsubj:pass"
        if effect and (passive or self.tokens[node].upos == "ADJ" or self.tokens[child].rel == "obl"):
            found = found.under(effect, self.tokens[node].text)
        return self._own(node, found, child) if passive else found

    def _takes_act(self, node: int, child: int) -> bool:
        """Complements and content objects; a noun like "plan" only with an infinitive, "of" or "for"."""
        relation = self.tokens[child].rel
        if self.tokens[node].upos in ("NOUN", "PROPN"):
            inside = preposition(self.sentence, child) in ("of", "for", "against", "to")
            return relation == "acl" or (relation == "nmod" and inside) or self._marked(child, {"of", "for", "to"})
        return relation in ("xcomp", "ccomp", "obj", "csubj", "advcl", "obl", "parataxis", "nmod")

    def _shared(self, node: int, child: int, found: Commitment) -> Commitment:
        """A coordinated verb shares modals and negation of the first when it has neither subject nor auxiliary."""
        if self.sentence.children(child, "nsubj", "nsubj:pass", "aux", "mark"):
            return found
        if self.tokens[node].feat("VerbForm") != self.tokens[child].feat("VerbForm"):
            return found
        if any(self.tokens[k].lemma.lower() == "but" for k in self.sentence.children(child, "cc")):
            return found  # "pardoned nobody but embraced some"
        return self._own(node, found)

    def _framed(self, top: int, found: Commitment, act: int) -> Commitment:
        """Conditions, "whether" and questions around the highest clause that was reached."""
        if self._inverted(top):
            return found.under(Effect(flip=found.positive, status="conditional"), "had")
        if self._unreal(top):
            return replace(found.under(Effect(flip=found.positive), "would have"), status="conditional")
        supposed = self._supposed(act)
        if supposed:
            return replace(found.under(Effect("U"), supposed), status="conditional")
        for node in (top, *self.sentence.children(top, "advcl")):
            condition = self._marked(node, lemmas("conditional_marks")) and self._has_subject(node)
            if condition and (node == top or self._modal(top)):
                return found.under(Effect("U", status="conditional"), "if") if node == top else self._consequence(found)
        if self._marked(top, lemmas("undecided_marks")):
            return found.under(Effect("U"), "whether")
        if self.sentence.tokens[-1].text.startswith("?") or any(t.text == "?" for t in self.tokens[-2:]):
            return found.under(Effect("U"), "question")
        return found

    def _inverted(self, node: int) -> bool:
        """ "Had X sided with Y": a condition without "if", and known not to hold."""
        subjects = self.sentence.children(node, "nsubj", "nsubj:pass", "expl")
        had = [k for k in self.sentence.children(node, "aux") if self.tokens[k].text.lower() == "had"]
        asks = self.tokens[-1].text.startswith("?")
        return bool(had and subjects and had[0] < subjects[0] and self.tokens[node].rel != "root" and not asks)

    def _unreal(self, node: int) -> bool:
        """ "Would have stayed had anybody asked", "... if they had asked": the consequence of what was not so."""
        if not {"would", "have"} <= {self.tokens[k].text.lower() for k in self.sentence.children(node, "aux")}:
            return False
        return any(self._inverted(k) or self._past_condition(k) for k in self.sentence.children(node, "advcl"))

    def _past_condition(self, clause: int) -> bool:
        had = {self.tokens[k].lemma.lower() for k in self.sentence.children(clause, "aux")} & {"have", "had"}
        return bool(had) and self._marked(clause, lemmas("conditional_marks"))

    def _consequence(self, found: Commitment) -> Commitment:
        """ "If X attacks, Y will respond": neither is committed to."""
        return replace(found.under(Effect("U"), "if"), status="conditional")

    def _supposed(self, node: int) -> str | None:
        """The words that open a supposition before a node, no comma between: "were X to", "in case"."""
        before = [t.text.lower() for t in self.tokens[: node + 1]]
        commas = [i for i, word in enumerate(before) if word in (",", ";", ":", "“", '"')]
        clause = before[commas[-1] + 1 if commas else 0 :]
        if clause[:1] == ["were"] and "to" in clause[2:]:
            return "were"
        said = f" {' '.join(clause[:-1])} "
        return next((words for words in lemmas("conditional_openers") if f" {words} " in said), None)

    def _has_subject(self, node: int) -> bool:
        """Not "if not", "if necessary"."""
        return bool(self.sentence.children(node, "nsubj", "nsubj:pass", "expl", "csubj"))

    def _modal(self, node: int) -> bool:
        modals = lemmas("modals")
        kids = [self.tokens[k] for k in self.sentence.children(node, "aux")]
        return any(k.lemma.lower() in modals or k.text.lower() in modals for k in kids)

    def _marked(self, node: int, marks: set[str] | frozenset[str]) -> bool:
        return any(self.tokens[k].lemma.lower() in marks for k in self.sentence.children(node, "mark", "case"))

    def _purpose(self, node: int) -> bool:
        """An infinitive clause of purpose: "fought to keep ..."."""
        return self._marked(node, {"to"}) and self.tokens[node].rel == "advcl"


def status_of(sentence: Sentence, index: int, depth: int = 0) -> str:
    """Return what tense and aspect alone say of a token: occurred, ongoing, predicted or conditional.

    Clauses without a tense of their own take it from the clause above.
    """
    token = sentence.tokens[index]
    auxiliaries = [sentence.tokens[k] for k in sentence.children(index, "aux", "aux:pass", "cop")]
    lemmas_found = {a.lemma.lower() for a in auxiliaries} | {a.text.lower() for a in auxiliaries}
    if lemmas_found & {"will", "shall", "'ll", "wo"}:
        return "predicted"
    if lemmas_found & {"would", "'d", "’d"}:
        return "conditional"
    if lemmas_found & {"may", "might", "could", "can", "should", "must"}:
        return "occurred" if "have" in lemmas_found else "predicted"
    past = any(a.feat("Tense") == "Past" for a in auxiliaries) or lemmas_found & {"have", "had", "'ve"}
    if auxiliaries:
        progressive = token.feat("VerbForm") in ("Part", "Ger") and token.feat("Tense") != "Past"
        still = progressive and "have" in lemmas_found  # "has been training"
        return "occurred" if past and not still else "ongoing"
    if token.feat("VerbForm") == "Fin" or token.feat("Mood") == "Ind":
        return "occurred" if token.feat("Tense") == "Past" else "ongoing"
    above = token.head
    if above >= 0 and depth < 4 and sentence.tokens[above].upos in ("VERB", "AUX"):
        return status_of(sentence, above, depth + 1)
    return "occurred"
