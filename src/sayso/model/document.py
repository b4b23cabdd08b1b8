"""What is read: spans, documents, their segments, and the map from clean text back to the input.

Offsets are Unicode code points, half-open. Evidence is never edited: `text` is what every span slices.
"""

from bisect import bisect_right
from dataclasses import dataclass
from hashlib import sha256

from sayso.model.period import Period


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters, 0 <= start <= end."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` in this range."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """True where the two ranges share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """True where `other` lies within this range."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Evidence: a range of a document's clean text together with its exact characters."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """The range without its characters."""
        return Span(self.start, self.end)

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> "Excerpt":
        """Return the excerpt of `text` from start to end."""
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a field of a document is known.

    field       "title", "byline", "outlet", "date", "url", "language", "cites", "captured" (when a page was saved)
    method      "stated" (printed in the text), "markup", "record" (a field of the input), "url", "user", "guess",
                "capture" (the note of a web archive)
    text        the characters that say so, None where there are none
    confidence  0.0 to 1.0, by method: a rank, not a probability
    """

    field: str
    method: str
    text: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A block of a document's clean text: kind is "title", "dateline", "paragraph" or "caption"."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Aside:
    """Text of the input that is kept but not coded, with the reason ("navigation", "tags", "rider", "by-line", ...)."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where clean text stands in the decoded input.

    runs     identical in both: (clean offset, input offset, length), ascending
    written  characters that the input writes otherwise, as by an entity or an escape:
             (clean offset, length, input offset, length there), ascending; such a range is never divided
    """

    runs: tuple[tuple[int, int, int], ...] = ()
    written: tuple[tuple[int, int, int, int], ...] = ()

    def to_input(self, span: Span) -> Span | None:
        """Return the range of the decoded input that holds `span`; None where its ends stand nowhere in it."""
        first, last = self._at(span.start), self._at(max(span.start, span.end - 1))
        return None if first is None or last is None else Span(first.start, last.end)

    def _at(self, offset: int) -> Span | None:
        """Return the range of the input that one character of clean text stands for."""
        index = bisect_right(self.runs, offset, key=lambda run: run[0]) - 1
        clean, raw, length = self.runs[index] if index >= 0 else (0, 0, 0)
        if offset < clean + length:
            return Span(raw + offset - clean, raw + offset - clean + 1)
        index = bisect_right(self.written, offset, key=lambda piece: piece[0]) - 1
        clean, length, raw, there = self.written[index] if index >= 0 else (0, 0, 0, 0)
        return Span(raw, raw + there) if offset < clean + length else None


@dataclass(frozen=True, slots=True)
class PageBox:
    """Where the characters [start, end) of clean text stand on a page: one line of print, or a piece of it.

    page  from 1
    box   left, bottom, right, top in points (1/72 inch) from the lower left corner of the page
    """

    start: int
    end: int
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Document:
    """One article: clean text and what is known about it.

    id        hash of path-independent content (text, title, date, outlet), hexadecimal
    path      the input as it was given
    text      clean text; every offset of every statement points into it
    date      publication date, None where unknown
    language  ISO 639-1 code
    tags      subject tags printed with the article: hints, never facts
    cites     the publication that the article excerpts ("Read more at ..."), None where there is none
    boxes     for pages of print (PDF): where each line of the text stands, ascending; empty for other formats
    """

    id: str
    path: str
    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    date: Period | None = None
    language: str = "en"
    tags: tuple[str, ...] = ()
    cites: str | None = None
    segments: tuple[Segment, ...] = ()
    asides: tuple[Aside, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    offsets: OffsetMap = OffsetMap()
    warnings: tuple[str, ...] = ()
    boxes: tuple[PageBox, ...] = ()

    def boxes_of(self, span: Span) -> tuple[PageBox, ...]:
        """Return the boxes of the lines of print that hold a character of `span`."""
        return tuple(box for box in self.boxes if box.start < span.end and span.start < box.end)

    def excerpt(self, start: int, end: int) -> Excerpt:
        """Return the evidence that stands at [start, end)."""
        return Excerpt.cut(self.text, start, end)


def document_id(text: str, *, title: str | None, date: str | None, outlet: str | None) -> str:
    """Return the id of a document: a hash of its content, so that the same input twice is one document."""
    parts = "\x1f".join((text, title or "", date or "", outlet or ""))
    return sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:24]
