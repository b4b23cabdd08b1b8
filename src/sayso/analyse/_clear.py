"""Trees with CLEAR labels, as spaCy's English pipelines give them -> Universal Dependencies.

Names are translated by languages/en/spacy.yml; this turns the three constructions that differ in shape: prepositions
above nouns, copulas above predicates, and conjunctions that chain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.model.analysis import ROOT, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


def to_universal(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens of one sentence in UD's shape; a tree that is in it already comes back as it was."""
    words = list(tokens)
    _raise_nouns(words)
    _raise_predicates(words)
    _flatten_conjuncts(words)
    return tuple(words)


def _below(words: Sequence[Token], head: int, *relations: str) -> Iterator[int]:
    return (i for i, word in enumerate(words) if word.head == head and word.relation in relations)


def _swap(words: list[Token], above: int, under: int, *, relation: str, left: str) -> None:
    """Put `under` in the place of `above`, which becomes its dependent by the relation `left`."""
    words[under] = replace(words[under], head=words[above].head, relation=relation)
    words[above] = replace(words[above], head=under, relation=left)


def _raise_nouns(words: list[Token]) -> None:
    """met -prep-> in -pobj-> Oslo becomes met -obl-> Oslo -case-> in; the deepest first, so that chains come right."""
    for index in reversed(range(len(words))):
        if words[index].relation not in ("prep", "agent", "dative") or words[index].upos not in (
            "ADP",
            "SCONJ",
            "PART",
        ):
            continue
        under = next(_below(words, index, "pobj", "pcomp"), None)
        if under is None:
            continue
        agent, clause = words[index].relation == "agent", words[under].relation == "pcomp"
        head = words[index].head
        nominal = head != ROOT and words[head].upos in _NOMINAL
        relation = "obl:agent" if agent else "advcl" if clause else "nmod" if nominal else "obl"
        _swap(words, index, under, relation=relation, left="mark" if clause else "case")
        for other in list(_below(words, index, "prep", "advmod", "cc", "conj")):
            words[other] = replace(words[other], head=under)


def _raise_predicates(words: list[Token]) -> None:
    """is -attr-> ally becomes ally -cop-> is, which keeps its place and its other dependents."""
    for index, word in enumerate(words):
        if word.lemma != "be" or word.relation in ("aux", "auxpass"):
            continue
        under = next(_below(words, index, "attr", "acomp"), None)
        if under is None:
            continue
        _swap(words, index, under, relation=word.relation, left="cop")
        words[index] = replace(words[index], upos="AUX")
        for other in [i for i, each in enumerate(words) if each.head == index]:
            words[other] = replace(words[other], head=under)


def _flatten_conjuncts(words: list[Token]) -> None:
    """a -conj-> b -conj-> c becomes a -conj-> b, a -conj-> c; a conjunction hangs on what follows it."""
    for index, word in enumerate(words):
        if word.relation == "conj":
            while word.head != ROOT and words[word.head].relation == "conj":
                word = replace(word, head=words[word.head].head)
            words[index] = word
    for index, word in enumerate(words):
        if word.relation == "cc":
            after = next((i for i in range(index + 1, len(words)) if words[i].relation == "conj"), None)
            if after is not None and _top(words, after) == _top(words, word.head):
                words[index] = replace(word, head=after)


def _top(words: Sequence[Token], index: int) -> int:
    return words[index].head if words[index].relation == "conj" else index
