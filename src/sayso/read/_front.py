"""Front matter: the lines "key: value" between two rules of dashes that open a Markdown file."""

import re

from sayso.read import _dates
from sayso.read._blocks import Block
from sayso.read._metadata import Fact

_FRONT = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<inside>(?:\w[\w.-]*[ \t]*:.*\r?\n|[ \t-]+\S.*\r?\n){1,60}?)---[ \t]*\r?\n"
)
_LINE = re.compile(r"(?P<key>[\w.-]+)[ \t]*:[ \t]*(?P<value>\S.*?)[ \t]*")
_ITEM = re.compile(r"-\s+(.*)")
_KEYS = {
    "title": "title", "date": "date", "published": "date", "author": "byline", "authors": "byline", "byline": "byline",
    "source": "outlet", "site": "outlet", "site_name": "outlet", "publisher": "outlet", "headline": "title",
    "publication": "outlet", "url": "url", "canonical": "url", "tags": "tags", "keywords": "tags",
}  # fmt: skip


def front(text: str) -> tuple[int, tuple[Fact, ...], list[Block]]:
    """Return where the text begins below its front matter, what that says, and its lines, set aside; 0 for none."""
    match = _FRONT.match(text)
    if match is None:
        return 0, (), []
    facts: list[Fact] = []
    blocks: list[Block] = []
    key = ""
    for line in re.finditer(r"\S[^\r\n]*", match["inside"]):
        place = ((0, match.start("inside") + line.start(), len(line[0])),)
        pair = _LINE.fullmatch(line[0])
        listed = _ITEM.fullmatch(line[0])  # one of several values below their key
        key = line[0].partition(":")[0].strip().lower() if not listed else key
        name = _KEYS.get(key, "") if pair or listed else ""
        value = (pair["value"] if pair else listed[1] if listed else "").strip("\"'[] ")
        if name == "tags":
            parts = tuple(part.strip(" \"'") for part in value.split(","))
            blocks.append(Block(line[0], place, reason="tags", links=parts))
            continue
        blocks.append(Block(line[0], place, reason="record"))
        if name == "outlet" and re.match(r"https?://", value):
            name = "url"
        if name == "date":
            period = _dates.iso(value)
            facts += [Fact("date", period.edtf, "record", value)] if period else []
        elif name:
            facts.append(Fact(name, value, "record", value))
    return match.end(), tuple(facts), blocks
