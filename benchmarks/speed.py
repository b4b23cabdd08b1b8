"""Measure how the time of reading grows with the length of a text, and what coding adds to the analysis.

python -m benchmarks.speed [--words 1000 5000 20000]

Texts are the passages of gold/passages, one after another. Times are processor time, so that a busy machine does not
matter much; the analysis and the rest are timed in the same run, so that their ratio does not depend on the machine.
"""

import argparse
import resource
import sys
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import TypeVar

from sayso.model.document import Document
from sayso.pipeline import Coder, load, text

_TEXTS = Path(__file__).parents[1] / "gold" / "passages" / "texts"
_RATIO = 1.5  # whole pipeline / analysis; by measure 1.1 to 1.2 at every length, more means that a step has gone square

T = TypeVar("T")


def document(words: int) -> Document:
    """Return a document of at least so many words."""
    passages, found, count = cycle(p.read_text(encoding="utf-8") for p in sorted(_TEXTS.glob("*.txt"))), [], 0
    while count < words:
        found.append(next(passages).strip())
        count += len(found[-1].split())
    return text("\n\n".join(found), date="2024-05-01")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what a function gives, and the seconds of processor time that it took."""
    start = time.process_time()
    given = work()
    return given, time.process_time() - start


def measure(coder: Coder, words: int) -> tuple[int, float, float]:
    """Return the words of a document, the seconds of its analysis and those of everything after it."""
    given = document(words)
    analysis, reading = timed(lambda: coder.analyse(given))

    def coding() -> None:
        statements = coder.extract(analysis)
        for qualify in coder.qualifiers:
            statements = qualify(statements, analysis)

    return len(given.text.split()), reading, timed(coding)[1]


def main() -> int:
    """Print a line for each length; 1 where coding grows out of proportion to the analysis."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--words", type=int, nargs="+", default=[1_000, 5_000, 20_000], help="lengths of the texts")
    args = options.parse_args()
    coder = load()
    coder(document(100))  # lexicons and patterns are loaded before the clock runs
    unit = 1024 if sys.platform != "darwin" else 1024**2
    worst = 0.0
    print("words     words/s  whole/analysis  after the analysis, us a word  peak MB")
    for length in args.words:
        words, reading, coding = measure(coder, length)
        worst = max(worst, (reading + coding) / reading)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit
        ratio = (reading + coding) / reading
        print(f"{words:<9} {words / (reading + coding):<8.0f} {ratio:<15.2f} {1e6 * coding / words:<30.0f} {peak}")
    return int(worst > _RATIO)


if __name__ == "__main__":
    sys.exit(main())
