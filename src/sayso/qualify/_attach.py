"""Which time expression belongs to which predicate, by the dependency tree of one sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.model.analysis import ROOT, Sentence
from sayso.qualify._tense import simple_past
from sayso.qualify._timewords import data
from sayso.qualify._timex import Timex

_PREDICATES = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Placed:
    """A time expression of a sentence and the tokens that it dates: what it hangs on, and what that passes it on to."""

    timex: Timex
    owners: frozenset[int]

    def dates(self, token: int) -> bool:
        """True where it dates the token directly."""
        return token in self.owners


class Attachment:
    """The time expressions of one sentence, each on its place in the tree."""

    def __init__(self, text: str, sentence: Sentence, timexes: Sequence[Timex], triggers: Iterable[int] = ()) -> None:
        self.text, self.sentence, self.tokens = text, sentence, sentence.tokens
        self.triggers = frozenset(triggers)
        self.spans = [self._inside(t) for t in timexes]
        spanned = [(t, span) for t, span in zip(timexes, self.spans, strict=True) if span]
        self.placed = [p for t, span in spanned if t.base.kind != "offset" for p in self._place(t, span)]
        self.offsets = [(t, span) for t, span in spanned if t.base.kind == "offset"]  # what they count from: _share

    def times(self, token: int) -> list[Timex]:
        """Return the expressions that date a predicate: its own, or those of the clause that it shares."""
        for node in dict.fromkeys(self._sources(token)):
            found = [p.timex for p in self.placed if p.dates(node)] or self._when_clause(node)
            if found:
                return found
        return []

    def owner(self, timex: Timex) -> int | None:
        """Return the first predicate that an expression dates, None where it hangs on none."""
        owners = [i for p in self.placed if p.timex.start == timex.start for i in sorted(p.owners)]
        return next((i for i in owners if self.tokens[i].upos in _PREDICATES), owners[0] if owners else None)

    # -- from the expression up ------------------------------------------------------------------------------------

    def _inside(self, timex: Timex) -> list[int]:
        return [i for i, t in enumerate(self.tokens) if t.start < timex.end and t.end > timex.core]

    def _place(self, timex: Timex, span: list[int]) -> Iterator[Placed]:
        top = next((i for i in span if self.tokens[i].head not in span), span[0])
        owner = self._outside(self.tokens[top].head)
        if owner is None:
            yield Placed(timex, frozenset({top}))
            return
        owner = self._nearest_conjunct(owner, top)
        judged = self._judged(timex, owner)
        if judged is not None:
            yield Placed(timex, frozenset({judged}))
            return
        yield Placed(timex, frozenset({owner, *self._participle_after(timex)}))
        verb, lead = self._lifted(timex, top, owner)
        if verb is not None and lead is not None:
            if self.tokens[lead].end <= timex.start and timex.base.kind != "vague":
                yield Placed(self._led(timex, lead), frozenset({verb}))
        elif verb is not None:
            yield Placed(timex, frozenset(self._path(owner)))

    def _nearest_conjunct(self, verb: int, top: int) -> int:
        """The last of joined verbs before a time: "sells arms and trained in May", where the tenses differ."""
        joined = [k for k in self.sentence.children(verb, "conj") if k < top and self.tokens[k].upos == "VERB"]
        other = joined and verb < top and self.tokens[verb].upos == "VERB" and not self._both_past(verb, joined[-1])
        return joined[-1] if other else verb

    def _judged(self, timex: Timex, verb: int) -> int | None:
        """What a verb of judging judges, where more of it stands between it and the time."""
        if self.tokens[verb].lemma not in _words("attitude_verbs") or timex.base.weekday is not None:
            return None
        for noun in self.sentence.children(verb, "obj"):
            inner = [k for k in self.sentence.subtree(noun) if self.tokens[k].upos == "ADP" and k > noun]
            if any(self.tokens[k].end <= timex.start for k in inner) and timex.base.frame != "reference":
                return noun
        return None

    def _led(self, timex: Timex, lead: int) -> Timex:
        """The time as bounded by a word further left: "following the invasion of 2001"."""
        start = self.tokens[lead].start
        bound = data()["bound_leads"][self.tokens[lead].text.lower()]
        return replace(timex, start=start, text=self.text[start : timex.end], bound=bound)

    def _outside(self, index: int) -> int | None:
        """The first token from here up that is part of no time expression."""
        while index != ROOT and (any(index in span for span in self.spans) or self._measures(index)):
            index = self.tokens[index].head
        return None if index == ROOT else index

    def _measures(self, index: int) -> bool:
        """ "in the last days of 1993": a noun of time that hangs on something, and is no subject or object."""
        token = self.tokens[index]
        return token.lemma in _words("time_nouns") and token.rel in ("obl", "nmod") and index not in self.triggers

    def _lifted(self, timex: Timex, top: int, owner: int) -> tuple[int | None, int | None]:
        """The verb that the time of a noun (or of a clause with "after") dates as well, and the word that bounds it."""
        path = self._path(owner)
        verb = path[-1] if path and self.tokens[path[-1]].upos in _PREDICATES else None
        if self.tokens[owner].upos in _PREDICATES:
            return self._above_bounded(owner)
        if verb is not None and self._opens(timex, owner):
            return verb, None
        if verb is not None and owner not in self.triggers and self._leans_on(timex, verb):
            return verb, None
        if verb is None or any(self.tokens[i].rel in ("nsubj", "csubj") for i in path[:-1]):
            return None, None
        leads = self._leads(path[:-1])
        bound = self._bounding(leads)
        if bound is not None:
            return verb, bound
        led = {self.tokens[k].text.lower() for k in leads} & set(data()["event_leads"])
        ranged = timex.upto or timex.base.kind == "range"
        lives = self.tokens[owner].upos == "PROPN" and ranged  # "met Mr Smith (1892-1960)"
        beside = self._parenthesised(timex) and not lives
        floats = self._floats(timex, top, owner) and self._judged(timex, verb) is None
        return (verb, None) if led or beside or floats else (None, None)

    def _above_bounded(self, verb: int) -> tuple[int | None, int | None]:
        """ "after X invaded in 2022, Y joined": the main verb lies after the time of the clause."""
        token = self.tokens[verb]
        bound = self._bounding(self.sentence.children(verb, "mark", "case"))
        above = bound is not None and token.rel in ("advcl", "acl") and self.tokens[token.head].upos in _PREDICATES
        return (token.head, bound) if above else (None, None)

    def _bounding(self, words: Iterable[int]) -> int | None:
        return next((k for k in words if self.tokens[k].text.lower() in data()["bound_leads"]), None)

    def _path(self, index: int) -> list[int]:
        """The tokens from a noun up to the first verb."""
        path = [index]
        while self.tokens[path[-1]].upos not in _PREDICATES and self.tokens[path[-1]].head != ROOT:
            leads = {self.tokens[k].text.lower() for k in self._leads(path[-1:])}
            if path[-1] in self.triggers and not leads & {*data()["bound_leads"], "during"}:
                return path
            path.append(self.tokens[path[-1]].head)
        return path

    def _leads(self, path: Iterable[int]) -> list[int]:
        return [k for i in path for k in self.sentence.children(i, "case")]

    def _parenthesised(self, timex: Timex) -> bool:
        before = [t.text for t in self.tokens if t.end <= timex.start and t.upos != "ADP"]
        return bool(before) and before[-1] in ("(", "[")

    def _opens(self, timex: Timex, owner: int) -> bool:
        """ "Last Monday the police raided": a day or relative time that opens the sentence dates its verb."""
        words = [i for i, t in enumerate(self.tokens) if t.end > timex.start][: len(timex.text.split()) + 1]
        possessed = any(self.tokens[i].text in ("'s", "’s") and self.tokens[i].start >= timex.end for i in words)
        led = bool(words) and words[0] == 1 and self.tokens[0].upos == "ADP" and timex.base.month is not None
        opens = bool(words) and words[0] <= 1 and not possessed
        return opens and (led or self._exact(timex)) and owner not in self.triggers

    def _leans_on(self, timex: Timex, verb: int) -> bool:
        """ "The council on Thursday warned": a day between a subject and its verb dates the verb."""
        after = next((i for i, t in enumerate(self.tokens) if t.start >= timex.end), None)
        return after == verb and self._exact(timex) and self.tokens[verb].upos == "VERB"

    def _participle_after(self, timex: Timex) -> list[int]:
        """ "a letter (in 1974) urging him to stay": the participle right behind a bracketed time."""
        after = [i for i, t in enumerate(self.tokens) if t.start >= timex.end][:2]
        bracketed = len(after) == 2 and self._parenthesised(timex) and self.tokens[after[0]].text in (")", "]")
        return after[1:] if bracketed and self.tokens[after[1]].text.endswith("ing") else []

    @staticmethod
    def _exact(timex: Timex) -> bool:
        base = timex.base
        return base.kind in ("shift", "turn", "span") or base.day is not None or base.weekday is not None

    def _floats(self, timex: Timex, top: int, owner: int) -> bool:
        """True for a day or a relative time behind a noun that is no event: parsers hang these too low."""
        place = self.tokens[owner].upos == "PROPN" and bool(self.sentence.children(top, "case"))
        return top > owner and owner not in self.triggers and (self._exact(timex) or place)

    # -- from the predicate up -------------------------------------------------------------------------------------

    def _sources(self, token: int) -> Iterator[int]:
        """Tokens whose times a predicate takes, its own first, nearest first."""
        yield token
        yield from self._chain(token)
        for later in self.sentence.children(token, "conj"):  # "crossed the river and took the town on Monday"
            own_subject = self.sentence.children(later, "nsubj", "nsubj:pass")
            if self.tokens[later].upos == "VERB" and not own_subject and self._both_past(later, token):
                yield later
        for clause in self.sentence.children(token, "advcl"):  # "when X recognised Y in 1979, it ended the treaty"
            if "when" in self._marks(clause) and self._both_past(clause, token):
                yield clause

    def _both_past(self, one: int, other: int) -> bool:
        return simple_past(self.sentence, one) and simple_past(self.sentence, other)

    def _chain(self, token: int) -> Iterator[int]:
        current = token
        for _ in range(6):  # deeper chains share no time in practice
            following = self._next(current)
            if following is None:
                return
            yield following
            current = following

    def _next(self, index: int) -> int | None:
        token = self.tokens[index]
        if token.head == ROOT:
            return None
        if token.relation == "acl:relcl":
            return self._around(index)
        if token.upos in ("NOUN", "PROPN", "ADJ") and not self.sentence.children(index, "cop"):
            return token.head if self._carried_by_verb(index) else None
        return token.head if self._shares(index) else None

    def _around(self, relative: int) -> int | None:
        """The verb around a restrictive relative clause, both in the simple past: "signed a pact that ended"."""
        path = self._path(self.tokens[relative].head)
        verb = path[-1]
        outside = any(self.tokens[i].rel in ("nsubj", "csubj") for i in path) or self.tokens[verb].upos != "VERB"
        comma = relative > 0 and any(self.tokens[i].text == "," for i in range(path[0] + 1, relative))
        return None if outside or comma or verb == relative or not self._both_past(relative, verb) else verb

    def _carried_by_verb(self, noun: int) -> bool:
        """True for the object of a light verb and the subject of a verb of happening."""
        token = self.tokens[noun]
        head = self.tokens[token.head]
        if token.rel == "conj":
            return head.upos in ("NOUN", "PROPN")
        if token.rel == "obj" or token.relation == "nsubj:pass":
            return head.lemma in _words("light_verbs")
        return token.rel == "nsubj" and head.lemma in (_words("occurrence_verbs") | _words("light_verbs"))

    def _shares(self, verb: int) -> bool:
        """True where a clause takes the time of the clause above it."""
        token, head = self.tokens[verb], self.tokens[self.tokens[verb].head]
        if token.rel == "conj":
            same = simple_past(self.sentence, verb) == simple_past(self.sentence, token.head)
            return head.upos in _PREDICATES and same and not self._is_future(verb)
        if token.rel == "xcomp":
            return head.lemma in _words("aspectual")
        marks = self._marks(verb)
        finite = token.feat("VerbForm") == "Fin" or bool(self.sentence.children(verb, "aux", "nsubj"))
        if token.rel == "advcl":
            if token.feat("VerbForm") == "Inf" or "to" in marks:
                return False
            return head.upos in _PREDICATES and (not finite or bool(marks & {"when", "as", "while", "during"}))
        return token.relation == "acl" and token.text.endswith("ing") and not finite

    def _is_future(self, verb: int) -> bool:
        return any(self.tokens[k].lemma in ("will", "shall") for k in self.sentence.children(verb, "aux"))

    def _when_clause(self, verb: int) -> list[Timex]:
        """ "the 1962 crisis, when X blockaded Y": the last time before "when" with no verb between."""
        kids = self.sentence.children(verb, "advmod", "mark")
        whens = [k for k in kids if self.tokens[k].text.lower() == "when"]
        return self._just_before(whens[0]) if whens else []

    def _marks(self, verb: int) -> set[str]:
        return {self.tokens[k].text.lower() for k in self.sentence.children(verb, "mark", "advmod")}

    def _just_before(self, index: int) -> list[Timex]:
        placed = [p.timex for p in self.placed if p.timex.end <= self.tokens[index].start]
        if not placed:
            return []
        last = placed[-1]
        between = [t for t in self.tokens[:index] if t.start >= last.end]
        if any(t.upos in _PREDICATES for t in between):
            return []
        core = last.text[last.core - last.start :] if last.upto is None else last.text
        return [replace(last, bound="at", text=core)]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(data()[name])


def gap(text: str) -> bool:
    """True where a text holds an ellipsis: nothing is carried over it."""
    return bool(re.search(r"…|\.\s?\.\s?\.", text))
