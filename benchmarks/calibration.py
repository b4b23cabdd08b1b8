"""How far a `score` can be trusted: of the statements with a score near x, how many does the gold have?

python -m benchmarks.calibration [--split dev] [--shared DIR]

A statement counts as right where its trigger is the gold's (detection); what the gold marks optional counts neither
way.
The scores were fitted on the dev split: the test split shows how they carry over.
"""

import sys
from collections import defaultdict

from benchmarks._bank import FOLDER, SPLITS, passages
from benchmarks._coded import code
from benchmarks._shared import need, parser
from benchmarks.phenomena import scorer
from sayso.pipeline import load

BINS = 10


def main() -> int:
    """Print the table of reliability and the expected calibration error."""
    options = parser(__doc__ or "")
    options.add_argument("--split", choices=SPLITS, default="test")
    args = options.parse_args()
    tool, coder = scorer(need(args.shared / "tools" / "score.py", "the project's scorer")), load("en")
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for passage in passages(FOLDER / args.split):
        raw = tool.RawText(passage.text)
        for statement in code(passage, coder):
            at = raw.place(statement["sentence"], statement["trigger"])
            near = [c for c in passage.statements if at and at[0] < c.end and c.start < at[1]]
            if not any("optional" in c.extra for c in near):
                bins[min(int(statement["score"] * BINS), BINS - 1)].append((statement["score"], bool(near)))
    print(f"bank {args.split}: score, statements, mean score, share that the gold has")
    for number, rows in sorted(bins.items()):
        mean, right = sum(s for s, _ in rows) / len(rows), sum(r for _, r in rows) / len(rows)
        print(f"{number / BINS:.1f}-{(number + 1) / BINS:.1f} {len(rows):>5} {mean:.2f} {right:.2f}")
    total = sum(map(len, bins.values()))
    error = sum(abs(sum(s for s, _ in rows) - sum(r for _, r in rows)) for rows in bins.values()) / max(1, total)
    print(f"expected calibration error {error:.3f} over {total} statements")
    return 0


if __name__ == "__main__":
    sys.exit(main())
