"""How an English noun phrase is built: its core, and what it is joined to."""

from sayso.languages.en.clauses import preposition
from sayso.model.analysis import Sentence

# UD relations whose dependents stand outside the phrase proper.
_OUTSIDE = frozenset(
    "acl appos conj cc parataxis advcl cop nsubj csubj mark case aux advmod dep punct obl obj discourse expl "
    "orphan vocative dislocated ccomp xcomp list".split()
)
_KEPT_PREPOSITIONS = frozenset(("of", "for", "to"))


def core(sentence: Sentence, head: int) -> tuple[int, int]:
    """Return the first and last token of the phrase around a head, without clauses, appositions and what is joined.

    "the former president of Chad, who ..." gives "the former president of Chad".
    """
    kept, stack = [head], [head]
    while stack:
        node = stack.pop()
        for kid in sentence.children(node):
            if _inside(sentence, node, kid, head):
                kept.append(kid)
                stack.append(kid)
    return _run(sorted(kept), head)


def joined(sentence: Sentence, head: int) -> list[int]:
    """Return a head and the heads that are coordinated with it, in order: "Mali, Niger and Chad"."""
    found = [head]
    for kid in sentence.children(head, "conj"):
        if sentence.tokens[kid].upos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X"):
            found.extend(joined(sentence, kid))
    return found


def _inside(sentence: Sentence, node: int, kid: int, head: int) -> bool:
    token = sentence.tokens[kid]
    if token.relation == "nmod:poss" or (node != head and token.rel in ("case", "conj", "cc", "punct")):
        return True
    if token.rel in ("nmod", "obl"):
        return preposition(sentence, kid) in (*_KEPT_PREPOSITIONS, "")
    return token.rel not in _OUTSIDE


def _run(indexes: list[int], head: int) -> tuple[int, int]:
    """The unbroken run of tokens around the head; gaps of one (a comma, a hyphen) are bridged."""
    at = indexes.index(head)
    first = last = at
    while first > 0 and indexes[first] - indexes[first - 1] <= 2:
        first -= 1
    while last + 1 < len(indexes) and indexes[last + 1] - indexes[last] <= 2:
        last += 1
    return indexes[first], indexes[last]
