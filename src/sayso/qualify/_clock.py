"""The times of one document: every expression placed, its anchor found, the dates of speeches known."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.model.analysis import Analysis
from sayso.model.period import Period
from sayso.model.statement import Statement
from sayso.qualify._attach import Attachment, gap
from sayso.qualify._resolve import PAST, resolve, within
from sayso.qualify._tense import perfect_past, simple_past, tense_of
from sayso.qualify._timewords import data, either
from sayso.qualify._timex import Base, Timex, find

TOLD = 2  # the highest rank of an anchor
_STORY = 2  # years of the past that make a text without a word of its own day a history


@dataclass(frozen=True, slots=True)
class Anchor:
    """A time spoken of: its period, where its words end, its sentence, and whether it is a named one ("the war")."""

    period: Period
    end: int
    sentence: int
    named: bool = False
    rank: int = 0  # 2 where it dates what is told in its turn, 1 what the telling looks back on ("had"), 0 a noun


class Clock:
    """Answers when, for the tokens of one document."""

    def __init__(self, analysis: Analysis, statements: Sequence[Statement]) -> None:
        self.analysis, self.text = analysis, analysis.document.text
        self.reference = analysis.document.date
        self.blocks = blocks(analysis)
        self.attachments = self._attach(statements)
        self.history = self._is_history()
        self.anchors: dict[int, Anchor | None] = {}
        self.told: list[Anchor] = []  # every time of the text in order, resolved by the document's date
        self._walk()

    def block(self, offset: int) -> int:
        """Return the number of the block (title, paragraph) that an offset lies in."""
        return bisect_right(self.blocks, offset) - 1

    def resolve(self, timex: Timex, reference: Period | None, tense: int) -> Period | None:
        """Return what an expression of the text means when said at `reference` in a tense."""
        anchor = self.anchors.get(timex.core)
        base = timex.base
        bare = base.kind == "date" and base.year is None and not base.frame and reference == self.reference
        if self.history and bare and self.told and self.told[0].end < timex.start:
            reference = None  # "on 3 June" in a history is of no year that the text does not name
        if base.kind == "span" and anchor and (base.count or 0) > 0:  # "undertook in 1920 to leave within a month"
            return within(base, anchor.period)
        if timex.bound == "by" and tense == PAST:  # "by 2006 it was a partnership": it was one then
            timex = replace(timex, bound="at")
        if base.weekday is not None and base.unit == "week":
            return self._day_of_week(timex, reference, anchor)
        return resolve(timex, reference=reference, anchor=anchor.period if anchor else None, tense=tense)

    @staticmethod
    def _day_of_week(timex: Timex, reference: Period | None, anchor: Anchor | None) -> Period | None:
        """ "Monday of last week": not the Monday before, but that of the week before."""
        turn = Base("turn", unit="week", count=timex.base.count, frame=timex.base.frame)
        week = resolve(replace(timex, base=turn), reference=reference, anchor=anchor.period if anchor else None)
        sunday = Period.day(week.end) if week and week.end else None
        day = replace(timex.base, unit=None, count=None, frame="")
        return resolve(replace(timex, base=day), reference=sunday, anchor=None, tense=PAST)

    def _attach(self, statements: Sequence[Statement]) -> list[Attachment]:
        triggers: dict[int, list[int]] = {}
        for statement in statements:
            place = self.analysis.locate(statement.trigger.start)
            if place:
                triggers.setdefault(place[0], []).append(place[1])
        sentences = enumerate(self.analysis.sentences)
        return [Attachment(self.text, s, find(self.text, s.start, s.end), triggers.get(n, ())) for n, s in sentences]

    def _walk(self) -> None:
        """Go through the text once, each time becoming the anchor of those that follow."""
        last: Anchor | None = None
        story: Anchor | None = None
        for number, attachment in enumerate(self.attachments):
            for timex in dict.fromkeys(p.timex for p in attachment.placed):
                if timex.core in self.anchors:
                    continue
                owner = attachment.owner(timex)
                self.anchors[timex.core] = self._anchor(timex, number, last, story)
                tense = PAST if owner is None else tense_of(attachment.sentence, owner)
                period = self.resolve(timex, self.reference, tense)
                if period and timex.base.kind != "span":
                    rank = 0 if owner is None else self._rank(attachment, owner)
                    last = Anchor(period, timex.end, number, timex.base.kind == "named", rank)
                    story = last if rank == TOLD else story
                    self.told.append(last)

    @staticmethod
    def _rank(attachment: Attachment, owner: int) -> int:
        """How far a time carries the story on: most for a verb in the past tense that does not look back ("had")."""
        sentence = attachment.sentence
        clause = sentence.tokens[owner].upos in ("VERB", "AUX") or bool(sentence.children(owner, "cop"))
        aside = any(sentence.tokens[i].rel == "acl" for i in (owner, *sentence.ancestors(owner)))
        return int(clause) * (TOLD if simple_past(sentence, owner) and not aside else 1)

    def _anchor(self, timex: Timex, sentence: int, last: Anchor | None, story: Anchor | None) -> Anchor | None:
        """The time that an expression counts from: "that year" the last one named, "a month later" the story's."""
        base = timex.base
        here = last is not None and last.sentence == sentence and last.rank > 0 and base.frame == "anchor"
        counted = base.frame != "anchor" or base.unit == "named" or base.kind == "shift" or (base.count or 0) > 0
        choice = (story, last) if counted and not here else (last, story)
        return next((a for a in choice if a and self._reaches(a, timex, sentence)), None)

    def _reaches(self, anchor: Anchor, timex: Timex, sentence: int) -> bool:
        """True where an anchor may date what follows: no gap between, near enough."""
        if gap(self.text[anchor.end : timex.start]):
            return False
        blocks = self.block(timex.start) - self.block(anchor.end - 1)
        if timex.base.frame == "anchor":
            return self.history or blocks <= 1
        # A month takes the year of a story only within it: same paragraph, at most two sentences on, told in the past.
        if timex.base.kind == "span":
            return sentence == anchor.sentence or (self.history and self._told_in_past(sentence))
        opening = self.text[self.analysis.sentences[sentence].start :][:30].lstrip("“\"' ")
        present = re.match(rf"(?:{either(data()['present_openings'])})\b", opening, re.I)
        if self.history:
            return not present
        if anchor.period.end is None:
            return False  # "held since 1999, he asked in February": not of 1999
        return blocks == 0 and sentence - anchor.sentence <= 2 and not present and self._told_in_past(sentence)

    def _told_in_past(self, number: int) -> bool:
        sentence = self.analysis.sentences[number]
        return simple_past(sentence, sentence.root) or perfect_past(sentence, sentence.root)

    def _is_history(self) -> bool:
        """True for a text about the past alone: two years or more long over, and no word of its own day."""
        told = self.reference
        if told is None or told.start is None:
            return True
        bases = [p.timex.base for a in self.attachments for p in a.placed]
        deictic = ("turn", "shift", "span", "date")
        if any(b.weekday is not None or (b.frame == "reference" and b.kind in deictic and b.count) for b in bases):
            return False
        years = [b.year for b in bases if b.year]
        return sum(y < told.start.year - 1 for y in years) >= _STORY and all(y < told.start.year - 1 for y in years)


def latest_stated(analysis: Analysis) -> date | None:
    """Return the latest day that the words of a text state for sure, None where they state none.

    Of a named or open period its beginning counts; what lies ahead of the document's date does not.
    """
    told = analysis.document.date
    anchors = Clock(analysis, ()).told
    days = [a.period.start if a.named or not a.period.end else a.period.end for a in anchors]
    return max((d for d in days if d and (told is None or told.end is None or d <= told.end)), default=None)


def blocks(analysis: Analysis) -> list[int]:
    """Return where the blocks of a document begin, ascending, the first at 0."""
    document = analysis.document
    starts = [s.start for s in document.segments] or [m.end() for m in re.finditer(r"\n\s*\n", document.text)]
    return sorted({0, *starts})
