"""Those in whose name a body of states speaks: "Ministers noted", "Heads of Government met"."""

from sayso.actors.resolve import Namer
from sayso.model.actor import Actor
from sayso.model.analysis import Analysis, Sentence
from sayso.qualify._lexicon import words

_OPENING = 3  # sentences that a communiqué introduces its issuers in
_BODIES = ("igo", "bloc")


def assembled(sentence: Sentence, index: int) -> bool:
    """Return whether a word means the people who speak for a body of states."""
    token = sentence.tokens[index]
    plain = token.text[:1].isupper() and token.text.endswith("s")
    return plain and token.lemma.lower() in words("reference", "assembled")


def convened(analysis: Analysis, namer: Namer) -> list[Actor]:
    """Return the body whose heads or ministers the opening lets speak: "Heads of Government of the Union met"."""
    for sentence in analysis.sentences[:_OPENING]:
        for index, token in enumerate(sentence.tokens):
            if token.relation == "nsubj" and assembled(sentence, index):
                named = [n for k in sentence.subtree(index) for n in namer.named(sentence, k)]
                return [n.actor for n in named if n.entry.kind in _BODIES][:1]
    return []
