"""Say which blocks are furniture and why; nothing is thrown away, every block keeps its characters and its place."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from sayso.read import _layout
from sayso.read._blocks import Block

_LABEL, _VALUE, _FEW = 30, 80, 4  # characters of a label and of its value; words of a value without a number
_MAX_FURNITURE = 300  # characters: the longest furniture line of our samples (a cookie notice) has 190
_BODY_WORDS = 8  # a sentence of a report; headings end without a stop, riders are known by their words
_COUNTED = re.compile(r"(?:\d+ )?(?:reader )?(?:comments?|replies|responses)\W*\d*\W*", re.IGNORECASE)
_REPLY = re.compile(r"(?:reply|like|report|respond|quote)(?: to .{2,30})?\W*\d*", re.IGNORECASE)
_EDIT = re.compile(r"\s*\[\s*edit(?: source)?\s*\]$")  # what a wiki puts behind a heading
_LONG = 200  # characters above which a block without a final stop is still a paragraph: no headline is so long
_CLOSERS = " \t\"'”’»)]*_"
_POSTER = re.compile(r"@?[\w.\-]{2,25}(?: [\w.\-]{1,20}){0,2}")
_NUMBER = re.compile(r"(?:post )?(?:#|number |no\.? ?)\s?(\d+)", re.IGNORECASE)
_RANK = "forum"
_VAGUE = ("links", "outside the article", "item")  # reasons that a page's layout gives, for want of a better one
# Furniture of a forum's own kind that must be there before a page is read as a forum thread: a rank or "Joined:" alone
# may stand in any page, two such lines do not.
_MIN_FORUM = 2
_END_MARK = re.compile(
    r"(?<=[.!?”\"’)])\s*(?P<mark>-0-|[♦■●◼□∎♢◆]|-30-|\((?i:ends?)\)(?:\s+[a-z]{2,4}(?:[./][a-z]{2,4}){0,2})?|/ends?|#{2,})$"
)
_RECORD = re.compile(r"(?:Authors?|Written by|Correspondent)\b\s*:?\s+[A-Z\d]")  # of the page itself
_POST = 200  # characters of running text above a poster's name before it begins a reply: thread headings have less


def is_body(block: Block) -> bool:
    """True for a paragraph of running text: some words with a final stop, or very long."""
    text = block.text.rstrip(_CLOSERS)
    words = len(block.text.split(maxsplit=_BODY_WORDS))
    return not block.reason and ((text[-1:] in ".!?:…;," and words >= _BODY_WORDS) or len(text) >= _LONG)


def is_headline(block: Block) -> bool:
    """True for a block that could head an article: one line without a final stop, or what the page marks as heading."""
    if block.reason or block.role in ("rule", "caption", "quote", "item") or len(block.text) > _LONG:
        return False
    if block.role == "heading":
        return True
    words = block.text.split()
    stop = block.text.rstrip(_CLOSERS)[-1:] in ".;:,…"
    return 2 <= len(words) <= 30 and not stop and not block.text[0].islower() and any(c.isalpha() for c in block.text)


def label(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, each with its reason where it is furniture."""
    return _comments(_captions(_related(_forum([_furniture(b) for b in _details(blocks)]))))


def _comments(blocks: list[Block]) -> list[Block]:
    """Set aside what readers wrote: below a line that counts comments, where buttons to reply follow."""
    heads = [i for i, b in enumerate(blocks) if b.reason == "comments" and _COUNTED.fullmatch(b.text)]
    first = next((i for i in heads if sum(is_body(b) for b in blocks[:i]) > 1), len(blocks))
    buttons = [i for i, b in enumerate(blocks) if i > first and _REPLY.fullmatch(b.text)]
    last = buttons[-1] if buttons else 0
    return [replace(b, reason="comments") if first < i < last and not b.reason else b for i, b in enumerate(blocks)]


def _captions(blocks: list[Block]) -> list[Block]:
    """Set aside what is told of pictures, where the page has any other text."""
    if not any(b.role != "caption" and is_body(b) for b in blocks):
        return blocks
    return [replace(b, reason="caption") if b.role == "caption" and not b.reason else b for b in blocks]


def parted(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, the mark that closes an article parted from its last words ("... until noon. -0-")."""
    found: list[Block] = []
    for block in blocks:
        mark = None if block.reason else _END_MARK.search(block.text)
        found += [block.cut(0, mark.start()), block.cut(mark.start("mark"))] if mark else [block]
    return found


def _details(blocks: Sequence[Block]) -> list[Block]:
    """Set aside the labels of a record that is printed with an article ("Reference" above "MFA/12/2020")."""
    found = list(blocks)
    for i, (label_, value) in enumerate(pairwise(blocks)):
        if label_.reason or value.reason or len(label_.text) > _LABEL or len(value.text) > _VALUE or is_body(value):
            continue
        named = next((name for name, p in _layout.patterns("details").items() if p.fullmatch(label_.text)), None)
        if named is None or label_.role == "heading" or value.role == "heading" or not _is_paired(label_, value):
            continue
        found[i] = replace(label_, reason="record")
        kept = named in ("date", "byline", "outlet")
        found[i + 1] = replace(value, field=named) if kept else replace(value, reason="record")
    return found


def _is_paired(label_: Block, value: Block) -> bool:
    """True for a label with a colon, or one whose value is a number, a date or a name of few words."""
    return label_.text.endswith(":") or any(map(str.isdigit, value.text)) or len(value.text.split()) <= _FEW


def _furniture(block: Block) -> Block:
    known = block.reason and block.reason not in _VAGUE
    if known or len(block.text) > _MAX_FURNITURE or (block.role == "heading" and len(block.text.split()) > 4):
        return block
    if block.role == "rule":
        return replace(block, reason="rule")
    if block.field == "tags" and not is_body(block):
        return replace(block, reason="tags")
    for reason in _kinds(_EDIT.sub("", block.text)):
        if not _is_sentence(block, reason):
            return replace(block, reason=reason, field=reason if reason in ("cites", "tags") else block.field)
    return block


@lru_cache(maxsize=1024)  # in a broken feed each entry holds all that follow
def _kinds(text: str) -> tuple[str, ...]:
    """The kinds of furniture whose patterns a text fits, in the order in which they are tried."""
    return tuple(reason for reason, patterns in _layout.furniture() if any(p.fullmatch(text) for p in patterns))


def _is_sentence(block: Block, reason: str) -> bool:
    """True where a pattern that fits by its first words has caught a sentence of the text."""
    if reason == "related" and block.text[-1] == "." and len(block.text.split()) > _FEW:
        return True  # "More on this when the vote is over."
    if reason == "credit" and block.text[-2:].strip(".")[-1:] == ")":
        return False
    return reason in ("rider", "forum", "credit", "cites") and is_body(block) and len(block.text) > 160


def _forum(blocks: list[Block]) -> list[Block]:
    """Label posters' names, signatures and the replies below the first post, where the page is a forum thread."""
    marks = [i for i, b in enumerate(blocks) if b.reason == _RANK]
    if len(marks) < _MIN_FORUM and not (marks and _title_again(blocks, marks[0])):
        return blocks
    found = list(blocks)
    title = next((b.text for b in blocks if not b.reason), "")
    for i in marks:
        if i > 1 and _is_poster(blocks[i - 1], title):
            found[i - 1] = replace(found[i - 1], reason="poster")
    return _replies(found)


def _title_again(blocks: list[Block], mark: int) -> bool:
    """True where the same line stands above and below a forum mark: the thread's title and the post's."""
    above = {b.text.casefold() for b in blocks[:mark]}
    return any(b.text.casefold() in above for b in blocks[mark + 1 : mark + 4])


def _is_poster(block: Block, title: str) -> bool:
    other = block.text.casefold() != title.casefold() or not is_headline(block)
    named = other and _POSTER.fullmatch(block.text)
    return not block.reason and block.role != "heading" and bool(named) and not is_body(block)


def _replies(blocks: list[Block]) -> list[Block]:
    """Label what stands below the first post: its signature after a rule, then everybody else's posts."""
    found, reason, posted = list(blocks), "", 0
    for i, block in enumerate(blocks):
        posted += len(block.text) if is_body(block) else 0
        number = _NUMBER.fullmatch(block.text) if block.reason == _RANK else None
        if (number and int(number[1]) > 1) or (block.reason == "poster" and posted >= _POST):
            reason = "reply"
        elif block.reason == "rule" and not reason and _closes_post(blocks, i):
            reason = "signature"
        if reason and not block.reason and block.group >= 0:  # a post below 0 puts in an article
            found[i] = replace(block, reason=reason)
    return found


def _closes_post(blocks: list[Block], at: int) -> bool:
    """True where a rule is followed by at most three lines and then by a forum mark or the end: a signature."""
    following = [b.reason for b in blocks[at + 1 : at + 5]]
    return _RANK in following or "poster" in following or len(following) < 4


def _related(blocks: list[Block]) -> list[Block]:
    """Label the lists of other articles' headlines below "Related:" and the like."""
    found, inside, begun = list(blocks), False, False
    for i, block in enumerate(blocks):
        begun = begun or is_body(block)
        if block.reason == "related":
            inside = True
        elif is_body(block) or block.reason in _layout.ends() or (block.field and not block.reason):
            inside = False
        elif not begun and not block.reason and len(block.text.split()) > _FEW:
            inside = False  # the headline below a box
        elif inside and not block.reason and not _RECORD.match(block.text):
            found[i] = replace(block, reason="related")
    return found
