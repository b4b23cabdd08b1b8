"""MHTML (a page saved by a browser as one file) -> documents, with its address and the day on which it was saved."""

from collections.abc import Iterator
from dataclasses import replace
from email.utils import parsedate_to_datetime

from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import html
from sayso.read._article import captured, nothing
from sayso.read._metadata import Fact
from sayso.read.eml import header, message, payload
from sayso.read.intake import Intake

ENTRY = True
SUFFIXES = (".mhtml", ".mht")
_PAGES = ("text/html", "application/xhtml+xml")


def read(intake: Intake) -> Iterator[Document | Failure]:
    """Yield the articles of the page; offsets map to its source, which is the first page in the file."""
    found = message(intake.data, intake.path)
    page = next((part for part in found.walk() if part.get_content_type() in _PAGES), None)
    if page is None:
        yield nothing(intake.path)
        return
    url = header(found, "Snapshot-Content-Location") or str(page.get("Content-Location", "")).strip()
    known = (Fact("url", url, "record", url),) if url.startswith(("http://", "https://")) else ()
    source = replace(intake, data=payload(page))
    for item in html.saved(source, known=known, declared=page.get_content_charset()):
        yield captured(item, _moment(header(found, "Date")))


def _moment(sent: str) -> str:
    """Return the time at which the browser saved the page, ISO 8601; "" where it is not said."""
    try:
        return parsedate_to_datetime(sent).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
