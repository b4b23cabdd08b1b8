"""Blocks -> documents: find the head of each article, set furniture aside, join the text and map it to the input."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.model.document import Aside, Document, OffsetMap, Provenance, Segment, document_id
from sayso.model.event import Failure
from sayso.model.period import Period
from sayso.read import _clean, _dates, _language, _metadata, _segment
from sayso.read._blocks import Block
from sayso.read._metadata import Fact
from sayso.read.intake import Intake

_HEAD = 15  # blocks that are no furniture among which the head of an article is looked for
_LATE = 3  # blocks after the first running text (a long subtitle) within which a by-line or a date still heads it
_SHARED = ("outlet", "url")  # what a page says of all its articles
_FIELDS = ("title", "byline", "outlet", "date", "url", "cites")
_WITNESSES = ("record", "markup", "stated")
_GOOD = 0.8  # confidence of a date that is printed or marked as one of publication; updates and posts have less
_REASONS = {"byline": "by-line", "date": "date", "outlet": "outlet"}


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader hands over: blocks in order, what record or markup say about them, warnings, where it stands."""

    blocks: Sequence[Block]
    facts: tuple[Fact, ...] = ()
    warnings: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    blocks: list[Block]
    facts: tuple[Fact, ...]

    @property
    def title(self) -> Block | None:
        """The block that is the printed title."""
        return next((b for b in self.blocks if b.field == "title" and not b.reason), None)


def articles(page: Page, intake: Intake) -> Iterator[Document | Failure]:
    """Yield a document for each article of a page; a Failure where there is no text or it is in another language."""
    parts = [_head(part, page) for part in _segment.split(_clean.label(page.blocks))]
    parts = _merge_empty(parts)
    if not parts:
        yield nothing(intake.path, page.place)
        return
    chosen = _of_page(parts, page)
    for number, part in enumerate(parts):
        given = page.facts if number == chosen else tuple(f for f in page.facts if f.field in _SHARED)
        yield _article(part, replace(page, facts=given), intake)


def nothing(path: str, place: str = "") -> Failure:
    """Return the failure of an input that holds no text."""
    remedy = "give the text of the article itself; save the page from the browser if this is only its frame"
    return Failure(path, "no article text was found", remedy, place=place)


def _merge_empty(parts: list[_Part]) -> list[_Part]:
    """Give the blocks of parts without text to their neighbours, so that nothing is lost."""
    found: list[_Part] = []
    for part in parts:
        if found and not (_has_text(part) and _has_text(found[-1])):
            found[-1] = _Part(found[-1].blocks + part.blocks, found[-1].facts + part.facts)
        else:
            found.append(part)
    return [part for part in found if _has_text(part)]


def _has_text(part: _Part) -> bool:
    return any(not b.reason and any(c.isalnum() for c in b.text) for b in part.blocks)


def _of_page(parts: list[_Part], page: Page) -> int | None:
    """Return which part record or markup speak of: the one with their title, or the only one; None for none."""
    title = _metadata.choose(page.facts, "title")
    if len(parts) == 1:
        return 0
    if title is None:
        return 0 if any(f.method == "record" for f in page.facts) else None
    same = [i for i, part in enumerate(parts) if part.title and same_words(part.title.text, title.value)]
    return same[0] if same else 0 if title.method == "record" else None


def same_words(one: str, other: str) -> bool:
    """True where two lines have the same letters and digits."""
    return squash(one) == squash(other) != ""


def squash(text: str) -> str:
    """Return letters and digits in lower case."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _head(blocks: list[Block], page: Page) -> _Part:
    """Find title, by-line, date and outlet among the first blocks and set aside what is no text."""
    found, facts = _labelled(list(blocks))
    end = _head_end(found)
    _mark_title(found, end, _metadata.choose(page.facts, "title"))
    facts += _mark_lines(found, end)
    first = next((b for b in found if not b.reason and _clean.is_body(b) and b.field != "title"), None)
    facts += _metadata.inline_dateline(first.text) if first else []
    facts += _metadata.tail_facts(found) + _sign_off(found, end)
    return _Part(found, tuple(facts))


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
    return [Fact(name, re.sub(r"(?i)^by\s+", "", value), "stated", text, 0.95)]


def _head_end(blocks: list[Block]) -> int:
    """Return the index of the first block after the head."""
    end = next((i for i, b in enumerate(blocks) if _clean.is_body(b) and not _metadata.head_field(b)), len(blocks))
    end = min(end, _limit(blocks))
    late = [i for i in range(end, min(end + 1 + _LATE, len(blocks))) if _is_late(blocks[i])]
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
        title = next((i for i in range(min(end + 1, len(blocks))) if same_words(blocks[i].text, given.value)), None)
    else:
        title = None
    if title is None and not (given and given.method == "record"):
        title = _printed_title(blocks, end, marked=given is not None)
    if title is None:
        return
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
    if marked:  # markup knows the title; only what the page prints as heading may stand for it
        heads = [i for i in heads if blocks[i].role == "heading"]
    repeated = [i for i in texts for j in texts if i < j and same_words(blocks[i].text, blocks[j].text)]
    headings = [i for i in heads if blocks[i].role == "heading"]
    named = [i for i in heads if _metadata.head_field(blocks[i]) != "outlet" and not _is_kicker(blocks[i].text)]
    first = next(iter(repeated or headings or named or heads), None)
    return first if first is not None and any(not b.reason for b in blocks[first + 1 :]) else None


def _is_kicker(text: str) -> bool:
    """True for the name of a section above a headline: at most three words, all in capitals."""
    return len(text.split()) <= 3 and text.isupper()


def _mark_lines(blocks: list[Block], end: int) -> list[Fact]:
    """Set aside by-line, date and outlet lines of the head, and return what they say; datelines stay in the text."""
    facts: list[Fact] = []
    fields = [_metadata.head_field(b) if b.field != "title" else "" for b in blocks[:end]]
    facts += _bare_name(blocks, fields)
    for i, field in enumerate(fields):
        near = {f for f in fields[max(0, i - 1) : i + 2] if f} - {"outlet"}
        if not field or (field == "outlet" and not near and not _beside_outlets(fields, i)):
            continue
        found = _metadata.line_facts(blocks[i])
        facts += found
        if field == "dateline":
            blocks[i] = replace(blocks[i], role="dateline")
        else:
            blocks[i] = replace(blocks[i], reason=_REASONS[field])
    return facts


def _bare_name(blocks: list[Block], fields: list[str]) -> list[Fact]:
    """Take a person's name on a line of its own between title and date for the by-line, where there is no other."""
    if "byline" in fields or not {"date", "dateline"} & set(fields):
        return []
    for i, block in enumerate(blocks[: len(fields)]):
        beside = {"date", "dateline", "outlet"} & set(fields[max(0, i - 1) : i + 2])
        if beside and not fields[i] and not block.reason and block.field != "title" and _metadata.is_person(block.text):
            blocks[i] = replace(block, reason="by-line")
            return [Fact("byline", block.text, "stated", block.text, 0.5)]
    return []


def _beside_outlets(fields: list[str], at: int) -> bool:
    """True where the outlet's line is one of two and the other stands beside a by-line or a date."""
    around = {"byline", "date", "dateline"} & set(fields[max(0, at - 2) : at + 3])
    return bool(around) and "outlet" in fields[max(0, at - 1) : at] + fields[at + 1 : at + 2]


def _sign_off(blocks: list[Block], end: int) -> list[Fact]:
    """Take a by-line that stands below the text instead of above it."""
    for i in range(len(blocks) - 1, max(end, len(blocks) - 4), -1):
        if not blocks[i].reason and _metadata.head_field(blocks[i]) == "byline":
            facts = _metadata.line_facts(blocks[i])
            blocks[i] = replace(blocks[i], reason="by-line")
            return facts
    return []


def _article(part: _Part, page: Page, intake: Intake) -> Document | Failure:
    facts = [*page.facts, *part.facts, *_user_date(intake)]
    url = _metadata.choose(facts, "url")
    if url and (printed := _dates.of_url(url.value)):
        facts.append(Fact("date", printed.period.edtf, "url", printed.text, 0.6))
    title = part.title
    blocks = part.blocks
    if title:
        facts = [f for f in facts if f.field != "title" or same_words(f.value, title.text)]
        facts.append(Fact("title", title.text, "stated", title.text, 0.9))
        blocks = [title, *(b for b in blocks if b is not title)]
    elif given := _metadata.choose(facts, "title"):
        blocks = [Block(given.value, field="title", role="heading"), *blocks]
    chosen = {field: fact for field in _FIELDS if (fact := _metadata.choose(facts, field))}
    return _document(blocks, chosen, replace(page, warnings=(*page.warnings, *_disagreements(facts, chosen))), intake)


def _disagreements(facts: Sequence[Fact], chosen: dict[str, Fact]) -> list[str]:
    """Return a warning for each date that another good witness gives and that does not fit the one that was taken."""
    if "date" not in chosen:
        return []
    taken = chosen["date"]
    others = (f for f in facts if f.field == "date" and f.method in _WITNESSES and f.confidence >= _GOOD)
    wrong = {f.value: f for f in others if not Period.parse(f.value).overlaps(Period.parse(taken.value))}
    return [f"publication date {taken.value} ({taken.method}), but also {f.value} ({f.method})" for f in wrong.values()]


def _user_date(intake: Intake) -> list[Fact]:
    return [Fact("date", intake.date.edtf, "user", None, 0.5)] if intake.date else []


def _document(blocks: list[Block], chosen: dict[str, Fact], page: Page, intake: Intake) -> Document | Failure:
    """Join the text, detect its language, and make the document."""
    text, segments, offsets = join([b for b in blocks if not b.reason])
    language = _language.detect(text, intake.language)
    if language != intake.language:
        return _other_language(intake, language, chosen, page)
    value = {field: fact.value for field, fact in chosen.items()}
    date = value.get("date")
    return Document(
        id=document_id(text, title=value.get("title"), date=date, outlet=value.get("outlet")),
        path=intake.path, text=text, title=_title(blocks, value), byline=value.get("byline"),
        outlet=value.get("outlet"), url=value.get("url"), date=Period.parse(date) if date else None,
        language=language, tags=_metadata.tags(blocks), cites=value.get("cites"), segments=segments,
        asides=tuple(Aside(b.text, b.reason) for b in blocks if b.reason and b.reason != "rule"),
        provenance=(*(f.provenance for f in chosen.values()), Provenance("language", "guess", None, 0.9)),
        offsets=offsets, warnings=page.warnings,
    )  # fmt: skip


def _title(blocks: list[Block], value: dict[str, str]) -> str | None:
    """Return the title as the text prints it, so that it slices."""
    return next((b.text for b in blocks if b.field == "title" and not b.reason), value.get("title"))


def _other_language(intake: Intake, language: str, chosen: dict[str, Fact], page: Page) -> Failure:
    title = chosen["title"].value if "title" in chosen else ""
    return Failure(
        intake.path,
        f"written in {_language.name(language)} ({language}), which is not coded",
        f"give a translation into {_language.name(intake.language)} ({intake.language})",
        place=page.place or title,
        severity="set aside",
    )


def join(blocks: Sequence[Block]) -> tuple[str, tuple[Segment, ...], OffsetMap]:
    """Return the clean text of blocks, parted by empty lines, with its segments and its map to the input."""
    texts: list[str] = []
    segments: list[Segment] = []
    runs: list[tuple[int, int, int]] = []
    at = 0
    for block in blocks:
        role = block.role if block.role in ("dateline", "caption") else "paragraph"
        kind = "title" if block.field == "title" else role
        texts.append(block.text)
        segments.append(Segment(kind, at, at + len(block.text)))
        runs += [(at + offset, raw, length) for offset, raw, length in block.runs]
        at += len(block.text) + 2
    return "\n\n".join(texts), tuple(segments), OffsetMap(tuple(runs))
