"""Who says it, as a list shows it: the author by name, or by the title that stands above."""

from collections.abc import Iterator
from textwrap import shorten

from sayso.cli._listing import cut
from sayso.export.text import clean, wrapped
from sayso.measure.who_says import BY_THE_AUTHOR, Saying
from sayso.store.view import Entry, View

_TITLE = 40  # characters of a title: enough to know it again, and half a line


class Voices:
    """The documents' authors, by id."""

    def __init__(self, view: View) -> None:
        """Read the list of documents."""
        self._view = view
        self._entries = {entry.id: entry for entry in view.documents()}

    def chain(self, row: Saying) -> str:
        """Return the chain of a saying, innermost first, its author by name or title."""
        author = self._author(self._entries[row.document])
        return clean(" < ".join(author if name == BY_THE_AUTHOR else name for name in row.chain))

    def lines(self, row: Saying, *, width: int, chain: bool = False) -> Iterator[str]:
        """Yield a saying in one line or two: id, stance, what, who to whom, when; with `chain` also who says so."""
        more = f" +{len(row.ids) - 1}" if len(row.ids) > 1 else ""
        sides = " -> ".join(filter(None, (", ".join(row.actors) or "?", ", ".join(row.recipients))))
        head = f"  {self._view.short(row.ids[0]) + more:<11}  "
        told = f"{row.position:<11}  {row.factuality:<3}  "
        rest = f"{row.when or 'undated':<12}  {self.chain(row)}" if chain else f"{row.event:<11}  {clean(sides)}"
        tail = "" if chain else f"  {row.when or 'undated'}"
        yield from cut(
            wrapped(rest + tail, width=width, indent=" " * len(head + told), first=head + told), 2, width=width
        )

    def _author(self, entry: Entry) -> str:
        if entry.author != BY_THE_AUTHOR or not entry.title:
            return entry.author
        return f'{BY_THE_AUTHOR} of "{shorten(entry.title, _TITLE, placeholder=" …")}"'
