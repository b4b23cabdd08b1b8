"""Who means whom in the bank: its parties' ids tell which mentions mean the same actor, by metonymy as well.

What the codebook calls one actor counts as one: "Paris", "the French minister" and "it". Only mentions with an id, of a
party in gold or of a name that the registry knows, are learnt from and chosen among.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from benchmarks._bank import FOLDER, Passage, passages
from benchmarks._real import LEARNT, articles, passage
from sayso.actors import load as registry
from sayso.actors.resolve import Namer
from sayso.analyse._coref import Read, inputs, marks
from sayso.analyse._coref_mentions import WIDE, Phrase, phrases, row
from sayso.analyse._network import Network
from sayso.analyse._reading import reading
from sayso.analyse._sentences import split
from sayso.model.analysis import Analysis, Sentence
from sayso.pipeline import text
from training.bank import head_of
from training.coref_data import Mentions

Ids = frozenset[str]
NOBODY: Ids = frozenset()


def told(shared: Path, model: Network) -> Iterable[tuple[Mentions, list[Ids | None]]]:
    """The mentions of each text to learn from, and the ids of each: empty for nobody, None where unknown."""
    known = registry.load(())
    real = (passage(line, content) for line, content in articles(shared, LEARNT))
    for each in (*passages(FOLDER / "train"), *real):
        yield _mentions(each, model, known)


def _mentions(coded: Passage, model: Network, known: registry.Registry) -> tuple[Mentions, list[Ids | None]]:
    words = list(split(coded.text, ()))
    shown = [[coded.text[start:end] for start, end in sentence] for sentence in words]
    read: list[Read] = [
        (reading(coded.text, places, arrays, model.labels), arrays["states"])
        for places, arrays in zip(words, model.read(shown), strict=True)
    ]
    date = coded.head["date"]
    document = text(coded.text, date=None if date == "unknown" else date)
    analysis = Analysis(document, tuple(r.sentence for r, _ in read), (), (), "")
    namer, gold = Namer(known, analysis), _parties(coded, words)
    spans, rows, states, ids = [], [], [], []
    for number, (each, vectors) in enumerate(read):
        found = phrases(each.sentence)
        states.append(inputs(each.sentence, vectors, found))
        for phrase in found:
            spans.append((number, phrase.first, phrase.last))
            rows.append(row(each.sentence, number, phrase, each.mentions))
            ids.append(_of(phrase, number, each.sentence, gold, namer))
    table = np.array(rows, np.int64).reshape(-1, WIDE)
    scored = np.concatenate([np.concatenate(states), marks(table)], 1)
    return Mentions(tuple(spans), table, scored, np.full(len(table), -1)), ids


def _parties(coded: Passage, words: Sequence[Sequence[tuple[int, int]]]) -> dict[tuple[int, int], Ids]:
    """By sentence and head word: all ids that gold allows a party; none for one that nobody can resolve."""
    found: dict[tuple[int, int], Ids] = {}
    for statement in coded.statements:
        for party in (*statement.actors, *statement.recipients, statement.source):
            if party.start is None or party.end is None:
                continue
            number = next((n for n, w in enumerate(words) if w[0][0] <= party.start < w[-1][1]), None)
            head = head_of(party.start, party.end, words[number], coded.text) if number is not None else None
            if number is not None and head is not None:
                ids = frozenset(x for x in party.id.split("|") if x not in ("", "null"))
                found[number, head] = found.get((number, head), NOBODY) | ids
    return found


def _of(phrase: Phrase, number: int, sentence: Sentence, gold: dict[tuple[int, int], Ids], namer: Namer) -> Ids | None:
    if phrase.group:
        return None
    inside = [phrase.head, *sentence.children(phrase.head, "flat", "compound")]
    coded = next((gold[number, k] for k in inside if (number, k) in gold), None)
    if coded is not None:
        return coded
    token = sentence.tokens[phrase.head]
    own = (n for n in namer.named(sentence, phrase.head) if n.start < token.end and token.start < n.end)
    return frozenset(n.actor.id for n in own if n.actor.id) or None
