"""CLEAR trees become UD trees; trees in UD stay as they are."""

import pytest

from sayso.analyse._clear import to_universal
from sayso.model.analysis import Sentence, Token


def tree(table: str) -> list[Token]:
    """Read "form/upos/head/relation" words; heads count from 1, 0 is the root."""
    found, place = [], 0
    for form, upos, head, relation in (word.split("/") for word in table.split()):
        found.append(
            Token(place, place + len(form), form, {"is": "be"}.get(form, form), upos, "", int(head) - 1, relation)
        )
        place += len(form) + 1
    return found


def show(tokens: list[Token] | tuple[Token, ...]) -> str:
    return " ".join(f"{t.text}/{t.head + 1}/{t.relation}" for t in tokens)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            "Mali/PROPN/2/nsubj met/VERB/0/ROOT Togo/PROPN/2/dobj in/ADP/2/prep Oslo/PROPN/4/pobj",
            "Mali/2/nsubj met/0/ROOT Togo/2/dobj in/5/case Oslo/2/obl",
        ),
        (
            "army/NOUN/0/ROOT of/ADP/1/prep state/NOUN/2/pobj of/ADP/3/prep Mali/PROPN/4/pobj",
            "army/0/ROOT of/3/case state/1/nmod of/5/case Mali/3/nmod",
        ),
        (
            "hit/VERB/0/ROOT by/ADP/1/agent rebels/NOUN/2/pobj after/ADP/1/prep leaving/VERB/4/pcomp",
            "hit/0/ROOT by/3/case rebels/1/obl:agent after/5/mark leaving/1/advcl",
        ),
        (
            "Togo/PROPN/2/nsubj is/AUX/0/ROOT an/DET/4/det ally/NOUN/2/attr",
            "Togo/4/nsubj is/4/cop an/4/det ally/0/ROOT",
        ),
        (
            "Mali/PROPN/6/nsubj ,/PUNCT/1/punct Togo/PROPN/1/conj and/CCONJ/3/cc Benin/PROPN/3/conj met/VERB/0/ROOT",
            "Mali/6/nsubj ,/1/punct Togo/1/conj and/5/cc Benin/1/conj met/0/ROOT",
        ),
    ],
)  # fmt: skip
def test_shapes(given: str, expected: str) -> None:
    assert show(to_universal(tree(given))) == expected


def test_universal_trees_stay() -> None:
    given = tree("Mali/PROPN/2/nsubj met/VERB/0/root in/ADP/4/case Oslo/PROPN/2/obl and/CCONJ/6/cc left/VERB/2/conj")
    found = to_universal(given)
    assert list(found) == given
    assert len(Sentence(0, 9, found).subtree(1)) == len(given)
