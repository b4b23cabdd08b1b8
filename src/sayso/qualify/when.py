"""When it happened: stated times resolved, the day's news dated by the document, all else left open.

A background event is never stamped with the document's date. What the text says stands beside what it means.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise

from sayso.model.analysis import Analysis
from sayso.model.period import Period
from sayso.model.statement import Statement, When
from sayso.qualify import _calendar as calendar
from sayso.qualify._again import again
from sayso.qualify._clock import Clock
from sayso.qualify._issued import Issued
from sayso.qualify._nearby import Nearby
from sayso.qualify._newsday import Newsday
from sayso.qualify._resolve import FUTURE, PAST, PRESENT
from sayso.qualify._share import Sharing, finite
from sayso.qualify._story import Story
from sayso.qualify._tense import perfect_past, progressive, simple_past, tense_of
from sayso.qualify._timewords import data
from sayso.qualify._timex import Timex
from sayso.settings import Settings

ENTRY = True
_AHEAD = frozenset({"planned", "predicted", "requested", "conditional"})
# Days: what was done after or since a time so near is over when it is told; "after 1988" stays open. By judgement.
_RECENT = {"after": 31, "since": 366}


def make(settings: Settings) -> Callable[[list[Statement], Analysis], list[Statement]]:
    """Return the qualifier that fills `when`; it needs source and status, and no setting."""

    def qualify(statements: list[Statement], analysis: Analysis) -> list[Statement]:
        return near(stated(statements, analysis), analysis)

    return qualify


def stated(statements: list[Statement], analysis: Analysis) -> list[Statement]:
    """Return the statements with the times that the text states for them, lends or carries on to them."""
    return _Dater(analysis, statements).all()


def near(statements: list[Statement], analysis: Analysis) -> list[Statement]:
    """Return the statements with a time told near by for those that have none, where it is likely to be theirs."""
    nearby = Nearby(Clock(analysis, statements), statements)
    lent = [None if s.when.text or s.when.period else nearby.time(s) for s in statements]
    return [_with(s, When(p, "context")) if p else s for s, p in zip(statements, lent, strict=True)]


def _with(statement: Statement, when: When) -> Statement:
    """The statement with a time and its reason; without a period, only with the words."""
    if when.period is None:
        return replace(statement, when=when)
    why = f"when: {when.text or 'no time in the text'} -> {when.period.edtf} ({when.basis})"
    return replace(statement, when=when, explain=(*statement.explain, why))


class _Dater:
    """Dates the statements of one document."""

    def __init__(self, analysis: Analysis, statements: list[Statement]) -> None:
        self.analysis, self.statements = analysis, statements
        self.clock = Clock(analysis, statements)
        self.newsday = Newsday(self.clock)
        self.sharing = Sharing(self.clock)
        self.story = Story(self.clock)
        self.issued = Issued(self.clock)
        self.speeches: dict[str, tuple[Period, int]] = {}  # source id -> when it spoke, and in which block

    def all(self) -> list[Statement]:
        """Return the statements with their times, in the order given."""
        order = sorted(range(len(self.statements)), key=lambda i: self.statements[i].trigger.start)
        dated: list[Statement] = []
        for index in order:
            dated.append(self._dated(self.statements[index], dated))
        return [statement for _, statement in sorted(zip(order, dated, strict=True), key=lambda pair: pair[0])]

    def _dated(self, statement: Statement, before: list[Statement]) -> Statement:
        place = self.analysis.locate(statement.trigger.start)
        if place is None:
            return statement
        speech = self._speech(statement)
        when = self._stated(statement, place, speech)
        if when.text is None:
            when = self._unstated(statement, place, speech, before)
        return _with(statement, when)

    # -- stated ----------------------------------------------------------------------------------------------------

    def _stated(self, statement: Statement, place: tuple[int, int], speech: Period | None) -> When:
        number, token = place
        attachment = self.clock.attachments[number]
        times = attachment.times(token)
        if perfect_past(attachment.sentence, token):  # "had closed the border, as it is today": no time of the closing
            times = [t for t in times if t.base.kind != "shift" or t.base.count != 0]
        if not times:
            return When()
        tense = self._tense(statement, place)
        recent = _RECENT if statement.kind == "event" else {}
        if self._negated(place):  # "was not repealed until 1977"
            times = [replace(t, bound="at") if t.bound == "until" else t for t in times]
        found = [(t, p) for t in times if (p := self._period(t, speech, tense, recent))]
        if statement.status == "requested" and self._all_over(found):
            found = []  # "urged them in 2021 to negotiate": the time of the asking, hung too low
        if not found:
            return When(text=times[0].text)
        timex, period = min(found, key=lambda pair: calendar.days_in(pair[1]))
        return self._joined(found, timex) or When(period, "stated", timex.text)

    def _joined(self, found: list[tuple[Timex, Period]], chosen: Timex) -> When | None:
        """The interval from the first to the last of joined times ("in 2008 and again in 2011"), else None."""
        for (first, start), (last, end) in pairwise(sorted(found, key=lambda pair: pair[0].start)):
            between = self.clock.text[first.end : last.start]
            if chosen in (first, last) and re.fullmatch(r",?\s+(?:and|or)\s+(?:\w+\s+){0,2}", between):
                hull = calendar.parse(f"{calendar.first_of(start)}/{calendar.last_of(end)}")
                return When(hull, "stated", self.clock.text[first.start : last.end]) if hull else None
        return None

    def _negated(self, place: tuple[int, int]) -> bool:
        sentence = self.analysis.sentences[place[0]]
        return any(sentence.tokens[k].text.lower() in ("not", "n't", "n’t", "never") for k in sentence.kids[place[1]])

    def _all_over(self, found: list[tuple[Timex, Period]]) -> bool:
        told = self.clock.reference
        return told is not None and all(p.end and told.start and p.end < told.start for _, p in found)

    def _period(self, timex: Timex, speech: Period | None, tense: int, longest: Mapping[str, int]) -> Period | None:
        period = self.clock.resolve(timex, speech or self.clock.reference, tense)
        told = self.clock.reference
        if not period or not told or tense != PAST or timex.bound not in longest:
            return period
        if period.start is None or told.end is None:
            return period
        recent = period.end is None and 0 <= (told.end - period.start).days <= longest[timex.bound]
        return calendar.stretch(period.start, told.end) if recent else period

    def _tense(self, statement: Statement, place: tuple[int, int]) -> int:
        sentence, token = self.analysis.sentences[place[0]], place[1]
        tense = tense_of(sentence, token)
        if statement.status == "occurred":
            return PAST if tense == PRESENT else tense
        if statement.status not in _AHEAD or statement.factuality.endswith("-"):
            return tense
        # "they agreed to a truce on 28 July": the day of what they did, whatever it led to
        done = finite(sentence, token) and simple_past(sentence, token) and sentence.tokens[token].upos == "VERB"
        marks = {sentence.tokens[k].text.lower() for k in sentence.children(token, "mark")}
        return PAST if done and not marks & set(data()["if_marks"]) else FUTURE

    # -- speeches --------------------------------------------------------------------------------------------------

    def _speech(self, statement: Statement) -> Period | None:
        """When the source spoke, where the text says so, here or before in the same block or the one before."""
        source = statement.source
        name = source.actor.id or (source.words.text if source.words else "")
        if name in ("", "AUTHOR") or source.cue is None:
            return None
        block = self.clock.block(statement.trigger.start)
        place = self.analysis.locate(source.cue.start)
        if place:
            times = self.clock.attachments[place[0]].times(place[1])
            periods = [p for t in times if (p := self.clock.resolve(t, self.clock.reference, PAST))]
            spoken = calendar.narrowest(periods)
            if spoken and spoken.start and spoken.end:
                self.speeches[name] = (spoken, block)
        known = self.speeches.get(name)
        return known[0] if known and block - known[1] <= 1 else None

    # -- unstated --------------------------------------------------------------------------------------------------

    def _unstated(
        self, statement: Statement, place: tuple[int, int], speech: Period | None, before: list[Statement]
    ) -> When:
        lent = self.sharing.time(statement, place) or self.issued.time(statement)
        if lent:
            return When(lent, "context")
        if statement.kind != "event" or (statement.factuality == "U" and statement.status != "occurred"):
            return When()
        going_on = progressive(self.analysis.sentences[place[0]], place[1])
        if statement.status == "ongoing" and going_on and speech:
            return When(speech, "context")
        carried = again(statement, place, before, self.clock) or self.newsday.carried(statement, place, before)
        if carried is None:
            carried = self.story.since(statement, place)
        if carried is None and not self.newsday.news:
            carried = self.story.time(statement, place)
        if carried:
            return When(carried, "context")
        return self.newsday.date(statement, place)
