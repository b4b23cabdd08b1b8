"""Whole sentences, end to end: the PLOVER gold standard records (development half).

python -m benchmarks.plover_gsr [--shared DIR] [--misses N]

A record is right in its type where a statement of its text has it (judged is `plover`, or `event` where that is null),
right as a whole where the same statement has the countries of actor and recipient too. The names of 2016 are mapped to
those of PLOVER 2.0. Then the same records as given pairs: the type between the marked source and the marked target.
"""

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks._shared import need, parser
from benchmarks.plv import Place, root, yielding
from sayso.model.statement import Role, Statement
from sayso.pipeline import load, text

RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
# Codes of the records that are no ISO codes of today; those of organisations and faiths are no countries.
CODES = {
    **{"JAP": "JPN", "SPN": "ESP", "UKG": "GBR", "GER": "DEU", "KOS": "XKX", "ITL": "ITA", "VTN": "VNM"},
    **dict.fromkeys(("IGO", "NGO", "IMG", "ISM")),
}


def main() -> int:
    """Print the shares of records that are right."""
    options = parser(__doc__ or "")
    options.add_argument("--misses", type=int, default=0, help="print so many wrong records")
    args = options.parse_args()
    path = need(args.shared / "data" / "plover_gsr" / "dev.json.gz", "the PLOVER gold standard records")
    records = json.loads(gzip.decompress(path.read_bytes()))
    coder, typed, whole = load("en"), 0, 0
    for record in records:
        found = coder(text(record["text"]))  # all records bear the first day of 2000, which is no date of theirs
        right = [s for s in found if wanted(record) in (s.plover, s.event)]
        exact = [s for s in right if sides(record, "source") <= countries(s.actors) and _target(record, s)]
        typed, whole = typed + bool(right), whole + bool(exact)
        if args.misses > 0 and not exact:
            args.misses -= 1
            said = [(s.plover, s.event, *map(sorted, (countries(s.actors), countries(s.recipients)))) for s in found]
            print(f"{wanted(record)} {sides(record, 'source')} {sides(record, 'target')}: {record['text']}\n    {said}")
    print(f"PLOVER gold standard records, dev, {len(records)}: type {typed / len(records):.3f}, ", end="")
    print(f"type and both countries {whole / len(records):.3f}")
    given = list(pairs(records))
    paired = sum(root(coder, *places) == yielding(event) for event, *places in given)
    print(f"given pairs, {len(given)}: type {paired / len(given):.3f}")
    return 0


def pairs(records: Sequence[dict[str, Any]]) -> Iterator[tuple[str, str, Place, Place]]:
    """The records whose source stands in the text: type, text, places of source and of target (or a second source)."""
    for record in records:
        places = {side: _places(record, side) for side in ("source", "target")}
        if places["source"]:
            others = [*places["target"], *places["source"][1:], None]
            yield wanted(record), record["text"], places["source"][0], others[0]


def _places(record: dict[str, Any], side: str) -> list[Place]:
    words = [a["actorText"] for a in record.get(side) or ()]
    starts = ((record["text"].find(w), len(w)) for w in words)
    return [(start, start + length) for start, length in starts if start >= 0]


def wanted(record: dict[str, Any]) -> str:
    """The record's type by its name in PLOVER 2.0."""
    return RENAMED.get(record["event"], record["event"])


def sides(record: dict[str, Any], side: str) -> set[str]:
    """The countries of a side; without those that name none."""
    codes = (CODES.get(a.get("code", ""), a.get("code")) for a in record.get(side, ()))
    return {code for code in codes if code and len(code) == 3}


def countries(roles: tuple[Role, ...]) -> set[str]:
    """The countries and ids of the actors in a role."""
    return {x for role in roles for x in (role.actor.country, role.actor.id) if x}


def _target(record: dict[str, Any], statement: Statement) -> bool:
    # Mutual acts have all sides under actors.
    return sides(record, "target") <= countries((*statement.recipients, *statement.actors))


if __name__ == "__main__":
    sys.exit(main())
