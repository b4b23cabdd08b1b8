"""Score lineage on texts with a known one, and time it on ten thousand documents.

    python -m benchmarks.lineage [--shared DIR] [--half test|development] [--misses N] [--no-speed]

Groups are built from Wikinews articles of 2019 and 2020 (CC BY 2.5) with fixed seeds: copies that are retitled, cut,
re-ordered, credited or not, with altered quotations, with reports turned into quotations, with hedges dropped. Half of
the articles, by a hash of their address, is for development; the figures that are published are of the other half.
"""

import random
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations

from benchmarks._lineage_cases import Group, Made, Maker
from benchmarks._lineage_texts import Article, articles, half
from benchmarks._shared import need, parser
from sayso.languages.load import load
from sayso.link.lineage import Index
from sayso.model.document import Document, Span
from sayso.model.lineage import Alert, Edge

_ROUNDS = 4
_SURE = 8  # words in common from which a pair must be found; a pair with fewer counts neither way
FLOORS = {"pairs": 0.95, "direction": 0.90, "origins": 0.90, "alerts": 0.85}


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


def main() -> int:
    """Print the figures; exit code 1 where a floor is missed."""
    options = parser(__doc__ or "")
    options.add_argument("--half", choices=("test", "development"), default="test")
    options.add_argument("--misses", type=int, default=0, help="print so many errors")
    options.add_argument("--no-speed", action="store_true", help="leave out the ten thousand documents")
    args = options.parse_args()
    path = need(args.shared / "data" / "wikinews" / "wikinews_2019_2020.jsonl.gz", "the English Wikinews, CC BY 2.5")
    chosen = [a for a in articles(path) if half(a) == args.half]
    tally = Tally()
    for number in range(_ROUNDS):
        _round(chosen, f"{args.half} {number}", tally)
    scores = _print(args.half, tally)
    print(*tally.shown[: args.misses], sep="\n")
    if not args.no_speed:
        _speed(chosen)
    short = [f"{name} {scores[name]:.3f} < {floor}" for name, floor in FLOORS.items() if scores[name] < floor]
    print("floors:", "; ".join(short) or "held")
    return bool(short)


def _round(chosen: list[Article], seed: str, tally: Tally) -> None:
    """Build one set of groups, add its documents in a mixed order to one index, and score it."""
    rng = random.Random(seed)
    mixed = rng.sample(chosen, len(chosen))
    donors, bases = mixed[: len(mixed) * 2 // 5], mixed[len(mixed) * 2 // 5 :]
    prose = [unit for article in donors[:12] for unit in article.units]
    donors = donors[12:]
    groups = [Maker(article, donors, prose, f"{seed} {article.name}").make() for article in bases if len(donors) > 2]
    index = Index(load("en", "lineage"))
    made = [d for group in groups for d in group.documents]
    rng.shuffle(made)
    for document in sorted(made, key=lambda d: bool(d.path) and d.kind == "rider"):  # a page is read from its top
        index.add(document.document())
    edges = {frozenset((e.child, e.parent)): e for e in index.edges()}
    alerts: dict[frozenset[str], list[Alert]] = {}
    for alert in index.alerts():
        alerts.setdefault(frozenset((alert.earlier, alert.later)), []).append(alert)
    tally.right["groups"] += len(groups)
    tally.right["documents"] += len(made)
    inside = set()
    for group in groups:
        for pair in combinations(group.documents, 2):
            inside.add(frozenset(d.key for d in pair))
            _pair(group, pair, edges, alerts, tally)
        _origins(group, index, rng, tally)
    for key in sorted(edges.keys() - inside, key=sorted):
        tally.wrong["pairs"] += 1
        tally.shown.append(f"pair across groups: {edges[key]}")


def _pair(group: Group, pair: tuple[Made, Made], edges: dict[frozenset[str], Edge], alerts: dict[frozenset[str], list[Alert]], tally: Tally) -> None:
    a, b = pair
    key = frozenset((a.key, b.key))
    edge = edges.get(key)
    ours = {u.source: u for u in a.units}
    common = [(ours[u.source], u) for u in b.units if u.source in ours]
    words = sum(len(x.text.split()) for x, _ in common)
    if words >= _SURE:
        (tally.right if edge else tally.missed)["pairs"] += 1
        (tally.right if edge else tally.missed)[f"pairs, {a.kind if b.kind == 'original' else b.kind}"] += 1
        if not edge:
            tally.shown.append(f"no pair: {a.kind} {b.kind} {words} words {common[0][0].text!r} / {common[0][1].text!r}")
    elif edge and not common:
        tally.wrong["pairs"] += 1
        tally.shown.append(f"false pair: {a.kind} {b.kind} {edge.kind} {edge.because} {[ (p.of(a.document().text if edge.child==a.key else b.document().text), q.of(b.document().text if edge.child==a.key else a.document().text)) for p,q in edge.aligned]}")
    line = _line(group, a, b)
    if edge and line:
        _direction(edge, line, tally)
    if edge:
        _alerts(pair, common, alerts.get(key, []), line is not None, tally)


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
    name = "direction" if evidence else "direction, nothing to go by"
    good = edge.directed and edge.parent == parent.key if evidence else not edge.directed or edge.parent == parent.key
    (tally.right if good else tally.wrong)[name] += 1
    if not good:
        tally.shown.append(f"{name}: {parent.kind} {parent.date} -> {child.kind} {child.date} {child.cue!r} {child.cites} {child.aside!r}: {edge.directed} {edge.direction}")


def _alerts(pair: tuple[Made, Made], common: list[tuple[object, object]], found: list[Alert], line: bool, tally: Tally) -> None:
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
            shown = told[kind, source] if hit else [u.text for u in wanted[kind, source]]
            tally.shown.append(f"{'false' if hit else 'missed'} {kind}: {shown}")


def _source(made: Made, span: Span) -> str:
    """The sentence of the generator that a span holds most of."""
    return max(made.places().items(), key=lambda p: min(p[1].end, span.end) - max(p[1].start, span.start))[0]


def _origins(group: Group, index: Index, rng: random.Random, tally: Tally) -> None:
    """Ask for the origins of all documents, and of a sentence that several have together with one that only one has."""
    number = index.origins([d.key for d in group.documents]).number
    (tally.right if number == group.origins else tally.wrong)["origins"] += 1
    if number != group.origins:
        tally.shown.append(f"origins: {number} for {group.origins}: {[(d.kind, len(d.units)) for d in group.documents]}")
    holders: dict[str, list[Made]] = {}
    for d in group.documents:
        for unit in d.units:
            if len(unit.text.split()) >= _SURE:
                holders.setdefault(unit.source, []).append(d)
    many = sorted(s for s, owners in holders.items() if len(owners) > 1)
    own = [(d, u) for d in group.documents if d.kind in ("independent", "quotation") for u in d.units if len(holders.get(u.source, ())) == 1]
    if not many:
        return
    source = rng.choice(many)
    items = [(d.key, d.places()[source]) for d in holders[source]]
    wanted = 1
    if own:
        d, unit = rng.choice(own)
        items.append((d.key, d.places()[unit.source]))
        wanted = 2
    got = index.origins(items)
    (tally.right if got.number == wanted else tally.wrong)["origins of a sentence"] += 1
    if got.number != wanted:
        tally.shown.append(f"origins of a sentence: {got.number} for {wanted}: {[d.kind for d in holders[source]]} {got}")


def _print(name: str, tally: Tally) -> dict[str, float]:
    kinds = ("mutated quotation", "paraphrase turned quotation", "modality drift")
    scores = {"pairs": tally.f1("pairs"), "direction": tally.share("direction"), "origins": tally.share("origins"), "alerts": tally.f1(*kinds)}
    print(f"lineage, {name} half: {tally.right['groups']} groups, {tally.right['documents']} documents")
    print(f"  pairs                        F1 {scores['pairs']:.3f}   right {tally.right['pairs']} false {tally.wrong['pairs']} missed {tally.missed['pairs']}")
    for key in sorted(k for k in tally.right | tally.missed if k.startswith("pairs, ")):
        print(f"    {key[7:]:<27}found {tally.right[key]} of {tally.right[key] + tally.missed[key]}")
    print(f"  direction, with evidence     right {scores['direction']:.3f} of {tally.right['direction'] + tally.wrong['direction']}")
    nothing = "direction, nothing to go by"
    print(f"  {nothing}  left open or right {tally.share(nothing):.3f} of {tally.right[nothing] + tally.wrong[nothing]}")
    print(f"  origins of the documents     exact {scores['origins']:.3f} of {tally.right['origins'] + tally.wrong['origins']} groups")
    one = "origins of a sentence"
    print(f"  {one}        exact {tally.share(one):.3f} of {tally.right[one] + tally.wrong[one]}")
    print(f"  alerts                       F1 {scores['alerts']:.3f}")
    for kind in kinds:
        print(f"    {kind:<27}F1 {tally.f1(kind):.3f}   right {tally.right[kind]} false {tally.wrong[kind]} missed {tally.missed[kind]}")
    return scores


def _speed(chosen: list[Article]) -> None:
    """Add ten thousand documents, three in ten of them copies, and print seconds and memory."""
    import resource

    rng = random.Random("ten thousand")
    documents = list(_many(chosen, 10_000, rng))
    index = Index(load("en", "lineage"))
    marks, clock, start = [], time.perf_counter(), time.process_time()
    for number, document in enumerate(documents, 1):
        index.add(document)
        if number % 2000 == 0:
            marks.append(time.process_time() - start)
    clock = time.perf_counter() - clock
    each = [(b - a) / 2 for a, b in zip([0.0, *marks], marks, strict=False)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    size = sum(len(d.text.split()) for d in documents) / len(documents)
    print(f"speed: {len(documents)} documents of {size:.0f} words in {marks[-1]:.1f} s of one core ({clock:.0f} s by the clock)")
    print(f"  milliseconds a document, first to last fifth: {', '.join(f'{e:.2f}' for e in each)}")
    print(f"  {len(index.edges())} edges, {len(index.components())} origins, peak memory {peak:.0f} MB")


def _many(chosen: list[Article], count: int, rng: random.Random) -> list[Document]:
    """Documents of sentences whose longer words are drawn anew, as often as they are used; three in ten are copies."""
    pool = [u.text for a in chosen for u in a.units]
    words = [w for text in pool for w in re.findall(r"[^\W\d_]{4,}", text)]
    made: list[list[str]] = []
    for number in range(count):
        if number > 10 and rng.random() < 0.3:
            source = made[rng.randrange(len(made))]
            texts = [t for t in source if rng.random() < 0.8] or source
        else:
            texts = [_reworded(rng.choice(pool), words, rng) for _ in range(rng.randrange(12, 24))]
        made.append(texts)
    return [Document(f"{i:05d}", f"{i}.txt", " ".join(texts), outlet=f"Paper {i % 300}") for i, texts in enumerate(made)]


def _reworded(text: str, words: list[str], rng: random.Random) -> str:
    return re.sub(r"[^\W\d_]{4,}", lambda _: rng.choice(words), text)



if __name__ == "__main__":
    sys.exit(main())
