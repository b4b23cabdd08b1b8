"""Where a content ends: what the author tells on his own account within or beside what somebody says."""

from sayso.model.analysis import Sentence
from sayso.qualify._lexicon import words


def aside(sentence: Sentence, clause: int) -> bool:
    """Whether a clause is the author's, whoever holds the one above: a relative clause after a comma, circumstances.

    By the bank's train split, where such a clause is the author's three times in four.
    """
    token = sentence.tokens[clause]
    if token.relation == "acl:relcl":
        return after_comma(sentence, clause) and sentence.tokens[token.head].lemma != "what"
    marks = {sentence.tokens[k].lemma.lower() for k in sentence.children(clause, "mark", "advmod")}
    nominal = "as" in marks and not has_subject(sentence, clause)  # "described the raid as training"
    timed = token.rel == "advcl" and bool(marks & words("reporting", "aside_marks")) and not nominal
    return timed and ("when" in marks or after_comma(sentence, clause))


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
    comment = sentence.tokens[first].head
    said_before = sentence.tokens[first].rel == "ccomp" and first < comment < clause
    if set_apart(sentence, clause):
        return True
    return (said_before and not _goes_on(sentence, clause)) or _comes_back(sentence, first, clause)


def set_apart(sentence: Sentence, clause: int) -> bool:
    """Whether a semicolon stands before a clause."""
    start = sentence.subtree(clause)[0]
    return any(t.text == ";" for t in sentence.tokens[max(0, start - 2) : start + 1])


def _comes_back(sentence: Sentence, first: int, clause: int) -> bool:
    """Whether tense comes back to the author's: "said that X would stay, and Y fled"."""
    said = sentence.tokens[first].rel == "ccomp" and sentence.tokens[first].head < first
    start = sentence.subtree(clause)[0]
    comma = any(t.text == "," for t in sentence.tokens[max(0, start - 2) : start + 1])
    return said and comma and bool(_shifted(sentence, first, "was", "were")) and not _shifted(sentence, clause)


def _shifted(sentence: Sentence, clause: int, *more: str) -> set[str]:
    auxiliaries = {sentence.tokens[k].text.lower() for k in sentence.children(clause, "aux", "aux:pass", "cop")}
    return auxiliaries & {*words("reporting", "shifted_back"), *more}


def _goes_on(sentence: Sentence, clause: int) -> bool:
    """Whether tense shifts a clause behind a comma into what is said: "X fell, they said, and it had been weak"."""
    return bool(_shifted(sentence, clause)) and not set_apart(sentence, clause)


def has_subject(sentence: Sentence, clause: int) -> bool:
    """Whether a clause has a subject of its own."""
    return bool(sentence.children(clause, "nsubj", "nsubj:pass", "expl", "csubj"))
