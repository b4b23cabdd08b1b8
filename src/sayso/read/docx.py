"""Word documents (.docx) -> documents: paragraphs with their styles; headers, footers and notes are set aside."""

import re
import zipfile
from collections.abc import Iterator
from typing import Any

from sayso.errors import InputError
from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import _packed, _source, nexis
from sayso.read._article import Page, articles, join
from sayso.read._blocks import Block
from sayso.read._decode import decode, mend
from sayso.read._places import of_text
from sayso.read.intake import Intake

ENTRY = True
SUFFIXES = (".docx", ".docm")
_PARTS = {"header": "header", "footer": "footer", "footnotes": "footnote", "endnotes": "footnote"}
# Nested paragraphs (text boxes) are read by themselves; what was struck out in tracked changes is no text.
_SKIP = {"p", "pPr", "rPr", "del", "moveFrom", "Fallback", "instrText", "delText", "footnoteReference"}
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def read(intake: Intake) -> Iterator[Document | Failure]:
    """Yield the articles of a Word document, or of a press database's export in one; offsets map to its XML."""
    with _packed.opened(intake.data, intake.path) as archive:
        source, blocks = _blocks(archive, intake.path)
    text, _, offsets = join([block for block in blocks if not block.reason])
    if nexis.is_export(text):
        yield from nexis.mapped(text, of_text(offsets, len(text)), source, intake)
    else:
        yield from articles(Page(blocks), intake)


def _blocks(archive: zipfile.ZipFile, path: str) -> tuple[str, list[Block]]:
    """Return the XML of the text, its paragraphs with their places in it, and those of headers, footers and notes."""
    names = archive.namelist()
    main = next((name for name in names if re.fullmatch(r"word/document\d*\.xml", name)), None)
    if main is None:
        raise InputError("no Word document: it holds no text part", place=path, remedy="save it as .docx or .txt")
    data = _packed.member(archive, archive.getinfo(main))
    blocks = list(_part(data, main, ""))  # first, as it refuses what is no XML
    source = decode(data, main).text
    found = _source.placed(blocks, _source.of_word(source))
    for name in sorted(names):
        match = re.fullmatch(r"word/([a-z]+)\d*\.xml", name)
        if match and match[1] in _PARTS:
            found += _part(_packed.member(archive, archive.getinfo(name)), name, _PARTS[match[1]])
    return source, found


def _part(data: bytes, name: str, reason: str) -> Iterator[Block]:
    root = _packed.xml(data, name)
    for paragraph in root.iter("{*}p"):
        if any(_tag(above) in ("Fallback", "del", "moveFrom") for above in paragraph.iterancestors()):
            continue
        role = _role(paragraph)
        for line in mend("".join(_pieces(paragraph))).text.split("\n"):
            if text := " ".join(line.split()):
                yield Block(text, (), role, reason)


def _pieces(node: Any) -> Iterator[str]:
    """Yield the words of a paragraph."""
    for child in node:
        tag = _tag(child)
        if tag == "t":
            yield child.text or ""
        elif tag in _BREAKS:
            yield _BREAKS[tag]
        elif tag not in _SKIP:
            yield from _pieces(child)


def _role(paragraph: Any) -> str:
    """Return what the style of a paragraph says it is."""
    style = paragraph.find("{*}pPr/{*}pStyle")
    name = next((value for key, value in style.attrib.items() if key.endswith("val")), "") if style is not None else ""
    if re.match(r"(?i)(?:title|heading\s?[1-3])\b", name):
        return "heading"
    if re.match(r"(?i)caption", name):
        return "caption"
    return "item" if paragraph.find("{*}pPr/{*}numPr") is not None else ""


def _tag(node: Any) -> str:
    """Return the name of an element without its namespace, "" for comments."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
