"""Who speaks where: quotation marks, and quotation by layout (`_layout`)."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from sayso.model.analysis import Analysis
from sayso.model.document import Segment, Span
from sayso.qualify._holders import Holder, reporting_clauses
from sayso.qualify._layout import blocks, last_speaker

_OPEN, _CLOSE, _STRAIGHT = "“„«", "”»", '"'
_MIN_WORDS = 4  # shorter quotations are single words held at arm's length, not speech; by inspection of news texts


@dataclass(frozen=True, slots=True)
class Voice:
    """A range of the document that somebody other than the author speaks."""

    span: Span
    holder: Holder
    quoted: bool


def quotations(text: str, segments: tuple[Segment, ...]) -> list[Span]:
    """Return the ranges between quotation marks, marks excluded; one left open ends with its block."""
    found = []
    for segment in segments or (Segment("paragraph", 0, len(text)),):
        start: int | None = None
        for offset in range(segment.start, segment.end):
            mark = text[offset]
            if start is None and (mark in _OPEN or mark == _STRAIGHT):
                start = offset + 1
            elif start is not None and (mark in _CLOSE or mark == _STRAIGHT):
                found.append(Span(start, offset))
                start = None
        if start is not None:
            found.append(Span(start, segment.end))
    return found


def voices(analysis: Analysis) -> list[Voice]:
    """Return all voices of a document: quoted ranges first, then blocks."""
    return [*_quoted(analysis), *(Voice(span, holder, False) for span, holder in blocks(analysis))]


def _quoted(analysis: Analysis) -> list[Voice]:
    document = analysis.document
    spans = [s for s in quotations(document.text, document.segments) if len(s.of(document.text).split()) >= _MIN_WORDS]
    found: list[Voice] = []
    for span in spans:
        holder = _speaker(analysis, span) or _carried(analysis, span, found)
        if holder:
            found.append(Voice(span, holder, True))
    return found


def _speaker(analysis: Analysis, span: Span) -> Holder | None:
    """The nearest reporting clause outside the quotation in the sentences that it touches."""
    nearest: tuple[int, Holder] | None = None
    first = bisect_right(analysis.sentences, span.start - 1, key=lambda s: s.end)
    last = bisect_left(analysis.sentences, span.end + 2, key=lambda s: s.start)
    for number in range(first, last):
        for holder in reporting_clauses(analysis, number):
            if span.overlaps(holder.cue.span):
                continue
            distance = max(span.start - holder.cue.end, holder.cue.start - span.end)
            if nearest is None or distance < nearest[0]:
                nearest = (distance, holder)
    return nearest[1] if nearest else None


def _carried(analysis: Analysis, span: Span, found: list[Voice]) -> Holder | None:
    """The speaker of the quotation before, in the same block or the one before; else of a lead-in with a colon."""
    segments = analysis.document.segments
    here = bisect_left(segments, span.start, key=lambda s: s.end)
    if here == len(segments) or segments[here].start > span.start:
        return None
    floor = segments[max(0, here - 1)].start
    if found and found[-1].span.start >= floor:
        return found[-1].holder
    before = segments[here - 1] if here else None
    if before and analysis.document.text[before.start : before.end].rstrip().endswith(":"):
        return last_speaker(analysis, before)
    return None
