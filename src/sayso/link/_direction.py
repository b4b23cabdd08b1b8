"""Which of two documents came first: by what the copy says of itself, by date, by what it leaves out or marks."""

from __future__ import annotations

import re
from functools import cache

from sayso.link._align import Match
from sayso.link._lexicon import Lexicon
from sayso.link._names import credited, mentions
from sayso.link._words import Profile
from sayso.model.document import Document
from sayso.model.lineage import Feature

# Gains, set by rule so that what a text says of its origin outvotes a date, and a date outvotes mere shape; checked on
# the development half of the lineage benchmark.
_CREDIT, _DATE, _AUTHOR, _QUOTES, _MARKS, _LENGTH = 4.0, 2.0, 2.0, 1.0, 0.7, 0.6
_KNOWN = 1.0  # sum of gains from which the direction is taken as known: a date alone, or two marks of shape

_EDITED = re.compile(r"\[[^\]]{1,40}\]|\.\s?\.\s?\.|…")


def direction(a: Profile, b: Profile, matches: list[Match], lexicon: Lexicon) -> tuple[Feature, ...]:
    """Return what speaks for `a` being the parent of `b` (values over 0) or its child (values under 0)."""
    found = (
        _credit(a, b, lexicon),
        _date(a, b, lexicon),
        _author(a, b, lexicon),
        _quoting(a, b, matches),
        _edited(a, b, matches),
        _length(a, b, matches),
    )
    return tuple(feature for feature in found if feature.value)


def known(features: tuple[Feature, ...]) -> float:
    """Return the sum of the gains: the sign says who is the parent; 0.0 where it is too small to tell."""
    total = sum(feature.gain for feature in features)
    return total if abs(total) >= _KNOWN else 0.0


def _credit(a: Profile, b: Profile, lexicon: Lexicon) -> Feature:
    if a.house == b.house:
        return Feature("credit", 0.0, _CREDIT, "the same outlet")
    to_a, to_b = credited(b.document, a.house, lexicon), credited(a.document, b.house, lexicon)
    because = f"{b.document.id} {to_a}" if to_a else f"{a.document.id} {to_b}"
    return Feature("credit", float(bool(to_a)) - float(bool(to_b)), _CREDIT, because)


def named_beside(profile: Profile, sentence: int, name: str, lexicon: Lexicon) -> bool:
    """True where a house is named in a sentence or one beside it, or in what stands around the article."""
    document, last = profile.document, len(profile.sentences) - 1
    start, end = profile.sentences[max(0, sentence - 1)].start, profile.sentences[min(last, sentence + 1)].end
    around = [document.cites or "", document.byline or "", *(aside.text for aside in document.asides)]
    return any(mentions(text, name, lexicon) for text in (document.text[start:end], *around))


def _date(one: Profile, other: Profile, lexicon: Lexicon) -> Feature:
    """The earlier day; a date that is the page's, or that the document's own text contradicts, does not count."""
    a, b = one.document, other.document
    doubts = _doubts(one, other, lexicon)
    if doubts or not a.date or not b.date or a.date.overlaps(b.date):
        return Feature("date", 0.0, _DATE, doubts or "no two days to compare")
    first = a.date.end is not None and b.date.start is not None and a.date.end < b.date.start
    early, later = (a.date, b.date) if first else (b.date, a.date)
    return Feature("date", 1.0 if first else -1.0, _DATE, f"{early.edtf} is before {later.edtf}")


def _doubts(one: Profile, other: Profile, lexicon: Lexicon) -> str:
    """Why the dates of two documents cannot be compared, "" for no reason."""
    for profile in (one, other):
        if profile.borrowed:
            return f"the date of {profile.document.id} may be that of another article on its page"
    late = [p.document for p in (one, other) if stale(p.document, lexicon)]
    return f"{late[0].id} tells of a later year than its date" if len(late) == 1 else ""


def stale(document: Document, lexicon: Lexicon) -> bool:
    """True where a text tells of a day or month of a later year than its document's date: the page is older than it."""
    last = document.date.end if document.date else None
    if last is None:
        return False
    years = _year_pattern(lexicon.months).finditer(document.text)
    return any(int(m.group(1)) > last.year and not _looks_ahead(document.text, m.start(), lexicon) for m in years)


@cache
def _year_pattern(months: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{months})(?:\s+\d{{1,2}})?,?\s+((?:19|20)\d\d)\b", re.I)


def _looks_ahead(text: str, offset: int, lexicon: Lexicon) -> bool:
    """True where the words before an offset, back to the last full stop, speak of what is to come."""
    words = text[max(0, offset - 200) : offset].rpartition(". ")[2].lower().split()
    return not lexicon.ahead.isdisjoint(words)


def _author(a: Profile, b: Profile, lexicon: Lexicon) -> Feature:
    """One document speaks of the other's author in its text, as who quotes somebody does."""
    named_by_b = _speaks_of(b.document, a.authors - b.authors, lexicon)
    named_by_a = _speaks_of(a.document, b.authors - a.authors, lexicon)
    value = float(bool(named_by_b)) - float(bool(named_by_a))
    speaker, name = (b, named_by_b) if value > 0 else (a, named_by_a)
    return Feature("author", value, _AUTHOR, f"{speaker.document.id} speaks of {name}, who wrote the other")


def _speaks_of(document: Document, names: frozenset[str], lexicon: Lexicon) -> str:
    return next((name for name in sorted(names) if " " in name and mentions(document.text, name, lexicon)), "")


def _quoting(a: Profile, b: Profile, matches: list[Match]) -> Feature:
    """Words that stand between quotation marks in one and without in the other are quoted from the other."""
    marks = [(_marked(a, m.first), _marked(b, m.second)) for m in matches]
    in_b = sum(1 for left, right in marks if right and not left)
    in_a = sum(1 for left, right in marks if left and not right)
    value = (in_b - in_a) / max(1, len(matches))
    return Feature("quoting", value, _QUOTES, f"{max(in_a, in_b)} sentences are quoted in one, plain in the other")


def _marked(profile: Profile, index: int) -> bool:
    """True where most of a sentence lies between quotation marks."""
    span = profile.sentences[index]
    inside = sum(max(0, min(q.end, span.end) - max(q.start, span.start)) for q in profile.quotes)
    return inside > (span.end - span.start) / 2


def _edited(a: Profile, b: Profile, matches: list[Match]) -> Feature:
    """Brackets and dots that an editor set into a copied sentence."""
    counts = [
        (
            bool(_EDITED.search(a.sentences[m.first].of(a.document.text))),
            bool(_EDITED.search(b.sentences[m.second].of(b.document.text))),
        )
        for m in matches
    ]
    in_a, in_b = sum(x and not y for x, y in counts), sum(y and not x for x, y in counts)
    value = float(in_b > in_a) - float(in_a > in_b)
    return Feature("edited", value, _MARKS, "an editor's brackets or dots stand in one alone")


def _length(a: Profile, b: Profile, matches: list[Match]) -> Feature:
    """A cut copy is nearly all in the longer text."""
    shared = sum(m.shared for m in matches)
    value = shared / max(1, b.size) - shared / max(1, a.size)
    return Feature("length", max(-1.0, min(1.0, value)), _LENGTH, f"{shared} shared words of {a.size} and of {b.size}")
