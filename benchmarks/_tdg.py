"""Read TDG's files: tokenised Wikinews articles, their time expressions and events, and what each depends on."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.model.document import Span
from sayso.model.period import Period

_WORDS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": '"', "''": '"'}
_TIGHT_BEFORE = re.compile(r"[,.;:!?%)\]}]|''|n't|'(?:s|re|ve|m|ll|d)?$")
_TIGHT_AFTER = {"-LRB-", "-LSB-", "-LCB-", "``", "$", "#"}
_MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(rf"({'|'.join(_MONTHS)}) (\d{{1,2}}) ,? ?(\d{{4}})")

# A node's parent: the span of another expression, the document's date, or nothing (an absolute time).
DATE, ROOT = "date", "root"
Parent = Span | str


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its date, its time expressions and its events: span -> parent, of events with the relation to it."""

    text: str
    date: Period
    times: Mapping[Span, Parent]
    events: Mapping[Span, tuple[Parent, str]]


def articles(data: str) -> Iterator[Article]:
    """The articles of a file; those whose first line is no date are left out."""
    for block in data.split("filename:")[1:]:
        head, _, rest = block.partition(":SNT_LIST\n")
        lines, _, edges = rest.partition("EDGE_LIST\n")
        sentences = [line.split() for line in lines.splitlines()]
        date = dated(" ".join(sentences[0]))
        starts = re.search(r"<paragraph:([\d_]+)>", head)
        if date:
            passage, tokens = joined(sentences, {int(n) for n in starts[1].split("_")} if starts else set())
            yield _article(passage, date, tokens, [line.split("\t") for line in edges.splitlines() if line.strip()])


def dated(line: str) -> Period | None:
    """The day that a tokenised date line names."""
    found = _DATE.search(line)
    return Period.parse(f"{found[3]}-{_MONTHS.index(found[1]) + 1:02}-{int(found[2]):02}") if found else None


def joined(sentences: list[list[str]], paragraphs: set[int]) -> tuple[str, dict[tuple[int, int], Span]]:
    """The text as it is printed, without the date line (sentence 0), and where each token stands in it."""
    passage, places = "", {}
    for number, sentence in enumerate(sentences):
        tight, opened = True, False
        passage += "" if not passage else "\n\n" if number in paragraphs else " "
        for index, token in enumerate(sentence if number else ()):
            quote = token == '"'
            word = _WORDS.get(token, token)
            close = bool(_TIGHT_BEFORE.match(word if word in ")]}" else token)) or (quote and opened)
            passage += "" if tight or close else " "
            places[number, index] = Span(len(passage), len(passage) + len(word))
            passage += word
            tight = token in _TIGHT_AFTER or (quote and not opened)
            opened ^= quote
    return passage, places


def _article(passage: str, date: Period, tokens: dict[tuple[int, int], Span], edges: list[list[str]]) -> Article:
    names = {edge[0] for edge in edges if edge[1] == "Timex"}
    times, events = {}, {}
    for name, kind, parent, relation in edges:
        span = _span(name, tokens)
        if span is None:
            continue
        if kind == "Timex":
            times[span] = _parent(parent, tokens)
        elif parent in names:
            events[span] = _parent(parent, tokens), relation
    return Article(passage, date, times, events)


def _span(name: str, tokens: dict[tuple[int, int], Span]) -> Span | None:
    """Where a node stands, None for the date line's."""
    sentence, first, last = map(int, name.split("_"))
    start, end = tokens.get((sentence, first)), tokens.get((sentence, last))
    return Span(start.start, end.end) if start and end else None


def _parent(name: str, tokens: dict[tuple[int, int], Span]) -> Parent:
    if name.startswith("-1"):
        return ROOT
    return _span(name, tokens) or DATE
