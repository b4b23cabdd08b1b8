"""Sentences, quotations and words of a document, each with its place in the clean text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from sayso.link._lexicon import Lexicon, stem
from sayso.link._names import authors, house_name
from sayso.model.document import Document, Span

_WORD = re.compile(r"[^\W_]+(?:[’'.,\-–][^\W_]+)*")
_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\n+")
_LONGEST = 1200  # characters of a sentence; what is longer is a table or a list, and would be slow to align; by rule
_OPEN = re.compile(r"[“”\"]|\n+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its stem, and where it stands; `quoted` is the number of its quotation, -1 outside of one."""

    stem: str
    text: str
    start: int
    end: int
    quoted: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A document as lineage sees it: spans of its sentences, their stems, spans of its quotations.

    size      its words
    house     plain name of its outlet, "" for none
    authors   plain names of its by-line
    borrowed  True where its date may be that of another article on its page
    """

    document: Document
    sentences: tuple[Span, ...]
    stems: tuple[tuple[str, ...], ...]
    quotes: tuple[Span, ...]
    size: int
    house: str
    authors: frozenset[str]
    borrowed: bool = False

    def words(self, index: int, lexicon: Lexicon) -> list[Word]:
        """Return the words of a sentence with their places."""
        span, text = self.sentences[index], self.document.text
        return [
            Word(stem(m.group(), lexicon.endings), m.group(), m.start(), m.end(), self.quote_at(m.start()))
            for m in _WORD.finditer(text, span.start, span.end)
        ]

    def said(self, index: int) -> str:
        """Return the characters of a sentence."""
        return self.sentences[index].of(self.document.text)

    def quote_at(self, offset: int) -> int:
        """Return the number of the quotation that holds an offset, -1 for none."""
        index = bisect_right(self.quotes, offset, key=lambda quote: quote.start) - 1
        return index if index >= 0 and offset < self.quotes[index].end else -1


def profile(document: Document, lexicon: Lexicon, *, borrowed: bool = False) -> Profile:
    """Return what lineage needs of a document; sentences without a word are left out."""
    spans, stems = [], []
    for span in _sentences(document.text, lexicon):
        found = tuple(stem(m.group(), lexicon.endings) for m in _WORD.finditer(document.text, span.start, span.end))
        if found:
            spans.append(span)
            stems.append(found)
    quotes = tuple(_quotes(document.text))
    names = house_name(document.outlet, lexicon), authors(document, lexicon)
    return Profile(document, tuple(spans), tuple(stems), quotes, sum(map(len, stems)), *names, borrowed)


def _sentences(text: str, lexicon: Lexicon) -> list[Span]:
    spans, start = [], 0
    for end in _END.finditer(text):
        if text[end.start()] == "." and "\n" not in end.group() and _abbreviated(text, end.start(), lexicon):
            continue
        spans += _cut(text, start, end.end())
        start = end.end()
    return spans + _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> list[Span]:
    """A sentence without the space behind it, in pieces where it is too long to be one."""
    spans = []
    while end - start > _LONGEST:
        space = text.rfind(" ", start, start + _LONGEST)
        middle = space if space > start else start + _LONGEST
        spans.append(Span(start, middle))
        start = middle
    last = Span(start, start + len(text[start:end].rstrip()))
    return [*spans, last] if last.start < last.end else spans


def _abbreviated(text: str, dot: int, lexicon: Lexicon) -> bool:
    """True where a point belongs to an abbreviation or to an initial."""
    match = re.search(r"[\w.]+$", text[max(0, dot - 12) : dot])
    last = match.group().lower() if match else ""
    return last in lexicon.abbreviations or (len(last) == 1 and last.isalpha() and last != "i")


def _quotes(text: str) -> list[Span]:
    """Spans inside double quotation marks; a paragraph's end closes what was left open."""
    spans, start = [], -1
    for mark in _OPEN.finditer(text):
        if start < 0:
            start = mark.end() if mark.group() in '“"' else -1
        elif mark.group() != "“":
            spans.append(Span(start, mark.start()))
            start = -1
        else:
            start = mark.end()
    return spans + ([Span(start, len(text))] if start >= 0 else [])
