"""The coder on the bank: the scorer's table for a split, by genre on request.

python -m benchmarks.coding [--split dev] [--shared DIR] [--misses N] [--genres]
"""

import sys
from collections import defaultdict

from benchmarks._bank import FOLDER, SPLITS, passages
from benchmarks._coded import Judged, judged, report
from benchmarks._shared import need, parser
from sayso.pipeline import load


def main() -> int:
    """Print the scorer's table."""
    options = parser(__doc__ or "")
    options.add_argument("--split", choices=SPLITS, default="dev")
    options.add_argument("--misses", type=int, default=0, help="print so many missed and spurious statements")
    options.add_argument("--genres", action="store_true", help="detection and strict F1 by genre")
    options.add_argument("--extractor", default="", help="an entry of sayso.extract")
    args = options.parse_args()
    tool = need(args.shared / "tools" / "score.py", "the project's scorer")
    coder = load("en", **({"extractor": args.extractor} if args.extractor else {}))
    found = list(passages(FOLDER / args.split))
    table = report([judged(passage) for passage in found], coder, tool, args.misses)[1]
    print(f"bank {args.split}: {len(found)} passages\n{table}")
    groups: dict[str, list[Judged]] = defaultdict(list)
    for passage in found if args.genres else ():
        groups[passage.head["genre"]].append(judged(passage))
    for genre, members in sorted(groups.items()):
        figures = report(members, coder, tool)[0]
        print(
            f"{genre:<12} {figures['gold']:>4} gold, detection {figures['detection']}, strict {figures['strict']['f1']}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
