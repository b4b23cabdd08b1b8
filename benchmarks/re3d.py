"""Related pairs of re3d (defence and diplomacy texts on Syria and Iraq): which of them the coder puts in one statement.

python -m benchmarks.re3d [--shared DIR] [--misses N]

RELATIONS says which types of relation are ties or events of ours; the others (CoLocated, Apart, HasAttrOf, IsSynonymOf)
are places, counts and names. Judged are pairs of actors: both arguments organisations, persons or nationalities. A pair
is found where the heads of both are parties of one statement (either way round), and found as such where its type is
one that RELATIONS allows. Precision is judgeable only where the annotators related the two parties that a statement
joins as actor and recipient: the rest of a text may hold acts that re3d has no relation for.
"""

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks._shared import need, parser
from sayso.model.analysis import Analysis
from sayso.model.document import Span
from sayso.model.statement import Role, Statement
from sayso.pipeline import Coder, load, text

RELATIONS = {
    "FightingAgainst": {"WAR", "RIVALRY", "ASSAULT", "COERCE", "MOBILIZE", "THREATEN"},
    "AlliesOf": {"ALLIANCE", "SPONSORSHIP", "SUPPLY", "COOPERATE", "AID", "SUPPORT"},
    "CommWith": {"CONSULT", "REQUEST", "AGREE", "COOPERATE", "SUPPORT"},
    "Likes": {"SUPPORT", "ALLIANCE", "AID"},
    "Dislikes": {"ACCUSE", "REJECT", "THREATEN", "SANCTION", "RIVALRY"},
    "BelongsTo": {"MEMBERSHIP"},
    "InChargeOf": {"SPONSORSHIP", "OCCUPATION"},
}
ACTORS = {"Organisation", "Person", "Nationality"}
SURE = 0.5  # the annotators' own confidence, of 1: by judgement


@dataclass(frozen=True, slots=True)
class Pair:
    """A relation of two actors: its type and where both are mentioned."""

    type: str
    source: Span
    target: Span


def main() -> int:
    """Print recall by type of relation, and precision where it can be judged."""
    options = parser(__doc__ or "")
    options.add_argument("--misses", type=int, default=0, help="print so many pairs that are not found")
    args = options.parse_args()
    path = need(args.shared / "data" / "re3d" / "re3d.json.gz", "re3d's repository")
    data, coder = json.loads(gzip.decompress(path.read_bytes())), load("en")
    marks: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    fits: list[bool] = []
    for passage, pairs in documents(data):
        analysis, found = coded(passage, coder)
        fits += judgeable(found, pairs)
        for pair in pairs:
            mark = recalled(pair, found, analysis)
            marks[pair.type].append(mark)
            if args.misses > 0 and not mark[0]:
                args.misses -= 1
                print(f"{pair.type} {pair.source.of(passage)!r} {pair.target.of(passage)!r}: {_around(passage, pair)}")
    _print(marks, fits)
    return 0


def _print(marks: dict[str, list[tuple[bool, bool]]], fits: list[bool]) -> None:
    print("re3d: relation, pairs, found, found as such")
    for name, of in [*marks.items(), ("all", [m for marked in marks.values() for m in marked])]:
        shares = [sum(mark[which] for mark in of) / len(of) for which in (0, 1)]
        print(f"{name:<16} {len(of):>4} {shares[0]:>6.3f} {shares[1]:>6.3f}")
    print(f"precision of type, {len(fits)} statements that can be judged: {sum(fits) / max(1, len(fits)):.3f}")


def documents(data: dict[str, Any]) -> Iterator[tuple[str, list[Pair]]]:
    """The texts, each with its pairs of actors."""
    actors = {(e["documentId"], e["begin"], e["end"]) for e in data["entities"] if e["type"] in ACTORS}
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for r in data["relations"]:
        spans = [(r[f"{side}Begin"], r[f"{side}End"]) for side in ("source", "target")]
        known = all((r["documentId"], *span) in actors for span in spans)
        if known and r["type"] in RELATIONS and r["confidence"] >= SURE:
            pairs[r["documentId"]].append(Pair(r["type"], *(Span(*span) for span in spans)))
    for document in data["documents"]:
        yield document["text"], _once(pairs[document["_id"]])


def _once(pairs: Iterable[Pair]) -> list[Pair]:
    """Mutual relations are written in both directions: the first of them."""
    kept: dict[tuple[str, frozenset[Span]], Pair] = {}
    for pair in pairs:
        kept.setdefault((pair.type, frozenset((pair.source, pair.target))), pair)
    return list(kept.values())


def coded(passage: str, coder: Coder) -> tuple[Analysis, list[Statement]]:
    """A text, read and coded."""
    document = text(passage)
    return coder.analyse(document), coder(document)


def recalled(pair: Pair, found: Iterable[Statement], analysis: Analysis) -> tuple[bool, bool]:
    """Whether one statement joins the two, and whether with a type that fits."""
    heads = head(analysis, pair.source), head(analysis, pair.target)
    joined = [s for s in found if all(any(p.overlaps(h) for p in _parties(s)) for h in heads)]
    return bool(joined), any(s.event in RELATIONS[pair.type] for s in joined)


def head(analysis: Analysis, span: Span) -> Span:
    """The word of a mention that the rest of it hangs on; the whole mention where the tree shows none."""
    place = analysis.locate(span.start)
    tokens = analysis.sentences[place[0]].tokens if place else ()
    inside = [i for i, t in enumerate(tokens) if span.start <= t.start and t.end <= span.end]
    top = next((tokens[i] for i in inside if tokens[i].head not in inside), None)
    return Span(top.start, top.end) if top else span


def judgeable(found: Iterable[Statement], pairs: Iterable[Pair]) -> Iterator[bool]:
    """For each statement between two that re3d relates: whether its type fits one of their relations."""
    related = list(pairs)
    for statement in found:
        actors, others = _spans(statement.actors), _spans((*statement.recipients, *statement.actors))
        types = [p.type for p in related if _between(p, actors, others)]
        if types:
            yield any(statement.event in RELATIONS[name] for name in types)


def _between(pair: Pair, actors: list[Span], others: list[Span]) -> bool:
    ways = ((pair.source, pair.target), (pair.target, pair.source))
    return any(any(a.overlaps(x) for a in actors) and any(o.overlaps(y) for o in others) for x, y in ways)


def _parties(statement: Statement) -> list[Span]:
    return _spans((*statement.actors, *statement.recipients))


def _spans(roles: Iterable[Role]) -> list[Span]:
    return [role.words.span for role in roles]


def _around(passage: str, pair: Pair) -> str:
    first, last = min(pair.source.start, pair.target.start), max(pair.source.end, pair.target.end)
    return " ".join(passage[max(0, first - 60) : last + 60].split())


if __name__ == "__main__":
    sys.exit(main())
