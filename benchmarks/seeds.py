"""Score the coder on the two hand-coded seed documents (development material).

python -m benchmarks.seeds [--shared DIR] [--misses N] [--date D]
"""

import sys

from benchmarks._scored import options, score
from benchmarks._shared import need, parser

_ORIGIN = "the project's hand coding of two public essays (a Mosaic page of December 2021, a forum post of 2022)"


def main() -> int:
    """Print the shared scorer's table; exit code 1 where a floor is missed."""
    args = options(parser(__doc__ or ""))
    gold, texts = (need(args.shared / part, _ORIGIN) for part in ("gold/seeds.jsonl", "seeds"))
    return score("seeds", gold, texts, args)


if __name__ == "__main__":
    sys.exit(main())
