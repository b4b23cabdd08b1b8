"""Who holds a content, as the tree has it: "X said that", "..., X said", "according to X", "the X claim that"."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.languages.en.clauses import Clauses, preposition
from sayso.languages.en.phrases import core
from sayso.model.analysis import Analysis, Sentence
from sayso.model.document import Excerpt
from sayso.qualify._asides import aside, beyond, breaks_off, describes, inserted
from sayso.qualify._lexicon import Stance, reporting_noun, reporting_verb, stances, words

_ASSERTING = frozenset(("says", "reveals"))  # what these hold covers the relative clauses that tell things apart
_CONTENT = ("ccomp", "xcomp", "parataxis", "csubj")


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a content.

    words      the holder's name or description; None where the text names nobody ("it was reported")
    head       its head token, None where there are no words or they are an adverb
    cue        the word that says so, `cue_index` its token
    stance     what the holder does with the content
    sentence   index of the sentence that they stand in
    """

    words: Excerpt | None
    head: int | None
    cue: Excerpt
    cue_index: int
    stance: Stance
    sentence: int


class Holders:
    """Finds the holders in one sentence of an analysis."""

    def __init__(self, analysis: Analysis, number: int) -> None:
        self.analysis, self.number = analysis, number
        self.sentence = analysis.sentences[number]
        self.clauses = Clauses(self.sentence)
        self.trigger = -1

    def above(self, index: int) -> Iterator[Holder]:
        """Yield the holders of a token's clause, innermost first."""
        self.trigger, child = index, None
        told = described = False  # by the author, from here up; the clause describes something that is spoken of
        for node in (index, *self.sentence.ancestors(index)):
            if child is not None and not self._holds_that(node, child):
                told = told or aside(self.sentence, child) or breaks_off(self.sentence, node, child)
                described = described or describes(self.sentence, child)
            if not told:
                yield from (h for h in self._at(node, child) if not (described and h.stance.name not in _ASSERTING))
            child = node

    def _holds_that(self, noun: int, clause: int) -> bool:
        """ "the claim that ...", misread as a relative clause."""
        return self._marked_that(clause) and reporting_noun(self.sentence, noun) is not None

    def _at(self, node: int, child: int | None) -> Iterator[Holder]:
        """Holders that a node brings for the content below `child` (None: the content is the node's own)."""
        if child is not None:
            found = self._by_verb(node, child) or self._by_noun(node, child)
            if found:
                yield found
        for kid in (*self.sentence.children(node, "parataxis", "advcl"), *inserted(self.sentence, node)):
            if kid != child and self._comments(kid, node) and not beyond(self.sentence, kid, child):
                holder = self.of_verb(kid)
                if holder:
                    yield holder
        yield from self._according(node, child)
        yield from self._vague(node)

    def _by_verb(self, verb: int, child: int) -> Holder | None:
        token = self.sentence.tokens[child]
        if self.sentence.tokens[verb].upos not in ("VERB", "AUX"):
            return None
        special = self._credit(verb, child) or self._names(verb, child) or self._orders(verb, child)
        if special:
            return special
        stance = reporting_verb(self.sentence, verb)
        if stance is None or not self._is_content(verb, child, stance):
            return None
        others = self.sentence.children(verb, "obj", "iobj") or self.sentence.children(child, "nsubj", "nsubj:pass")
        own_wish = stance.name == "asks" and token.upos == "VERB" and not others
        if token.rel in ("xcomp", "advcl", "ccomp") and own_wish and not self.clauses.passive(verb):
            return None  # "wants to leave" is a plan; "wants them to leave" is a demand
        if token.rel == "xcomp" and stance.name in ("says", "believes") and not self.clauses.passive(verb):
            return None if token.upos == "VERB" and not self._of_saying(verb) else self.of_verb(verb)
        return self.of_verb(verb)

    def _of_saying(self, verb: int) -> bool:
        """ "claim to have destroyed": an infinitive that is content all the same."""
        return self.sentence.tokens[verb].lemma in words("reporting", "infinitive_content")

    def _is_content(self, verb: int, child: int, stance: Stance) -> bool:
        """Whether what hangs below `child` is what the verb's subject says, and not the circumstances of saying it."""
        token = self.sentence.tokens[child]
        if token.rel in _CONTENT:
            return token.rel != "parataxis" or child < verb
        if token.rel == "obj" or token.relation == "nsubj:pass":
            return self._holds_noun(verb, child, stance)
        if stance.name in ("accuses", "asks", "allows"):
            marks = {preposition(self.sentence, child)} | {
                self.sentence.tokens[k].lemma for k in self.sentence.children(child, "mark")
            }
            return token.rel in ("advcl", "obl") and bool(marks & {"of", "for", "to", "over"})
        return False

    def _holds_noun(self, verb: int, child: int, stance: Stance) -> bool:
        """Whether a noun is what is said: "denied the raid", "demanded a withdrawal"; not "promised aid"."""
        if reporting_noun(self.sentence, child) and stance.name in ("says", "rejects", "denies"):
            return (
                child != self.trigger
            )  # what is claimed, not the claiming: "cited an assessment that", "rejected the claim that"
        if stance.name in ("says", "believes"):
            return self.sentence.tokens[verb].lemma in words("reporting", "noun_content")
        if stance.name == "denies":
            return self.sentence.tokens[verb].feat("VerbForm") != "Inf"
        return stance.name not in ("promises", "threatens", "allows", "rejects")

    def _by_noun(self, noun: int, child: int) -> Holder | None:
        """ "the ministry's claim that ..."; "estimates in the region are that ..."."""
        token = self.sentence.tokens[child]
        if self.sentence.tokens[noun].upos not in ("NOUN", "PROPN"):
            return None
        of = token.rel == "nmod" and preposition(self.sentence, child) == "of"
        clause = token.relation in ("acl", "ccomp", "csubj") and (token.rel != "acl" or self._finite(child))
        that = token.relation == "acl:relcl" and self._marked_that(child)
        stance = reporting_noun(self.sentence, noun) if of or clause or that else None
        if stance is None:
            return None
        slots = self.clauses.slots(noun)
        heads = [h for name in ("poss", "by", "from", "subj") for h in slots.get(name, ()) if h != child]
        heads += [k for h in slots.get("mod", ()) for k in self.sentence.subtree(h) if self._capital(k)]
        heads += [h for h in slots.get("in", ()) if h != child]
        if heads:
            return self._holder(heads[0], noun, stance)
        cue = self._excerpt(noun, noun)
        return Holder(cue, None, cue, noun, stance, self.number)

    def _names(self, verb: int, child: int) -> Holder | None:
        """ "Called the convoy a provocation", "regards them as a threat": whoever calls it that holds it to be so."""
        token = self.sentence.tokens[child]
        if self.sentence.tokens[verb].lemma not in words("reporting", "naming_verbs") or token.upos == "VERB":
            return None
        second = token.rel == "xcomp" or (token.rel in ("obl", "advcl") and self._as(child))
        return self.of_verb(verb, stances()["says"]) if second else None

    def _as(self, index: int) -> bool:
        return "as" in {self.sentence.tokens[k].lemma for k in self.sentence.children(index, "case", "mark")}

    def _orders(self, verb: int, child: int) -> Holder | None:
        """ "Told the ship to leave": a verb of saying that asks with an infinitive."""
        infinitive = self.sentence.tokens[child].rel == "xcomp" and self._marked_to(child)
        asked = self.sentence.children(verb, "obj", "iobj") or self.clauses.passive(verb)
        orders = self.sentence.tokens[verb].lemma in words("reporting", "ordering_verbs")
        return self.of_verb(verb, stances()["asks"]) if infinitive and asked and orders else None

    def _marked_to(self, verb: int) -> bool:
        return any(self.sentence.tokens[k].lemma == "to" for k in self.sentence.children(verb, "mark"))

    def _credit(self, verb: int, child: int) -> Holder | None:
        """ "Claimed responsibility for", "denied responsibility for", "is not taking credit for"."""
        nouns = [
            k
            for k in self.sentence.children(verb, "obj")
            if self.sentence.tokens[k].lemma in words("reporting", "credit_nouns")
        ]
        through = child in nouns or (bool(nouns) and preposition(self.sentence, child) == "for")
        if not through:
            return None
        stance = reporting_verb(self.sentence, verb)
        if stance is None or stance.name not in ("denies", "rejects"):
            stance = stances()["withholds" if self._negated(verb) else "says"]
        heads = self.clauses.verb_slots(verb).get("subj", [])
        return self._holder(heads[0] if heads else None, verb, stance)

    def _negated(self, verb: int) -> bool:
        kids = self.sentence.children(verb, "advmod", "cc:preconj")
        return any(self.sentence.tokens[k].lemma in words("reporting", "negators") for k in kids)

    def _capital(self, index: int) -> bool:
        return self.sentence.tokens[index].text[:1].isupper()

    def _finite(self, verb: int) -> bool:
        return self._marked_that(verb) or bool(self.sentence.children(verb, "nsubj", "nsubj:pass"))

    def _marked_that(self, verb: int) -> bool:
        """Whether "that" or "whether" opens the clause, also a "that" misread as a second object."""
        objects = self.sentence.children(verb, "obj")
        opening = self.sentence.children(verb, "mark") + (objects if len(objects) > 1 else [])
        return any(self.sentence.tokens[k].lemma in ("that", "whether") for k in opening)

    def _comments(self, kid: int, node: int) -> bool:
        """ "..., officials said": a reporting clause beside its content, with a subject and no content of its own."""
        sentence, inverted = self.sentence, self._inverted(kid)
        stance = reporting_verb(sentence, kid) if sentence.tokens[kid].upos == "VERB" else None
        content = sentence.children(kid, "ccomp", "xcomp") or (self._objects(kid) and not inverted)
        if stance is None or content or not (sentence.children(kid, "nsubj") or inverted):
            return False
        if sentence.tokens[kid].rel in ("parataxis", "acl"):
            return True
        marks = [sentence.tokens[k].lemma for k in sentence.children(kid, "mark", "advmod")]
        return "as" in marks and stance.name in ("says", "believes", "predicts", "reveals")

    def _objects(self, verb: int) -> list[int]:
        """Objects but for the "it" of "as they put it"."""
        return [k for k in self.sentence.children(verb, "obj") if self.sentence.tokens[k].lemma.lower() != "it"]

    def of_verb(self, verb: int, stance: Stance | None = None) -> Holder | None:
        """Return the holder that a reporting verb names by its subject or agent; None where that is nobody.

        `stance` replaces the verb's own.
        """
        stance = stance or reporting_verb(self.sentence, verb)
        if stance is None:
            return None
        if self._withheld(verb) and stance.name in ("says", "reveals", "denies"):
            stance = stances()["withholds"]  # "would not confirm that", "did not deny that"
        heads = self._inverted(verb) or self.clauses.verb_slots(verb).get("subj", [])
        if not (heads or self.clauses.passive(verb)) or any(map(self._nobody, heads)):
            return None  # "Demands a withdrawal", "nobody recalls that"
        named = [h for h in heads if not self._placeholder(h, verb)]
        return self._holder(self._issuer(named[0]) if named else None, verb, stance)

    def _withheld(self, verb: int) -> bool:
        """Negated, or "declined to say"."""
        token = self.sentence.tokens[verb]
        above = self.sentence.tokens[token.head].lemma if token.rel == "xcomp" and token.head >= 0 else ""
        return self._negated(verb) or above in words("reporting", "withholding_verbs")

    def _nobody(self, head: int) -> bool:
        near = [head, *self.sentence.children(head, "det")]
        return any(self.sentence.tokens[k].lemma.lower() in words("reporting", "nobody") for k in near)

    def _placeholder(self, head: int, verb: int) -> bool:
        """ "It was reported", "there", "this": no holder; "it said" is somebody."""
        token = self.sentence.tokens[head]
        if token.lemma.lower() == "it":
            return token.rel == "expl" or self.clauses.passive(verb)
        return token.lemma.lower() in words("reporting", "not_holders")

    def _issuer(self, head: int) -> int:
        """Whose a document is that speaks: "a statement from the party said"."""
        if self.sentence.tokens[head].lemma.lower() not in words("reporting", "documents"):
            return head
        slots = self.clauses.slots(head)
        named = [h for h in slots.get("of", ()) if self.sentence.tokens[h].upos == "PROPN"]
        return next((h for h in (*slots.get("poss", ()), *slots.get("from", ()), *slots.get("by", ()), *named)), head)

    def _inverted(self, verb: int) -> list[int]:
        """ "..., explains the historian X": without a subject of its own, a comment's object is who speaks."""
        lone = self.sentence.tokens[verb].rel == "parataxis" and not self.sentence.children(verb, "nsubj")
        return [k for k in self.sentence.children(verb, "obj", "iobj") if k > verb][:1] if lone else []

    def _according(self, node: int, child: int | None) -> Iterator[Holder]:
        for kid in self.sentence.children(node, "obl", "nmod"):
            if kid == child:
                continue
            case = preposition(self.sentence, kid)
            if case in words("reporting", "source_prepositions"):
                yield self._holder(kid, self.sentence.children(kid, "case")[0], stances()["says"])
            elif case in ("in", "by") and self.sentence.tokens[kid].lemma in words("reporting", "view_nouns"):
                owner = self.sentence.children(kid, "nmod:poss", "nmod")
                if owner:
                    yield self._holder(owner[0], kid, stances()["believes"])

    def _vague(self, node: int) -> Iterator[Holder]:
        """ "reportedly", "the alleged attack": somebody, unnamed."""
        for kid in self.sentence.children(node, "advmod", "amod"):
            word = self.sentence.tokens[kid].text.lower()
            if word in words("reporting", "vague_adverbs") or (
                word in words("reporting", "vague_adjectives") and self.sentence.tokens[kid].rel == "amod"
            ):
                cue = self._excerpt(kid, kid)
                yield Holder(cue, None, cue, kid, stances()["says"], self.number)

    def _holder(self, head: int | None, cue: int, stance: Stance) -> Holder:
        said = None if head is None else self._excerpt(*core(self.sentence, head))
        return Holder(said, head, self._excerpt(cue, cue), cue, stance, self.number)

    def _excerpt(self, first: int, last: int) -> Excerpt:
        tokens = self.sentence.tokens
        return self.analysis.document.excerpt(tokens[first].start, tokens[last].end)


def reporting_clauses(analysis: Analysis, number: int) -> list[Holder]:
    """Return every reporting verb of a sentence that has a subject, with its holder, in order."""
    holders = Holders(analysis, number)
    found = []
    sentence: Sentence = holders.sentence
    for index, token in enumerate(sentence.tokens):
        if token.upos == "VERB" and reporting_verb(sentence, index):
            holder = holders.of_verb(index)
            if holder and holder.head is not None:
                found.append(holder)
    return found
