"""What rests on what: the index of who copied whom, and how many independent origins a claim has."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.errors import ArchiveError
from sayso.model.actor import AUTHOR
from sayso.model.document import Span
from sayso.model.lineage import Alert, Edge, Origins
from sayso.model.statement import Role, Statement
from sayso.store.search import Query
from sayso.store.view import SHORTEST, View

if TYPE_CHECKING:
    from sayso.link.lineage import Index

_DRIFT = "modality drift"


def index(view: View, documents: Iterable[str]) -> "Index":
    """Return the lineage of documents, by their ids."""
    from sayso.languages.load import load
    from sayso.link.lineage import Index

    found = Index(load("en", "lineage"))
    for document in sorted(set(documents)):
        found.add(view.document(document))
    return found


@dataclass(frozen=True, slots=True)
class Answer:
    """What a claim rests on.

    statements      what was found, in reading order; documents are the ids of the pages that hold them
    denials         those of them that deny it or say that it did not happen: they count in no origin
    origins         the independent origins of the others
    confirmations   of the act that is confirmed best: origins beyond the first that assert it as a fact, share no page
                    with another and do not rest on a speaker who was counted
    alerts          where one of the pages does not say what its earlier text says
    raised          ids of the copies that are surer than their earlier text
    dates           pairs of statements that stand in one copied sentence and have times that exclude each other
    edges           the ties between the pages
    """

    statements: tuple[Statement, ...]
    documents: tuple[str, ...]
    denials: tuple[Statement, ...]
    origins: Origins
    confirmations: int
    alerts: tuple[Alert, ...]
    raised: tuple[str, ...]
    dates: tuple[tuple[Statement, Statement], ...]
    edges: tuple[Edge, ...]


def answer(view: View, known: "Index", asked: str) -> Answer:
    """Return what rests on what for an id or words; ArchiveError where an id means several things."""
    kind, full = _meant(view, asked)
    everything = tuple(view.statements())
    if kind == "document":
        own = [s for s in everything if s.document == full]
        near = _copied(known, everything, own)
        group = next(g for g in known.components() if full in g)
        ties = [d for e in known.ties(full) for d in (e.child, e.parent)]
        found = [s for s in everything if s.document == full or s.id in near or any(_same(s, o) for o in own)]
        return _answer(known, found, (*group, *ties, full), whole=True)
    if kind == "statement":
        claim = view.statement(full)
        near = _copied(known, everything, [claim])
        found = [s for s in everything if s.id == full or s.id in near or _same(s, claim)]
        return _answer(known, found or [claim], ())
    return _answer(known, list(view.statements(Query(words=asked))), ())


def told(found: Answer, many: Callable[[int, str], str]) -> str:
    """Return an answer in one line; `many` counts things."""
    parts = [many(len(found.documents), "page"), many(found.origins.number, "origin")]
    line = ", ".join([*parts, many(found.confirmations, "independent confirmation")])
    if found.denials:
        line += f"; {many(len({s.document for s in found.denials}), 'page')} with a denial"
    if found.raised:
        line += f"; {many(len(found.raised), 'copy').replace('copys', 'copies')} "
        line += "raises the certainty" if len(found.raised) == 1 else "raise the certainty"
    return line + (f"; {many(len(found.dates), 'date conflict')}" if found.dates else "")


def _meant(view: View, asked: str) -> tuple[str, str]:
    """Words that look like the start of an id ("decade") are words where no id begins so and a sentence has them."""
    start = asked.strip().lower()
    if len(start) < SHORTEST or set(start) - set("0123456789abcdef"):
        return "words", asked
    try:
        return view.resolve_prefix(start)
    except ArchiveError:
        if view.count(Query(words=asked)):
            return "words", asked
        raise


def _answer(known: "Index", found: Sequence[Statement], pages: Iterable[str], *, whole: bool = False) -> Answer:
    """With `whole`, pages count as wholes: a page with one copied and one own sentence is no origin twice."""
    denials = tuple(s for s in found if s.position == "denies" or s.factuality.endswith("-"))
    denying = {s.id for s in denials}
    others = [s for s in found if s.id not in denying]
    documents = tuple(sorted({*pages, *(s.document for s in found)}))
    items = {*pages, *(s.document for s in others)} if whole else _passages(others)
    edges = tuple(e for e in known.edges() if e.child in documents and e.parent in documents)
    alerts = tuple(a for a in known.alerts() if a.earlier in documents and a.later in documents)
    if not whole:
        alerts = tuple(a for a in alerts if _touches(a, found))
    directed = {(e.child, e.parent) for e in edges if e.directed}
    raised = {a.later for a in alerts if a.kind == _DRIFT and a.because.startswith("rises")
              and (a.later, a.earlier) in directed}  # fmt: skip
    return Answer(
        tuple(found), documents, denials, known.origins(items),
        max((_confirmations(known, group, whole=whole) for group in _claims(others)), default=0),
        alerts, tuple(sorted(raised)), tuple(_dates(edges, found)), edges,
    )  # fmt: skip


def _passages(statements: Iterable[Statement]) -> set[tuple[str, Span]]:
    return {(s.document, s.sentence.span) for s in statements}


def _claims(statements: Iterable[Statement]) -> Iterator[list[Statement]]:
    """Yield what asserts one act as a fact, act by act and time by time: other acts confirm nothing."""
    acts: dict[tuple[object, ...], list[Statement]] = {}
    for s in statements:
        if s.position == "asserts" and s.factuality == "CT+" and (act := _act(s)):
            acts.setdefault((s.status, *act), []).append(s)  # what is planned does not confirm what was done
    for group in acts.values():
        for one in {s.when.period: s for s in group}.values():
            yield [s for s in group if not _apart(one, s)]


def _confirmations(known: "Index", claims: Sequence[Statement], *, whole: bool) -> int:
    """Count origins beyond the first while their pages, and the speakers whom they rest on, are new."""
    seen: set[str] = set()
    count = 0
    found = known.origins({s.document for s in claims} if whole else _passages(claims))
    for origin in sorted(found.origins, key=lambda o: (len(o.documents), o.id)):
        voices = {_voice(s) for s in claims if s.document in origin.documents}
        if not seen.intersection(origin.documents) and voices - seen:
            count += 1
        seen.update(origin.documents, voices - {""})  # "" is the author, of each page another
    return max(0, count - 1)


def _voice(s: Statement) -> str:
    """The speaker by id, name or words; "" for the author."""
    actor = s.source.actor
    if actor == AUTHOR:
        return ""
    return f"voice {actor.id or actor.name or (s.source.words.text.casefold() if s.source.words else s.id)}"


def _touches(alert: Alert, statements: Iterable[Statement]) -> bool:
    ends = {alert.earlier: alert.before.span, alert.later: alert.after.span}
    return any(s.document in ends and s.sentence.span.overlaps(ends[s.document]) for s in statements)


def _copied(known: "Index", statements: Iterable[Statement], claims: Iterable[Statement]) -> set[str]:
    """The same types of event in sentences that are copies of the claims', at whatever remove: also retold ones."""
    pages: dict[str, list[Statement]] = {}
    for s in statements:
        pages.setdefault(s.document, []).append(s)
    return {
        s.id
        for claim in claims
        for document, span in _versions(known, (claim.document, claim.sentence.span))
        for s in pages.get(document, ())
        if s.event == claim.event and s.sentence.span.overlaps(span)
    }


def _versions(known: "Index", place: tuple[str, Span]) -> set[tuple[str, Span]]:
    """Every passage that is aligned with this one, and with those, and so on."""
    reached, queue = {place}, [place]
    while queue:
        document, span = queue.pop()
        for edge in known.ties(document):
            for here, there in edge.aligned:
                ends = ((edge.child, here), (edge.parent, there))
                one, other = ends if document == edge.child else ends[::-1]
                if one[1].overlaps(span) and other not in reached:
                    reached.add(other)
                    queue.append(other)
    return reached


def _same(one: Statement, other: Statement) -> bool:
    """True where two statements may tell one act: same type, same known sides, times that do not exclude each other."""
    return one.kind == other.kind and _act(one) == _act(other) is not None and not _apart(one, other)


def _act(s: Statement) -> tuple[object, ...] | None:
    sides = _sides(s.actors), _sides(s.recipients)
    return (s.event, *sides) if all(all(side) for side in sides) and s.actors else None


def _sides(roles: Iterable[Role]) -> tuple[str, ...]:
    return tuple(sorted(role.actor.id or role.actor.name or "" for role in roles))


def _apart(one: Statement, other: Statement) -> bool:
    a, b = one.when.period, other.when.period
    return a is not None and b is not None and not a.overlaps(b)


def _dates(edges: Iterable[Edge], found: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    for edge in edges:
        children = [s for s in found if s.document == edge.child]
        parents = [s for s in found if s.document == edge.parent]
        for here, there in edge.aligned:
            ours = [s for s in children if s.sentence.span.overlaps(here)]
            theirs = [s for s in parents if s.sentence.span.overlaps(there)]
            yield from ((b, a) for a in ours for b in theirs if _act(a) == _act(b) and _apart(a, b))
