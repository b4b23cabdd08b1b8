"""Who copied whom: an index that documents are added to one by one, and that counts independent origins.

index = Index(load("en", "lineage"))
found = index.add(document)          edges to earlier documents, and alerts
index.origins(["a", "b"]).number     how many independent origins two documents have
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sayso.link._alerts import same_print
from sayso.link._groups import Groups, Item
from sayso.link._lexicon import lexicon
from sayso.link._origins import Archive, count
from sayso.link._pair import Tie, relate
from sayso.link._shingles import Postings, sketch
from sayso.link._words import Profile, profile
from sayso.model.document import Document
from sayso.model.lineage import Alert, Edge, Lineage, Origins

__all__ = ["Index"]

_NEAREST = (
    12  # earlier documents that a new one is compared with, most shared shingles first: bounds the cost of adding
)


class Index:
    """The lineage of the documents added so far.

    Adding costs what the document is long, not what the index holds: each lookup is bounded. Order does not matter
    for what belongs together, as long as no sentence has more versions than the bounds in `_shingles` keep.
    """

    def __init__(self, words: Mapping[str, Any]) -> None:
        """Start empty. `words` is what languages/<code>/lineage.yml holds; LanguageError where it has another shape."""
        self._lexicon = lexicon(words)
        self._profiles: dict[str, Profile] = {}
        self._order: list[str] = []
        self._postings = Postings()
        self._ties: dict[str, list[Tie]] = {}
        self._groups = Groups()
        self._pages: dict[str, str] = {}

    def __len__(self) -> int:
        """The number of documents."""
        return len(self._order)

    def __contains__(self, document: object) -> bool:
        """True for the id of a document that was added."""
        return document in self._profiles

    def add(self, document: Document) -> Lineage:
        """Return the edges and alerts that a document brings; nothing where it was added before (by id)."""
        if document.id in self._profiles:
            return Lineage()
        new = profile(document, self._lexicon, borrowed=self._shares_page(document))
        sketches = [sketch(stems, self._lexicon.common) for stems in new.stems]
        ties = [tie for other, near in self._nearest(sketches) if (tie := relate(new, other, near, self._lexicon))]
        self._keep(new, sketches, ties)
        return self._lineage(ties)

    def edges(self) -> tuple[Edge, ...]:
        """Return every edge, by child and parent."""
        return self._lineage(self._all()).edges

    def alerts(self) -> tuple[Alert, ...]:
        """Return every alert, by the later and the earlier document."""
        return self._lineage(self._all()).alerts

    def ties(self, document: str) -> tuple[Edge, ...]:
        """Return the edges of one document, as child or parent; () for one that is not known."""
        return self._lineage(self._ties.get(document, [])).edges

    def components(self) -> tuple[tuple[str, ...], ...]:
        """Return the ids of the documents that have a common origin, together; each sorted, all sorted."""
        found: dict[str, list[str]] = {}
        for document in sorted(self._profiles):
            found.setdefault(self._groups.find(document), []).append(document)
        return tuple(sorted(map(tuple, found.values())))

    def origins(self, items: Iterable[Item]) -> Origins:
        """Return the independent origins of documents (ids) or of passages (pairs of an id and a Span), with reasons.

        A passage is counted by its sentence: copied from a text that is known, it counts as that text; a quotation
        that several print counts as one voice. An id that was not added counts as an origin of its own.
        """
        return count(Archive(self._profiles, self._ties, self._groups, self._lexicon), items)

    def _shares_page(self, document: Document) -> bool:
        """True where another article of the same page was added before and has the same day."""
        day = document.date.edtf if document.date else ""
        own = any(p.field == "date" and p.method in ("record", "stated") for p in document.provenance)
        if document.path in self._pages:
            return bool(day) and not own and self._pages[document.path] == day
        self._pages[document.path] = day
        return False

    def _nearest(self, sketches: list[tuple[int, ...]]) -> Iterator[tuple[Profile, list[tuple[int, int]]]]:
        """Yield the documents that share shingles, with the pairs of sentences that do, the nearest first."""
        near: dict[int, list[tuple[int, int]]] = {}
        for here, hashes in enumerate(sketches):
            for number, there in self._postings.near(hashes):
                near.setdefault(number, []).append((here, there))
        for number in sorted(near, key=lambda n: (-len(near[n]), n))[:_NEAREST]:
            yield self._profiles[self._order[number]], near[number]

    def _keep(self, new: Profile, sketches: list[tuple[int, ...]], ties: list[Tie]) -> None:
        number = len(self._order)
        self._order.append(new.document.id)
        self._profiles[new.document.id] = new
        for index, hashes in enumerate(sketches):
            if hashes:
                self._postings.add((number, index), new.stems[index], hashes)
        for tie in ties:
            for end in (tie.edge.child, tie.edge.parent):
                self._ties.setdefault(end, []).append(tie)
            if tie.common:
                self._groups.join(tie.edge.child, tie.edge.parent)

    def _all(self) -> list[Tie]:
        return [tie for document in self._order for tie in self._ties.get(document, []) if tie.edge.child == document]

    def _lineage(self, ties: list[Tie]) -> Lineage:
        ordered = sorted(ties, key=lambda tie: (tie.edge.child, tie.edge.parent))
        alerts = (alert for tie in ordered for alert in tie.alerts if not self._older(alert))
        return Lineage(tuple(tie.edge for tie in ordered), tuple(alerts))

    def _older(self, alert: Alert) -> bool:
        """True where the later wording is that of the earlier document's own parent, which the earlier one changed."""
        edges = (tie.edge for tie in self._ties.get(alert.earlier, ()))
        parents = (edge for edge in edges if edge.child == alert.earlier and edge.directed)
        return any(
            alert.before.span == here
            and same_print(there.of(self._profiles[edge.parent].document.text), alert.after.text)
            for edge in parents
            for here, there in edge.aligned
        )
