"""The project's own annotated passages as training sentences: acts with their type, parties, source and factuality."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks._bank import FOLDER, Coded, Party, Passage, passages
from benchmarks._real import LEARNT, articles, passage
from sayso.analyse._sentences import split
from sayso.model.statement import FACTUALITIES, STATUSES
from training.sentence import Act, Sentence

# The first word after which a mention's head cannot come: "a camp of the rebels", "the army that held it".
AFTER_HEAD = frozenset("of in from at on for to with by near against who which that whose ,".split())
# "Called off", "took up arms": what follows the verb of a trigger.
PARTICLES = AFTER_HEAD | frozenset("up off out down over into upon behind through back away aside apart about".split())


def bank(split_name: str, folder: Path = FOLDER) -> list[Sentence]:
    """The sentences of a split of the bank; each word is an act or none."""
    return [s for each in passages(folder / split_name) for s in sentences(each)]


def real(shared: Path) -> list[Sentence]:
    """The sentences of the real articles that are coded for training."""
    return [s for row, text in articles(shared, LEARNT) for s in sentences(passage(row, text))]


def sentences(coded: Passage) -> Iterator[Sentence]:
    """Cut a passage as the run time does and put its statements on its words."""
    for words in split(coded.text, ()):
        acts = [a for each in coded.statements if (a := _act(each, words, coded.text)) is not None]
        kept: dict[int, Act] = {}
        for act in acts:
            kept.setdefault(act.index, act)
        yield Sentence(tuple(coded.text[a:b] for a, b in words), acts=tuple(kept.values()), sent_id=coded.path.stem)


def _act(coded: Coded, words: Sequence[tuple[int, int]], text: str) -> Act | None:
    at = head_of(coded.start, coded.end, words, text, PARTICLES)
    if at is None:
        return None
    sides = (coded.actors, coded.recipients, (coded.source,))
    heads = tuple(tuple(h for p in side if (h := _party(p, words, text)) is not None) for side in sides)
    # Where coders could differ whether it is a statement at all, that is not learnt.
    events = () if "optional" in coded.extra or "presupposed" in coded.extra else tuple(coded.event.split("|"))
    statuses, certainties = (
        tuple(v for v in value.split("|") if v in known)
        for value, known in ((coded.status, STATUSES), (coded.factuality, FACTUALITIES))
    )
    return Act(at, events, heads, statuses, certainties)


def _party(party: Party, words: Sequence[tuple[int, int]], text: str) -> int | None:
    if party.start is None or party.end is None:
        return None
    return head_of(party.start, party.end, words, text)


def head_of(
    start: int, end: int, words: Sequence[tuple[int, int]], text: str, after: frozenset[str] = AFTER_HEAD
) -> int | None:
    """The word that carries a span: its last one before a preposition or a relative; None outside this sentence.

    ``after`` are the words that end the search, once one word is inside.
    """
    inside = [i for i, (a, b) in enumerate(words) if a < end and start < b]
    if not inside or start < words[0][0]:
        return None
    for k, i in enumerate(inside[1:], 1):
        if text[words[i][0] : words[i][1]].lower() in after:
            inside = inside[:k]
            break
    while len(inside) > 1 and text[words[inside[-1]][0] : words[inside[-1]][1]] in ("'s", "’s", "'", "’"):
        inside.pop()
    return inside[-1]
