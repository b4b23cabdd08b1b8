"""Bare statements over small texts, for the tests of the qualifiers that need a tree."""

from functools import cache

from sayso.analyse import english
from sayso.model.actor import AUTHOR
from sayso.model.analysis import Analysis
from sayso.model.document import Document, Segment
from sayso.model.period import Period
from sayso.model.statement import Source, Statement
from sayso.settings import Settings


@cache
def analyser():
    return english.make(Settings())


def analysed(text: str, date: str | None = None) -> Analysis:
    segments, start = [], 0
    for part in text.split("\n\n"):
        segments.append(Segment("paragraph", start, start + len(part)))
        start += len(part) + 2
    period = Period.parse(str(date)) if date else None
    return analyser()(Document(id="d", path="d.txt", text=text, date=period, segments=tuple(segments)))


def bare(analysis: Analysis, trigger: str, **fields) -> Statement:
    """A statement on the first occurrence of a word."""
    start = analysis.document.text.index(trigger)
    place = analysis.locate(start)
    values = {"kind": "event", "event": "ASSAULT", "source": Source(AUTHOR), **fields}
    return Statement(
        document="d", path="d.txt", sentence=analysis.excerpt(analysis.sentences[place[0]]),
        trigger=analysis.document.excerpt(start, start + len(trigger)), **values,
    )  # fmt: skip
