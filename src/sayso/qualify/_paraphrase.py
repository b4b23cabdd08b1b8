"""Quotations that read as paraphrase: people speak in the present, reports shift it back ("they were considering").

A flag for people to check against other copies, never a verdict.
"""

from sayso.model.analysis import Sentence, Token
from sayso.model.document import Span


def shifted_back(sentence: Sentence, quotation: Span) -> str | None:
    """Return the words that betray a tense shifted back in a quotation; None where it reads as spoken."""
    inside = [i for i, t in enumerate(sentence.tokens) if quotation.start <= t.start and t.end <= quotation.end]
    if any(_present(sentence.tokens[i]) for i in inside):
        return None
    for index in inside:
        for kid in sentence.children(index, "aux"):
            if kid in inside and _shifts(sentence.tokens[kid], sentence.tokens[index]):
                return f"{sentence.tokens[kid].text} {sentence.tokens[index].text}"
    return None


def _present(token: Token) -> bool:
    finite = token.upos in ("VERB", "AUX") and token.feat("VerbForm") == "Fin"
    spoken = token.text.lower() in ("will", "can", "may", "must", "'ll", "’ll", "shall")
    return spoken or (finite and token.feat("Tense") == "Pres")


def _shifts(auxiliary: Token, verb: Token) -> bool:
    """ "Was doing", "had done", "would do"."""
    word = auxiliary.text.lower()
    progressive = word in ("was", "were") and verb.text.endswith("ing")
    return progressive or word in ("had", "would")
