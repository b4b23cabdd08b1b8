"""The time told near by, for an act that nothing else dates: each time around it weighed by named features.

The weights (languages/en/nearby.yml) are fitted by `python -m training.nearby`; each feature is a plain observation.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import exp

from sayso.languages.load import load
from sayso.model.analysis import Sentence
from sayso.model.period import Period
from sayso.model.statement import Statement
from sayso.qualify import _calendar as calendar
from sayso.qualify._attach import gap
from sayso.qualify._clock import Anchor, Clock
from sayso.qualify._share import clause_of, told_in_turn
from sayso.qualify._tense import perfect_past, simple_past
from sayso.qualify._timewords import data, either

# What is looked at: times at most so many sentences back, so many of them, and of those behind the act in its sentence.
_REACH, _BLOCKS, _BEFORE, _AFTER = 8, 4, 4, 2
_WIDTHS = (("day", 1), ("week", 7), ("month", 31), ("year", 366))
_AGES = (("ahead", -1), ("of the week", 7), ("of the month", 31), ("of the year", 366))
_POINTERS = frozenset({"the", "this", "these", "that", "those"})
_AHEAD = frozenset({"planned", "predicted", "requested", "conditional"})


class Nearby:
    """Weighs the times of a document for the acts that have none."""

    def __init__(self, clock: Clock, dated: Sequence[Statement]) -> None:
        self.clock, self.dated = clock, dated

    def time(self, statement: Statement) -> Period | None:
        """Return the likeliest time near by, None where none is likely enough: the day told in the same sentence,
        about that day for what another sentence tells."""
        weights = load("en", "nearby")
        scored = [(_chance(names, weights["weights"]), anchor) for anchor, names in self.candidates(statement)]
        chance, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        if best is None or chance < weights["threshold"]:
            return None
        place = self.clock.analysis.locate(statement.trigger.start)
        return best.period if place and place[0] == best.sentence else calendar.about(best.period)

    def candidates(self, statement: Statement) -> list[tuple[Anchor, frozenset[str]]]:
        """Return the times around an act, the nearest before it first, each with the features that speak of it."""
        place = self.clock.analysis.locate(statement.trigger.start)
        if place is None or statement.status in _AHEAD:
            return []
        start, number = statement.trigger.start, place[0]
        here = self.clock.block(start)
        before = [a for a in self.clock.told if a.end <= start and number - a.sentence <= _REACH]
        before = [a for a in before if here - self.clock.block(a.end - 1) <= _BLOCKS][-_BEFORE:]
        after = [a for a in self.clock.told if a.end > start and a.sentence == number][:_AFTER]
        own = frozenset((*self._act(statement, place), *self._text(statement, place)))
        ranked = [(n, a) for n, a in (*enumerate(reversed(before)), *enumerate(after)) if self._may(place, a, start)]
        return [(a, own | frozenset(self._features(statement, place, a, rank))) for rank, a in ranked]

    def _may(self, place: tuple[int, int], anchor: Anchor, start: int) -> bool:
        """False for what is no time of the act for sure: behind an ellipsis, of what it tells or of its telling."""
        if gap(self.clock.text[min(anchor.end, start) : max(anchor.end, start)]):
            return False
        if self._blocks_back(anchor, start) and self._of_the_week(anchor) and not self._told_on(place):
            return False  # background stands beside the news
        owner = self._owner(place[0], anchor) if place[0] == anchor.sentence else None
        if owner is None:
            return True
        sentence, token = self.clock.analysis.sentences[place[0]], place[1]
        path = [token, *sentence.ancestors(token)]
        if owner in path:
            return "ccomp" not in _relations(sentence, token, path.index(owner))
        return clause_of(sentence, token) not in sentence.ancestors(owner)

    def _blocks_back(self, anchor: Anchor, start: int) -> int:
        return abs(self.clock.block(start) - self.clock.block(anchor.end - 1))

    def _told_on(self, place: tuple[int, int]) -> bool:
        """Whether the act of a token goes on with the story: in the simple past, in a clause with a verb of its own."""
        sentence = self.clock.analysis.sentences[place[0]]
        loose = {"xcomp", "advcl", "acl"} & set(_relations(sentence, place[1]))
        helpers = {sentence.tokens[k].lemma for k in sentence.children(place[1], "aux")}
        return not loose and "have" not in helpers and _tense(sentence, clause_of(sentence, place[1])) == "the past"

    def _of_the_week(self, anchor: Anchor) -> bool:
        told, last = self.clock.reference, anchor.period.end
        return told is not None and told.start is not None and last is not None and abs((told.start - last).days) <= 7

    def _owner(self, number: int, anchor: Anchor) -> int | None:
        """The word that a time of this sentence hangs on."""
        attachment = self.clock.attachments[number]
        times = (p.timex for p in attachment.placed if p.timex.end == anchor.end)
        return next((o for t in times if (o := attachment.owner(t)) is not None), None)

    def _features(self, statement: Statement, place: tuple[int, int], anchor: Anchor, rank: int) -> Iterator[str]:
        yield "one"
        yield f"time number {min(rank, 2)}"
        yield from self._of_time(anchor)
        yield self._position(statement, place, anchor)
        blocks = self._blocks_back(anchor, statement.trigger.start)
        if blocks and self._of_the_week(anchor):  # background stands beside the news, and the news goes on
            yield "news of the week elsewhere"
        yield from self._company(statement, anchor)
        if place[0] == anchor.sentence:
            yield from self._tree(place, anchor)
        else:
            yield from self._story(statement, place, anchor)

    # -- the time --------------------------------------------------------------------------------------------------

    def _of_time(self, anchor: Anchor) -> Iterator[str]:
        period, told = anchor.period, self.clock.reference
        yield f"time told {('of a noun', 'looked back on', 'in turn')[anchor.rank]}"
        if period.start is None or period.end is None:
            yield "time open"
        else:
            days = calendar.days_in(period)
            yield f"time a {next((name for name, most in _WIDTHS if days <= most), 'decade')}"
        last = period.end or period.start
        if told and told.start and last:
            age = (told.start - last).days
            yield f"time {next((name for name, most in _AGES if age <= most), 'long past')}"
        if anchor.named:
            yield "time named"

    def _position(self, statement: Statement, place: tuple[int, int], anchor: Anchor) -> str:
        back = place[0] - anchor.sentence
        if back == 0:
            return "behind it" if anchor.end > statement.trigger.start else "before it"
        blocks = self._blocks_back(anchor, statement.trigger.start)
        if blocks:
            return f"blocks back {blocks}"
        return f"back {min(back, 3)}"

    # -- the act ---------------------------------------------------------------------------------------------------

    def _act(self, statement: Statement, place: tuple[int, int]) -> Iterator[str]:
        sentence, token = self.clock.analysis.sentences[place[0]], place[1]
        yield f"act {statement.event}"
        yield f"act in {_tense(sentence, clause_of(sentence, token))}"
        if statement.status != "occurred":
            yield f"act {statement.status}"
        if statement.factuality != "CT+":
            yield {"U": "act open", "-": "act denied"}.get(statement.factuality[-1], "act unsure")
        verb = sentence.tokens[token].upos in ("VERB", "AUX")
        yield "act a verb" if verb else "act a noun"
        words = {sentence.tokens[k].text.lower() for k in sentence.children(token, "det")}
        if not verb and words & _POINTERS:
            yield "act definite"
        yield from (f"act under {name}" for name in _relations(sentence, token))
        if told_in_turn(sentence, clause_of(sentence, token)):
            yield "act in turn"

    def _text(self, statement: Statement, place: tuple[int, int]) -> Iterator[str]:
        sentence = self.clock.analysis.sentences[place[0]]
        subjects = sentence.children(clause_of(sentence, place[1]), "nsubj", "nsubj:pass")
        if not subjects:
            yield "no subject"
        if any(sentence.tokens[k].upos == "PRON" for k in subjects):
            yield "pronoun subject"
        if statement.source.actor.id != "AUTHOR":
            yield "said"
        if self.clock.history:
            yield "history"
        yield from (f"word of {name}" for name in ("breaks", "habits") if _words(name).search(statement.sentence.text))

    # -- what else the time dates ----------------------------------------------------------------------------------

    def _company(self, statement: Statement, anchor: Anchor) -> Iterator[str]:
        start = statement.trigger.start
        others = [s for s in self.dated if s.trigger.start != start]
        dated = [s for s in others if s.when.basis == "stated" and s.when.period == anchor.period]
        if dated:
            yield "dates an act"
        if any(_who(statement) & _who(s) for s in dated):
            yield "dates an act of the same"
        if any(s.event == statement.event for s in dated):
            yield "dates an act of the type"
        speaker = statement.source.actor.id
        if speaker != "AUTHOR" and any(s.source.actor.id == speaker for s in dated):
            yield "dates an act by the same speaker"
        if any(anchor.end < s.trigger.start < start for s in others):
            yield "act between"
        last = max((s for s in others if s.trigger.start < start and s.when.period), key=_start, default=None)
        if last and last.when.period == anchor.period:
            yield "dates the act before"

    def _story(self, statement: Statement, place: tuple[int, int], anchor: Anchor) -> Iterator[str]:
        """Whether the telling goes on from the sentence of the time."""
        sentences = self.clock.analysis.sentences
        here, there = sentences[place[0]], sentences[anchor.sentence]
        yield f"from {_tense(there, there.root)} to {_tense(here, here.root)}"
        opening = statement.sentence.text[:30].lstrip("“\"' ")
        if _words("connectors").match(opening) or _words("pronouns").match(opening):
            yield "picked up"
        if self.clock.attachments[place[0]].placed:
            yield "sentence has a time"
        between = sentences[anchor.sentence + 1 : place[0]]
        if any(_tense(s, s.root) == "the present" for s in between):
            yield "present between"

    def _tree(self, place: tuple[int, int], anchor: Anchor) -> Iterator[str]:
        """How the clause that has the time stands to the act, in one sentence."""
        sentence, token = self.clock.analysis.sentences[place[0]], place[1]
        owner = self._owner(place[0], anchor)
        if owner is None:
            return
        clause, own = clause_of(sentence, owner), clause_of(sentence, token)
        yield f"clause {_tense(sentence, clause)}, act {_tense(sentence, own)}"
        path = [token, *sentence.ancestors(token)]
        if owner == token or clause == own:
            yield "clause its own"
        elif owner in path:
            yield "clause above"
            between = _relations(sentence, token, path.index(owner))
            yield f"clause above by {next(iter(between), 'noun')}"
        else:
            yield "clause below" if token in sentence.ancestors(owner) else "clause beside"


def _chance(names: frozenset[str], weights: dict[str, float]) -> float:
    total = sum(weights.get(name, 0.0) for name in names)
    return 1 / (1 + exp(-total))


def _start(statement: Statement) -> int:
    return statement.trigger.start


def _who(statement: Statement) -> set[str]:
    return {role.actor.id for role in (*statement.actors, *statement.recipients) if role.actor.id}


def _tense(sentence: Sentence, verb: int) -> str:
    if simple_past(sentence, verb):
        return "the past"
    return "had" if perfect_past(sentence, verb) else "the present"


def _relations(sentence: Sentence, token: int, above: int | None = None) -> list[str]:
    """The kinds of clause between a token and the root, or so many steps above it."""
    found = [sentence.tokens[i].rel for i in (token, *sentence.ancestors(token))][:above]
    return [name for name in ("ccomp", "acl", "advcl", "xcomp", "conj") if name in found]


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(data()[name])})\b", re.I)
