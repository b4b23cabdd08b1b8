"""Copies: the same trigger of the same sentence in several documents is said once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sayso.measure._sides import names
from sayso.model.statement import Statement


def squash(text: str) -> str:
    """Return a text's letters and digits alone, case folded: what reposting leaves as it is."""
    return "".join(filter(str.isalnum, text)).casefold()


def copies(statements: Iterable[Statement]) -> list[list[Statement]]:
    """Return the statements in groups that count once, by document and place of their first members.

    One document never copies itself: the second time that it says the same pairs with another's second time.
    """
    groups: defaultdict[tuple[object, ...], list[Statement]] = defaultdict(list)
    times: Counter[tuple[object, ...]] = Counter()
    for statement in sorted(statements, key=lambda s: (s.document, s.trigger.start, s.id)):
        key = _key(statement)
        times[statement.document, key] += 1
        groups[key, times[statement.document, key]].append(statement)
    return list(groups.values())


def _key(s: Statement) -> tuple[object, ...]:
    before = s.sentence.text[: max(0, s.trigger.start - s.sentence.start)]
    where = len(squash(before))  # "sent food and sent arms" has two triggers of the same word
    return s.kind, s.event, names(s.actors), names(s.recipients), squash(s.sentence.text), squash(s.trigger.text), where


def apart(statements: Iterable[Statement], rank: Callable[[Statement], Any]) -> tuple[list[Statement], list[Statement]]:
    """Return (one statement a group, the one of the least rank; all others)."""
    first: list[Statement] = []
    others: list[Statement] = []
    for group in copies(statements):
        ordered = sorted(group, key=rank)
        first.append(ordered[0])
        others += ordered[1:]
    return first, others


def origins(statements: Sequence[Statement]) -> Mapping[str, str]:
    """Return document id -> the least id among the documents that it shares a sentence with, through others too.

    What stands in for lineage where none is given.
    """
    head: dict[str, str] = {}

    def find(document: str) -> str:
        while head.setdefault(document, document) != document:
            document = head[document]
        return document

    owner: dict[str, str] = {}
    for s in statements:
        mine, theirs = find(s.document), find(owner.setdefault(squash(s.sentence.text), s.document))
        head[max(mine, theirs)] = min(mine, theirs)
    return {document: find(document) for document in list(head)}
