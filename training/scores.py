"""What the heads reach: pure counting over decoded outputs, for dev during training and for the benchmark."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from sayso.analyse._tree import heads
from training.pieces import Pieces, batches, inputs
from training.sentence import Sentence, Span, from_bio

Predictor = Callable[[dict[str, np.ndarray]], Mapping[str, np.ndarray]]
CORE = frozenset({"ARG0", "ARG1", "ARG2", "ARG3", "ARG4"})
CLASSES = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun"}
Row = dict[str, Any]


def predict(
    predictor: Predictor, cutter: Callable[[Sequence[str]], Pieces], sentences: Sequence[Sentence], budget: int = 2048
) -> list[Row]:
    """Outputs of each sentence cut to its words, gold predicates given; ``heads`` and ``rels`` decoded."""
    pieces = [cutter(s.words) for s in sentences]
    rows: list[Row] = [{} for _ in sentences]
    for group in batches([len(p.ids) for p in pieces], budget):
        asked = [[f.index for f in sentences[i].frames or sentences[i].acts or ()] for i in group]
        found = predictor(inputs([pieces[i] for i in group], asked))
        for k, i in enumerate(group):
            rows[i] = _row({name: value[k] for name, value in found.items()}, len(sentences[i].words), len(asked[k]))
    return rows


def _row(found: Row, words: int, predicates: int) -> Row:
    row = {name: value[:words] for name, value in found.items() if name != "states"}
    row["roles"] = found["roles"][:predicates, :words]
    if "sides" in found:
        row["sides"] = found["sides"][:predicates, :words]
    row["heads"] = heads(found["arc"][:words, : words + 1])
    row["rels"] = found["rel"][np.arange(words), row["heads"]]
    return row


def f_score(gold: Iterable[Any], found: Iterable[Any]) -> float:
    """F1 in per cent of two sets."""
    gold, found = set(gold), set(found)
    return 200 * len(gold & found) / max(1, len(gold) + len(found))


def syntax(sentences: Sequence[Sentence], rows: Sequence[Row], labels: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """UPOS, feature sets, UAS and LAS (universal relations, punctuation counted) in per cent of words."""
    hits = {"UPOS": 0, "FEATS": 0, "UAS": 0, "LAS": 0}
    total = 0
    for sentence, row in zip(sentences, rows, strict=True):
        gold = sentence.syntax
        if gold is None:
            continue
        total += len(sentence.words)
        for i in range(len(sentence.words)):
            attached = row["heads"][i] - 1 == gold.heads[i]
            rel = labels["rel"][row["rels"][i]].split(":")[0]
            hits["UPOS"] += labels["upos"][row["upos"][i]] == gold.upos[i]
            hits["FEATS"] += labels["feats"][row["feats"][i]] == gold.feats[i]
            hits["UAS"] += attached
            hits["LAS"] += attached and rel == gold.rels[i].split(":")[0]
    return {name: float(100 * n / max(1, total)) for name, n in hits.items()}


def names(
    sentences: Sequence[Sentence], rows: Sequence[Row], layer: str, tags: Sequence[str], kinds: Iterable[str] = ()
) -> float:
    """Span F1 of a name layer, of the given types alone if any are given."""
    wanted = set(kinds)
    gold, found = set(), set()
    for n, (sentence, row) in enumerate(zip(sentences, rows, strict=True)):
        if layer in sentence.spans:
            gold |= {(n, *span) for span in sentence.spans[layer]}
            found |= {(n, *span) for span in from_bio([tags[t] for t in row[layer]])}
    keep = (lambda span: span[1] in wanted) if wanted else (lambda span: True)
    return f_score(filter(keep, gold), filter(keep, found))


def roles(sentences: Sequence[Sentence], rows: Sequence[Row], tags: Sequence[str]) -> dict[str, float]:
    """F1 of core argument spans and of their heads (each by its own tree), gold predicates given."""
    gold: dict[str, set[Any]] = {"spans": set(), "heads": set()}
    found: dict[str, set[Any]] = {"spans": set(), "heads": set()}
    for n, (sentence, row) in enumerate(zip(sentences, rows, strict=True)):
        for k, frame in enumerate(sentence.frames or ()):
            mine = list(from_bio([tags[t] for t in row["roles"][k]]))
            for side, args, above in (
                (gold, frame.args, sentence.syntax.heads), (found, mine, row["heads"] - 1),
            ):  # fmt: skip
                for arg in args:
                    if arg[0] in CORE:
                        side["spans"].add((n, frame.index, *arg))
                        side["heads"].add((n, frame.index, arg[0], _top(arg, above)))
    return {name: f_score(gold[name], found[name]) for name in gold}


def _top(arg: Span, heads: Sequence[int]) -> int:
    return next((i for i in range(arg[1], arg[2]) if not arg[1] <= heads[i] < arg[2]), arg[1])


def predicates(sentences: Sequence[Sentence], rows: Sequence[Row], threshold: float = 0.5) -> dict[str, float]:
    """F1 of predicate words: verbs (auxiliaries among them), nouns, and all, by gold part of speech."""
    gold: dict[str, set[Any]] = {"verb": set(), "noun": set(), "other": set()}
    found: dict[str, set[Any]] = {"verb": set(), "noun": set(), "other": set()}
    for n, (sentence, row) in enumerate(zip(sentences, rows, strict=True)):
        if sentence.frames is None:
            continue
        for i, tag in enumerate(sentence.syntax.upos):
            if row["predicate"][i] >= threshold:
                found[CLASSES.get(tag, "other")].add((n, i))
        for frame in sentence.frames:
            gold[CLASSES.get(sentence.syntax.upos[frame.index], "other")].add((n, frame.index))
    scores = {name: f_score(gold[name], found[name]) for name in ("verb", "noun")}
    return {**scores, "all": f_score(set().union(*gold.values()), set().union(*found.values()))}


def facts(sentences: Sequence[Sentence], rows: Sequence[Row]) -> dict[str, float]:
    """Pearson's r and the mean absolute error of factuality."""
    pairs = [(v, row["factuality"][i]) for s, row in zip(sentences, rows, strict=True) for i, v in s.facts]
    gold, found = np.array(pairs, float).reshape(-1, 2).T
    return {"r": float(np.corrcoef(gold, found)[0, 1]), "MAE": float(np.abs(gold - found).mean()), "n": len(pairs)}


def acts(sentences: Sequence[Sentence], rows: Sequence[Row], events: Sequence[str]) -> dict[str, float]:
    """F1 of coded acts: their words, their words with the type, and the heads of actors and recipients of gold acts."""
    gold: dict[str, set[Any]] = {name: set() for name in ("words", "types", "parties")}
    found: dict[str, set[Any]] = {name: set() for name in gold}
    for n, (sentence, row) in enumerate(zip(sentences, rows, strict=True)):
        if sentence.acts is None:
            continue
        open_words = {act.index for act in sentence.acts if not act.events}
        hits = [(i, events[e]) for i, e in enumerate(row["event"].argmax(-1)) if e and i not in open_words]
        # Of several right types the one that was found counts, else the first.
        named = dict(hits)
        sure = [
            (a.index, e if (e := named.get(a.index)) in a.events else a.events[0]) for a in sentence.acts if a.events
        ]
        for side, pairs in ((gold, sure), (found, hits)):
            side["words"] |= {(n, i) for i, _ in pairs}
            side["types"] |= {(n, *pair) for pair in pairs}
        for k, act in enumerate(sentence.acts):
            gold["parties"] |= {(n, k, side, h) for side in (0, 1) for h in act.sides[side]}
            found["parties"] |= {(n, k, s, h) for s in (0, 1) for h in np.flatnonzero(row["sides"][k, :, s] > 0.5)}
    return {name: f_score(gold[name], found[name]) for name in gold}
