"""Blocks -> documents: cut a page into articles, join the text of each and map it to the input."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.model.document import Aside, Document, OffsetMap, Provenance, Segment, document_id
from sayso.model.event import Failure
from sayso.model.period import Period
from sayso.read import _cited, _clean, _dates, _language, _local, _metadata, _order, _posts, _ranges, _segment
from sayso.read._blocks import Block
from sayso.read._head import ABOVE, head, same_words
from sayso.read._markup import LOOSE
from sayso.read._metadata import CITED, Fact
from sayso.read.intake import Intake

_SHARED = ("outlet", "url", "locale")  # what a page says of all its articles
_FIELDS = ("title", "byline", "outlet", "date", "url", "cites")
_WITNESSES = ("record", "markup", "stated")
_ENDLESS = 50_000  # characters; the longest paragraphs of the texts seen have a tenth of that
_SECTION = re.compile(
    r"(?:The )?(?:Office|Directorate|Division|Branch|Unit) (?:of|for) .+"
    r"|(?:Press|Media|Information) (?:Office|Service|Unit)"
    r"|[A-Z][\w-]+ (?:News|World|Business|Politics|Affairs)"
)
_OWN = ("", "date", "time", "by-line")
_GOOD = 0.8  # confidence of a date that is printed or marked as one of publication; updates and posts have less


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader hands over: blocks in order, what record or markup say about them, warnings, where it stands.

    whole  True where the input says that it is one article: it is not cut
    letter True where it may be a letter of several articles all the same
    """

    blocks: Sequence[Block]
    facts: tuple[Fact, ...] = ()
    warnings: tuple[str, ...] = ()
    place: str = ""
    whole: bool = False
    letter: bool = False


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
    title = _metadata.choose(page.facts, "title")
    told = _posts.told(_clean.label(_clean.parted(page.blocks)))
    if headlines := _segment.letter(told) if not page.whole or page.letter else []:
        yield from _letter(told, headlines, page, intake)
        return
    split, above = _segment.masthead([told] if page.whole else list(_segment.split(told)))
    if any(b.group < 0 for b in told):  # of a channel or a thread, not of an article in it
        title, page = None, replace(page, facts=tuple(f for f in page.facts if f.field in _SHARED))
    heads = (head(part, title) for part in split)
    parts = _merge_empty([_Part(blocks, tuple(facts)) for blocks, facts in heads])
    if not parts:
        yield nothing(intake.path, page.place)
        return
    chosen = _of_page(parts, page)
    for number, part in enumerate(parts):
        given = page.facts if number == chosen else tuple(f for f in page.facts if f.field in _SHARED)
        yield _article(part, replace(page, facts=(*given, *above)), intake)


def _letter(told: list[Block], heads: list[int], page: Page, intake: Intake) -> Iterator[Document | Failure]:
    """Yield the articles of a letter; what stands above the first is its masthead, whose date is that of them all."""
    top = [replace(b, reason=b.reason or "masthead") for b in told[: heads[0]]]
    dates = [f for b in told[: heads[0]] for f in _metadata.line_facts(b) if f.field == "date"]
    dates = dates if len({f.value for f in dates}) == 1 else []
    weak = (replace(f, confidence=0.4) if f.field == "date" and f.method == "record" else f for f in page.facts)
    known = tuple(f for f in weak if f.field != "title") + tuple(replace(f, confidence=0.7) for f in dates[:1])
    for start, stop in pairwise([*heads, len(told)]):
        blocks, facts = head([replace(told[start], field="title"), *told[start + 1 : stop]], None)
        part = _Part([*(top if start == heads[0] else []), *blocks], tuple(facts))
        if _has_text(part):
            yield _article(part, replace(page, facts=known), intake)


def nothing(path: str, place: str = "") -> Failure:
    """Return the failure of an input that holds no text."""
    remedy = "give the text of the article itself; save the page from the browser if this is only its frame"
    return Failure(path, "no article text was found", remedy, place=place)


def captured(item: Document | Failure, moment: str) -> Document | Failure:
    """Return a document with the time at which it was saved (ISO 8601), which is no date of publication."""
    if isinstance(item, Failure) or not moment:
        return item
    return replace(item, provenance=(*item.provenance, Provenance("captured", "capture", moment)))


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


def _article(part: _Part, page: Page, intake: Intake) -> Document | Failure:
    facts = [*page.facts, *part.facts, *_moments(part.blocks), *_user_date(intake), *_fetched(intake)]
    url = _metadata.choose(facts, "url")
    if url and (printed := _dates.of_url(url.value)):
        facts.append(Fact("date", printed.period.edtf, "url", printed.text, 0.6))
        facts = _without_visit(facts, printed.period)
    facts += [*_completed(facts), *_cited.employer(part.blocks)]
    facts += [*_order.settled(part.blocks, facts), *_order.published(part.blocks)]
    facts = _printed_first(facts)
    facts = _cited_first(_sections_last(_persons_first(_without_copy(_local.days(facts)))))
    title = part.title
    blocks = part.blocks
    if title:
        facts = [f for f in facts if f.field != "title" or same_words(f.value, title.text)]
        facts.append(Fact("title", title.text, "stated", title.text, 0.9))
        facts += [Fact("date", p.period.edtf, "stated", p.text, 0.6) for p in _dates.bracketed(title.text)]
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


def _without_visit(facts: list[Fact], told: Period) -> list[Fact]:
    """Leave out the date that stands above the headline where the address tells another: the day of the visit."""
    if len(told.edtf) < len("2000-01-01"):
        return facts
    return [f for f in facts if f.field != "date" or f.confidence != ABOVE or Period.parse(f.value).overlaps(told)]


def _without_copy(facts: list[Fact]) -> list[Fact]:
    """Leave out the day of a copy where a line says from which paper of an earlier day the text was taken."""
    cited = [f.value for f in facts if f.field == "date" and f.method == "stated" and f.confidence == CITED]
    return [f for f in facts if not (cited and f.field == "date" and f.method == "markup" and f.value > cited[0])]


def _printed_first(facts: list[Fact]) -> list[Fact]:
    """Weaken a date of markup that does not say what of, where an earlier day is printed as that of publication."""
    printed = [f.value for f in facts if f.field == "date" and f.method == "stated" and f.confidence > _GOOD]
    loose = [bool(printed) and f.confidence == LOOSE and f.method == "markup" and f.value > printed[0] for f in facts]
    return [replace(f, confidence=0.3) if weak else f for f, weak in zip(facts, loose, strict=True)]


def _persons_first(facts: list[Fact]) -> list[Fact]:
    """Leave out a by-line that markup gives and that is the outlet's own name: it names nobody."""
    outlets = [f.value for f in facts if f.field == "outlet"]
    own = [f.method == "markup" and f.field == "byline" and any(same_words(f.value, o) for o in outlets) for f in facts]
    return [f for f, weak in zip(facts, own, strict=True) if not weak]


def _sections_last(facts: list[Fact]) -> list[Fact]:
    """Weaken an outlet that stands beside a date and may be a section ("Israel News") where markup names another."""
    marked = any(f.field == "outlet" and f.method == "markup" for f in facts)
    weak = [marked and (f.field, f.method) == ("outlet", "stated") and _SECTION.fullmatch(f.value) for f in facts]
    return [replace(f, confidence=min(f.confidence, 0.3)) if w else f for f, w in zip(facts, weak, strict=True)]


def _cited_first(facts: list[Fact]) -> list[Fact]:
    """Weaken the outlet that markup gives where the page prints another, and says that the article is read there."""
    cited = [f.value.removeprefix("The ") for f in facts if f.field == "cites"]
    printed = [
        f.value.partition(" (")[0].removeprefix("The ") for f in facts if f.field == "outlet" and f.method == "stated"
    ]
    others = any(same_words(one, other) for one in cited for other in printed)
    weak = [others and (f.field, f.method) == ("outlet", "markup") for f in facts]
    return [replace(f, confidence=0.3) if w else f for f, w in zip(facts, weak, strict=True)]


def _moments(blocks: Sequence[Block]) -> list[Fact]:
    """Return the day of the first <time> of an entry or a post, which prints but its hour or no year."""
    told = next(
        (b.moment for b in blocks if b.moment and (b.group < 0 or (b.reason in _OWN and not _clean.is_body(b)))), ""
    )
    period = _dates.iso(told) if told else None
    return [Fact("date", period.edtf, "markup", told, 0.4)] if period else []


def _completed(facts: Sequence[Fact]) -> list[Fact]:
    """Return a printed day without a year ("Batumi Herald, 3 May") with the year of the issue that it stands in."""
    issue, day = _metadata.choose(facts, "date"), _metadata.choose(facts, "day")
    if not issue or not day or issue.confidence >= _GOOD:
        return []
    found = _ranges.completed(int(day.value[:2]), int(day.value[3:]), Period.parse(issue.value))
    return [Fact("date", found.edtf, "stated", day.text, 0.9)] if found else []


def _user_date(intake: Intake) -> list[Fact]:
    return [Fact("date", intake.date.edtf, "user", None, 0.5)] if intake.date else []


def _fetched(intake: Intake) -> list[Fact]:
    """Return the address that an input was fetched from, which its own canonical address goes before."""
    web = intake.path.startswith(("http://", "https://"))
    return [Fact("url", intake.path, "url", None, 0.7)] if web else []


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
        offsets=offsets, warnings=(*page.warnings, *_endless(segments)),
    )  # fmt: skip


def _endless(segments: Sequence[Segment]) -> list[str]:
    """Return a warning for a block that is longer than any paragraph: lines or paragraphs were lost on the way."""
    longest = max((s.end - s.start for s in segments), default=0)
    return [f"a single block of {longest:,} characters, without a line break"] if longest > _ENDLESS else []


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
    written: list[tuple[int, int, int, int]] = []
    at = 0
    for block in blocks:
        role = block.role if block.role in ("dateline", "caption") else "paragraph"
        kind = "title" if block.field == "title" else role
        texts.append(block.text)
        segments.append(Segment(kind, at, at + len(block.text)))
        runs += [(at + offset, raw, length) for offset, raw, length in block.runs]
        written += [(at + offset, length, raw, there) for offset, length, raw, there in block.written]
        at += len(block.text) + 2
    return "\n\n".join(texts), tuple(segments), OffsetMap(tuple(runs), tuple(written))
