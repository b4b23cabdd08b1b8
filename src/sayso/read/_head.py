"""The head of an article: its title, and the lines around it that say who wrote it, when, and where it appeared."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.read import _clean, _credit_line, _dates, _foot, _kicker, _metadata, _names, _ranges, _standfirst
from sayso.read._blocks import Block
from sayso.read._metadata import ALONE, Fact

_HEAD = 15  # blocks that are no furniture among which the head of an article is looked for
_LATE = 3  # blocks after the first running text (a long subtitle) within which a by-line or a date still heads it
_ABOVE = 3  # blocks above a title in which its date may stand; the day of the visit stands above the navigation
_ALONE = 0.45  # of the name of an outlet alone on a line above the headline: it may be that of a service or a series
ABOVE = 0.75  # confidence of a date above the headline: it may be that of the visit
_NEAR = 2  # the same for one outside the main text
_NAMING = ("copyright", "outlet", "masthead", "navigation", "footer", "header")  # where an outlet's name stands
_BUTTONS = ("share", "button", "advertisement", "credit", "caption", "hidden")  # what parts no head
_OUTSIDE = "outside the article"
_FEW = 3  # words of the name of a section; titles so short are rare, and the title is known by then
_WEAK = 0.5  # confidence of what only <title> says, which may be the name of the whole site
_ENDS = re.compile(r"\S {8,}\S")  # a line whose left and right ends stand apart, as the head of a series has it
_BY = re.compile(r"by\s", re.IGNORECASE)
_ANOTHER = re.compile(r"\s+[|•·]\s+|\s+(?i:photos?|pictures?|videos?|editing)\s*:")  # labelled value on the same line
_REASONS = {"byline": "by-line", "date": "date", "outlet": "outlet"}


def head(blocks: Sequence[Block], given: Fact | None) -> tuple[list[Block], list[Fact]]:
    """Find title, by-line, date and outlet among the first blocks; return the blocks, marked, and what they say.

    `given` is the title that record or markup name, None where they name none.
    """
    found, facts = _labelled(list(blocks))
    if given:
        _kicker.part(found, _head_end(found), given.value)
    end = _head_end(found)
    _mark_title(found, end, given)
    facts += _above_title(found) + _mark_lines(found, end)
    first = next((b for b in found if not b.reason and _clean.is_body(b) and b.field != "title"), None)
    facts += _metadata.inline_dateline(first.text) if first else []
    facts += _metadata.tail_facts(found) + _foot.sign_off(found, end) + _known_outlet(found, given)
    facts += _standfirst.writer([b for b in found[: end + 1] if not b.reason])
    facts += _foot.signed_day(found, end) + _foot.issue(found, end)
    _foot.author_notes(found, facts)
    facts += _foot.biography(found)
    for i, block in enumerate(found[end:], end):
        if _is_marked(block):  # as the entries of a live page have them
            found[i] = replace(block, reason=_REASONS[block.field])
    return found, facts


def _labelled(blocks: list[Block]) -> tuple[list[Block], list[Fact]]:
    """Take out the labelled lines ("Source: ...") that open a text; a title may stand above them."""
    facts: list[Fact] = []
    found: list[Block] = []
    for i, block in enumerate(blocks):
        labelled = None if block.reason or _clean.is_body(block) else _metadata.label(block)
        if labelled is None and not block.reason and i > 1:
            return found + blocks[i:], facts
        if labelled is None:
            found.append(block)
            continue
        name, start = labelled
        if name == "title":
            found += [replace(block.cut(0, start), reason="label"), replace(block.cut(start), field="title")]
        else:
            facts += _label_fact(name, block.text[start:], block.text)
            found.append(replace(block, reason=_REASONS[name]))
    return found, facts


def _label_fact(name: str, value: str, text: str) -> list[Fact]:
    """Return what a labelled line says; nothing where it is a date that cannot be read."""
    if name == "date":
        period = _dates.iso(value)
        return [Fact("date", period.edtf, "stated", text, 0.95)] if period else []
    if name == "outlet" and (dated := _dates.tail(value)):
        return [Fact("outlet", dated[0], "stated", text, 0.95), Fact("date", dated[1].period.edtf, "stated", text, 0.9)]
    value = _ANOTHER.split(value)[0]
    return [Fact(name, re.sub(r"(?i)^by\s+", "", value), "stated", text, 0.95)]


def _head_end(blocks: list[Block]) -> int:
    """Return the index of the first block after the head."""
    end = next((i for i, b in enumerate(blocks) if _clean.is_body(b) and not _metadata.head_field(b)), len(blocks))
    end = min(end, _limit(blocks))
    near = [i for i in range(end, len(blocks)) if blocks[i].reason not in _BUTTONS]
    late = [i for i in near[: 1 + _LATE] if _is_late(blocks[i])]
    while late and (more := [i for i in near if i == late[-1] + 1 and _is_late(blocks[i])]):
        late += more  # a writer, and below the line that says where the text was taken from
    return late[-1] + 1 if late else end


def _is_late(block: Block) -> bool:
    return _metadata.head_field(block) in ("byline", "date", "dateline")


def _limit(blocks: list[Block]) -> int:
    """Return the index before which at most so many blocks stand that are no furniture."""
    texts = [i for i, b in enumerate(blocks) if not b.reason]
    return texts[_HEAD] if len(texts) > _HEAD else len(blocks)


def _mark_title(blocks: list[Block], end: int, given: Fact | None) -> None:
    """Mark the title's block, and set aside the lines that repeat it."""
    if given:
        near = [i for i in range(min(end + 1, len(blocks))) if given.confidence > _WEAK or not blocks[i].reason]
        if any(blocks[i].role == "heading" and not blocks[i].reason for i in near):
            near = [i for i in near if blocks[i].reason != "masthead"]  # the name of the site
        same = [i for i in near if same_words(blocks[i].text, given.value) or _kicker.begins(given.value, blocks[i])]
        title = next((i for i in same if blocks[i].role == "heading"), same[0] if same else None)
    else:
        title = None
    if title is None and not (given and given.method == "record"):
        title = _printed_title(blocks, end, marked=given is not None and given.confidence > _WEAK)
    if title is None:
        return
    if blocks[title].role == "quote":  # a post that puts in an article: what its writer says before
        above = [i for i in range(title) if not blocks[i].reason]
        blocks[:title] = [replace(b, reason="forum") if i in above else b for i, b in enumerate(blocks[:title])]
    blocks[title] = replace(blocks[title], field="title", reason="", role="heading")
    for i in range(min(end + 1, len(blocks))):
        if i != title and not blocks[i].reason and same_words(blocks[i].text, blocks[title].text):
            blocks[i] = replace(blocks[i], reason="repeated title")


def _printed_title(blocks: list[Block], end: int, *, marked: bool) -> int | None:
    """Return the index of the headline: a labelled one, a repeated one, the page's heading, or the first."""
    texts = [i for i in range(min(end, len(blocks))) if not blocks[i].reason]
    if labelled := [i for i in texts if blocks[i].field == "title"]:
        return labelled[0]
    heads = [i for i in texts if _clean.is_headline(blocks[i]) and not _is_late(blocks[i])]
    heads = [i for i in heads if not _ENDS.search(blocks[i].text)] or heads
    if marked:  # markup knows the title; only what the page prints as heading may stand for it
        heads = [i for i in heads if blocks[i].role == "heading"]
    repeated = [i for i in texts for j in texts if i < j and same_words(blocks[i].text, blocks[j].text)]
    headings = [i for i in heads if blocks[i].role == "heading"]
    headings = [i for i in headings if not _is_kicker(blocks[i].text)] or headings
    trail = [i for i in heads if any(_kicker.leads_to(b, blocks[i].text) for b in blocks[:i])]
    named = [i for i in heads if _metadata.head_field(blocks[i]) != "outlet" and _may_head(blocks[i].text)]
    first = next(iter(trail or repeated or headings or named or heads), None)
    return first if first is not None and any(not b.reason for b in blocks[first + 1 :]) else None


def _may_head(text: str) -> bool:
    """True unless a line is the name of a section, or a number with a word ("No. 17/21")."""
    numbered = _credit_line.is_issue(text) and len(text.split()) <= 2 * _FEW
    return not _is_kicker(text) and not numbered and sum(word[0].isalpha() for word in text.split()) > 1


def _is_kicker(text: str) -> bool:
    """True for the name of a section above a headline: at most three words, all in capitals or known as such."""
    parts = re.split(r"\s+[/»›>|]\s+", text)  # of the way to the page
    return all(len(part.split()) <= 3 and (part.isupper() or _names.is_section(part)) for part in parts)


def _mark_lines(blocks: list[Block], end: int) -> list[Fact]:
    """Set aside by-line, date and outlet lines of the head, and return what they say; datelines stay in the text."""
    facts: list[Fact] = []
    fields = [_metadata.head_field(b) if b.field != "title" else "" for b in blocks[:end]]
    facts += _bare_name(blocks, fields)
    fields = [f or ("byline" if b.reason == "by-line" else "") for f, b in zip(fields, blocks, strict=False)]
    for i, field in enumerate(fields):
        if not field and not blocks[i].reason and blocks[i].field != "title" and _names.is_genre(blocks[i].text):
            blocks[i] = replace(blocks[i], reason="section")
        if i and fields[i - 1] in ("date", "byline") and _is_place(blocks, i):
            blocks[i] = replace(blocks[i], reason="section")
        if not field and not blocks[i].reason and _credit_line.is_either(blocks[i].text):
            blocks[i] = replace(blocks[i], reason="date")  # which of its numbers is the day is not known
        reach = 2 if field == "outlet" else 1
        near = {f for f in fields[max(0, i - reach) : i + reach + 1] if f} - {"outlet"}
        if not field and _is_marked(blocks[i]):
            days = _ranges.days(blocks[i].text) if blocks[i].field == "date" else set()
            facts += [Fact("day", f"{month:02}-{day:02}", "stated", blocks[i].text, 0.7) for month, day in days]
            blocks[i] = replace(blocks[i], reason=_REASONS[blocks[i].field])
        if not field or (field == "outlet" and not near and not _beside_outlets(fields, i)):
            continue
        found = _metadata.line_facts(blocks[i])
        facts += [_joined(facts, f) for f in found]
        if field == "dateline":
            blocks[i] = replace(blocks[i], role="dateline")
        else:
            blocks[i] = replace(blocks[i], reason=_REASONS[field])
    return facts


def _is_place(blocks: list[Block], at: int) -> bool:
    """True for a name of a word or two between the date and the text: that of the place."""
    text = blocks[at].text
    few = len(text.split()) < _FEW and not blocks[at].reason and blocks[at].role != "heading" and _names.is_name(text)
    below = [_clean.is_body(b) for b in blocks[at + 1 : at + 2]] + [
        b.field == "byline" for b in blocks[at + 1 : at + 2]
    ]
    return few and blocks[at].field != "title" and any(below)


def _joined(facts: list[Fact], fact: Fact) -> Fact:
    """Return a by-line together with the one of the line above, where both are a name on a line of its own."""
    above = next((f for f in reversed(facts) if f.field == "byline"), None)
    names = fact.field == "byline" and above is not None and fact.text == fact.value and above.text == above.value
    if not names or above is None or fact.value in above.value or _names.is_office(fact.value):
        return fact
    return replace(fact, value=f"{above.value}, {fact.value}", confidence=above.confidence + 0.001)


def _known_outlet(blocks: list[Block], given: Fact | None) -> list[Fact]:
    """Take the name before a date for the outlet's, not for a place, where its rights or its masthead name it too."""
    others = [squash(b.text) for b in blocks if b.reason in _NAMING]
    others += [squash(given.text)] if given and given.text and not same_words(given.text, given.value) else []
    facts: list[Fact] = []
    for i, block in enumerate(blocks):
        named = _dates.tail(block.text) if block.role == "dateline" and not block.reason else None
        if named and any(squash(named[0]) in other for other in others):
            facts.append(Fact("outlet", named[0].strip(" ,"), "stated", block.text, 0.7))
            blocks[i] = replace(block, role="", reason="date")
    return facts


def _is_marked(block: Block) -> bool:
    """True for a short line that markup calls by-line or date, though nothing can be read from it ("January 4")."""
    return block.field in ("byline", "date") and not block.reason and not _clean.is_body(block)


def _above_title(blocks: list[Block]) -> list[Fact]:
    """Set aside the name of an outlet or of a section that stands above the title."""
    facts: list[Fact] = []
    title = next((i for i, b in enumerate(blocks) if b.field == "title" and not b.reason), 0)
    framed = any(_kicker.leads_to(b, blocks[title].text) for b in blocks[:title])
    for i, block in enumerate(blocks[:title]):
        between = sum(b.reason not in _BUTTONS for b in blocks[i:title])
        told = replace(block, reason="") if block.reason == _OUTSIDE and between <= _NEAR else block
        field = _metadata.head_field(told)
        dated = field == "date" and (block.field == "date" or between <= _ABOVE or told.reason != block.reason)
        written = field == "byline" and between <= _ABOVE and (block.field == field or _BY.match(block.text))
        if field == "outlet" or ((dated or written) and not told.reason):
            found = _metadata.line_facts(told)
            if not {b.field for b in blocks[max(0, i - 1) : i + 2]} & {"date", "byline"}:
                found = [replace(f, confidence=_ALONE) if f.confidence == ALONE else f for f in found]
            facts += [replace(f, confidence=ABOVE) if f.field == "date" and f.confidence > ABOVE else f for f in found]
            blocks[i] = replace(block, reason=_REASONS[field])
        elif not block.reason and blocks[title].text in block.text and re.search(r"[/>»›|]", block.text):
            blocks[i] = replace(block, reason="navigation")  # the way to the page, which ends with its title
        elif not (block.reason or _clean.is_body(block)) and (framed or _kicker.is_motto(field, blocks[i:title])):
            blocks[i] = replace(block, reason="masthead")
        elif not block.reason and (_names.is_genre(block.text) or _is_kicker(block.text) or _is_label(block)):
            blocks[i] = replace(block, reason="section")
    return facts


def _is_label(block: Block) -> bool:
    """True for a word or two above a title that are neither sentence nor heading: a section's or a country's name."""
    return len(block.text.split()) <= _FEW and block.role != "heading" and not _clean.is_body(block)


def _bare_name(blocks: list[Block], fields: list[str]) -> list[Fact]:
    """Take a person's name on a line of its own between title and date for the by-line, where there is no other."""
    offices = {i for i, f in enumerate(fields) if f == "byline" and _names.is_office(blocks[i].text)}
    if any(f == "byline" and i not in offices for i, f in enumerate(fields)):
        return []
    title = next((i for i, b in enumerate(blocks) if b.field == "title" and not b.reason), len(blocks))
    for i, block in enumerate(blocks[: len(fields)]):
        near = [j for j in range(len(fields)) if not blocks[j].reason or fields[j] or j == i]  # what is set aside
        at = near.index(i) if i in near else 0
        beside = {"date", "dateline", "outlet", "byline"} & {fields[j] for j in near[max(0, at - 1) : at + 2]}
        above = blocks[i - 1].field if i else ""
        beside = beside or {above for _ in range(above == "title") if i + 1 == len(fields) or _signs(block, blocks)}
        if (
            beside
            and not fields[i]
            and (not block.reason or (block.reason == "links" and i > title))
            and block.field != "title"
            and (name := _names.signed(block.text))
        ):
            blocks[i] = replace(block, reason="by-line")
            return [Fact("byline", name, "stated", block.text, 0.95 if offices else 0.5)]
    return []


def _signs(block: Block, blocks: list[Block]) -> bool:
    """True for a name below the headline of which a note on its writer tells, or for several names."""
    if block.reason:
        return False
    notes = (b.text for b in blocks if b.reason == "author note")
    return (" and " in block.text and _names.are_persons(block.text)) or any(block.text in note for note in notes)


def _beside_outlets(fields: list[str], at: int) -> bool:
    """True where the outlet's line is one of two and the other stands beside a by-line or a date."""
    around = {"byline", "date", "dateline"} & set(fields[max(0, at - 2) : at + 3])
    return bool(around) and "outlet" in fields[max(0, at - 1) : at] + fields[at + 1 : at + 2]


def same_words(one: str, other: str) -> bool:
    """True where two lines have the same letters and digits."""
    return squash(one) == squash(other) != ""


def squash(text: str) -> str:
    """Return letters and digits in lower case."""
    return re.sub(r"[\W_]+", "", text).casefold()
