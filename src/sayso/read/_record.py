"""One record of a table or of JSON lines -> its documents."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sayso.model.document import Document, Provenance
from sayso.model.event import Failure
from sayso.read import _article, _dates
from sayso.read._blocks import Block, blocks_of
from sayso.read._decode import mend
from sayso.read._metadata import Fact
from sayso.read.intake import Intake

FIELDS = ("id", "text", "title", "date", "outlet", "byline", "url")


def documents(
    fields: Mapping[str, str], intake: Intake, place: str, *, warnings: tuple[str, ...], source: tuple[str, int]
) -> Iterator[Document | Failure]:
    """Yield the documents of one record; `source` is the record as it stands in the input, and its place there."""
    text = mend(fields["text"])
    facts, wrong = _facts(fields)
    blocks = [_placed(block, source) for block in blocks_of(text.text)]
    page = _article.Page(blocks, facts, (*warnings, *text.warnings, *wrong), place)
    for item in _article.articles(page, intake):
        name = fields.get("id")
        if isinstance(item, Document) and name:
            item = replace(item, provenance=(*item.provenance, Provenance("id", "record", mend(name).text)))
        yield item


def _facts(fields: Mapping[str, str]) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    """Return what the record says about its text, and a warning where its date cannot be read."""
    facts, wrong = [], []
    for name in ("title", "outlet", "byline", "url", "date"):
        value = re.sub(r"\s+", " ", mend(fields.get(name) or "").text).strip()
        if not value:
            continue
        if name == "date":
            period = _dates.iso(value)
            if period is None:
                wrong.append(f"the record's date {value!r} cannot be read; write YYYY-MM-DD")
                continue
            facts.append(Fact(name, period.edtf, "record", value))
        else:
            facts.append(Fact(name, re.sub(r"(?i)^by\s+", "", value) if name == "byline" else value, "record", value))
    return tuple(facts), tuple(wrong)


def _placed(block: Block, source: tuple[str, int]) -> Block:
    """Return the block with the place of its characters in the input, or with none where they are escaped there."""
    at = source[0].find(block.text)
    return replace(block, runs=((0, source[1] + at, len(block.text)),) if at >= 0 else ())
