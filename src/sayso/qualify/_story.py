"""The time that a story is at: what is told next, in the same paragraph and the simple past, happened about then."""

from sayso.model.analysis import Sentence
from sayso.model.period import Period
from sayso.model.statement import Statement
from sayso.qualify import _calendar as calendar
from sayso.qualify._attach import gap
from sayso.qualify._clock import TOLD, Anchor, Clock
from sayso.qualify._share import clause_of, told_in_turn

_REACH = 2  # sentences that a time of the past holds on for
_YEAR = 366  # days: a decade dates nothing that is told next to it


_SINCE = ("since", "then")


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

    def since(self, statement: Statement, place: tuple[int, int]) -> Period | None:
        """Return what began with the time last told, for "has since agreed", "ever since", "since then"."""
        number, token = place
        sentence, start = self.clock.analysis.sentences[number], statement.trigger.start
        alone = [k for k in sentence.children(token, "advmod", "obl") if sentence.tokens[k].text.lower() in _SINCE]
        near = [a for a in self.clock.told if a.end <= start and number - a.sentence <= _REACH and a.period.start]
        if not any(_stands_alone(sentence, k) for k in alone) or not near:
            return None
        anchor, told = near[-1], self.clock.reference
        if self.clock.block(anchor.end - 1) != self.clock.block(start) or gap(self.clock.text[anchor.end : start]):
            return None
        over = statement.kind == "event" and told and told.end and not self._over(anchor.period)
        return calendar.parse(f"{calendar.first_of(anchor.period)}/{told.end if over and told else '..'}")

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


def _stands_alone(sentence: Sentence, index: int) -> bool:
    """True for "since" without a time, and for the "then" of "since then"."""
    if sentence.tokens[index].text.lower() == "since":
        ever = all(sentence.tokens[k].text.lower() == "ever" for k in sentence.kids[index])
        return ever or sentence.tokens[index].rel == "advmod"
    return index > 0 and sentence.tokens[index - 1].text.lower() == "since"
