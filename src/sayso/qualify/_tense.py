"""The tense of a predicate, as a direction in time: PAST, PRESENT or FUTURE."""

from sayso.model.analysis import ROOT, Sentence
from sayso.qualify._resolve import FUTURE, PAST, PRESENT
from sayso.qualify._timewords import data

_AHEAD = frozenset({"will", "shall", "would", "'ll", "’ll", "wo", "may", "might", "can", "could", "should", "must"})


def tense_of(sentence: Sentence, index: int) -> int:
    """Return the tense of a verb, or of the verb that a noun depends on."""
    for node in (index, *sentence.ancestors(index)):
        token = sentence.tokens[node]
        if token.upos in ("VERB", "AUX") or sentence.children(node, "cop"):
            return _of_verb(sentence, node)
    return PAST


def _of_verb(sentence: Sentence, index: int) -> int:
    token = sentence.tokens[index]
    helpers = [sentence.tokens[k] for k in sentence.children(index, "aux", "cop")]
    lemmas = {h.text.lower() for h in helpers}
    if lemmas & _AHEAD:
        return PAST if "have" in lemmas else FUTURE
    if lemmas & {"has", "have", "had", "having", "'ve", "’ve", "was", "were", "did"}:
        return PAST
    if lemmas & {"is", "are", "am", "be", "being", "'s", "’s", "'re", "’re", "do", "does"}:
        return PRESENT
    if token.feat("Tense") == "Past" and token.feat("VerbForm") != "Part":
        return PAST
    if token.feat("Tense") == "Pres" and token.feat("VerbForm") == "Fin":
        return PRESENT
    return _of_nonfinite(sentence, index)


def _of_nonfinite(sentence: Sentence, index: int) -> int:
    token = sentence.tokens[index]
    if token.head == ROOT:
        return PAST
    marks = {sentence.tokens[k].text.lower() for k in sentence.children(index, "mark")}
    if "to" in marks and sentence.tokens[token.head].lemma in data()["future_heads"]:
        return FUTURE
    return tense_of(sentence, token.head)


def perfect_past(sentence: Sentence, index: int) -> bool:
    """True for "had signed": before the time that is told."""
    return any(sentence.tokens[k].text.lower() == "had" for k in sentence.children(index, "aux"))


def simple_past(sentence: Sentence, index: int) -> bool:
    """True for "signed" and "was signed", not for "has signed"."""
    helpers = {sentence.tokens[k].text.lower() for k in sentence.children(index, "aux")}
    return tense_of(sentence, index) == PAST and not helpers & {"has", "have", "had", "'ve", "’ve"}


def progressive(sentence: Sentence, index: int) -> bool:
    """True for "is signing": going on when it is said."""
    helpers = {sentence.tokens[k].text.lower() for k in sentence.children(index, "aux")}
    return sentence.tokens[index].text.endswith("ing") and bool(helpers & {"is", "are", "am", "'s", "’s", "'re", "’re"})
