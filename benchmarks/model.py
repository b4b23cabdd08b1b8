"""What the shipped English model reaches on open test sets: ``python -m benchmarks.model --shared DIR``.

Reads the int8 file that ships, with the run time's own word pieces and tree decoding. Gold sentences and tokens;
roles are asked for gold predicates. Test splits are read here and nowhere else.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from training.data import MissingData, ewt, politics
from training.pieces import Pieces
from training.sentence import Sentence

from sayso.analyse._network import Network, network
from training import scores

Line = tuple[str, str, float | int]


def main() -> None:
    """Print one line per measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.model", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder with the corpora (see training/README.md)")
    args = parser.parse_args()
    try:
        tests = ewt(args.shared, "test"), politics(args.shared, "test")
    except MissingData as error:
        raise SystemExit(str(error)) from error
    for what, measure, value in table(network("en", 1), *tests):
        print(f"{what:<44}{measure:<24}{value:>10.3f}" if abs(value) < 5 else f"{what:<44}{measure:<24}{value:>10.1f}")


def table(model: Network, web: Sequence[Sentence], politicians: Sequence[Sentence]) -> Iterable[Line]:
    """Every measure as (test set, measure, value), quickest last."""
    run, cutter = predictor(model), pieces(model)
    began = time.process_time()
    rows = scores.predict(run, cutter, web, budget=512)
    seconds = time.process_time() - began
    for name, value in scores.syntax(web, rows, model.labels).items():
        yield "UD EWT test, gold tokens", name, value
    ner = scores.names(web, rows, "ner", model.labels["ner"], ("PER", "LOC", "ORG"))
    yield "UNER EWT test", "span F1", ner
    found = scores.predict(run, cutter, politicians, budget=512)
    yield "CrossNER politics test", "span F1", scores.names(politicians, found, "politics", model.labels["politics"])
    for name, value in scores.roles(web, rows, model.labels["roles"]).items():
        yield "PropBank EWT test, gold predicates", f"core {name} F1", value
    for name, value in scores.predicates(web, rows).items():
        yield "PropBank EWT test", f"predicates F1, {name}", value
    for name, value in scores.facts(web, rows).items():
        yield "UDS factuality test", name, value
    yield "model.onnx", "MB", size() / 1e6
    yield "one core, words in, trees and roles out", "words a second", sum(len(s.words) for s in web) / seconds


def predictor(model: Network) -> Callable[[dict[str, np.ndarray]], Mapping[str, np.ndarray]]:
    """The shipped session as a function of arrays."""

    def run(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        return dict(zip(model.outputs, model.session.run(None, arrays), strict=True))

    return run


def pieces(model: Network) -> Callable[[Sequence[str]], Pieces]:
    """The run time's word pieces; words beyond the encoder's last position point at its first."""

    def cut(words: Sequence[str]) -> Pieces:
        found: Any = model.vocabulary.encode([words])[0]
        first = [*found.first, *[0] * (len(words) - len(found.first))]
        return Pieces(list(found.ids), list(found.cases), first)

    return cut


def size() -> int:
    """Bytes of the shipped weights."""
    from importlib.resources import files

    return len((files("sayso") / "data/models/en/model.onnx").read_bytes())


if __name__ == "__main__":
    main()
