"""Compare what lineage says of made groups with what was made."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from benchmarks._lineage_cases import Group, Made
from benchmarks._lineage_texts import Unit
from sayso.link.lineage import Index
from sayso.model.document import Span
from sayso.model.lineage import Alert, Edge

_SURE = 8  # words in common from which a pair must be found; a pair with fewer counts neither way


@dataclass
class Tally:
    """Hits, false finds and misses by name, and what they were."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)

    def f1(self, *names: str) -> float:
        """Return F1 over these names, 0.0 to 1.0."""
        hits = sum(self.right[n] for n in names)
        total = 2 * hits + sum(self.wrong[n] + self.missed[n] for n in names)
        return 2 * hits / total if total else 1.0

    def share(self, name: str) -> float:
        """Return right answers over all answers, 0.0 to 1.0."""
        total = self.right[name] + self.wrong[name]
        return self.right[name] / total if total else 1.0


@dataclass(frozen=True)
class Found:
    """What an index says, by the two documents that it says it of."""

    edges: Mapping[frozenset[str], Edge]
    alerts: Mapping[frozenset[str], Sequence[Alert]]


def score(groups: list[Group], index: Index, rng: random.Random, tally: Tally) -> None:
    """Count into `tally` what an index says of groups, and any tie between two groups as a false one."""
    alerts: dict[frozenset[str], list[Alert]] = {}
    for alert in index.alerts():
        alerts.setdefault(frozenset((alert.earlier, alert.later)), []).append(alert)
    found = Found({frozenset((e.child, e.parent)): e for e in index.edges()}, alerts)
    inside = set()
    for group in groups:
        tally.right["documents"] += len(group.documents)
        for pair in combinations(group.documents, 2):
            inside.add(frozenset(d.key for d in pair))
            _pair(group, pair, found, tally)
        _origins(group, index, tally)
        _passages(group, index, rng, tally)
    tally.right["groups"] += len(groups)
    for key in sorted(found.edges.keys() - inside, key=sorted):
        tally.wrong["pairs"] += 1
        tally.shown.append(f"pair across groups: {found.edges[key]}")


def _pair(group: Group, pair: tuple[Made, Made], found: Found, tally: Tally) -> None:
    a, b = pair
    key = frozenset((a.key, b.key))
    edge = found.edges.get(key)
    ours = {u.source: u for u in a.units}
    common = [(ours[u.source], u) for u in b.units if u.source in ours]
    words = sum(len(x.text.split()) for x, _ in common)
    if words >= _SURE:
        (tally.right if edge else tally.missed)["pairs"] += 1
        (tally.right if edge else tally.missed)[f"pairs, {a.kind if b.kind == 'original' else b.kind}"] += 1
        if not edge:
            tally.shown.append(f"no pair: {a.kind} {b.kind} {common[0][0].text!r} / {common[0][1].text!r}")
    elif edge and not common:
        tally.wrong["pairs"] += 1
        tally.shown.append(f"false pair: {a.kind} {b.kind} {edge}")
    line = _line(group, a, b)
    if edge and line:
        _direction(edge, line, tally)
    _alerts(pair, common, found.alerts.get(key, ()), line=line is not None, tally=tally)


def _line(group: Group, a: Made, b: Made) -> tuple[Made, Made] | None:
    """(ancestor, descendant), None for two that are neither."""
    by_key = {d.key: d for d in group.documents}
    for low, high in ((a, b), (b, a)):
        at = low
        while at.parent:
            at = by_key[at.parent]
            if at.key == high.key:
                return high, low
    return None


def _evidence(parent: Made, child: Made) -> bool:
    """True where the pair itself shows the direction: by a credit, or by dates that no credit to another overrides."""
    if child.credit == parent.outlet:
        return True
    if child.kind in ("rider", "quotation") or not parent.date or not child.date:
        return False
    return parent.date < child.date


def _direction(edge: Edge, line: tuple[Made, Made], tally: Tally) -> None:
    parent, child = line
    evidence = _evidence(parent, child)
    name = "direction, with evidence" if evidence else "direction, without"
    good = edge.parent == parent.key if edge.directed else not evidence
    (tally.right if good else tally.wrong)[name] += 1
    if not good:
        tally.shown.append(
            f"{name}: {parent.kind} {parent.date}, {child.kind} {child.date} {child.credit!r}: {edge.direction}"
        )


def _alerts(
    pair: tuple[Made, Made], common: list[tuple[Unit, Unit]], found: Sequence[Alert], *, line: bool, tally: Tally
) -> None:
    """Compare alerts by kind and sentence; between siblings a difference that is there may be told or not."""
    wanted = {(kind, x.source): (x, y) for x, y in common for kind, _ in set(x.versions) ^ set(y.versions)}
    told: dict[tuple[str, str], Alert] = {}
    for alert in found:
        later = next(d for d in pair if d.key == alert.later)
        told[alert.kind, _source(later, alert.after.span)] = alert
    for kind, source in sorted(wanted.keys() | told.keys()):
        hit, due = (kind, source) in told, (kind, source) in wanted
        if due and not line:
            continue
        if hit and not due and any(s == source for _, s in wanted):
            continue  # another alteration of the same sentence was asked for
        (tally.right if hit and due else tally.wrong if hit else tally.missed)[kind] += 1
        if hit != due:
            shown = told.get((kind, source)) or [u.text for u in wanted[kind, source]]
            tally.shown.append(f"{'false' if hit else 'missed'} {kind}: {shown}")


def _source(made: Made, span: Span) -> str:
    """The sentence of the generator that a span holds most of."""
    return max(made.places().items(), key=lambda p: min(p[1].end, span.end) - max(p[1].start, span.start))[0]


def _origins(group: Group, index: Index, tally: Tally) -> None:
    """Ask for the origins of all documents of a group."""
    number = index.origins([d.key for d in group.documents]).number
    (tally.right if number == group.origins else tally.wrong)["origins of the documents"] += 1
    if number != group.origins:
        tally.shown.append(
            f"origins: {number} for {group.origins}: {[(d.kind, len(d.units)) for d in group.documents]}"
        )


def _passages(group: Group, index: Index, rng: random.Random, tally: Tally) -> None:
    """Ask for the origins of a sentence that several documents have, together with one that only one of them has."""
    holders: dict[str, list[Made]] = {}
    for made in group.documents:
        for unit in made.units:
            if len(unit.text.split()) >= _SURE:
                holders.setdefault(unit.source, []).append(made)
    many = sorted(source for source, owners in holders.items() if len(owners) > 1)
    if not many:
        return
    source = rng.choice(many)
    items = [(made.key, made.places()[source]) for made in holders[source]]
    own = [(d, s) for s, (d, *others) in holders.items() if not others and d.kind in ("independent", "quotation")]
    if own:
        made, single = rng.choice(own)
        items.append((made.key, made.places()[single]))
    got, wanted = index.origins(items), 1 + bool(own)
    (tally.right if got.number == wanted else tally.wrong)["origins of a sentence"] += 1
    if got.number != wanted:
        tally.shown.append(
            f"origins of a sentence: {got.number} for {wanted}: {[d.kind for d in holders[source]]} {got}"
        )
