"""Word documents (.docx) -> documents: paragraphs with their styles; headers, footers and notes are set aside."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sayso.errors import InputError
from sayso.model.document import Document, OffsetMap
from sayso.model.event import Failure
from sayso.read import _packed, nexis
from sayso.read._article import Page, articles
from sayso.read._blocks import Block
from sayso.read._decode import mend
from sayso.read.intake import Intake

ENTRY = True
SUFFIXES = (".docx", ".docm")
_PARTS = {"header": "header", "footer": "footer", "footnotes": "footnote", "endnotes": "footnote"}
# Nested paragraphs (text boxes) are read by themselves; what was struck out in tracked changes is no text.
_SKIP = {"p", "pPr", "rPr", "del", "moveFrom", "Fallback", "instrText", "delText", "footnoteReference"}
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def read(intake: Intake) -> Iterator[Document | Failure]:
    """Yield the articles of a Word document, or of a press database's export in one; there is no map to the input."""
    with _packed.opened(intake.data, intake.path) as archive:
        blocks = list(_blocks(archive, intake.path))
    text = "\n\n".join(block.text for block in blocks if not block.reason)
    if nexis.is_export(text):
        for item in nexis.read(text, intake):
            yield replace(item, offsets=OffsetMap()) if isinstance(item, Document) else item
    else:
        yield from articles(Page(blocks), intake)


def _blocks(archive: zipfile.ZipFile, path: str) -> Iterator[Block]:
    """Yield the paragraphs of the document, then those of its headers, footers and notes."""
    names = archive.namelist()
    main = next((name for name in names if re.fullmatch(r"word/document\d*\.xml", name)), None)
    if main is None:
        raise InputError("no Word document: it holds no text part", place=path, remedy="save it as .docx or .txt")
    yield from _part(archive, main, "")
    for name in sorted(names):
        match = re.fullmatch(r"word/([a-z]+)\d*\.xml", name)
        if match and match[1] in _PARTS:
            yield from _part(archive, name, _PARTS[match[1]])


def _part(archive: zipfile.ZipFile, name: str, reason: str) -> Iterator[Block]:
    root = _packed.xml(_packed.member(archive, archive.getinfo(name)), name)
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
