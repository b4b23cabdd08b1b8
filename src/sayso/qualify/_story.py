"""The time that a story is at: what is told next, in the same paragraph and the simple past, happened about then."""

from sayso.model.period import Period
from sayso.model.statement import Statement
from sayso.qualify import _calendar as calendar
from sayso.qualify._attach import gap
from sayso.qualify._clock import TOLD, Anchor, Clock
from sayso.qualify._share import clause_of, told_in_turn

_REACH = 2  # sentences that a time of the past holds on for
_YEAR = 366  # days: a decade dates nothing that is told next to it


class Story:
    """Dates what a history tells after a date."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock

    def time(self, statement: Statement, place: tuple[int, int]) -> Period | None:
        """Return about when the story is, for an event told in its turn; None outside a story of the past."""
        number, token = place
        attachment = self.clock.attachments[number]
        sentence = attachment.sentence
        if statement.status != "occurred" or statement.factuality == "U" or attachment.placed or attachment.offsets:
            return None
        if clause_of(sentence, token) != token or not told_in_turn(sentence, token):
            return None
        anchor = self._anchor(statement.trigger.start, number)
        return calendar.about(anchor.period) if anchor else None

    def _anchor(self, start: int, number: int) -> Anchor | None:
        """The last time told, where it is history, near and of this paragraph."""
        near = [a for a in self.clock.told if a.end <= start and a.rank == TOLD and 0 < number - a.sentence <= _REACH]
        if not near or not self._over(near[-1].period) or calendar.days_in(near[-1].period) > _YEAR:
            return None
        same = self.clock.block(near[-1].end - 1) == self.clock.block(start)
        return near[-1] if same and not gap(self.clock.text[near[-1].end : start]) else None

    def _over(self, period: Period) -> bool:
        told = self.clock.reference
        if told is None or told.start is None:
            return True
        return period.end is not None and (told.start - period.end).days > _YEAR
