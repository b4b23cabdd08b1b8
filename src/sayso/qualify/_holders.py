"""Who holds a content, as the tree has it: "X said that", "..., X said", "according to X", "the X claim that"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.languages.en.clauses import Clauses, preposition
from sayso.languages.en.phrases import core
from sayso.model.analysis import Analysis, Sentence
from sayso.model.document import Excerpt
from sayso.qualify._asides import aside, beyond, breaks_off, describes, inserted, set_apart
from sayso.qualify._content import Content
from sayso.qualify._credits import Credits
from sayso.qualify._lexicon import Stance, reporting_noun, reporting_verb, stances, words

_ASSERTING = frozenset(("says", "reveals"))  # what these hold covers the relative clauses that tell things apart


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a content.

    words      the holder's name or description; None where the text names nobody ("it was reported")
    head       its head token, None where there are no words or they are an adverb
    cue        the word that says so, `cue_index` its token
    stance     what the holder does with the content
    sentence   index of the sentence that they stand in
    of_noun    the cue is a noun: "the claim that"
    past       the cue is a verb in the past: "we asked"
    """

    words: Excerpt | None
    head: int | None
    cue: Excerpt
    cue_index: int
    stance: Stance
    sentence: int
    of_noun: bool = False
    past: bool = False


class Holders:
    """Finds the holders in one sentence of an analysis."""

    def __init__(self, analysis: Analysis, number: int) -> None:
        self.analysis, self.number = analysis, number
        self.sentence = analysis.sentences[number]
        self.clauses = Clauses(self.sentence)
        self.content = Content(self.sentence, self.clauses)
        self.credits = Credits(self.sentence, self.clauses)
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
        return self.content.marked(clause, "that", "whether") and reporting_noun(self.sentence, noun) is not None

    def _at(self, node: int, child: int | None) -> Iterator[Holder]:
        """Holders that a node brings for the content below `child` (None: the content is the node's own)."""
        if child is not None:
            found = self._by_verb(node, child) or self._by_noun(node, child)
            if found:
                yield found
        within = [
            c
            for k in self.sentence.children(node, "nsubj", "obj")
            for c in self.sentence.children(k, "parataxis", "appos")
            if self.sentence.tokens[c].rel == "parataxis" or self.content.hearsay(c)
        ]
        beside = self.sentence.children(node, "parataxis", "advcl")
        for kid in (*beside, *within, *inserted(self.sentence, node)):
            if kid != child and self._comments(kid, node) and not beyond(self.sentence, kid, child):
                holder = self.of_verb(kid)
                if holder:
                    yield holder
        for head, cue, held in self.credits.beside(node, child):
            yield self._holder(self._issuer(head), cue, held) if head is not None else self._unnamed(cue, held)

    def _by_verb(self, verb: int, child: int) -> Holder | None:
        stance = self.content.of_verb(verb, child, self.trigger)
        return self.of_verb(verb, stance) if stance else None

    def _by_noun(self, noun: int, child: int) -> Holder | None:
        """ "The ministry's claim that ...", "estimates in the region are that ..."."""
        stance = self.content.of_noun(noun, child)
        return self._of_noun(noun, stance, child) if stance else None

    def _of_noun(self, noun: int, stance: Stance, child: int) -> Holder:
        slots = self.clauses.slots(noun)
        heads = [h for h in slots.get("poss", ()) if h < noun]  # "calls for Peru to leave" are not Peru's
        heads += [h for name in ("by", "from", "subj") for h in slots.get(name, ()) if h != child]
        heads += [k for h in slots.get("mod", ()) for k in self.sentence.subtree(h) if self._capital(k)]
        heads += [h for h in slots.get("in", ()) if h != child]
        said = set(self.sentence.subtree(child))
        heads = [h for h in heads or self._above(noun) if not self._when(h) and h not in said]
        if heads:
            return replace(self._holder(heads[0], noun, stance), of_noun=True)
        cue = self._excerpt(noun, noun)
        return Holder(cue, None, cue, noun, stance, self.number, True)

    def _when(self, index: int) -> bool:
        """A month or a day is nobody: "the request of May"."""
        return self.sentence.tokens[index].text in words("reference", "calendar")

    def _capital(self, index: int) -> bool:
        return self.sentence.tokens[index].text[:1].isupper()

    def _comments(self, kid: int, node: int) -> bool:
        """ "..., officials said": a reporting clause beside its content, with a subject and no content of its own."""
        sentence, inverted = self.sentence, self._inverted(kid)
        if sentence.tokens[kid].rel in ("parataxis", "advcl", "appos") and self.content.hearsay(kid):
            return not sentence.children(kid, "ccomp")
        stance = reporting_verb(sentence, kid) if sentence.tokens[kid].upos == "VERB" else None
        if sentence.tokens[kid].rel == "parataxis" and set_apart(sentence, kid):
            return False
        content = sentence.children(kid, "ccomp", "xcomp") or (self._objects(kid) and not inverted)
        if stance is None or content or not (sentence.children(kid, "nsubj") or inverted):
            return False
        if sentence.tokens[kid].rel in ("parataxis", "acl"):
            return True
        marks = [sentence.tokens[k].lemma for k in sentence.children(kid, "mark", "advmod")]
        return "as" in marks and stance.name in ("says", "believes", "predicts", "reveals")

    def _objects(self, verb: int) -> list[int]:
        """Objects but for the "it" of "as they put it" and whom "he assured reporters" addresses."""
        if self.sentence.tokens[verb].lemma in words("reporting", "addressing_verbs"):
            return self.sentence.children(verb, "obj")[1:]
        return [k for k in self.sentence.children(verb, "obj") if self.sentence.tokens[k].lemma.lower() != "it"]

    def of_verb(self, verb: int, stance: Stance | None = None) -> Holder | None:
        """Return the holder that a reporting verb names by its subject or agent; None where that is nobody.

        `stance` replaces the verb's own.
        """
        if self.content.hearsay(verb):
            cue = self._excerpt(verb, verb)
            return Holder(None, None, cue, verb, stances()["says"], self.number)
        stance = stance or reporting_verb(self.sentence, verb)
        if stance is None:
            return None
        if self._withheld(verb) and stance.name in ("says", "reveals", "denies", "excludes"):
            stance = stances()["withholds"]  # "would not confirm that", "did not deny that"
        heads = self._inverted(verb) or self._strayed(verb) or self.clauses.verb_slots(verb).get("subj", [])
        if not (heads or self.clauses.passive(verb)) or any(map(self._nobody, heads)):
            return None  # "Demands a withdrawal", "nobody recalls that"
        heads = [self._antecedent(verb) if h == verb else h for h in heads]
        named = [h for h in heads if not self._placeholder(h, verb) and not self._when(h)]
        return self._holder(self._issuer(named[0]) if named else None, verb, stance)

    def _antecedent(self, verb: int) -> int:
        """The noun before "which" and "who" where their clause was read as another's: "X, which had offered to,"."""
        tokens = self.sentence.tokens
        pronoun = next(iter(self.sentence.children(verb, "nsubj", "nsubj:pass")), verb)
        node = next((k for k in range(pronoun - 1, -1, -1) if tokens[k].upos in ("NOUN", "PROPN")), verb)
        while tokens[node].rel in ("flat", "compound", "nmod", "appos") and 0 <= tokens[node].head < pronoun:
            node = tokens[node].head
        return node

    def _withheld(self, verb: int) -> bool:
        """Negated, or "declined to say"."""
        token = self.sentence.tokens[verb]
        above = self.sentence.tokens[token.head].lemma if token.rel == "xcomp" and token.head >= 0 else ""
        return self.content.negated(verb) or above in words("reporting", "withholding_verbs")

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
        """Whose a document is that speaks: "a statement from the party said", "a report issued by the ministry"."""
        if self.sentence.tokens[head].lemma.lower() not in words("reporting", "documents"):
            return head
        slots = self.clauses.slots(head)
        named = [h for h in slots.get("of", ()) if self._capital(h)]
        makers = [k for verb in self.sentence.children(head, "acl") for k in self._maker(verb)]
        found = (*slots.get("poss", ()), *slots.get("from", ()), *slots.get("by", ()), *makers, *named)
        return next((h for h in (*found, *self._above(head)) if self.sentence.tokens[h].upos != "VERB"), head)

    def _above(self, noun: int) -> list[int]:
        """Who does what a document or belief is part of: "X issued a statement", "X ran on the claim that"."""
        token = self.sentence.tokens[noun]
        if token.head < 0 or self.sentence.tokens[token.head].upos != "VERB":
            return []
        verb = self.sentence.tokens[token.head]
        issued = token.rel == "obj" and verb.lemma in words("reporting", "issuing_verbs")
        within = token.rel == "obl" and preposition(self.sentence, noun) in ("in", "on", "with", "through")
        return self.clauses.verb_slots(token.head).get("subj", []) if issued or within else []

    def _maker(self, verb: int) -> list[int]:
        """Who made what a participle describes: "prepared by X"; or whom it quotes: "citing X"."""
        if self.sentence.tokens[verb].text.lower() in words("reporting", "citing"):
            return self.sentence.children(verb, "obj")
        return [k for k in self.sentence.children(verb, "obl") if self.sentence.tokens[k].relation == "obl:agent"]

    def _inverted(self, verb: int) -> list[int]:
        """ "..., explains the historian X": without a subject of its own, a comment's object is who speaks."""
        lone = self.sentence.tokens[verb].rel == "parataxis" and not self.sentence.children(verb, "nsubj")
        return [k for k in self.sentence.children(verb, "obj", "iobj") if k > verb][:1] if lone else []

    def _strayed(self, verb: int) -> list[int]:
        """The subject of "X, citing Y, asserted", read as of "citing"; of what is said in "X reported Y said"."""
        token, children = self.sentence.tokens[verb], self.sentence.children
        if token.rel == "ccomp" and not children(verb, "nsubj", "nsubj:pass"):
            return [k for k in children(token.head, "nsubj") if token.head < k < verb]
        before = [k for k in children(verb, "advcl", "ccomp") if k < verb and not children(k, "mark")]
        loose = [k for k in before if self.sentence.tokens[k].rel == "advcl" or self.sentence.tokens[k].upos == "ADJ"]
        return [s for k in loose for s in children(k, "nsubj") if s < verb and not children(verb, "nsubj")]

    def _unnamed(self, cue: int, stance: Stance) -> Holder:
        """Somebody for whom only the word that says so stands: "reportedly"."""
        named = self._excerpt(cue, cue)
        return Holder(named, None, named, cue, stance, self.number)

    def _holder(self, head: int | None, cue: int, stance: Stance) -> Holder:
        said = None if head is None else self._excerpt(*core(self.sentence, head))
        past = self.sentence.tokens[cue].feat("Tense") == "Past"
        return Holder(said, head, self._excerpt(cue, cue), cue, stance, self.number, past=past)

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
