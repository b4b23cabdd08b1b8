"""Acts that a text performs by being issued ("Demands that ..."): they happen on the day that its heading names."""

import re

from sayso.codebook.load import load as codebook
from sayso.model.period import Period
from sayso.model.statement import Statement
from sayso.qualify import _calendar as calendar
from sayso.qualify._clock import Clock
from sayso.qualify._timex import find

_HEADING = 120  # characters: a longer first block is no heading
_OPENING = 3  # words before the act: "3. Further calls upon", "(b) To renew"
_NUMBERED = re.compile(r"^(?:\(?[0-9a-z]{1,3}[.)]?\s+)?")


class Issued:
    """Dates what an undated document with a dated heading says by itself: resolutions, decisions, declarations."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.day = self._heading() if clock.reference is None else None

    def time(self, statement: Statement) -> Period | None:
        """Return the day of the heading for a speech act that opens its sentence, None elsewhere."""
        ahead = statement.status in ("predicted", "conditional")
        if self.day is None or ahead or statement.source.actor.id != "AUTHOR":
            return None
        known = codebook().types.get(statement.event)
        if known is None or not known.quad.startswith("verbal"):
            return None
        before = self.clock.text[statement.sentence.start : statement.trigger.start]
        return self.day if len(_NUMBERED.sub("", before).split()) < _OPENING else None

    def _heading(self) -> Period | None:
        """The one full date of the lines above the text, where they are short."""
        end = self.clock.blocks[1] if len(self.clock.blocks) > 1 else 0
        if not 0 < end <= _HEADING:
            return None
        dated = [t.base for t in find(self.clock.text, 0, end) if t.base.year and t.base.month and t.base.day]
        if len(dated) != 1:
            return None
        return calendar.parse(f"{dated[0].year:04}-{dated[0].month:02}-{dated[0].day:02}")
