"""Whether the network knows what it has seen: coded acts in train and dev: ``python -m benchmarks.fit --shared DIR``.

Words, types and parties as in training/scores.py (`acts`), of the shipped model. Where train is no better than dev, the
network has room to learn; where it is much better, it has learnt by heart.
"""

import sys

from benchmarks._shared import parser
from benchmarks.model import ALONE, pieces, predictor
from sayso.analyse._network import network
from training import scores
from training.bank import bank, real

EVERY = 6  # sentences of train: every so many-th


def main() -> int:
    """Print one line for each of made train, real train and made dev."""
    options = parser(__doc__ or "").parse_args()
    model = network("en", 1)
    run, cutter = predictor(model), pieces(model)
    sets = {
        "bank, train": bank("train")[::EVERY],
        "real, train": real(options.shared)[::EVERY],
        "bank, dev": bank("dev"),
    }
    for name, sentences in sets.items():
        rows = scores.predict(run, cutter, sentences, budget=ALONE)
        reached = scores.acts(sentences, rows, model.labels["event"])
        print(f"{name:<12} {len(sentences):>5} sentences ", *(f"{k} {v:.1f}" for k, v in reached.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
