"""Which time a sentence speaks of, as far as it decides who is meant: the Moscow of 1975 is not the Moscow of today."""

import re
from bisect import bisect_right
from datetime import date

from sayso.model.analysis import Analysis, Sentence
from sayso.model.document import Segment
from sayso.qualify._lexicon import words

_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)(s)?\b")
_MONTHS = 12


class Eras:
    """The day that stands for the time of each sentence: a year that it names, else one carried on in the block."""

    def __init__(self, analysis: Analysis) -> None:
        period = analysis.document.date
        self.today: date | None = period.start if period else None
        self.starts = [s.start for s in analysis.sentences]
        self.days: list[date | None] = []
        self._segments = analysis.document.segments
        for sentence in analysis.sentences:
            self.days.append(self._day(sentence, analysis.document.text))

    def day(self, offset: int) -> date | None:
        """Return the day at which names at an offset are to be read."""
        at = bisect_right(self.starts, offset) - 1
        return self.days[at] if at >= 0 else self.today

    def _day(self, sentence: Sentence, text: str) -> date | None:
        year = _named_year(sentence, text)
        if year and not (self.today and year >= self.today.year) and not _today(sentence):
            return date(year, _month(sentence), 28)
        carried = self.days[-1] if self.days and not self._opens(sentence) else None
        if carried and carried != self.today and not _today(sentence) and (_past(sentence) or self.today is None):
            return carried
        return self.today

    def _opens(self, sentence: Sentence) -> bool:
        """Whether a sentence is the first of its block; a document without a date carries on all the same."""
        at = bisect_right(self._segments, sentence.start, key=_start) - 1
        return self.today is not None and at >= 0 and self._segments[at].start >= sentence.start - 1


def _start(segment: Segment) -> int:
    return segment.start


def _named_year(sentence: Sentence, text: str) -> int | None:
    """The first year that the sentence sets its acts in: "in 1975", "on 3 May 1975", not "the treaty of 1972"."""
    for found in _YEAR.finditer(text, sentence.start, sentence.end):
        before = re.findall(r"[\w'-]+", text[sentence.start : found.start()])
        lead = before[-1].lower() if before else ""
        if lead in words("reference", "year_lead") or lead.isdigit():
            return int(found[1])
        if lead == "of" and len(before) > 1 and before[-2].lower() in words("reference", "year_lead"):
            return int(found[1])
    return None


def _month(sentence: Sentence) -> int:
    """The first month that is named, else the middle of the year."""
    months = list(words_in_order())
    return next((months.index(t.text) + 1 for t in sentence.tokens if t.text in months), 6)


def words_in_order() -> tuple[str, ...]:
    """Return the names of the months from January."""
    from sayso.languages.load import load

    return tuple(load("en", "reference")["calendar"][:_MONTHS])


def _today(sentence: Sentence) -> bool:
    """Whether a sentence is about the day of writing."""
    return any(t.text.lower() in words("reference", "today") for t in sentence.tokens)


def _past(sentence: Sentence) -> bool:
    """Whether the main clause is told in the past."""
    root = sentence.root
    verbs = (root, *sentence.children(root, "aux", "cop"))
    return any(sentence.tokens[v].feat("Tense") == "Past" for v in verbs)
