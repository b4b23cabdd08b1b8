"""Text -> sentences, each a list of word ranges: rules for quotations, datelines, headings, lists, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from sayso.analyse._tokens import tokenise
from sayso.languages.load import load
from sayso.model.document import Segment

Words = list[tuple[int, int]]

_STOPS = re.compile(r"[.!?]+|…+|\.(?:[ \u00a0]\.)+")
_CLOSERS = frozenset("”’»\"')]}") | {"''"}
_OPENERS = frozenset("“‘«\"'([{") | {"``"}
_BULLET = re.compile(r"[ \t]*(?:[•●▪◦‣∙*–—-][ \t]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)][ \t])")
_BREAK = re.compile(r"\r?\n[^\S\n]*(?:\n\s*)?|[\r\u2028\u2029\x0b\x0c]+")
_PARTS, _AGENCY = r"(?:,[ ][^()\n,—–:;]{2,30})", r"(?:[ ]?\([^()\n]{1,40}\))"
_CITY, _CAPS = r"[^\W\d_a-z][\w.'’-]{1,20}", r"[^\W\d_a-z]{2}[^\W_a-z.'’-]{1,20}"
_DATELINE = re.compile(  # GENEVA, March 3 (AP) — | Geneva (Reuters) - | Geneva, Switzerland —
    rf"\s{{0,9}}(?:{_CAPS}(?:[ /]{_CAPS}){{0,3}}{_PARTS}{{0,4}}{_AGENCY}?[ ]?(?:—|–|--|-)"
    rf"|{_CITY}(?:[ /]{_CITY}){{0,2}}(?:{_PARTS}{{0,4}}{_AGENCY}[ ]?(?:—|–|--|-)|{_PARTS}{{1,4}}[ ]—))"
    r"(?=[ \u00a0]{1,2}[\"“'‘(]?(?:[^\W\d_a-z]|\d))"
)
# A parse costs the square of the length: longer sentences are cut at a clause. GUM's longest in news has 110 words.
LONGEST = 200
_INITIALS = re.compile(r"(?:\w\.){2,}")
_CLAUSE_END = re.compile(r"(?<=[a-z]{4})\.|[!?:;\"“”\n]")  # short words before a stop are abbreviations
_FULL_LINE = 45  # characters; a line that stops short of this was not wrapped by a program (they wrap at 60 to 80)
_WRAPPED = 0.3  # in prose some 80 % of words are small: among wrapped lines so are their first words


def split(text: str, segments: Sequence[Segment]) -> Iterator[Words]:
    """Yield the sentences of a text in order; none crosses a segment's edge, is empty or is over LONGEST."""
    edges = sorted({0, len(text)} | {min(e, len(text)) for s in segments for e in (s.start, s.end)})
    for start, end in pairwise(edges):
        for block_start, block_end in _blocks(text, start, end):
            yield from _block(text, block_start, block_end)


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at blank lines, and at line ends that were typed and not made by wrapping."""
    wraps = _is_wrapped(text, start, end)
    here, line = start, start
    for gap in _BREAK.finditer(text, start, end):
        if not (wraps and _long_line(line, gap) and _goes_on(text, gap)):
            yield here, gap.start()
            here = gap.end()
        line = gap.end()
    yield here, end


def _is_wrapped(text: str, start: int, end: int) -> bool:
    """True where a program wrapped the lines: among the long ones, many are followed by a small letter."""
    total, small, line = 0, 0, start
    for gap in _BREAK.finditer(text, start, end):
        if _long_line(line, gap):
            total += 1
            small += text[gap.end() : gap.end() + 1].islower()
        line = gap.end()
    return small > _WRAPPED * total


def _long_line(line: int, gap: re.Match[str]) -> bool:
    """True for a line break, no blank line, after a line as long as programs make them."""
    return gap.group().count("\n") == 1 and _FULL_LINE <= gap.start() - line <= 2 * _FULL_LINE


def _goes_on(text: str, gap: re.Match[str]) -> bool:
    """True where the next line can continue the sentence: it is no list item, and no sentence has just ended."""
    if gap.end() >= len(text) or text[gap.end()].islower():
        return gap.end() < len(text)
    return text[gap.start() - 1] not in '.!?…:”"' and not _BULLET.match(text, gap.end())


def _block(text: str, start: int, end: int) -> Iterator[Words]:
    dateline = _DATELINE.match(text, start, min(end, start + 160))
    if dateline:
        yield from _nonempty(list(tokenise(text, start, dateline.end())))
        start = dateline.end()
    current: Words = []
    for word in tokenise(text, start, end):
        if current and _ends(text, current, word):
            yield current
            current = []
        elif len(current) >= LONGEST:
            place = _clause(text, current)
            yield current[:place]
            current = current[place:]
        current.append(word)
    yield from _nonempty(current)


def _nonempty(words: Words) -> Iterator[Words]:
    if words:
        yield words


def _clause(text: str, words: Words) -> int:
    """Return where to cut what is too long: after the last semicolon, colon, dash or comma of its second half."""
    half = len(words) // 2
    for marks in (";", ":—–", ","):
        for index in range(len(words) - 1, half, -1):
            if text[words[index][0]] in marks:
                return index + 1
    return len(words)


def _ends(text: str, words: Words, following: tuple[int, int]) -> bool:
    """True where a sentence ends between `words` and the word that follows them."""
    last = _before_closers(text, words)
    if last < 0:
        return False
    start, end = words[last]
    stop = text[start:end]
    if not _STOPS.fullmatch(stop):
        return last == len(words) - 1 and stop[-1] == "." and _abbreviation_ends(text, stop, following)
    if not _begins(text, words[-1][1], following) or _bracketed(text, words) or _numbering(text, words):
        return False
    return not (stop[-1] in "!?" and last < len(words) - 1 and _said(text, following[0]))


def _before_closers(text: str, words: Words) -> int:
    """Return the index of the last word that is no closing quotation mark or bracket; -1 where all are."""
    index = len(words) - 1
    while index >= 0 and _closes(text, *words[index]):
        index -= 1
    return index


def _closes(text: str, start: int, end: int) -> bool:
    """True for a closing mark; a straight one closes where it touches what is before it, or nothing after it."""
    if text[start:end] not in _CLOSERS:
        return False
    apart = start == 0 or text[start - 1].isspace()
    return text[start] not in "\"'" or not apart or end == len(text) or text[end].isspace()


def _begins(text: str, before: int, following: tuple[int, int]) -> bool:
    """True where a word can be a sentence's first: capital, number, opening mark; and stands apart from the stop."""
    start, end = following
    mark, glued = text[start], start == before
    if _closes(text, start, end) or (glued and mark in ",;:.!?%-–—"):
        return False
    if text[start:end] in _OPENERS or mark in "-–—*•…[":
        rest = text[end : end + 3].lstrip(" \u00a0\"'“‘([.…")
        return bool(rest) and not rest[0].islower() and not (glued and mark in "[(")
    if glued:
        return mark.isupper() and text[start + 1 : start + 2].islower() and text[before - 2 : before - 1].islower()
    return not mark.islower() and mark not in ",;:.!?%&/"


def _bracketed(text: str, words: Words) -> bool:
    """True within a bracket that the sentence opened after its beginning."""
    depth = 0
    for start, end in words[1:]:
        if end - start == 1:
            depth += (text[start] in "([") - (text[start] in ")]" and depth > 0)
    return depth > 0


def _numbering(text: str, words: Words) -> bool:
    """True for "1." and "a." that only number what follows."""
    return len(words) == 2 and words[0][1] - words[0][0] <= 2 and text[words[0][0] : words[0][1]].isalnum()


def _said(text: str, start: int) -> bool:
    """True where a verb of saying stands within the next words, before any stop."""
    clause = _CLAUSE_END.split(text[start : start + 60], maxsplit=1)[0]
    return not _saying().isdisjoint(clause.split()[:6])


def _abbreviation_ends(text: str, word: str, following: tuple[int, int]) -> bool:
    """True where the stop of an abbreviation also ends the sentence: a word follows that begins sentences only."""
    if word[:-1] in _never_last() or (len(word) == 2 and word != "I."):
        return False
    start, end = following
    while text[start:end] in _OPENERS and end < len(text):
        found = re.compile(r"\w+").match(text, end)
        start, end = found.span() if found else (end, end)
    owned = _INITIALS.fullmatch(word) and text[start:end] in _after_initials()
    return text[start:end] in _starters() and not owned


@cache
def _starters() -> frozenset[str]:
    return frozenset(load("en", "abbreviations")["starters"])


@cache
def _after_initials() -> frozenset[str]:
    return frozenset(load("en", "abbreviations")["after_initials"])


@cache
def _never_last() -> frozenset[str]:
    words = load("en", "abbreviations")
    return frozenset(words["before_name"]) | frozenset(words["before_number"])


@cache
def _saying() -> frozenset[str]:
    return frozenset(load("en", "abbreviations")["saying"])
