"""What stands between an act and whoever says it: negation, modals, plans, attempts, conditions."""

from collections.abc import Container

from sayso.languages.en.clauses import Clauses, preposition
from sayso.model.analysis import Sentence
from sayso.qualify._attempts import Attempts
from sayso.qualify._commitment import Commitment, Effect, effects, lemmas
from sayso.qualify._conditions import Conditions
from sayso.qualify._negation import Negation

_COMPLEMENTS = ("ccomp", "xcomp", "csubj", "obj", "obl", "nmod", "acl", "nsubj", "conj", "advcl")
_CONTENT = ("planned", "occurred")  # an infinitive below words of these is no purpose: "voted in May to leave"
_SHARED = ("nsubj", "aux", "advmod", "cc")
_FAILED = Effect(flip=True, status="occurred")


class Modality:
    """Follows one sentence's acts up to a token."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.tokens = sentence, sentence.tokens
        self.clauses, self.negation, self.conditions = Clauses(sentence), Negation(sentence), Conditions(sentence)
        self.attempts = Attempts(sentence)

    def commitment(self, index: int, *, stops: Container[int | None], start: Commitment) -> Commitment:
        """Return the commitment to the act of a token, below the tokens `stops` (the cue of its source) or the root."""
        found, child = start, index
        found = self._own(index, found)
        for node in self.sentence.ancestors(index):
            if node in stops or not self._reaches(node, child) or self.negation.missed(child):
                break
            found = self._governed(node, child, found)
            child = node
        return self.conditions.framed(child, found, index)

    def denied(self, node: int) -> bool:
        """Whether a word is denied right where it stands: "has not threatened", "short of offering"."""
        return not self._own(node, Commitment()).positive

    def _reaches(self, node: int, child: int) -> bool:
        """Whether words at `node` can bear on the act below `child`: not across adjuncts and relative clauses."""
        token, above = self.tokens[child], self.tokens[node]
        if token.upos == "NOUN" and self.attempts.failed(child):
            return False  # whoever foiled the bid, that it failed is told
        if token.relation == "acl:relcl" or token.rel not in _COMPLEMENTS or self.conditions.inverted(child):
            return False
        if token.upos in ("NOUN", "PROPN") and above.upos == "VERB" and not self._carries(node, child):
            return False  # whoever limits, fears or films an attack, there is one
        if token.rel == "ccomp" and self.tokens[node].lemma.lower() in lemmas("factive_verbs"):
            return False
        if token.rel == "advcl":
            return self._purpose(child) or self._led(node, child) or self._warned_off(node, child)
        if token.rel == "obl":
            light = self.clauses.light_verb(child) == node or self._warned_off(node, child)
            return light or preposition(self.sentence, child) in ("of", "from", "to", "for", "into", "with", "against")
        if token.rel == "nsubj":
            return self.tokens[node].upos in ("VERB", "ADJ", "NOUN")
        return True

    def _led(self, node: int, child: int) -> bool:
        """ "Barred from leaving", "succeed in leaving", "advised against leaving"."""
        if preposition(self.sentence, child) == "from" or self._marked(child, {"from"}):
            return True
        effect = effects("governors").get(self.tokens[node].lemma.lower())
        return effect is not None and self._marked(child, {"in", "against"})

    def _carries(self, verb: int, noun: int) -> bool:
        """Whether a verb's own modality is also that of an event noun below it; not "did not lift the ban"."""
        if self.tokens[verb].lemma.lower() in lemmas("presupposing"):
            return False
        undergoes = self.tokens[noun].rel == "obj" or self.tokens[noun].relation == "nsubj:pass"
        said = self.tokens[noun].lemma.lower() in lemmas("said_acts") and undergoes
        governor = effects("governors").get(self.tokens[verb].lemma.lower())
        if said and governor and governor.flip and governor.status == "planned":
            return False  # "refused the request": it was made
        governs = self.tokens[verb].lemma.lower() in effects("governors").keys() | lemmas("spelling_out")
        passive_or_light = self.tokens[noun].relation == "nsubj:pass" or self.clauses.light_verb(noun) == verb
        return governs or passive_or_light or self.tokens[verb].lemma in ("occur", "happen", "take", "follow", "be")

    def _own(self, node: int, found: Commitment, below: int | None = None, *, shared: bool = False) -> Commitment:
        """Auxiliaries, negation and adverbs at a node itself; what stands at `below` was counted there.

        With `shared` what the node shares with a verb beside it: not its object.
        """
        nominal = self.tokens[node].upos == "NOUN" and not self.sentence.children(node, "cop")
        for kid in self.sentence.children(node):
            if (nominal and self.tokens[kid].rel == "advmod") or (shared and self.tokens[kid].rel not in _SHARED):
                continue  # "not even the raids": the focus is turned, not the act
            effect = self._auxiliary(node, kid) or self._adverb(kid)
            if not effect and kid != below and self.negation.empty(kid):
                effect = Effect(flip=True)
            if effect and not (effect.flip and not effect.status and self.negation.until(node)):
                found = found.under(effect, self.tokens[kid].text)
        return found if shared else self._around(node, found)

    def _auxiliary(self, node: int, kid: int) -> Effect | None:
        """ "May attack"; "could have attacked", which by the author's own word did not; "is to attack"."""
        token, word = self.tokens[kid], self.tokens[kid].text.lower()
        if token.rel != "aux" or (word == "should" and self.conditions.inverted_modal(node)):
            return None
        if self.attempts.forestalled(node):
            return _FAILED
        if self.conditions.unreal(node) and word.replace("’", "'") in lemmas("unreal_auxiliaries"):
            return Effect(flip=self.conditions.turned(node), status="conditional")
        if token.lemma == "be" and self.conditions.is_to(node, kid):
            have = any(self.tokens[k].lemma == "have" for k in self.sentence.children(node, "aux"))
            return Effect(flip=True, status="conditional") if have else Effect(status="planned")
        known = effects("auxiliaries")
        return known.get(token.lemma.lower()) or known.get(word) or effects("adverbs").get(word)

    def _adverb(self, kid: int) -> Effect | None:
        token, word = self.tokens[kid], self.tokens[kid].text.lower()
        if token.rel not in ("advmod", "cc") and token.lemma not in ("not", "never"):
            return None
        if self.negation.longer(kid):
            return Effect(flip=True)
        if word == "not" and self.tokens[min(kid + 1, len(self.tokens) - 1)].text.lower() in lemmas("focusing"):
            return None  # "not only shelled it"
        if any(k > kid and self.tokens[k].text.lower() != "to" for k in self.sentence.children(token.head, "mark")):
            return None  # "not while they shell us": the clause is set aside, not the act
        return effects("adverbs").get(token.lemma.lower()) or effects("adverbs").get(word)

    def _around(self, node: int, found: Commitment) -> Commitment:
        """Negation by the words before a node, or by the noun that its clause modifies."""
        missed = self.negation.missed(node)
        if missed:
            return found.under(Effect(flip=True, status="occurred"), missed)
        fronted = self.negation.fronted(node)
        if fronted:
            return found.under(Effect(flip=True), fronted)
        if self.negation.yet_to(node):
            return found.under(Effect(flip=True, status="occurred"), "yet to")
        nominal = self.tokens[node].upos == "NOUN" and not self.sentence.children(node, "cop")
        if nominal and self._undone(node):
            return found.under(Effect(flip=True, status="occurred"), "abortive")
        if self.tokens[node].feat("Mood") == "Imp" and not self.sentence.children(node, "nsubj", "aux"):
            return found.under(Effect("U", status="requested"), "imperative")
        one = nominal and self.negation.not_one(node)
        return found.under(Effect(flip=True), "none") if one or self.negation.none_whose(node) else found

    def _undone(self, noun: int) -> bool:
        """ "An abortive raid", "a failed coup"; failed talks were held."""
        words = {self.tokens[k].text.lower() for k in self.sentence.children(noun, "amod")}
        coup = self.tokens[noun].lemma.lower() in lemmas("failed_acts") and "failed" in words
        return coup or bool(words & lemmas("undone_modifiers"))

    def _governed(self, node: int, child: int, found: Commitment) -> Commitment:
        """A word that takes the act as complement, with what stands at that word."""
        token, below = self.tokens[node], self.tokens[child]
        light = self.clauses.light_verb(child) == node
        effect = effects("governors").get(token.lemma.lower())
        if self._warned_off(node, child):
            return found.under(effects("governors")["demand"], token.text)
        if below.rel == "conj":
            return self._shared(node, child, found)
        if below.rel == "nsubj" or (below.rel == "obl" and not light):
            return self._subject_of(node, child, found, effect)
        if below.rel == "advcl" and self._purpose(child) and not (effect and effect.status in _CONTENT):
            asked = effect is not None and effect.status == "requested"
            return found.under(
                Effect("U", status="requested" if asked else "planned"), token.text if asked else "purpose"
            )
        if token.text.lower() in lemmas("conditional_cases"):
            return found.under(Effect("U", status="conditional"), token.text)
        if (not effect and self._obliged(node, child)) or self._sought(node, child):
            effect = effects("governors")["demand"]
        if not effect and token.lemma.lower() in lemmas("spelling_out"):
            effect = self._topic(node)
        if token.lemma in ("have", "remain") and self._marked(child, {"to"}) and self.negation.yet(node):
            return found.under(Effect(flip=True, status="occurred"), "yet")
        if token.upos == "NOUN" and self._takes_act(node, child) and self.attempts.failed(node):
            return self._own(node, found.under(_FAILED, token.text), child)
        spoken = effect and effect.certainty == "U" and below.lemma.lower() in lemmas("performed")  # "wishes to thank"
        if effect and self._takes_act(node, child) and not spoken:
            found = found.under(self._outcome(node, effect), token.text)
        return self._own(node, found, child)

    def _warned_off(self, node: int, child: int) -> bool:
        """ "Urged against any attack", "cautioned them against attacking"."""
        against = preposition(self.sentence, child) == "against" or self._marked(child, {"against"})
        return against and self.tokens[node].lemma.lower() in lemmas("dissuading")

    def _sought(self, node: int, child: int) -> bool:
        """ "Sought the release of": a noun is asked for, an infinitive tried."""
        return self.tokens[node].lemma == "seek" and self.tokens[child].rel == "obj"

    def _obliged(self, node: int, child: int) -> bool:
        """ "Has to leave", "said that they had to leave", "it is time for them to leave"; "had to" told is done."""
        if not self._marked(child, {"to"}):
            return False
        token = self.tokens[node]
        if token.lemma.lower() == "time":
            return bool(self.sentence.children(node, "cop"))
        lone = not self.sentence.children(node, "aux", "obj")
        return token.lemma == "have" and lone and (token.feat("Tense") == "Pres" or token.rel == "ccomp")

    def _topic(self, node: int) -> Effect | None:
        """ "Their demands include a reform": what the subject does to what is listed."""
        found = (effects("governors").get(self.tokens[k].lemma.lower()) for k in self.sentence.children(node, "nsubj"))
        return next((effect for effect in found if effect and effect.status in ("requested", "planned")), None)

    def _outcome(self, node: int, effect: Effect) -> Effect:
        """What the words at an attempt or a wish make of it: "tried in vain", "tried and gave up", "don't want"."""
        if effect.status == "planned" and effect.certainty == "U" and not self._own(node, Commitment()).positive:
            return Effect("PR", status="planned")
        attempt = effect.status == "occurred" and effect.certainty == "PS"
        if not attempt:
            return effect
        verb = self.tokens[node].upos == "VERB"
        trying = Effect("PS", status=self.attempts.time(node)) if verb else effect
        return _FAILED if self.attempts.failed(node) else trying

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
            inside = preposition(self.sentence, child) in ("of", "for", "against", "to", "at")
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
        negated = self._own(child, Commitment())  # "neither condemned nor defended": once each
        return found if not negated.positive else self._own(node, found, shared=True)

    def _marked(self, node: int, marks: set[str] | frozenset[str]) -> bool:
        return any(self.tokens[k].lemma.lower() in marks for k in self.sentence.children(node, "mark", "case"))

    def _purpose(self, node: int) -> bool:
        """An infinitive clause of purpose: "fought to keep ..."; not "the first to ask", "came close to asking"."""
        token = self.tokens[node]
        if not self._marked(node, {"to"}) or token.rel != "advcl" or token.text.endswith("ing"):
            return False
        above = self.tokens[token.head]
        if above.lemma.lower() in lemmas("errands") and token.lemma.lower() in lemmas("spoken"):
            return False
        known = lemmas("no_purpose" if above.upos == "ADJ" else "means")
        if above.upos in ("NOUN", "PROPN"):
            return not self.sentence.children(token.head, "cop", "nsubj")  # "was the first premier to ask"
        return above.upos in ("VERB", "AUX", "ADJ") and above.lemma.lower() not in known


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
