"""How an English clause is built: who fills subject, object and each preposition of a predicate.

UD writes a shared or controlled subject once; here every predicate that shares it gets it, and passives are turned
round. A slot is a list of head-token indexes; slot names are those of the codebook's triggers.
"""

from functools import cache

from sayso.languages.load import load
from sayso.model.analysis import Sentence

Slots = dict[str, list[int]]

_SHARES_SUBJECT = ("conj", "xcomp", "advcl", "parataxis")


@cache
def verbs(group: str) -> frozenset[str]:
    """Return a group of lemmas of syntax.yml: "object_control", "light_verbs", "inverse_light_verbs", "measures"."""
    return frozenset(load("en", "syntax")[group])


def preposition(sentence: Sentence, index: int) -> str:
    """Return the preposition that introduces a nominal, several words folded into the nearest one; "" for none."""
    cases = sentence.children(index, "case")
    if not cases:
        return ""
    words = [sentence.tokens[k].text.lower() for k in (cases[0], *sentence.children(cases[0], "fixed"))]
    folded = load("en", "syntax")["prepositions"]
    return str(folded.get(" ".join(words)) or folded.get(words[0], words[0]))


class Clauses:
    """Reads the clauses of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.tokens = sentence, sentence.tokens

    def slots(self, index: int) -> Slots:
        """Return the filled slots of a predicate of any part of speech."""
        upos = self.tokens[index].upos
        if upos in ("VERB", "AUX"):
            return self.verb_slots(index)
        slots = self._noun_slots(index) if upos in ("NOUN", "PROPN") else self._obliques(index)
        _add(slots, "subj", *self._referents(index, self._predicated_of(index)))
        self._borrow(index, slots)
        return slots

    def _predicated_of(self, index: int) -> list[int]:
        """Of whom a noun or adjective is said: "X is", "X remains an ally"."""
        token = self.tokens[index]
        linked = token.rel == "xcomp" and token.head >= 0 and self.tokens[token.head].lemma in verbs("linking_verbs")
        return self.sentence.children(index, "nsubj") or (self.subject(token.head) if linked else [])

    def verb_slots(self, index: int) -> Slots:
        """Return the slots of a verb, passives turned round and missing subjects found."""
        children = self.sentence.children
        slots = self._obliques(index)
        surface = self._referents(index, self.subject(index))
        if self.passive(index):
            _add(slots, "obj", *surface)
            _add(slots, "subj", *[k for k in children(index, "obl") if preposition(self.sentence, k) == "by"])
            _add(slots, "subj", *children(index, "compound", "obl:unmarked", "obl:npmod"))  # "Serbian-backed"
        else:
            _add(slots, "subj", *surface)
        _add(slots, "obj", *self._referents(index, children(index, "obj")))
        _add(slots, "iobj", *children(index, "iobj"))
        clauses = children(index, "ccomp", "xcomp")
        _add(slots, "comp", *clauses)
        _add(slots, "compsubj", *[s for clause in clauses for s in children(clause, "nsubj", "nsubj:pass")])
        self._relative_object(index, slots)
        self._through_object(slots)
        return slots

    def _through_object(self, slots: Slots) -> None:
        """In "cut ties with Peru", "rejected Peru's demand" the object holds the verb's other side, after its own."""
        for head in list(slots.get("obj", ())):
            if self.tokens[head].upos != "NOUN":
                continue
            for name, heads in self._noun_slots(head).items():
                if name != "mod":
                    _add(slots, "objby" if name == "by" else name, *heads)

    def passive(self, index: int) -> bool:
        """True for a passive verb, also one that shares another's auxiliary, or a bare participle."""
        children, token = self.sentence.children, self.tokens[index]
        if children(index, "nsubj:pass", "aux:pass", "csubj:pass"):
            return True
        participle = token.feat("VerbForm") == "Part" and token.feat("Tense") == "Past"
        if not participle or children(index, "nsubj", "aux", "obj"):
            return False
        if token.relation == "acl" or token.rel == "amod":
            return True
        if token.rel == "advcl":
            return not children(index, "mark")
        return token.rel == "conj" and self.passive(token.head)

    def subject(self, index: int) -> list[int]:
        """Return the heads of the grammatical subject, found further up where the verb shares it or is controlled."""
        own = self._own_subject(index) or self._strayed_subject(index) or self._lost_subject(index)
        token = self.tokens[index]
        if own or token.head < 0:
            return own
        if token.rel in _SHARES_SUBJECT:
            return self._inherited(index)
        if token.relation == "acl":
            return self._acl_subject(index)
        return [token.head] if token.rel == "amod" else []

    def _own_subject(self, index: int) -> list[int]:
        """The subjects that the parser gives a verb, but for one behind it that strayed from the verb above."""
        found = self.sentence.children(index, "nsubj", "nsubj:pass", "csubj")
        return [k for k in found if k < index] if len(found) > 1 and self.tokens[index].rel == "ccomp" else found

    def _strayed_subject(self, index: int) -> list[int]:
        """Mend "X had left, the minister said": the parser gives both subjects to the first verb."""
        for clause in self.sentence.children(index, "ccomp", "parataxis"):
            subjects = self.sentence.children(clause, "nsubj", "nsubj:pass")
            if len(subjects) > 1 and clause < subjects[-1] < index and not self.sentence.children(index, "nsubj"):
                return subjects[-1:]
        return []

    def _lost_subject(self, index: int) -> list[int]:
        """Mend a frequent misreading: in "After the fall of X, Y and Z met" Y is joined to X across the comma."""
        if self.tokens[index].feat("VerbForm") != "Fin" or self.tokens[index].rel in ("conj", "advcl"):
            return []
        for node in range(index - 1, -1, -1):
            head = self.tokens[node].head
            if self.tokens[node].rel == "conj" and 0 <= head < node:
                group = [k for k in self.sentence.children(head, "conj") if k <= node]
                comma = any(t.text == "," for t in self.tokens[head + 1 : group[0]])
                inside = {i for k in group for i in self.sentence.subtree(k)}
                if comma and set(range(group[0], index)) <= inside:
                    return group
        return []

    def light_verb(self, index: int) -> int | None:
        """Return the light verb that an event noun is object (or passive subject, "came to an agreement") of."""
        node = index
        while self.tokens[node].head >= 0 and (self.tokens[node].rel == "conj" or self.measured(node)):
            node = self.tokens[node].head
        token = self.tokens[node]
        if token.head < 0 or self.tokens[token.head].upos != "VERB":
            return None
        direct = token.rel == "obj" or token.relation == "nsubj:pass"
        within = token.relation == "obl" and preposition(self.sentence, node) in ("to", "into")
        fits = (direct or within) and self.tokens[token.head].lemma in verbs("light_verbs")
        return token.head if fits else None

    def measured(self, index: int) -> bool:
        """ "A round of talks", "a series of raids": the noun of measure stands where the act would."""
        token = self.tokens[index]
        of = token.rel == "nmod" and preposition(self.sentence, index) == "of"
        return of and self.tokens[token.head].lemma in verbs("measures")

    def _inherited(self, index: int) -> list[int]:
        """Subject of a clause from the clause above: control, sharing, or the owner of a noun."""
        head = self.tokens[index].head
        children, governor = self.sentence.children, self.tokens[head]
        if self._object_controls(index, head):
            objects = children(head, "obj", "iobj") or children(head, "nsubj:pass")
            if objects:
                return objects
        if governor.upos in ("NOUN", "PROPN") and not children(head, "nsubj", "cop"):
            return children(head, "nmod:poss") or self._governing_subject(head)
        return self.subject(head)

    def _object_controls(self, index: int, head: int) -> bool:
        """Whether the object of `head` acts below: "urged X to", "quoted X as saying", "accused X of having"."""
        lemma = self.tokens[head].lemma
        marks = {self.tokens[k].lemma for k in self.sentence.children(index, "mark", "case")}
        if self.tokens[index].rel == "xcomp" or marks == {"as"}:
            return lemma in verbs("object_control")
        return bool(marks & {"of", "for", "from", "into", "against"}) and lemma in verbs("gerund_control")

    def _acl_subject(self, index: int) -> list[int]:
        """Subject of a clause that modifies a noun: the noun, or its owner ("Chad's decision to withdraw")."""
        head = self.tokens[index].head
        marked = self.sentence.children(index, "mark")
        if marked or self.tokens[index].feat("VerbForm") == "Inf":
            owner = self.sentence.children(head, "nmod:poss") or self._named_modifiers(head)
            return owner or self._governing_subject(head)
        return [head]

    def _governing_subject(self, noun: int) -> list[int]:
        """Subject of the verb whose object a noun is ("X made efforts to"), or of the noun ("X was the first to")."""
        own = self.sentence.children(noun, "nsubj")
        token = self.tokens[noun]
        if own or token.rel not in ("obj", "xcomp", "obl") or token.head < 0:
            return own
        return self.subject(token.head) if self.tokens[token.head].upos == "VERB" else []

    def _named_modifiers(self, noun: int) -> list[int]:
        """Capitalised adjectives and compounds of a noun: "the Chadian decision to withdraw"."""
        return [k for k in self.sentence.children(noun, "amod", "compound") if self.tokens[k].text[:1].isupper()]

    def _relative_object(self, index: int, slots: Slots) -> None:
        """In "the drones [that] X supplied", the noun is the object."""
        token = self.tokens[index]
        subjects = self.sentence.children(index, "nsubj")
        missing = token.relation == "acl:relcl" and "obj" not in slots and subjects
        if missing and token.head not in self._referents(index, subjects):
            _add(slots, "obj", token.head)

    def _referents(self, index: int, heads: list[int]) -> list[int]:
        """Replace a relative pronoun by the noun that its clause modifies."""
        return [self._modified_noun(index) if self._relative(head) else head for head in heads]

    def _relative(self, index: int) -> bool:
        word = self.tokens[index]
        known = word.feat("PronType") == "Rel" or word.text.lower() in ("who", "which", "that", "whom")
        return known and word.upos in ("PRON", "DET", "SCONJ")

    def _modified_noun(self, index: int) -> int:
        """The noun whose relative clause a verb stands in; the verb itself where there is none."""
        for node in (index, *self.sentence.ancestors(index)):
            token = self.tokens[node]
            if token.relation == "acl:relcl":
                return token.head
            if token.rel not in _SHARES_SUBJECT:
                break
        return index

    def _noun_slots(self, index: int) -> Slots:
        children = self.sentence.children
        slots = self._obliques(index)
        _add(slots, "poss", *children(index, "nmod:poss"))
        _add(slots, "mod", *children(index, "amod", "compound", "nmod:unmarked", "nmod:desc"))
        for clause in children(index, "acl"):  # "the raid carried out by X"
            if self.tokens[clause].relation != "acl:relcl":
                for name, heads in self._obliques(clause).items():
                    _add(slots, name, *heads)
        return slots

    def _obliques(self, index: int) -> Slots:
        """Slots by preposition."""
        slots: Slots = {}
        bridges = load("en", "syntax")["bridges"]
        for kid in self.sentence.children(index, "obl", "nmod"):
            name = preposition(self.sentence, kid)
            if name and self.tokens[kid].lemma in bridges:  # "on behalf of X", "on X's behalf"
                _add(slots, bridges[self.tokens[kid].lemma], *self.sentence.children(kid, "nmod"))
            elif name and self.tokens[kid].relation != "nmod:poss":
                _add(slots, name, kid)
        return slots

    def _borrow(self, index: int, slots: Slots) -> None:
        """In "X carried out a raid on Y" the verb lends its subject and obliques to the noun."""
        verb = self.light_verb(index)
        if verb is None:
            return
        inverse = self.tokens[verb].lemma in verbs("inverse_light_verbs")
        for name, heads in self.verb_slots(verb).items():
            lent = [h for h in heads if h != index and index not in self.sentence.subtree(h)]
            if name == "subj":
                _add(slots, "undergoer" if inverse else "subj", *lent)
            elif name not in ("obj", "comp"):
                _add(slots, name, *lent)


def _add(slots: Slots, name: str, *heads: int) -> None:
    kept = slots.setdefault(name, [])
    kept.extend(h for h in heads if h not in kept)
    if not kept:
        del slots[name]
