"""What the shipped English model reaches on open test sets: ``python -m benchmarks.model --shared DIR``.

Reads the int8 file that ships, with the run time's own word pieces and tree decoding. Gold sentences and tokens;
roles are asked for gold predicates. Test splits are read here and nowhere else.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from benchmarks._shared import parser
from sayso.analyse._network import Network, network
from training import scores
from training.data import MissingData, ewt, politics
from training.pieces import Pieces
from training.sentence import Frame, Sentence, Span, from_bio

Line = tuple[str, str, float | int]
PREDICATE = 0.5  # as analyse/_reading.py
ALONE = 1  # each sentence is run by itself, as the product does: 8-bit scales depend on the company
TIMED = 500  # sentences of the measurement of speed


def main() -> None:
    """Print one line per measure."""
    args = parser("What the shipped English model reaches on open test sets.").parse_args()
    try:
        tests = ewt(args.shared, "test"), politics(args.shared, "test")
    except MissingData as error:
        raise SystemExit(str(error)) from error
    for what, measure, value in table(network("en", 1), *tests):
        print(f"{what:<44}{measure:<24}{value:>10.3f}" if abs(value) < 5 else f"{what:<44}{measure:<24}{value:>10.1f}")


def table(model: Network, web: Sequence[Sentence], politicians: Sequence[Sentence]) -> Iterable[Line]:
    """Every measure as (test set, measure, value)."""
    run, cutter = predictor(model), pieces(model)
    rows = scores.predict(run, cutter, web, budget=ALONE)
    for name, value in scores.syntax(web, rows, model.labels).items():
        yield "UD EWT test, gold tokens", name, value
    ner = scores.names(web, rows, "ner", model.labels["ner"], ("PER", "LOC", "ORG"))
    yield "UNER EWT test", "span F1", ner
    found = scores.predict(run, cutter, politicians, budget=ALONE)
    yield "CrossNER politics test", "span F1", scores.names(politicians, found, "politics", model.labels["politics"])
    for name, value in scores.roles(web, rows, model.labels["roles"]).items():
        yield "PropBank EWT test, gold predicates", f"core {name} F1", value
    guessed = [replace(s, frames=own_predicates(s, row)) for s, row in zip(web, rows, strict=True)]
    again = scores.predict(run, cutter, guessed, budget=ALONE)
    yield "PropBank EWT test, end to end", "core spans F1", end_to_end(web, guessed, again, model.labels["roles"])
    yield "the same, as the product asks (not of be)", "core spans F1", as_read(model, web)
    for name, value in scores.predicates(web, rows).items():
        yield "PropBank EWT test", f"predicates F1, {name}", value
    for name, value in scores.facts(web, rows).items():
        yield "UDS factuality test", name, value
    yield "model.onnx", "MB", size() / 1e6
    yield "one core, words in, all outputs out", "words a second", speed(model, [s.words for s in web[:TIMED]])


def own_predicates(sentence: Sentence, row: scores.Row) -> tuple[Frame, ...] | None:
    """The predicates that the model finds in a sentence that has gold ones, without arguments."""
    if sentence.frames is None:
        return None
    return tuple(Frame(int(i), ()) for i in np.flatnonzero(row["predicate"] >= PREDICATE))


def end_to_end(
    gold: Sequence[Sentence], guessed: Sequence[Sentence], rows: Sequence[scores.Row], tags: Sequence[str]
) -> float:
    """F1 of core argument spans, each with its predicate, with the model's own predicates."""
    wanted = {(n, f.index, *arg) for n, s in enumerate(gold) for f in s.frames or () for arg in _core(f.args)}
    found = {
        (n, f.index, *arg)
        for n, (s, row) in enumerate(zip(guessed, rows, strict=True))
        for k, f in enumerate(s.frames or ())
        for arg in _core(from_bio([tags[t] for t in row["roles"][k]]))
    }
    return scores.f_score(wanted, found)


def as_read(model: Network, sentences: Sequence[Sentence]) -> float:
    """The same for the words that the run time asks about: no names, and no forms of "be" and other closed classes."""
    gold, found = set(), set()
    for n, (sentence, arrays) in enumerate(zip(sentences, model.read([s.words for s in sentences]), strict=True)):
        if sentence.frames is None:
            continue
        gold |= {(n, f.index, *arg) for f in sentence.frames for arg in _core(f.args)}
        for row, word in enumerate(arrays["likely"]):
            if arrays["predicate"][word] >= PREDICATE:
                args = from_bio([model.labels["roles"][t] for t in arrays["roles"][row]])
                found |= {(n, int(word), *arg) for arg in _core(args)}
    return scores.f_score(gold, found)


def _core(args: Iterable[Span]) -> list[Span]:
    return [arg for arg in args if arg[0] in scores.CORE]


def speed(model: Network, sentences: Sequence[Sequence[str]]) -> float:
    """Words a second of processor time, each likely predicate with its roles, as the product reads them."""
    began = time.process_time()
    model.read(sentences)
    return sum(map(len, sentences)) / (time.process_time() - began)


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
