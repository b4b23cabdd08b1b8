"""Title, by-line, outlet, date, tags and cited original of one article, each with how it is known."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from sayso.read import _cited, _credit_line, _dates, _layout, _ranges
from sayso.read._blocks import Block
from sayso.read._byline import desk, read_byline, with_outlet
from sayso.read._fact import METHODS as METHODS
from sayso.read._fact import Fact as Fact
from sayso.read._fact import choose as choose
from sayso.read._names import are_people, is_name, is_outlet, is_person, leading_capitals, without_genre, without_role

ALONE = 0.6  # confidence of the name of an outlet alone on its line
CITED = 0.92  # confidence of the date that says from where a text was taken
_AGENCY = re.compile(r"(?P<head>.{3,160}?)\s*\((?P<agency>[^()]{2,60})\)\s*[.–—-]*")
_INLINE = re.compile(
    r"(?P<place>[^\W\d_][^\n()]{1,70}?)\s*(?:\((?P<agency>[^()\n]{2,40})\)\s*)?(?:[—–]|--?(?=\s))\s*(?=\S)"
)
_DATE_BY = re.compile(r"(?P<when>.{4,80}?)[\s,|·•–—-]+(?P<by>by\s.{2,100})", re.IGNORECASE)
_DATE_NAME = re.compile(r"(?P<when>.{4,60}?)\s*[|•·]\s*(?:by\s+)?(?P<names>[^|•·\d]{4,80})", re.IGNORECASE)
_DATE_VIA = re.compile(r"(?P<when>.{4,60}?)[\s,|·•–—-]+(?:via|source:?)\s+(?P<via>.{2,60})", re.IGNORECASE)
_SIGN = 6  # letters of the sign of an agency
_SHORT = 80  # characters of a line that markup names by-line or date, in which some words may stay unknown
_RELEASE = re.compile(r"\W*(?:embargo|for (?:immediate )?release|not for (?:release|publication))", re.IGNORECASE)
_FIRST = re.compile(r"(?:first|originally) (?:published|posted)|date of (?:first )?publication", re.IGNORECASE)
_ENTRY = re.compile(r"(?:this entry was )?(?:posted|filed|published)\b(?! in the)", re.IGNORECASE)
_REPORTING = re.compile(r"\(?report(?:ing|ed)? by ([^;.()]{3,100})", re.IGNORECASE)


def head_field(block: Block) -> str:
    """Return "byline", "date", "dateline" or "outlet" where a block between headline and text is one, "" for others."""
    if block.reason or len(block.text) > 200:  # the longest by-lines (four names with places) stay below 160
        return ""
    facts = line_facts(block)
    fields = {f.field for f in facts}
    if "byline" in fields:
        return "byline"
    if "date" in fields and _is_dateline(block.text):
        return "dateline"
    return "date" if fields & {"date", "day"} else "outlet" if "outlet" in fields else ""


def line_facts(block: Block) -> list[Fact]:
    """Return what a line between headline and text says: who wrote it, when, where it appeared."""
    return list(_line_facts(block.field, block.text))


@lru_cache(maxsize=1024)  # a line is asked about under each headline near it
def _line_facts(field: str, text: str) -> Sequence[Fact]:
    named = re.sub(r"\s*\([^()]*\)$", "", text) if field == "outlet" and text[0].isalpha() else ""
    if named and len(named) <= _SHORT and is_name(named):
        return [Fact("outlet", named, "stated", text, 0.85)]
    if field == "byline" and (_is_place(text) or text.casefold().rstrip(" :") in _layout.table()["writer_labels"]):
        return []
    if several := _put_together(text) or _cited_line(text):
        return several
    if both := _byline_and_date(text, named=field == "byline"):
        return both
    if byline := read_byline(text, named=field == "byline") or desk(text) or with_outlet(text):
        return byline
    if printed := _dates.line(text) or _dates.first_of_two(text):
        best = 0.93 if _FIRST.match(text) else 0.9
        return [Fact("date", printed.period.edtf, "stated", text, 0.5 if printed.update else best)]
    several = _scanned(text, named=True) if len(_dates.scan(text)) > 1 else []
    return (
        several
        or _of_issue(text)
        or _ended(text)
        or _scanned(text, named=field in ("byline", "date"))
        or _outlet_alone(text)
        or _source_alone(text)
    )


def _is_place(text: str) -> bool:
    """True for one long word in capitals where a writer is named: the place that a report comes from."""
    agency = text.casefold() in _layout.table()["agencies"] or is_outlet(text)
    return text.isalpha() and text.isupper() and len(text) >= _SIGN - 1 and not agency


def _cited_line(text: str) -> list[Fact]:
    """Read where a digest took a text from ("The Echo, 12 March 2014, p. 4")."""
    found = _cited.line(text)
    if found is None:
        return []
    outlet, printed, names = found
    facts = [Fact("outlet", outlet, "stated", text, 0.85), Fact("date", printed.period.edtf, "stated", text, CITED)]
    return [*facts, Fact("byline", names, "stated", text, 0.8)] if names else facts


def _of_issue(text: str) -> list[Fact]:
    """Read "Batumi Herald, 3 May" in a digest, whose own date tells the year: a fact "day" with month and day."""
    if bare := _ranges.bare(text):
        return [Fact("day", f"{bare[0]:02}-{bare[1]:02}", "stated", text, 0.7)]
    found = _ranges.yearless(text)
    if not found or not is_outlet(found[0]):
        return []
    day = Fact("day", f"{found[1]:02}-{found[2]:02}", "stated", text, 0.7)
    return [day, Fact("outlet", without_genre(found[0]), "stated", text, 0.8)]


def _ended(text: str) -> list[Fact]:
    """Read a line that ends with a date: "Abuja, 10 December 2024", "Batumi Herald, 3 May 2021", "Anna Roe | 3 May"."""
    agency = _AGENCY.fullmatch(text)
    if found := _dates.tail(agency["head"] if agency else text):
        head, printed = found
        dated = Fact("date", printed.period.edtf, "stated", printed.text, 0.9)
        if are_people(head) and not is_outlet(head) and (" and " in head or text[len(head) :].strip()[:1] in "|•·"):
            return [Fact("byline", head, "stated", text, 0.7), dated]
        if not is_name(head):
            return [Fact("date", printed.period.edtf, "stated", printed.text, 0.8)] if len(head.split()) <= 4 else []
        outlet = agency["agency"] if agency else without_genre(head) if is_outlet(head) else ""
        return [dated, Fact("outlet", outlet, "stated", text, 0.8)] if outlet else [dated]
    return []


def _scanned(text: str, *, named: bool) -> list[Fact]:
    """Read a line with dates anywhere in it, of which all else must be known for what it is; `named` by its markup."""
    dates, pieces = _credit_line.around(text)
    if not dates:
        return []
    few = len(pieces) < 2 and not named and not _credit_line.is_led(text)
    facts = [_particular(piece, text, few=few) for piece in pieces if not _credit_line.is_minor(piece)]
    if None in facts and not (named and len(text) <= _SHORT):
        return []
    best = min(dates, key=lambda printed: (printed.update, printed.period.start))  # the other is that of an update
    known = {f.field: f for f in reversed(facts) if f and f.value}
    return [*known.values(), Fact("date", best.period.edtf, "stated", best.text, 0.5 if best.update else 0.9)]


def _outlet_alone(text: str) -> list[Fact]:
    parts = re.split(r"\s+[—–|/-]\s+|\s{5,}", re.sub(r"\s*\([^()]*\)$", "", text))
    parts = [part for part in parts if is_outlet(part) or not _credit_line.is_minor(part)]
    named = [part for part in parts if is_outlet(part)]
    return [Fact("outlet", named[0], "stated", text, ALONE)] if named and all(map(is_name, parts)) else []


def _source_alone(text: str) -> list[Fact]:
    named = _credit_line.source(text)
    return [Fact("outlet", named, "stated", text, ALONE)] if is_name(named) else []


def _put_together(text: str) -> list[Fact]:
    """Read a line of several particulars, one of them a date, of which each must be known for what it is."""
    pieces = [] if _dates.is_range(text) else _credit_line.parts(text)
    printed = _credit_line.date(pieces) if len(pieces) > 1 else None
    if printed is None:
        return []
    others = [p for p in pieces if not _dates.line(p) and not _credit_line.is_minor(p)]
    facts = [_particular(piece, text, few=len(pieces) < 3 and not _credit_line.is_led(text)) for piece in others]
    if None in facts:
        return []
    named = {f.field: f for f in reversed(facts) if f and f.value}
    return [*named.values(), Fact("date", printed.period.edtf, "stated", printed.text, 0.5 if printed.update else 0.9)]


def _particular(piece: str, text: str, *, few: bool) -> Fact | None:
    """Return what stands beside a date: outlet, writer, or a name that says nothing; None for anything else."""
    if source := _credit_line.source(piece):
        return Fact("outlet", source, "stated", text, 0.8)
    if is_outlet(piece):
        return Fact("outlet", without_genre(piece), "stated", text, 0.8)
    if written := read_byline(piece, named=False) or desk(re.sub(r"(?i)^by\s+", "", piece)):
        return written[0]
    if is_name(piece) and _credit_line.is_issue(text):
        return Fact("outlet", piece, "stated", text, 0.5)
    if (is_person(piece) or without_role(piece) != piece) and not piece.isupper():
        return Fact("byline", without_role(piece), "stated", text, 0.7)
    few = few and not (piece.isupper() and len(piece) <= _SIGN)
    named = is_name(piece) and len(piece.split()) <= 3 and (piece.isupper() or not few)
    return Fact("place", "", "stated") if named else None


def _byline_and_date(text: str, *, named: bool) -> list[Fact]:
    """Read "By Anna Roe | 3 May 2021" and "Posted on 3 May 2021 by Anna Roe"; the empty list for others."""
    if (match := _DATE_VIA.fullmatch(text)) and (dated := _dates.line(match["when"])):
        via = Fact("cites", match["via"], "stated", text, 0.7)
        return [Fact("date", dated.period.edtf, "stated", dated.text, 0.9), via]
    pairs = []
    if (match := _DATE_NAME.fullmatch(text)) and not match["names"].isupper():
        pairs.append((_dates.line(match["when"]), read_byline(match["names"], named=True)))
    if match := _DATE_BY.fullmatch(text):
        if _dates.is_either(match["when"]) and not _dates.line(match["when"]):
            return read_byline(match["by"], named=False)  # which of its numbers is the day is not known
        pairs.append((_dates.line(match["when"]), read_byline(match["by"], named=False)))
    if found := _dates.tail(text):
        head = re.sub(r"(?i)[\s,|·•–—-]+(?:on|published|posted|updated)?\s*:?$", "", found[0])
        pairs.append((found[1], read_byline(head, named=named)))
    first, second = next((pair for pair in pairs if all(pair)), (None, []))
    return [*second, Fact("date", first.period.edtf, "stated", first.text, 0.9)] if first and second else []


def inline_dateline(paragraph: str) -> list[Fact]:
    """Return outlet and date of a dateline that opens a paragraph ("GENEVA, March 3, 2021 (Agency) —")."""
    opening = _dates.opening(paragraph)
    if opening and is_name(opening[0]) and len(opening[0].split()) <= 5:
        dated = Fact("date", opening[1].period.edtf, "stated", opening[1].text, 0.85)
        named = is_name(opening[2]) and bool(opening[2])
        return [dated, Fact("outlet", opening[2], "stated", opening[2], 0.7)] if named else [dated]
    match = _INLINE.match(paragraph[:160])
    if not match or not (match["agency"] or leading_capitals(match["place"])):
        return []
    if not is_name(match["place"].partition(",")[0]):
        return []
    found = _dates.tail(match["place"])
    facts = [Fact("date", found[1].period.edtf, "stated", found[1].text, 0.9)] if found else []
    agency = match["agency"]
    return [*facts, Fact("outlet", agency, "stated", match[0].strip(), 0.7)] if agency and is_name(agency) else facts


def tail_facts(blocks: Sequence[Block]) -> list[Fact]:
    """Return what furniture tells: the publication that is excerpted, and an address."""
    facts = []
    for block in blocks:
        if block.reason == "cites" and (name := cited(block.text)):
            facts.append(Fact("cites", name, "stated", block.text, 0.9))
            facts += _first_published(block.text)
        elif block.reason in ("", "credits") and (told := _of_source(block.text)):
            facts += [replace(fact, confidence=0.6) for fact in told]
        elif block.reason in ("copyright", "footer") and (holder := _cited.holder(block.text)):
            facts.append(Fact("outlet", holder, "stated", block.text, 0.3))
        elif block.reason == "author note" and is_person(block.text):
            facts.append(Fact("byline", block.text, "stated", block.text, 0.35))
        elif block.reason == "press" and _RELEASE.match(block.text):
            facts += [Fact("date", p.period.edtf, "stated", block.text, 0.6) for *_, p in _dates.scan(block.text)[:1]]
        elif block.reason == "imprint" and (found := _dates.tail(block.text.rstrip(" ."))):
            facts.append(Fact("date", found[1].period.edtf, "stated", block.text, 0.6))
        elif block.reason == "credits" and (written := _REPORTING.match(block.text)):
            facts += [replace(fact, confidence=0.5) for fact in read_byline(f"By {written[1]}", named=False)]
        elif block.reason == "forum" and block.field == "byline":
            facts += [replace(fact, confidence=0.4) for fact in read_byline(block.text, named=True)]
        elif block.reason == "forum" and (printed := _dates.line(block.text)) and not printed.update:
            facts.append(Fact("date", printed.period.edtf, "stated", block.text, 0.4))  # that of the copy
        elif block.reason == "credits" and is_outlet(agency := _named(block.text, "credits", "agency")):
            facts.append(Fact("cites", agency, "stated", block.text, 0.5))
        elif block.reason == "tags" and (posted := _ENTRY.match(block.text)):
            facts += _cited.of_entry(block.text[posted.end() :])
        elif block.reason == "link" and (url := _named(block.text, "link", "url")):
            facts.append(Fact("url", url, "stated", block.text, 0.7))
    return facts


def _of_source(text: str) -> list[Fact]:
    return _cited_line(text) if text[:7].lower() == "source:" else []


def is_post_foot(block: Block) -> bool:
    """True for the line below an entry that says who posted it, and at what hour or on what day."""
    return len(block.text) <= _SHORT and bool(_layout.kind("post_foot").fullmatch(block.text))


def _first_published(text: str) -> list[Fact]:
    """Return the date in "first published by ... on 4 April 2022": what the text calls today is that day."""
    found = _dates.tail(text.rstrip(" .")) if re.search(r"(?i)\b(?:first|originally)\b", text) else None
    return [Fact("date", found[1].period.edtf, "stated", text, 0.5)] if found else []


def cited(text: str) -> str:
    """Return the publication that a line such as "Read more at ..." names, "" where it names none."""
    name = re.split(r"\s+(?:on|in)\s+(?=\d|[A-Z][a-z]+ \d)|\s*[»›→>]", _named(text, "cites", "cites"))[0].strip()
    return name if name[:1].isupper() or name[:1].isdigit() else ""


def tags(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the subject tags that are printed with an article, in order, each once."""
    found: dict[str, None] = {}
    for block in blocks:
        if block.reason == "tags":
            listed = _named(block.text, "tags", "tags") or block.text
            parts = block.links or re.split(r"\s*[,;|·•]\s*|\s*#", listed)
            found.update(dict.fromkeys(p.strip(" .#") for p in parts if p.strip(" .#")))
    return tuple(found)


def label(block: Block) -> tuple[str, int] | None:
    """Return the field and the place of the value in a labelled line of a heading ("Source: ..."), None for others."""
    match = _layout.labels().fullmatch(block.text) if len(block.text) <= 200 else None
    if not match:
        return None
    field = next(name for name in ("title", "outlet", "byline", "date") if match[name])
    return field, match.start("value")


def _is_dateline(text: str) -> bool:
    """True where a place stands before the date, and no outlet."""
    agency = _AGENCY.fullmatch(text)
    found = _dates.tail(agency["head"] if agency else text)
    if _dates.line(text) or not found or not is_name(found[0]) or _credit_line.ends_led(found[0]):
        return False
    return bool(agency) or leading_capitals(found[0]) or not (is_outlet(found[0]) or found[0].startswith("The "))


def _named(text: str, reason: str, group: str) -> str:
    """Return what a named group of a furniture pattern holds in a block that it fits."""
    patterns = dict(_layout.furniture())[reason]
    found = (m[group] for p in patterns if (m := p.fullmatch(text)) and group in p.groupindex)
    return next((value.strip() for value in found if value), "")
