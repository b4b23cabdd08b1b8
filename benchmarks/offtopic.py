"""Count the statements that are coded in texts that hold none: sport, recipes, earnings, weather.

python -m benchmarks.offtopic [--show]
"""

import argparse
import sys
from pathlib import Path

from sayso.model.event import Failure
from sayso.pipeline import coder, run
from sayso.read.intake import documents
from sayso.settings import Settings

_TEXTS = Path(__file__).parent / "offtopic"


def main() -> int:
    """Print false statements per 1,000 words."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", action="store_true", help="print each false statement")
    args = options.parse_args()
    paths = [str(p) for p in sorted(_TEXTS.glob("*.txt"))]
    words = false = texts = 0
    for item in run(documents(paths, date=None, language="en", columns={}), coder(Settings())):
        if isinstance(item, Failure):
            sys.exit(f"{item.path}: {item.reason} ({item.remedy})")
        document, statements = item
        texts += 1
        words += len(document.text.split())
        false += len(statements)
        for s in statements if args.show else ():
            who = [r.actor.id or r.words.text for r in (*s.actors, *s.recipients)]
            print(f"{Path(document.path).name}: {s.event} {who} [{s.trigger.text}] {s.sentence.text[:90]!r}")
    print(
        f"off-topic: {texts} texts, {words} words, {false} false statements, {1000 * false / words:.2f} per 1,000 words"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
