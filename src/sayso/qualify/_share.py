"""The time that an event without one of its own takes from a dated clause beside, above or below it."""

from collections.abc import Iterator

from sayso.model.analysis import ROOT, Sentence
from sayso.model.period import Period
from sayso.model.statement import Statement
from sayso.qualify import _calendar as calendar
from sayso.qualify._attach import Attachment
from sayso.qualify._clock import Clock
from sayso.qualify._tense import perfect_past, simple_past, tense_of
from sayso.qualify._timewords import data
from sayso.qualify._timex import Timex

_HISTORY_DAYS = 366
_CLAUSE = ("VERB", "AUX")


class Sharing:
    """Hands the times of a sentence on to the clauses and nouns that happen with them."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock

    def time(self, statement: Statement, place: tuple[int, int]) -> Period | None:
        """Return the time that a dated clause of the same sentence lends, None where none does."""
        attachment, token = self.clock.attachments[place[0]], place[1]
        aim = _aim(attachment.sentence, token)
        if statement.factuality == "U" and not aim:
            return None
        done = aim or happened(statement, attachment.sentence, token)
        counted = self._counted(attachment, token) if done else None
        if counted:
            return counted
        lent = [(abs(t.start - statement.trigger.start), p) for t, p in self._lenders(attachment, token)]
        if not done:  # what went on at a time of the past ("a partnership")
            lent = [(d, p) for d, p in lent if statement.status == "ongoing" and self._old(p)]
        return min(lent, key=lambda pair: pair[0])[1] if lent else None

    # -- counted from another event --------------------------------------------------------------------------------

    def _counted(self, attachment: Attachment, token: int) -> Period | None:
        """ "left on Friday, two days after rebels fought in the city": what follows "after" lies two days before."""
        sentence = attachment.sentence
        for timex, span in attachment.offsets:
            below = _counted_from(sentence, span)
            if token not in sentence.subtree(below) or not _in_turn(sentence, token, below):
                continue
            above = (*sentence.ancestors(below), *sentence.ancestors(span[0]))
            mains = [i for i in above if i not in span and i != below and sentence.tokens[i].upos in _CLAUSE]
            period = next((p for i in mains if (p := self._known(attachment, i))), None)
            unit, count = timex.base.unit or "day", timex.base.count or 0
            return calendar.moved(period, unit, -count) if period else None
        return None

    def _known(self, attachment: Attachment, main: int) -> Period | None:
        """The time of the clause that is counted from; "have agreed" is at the document's date."""
        sentence = attachment.sentence
        tense = tense_of(sentence, main)
        periods = [self.clock.resolve(t, self.clock.reference, tense) for t in attachment.times(main)]
        known = calendar.narrowest(p for p in periods if p)
        helpers = {sentence.tokens[k].text.lower() for k in sentence.children(main, "aux")}
        return known or (self.clock.reference if helpers & {"has", "have", "is", "are"} else None)

    # -- lent by a clause ------------------------------------------------------------------------------------------

    def _lenders(self, attachment: Attachment, token: int) -> Iterator[tuple[Timex, Period]]:
        sentence = attachment.sentence
        for timex in dict.fromkeys(p.timex for p in attachment.placed):
            owner = attachment.owner(timex)
            if owner is None or owner == token or timex.base.kind in ("span", "vague"):
                continue
            period = self.clock.resolve(timex, self.clock.reference, tense_of(sentence, owner))
            if period and self._lends(attachment, timex, owner, token):
                yield from self._fitting(sentence, token, owner, timex, period)

    def _fitting(
        self, sentence: Sentence, token: int, owner: int, timex: Timex, period: Period
    ) -> Iterator[tuple[Timex, Period]]:
        """The time as it is, or what lies before it for an event that the telling looks back on."""
        clause = clause_of(sentence, token)
        if not perfect_past(sentence, clause) or perfect_past(sentence, owner) or _after(sentence, clause):
            yield timex, period
        elif self._old(period):
            before = calendar.parse(f"../{calendar.last_of(period)}") if period.end else None
            if before:
                yield timex, before

    def _old(self, period: Period) -> bool:
        told = self.clock.reference
        last = period.end or period.start
        return told is None or told.start is None or (last is not None and (told.start - last).days > _HISTORY_DAYS)

    def _lends(self, attachment: Attachment, timex: Timex, owner: int, token: int) -> bool:
        sentence = attachment.sentence
        clause = clause_of(sentence, token)
        if sentence.tokens[owner].upos not in _CLAUSE and not sentence.children(owner, "cop"):
            return self._lent_by_noun(attachment, owner, token, clause)
        made = sentence.tokens[owner].head if sentence.tokens[owner].rel == "acl" else None
        if made is not None and (
            made == token or (sentence.tokens[clause].rel, sentence.tokens[clause].head) == ("acl", made)
        ):
            return made == token or simple_past(sentence, clause)  # "the pledge made in 1973", "in which it offered"
        if made is not None and sentence.tokens[made].head == clause and _settles(sentence, made):
            return simple_past(sentence, clause)  # "under the accord signed in 2000 both undertook"
        lasting = clause == owner and timex.bound == "since"  # "since May fighting has spread"
        if not lasting and not simple_past(sentence, owner) and not perfect_past(sentence, owner):
            return False
        if clause == owner and timex.bound in ("at", "since", "around"):
            return sentence.tokens[token].upos not in _CLAUSE and sentence.tokens[owner].lemma not in _judging()
        if not simple_past(sentence, clause) and not perfect_past(sentence, clause):
            return False
        return _below(sentence, clause, owner) or _beside(sentence, clause, owner, timex)

    def _lent_by_noun(self, attachment: Attachment, owner: int, token: int, clause: int) -> bool:
        """ "the report of 1978, which accused": of a dated noun, what is said in the clause that hangs on it."""
        sentence, tokens = attachment.sentence, attachment.tokens
        if not simple_past(sentence, clause) or tokens[clause].upos not in _CLAUSE:
            return False
        if tokens[clause].rel == "acl" and tokens[clause].head == owner:
            return True
        return tokens[owner].head == clause and _settles(sentence, owner)


def _settles(sentence: Sentence, noun: int) -> bool:
    """ "under the accord of 1959 they divided the flow", "the judgment of 2002 favoured it": its day is the act's."""
    token = sentence.tokens[noun]
    if token.rel == "nsubj":
        return token.lemma in data()["text_nouns"]
    leads = {sentence.tokens[k].text.lower() for k in sentence.children(noun, "case")}
    return token.rel == "obl" and bool(leads & set(data()["event_cases"]))


def _counted_from(sentence: Sentence, span: list[int]) -> int:
    """What "two days after" counts from: what its last word introduces, or the clause that this noun opens."""
    head = sentence.tokens[span[-1]].head
    if head == ROOT or head in span:
        return span[-1]
    above = sentence.tokens[head].head
    if sentence.tokens[head].upos in _CLAUSE or above == ROOT:
        return head
    clauses = [k for k in sentence.children(above, "advcl") if k > head]
    return next((k for k in clauses if not sentence.children(k, "mark", "nsubj")), head)


def clause_of(sentence: Sentence, index: int) -> int:
    """The verb of the clause that a token stands in, the token itself where none is above it."""
    for node in (index, *sentence.ancestors(index)):
        if sentence.tokens[node].upos in _CLAUSE or sentence.children(node, "cop"):
            return node
    return index


def happened(statement: Statement, sentence: Sentence, token: int) -> bool:
    """True for what occurred, and for what the sentence tells in the simple past, whatever it led to ("agreed to")."""
    told = sentence.tokens[token].upos == "VERB" and finite(sentence, token) and simple_past(sentence, token)
    return statement.factuality != "U" and (statement.status == "occurred" or told)


def finite(sentence: Sentence, token: int) -> bool:
    """True for a verb with a tense of its own."""
    return sentence.tokens[token].feat("VerbForm") == "Fin" or bool(sentence.children(token, "aux"))


def told_in_turn(sentence: Sentence, clause: int) -> bool:
    """True for a clause of the story in the simple past, joined to its main clause and said by nobody in it."""
    if not simple_past(sentence, clause):
        return False
    steps = list(_steps(sentence, clause))
    return all(_joins(sentence, lower, upper) and simple_past(sentence, upper) for lower, upper in steps)


def _judging() -> set[str]:
    return {*data()["attitude_verbs"], *data()["telling_verbs"]}


def _marks(sentence: Sentence, verb: int) -> set[str]:
    return {sentence.tokens[k].text.lower() for k in sentence.children(verb, "mark", "advmod", "case")}


def _after(sentence: Sentence, verb: int) -> bool:
    return sentence.tokens[verb].rel == "advcl" and bool(_marks(sentence, verb) & {"after", "because", "when", "once"})


def _in_turn(sentence: Sentence, token: int, top: int) -> bool:
    """True where no clause between looks further back than the one counted."""
    path = [token, *(i for i in sentence.ancestors(token))]
    inner = path[: path.index(top)] if top in path else path
    return not any(perfect_past(sentence, i) or sentence.tokens[i].rel == "ccomp" for i in inner)


def _steps(sentence: Sentence, clause: int) -> Iterator[tuple[int, int]]:
    """Pairs of a clause and the clause above it, up to the root."""
    current = clause
    while sentence.tokens[current].head != ROOT:
        above = clause_of(sentence, sentence.tokens[current].head)
        if above == current:
            return
        yield current, above
        current = above


def _below(sentence: Sentence, clause: int, owner: int) -> bool:
    """True where the clause hangs on the dated one and happens with it."""
    for lower, upper in _steps(sentence, clause):
        if not _joins(sentence, lower, upper):
            return False
        if upper == owner:
            return True
    return False


def _joins(sentence: Sentence, lower: int, upper: int) -> bool:
    token = sentence.tokens[lower]
    if token.rel in ("ccomp", "csubj"):
        return False
    if token.rel == "xcomp":  # "had him arrested", "obliged it to buy", not "promised to buy"
        return simple_past(sentence, lower)
    if token.rel == "advcl":
        return _aim(sentence, lower) or not _marks(sentence, lower) & set(data()["apart_marks"])
    if token.rel == "parataxis" and token.lemma in data()["telling_verbs"]:
        return False  # "X attacked on Friday, the minister said"
    return token.rel in ("conj", "parataxis", "acl") or token.upos not in _CLAUSE


def _frames(sentence: Sentence, owner: int, clause: int) -> bool:
    """ "descending on Nuuk on 28 March, he upbraided": a participle, or a clause before the main one."""
    free = not _marks(sentence, owner) & {*data()["apart_marks"], "before"}
    return free and (sentence.tokens[owner].text.endswith("ing") or owner < clause)


def _gapped(sentence: Sentence, owner: int, clause: int) -> bool:
    """ "two were killed and seven wounded on Friday": the second shares the first one's auxiliary, and its day."""
    shared = bool(sentence.children(clause, "aux:pass")) and not sentence.children(owner, "aux")
    return shared and sentence.tokens[owner].head == clause


def _aim(sentence: Sentence, token: int) -> bool:
    """True for the purpose of something done: "sent men in July to shut the schools"."""
    verb = sentence.tokens[token]
    if verb.upos != "VERB" or verb.rel != "advcl" or "to" not in _marks(sentence, token):
        return False
    return simple_past(sentence, clause_of(sentence, verb.head))


def _beside(sentence: Sentence, clause: int, owner: int, timex: Timex) -> bool:
    """True where the dated clause is joined to this one and told before it, or says when ("when X fell")."""
    token = sentence.tokens[owner]
    if token.head == clause and token.rel == "advcl":
        return bool(_marks(sentence, owner) & {"when", "as", "after"}) or _frames(sentence, owner, clause)
    later = timex.start > sentence.tokens[clause].start
    if token.rel not in ("conj", "parataxis") or (later and not _gapped(sentence, owner, clause)):
        return False
    above = clause_of(sentence, token.head)
    return above == clause or any(upper == above for _, upper in _steps(sentence, clause))
