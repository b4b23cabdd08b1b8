"""Plain text and Markdown -> documents."""

from collections.abc import Iterator

from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import nexis
from sayso.read._article import Page, articles
from sayso.read._blocks import blocks_of
from sayso.read._decode import decode
from sayso.read._front import front
from sayso.read.intake import Intake

ENTRY = True
SUFFIXES = (".txt", ".text", ".md", ".markdown")


def read(intake: Intake) -> Iterator[Document | Failure]:
    """Yield the articles of a text file; offsets are exact for every character of title and paragraphs."""
    decoded = decode(intake.data, intake.path)
    yield from plain(decoded.text, intake, decoded.warnings)


def plain(text: str, intake: Intake, warnings: tuple[str, ...] = ()) -> Iterator[Document | Failure]:
    """Yield the articles of characters, whatever they were taken from; offsets map to `text`."""
    if nexis.is_export(text):
        yield from nexis.read(text, intake, warnings)
    else:
        begin, facts, record = front(text)
        blocks = [*blocks_of(text[begin:], origin=begin), *record]
        yield from articles(Page(blocks, facts, warnings, whole=bool(record)), intake)
