"""The foot of an article: who signs it there, and notes on its writer."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.read import _clean, _credit_line, _dates, _layout, _metadata, _names
from sayso.read._blocks import Block
from sayso.read._metadata import Fact

_OUTSIDE = "outside the article"
_LOOSE = ("", _OUTSIDE, "links")
_NOTE = 400  # characters above which a block is more than a note about its author
_WRITER = re.compile(r"((?:[^\W\d_][\w.'’-]+ ){2,3}?)(?:writes|teaches|reports|blogs) (?:on|about|for|from|in|at) ")
_MAIL = re.compile(r"(?:by )?(?P<name>[^@\n]{4,40}?)\s*[(<|]?\s*[\w.+-]+@[\w-]+\.\S+.{0,60}", re.IGNORECASE)
_HONOURS = re.compile(
    r"^(?:(?:prof|dr|amb|gen|col|lt|maj|rev|sir|dame|ambassador|professor|general)\b\.? )+", re.IGNORECASE
)
_INTERVIEW = re.compile(
    r"\W*(?:the |this )?(?:interview|conversation|questions?) (?:was |were )?"
    r"(?:conducted|done|led|recorded|held|asked|put) by (?P<name>[^.;:\d]{4,60}?)(?: (?:on|in|for) .{3,60})?\W*",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"about the (?:authors?|writers?|contributors?)\W*", re.IGNORECASE)
_ABOUT_US = re.compile(r"About (?:us|(?:the )?[A-Z][^.?!]{2,60})|(?i:notes? (?:to|for) (?:the )?editors?)\W*")
_SIGNED = ("byline", "date")
_OFFICE = re.compile(
    r"(?P<name>(?:[A-Z][\w.'’-]+ ){2,3})is (?:an?|the) (?:[\w'’-]+ ){0,5}(?P<role>\w+)\b(?= (?:in|at|for|with|of|on)\b)"
)
_ISSUE_LINE = 120  # characters of the line of an issue
_LAST = 3  # blocks at the end of a text that may be notes on its writers


def sign_off(blocks: list[Block], end: int) -> list[Fact]:
    """Take a by-line that stands below the text instead of above it."""
    for i in range(end, len(blocks)):
        if blocks[i].reason in _LOOSE and _metadata.is_post_foot(blocks[i]):
            told = _metadata.line_facts(replace(blocks[i], reason=""))
            facts = [f if f.field == "byline" else replace(f, confidence=0.6) for f in told if f.field in _SIGNED]
            blocks[i] = replace(blocks[i], reason="by-line")
            return facts
    texts = [i for i, b in enumerate(blocks) if not b.reason]
    if signed := _written_by(blocks, end) or _signed(blocks, end):
        return signed
    for i in sorted({*range(len(blocks) - 3, len(blocks)), *texts[-3:]}, reverse=True):
        if i <= end:
            break
        mail = _MAIL.fullmatch(blocks[i].text)
        if mail and blocks[i].reason in ("", _OUTSIDE) and _names.is_person(mail["name"]):
            blocks[i] = replace(blocks[i], reason="by-line")
            return [Fact("byline", mail["name"], "stated", mail[0], 0.5)]
        if not blocks[i].reason and _metadata.head_field(blocks[i]) == "byline":
            facts = _metadata.line_facts(blocks[i])
            blocks[i] = replace(blocks[i], reason="by-line")
            return facts
    return []


def signed_day(blocks: list[Block], end: int) -> list[Fact]:
    """Take a line right below the last paragraph that is nothing but a date for the day of the text."""
    last = max((i for i, b in enumerate(blocks) if _clean.is_body(b)), default=len(blocks))
    for i in range(max(end, last) + 1, min(last + 1 + _LAST, len(blocks))):
        near = not blocks[i].reason or (blocks[i].reason == _OUTSIDE and i == last + 1 and not _heads(blocks, i))
        printed = _dates.line(blocks[i].text) if near and not blocks[i].group else None
        if printed and not printed.update:
            sure = 0.55 if not blocks[i].reason else 0.4
            blocks[i] = replace(blocks[i], reason="date")
            return [Fact("date", printed.period.edtf, "stated", blocks[i].text, sure)]
    return []


def frame(blocks: list[Block]) -> None:
    """Set aside the short lines below the line of rights at the end: address, makers, links."""
    last = max((i for i, b in enumerate(blocks) if _clean.is_body(b)), default=len(blocks))
    rights = next((i for i in range(last + 1, len(blocks)) if blocks[i].reason == "copyright"), len(blocks))
    for i in range(rights + 1, len(blocks)):
        if not blocks[i].reason and not blocks[i].field and len(blocks[i].text) <= _ISSUE_LINE:
            blocks[i] = replace(blocks[i], reason="footer")


def issue(blocks: list[Block], end: int) -> list[Fact]:
    """Take the day of the issue from a line below the text that numbers it ("Nile Gazette, 3 May 2005 (No. 12)")."""
    last = max((i for i, b in enumerate(blocks) if _clean.is_body(b)), default=len(blocks))
    for i in range(max(end, last) + 1, len(blocks)):
        text = blocks[i].text
        dates = _dates.scan(text) if blocks[i].reason in _LOOSE and len(text) <= _ISSUE_LINE else []
        if len(dates) == 1 and _credit_line.is_issue(text):
            blocks[i] = replace(blocks[i], reason="imprint")
            return [Fact("date", dates[0][2].period.edtf, "stated", text, 0.5)]
    return []


def _heads(blocks: list[Block], at: int) -> bool:
    """True for the date of another article, whose headline stands below."""
    following = blocks[at + 1 : at + 2]
    return any(b.reason == "links" or b.level or b.links for b in following)


def _written_by(blocks: list[Block], end: int) -> list[Fact]:
    """Take the name below a line that only announces it ("WRITTEN BY"), or in one that tells of an interview."""
    for i in range(end, len(blocks)):
        if i and blocks[i - 1].text.casefold().rstrip(" :") in _layout.table()["writer_labels"]:
            name = _HONOURS.sub("", blocks[i].text)
            if blocks[i].reason in ("", *_LOOSE, "by-line") and _names.is_person(name):
                shown = range(i - 1, min(i + 2, len(blocks)))  # what stands below the name is the office
                for j in [j for j in shown if not blocks[j].reason and not _clean.is_body(blocks[j])]:
                    blocks[j] = replace(blocks[j], reason="by-line")
                return [Fact("byline", blocks[i].text, "stated", blocks[i].text, 0.7)]
        if (match := _INTERVIEW.fullmatch(blocks[i].text)) and _names.are_persons(match["name"]):
            return [Fact("byline", match["name"], "stated", blocks[i].text, 0.5)]
    return []


def _signed(blocks: list[Block], end: int) -> list[Fact]:
    """Take a name right below the last paragraph for its writer's ("- Anna Roe", "Anna Roe, Batumi")."""
    last = max((i for i, b in enumerate(blocks) if _clean.is_body(b)), default=len(blocks))
    if not end < last + 1 < len(blocks) or blocks[last + 1].reason not in ("", _OUTSIDE) or blocks[last + 1].level:
        return []
    name = _names.signed(blocks[last + 1].text.strip(" -–—"))
    if not name or any(_metadata.head_field(b) == "byline" or b.reason == "by-line" for b in blocks[:last]):
        return []
    blocks[last + 1] = replace(blocks[last + 1], reason="by-line")
    return [Fact("byline", name, "stated", name, 0.4)]


def author_notes(blocks: list[Block], facts: Sequence[Fact]) -> None:
    """Set aside the last blocks where they say who the writer is, and what stands below "About the author"."""
    frame(blocks)
    texts = [i for i, b in enumerate(blocks) if not b.reason]
    about = [i for i, b in enumerate(blocks) if b.reason == "author note" and _ABOUT.fullmatch(b.text)]
    about += [i for i in texts if i > len(blocks) // 2 and _is_about(blocks[i])]
    for i in [i for i in about[-1:] if not blocks[i].reason]:
        blocks[i] = replace(blocks[i], reason="author note")
        texts.remove(i)
    below = [i for i in texts if about and i > about[-1] and not blocks[i].level]
    if 0 < len(below) <= _LAST and len(texts) > 2 * len(below):
        for i in below:
            blocks[i] = replace(blocks[i], reason="author note")
        return
    for i in reversed(texts[1:][-_LAST:]):
        if not _is_note(blocks[i], _metadata.choose(facts, "byline")):
            return
        blocks[i] = replace(blocks[i], reason="author note")


def _is_about(block: Block) -> bool:
    """True for a heading of what a body tells of itself below its release ("About the Harbour Board")."""
    return bool(_ABOUT_US.fullmatch(block.text)) and not _clean.is_body(block)


def biography(blocks: Sequence[Block]) -> list[Fact]:
    """Return the person of whom a note below "About the author" says what he or she is."""
    notes = [b.text for b in blocks if b.reason == "author note"]
    notes = notes if any(map(_ABOUT.fullmatch, notes)) else []
    found = [match[1].strip() for note in notes if (match := _OFFICE.match(note) or _WRITER.match(note))]
    return [Fact("byline", name, "stated", name, 0.35) for name in found[:1] if _names.is_person(name)]


def _is_note(block: Block, byline: Fact | None) -> bool:
    """True for a paragraph that says who the writer is ("Anna Roe is a fellow at ...")."""
    if len(block.text) > _NOTE:
        return False
    someone = _WRITER.match(block.text)
    if byline is None:
        someone = someone or next((m for m in [_OFFICE.match(block.text)] if m and m["role"] in _roles()), None)
        return bool(someone and _names.is_person(someone[1].strip()))
    listed = re.split(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+", byline.value)
    return any(_tells_of(block.text, _HONOURS.sub("", name)) for name in (byline.value, *listed) if len(name) > 4)


def _tells_of(text: str, name: str) -> bool:
    does = "teaches|writes|works|covers|reports|edits|serves|heads"
    about = rf"(?:\S+ )?{re.escape(name)},?(?: \([^()]*\))? (?:is|was|are|{does})\b"
    known = "|".join(map(re.escape, {name.split()[-1], name.split()[0]}))
    return bool(re.match(about, text) or re.match(rf"(?:{known}) (?:teaches|writes|covers|reports) ", text))


def _roles() -> list[str]:
    found: list[str] = _layout.table()["roles_of_writers"]
    return found
