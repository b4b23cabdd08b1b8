"""A page's elements -> blocks in reading order, with what tags, classes and attributes say about each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from sayso.read import _blocks, _dates, _elements, _layout, _names
from sayso.read._blocks import Block

_SKIP = {"script", "style", "template", "noscript", "svg", "iframe", "head", "select", "object", "canvas", "math",
         "meta", "link", "param"}  # fmt: skip
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "img", "input", "label", "mark", "nobr", "picture", "source", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr", "data",
}  # fmt: skip
_BY = re.compile(r"by\s", re.IGNORECASE)  # a writer's name is often a link
_BY_END = re.compile(r"(?:(?<=\s)|^)by\s*$", re.IGNORECASE)
_STOPS = '.!?:”"’'
_ADDRESS = re.compile(r"(?:[A-Z][\w ]{1,30}:\s?)?(?:https?://|www\.)\S+")  # on a line of its own
_SHORT = 60  # characters of a line that ends before its column is full: mail is wrapped at 65 to 78
_LINKED = 0.6  # share of a block's letters in links above which it is a list of links, no text
_PLACE = re.compile(r",?\s+(?:in|at|for|with|from)\s+[A-Z].{2,40}|,\s+[A-Z][^\d.]{2,50}")  # behind a writer's name
_MIXED = 120  # characters of a line with a writer and a date or two
_WHOLE = 4  # characters from which two neighbouring elements hold words of their own, not parts of one word


@dataclass(slots=True)
class _State:
    """What is known of the element that is being read: inherited by those within it."""

    area: str = ""
    field: str = ""
    role: str = ""
    group: int = 0
    level: int = 0


@dataclass(slots=True)
class _Page:
    """The text gathered since the last block ended."""

    blocks: list[Block] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    linked: int = 0
    fields: list[tuple[str, str]] = field(default_factory=list)
    groups: int = 0
    posts: int = 0
    moment: str = ""

    def note(self, words: str, name: str, *, linked: bool) -> None:
        """Count the letters of a link, or of an element whose class names a field."""
        if linked:
            self.linked += _letters(words)
            self.links += [words] if words else []
        if name and words:
            self.fields.append((name, words))
            self.parts.append(" ")

    def end(self, state: _State) -> None:
        """Make a block of what was gathered; several where a line is put together of by-line, date and the like."""
        for text in _lines("".join(self.parts)):
            letters = _letters(text)
            for piece, name in [(text, state.field)] if state.field else _fields(text, self.fields):
                linked = self.linked > _LINKED * letters and not _BY.match(piece) and not _is_dated(piece)
                reason = state.area or ("links" if linked and state.role != "heading" and not name else "")
                links = tuple(self.links) if len(self.links) > 1 else ()
                self.blocks.append(Block(piece, (), state.role, reason, True, state.group, name, links,
                                         level=state.level, moment=self.moment))  # fmt: skip
                self.moment = ""
        self.parts, self.links, self.linked, self.fields = [], [], 0, []


def _is_dated(text: str) -> bool:
    """True for a line of links that is the date of an article, maybe with its writer."""
    found = _dates.scan(text) if len(text) <= _MIXED else []
    rest = text[found[0][1] :].strip(" |·•,") if found and not found[0][0] else "-"
    return not rest or bool(_BY.match(rest))


def _letters(text: str) -> int:
    return sum(not c.isspace() for c in text)


def _fields(text: str, named: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return a line and the field that most of it is; or its pieces, where several fields make it up."""
    inside = [(name, words) for name, words in named if words in text]
    total = sum(_letters(words) for _, words in inside)
    kinds = {name for name, _ in inside}
    behind = text.partition(inside[-1][1])[2] if kinds == {"byline"} and text.startswith(inside[0][1]) else ""
    placed = bool(_PLACE.fullmatch(behind))
    # a writer, and days or an outlet beside
    mixed = "byline" in kinds and len(text) <= _MIXED and bool(_dates.scan(text) or _names.is_outlet(behind.strip()))
    if total <= _LINKED * _letters(text) and not placed and not mixed:
        return [(text, "")]
    if len(kinds) == 1 and not (mixed and total <= _LINKED * _letters(text)):
        return [(text, next(iter(kinds)))]
    pieces, at = [], 0
    for name, words in inside:
        start = text.find(words, at)
        if start >= 0:
            by = len(_BY_END.sub("", text[at:start])) + at if name == "byline" else start
            pieces += [(text[at:by].strip(), ""), (text[by : start + len(words)].strip(), name)]
            at = start + len(words)
    found = [(piece, name) for piece, name in [*pieces, (text[at:].strip(), "")] if piece]
    others = [piece for piece, name in found if not name and any(map(str.isalpha, piece))]
    glued = (
        not all(_dates.scan(piece) or _names.is_outlet(piece) for piece in others) if mixed else bool(others)
    )  # "Posted on ... by ..."
    return [(text, "")] if glued else found


def _lines(raw: str) -> Iterator[str]:
    """Yield what line breaks part: after a full stop, and below a short line; other breaks only wrap a paragraph."""
    held = ""
    for piece in raw.split("\v"):
        line = " ".join(piece.split())
        if (
            held
            and line
            and (held[-1] in _STOPS or _ADDRESS.fullmatch(line) or (len(held) < _SHORT and not line[0].islower()))
        ):
            yield held
            held = ""
        held = f"{held} {line}".strip()
    if held:
        yield held


def blocks_of(root: Any) -> list[Block]:
    """Return the blocks of an lxml tree."""
    page, stack = _Page(), [_State()]
    for event, element in _events(root):
        tag = element.tag
        if event == "start" and tag == "pre":
            _print(element, stack, page)
        elif event == "start":
            state = _within(stack[-1], element, page)
            _open(tag, state, stack[-1], page)
            stack.append(state)
            page.parts.append(element.text or "")
        elif tag == "pre":
            page.parts.append(element.tail or "")
        else:
            _close(tag, element, stack, page)
    page.end(_State())
    return page.blocks


def _print(element: Any, stack: list[_State], page: _Page) -> None:
    """Add what stands in <pre>, which keeps its line breaks, as a text of its own."""
    page.end(stack[-1])
    state = _within(stack[-1], element, page)
    for block in _blocks.blocks_of("".join(element.itertext())):
        page.blocks.append(replace(block, runs=(), reason=state.area, group=state.group))


def of_markup(text: str) -> list[Block]:
    """Return the blocks of a piece of a page; those of plain text where it cannot be read as one."""
    from lxml import etree
    from lxml import html as lxml_html

    try:
        return blocks_of(lxml_html.fromstring(f"<div>{text.replace(chr(0), '')}</div>"))
    except (etree.LxmlError, ValueError):
        return [replace(block, runs=()) for block in _blocks.blocks_of(text)]


def _events(root: Any) -> Iterator[tuple[str, Any]]:
    """Yield the start and the end of each element that is shown; text behind a skipped element is kept."""
    stack: list[tuple[Any, Iterator[Any]]] = [(root, iter(root))]
    yield "start", root
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None or element.tag == "pre":
            stack.pop()
            yield "end", element
        elif not isinstance(child.tag, str) or child.tag in _SKIP:
            yield "end", _Tail(child.tail)
        else:
            stack.append((child, iter(child)))
            yield "start", child


@dataclass(frozen=True, slots=True)
class _Tail:
    """What stands behind a comment or a script."""

    tail: str | None
    tag: str = ""


def _open(tag: str, state: _State, outer: _State, page: _Page) -> None:
    """Begin an element: a block of its own ends the one before; a line break twice does too."""
    if tag == "br":
        if "".join(page.parts[-4:]).rstrip(" \t\r\n\xa0").endswith("\v"):
            page.end(outer)
        else:
            page.parts.append("\v")  # white space like any other, but no page has it in its source
    elif tag == "hr":
        page.end(outer)
        page.blocks.append(Block("* * *", (), "rule", "", True, state.group))
    elif tag not in _INLINE or state.area != outer.area:
        page.end(outer)
    elif state.field != outer.field:
        page.parts.append(" ")  # a name and a date that only the style sheet keeps apart


def _close(tag: str, element: Any, stack: list[_State], page: _Page) -> None:
    tail = element.tail or ""
    if not tag:
        page.parts.append(tail)
        return
    state = stack.pop()
    outer = stack[-1] if stack else _State()
    if tag not in _INLINE | {"br", "hr"} or state.area != outer.area:
        page.end(state)
    elif tag == "a" or state.field != outer.field:
        words = " ".join("".join(element.itertext()).split())
        page.note(words, "" if state.field == outer.field else state.field, linked=tag == "a")
    page.parts.append(tail or _between(element))


def _between(element: Any) -> str:
    """Return the space that only the style sheet puts between two elements ("<b>Anna Roe</b><b>3 May</b>")."""
    following = element.getnext()
    while following is not None and following.tag == "span" and not (following.tail or "".join(following.itertext())):
        following = following.getnext()  # a dot or a line that the style sheet draws
    if following is None or not isinstance(following.tag, str) or following.tag not in _INLINE:
        return ""
    before, behind = "".join(element.itertext()), "".join(following.itertext())
    ends, begins = before[-1:], behind[:1]
    styled = all(e.get("class") and e.tag == "span" for e in (element, following))
    apart = styled or ends.islower() or (ends.isalnum() and min(len(before), len(behind)) >= _WHOLE)
    return " " if apart and (begins.isupper() or begins.isdigit()) else ""


def _within(outer: _State, element: Any, page: _Page) -> _State:
    """Return what is known within an element."""
    tag, get = element.tag, element.get
    names = " ".join(
        filter(None, (get("class"), get("id"), get("itemprop"), get("rel"), get("data-testid"), get("data-component")))
    )
    group = outer.group
    if not group and (tag == "article" or _elements.opens_group(tag, names, element)):
        page.groups += 1
        group = -page.groups if _layout.kind("channel").search(names) else page.groups
    area = outer.area or _elements.area(tag, element, names, group)
    if area in ("", "comments") and not outer.area and _layout.posts().search(names):
        page.posts += 1
        clip = _elements.is_clip(element)
        area = "" if clip or page.posts == 1 else "reply"
        page.groups += clip
        group = -page.groups if clip else group
    field = (_elements.field(tag, names) or _elements.timed(element) or outer.field) if not area else outer.field
    field = "" if field and not outer.field and sum(map(len, element.itertext())) > _elements.FEW_LETTERS else field
    page.moment = (get("datetime") or page.moment) if tag == "time" and (not area or group < 0) else page.moment
    level = int(tag[1]) if tag in ("h1", "h2", "h3", "h4") else outer.level
    role = (  # a post in a list is no item
        "" if group < min(outer.group, 0) else _elements.role(tag, element, names, outer.role)
    )
    return _State(area, field, role, group, level)
