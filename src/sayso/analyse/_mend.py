"""Known misreadings of the parser, put right by the guidelines of UD. One function for each, and each with its test."""

from dataclasses import replace

from sayso.languages.load import load
from sayso.model.analysis import Token

Tokens = tuple[Token, ...]


def mended(tokens: Tokens) -> Tokens:
    """Return the tokens of a sentence with known misreadings put right; the tree stays a tree."""
    for index, token in enumerate(tokens):
        if token.upos == "VERB" and token.rel == "advcl" and token.text.lower() in _gerund_prepositions():
            tokens = _preposition(tokens, index)
    return tokens


def _gerund_prepositions() -> frozenset[str]:
    return frozenset(load("en", "syntax")["gerund_prepositions"])


def _preposition(tokens: Tokens, index: int) -> Tokens:
    """ "Following the raid, X met Y": a preposition of the noun, not a clause with an object."""
    kids = [i for i, t in enumerate(tokens) if t.head == index]
    noun = next((i for i in kids if tokens[i].relation == "obj"), None)
    if noun is None or any(tokens[i].rel in ("nsubj", "aux", "mark") for i in kids):
        return tokens
    found = list(tokens)
    found[noun] = replace(tokens[noun], head=tokens[index].head, relation="obl")
    found[index] = replace(tokens[index], head=noun, relation="case")
    for kid in kids:
        if kid != noun:
            found[kid] = replace(tokens[kid], head=noun)
    return tuple(found)
