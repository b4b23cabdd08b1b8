"""The grammar of time expressions: text -> Timex values with offsets. Its words are data (languages/en/time.yml)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.qualify._timebase import Base, other_end, read, squeeze
from sayso.qualify._timewords import bound_pattern, data, patterns, words_of

__all__ = ["Base", "Timex", "find"]


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression in a text: text[start:end], its bounding word included; `core` is where the time itself begins.

    bound  "at", "since", "until", "before", "after", "by" or "around"
    upto   the other end of a range, None where there is none
    """

    start: int
    end: int
    text: str
    core: int
    base: Base
    bound: str = "at"
    upto: Base | None = None


def find(text: str, start: int = 0, end: int | None = None) -> list[Timex]:
    """Return the time expressions of text[start:end] in order, longest first where they compete, not overlapping."""
    stop = len(text) if end is None else end
    candidates = sorted(_candidates(text, start, stop), key=lambda t: (t.start, -t.end))
    chosen: list[Timex] = []
    for timex in candidates:
        if not chosen or timex.start >= chosen[-1].end:
            chosen.append(timex)
    return [_bounded(text, t, start) for t in _ranges(text, chosen)]


def _candidates(text: str, start: int, stop: int) -> Iterator[Timex]:
    words = words_of(text[start:stop])
    for pattern in patterns():
        for match in pattern.regex.finditer(text, start, stop) if pattern.may_stand(words) else ():
            base = read(pattern.kind, match)
            if base and _plausible(text, match, base):
                upto = other_end(pattern.kind, match, base)
                first, last = match.span()
                yield Timex(first, last, text[first:last], first, base, upto=upto)


# -- what looks like a time and is none ------------------------------------------------------------------------------


def _plausible(text: str, match: re.Match[str], base: Base) -> bool:
    thirds = (None, "early", "mid", "late")
    if base.year is not None and base.part in thirds and base == Base("date", year=base.year, part=base.part):
        return _is_year(text, match)
    if base == Base("date", month=base.month) and base.month is not None:
        return _is_month(text, match)
    return True


def _is_year(text: str, match: re.Match[str]) -> bool:
    first, last = match.span("y")
    before, after = text[max(0, first - 16) : first], text[last : last + 24]
    words = data()
    if re.search(words["year_blocked_before"], before) or re.search(words["year_blocked_after"], after):
        return False
    plural = re.match(r" (?:[a-z]+ )?[a-z]{3,}s\b", after) and not re.match(r" (?:was|has|is|does)\b", after)
    return not plural or bool(re.search(words["year_leads"], before, re.I))


def _is_month(text: str, match: re.Match[str]) -> bool:
    if match["m"] not in data()["shy_months"]:
        return True
    before = text[max(0, match.start("m") - 12) : match.start("m")]
    leads = re.search(rf"\b(?:{'|'.join(data()['month_leads'])})[ -]$", before, re.I)
    return bool(leads) and not re.match(r" [A-Z]", text[match.end() : match.end() + 2])


# -- joining and bounding --------------------------------------------------------------------------------------------


def _ranges(text: str, found: list[Timex]) -> Iterator[Timex]:
    skip = False
    for index, timex in enumerate(found):
        if skip:
            skip = False
            continue
        other = found[index + 1] if index + 1 < len(found) else None
        joined = other and _join(text, timex, other)
        skip = bool(joined)
        yield joined or timex


def _join(text: str, first: Timex, second: Timex) -> Timex | None:
    """One range where the words between two times say so ("from May to July 2014", "between 1994 and 1996")."""
    if first.upto or second.upto or {"vague", "offset"} & {first.base.kind, second.base.kind}:
        return None
    between = text[first.end : second.start]
    lead = re.search(r"\b(between|from)\s+(?:the\s+)?$", text[max(0, first.start - 16) : first.start], re.I)
    links = r"\s*(?:to|until|till|through|up to|[-–—])\s*(?:the\s+)?" if lead else r"\s*(?:to|through|[-–—])\s*"
    if lead and lead[1].lower() == "between":
        links = r"\s+and\s+(?:the\s+)?"
    if not re.fullmatch(links, between):
        return None
    start = first.start - (len(lead[0]) if lead else 0)
    return Timex(start, second.end, text[start : second.end], first.start, first.base, upto=second.base)


def _bounded(text: str, timex: Timex, floor: int) -> Timex:
    """The time with the word that bounds it ("since 2015"), where there is one."""
    if timex.upto or timex.base.kind in ("vague", "span", "offset"):
        return timex
    match = bound_pattern().search(text, max(floor, timex.start - 48), timex.start)
    if not match or match.end() != timex.start:
        return timex
    bound = data()["bounds"][squeeze(match["bound"])]
    fillers = (match["fillers"] or "").lower()
    start = match.start("bound")
    base = timex.base if timex.base.part or "end of" not in fillers else replace(timex.base, part="late")
    return replace(timex, start=start, text=text[start : timex.end], base=base, bound=bound)
