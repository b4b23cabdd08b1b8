"""One record of a table or of JSON lines -> its documents."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sayso.model.document import Document, Provenance
from sayso.model.event import Failure
from sayso.read import _article, _dates, _source, _tree
from sayso.read._blocks import Block, blocks_of
from sayso.read._decode import mend
from sayso.read._metadata import Fact
from sayso.read._source import Source
from sayso.read.intake import Intake

_MARKUP = re.compile(r"<(?:p|br|div|h[1-6])\b[^>]*>", re.IGNORECASE)
FIELDS = ("id", "text", "title", "date", "outlet", "byline", "url")


def documents(
    fields: Mapping[str, str], intake: Intake, place: str, *, warnings: tuple[str, ...], source: Source, origin: int
) -> Iterator[Document | Failure]:
    """Yield the documents of one record; `source` is the record as it stands in the input, from `origin` on."""
    text = mend(fields["text"])
    facts, wrong = _facts(fields)
    blocks = [Block(f.value, field="title", role="heading") for f in facts if f.field == "title"]
    body = _tree.of_markup(text.text) if _MARKUP.search(text.text) else blocks_of(text.text)
    blocks = _source.placed([*blocks, *body], source, origin=origin)
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
        if name == "outlet" and re.match(r"https?://", value):
            facts += [] if fields.get("url") else [Fact("url", value, "record", value)]
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
