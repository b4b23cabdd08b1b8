"""The coder on real articles, coded stand-off (gold/bank/real.jsonl): Wikinews, resolutions, briefs, history.

python -m benchmarks.real [--shared DIR] [--misses N]
"""

import sys
from collections import defaultdict
from typing import Any

from benchmarks._bank import known
from benchmarks._coded import Judged, report
from benchmarks._real import articles
from benchmarks._shared import need, parser
from sayso.pipeline import load

# What the short form leaves out where it is empty or false.
EMPTY: dict[str, Any] = {"actors": [], "recipients": [], "via": [], "optional": False, "when": None, "where": None}


def main() -> int:
    """Print the scorer's table for all, and detection and strict F1 by kind of text."""
    options = parser(__doc__ or "")
    options.add_argument("--misses", type=int, default=0, help="print so many missed and spurious statements")
    args = options.parse_args()
    tool = need(args.shared / "tools" / "score.py", "the project's scorer")
    groups: dict[str, list[Judged]] = defaultdict(list)
    for number, (row, text) in enumerate(articles(args.shared)):
        name = f"{number:03d}.txt"
        rows = tuple(_short(statement) | {"document": name} for statement in row["statements"])
        groups[row["origin"].split("/")[0]].append(Judged(name, text, row["date"], rows))
    coder, every = load("en"), [item for group in groups.values() for item in group]
    print(f"real articles: {len(every)}\n{report(every, coder, tool, args.misses)[1]}")
    for name, group in groups.items():
        figures = report(group, coder, tool)[0]
        print(f"{name:<18} {figures['gold']:>4} gold, {figures['detection']}, strict {figures['strict']['f1']}")
    return 0


def _short(statement: dict[str, Any]) -> dict[str, Any]:
    full = EMPTY | statement
    return full | {side: known(full[side]) for side in ("actors", "recipients")}


if __name__ == "__main__":
    sys.exit(main())
