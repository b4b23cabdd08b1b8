"""What a verb or noun does with what hangs below it, where that is what somebody says, thinks, asks or promises."""

from sayso.languages.en.clauses import Clauses, preposition
from sayso.model.analysis import Sentence
from sayso.qualify._lexicon import Stance, reporting_noun, reporting_verb, stances, words

_CONTENT = ("ccomp", "xcomp", "parataxis", "csubj")
_OWN_WISH = frozenset(("asks", "hopes", "withholds", "allows"))  # "wants to leave" is a plan, "refuses to sign" an act
_ADDRESSED = frozenset(("on", "to", "with", "for", "at"))  # "called on the crew to leave", "pleaded with them to stay"


class Content:
    """Reads one sentence's reporting words."""

    def __init__(self, sentence: Sentence, clauses: Clauses) -> None:
        self.sentence, self.tokens, self.clauses = sentence, sentence.tokens, clauses

    def of_verb(self, verb: int, child: int, trigger: int) -> Stance | None:
        """Return what a verb's subject does with what hangs below `child`; None where it is none of its content."""
        if self.tokens[verb].upos not in ("VERB", "AUX", "ADJ"):
            return None
        special = (
            self._credit(verb, child)
            or self._no_comment(verb, child)
            or self._names(verb, child, trigger)
            or self._orders(verb, child)
            or self._deadline(verb, child)
        )
        if special:
            return special
        stance = reporting_verb(self.sentence, verb)
        if stance is None and self.hearsay(verb):
            return stances()["says"] if self.tokens[child].rel == "ccomp" else None
        stance = self._undertakes(verb, child) or stance
        if stance is None or not self._is_content(verb, child, stance, trigger):
            return None
        return None if self._own_act(verb, child, stance) else stance

    def of_noun(self, noun: int, child: int) -> Stance | None:
        """Return what "the claim that ...", "their demand to ...", "estimates in the region are that ..." hold."""
        token = self.tokens[child]
        if self.tokens[noun].upos not in ("NOUN", "PROPN"):
            return None
        stance = reporting_noun(self.sentence, noun)
        if stance is None:
            return None
        wish = stance.name in ("asks", "threatens", "promises")
        asked = wish and token.relation == "acl" and self.marked(child, "to")
        case = preposition(self.sentence, child) if token.rel == "nmod" else ""
        of = case == "of" or (case == "for" and stance.name == "asks")
        clause = token.relation in ("acl", "ccomp", "csubj") and (token.rel != "acl" or self._finite(child))
        that = token.relation == "acl:relcl" and self.marked(child, "that", "whether")
        if not (asked or of or clause or that) or self._taken_up(noun, child) or self._absent(noun):
            return None
        return stance

    def _taken_up(self, noun: int, child: int) -> bool:
        """ "X fell, a claim that the navy called false": what is said of the claim, not what it says."""
        resumes = self.tokens[noun].rel in ("appos", "parataxis")
        judged = reporting_verb(self.sentence, child) or self.tokens[child].lemma in words("reporting", "naming_verbs")
        held = self.sentence.children(child, "obj", "ccomp")
        return resumes and bool(judged) and not held

    def _absent(self, noun: int) -> bool:
        """ "There is no proof that": nobody proves it."""
        return "no" in {self.tokens[k].lemma.lower() for k in self.sentence.children(noun, "det")}

    def marked(self, verb: int, *marks: str) -> bool:
        """Whether one of the words opens the clause, also a "that" misread as a second object."""
        objects = self.sentence.children(verb, "obj")
        opening = self.sentence.children(verb, "mark") + (objects if len(objects) > 1 else [])
        return any(self.tokens[k].lemma in marks for k in opening)

    def negated(self, verb: int) -> bool:
        """Whether a verb is denied."""
        kids = self.sentence.children(verb, "advmod", "cc")
        return any(self.tokens[k].lemma in words("reporting", "negators") for k in kids)

    def hearsay(self, verb: int) -> bool:
        """ "We hear that", "one hears": somebody says so, and nobody is named."""
        hearers = [self.tokens[k].lemma.lower() for k in self.sentence.children(verb, "nsubj")]
        heard = self.tokens[verb].lemma in words("reporting", "hearsay")
        return heard and bool(set(hearers) & words("reporting", "hearers"))

    def _own_act(self, verb: int, child: int, stance: Stance) -> bool:
        """Whether an infinitive is what the subject itself does: "wants to leave", not "wants them to leave"."""
        token, sentence = self.tokens[child], self.sentence
        if self.clauses.passive(verb) or token.rel not in ("xcomp", "advcl", "ccomp"):
            return False
        if stance.name == "allows":
            return token.rel == "xcomp"
        if stance.name in _OWN_WISH:
            addressed = any(preposition(sentence, k) in _ADDRESSED for k in sentence.children(verb, "obl"))
            others = sentence.children(verb, "obj", "iobj") or sentence.children(child, "nsubj", "nsubj:pass")
            return token.upos == "VERB" and not others and not addressed
        plain = token.rel == "xcomp" and stance.name in ("says", "believes") and token.upos == "VERB"
        return plain and self.tokens[verb].lemma not in words("reporting", "infinitive_content")

    def _undertakes(self, verb: int, child: int) -> Stance | None:
        """ "Agreed to leave" promises, "agreed that they had left" says so."""
        infinitive = self.tokens[child].rel in ("xcomp", "advcl") and self.marked(child, "to") and child > verb
        undertakes = self.tokens[verb].lemma in words("reporting", "undertaking_verbs")
        return stances()["promises"] if infinitive and undertakes else None

    def _is_content(self, verb: int, child: int, stance: Stance, trigger: int) -> bool:
        """Whether what hangs below `child` is what the verb's subject says, and not the circumstances of saying it."""
        token = self.tokens[child]
        if self.tokens[verb].upos == "ADJ":
            return token.rel in ("ccomp", "advcl") and self._finite(child)
        if self.tokens[verb].lemma in words("reporting", "comment_only"):
            return False
        if token.rel in _CONTENT:
            return token.rel != "parataxis" or child < verb
        if token.rel == "obj" or token.relation == "nsubj:pass":
            return self._holds_noun(verb, child, stance, trigger)
        if token.rel in ("obl", "advcl") and self._topic(verb) in self._leads(child):
            return True
        if token.rel in ("obl", "obj", "iobj") and self._strayed_clause(verb, child, trigger):
            return True
        if token.rel == "advcl" and self._undertakes(verb, child):
            return True
        if stance.name in ("excludes", "denies") and token.rel == "advcl":
            return token.text.endswith("ing") and not self.sentence.children(child, "mark", "nsubj") and child > verb
        if stance.name in ("accuses", "asks", "allows"):
            charged = {"with"} if stance.name == "accuses" and not self.clauses.passive(verb) else set()
            return token.rel in ("advcl", "obl") and bool(self._leads(child) & ({"of", "for", "to", "over"} | charged))
        return False

    def _strayed_clause(self, verb: int, child: int, trigger: int) -> bool:
        """ "Announced the same day that it was leaving": the clause read as one of the day's."""
        if self.sentence.children(verb, "ccomp") or trigger == child:
            return False
        inside = self.sentence.subtree(child)
        clauses = [k for k in inside if self.tokens[k].rel == "acl" and self.marked(k, "that") and self._finite(k)]
        clauses = [
            k
            for k in clauses
            if self.tokens[k].relation != "acl:relcl" and not reporting_noun(self.sentence, self.tokens[k].head)
        ]
        return any(trigger in self.sentence.subtree(k) for k in clauses)

    def _leads(self, child: int) -> set[str]:
        """The preposition or conjunction before a nominal or a clause."""
        marks = {self.tokens[k].lemma for k in self.sentence.children(child, "mark")}
        return marks | {preposition(self.sentence, child)} - {""}

    def _topic(self, verb: int) -> str | None:
        """The preposition of what is spoken of: "speaks of an alliance", "hinted at sanctions"."""
        pairs = (entry.split() for entry in words("reporting", "topic_verbs"))
        return next((case for lemma, case in pairs if lemma == self.tokens[verb].lemma), None)

    def _holds_noun(self, verb: int, child: int, stance: Stance, trigger: int) -> bool:
        """Whether a noun is what is said: "denied the raid", "demanded a withdrawal", "threatened strikes"."""
        if reporting_noun(self.sentence, child) and stance.name in ("says", "rejects", "denies"):
            return child != trigger  # what is claimed, not the claiming: "cited an assessment that"
        if stance.name in ("says", "believes"):
            return self.tokens[verb].lemma in words("reporting", "noun_content")
        if stance.name in ("promises", "threatens") and self.clauses.passive(verb):
            return False  # "no aid was offered"
        if stance.name == "denies":
            return self.tokens[verb].feat("VerbForm") != "Inf"
        if self.tokens[verb].lemma in words("reporting", "done_by_word"):
            return False  # "ordered a ceasefire" makes one
        return stance.name not in ("allows", "rejects")

    def _names(self, verb: int, child: int, trigger: int) -> Stance | None:
        """ "Called the convoy a provocation", "regards them as a threat": whoever calls it that holds it to be so."""
        token = self.tokens[child]
        if self.tokens[verb].lemma not in words("reporting", "naming_verbs"):
            return None
        objects = self.sentence.children(verb, "obj")
        second = token.rel == "obj" and len(objects) > 1 and child == objects[-1]
        second = second or (token.rel == "obj" and (self._misread(child, trigger) or self._what(verb)))
        beside = token.relation == "obl" and not self.sentence.children(child, "case")
        second = second or (beside and any(k < child for k in objects))
        as_such = token.rel in ("obl", "advcl") and self._as(child)
        doing = token.upos == "VERB" and token.text.endswith("ing")
        named = second or as_such or (token.rel == "xcomp" and not doing and not self.marked(child, "to"))
        return stances()["says"] if named else None

    def _misread(self, noun: int, trigger: int) -> bool:
        """ "Branded the seizure an attack", "called the arrests hostage-taking": the name read into the object."""
        bare = [k for k in self.sentence.children(noun, "nmod", "acl") if k > noun]
        bare = [k for k in bare if not self.sentence.children(k, "case", "mark", "nsubj", "obj", "obl", "advmod")]
        return any(trigger in self.sentence.subtree(k) for k in bare)

    def _what(self, verb: int) -> bool:
        """ "What the army called a raid"."""
        token = self.tokens[verb]
        return token.relation == "acl:relcl" and self.tokens[token.head].lemma == "what"

    def _as(self, index: int) -> bool:
        return "as" in {self.tokens[k].lemma for k in self.sentence.children(index, "case", "mark")}

    def _orders(self, verb: int, child: int) -> Stance | None:
        """ "Told the ship to leave": a verb of saying that asks with an infinitive."""
        infinitive = self.tokens[child].rel == "xcomp" and self.marked(child, "to")
        asked = self.sentence.children(verb, "obj", "iobj") or self.clauses.passive(verb)
        orders = self.tokens[verb].lemma in words("reporting", "ordering_verbs")
        return stances()["asks"] if infinitive and asked and orders else None

    def _deadline(self, verb: int, child: int) -> Stance | None:
        """ "Gave them 48 hours to leave", also where "to leave" hangs on the hours."""
        if self.tokens[verb].lemma != "give":
            return None
        limits = [k for k in self.sentence.children(verb, "obj", "obl", "iobj") if self._limit(k)]
        limits += [self.tokens[verb].head] if self.tokens[verb].relation == "acl:relcl" else []
        if child in limits:
            return (
                stances()["asks"] if any(self.marked(k, "to") for k in self.sentence.children(child, "acl")) else None
            )
        return stances()["asks"] if self.marked(child, "to") and any(map(self._limit, limits)) else None

    def _limit(self, noun: int) -> bool:
        timed = self.tokens[noun].lemma.lower() in words("reporting", "deadlines")
        return timed or preposition(self.sentence, noun) == "until"

    def _credit(self, verb: int, child: int) -> Stance | None:
        """ "Claimed responsibility for", "denied responsibility for", "is not taking credit for"."""
        credit = words("reporting", "credit_nouns")
        nouns = [k for k in self.sentence.children(verb, "obj") if self.tokens[k].lemma in credit]
        if not (child in nouns or (nouns and preposition(self.sentence, child) == "for")):
            return None
        stance = reporting_verb(self.sentence, verb)
        if stance is None or stance.name not in ("denies", "rejects"):
            stance = stances()["withholds" if self.negated(verb) else "says"]
        return stance

    def _no_comment(self, verb: int, child: int) -> Stance | None:
        """ "Refuses to comment on", "will not speculate about", "declined to speculate whether"."""
        token, withholding = self.tokens[verb], words("reporting", "withholding_verbs")
        above = self.tokens[token.head].lemma if token.rel == "xcomp" and token.head >= 0 else ""
        if token.lemma not in words("reporting", "commenting_verbs"):
            return None
        on = preposition(self.sentence, child) in ("on", "about") or self.marked(child, "whether", "if", "on", "about")
        return stances()["withholds"] if on and (above in withholding or self.negated(verb)) else None

    def _finite(self, verb: int) -> bool:
        return self.marked(verb, "that", "whether") or bool(self.sentence.children(verb, "nsubj", "nsubj:pass"))
