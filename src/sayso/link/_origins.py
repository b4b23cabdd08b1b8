"""How many independent origins a set of documents or passages has, and why no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sayso.link._groups import Groups, Item
from sayso.link._lexicon import Lexicon
from sayso.link._names import house_name
from sayso.link._pair import Tie
from sayso.link._words import Profile
from sayso.model.document import Span
from sayso.model.lineage import Edge, Origin, Origins

Place = tuple[str, int]  # a document's id, and the number of a sentence


@dataclass(frozen=True, slots=True)
class Archive:
    """What counting needs of an index."""

    profiles: Mapping[str, Profile]
    ties: Mapping[str, list[Tie]]
    groups: Groups
    words: Lexicon


@dataclass(slots=True)
class _Count:
    """Items joined with what they come from. A node is "=id" for a whole document, '"id:n' for quoted words."""

    groups: Groups = field(default_factory=Groups)
    holders: dict[str, set[str]] = field(default_factory=dict)
    reasons: list[tuple[str, str]] = field(default_factory=list)

    def hold(self, node: str, document: str) -> None:
        self.holders.setdefault(node, set()).add(document)

    def note(self, node: str, why: str) -> None:
        self.reasons.append((node, why))

    def join(self, one: str, other: str, why: str) -> None:
        self.groups.join(one, other)
        self.note(one, why)


def count(archive: Archive, items: Iterable[Item]) -> Origins:
    """Return the origins of documents and passages; see `Index.origins`."""
    found = _Count()
    for item in sorted(set(items), key=lambda i: (i, -1, -1) if isinstance(i, str) else (i[0], i[1].start, i[1].end)):
        if isinstance(item, str):
            _document(archive, item, found)
        else:
            _passage(archive, *item, found)
    _one_hand(archive, found)
    return _origins(archive, found)


def _document(archive: Archive, document: str, found: _Count) -> None:
    """A document counts with everything that it has a common origin with."""
    found.hold(f"={document}", document)
    head = archive.groups.find(document)
    if head != document:
        edge = _best(archive, document)
        found.join(f"={document}", f"={head}", _told(edge) if edge else "")


def _passage(archive: Archive, document: str, span: Span, found: _Count) -> None:
    """A sentence counts as the text that it is copied from, as quoted words, or as its own document."""
    place = _place(archive, document, span)
    if place is None:
        found.hold(f"={document}", document)
        return
    cluster, edges = _cluster(archive, place)
    quoted = [edge for edge in edges if edge.kind == "quotation"]
    if quoted:
        least = min(cluster)
        found.hold(f'"{least[0]}:{least[1]}', document)
        found.note(f'"{least[0]}:{least[1]}', _told(quoted[0]))
        return
    children = {edge.child for edge in edges if edge.directed}
    owners = sorted({owner for owner, _ in cluster})
    roots = [owner for owner in owners if owner not in children] or owners[:1]  # a circle of credits has no first
    found.hold(f"={roots[0]}", document)
    for edge in edges:
        if document in (edge.child, edge.parent):
            found.note(f"={roots[0]}", _told(edge))
    for other in roots[1:]:
        found.join(f"={roots[0]}", f"={other}", f"{roots[0]} and {other} print the same sentence")


def _place(archive: Archive, document: str, span: Span) -> Place | None:
    """The sentence that holds most of a passage; None for an unknown document or a passage outside its text."""
    known = archive.profiles.get(document)
    shares = (
        [(min(s.end, span.end) - max(s.start, span.start), -i) for i, s in enumerate(known.sentences)] if known else []
    )
    best = max(shares, default=(0, 0))
    return (document, -best[1]) if best[0] > 0 else None


def _cluster(archive: Archive, place: Place) -> tuple[set[Place], list[Edge]]:
    """Every sentence that is a version of this one, at whatever remove, and the edges that say so."""
    seen, queue, edges = {place}, [place], {}
    while queue:
        document, number = queue.pop()
        for tie in archive.ties.get(document, ()):
            for other in tie.across(document, number):
                edges[tie.edge.child, tie.edge.parent] = tie.edge
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
    return seen, [edges[key] for key in sorted(edges)]


def _one_hand(archive: Archive, found: _Count) -> None:
    """Join what one author wrote, and what rests on one house that they name."""
    names: dict[str, list[tuple[str, str]]] = {}
    for node in sorted(found.holders):
        if node.startswith("=") and (known := archive.profiles.get(node[1:])):
            for author in sorted(known.authors):
                names.setdefault(f"by {author}", []).append((node, f"is by {author}"))
            if known.document.cites:
                names.setdefault(house_name(known.document.cites, archive.words), []).append(
                    (node, f"cites {known.document.cites}")
                )
    for node in sorted(found.holders):
        known = archive.profiles.get(node[1:])
        house = known.house if known and node.startswith("=") else ""
        if house in names and known:
            names[house].append((node, f"is from {known.document.outlet}"))
    for label in sorted(names):
        first = names[label][0]
        for node, how in names[label][1:]:
            if node != first[0]:
                found.join(first[0], node, f"{first[0][1:]} {first[1]}, {node[1:]} {how}")


def _origins(archive: Archive, found: _Count) -> Origins:
    groups: dict[str, set[str]] = {}
    for node, documents in found.holders.items():
        groups.setdefault(found.groups.find(node), set()).update(documents)
    reasons: dict[str, list[str]] = {}
    for node, why in found.reasons:
        reasons.setdefault(found.groups.find(node), []).append(why)
    return Origins(
        tuple(
            Origin(
                _root(archive, documents),
                tuple(sorted(documents)),
                tuple(dict.fromkeys(filter(None, reasons.get(head, [])))),
            )
            for head, documents in sorted(groups.items())
        )
    )


def _root(archive: Archive, documents: set[str]) -> str:
    """The document above all of these that nothing earlier is known for; the least where there are several."""
    seen, queue, roots = set(documents), sorted(documents), set()
    while queue:
        document = queue.pop()
        parents = {
            tie.edge.parent
            for tie in archive.ties.get(document, ())
            if tie.edge.child == document and tie.edge.directed and tie.common
        }
        if not parents:
            roots.add(document)
        queue.extend(sorted(parents - seen))
        seen |= parents
    return min(roots or documents)


def _best(archive: Archive, document: str) -> Edge | None:
    """The edge that says most about where a document comes from."""
    ties = [tie.edge for tie in archive.ties.get(document, ()) if tie.common]
    return min(ties, key=lambda e: (e.child != document, not e.directed, -e.score, e.parent, e.child), default=None)


def _told(edge: Edge) -> str:
    """An edge in words."""
    link = "of" if edge.kind != "cites" else "for"
    sure = "" if edge.directed else " (which came first is not known)"
    return f"{edge.child} {edge.kind} {link} {edge.parent}{sure}: {'; '.join(edge.because)}"
