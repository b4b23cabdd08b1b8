"""Transfer to given pairs: the type between a marked source and a marked target (PLV, train split; measured only).

python -m benchmarks.plv [--shared DIR] [--misses N]

Nothing is trained or tuned on a row of it. Judged is `plover`, or `event` where that is null; its YIELD is CONCEDE or
RETREAT. A pair for which the coder finds nothing is wrong.
"""

import csv
import gzip
import io
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks._shared import need, parser
from sayso.codebook.load import load as codebook
from sayso.pipeline import Coder, load

Pair = tuple[str, str]
Place = tuple[int, int] | None  # None where the pair names nobody on that side
_YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def main() -> int:
    """Print macro-F1 of root codes and of quads."""
    options = parser(__doc__ or "")
    options.add_argument("--misses", type=int, default=0, help="print so many wrong pairs")
    args = options.parse_args()
    path = need(args.shared / "data" / "plv" / "train.tsv.gz", "PLV's train split; see its data README")
    rows = list(rows_of(path))
    coder = load("en")
    found = [root(coder, *row[1:]) for row in rows]
    gold = [row[0] for row in rows]
    quads = [(_quad(g), _quad(f)) for g, f in zip(gold, found, strict=True)]
    print(f"PLV train, {len(rows)} pairs, nothing found for {found.count('-')}")
    print(f"root macro-F1 {macro(list(zip(gold, found, strict=True))):.3f}   quad macro-F1 {macro(quads):.3f}")
    wrong = [x for x in zip(gold, found, rows, strict=True) if x[0] != x[1]]
    for g, f, (_, passage, source, target) in wrong[: args.misses]:
        sides = [passage[slice(*place)] if place else "" for place in (source, target)]
        print(f"{g} as {f}: {sides} {passage}")
    return 0


def rows_of(path: Path) -> Iterator[tuple[str, str, Place, Place]]:
    """The gold root, the sentence, and the character offsets of source and target in it."""
    for row in csv.DictReader(io.StringIO(gzip.decompress(path.read_bytes()).decode("utf-8")), delimiter="\t"):
        plain, spans = unmarked(row["marked_sentence"])
        yield row["gold_root"], plain, spans.get("s"), spans.get("t")


def unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The sentence without its marks, and where they were, white space at their edges left out."""
    plain, starts, spans = "", {}, {}
    for part in re.split(r"(</?[st]>)", marked):
        if re.fullmatch(r"<[st]>", part):
            starts[part[1]] = len(plain)
        elif re.fullmatch(r"</[st]>", part):
            inner = plain[starts[part[2]] :]
            start = len(plain) - len(inner.lstrip())
            spans[part[2]] = (start, start + len(inner.strip()))
        else:
            plain += part
    return plain, spans


def root(coder: Coder, passage: str, source: Place, target: Place) -> str:
    """The root code that the coder gives a pair, "-" where it finds none."""
    statement = coder.relation(passage, source, target)
    if statement is None:
        return "-"
    return yielding(statement.plover or statement.event)


def yielding(code: str) -> str:
    """PLV's name of a root code: CONCEDE and RETREAT are one."""
    return _YIELD.get(code, code)


def _quad(code: str) -> str:
    types = codebook().types
    return "yield" if code == "YIELD" else types[code].quad if code in types else "-"


def macro(pairs: Sequence[Pair]) -> float:
    """Mean F1 over the gold classes of (gold, found) pairs."""
    hits = Counter(g for g, f in pairs if g == f)
    gold, found = Counter(g for g, _ in pairs), Counter(f for _, f in pairs)
    return sum(2 * hits[c] / (gold[c] + found[c]) for c in gold) / len(gold)


if __name__ == "__main__":
    sys.exit(main())
