"""Saved web pages -> documents: our own walk over the page, with trafilatura's judgement of what is its main text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sayso.errors import InputError
from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import (
    _briefs,
    _clean,
    _dates,
    _layout,
    _markup,
    _metadata,
    _names,
    _segment,
    _source,
    _standfirst,
    _tree,
    nexis,
)
from sayso.read._article import Page, articles, join, nothing
from sayso.read._blocks import Block
from sayso.read._decode import decode
from sayso.read._head import same_words, squash
from sayso.read._metadata import Fact
from sayso.read._places import Places, of_text
from sayso.read.intake import Intake

ENTRY = True
SUFFIXES = (".html", ".htm", ".xhtml")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_CREDIT = re.compile(
    r"\s*[(\[|]?\s*(?:file )?(?:photo|image|picture|credit|foto|photograph)s?\s*(?:by|credit|courtesy|[:/|©]).*"
    r"|\s*(?<![\w])(?:file|courtesy|pool|handout|supplied)\s*[|/–-]\s*\S.{1,60}$"
    r"|\s*[(\[|](?:[^()\[\]]{0,40}\b(?:agency|archive|photos?|images|file|handout|pool|AP|AFP|EPA|Reuters)\b[^()\[\]]{0,30})[)\]]?$",
    re.IGNORECASE,
)
_CUT_SHORT = re.compile(
    r"(?:…|\.\.\.)[\])]?(?:\s*(?:read more|continue reading)?\W*)?$", re.IGNORECASE
)  # as teasers are
_BIG = 3_000_000  # characters above which trafilatura is left out: it needs about 1 s and 100 MB for each million
_WORDS = 8  # words from which a block between two of the main text belongs to it although trafilatura left it out
_SENTENCE = 4  # the same for one that ends as a sentence does, as a line below the headline
_LINE = 160  # characters of a line that gives a date of publication; what is longer is running text
_HEAD = 4  # blocks of the main text above which the name of a writer may stand
_NEAR = 12  # blocks before and behind one in which the running text of its <article> is counted
_AUTHOR = re.compile(r"(?:author|written by|autor|reporter)\s*:?\s+(?P<name>[^\d:]{5,40})", re.IGNORECASE)
_LETTERS = 20  # letters below which a block is found in any text by chance


def read(intake: Intake) -> Iterator[Document | Failure]:
    """Yield the articles of a page; offsets map to its source where the characters stand there unchanged."""
    yield from saved(intake)


def saved(intake: Intake, *, known: tuple[Fact, ...] = (), declared: str | None = None) -> Iterator[Document | Failure]:
    """Yield the articles of a page of which something is `known`; `declared` is the encoding that its server names."""
    named = _CHARSET.search(intake.data[:4096])
    declared = declared or (named[1].decode("ascii") if named else None)
    decoded = decode(intake.data, intake.path, declared=declared)
    root = _parse(decoded.text, intake.path)
    blocks = _tree.blocks_of(root)
    if (export := _export(blocks, decoded.text)) is not None:
        yield from nexis.mapped(*export, intake)
        return
    facts = (*_markup.facts(root), *known)
    title = _metadata.choose(facts, "title")
    warnings = decoded.warnings
    main, trouble = _main_text(decoded.text)
    blocks = _outside(blocks, title, main)
    placed = _source.placed(_credits(blocks), _source.of_page(decoded.text))
    told = (*_with_date(facts, decoded.text, placed), *_details(placed), *_standfirst.issue(_top(placed, title)))
    page = Page(placed, told, (*warnings, *trouble), whole=_markup.is_live(root))
    if not any(not b.reason for b in blocks):
        yield nothing(intake.path)
        return
    yield from articles(page, intake)


def _top(blocks: Sequence[Block], title: Fact | None) -> Sequence[Block]:
    """Return the blocks above the headline, none where it is not known."""
    at = (i for i, b in enumerate(blocks) if title and b.role == "heading" and same_words(b.text, title.value))
    return blocks[: next(at, 0)]


def _export(blocks: Sequence[Block], page: str) -> tuple[str, Places, str] | None:
    """Return the lines of a page that is the export of a press database, and where they stand; None for others."""
    lines = "\n\n".join(block.text for block in blocks)
    if not nexis.is_export(lines):
        return None
    plain = [replace(b, reason="", field="") for b in blocks if b.text and b.role != "rule"]
    text, _, offsets = join(_source.placed(plain, _source.of_page(page)))
    return text, of_text(offsets, len(text)), page


def _parse(text: str, path: str) -> Any:
    from lxml import etree
    from lxml import html as lxml_html

    try:
        parser = lxml_html.HTMLParser(huge_tree=True)  # for pages of nested tables deeper than 256
        return lxml_html.document_fromstring(_DECLARATION.sub("", text, count=1).replace("\0", ""), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError(f"no page: {error}", place=path, remedy="save its text as .txt") from error


def _main_text(text: str) -> tuple[str, tuple[str, ...]]:
    """Return letters and digits of what trafilatura takes for the main text, "" where it finds none."""
    if len(text) > _BIG:
        return "", ("a very big page; its main text was told from its frame by layout alone",)
    try:
        found = _extractor().extract(text, include_comments=False, include_tables=True, fast=True)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError) as error:
        return "", (f"the extractor of main text failed ({type(error).__name__}); layout alone was used",)
    return squash(found or ""), ()


@cache
def _extractor() -> Any:
    """Return trafilatura, told to keep its remarks on odd pages to itself: what matters becomes a warning here."""
    import logging

    import trafilatura

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    return trafilatura


def _outside(blocks: Sequence[Block], title: Fact | None, main: str) -> list[Block]:
    """Set aside what stands outside the main text: above its heading, below its end, or lists of links within."""
    told = _clean.label(blocks)
    inside = [i for i, b in enumerate(told) if not b.reason and (_in(b, main) or _in_article(told, i))]
    inside = inside or [i for i, b in enumerate(told) if _clean.is_body(b)]
    if not inside:
        return list(blocks)
    while inside[0] and _clean.is_body(told[inside[0] - 1]) and not _metadata.head_field(told[inside[0] - 1]):
        inside.insert(0, inside[0] - 1)  # the first paragraphs, which the extractor takes for a heading's at times
    kept = set(inside) | _briefs.heads(told)
    first, last = _heading(blocks, inside[0], title), _end(told, inside[-1])
    found = []
    for i, block in enumerate(blocks):
        within = first <= i <= last or (i <= last + 3 and (block.field or block.role == "rule"))
        belongs = i in kept or told[i].reason or (within and _may_belong(block, i, inside[0]))
        found.append(block if belongs else replace(block, reason="outside the article"))
    return found


def _in(block: Block, main: str) -> bool:
    letters = squash(block.text)
    return len(letters) >= _LETTERS and letters in main


def _in_article(blocks: Sequence[Block], at: int) -> bool:
    """True for running text of an <article> that holds enough of it to be one."""
    if not blocks[at].group or not _clean.is_body(blocks[at]):
        return False
    around = blocks[max(0, at - _NEAR) : at + _NEAR]
    texts = [b.text for b in around if b.group == blocks[at].group and _clean.is_body(b)]
    return _segment.is_enough(texts, blocks[at].group)


def _end(blocks: Sequence[Block], last: int) -> int:
    """Return the last block of the main text: paragraphs that go on, and articles that follow one that has ended."""
    at, ended = last + 1, False
    seams = set(_segment.seams(blocks))
    while at < len(blocks):
        another = at in seams and _is_article(blocks, at, seams)
        if not (another or _clean.is_body(blocks[at]) or _between(blocks[at], ended=ended)):
            break
        last = at if _clean.is_body(blocks[at]) else last
        ended = ended or another or blocks[at].reason in _layout.ends()
        at += 1
    return last


def _is_article(blocks: Sequence[Block], seam: int, seams: set[int]) -> bool:
    """True where enough running text stands below a seam to be an article; teasers have a sentence or two."""
    stop = min((other for other in seams if other > seam), default=len(blocks))
    texts = [b.text for b in blocks[seam:stop] if _clean.is_body(b) and not _CUT_SHORT.search(b.text)]
    return _segment.is_enough(texts, blocks[seam].group)


def _between(block: Block, *, ended: bool) -> bool:
    """True for what may stand between an article and the next of the same page."""
    if block.role == "rule" or block.reason in _layout.ends():
        return True
    return ended and (block.role == "heading" or bool(block.field) or bool(_metadata.head_field(block)))


def _may_belong(block: Block, at: int, first: int) -> bool:
    """True for what may belong to an article though the extractor left it out."""
    if at < first or block.field or block.group < 0 or block.role in ("heading", "quote", "caption", "rule"):
        return True
    if _names.are_persons(block.text) and at <= first + _HEAD:
        return True
    enough = _SENTENCE if block.text[-1] in ".!?" else _WORDS
    return len(block.text.split()) >= enough or _metadata.head_field(block) in ("byline", "date", "dateline")


def _heading(blocks: Sequence[Block], first: int, title: Fact | None) -> int:
    """Return where the article begins: its heading, if one stands above the main text."""
    above = [i for i in range(first + 1) if not blocks[i].reason]
    same = [i for i in above if title and same_words(blocks[i].text, title.value)]
    headings = [i for i in above if blocks[i].role == "heading"]
    return (same or headings[-1:] or [first])[0]


def _credits(blocks: Sequence[Block]) -> list[Block]:
    """Part the credit from a caption; captions without a sentence are credits altogether."""
    found = []
    for block in blocks:
        if block.role == "caption" and not block.reason:
            match = _CREDIT.search(block.text)
            text = block.cut(0, match.start()) if match else block
            found += [text if len(text.text.split()) >= 4 else replace(block, reason="credit")]
            found += [replace(block.cut(match.start()), reason="credit")] if match and text.text != block.text else []
        else:
            found.append(block)
    return found


def _details(blocks: Sequence[Block]) -> list[Fact]:
    """Return date and writer of labelled lines outside the text ("Date 04.05.2020"), where the page has but one."""
    lines = (b for b in blocks if b.reason == "outside the article")
    dates = {p.period.edtf: p for b in lines if (p := _dates.line(b.text)) and not p.update and b.text[:1].isalpha()}
    facts = [Fact("date", value, "stated", p.text, 0.3) for value, p in dates.items() if len(dates) == 1]
    named = (_AUTHOR.fullmatch(b.text) for b in blocks if b.reason and len(b.text) <= _LINE)
    names = {match["name"] for match in named if match and _names.is_person(match["name"])}
    return [*facts, *(Fact("byline", name, "stated", name, 0.4) for name in names if len(names) == 1)]


def _with_date(facts: tuple[Fact, ...], text: str, blocks: Sequence[Block]) -> tuple[Fact, ...]:
    """Return the facts, with the date that htmldate finds in the markup where they have none."""
    if _metadata.choose(facts, "date") or len(text) > _BIG:
        return facts
    import htmldate

    try:
        found = htmldate.find_date(text, extensive_search=False, original_date=True)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, OverflowError):
        return facts  # a date that cannot be found is no failure: it stays unknown
    hidden = " ".join(re.findall(r"<[^>]{8,600}>", text))
    lines = [b.text for b in blocks if not b.reason and len(b.text) <= _LINE]  # not the day of a visit, nor of a rider
    printed = {date.period.edtf for line in lines for _, _, date in _dates.scan(line)}
    if not found or not (found in printed or re.search("[-/.]?".join(found.split("-")), hidden)):
        return facts  # what it read out of words may have day and month turned round
    return (*facts, Fact("date", found, "stated", None, 0.4))
