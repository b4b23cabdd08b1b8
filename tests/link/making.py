"""Short documents for the tests of lineage."""

from sayso.languages.load import load
from sayso.link.lineage import Index
from sayso.model.document import Aside, Document, Span
from sayso.model.period import Period


def document(
    key: str,
    text: str,
    *,
    outlet: str | None = None,
    date: str | None = None,
    byline: str | None = None,
    cites: str | None = None,
    aside: str = "",
    path: str = "",
) -> Document:
    """Return a document of this text."""
    asides = (Aside(aside, "cites"),) if aside else ()
    return Document(
        key,
        path or f"{key}.txt",
        text,
        outlet=outlet,
        byline=byline,
        cites=cites,
        asides=asides,
        date=Period.parse(date) if date else None,
    )


def index(*documents: Document) -> Index:
    """Return an index of these documents, added in this order."""
    made = Index(load("en", "lineage"))
    for each in documents:
        made.add(each)
    return made


def passage(made: Document, words: str) -> tuple[str, Span]:
    """Return the place of these words in a document."""
    start = made.text.index(words)
    return made.id, Span(start, start + len(words))
