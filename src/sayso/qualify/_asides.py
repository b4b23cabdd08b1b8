"""Where a content ends: what the author tells on his own account within or beside what somebody says."""

from sayso.model.analysis import Sentence
from sayso.qualify._lexicon import words


def aside(sentence: Sentence, clause: int) -> bool:
    """Whether a clause is the author's, whoever holds the one above: a relative clause after a comma, circumstances.

    By the bank's train split, where such a clause is the author's three times in four.
    """
    token = sentence.tokens[clause]
    if token.relation == "acl:relcl":
        return after_comma(sentence, clause)
    marks = {sentence.tokens[k].lemma.lower() for k in sentence.children(clause, "mark", "advmod")}
    return token.rel == "advcl" and bool(marks & words("reporting", "aside_marks"))


def describes(sentence: Sentence, clause: int) -> bool:
    """Whether a clause tells which thing is meant: "the battalions that it withdrew last week"."""
    return sentence.tokens[clause].relation == "acl:relcl"


def after_comma(sentence: Sentence, clause: int) -> bool:
    """Whether a comma divides a clause from what it belongs to."""
    first = sentence.subtree(clause)[0]
    return any(t.text == "," for t in sentence.tokens[max(0, first - 1) : first + 1])


def beyond(sentence: Sentence, comment: int, clause: int | None) -> bool:
    """Whether a clause stands after a comment as a main clause of its own: "X fell, they said, and Y fled"."""
    if clause is None or clause < comment:
        return False
    joined = sentence.tokens[clause].rel in ("conj", "parataxis") and has_subject(sentence, clause)
    return joined and not _goes_on(sentence, clause)


def inserted(sentence: Sentence, clause: int) -> list[int]:
    """Verbs within a relative clause that were read as another beside it: "who, it said, fired first"."""
    token = sentence.tokens[clause]
    if token.relation != "acl:relcl":
        return []
    start = min(sentence.children(clause, "nsubj", "nsubj:pass", "obj"), default=clause)
    return [k for k in sentence.children(token.head, "acl:relcl") if start < k < clause]


def breaks_off(sentence: Sentence, first: int, clause: int) -> bool:
    """Whether a clause joined to a content is the author's again: after a semicolon, or "X fell, they said, and"."""
    token = sentence.tokens[clause]
    if token.rel != "conj" or not has_subject(sentence, clause) or sentence.children(clause, "mark"):
        return False
    between = sentence.tokens[first + 1 : sentence.subtree(clause)[0] + 1]
    comment = sentence.tokens[first].head
    said_before = sentence.tokens[first].rel == "ccomp" and first < comment < clause
    return (said_before and not _goes_on(sentence, clause)) or any(t.text == ";" for t in between)


def _goes_on(sentence: Sentence, clause: int) -> bool:
    """Whether tense shifts a clause behind a comma into what is said: "X fell, they said, and it had been weak"."""
    start = sentence.subtree(clause)[0]
    shifted = {sentence.tokens[k].text.lower() for k in sentence.children(clause, "aux", "aux:pass", "cop")}
    semicolon = any(t.text == ";" for t in sentence.tokens[max(0, start - 2) : start + 1])
    return bool(shifted & words("reporting", "shifted_back")) and not semicolon


def has_subject(sentence: Sentence, clause: int) -> bool:
    """Whether a clause has a subject of its own."""
    return bool(sentence.children(clause, "nsubj", "nsubj:pass", "expl", "csubj"))
