"""The times of one document: every expression placed, its anchor found, the dates of speeches known."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sayso.model.analysis import Analysis
from sayso.model.period import Period
from sayso.model.statement import Statement
from sayso.qualify._attach import Attachment, gap
from sayso.qualify._resolve import PAST, resolve
from sayso.qualify._tense import tense_of
from sayso.qualify._timewords import data, either
from sayso.qualify._timex import Timex, find


@dataclass(frozen=True, slots=True)
class Anchor:
    """A time spoken of: its period, where its words end, its sentence, and whether it is a named one ("the war")."""

    period: Period
    end: int
    sentence: int
    named: bool = False


class Clock:
    """Answers when, for the tokens of one document."""

    def __init__(self, analysis: Analysis, statements: Sequence[Statement]) -> None:
        self.analysis, self.text = analysis, analysis.document.text
        self.reference = analysis.document.date
        self.blocks = blocks(analysis)
        self.attachments = self._attach(statements)
        self.anchors: dict[int, Anchor | None] = {}
        self.told: list[Anchor] = []  # every time of the text in order, resolved by the document's date
        self._walk()

    def block(self, offset: int) -> int:
        """Return the number of the block (title, paragraph) that an offset lies in."""
        return bisect_right(self.blocks, offset) - 1

    def resolve(self, timex: Timex, reference: Period | None, tense: int) -> Period | None:
        """Return what an expression of the text means when said at `reference` in a tense."""
        anchor = self.anchors.get(timex.core)
        return resolve(timex, reference=reference, anchor=anchor.period if anchor else None, tense=tense)

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
        for number, attachment in enumerate(self.attachments):
            for timex in dict.fromkeys(p.timex for p in attachment.placed):
                if timex.core in self.anchors:
                    continue
                usable = last if last and self._reaches(last, timex, number) else None
                self.anchors[timex.core] = usable
                owner = attachment.owner(timex)
                tense = PAST if owner is None else tense_of(attachment.sentence, owner)
                period = self.resolve(timex, self.reference, tense)
                if period and timex.base.kind != "span":
                    last = Anchor(period, timex.end, number, timex.base.kind == "named")
                    self.told.append(last)

    def _reaches(self, anchor: Anchor, timex: Timex, sentence: int) -> bool:
        """True where an anchor may date what follows: no gap between, near enough."""
        if gap(self.text[anchor.end : timex.start]):
            return False
        blocks = self.block(timex.start) - self.block(anchor.end - 1)
        if timex.base.frame == "anchor":
            return blocks <= 1
        # A month takes the year of a story only within it: same paragraph, at most two sentences on.
        opening = self.text[self.analysis.sentences[sentence].start :][:30].lstrip("“\"' ")
        present = re.match(rf"(?:{either(data()['present_openings'])})\b", opening, re.I)
        return blocks == 0 and sentence - anchor.sentence <= 2 and not present


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

