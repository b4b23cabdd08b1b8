"""WARC (web archives, packed or not) -> the documents of the pages in them, with address and time of capture."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import _packed, html
from sayso.read._article import captured
from sayso.read._metadata import Fact
from sayso.read.intake import Intake, inner, read_inside

ENTRY = True
SUFFIXES = (".warc", ".warc.gz", ".arc", ".arc.gz")
MAX_RECORDS = 100_000  # records of one file; crawlers begin a new one at 1 GB, which has about so many
_PAGES = ("text/html", "application/xhtml+xml")
_OTHERS = {
    "application/pdf": ".pdf", "text/plain": ".txt", "application/rss+xml": ".rss", "application/atom+xml": ".atom",
}  # fmt: skip


def read(intake: Intake) -> Iterator[Document | Failure]:
    """Yield the documents of the records of pages, PDFs, texts and feeds, in order; each path is "x.warc!address"."""
    seen = 0
    for number, record in enumerate(_records(intake), 1):
        if isinstance(record, Failure):
            yield record
        elif number > MAX_RECORDS:
            yield Failure(intake.path, f"more than {MAX_RECORDS} records; the rest is not read", "split the file")
            break
        elif (found := _resource(record)) is not None:
            seen += 1
            yield from _documents(found, intake)
    if not seen:
        yield Failure(intake.path, "the archive holds no page", "give a WARC file with response records of pages")


def _records(intake: Intake) -> Iterator[Any]:
    """Yield the records; a Failure where the file breaks off."""
    import io
    import zlib
    from contextlib import redirect_stderr

    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    broken = (
        ArchiveLoadFailed, StatusAndHeadersParserException, zlib.error, EOFError, OSError, ValueError, TypeError,
        AttributeError, LookupError, AssertionError,
    )  # fmt: skip
    remedy = "fetch the file again; what stands before the break was read"
    records = iter(ArchiveIterator(io.BytesIO(intake.data)))
    for count in itertools.count(1):
        remarks = io.StringIO()  # the library prints what it thinks of a file
        try:
            with redirect_stderr(remarks):
                record = next(records, None)
                found = _Record(record) if record and record.rec_type in ("response", "resource") else None
        except broken as error:
            reason = " ".join(f"the archive breaks off: {type(error).__name__}: {error}".split())[:200]
            yield Failure(intake.path, reason, remedy, place=f"record {count}")
            return
        if record is None:
            return
        if found:
            yield found


class _Record:
    """What is needed of a record, read from its stream before the next one is looked for."""

    def __init__(self, record: Any) -> None:
        http = record.http_headers
        kind: str = (http or record.rec_headers).get_header("Content-Type") or ""
        self.kind, _, rest = kind.partition(";")
        self.charset = rest.partition("charset=")[2].strip(" \"'") or None
        self.status = http.get_statuscode() if http else "200"
        self.url = record.rec_headers.get_header("WARC-Target-URI") or ""
        self.moment = record.rec_headers.get_header("WARC-Date") or ""
        wanted = self.kind.strip().lower() in (*_PAGES, *_OTHERS)
        self.data: bytes = record.content_stream().read(_packed.MAX_MEMBER + 1) if wanted else b""


def _resource(record: _Record) -> _Record | None:
    """Return a record of something that is read, None for pictures, redirections and errors."""
    record.kind = record.kind.strip().lower()
    return record if record.status == "200" and record.kind in (*_PAGES, *_OTHERS) else None


def _documents(found: _Record, intake: Intake) -> Iterator[Document | Failure]:
    url = found.url.strip("<>")
    source = inner(intake, url, found.data)
    if len(found.data) > _packed.MAX_MEMBER:
        yield Failure(source.path, f"more than {_packed.MAX_MEMBER} bytes unpacked", "give the page by itself")
        return
    if found.kind in _PAGES:
        known = (Fact("url", url, "record", url),) if url else ()
        items = html.saved(source, known=known, declared=found.charset) if found.data.strip() else iter(())
    else:
        suffix = _OTHERS[found.kind]
        items = read_inside(source if url.lower().endswith(suffix) else replace(source, path=source.path + suffix))
    for item in items:
        yield captured(item, found.moment)
