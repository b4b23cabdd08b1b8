"""News of the day: whether a document is news, and which of its events, told without a time, happened on its date."""

import re

from sayso.model.analysis import ROOT
from sayso.model.document import Span
from sayso.model.period import Period
from sayso.model.statement import Statement, When
from sayso.qualify import _calendar as calendar
from sayso.qualify._attach import gap
from sayso.qualify._clock import Anchor, Clock
from sayso.qualify._resolve import FUTURE
from sayso.qualify._tense import perfect_past, progressive, simple_past, tense_of
from sayso.qualify._timewords import data, either

# By judgement, on Wikinews development articles: later paragraphs are mostly background.
_LEAD_BLOCKS = 3
_LEAD_SENTENCES = 6  # where a document has no blocks
_NEWS_WORDS = 900
_TOLD_DAY = 6  # sentences that the day just told of goes on for, in the lead: as far as the lead reaches
_HISTORY_DAYS = 366  # the codebook's bound between reported and historical
_CARRIED_DAYS = 31  # a time vaguer than a month dates no neighbour
_CARRIED_BY_PRONOUN = 7  # "It joined ..." goes on with a day or a week, not with a month
_DATELINE = re.compile(r"^[A-Z][A-Z .,’'-]{2,40}(?:,? [A-Z][a-z]+\.? ?\d{0,2})?(?: \([A-Za-z ]+\))? ?[-–—]")


class Newsday:
    """Dates events by their document or their neighbour, and refuses where the text is about other times."""

    def __init__(self, clock: Clock) -> None:
        self.clock, self.text = clock, clock.text
        self.titles = [s for s in clock.analysis.document.segments if s.kind == "title"]
        self.news = self._is_news()

    # -- the document ----------------------------------------------------------------------------------------------

    def _is_news(self) -> bool:
        """True for a short, dated document that opens like news: dateline, or a time near its own date."""
        told = self.clock.reference
        document = self.clock.analysis.document
        if told is None or told.start is None or calendar.days_in(told) > 1:
            return False
        if any(s.kind == "dateline" for s in document.segments) or _DATELINE.match(self.text):
            return True
        if len(self.text.split()) > _NEWS_WORDS:
            return False
        return any(self._near(a.period, told) for a in self.clock.told if a.sentence < _LEAD_SENTENCES)

    @staticmethod
    def _near(period: Period, told: Period) -> bool:
        # A week either way: the weekday or "yesterday" of a news lead.
        if calendar.days_in(period) > 7 or period.start is None or told.start is None:
            return False
        return abs((period.start - told.start).days) <= 7

    # -- an event --------------------------------------------------------------------------------------------------

    def date(self, statement: Statement, place: tuple[int, int]) -> When:
        """Return the document's date, or the day just told of, for an event of the day; no time where in doubt."""
        told = self.clock.reference
        if told is None or not self.news or statement.presupposed or not self._is_done(statement, place):
            return When()
        if not self._main_event(place) or not self._in_lead(statement, place) or self._other_times(statement, place):
            return When()
        day = self._day_told(statement, place)
        return When(day, "context") if day else When(told, "document")

    def _is_done(self, statement: Statement, place: tuple[int, int]) -> bool:
        """True for what occurred; in a headline also for the present tense, which tells the news there."""
        if statement.status == "occurred":
            return True
        in_title = any(s.start <= statement.trigger.start < s.end for s in self.titles)
        sentence = self.clock.analysis.sentences[place[0]]
        if not in_title or statement.status != "ongoing" or not statement.factuality.endswith("+"):
            return False
        return not progressive(sentence, place[1])

    def _day_told(self, statement: Statement, place: tuple[int, int]) -> Period | None:
        """The day that the sentences before told of, for an act in the simple past."""
        sentence, told = self.clock.analysis.sentences[place[0]], self.clock.reference
        if not told or not simple_past(sentence, place[1]):
            return None
        before = [a for a in self.clock.told if 0 < place[0] - a.sentence <= _TOLD_DAY]
        near = [a for a in before if self._near(a.period, told)]
        if not near or gap(self.text[near[-1].end : statement.trigger.start]):
            return None
        return near[-1].period if calendar.days_in(near[-1].period) == 1 else None

    def _main_event(self, place: tuple[int, int]) -> bool:
        """True for a verb of a main or reported clause, told in the simple past, perfect or present."""
        sentence, index = self.clock.analysis.sentences[place[0]], place[1]
        token = sentence.tokens[index]
        helpers = {sentence.tokens[k].text.lower() for k in sentence.children(index, "aux")}
        looks_back = perfect_past(sentence, index) or "having" in helpers
        if token.upos != "VERB" or looks_back or tense_of(sentence, index) == FUTURE:
            return False
        for node in (index, *sentence.ancestors(index)):
            rel = sentence.tokens[node].relation
            if sentence.tokens[node].upos != "VERB" or (rel not in ("root", "ccomp", "conj", "parataxis")):
                return False
            if sentence.tokens[node].head == ROOT:
                return True
        return True

    def _in_lead(self, statement: Statement, place: tuple[int, int]) -> bool:
        return self.clock.block(statement.trigger.start) < _LEAD_BLOCKS and place[0] < 2 * _LEAD_SENTENCES

    def _other_times(self, statement: Statement, place: tuple[int, int]) -> bool:
        """True where another time of the sentence may be its, or the paragraph so far tells of other years."""
        if self._broken(statement) or self._shared_time(place):
            return True
        here, block = statement.trigger.start, self.clock.block
        so_far = [a for a in self.clock.told if a.end <= here and block(a.end - 1) == block(here)]
        return any(self._historical(a, self.clock.reference) for a in so_far)

    def _shared_time(self, place: tuple[int, int]) -> bool:
        """True where the sentence has a time that dates anything but what hangs below this event."""
        attachment, index = self.clock.attachments[place[0]], place[1]
        below = set(attachment.sentence.subtree(index)) - {index}
        return any(not p.owners <= below for p in attachment.placed)

    @staticmethod
    def _historical(anchor: Anchor, told: Period | None) -> bool:
        end = anchor.period.end
        return bool(end and told and told.start and (told.start - end).days > _HISTORY_DAYS)

    # -- its neighbour ---------------------------------------------------------------------------------------------

    def carried(self, statement: Statement, place: tuple[int, int], before: list[Statement]) -> Period | None:
        """Return the time of the event told just before, where this one goes on from it in the same breath."""
        if statement.status != "occurred" or not self._main_event(place) or self.clock.attachments[place[0]].placed:
            return None
        for earlier in reversed(before[-12:]):  # a sentence before holds no more statements than this
            period = earlier.when.period
            if earlier.status != "occurred" or period is None or earlier.when.basis == "document":
                continue
            near = statement.sentence.start > earlier.sentence.start and self._adjacent(earlier, statement)
            return period if near and self._goes_on(statement, period) else None
        return None

    def _adjacent(self, earlier: Statement, statement: Statement) -> bool:
        """True for neighbouring sentences of one block with no gap between them."""
        first, second = (self.clock.analysis.locate(s.trigger.start) for s in (earlier, statement))
        if not first or not second or second[0] - first[0] != 1:
            return False
        between = Span(earlier.trigger.end, statement.trigger.start)
        same_block = self.clock.block(earlier.trigger.start) == self.clock.block(statement.trigger.start)
        return same_block and not gap(between.of(self.text))

    def _goes_on(self, statement: Statement, period: Period) -> bool:
        """True where the sentence opens with a word that picks up the one before, and breaks off nowhere."""
        opening = statement.sentence.text[:40].lstrip("“\"' ")
        if self._broken(statement):
            return False
        longest = {"connectors": _CARRIED_DAYS, "pronouns": _CARRIED_BY_PRONOUN}
        fitting = [days for name, days in longest.items() if re.match(rf"(?:{either(data()[name])})\b", opening, re.I)]
        return any(calendar.days_in(period) <= days for days in fitting)

    @staticmethod
    def _broken(statement: Statement) -> bool:
        words = either((*data()["breaks"], *data()["habits"]))
        lasting = r"for (?:\w+ ){1,3}(?:days|weeks|months|years|decades|centuries)"
        return bool(re.search(rf"\b(?:{words}|{lasting})\b", statement.sentence.text, re.I))
