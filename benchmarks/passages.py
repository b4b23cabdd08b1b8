"""Score the coder on the hand-coded passages of gold/passages (development material).

python -m benchmarks.passages [--shared DIR] [--misses N]
"""

import sys
from pathlib import Path

from benchmarks._scored import options, score
from benchmarks._shared import parser

_FOLDER = Path(__file__).parent.parent / "gold" / "passages"


def main() -> int:
    """Print the shared scorer's table; exit code 1 where a floor is missed."""
    return score("passages", _FOLDER / "dev.jsonl", _FOLDER / "texts", options(parser(__doc__ or "")))


if __name__ == "__main__":
    sys.exit(main())
