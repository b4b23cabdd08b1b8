"""Cut one input into its articles, where the layout gives evidence of a seam; each seam says why it is one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.read import _briefs, _clean, _layout, _metadata, _names
from sayso.read._blocks import Block
from sayso.read._metadata import Fact

# Evidence adds up; a seam needs 2. A section heading alone has 0, a rule of stars between sections 1, so that neither
# cuts an article; the end of an article (its tags, "Read more at ...") before a headline, or a by-line below it, has 2.
_NEEDED = 2
# A date below one headline has 1, and 1 more where the other headlines of its kind have dates as well.
_END, _RULE, _BYLINE, _DATE, _ARTICLE, _REGULAR = 2, 1, 2, 1, 2, 1
_FEW_WORDS = 2  # capitals of so many words name a part of a letter
_ISSUE = re.compile(r"(?i)\b(?:vol|no|nr|rs|price|\d+ pages)\b")  # what stands beside the date of a printed paper
_LINES = ("byline", "date", "dateline")  # what stands below a headline and is none
_NAME = 5  # words of the name of a site
_LONGEST = 200  # characters of a line with a date
_HEAD = 6  # blocks between a headline and its first paragraph: subtitle, by-line, outlet, date, share line, credit
_MIN_ARTICLE = 250  # characters of running text below which an <article> is a teaser
_MIN_POST = 100  # the same for a post in a channel or a forum that has a headline
_PARAGRAPHS = 3  # of running text that make an <article> one, however short they are; teasers have one, at most two


def split(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the blocks of each article, in order; every block is in exactly one."""
    cuts = [0, *seams(blocks), len(blocks)]
    for start, stop in pairwise(cuts):
        if blocks[start:stop]:
            yield list(blocks[start:stop])


def seams(blocks: Sequence[Block]) -> list[int]:
    """Return the indexes of the headlines at which another article begins."""
    found: list[int] = []
    listed, dated, briefs = _rules_head_articles(blocks), _dated_heads(blocks), _briefs.heads(blocks)
    reasons, groups, read = set[str](), set[int](), False  # since the last running text; since the last seam
    for i, block in enumerate(blocks):
        if read and _clean.is_headline(block) and _may_head(blocks, i):
            score = _before(block, reasons, groups, listed=listed) + _below(blocks, i)
            score += _END * (i in briefs) + _REGULAR * (i in dated) * (1 + _gives_day(block))
            score += _END if _metadata.is_post_foot(blocks[i - 1]) or _is_source(blocks[i - 1]) else 0
            if score >= _NEEDED and _has_body(blocks, i, least=_MIN_POST if i in dated else _MIN_ARTICLE):
                found.append(i)
                reasons, groups, read = set(), set(), False
        if _clean.is_body(block):
            reasons, read = set(), True
        elif block.reason:
            reasons.add(block.reason)
        if block.group > 0 or (block.group and _clean.is_body(block)):  # a post opens with its poster's name
            groups.add(block.group)
    return found


def _dated_heads(blocks: Sequence[Block]) -> set[int]:
    """Return the headings that have a date right below them, where those of one level all have: entries of a diary."""
    heads = [i for i, b in enumerate(blocks[:-1]) if b.role == "heading" and _clean.is_headline(b)]
    found = {i for i in heads if _gives_day(blocks[i + 1]) and _has_body(blocks[: i + 4], i, least=1)}
    kinds = {(blocks[i].level, blocks[i].group) for i in heads if i not in found}
    above = {i: replace(blocks[i - 1], reason="") for i in heads if i and blocks[i - 1].level and i not in found}
    days = {i - 1 for i, block in above.items() if _gives_day(block)}
    if len(days) > 1:
        return days  # headings of days, each above the entry of its day
    same = {i for i in found if (blocks[i].level, blocks[i].group) not in kinds}
    return same if len(same) > 1 else set()


def _is_source(block: Block) -> bool:
    """True for a line of outlet and date, which says from where a text was taken."""
    long = bool(block.reason) or len(block.text) > _LONGEST
    fields = set() if long else {fact.field for fact in _metadata.line_facts(block)}
    return "outlet" in fields and bool(fields & {"date", "day"})


def _gives_day(block: Block) -> bool:
    short = not block.reason and len(block.text) <= _LONGEST
    return short and any(fact.field == "date" for fact in _metadata.line_facts(block))


def _may_head(blocks: Sequence[Block], at: int) -> bool:
    """True unless a line is the date or the by-line below a headline, with text and no headline below itself."""
    if _foot_of_release(blocks[at]):
        return False
    if _metadata.head_field(blocks[at]) not in _LINES:
        return True
    return any(_is_title(b) for b in _until_body(blocks[at + 1 : at + 1 + _HEAD]))


def _foot_of_release(block: Block) -> bool:
    """True for the heading of what a body tells of itself."""
    return block.text.startswith("About ") and len(block.text.split()) <= _HEAD


def letter(blocks: Sequence[Block]) -> list[int]:
    """Return the indexes of the headlines of a letter to subscribers that brings several articles, [] for others.

    They are the headings of the page's highest level, or lines in capitals of a plain text; each has text below it.
    """
    heads = [i for i, b in enumerate(blocks[:-2]) if _clean.is_headline(b) and _has_body(blocks[: i + 4], i)]
    taken = [i for i in heads if _is_source(blocks[i + 1])]
    if len(taken) > 1:
        return taken
    if not any(_layout.kind("letter").fullmatch(b.text) for b in blocks if len(b.text) <= _MIN_ARTICLE):
        return []
    first = next((i for i, b in enumerate(blocks) if b.level), None)
    if first is None:
        capitals = [i for i, b in enumerate(blocks) if b.text.isupper() and _clean.is_headline(b)]
        heads = [i for i in capitals if len(blocks[i].text.split()) > _FEW_WORDS and _has_body(blocks[: i + 3], i)]
    else:
        top = min(b.level for b in blocks if b.level and b.role == "heading" and not b.reason)
        heads = [i for i, b in enumerate(blocks) if b.level == top and _clean.is_headline(b)]
        heads = heads if all(_has_body(blocks[: i + 3], i) for i in heads) else []
    return heads if len(heads) > 1 else []


def masthead(parts: list[list[Block]]) -> tuple[list[list[Block]], tuple[Fact, ...]]:
    """Set aside the name and the date of an issue that stand above its first article; return its date for all of them.

    It is an issue where several articles follow, none with a date of its own, and a headline stands below the date.
    """
    if len(parts) < 2:
        return parts, ()
    opening = [replace(b, reason="") if _heads_page(b) else b for b in _until_body(parts[0])]
    if any(_is_dated(part) for part in parts[1:]):
        return _site(parts, opening)
    dates = [i for i, b in enumerate(opening) if _metadata.head_field(b) == "date"]
    if not dates and _is_site(opening):
        return _site(parts, opening)
    below = [i for i, b in enumerate(opening) if dates and i > dates[0] and _is_title(b)]
    if not below or not any(_is_title(b) for b in opening[: dates[0]]):
        return parts, ()
    top = [replace(b, reason=b.reason or "masthead", field="") for b in opening[: below[0]]]
    facts = tuple(replace(f, confidence=0.7) for f in _metadata.line_facts(opening[dates[0]]) if f.field == "date")
    named = [b for b in opening[: dates[0]] if _is_title(b)][-1]
    if _ISSUE.search(opening[dates[0]].text):
        facts = (*facts, Fact("outlet", named.text, "stated", named.text, 0.45))
    return [[*top, *parts[0][below[0] :]], *parts[1:]], facts


def _heads_page(block: Block) -> bool:
    """True for the heading of a page of briefs, or its date, which are outside the text of the first of them."""
    outside = block.reason == "outside the article"
    return outside and (block.role == "heading" or _metadata.head_field(replace(block, reason="")) == "date")


def _is_site(opening: list[Block]) -> bool:
    """True where the first heading of a page is the name of a site."""
    name = next((b.text for b in opening if b.role == "heading"), "")
    return _names.is_name(name) and len(name.split()) <= _NAME


def _site(parts: list[list[Block]], opening: list[Block]) -> tuple[list[list[Block]], tuple[Fact, ...]]:
    """Set aside the name of the site that stands above its entries, as a heading of another level than theirs."""
    heads = [i for i, b in enumerate(opening) if b.role == "heading" and _is_title(b)]
    level = next((b.level for b in parts[1] if b.role == "heading" and _is_title(b)), 0)
    if len(heads) < 2 or opening[heads[-1]].level != level or opening[heads[0]].level == level:
        return parts, ()
    days = {i for i in range(heads[0], heads[-1]) if _gives_day(opening[i])}  # above each entry of its day
    above = enumerate(opening[: heads[-1]])
    top = [b if i in days else replace(b, reason=b.reason or "masthead", field="") for i, b in above]
    name = opening[heads[0]].text
    named = _names.is_name(name) and len(name.split()) <= _NAME and not any(map(str.isdigit, name))
    facts = (Fact("outlet", name, "stated", name, 0.45),) if named else ()
    return [[*top, *parts[0][heads[-1] :]], *parts[1:]], facts


def _is_dated(part: Sequence[Block]) -> bool:
    """True where a date stands below the headline of an article, or a place and a day open it."""
    return any(map(_gives_day, [*part[:1], *_until_body(part[1 : 1 + _HEAD])]))


def _is_title(block: Block) -> bool:
    return _clean.is_headline(block) and _metadata.head_field(block) not in ("date", "byline", "dateline")


def _before(block: Block, reasons: set[str], groups: set[int], *, listed: bool) -> int:
    """Add up the evidence above a headline: the end of an article, a rule, the end of an <article>."""
    score = _END if reasons & _layout.ends() else 0
    score += _RULE * (1 + listed) if "rule" in reasons else 0
    score += _ARTICLE if block.group and groups and block.group not in groups else 0
    return score + (1 if score and block.role == "heading" else 0)


def _below(blocks: Sequence[Block], at: int) -> int:
    """Add up the evidence below a headline: a by-line, a date, an agency's dateline."""
    head = _until_body(blocks[at + 1 : at + 1 + _HEAD])
    head = head[: next((i for i, b in enumerate(head) if b.role == "rule"), len(head))]
    fields = {_metadata.head_field(b) for b in head}
    if any({"outlet"} < {f.field for f in _metadata.line_facts(b)} for b in head if not b.reason):
        return _BYLINE + _DATE  # "Batumi Herald, 3 May 2021": where a text was taken from
    opening = blocks[at + 1 + len(head)].text if at + 1 + len(head) < len(blocks) else ""
    if _metadata.inline_dateline(opening):
        fields.add("byline")
    return (_BYLINE if "byline" in fields else 0) + (_DATE if fields & {"date", "dateline"} else 0)


def _until_body(blocks: Sequence[Block]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        if _clean.is_body(block) and not _metadata.head_field(block):
            break
        found.append(block)
    return found


def _has_body(blocks: Sequence[Block], at: int, *, least: int = 0) -> bool:
    """True where running text follows a headline within its head, and enough of it in an <article>."""
    head = blocks[at + 1 : at + 2 + _HEAD]
    if not any(_clean.is_body(b) and not _metadata.head_field(b) for b in head):
        return False
    group = blocks[at].group
    texts = [b.text for b in blocks[at:] if b.group == group and _clean.is_body(b)]
    return not group or is_enough(texts, group) or (len(texts) > 1 and 0 < least <= sum(map(len, texts)))


def is_enough(texts: Sequence[str], group: int = 0) -> bool:
    """True where the paragraphs of a group of blocks are enough for an article; those of a post may be fewer."""
    return len(texts) >= _PARAGRAPHS or sum(map(len, texts)) >= (_MIN_POST if group < 0 else _MIN_ARTICLE)


def _rules_head_articles(blocks: Sequence[Block]) -> bool:
    """True where the input begins with a headline and every rule in it stands above one with running text below."""
    rules = [i for i, b in enumerate(blocks) if b.reason == "rule" and i + 2 < len(blocks)]
    if not rules or not _clean.is_headline(blocks[0]):
        return False
    return all(_clean.is_headline(blocks[i + 1]) and _has_body(blocks, i + 1) for i in rules)
