"""Who else takes part in the act of a clause: whoever attacks "both sides" is neither."""

from collections.abc import Callable

from sayso.languages.en.clauses import Clauses
from sayso.languages.en.phrases import joined
from sayso.model.actor import Actor
from sayso.model.analysis import Analysis, Sentence

_ROLES = ("subj", "obj", "iobj")
_SHARING = ("xcomp", "advcl", "acl")  # clauses without a subject of their own, of which the act above is part

Who = Callable[[int, int], list[Actor]]


class Mates:
    """Finds the other participants of an act; `who` resolves a phrase by its sentence and head."""

    def __init__(self, analysis: Analysis, who: Who) -> None:
        self.analysis, self.who = analysis, who

    def actors(self, number: int, head: int) -> list[Actor]:
        """Return who acts, or is acted on, beside a phrase, as far as it is said before the phrase or by name."""
        sentence = self.analysis.sentences[number]
        return [
            a
            for k in mates(sentence, head)
            if k < head or sentence.tokens[k].upos == "PROPN"
            for a in self.who(number, k)
        ]


def mates(sentence: Sentence, head: int) -> list[int]:
    """Return the heads of the other participants in the acts that a phrase takes part in."""
    clauses = Clauses(sentence)
    found: list[int] = []
    for verb in _acts(sentence, head):
        slots = clauses.verb_slots(verb)
        found += [k for role in _ROLES for k in slots.get(role, ()) if not _holds(sentence, k, head)]
    return list(dict.fromkeys(k for first in found for k in joined(sentence, first)))


def _holds(sentence: Sentence, participant: int, head: int) -> bool:
    """Whether a participant is the phrase, or a noun that the phrase belongs to."""
    return head in sentence.subtree(participant) or participant in joined(sentence, head)


def _acts(sentence: Sentence, head: int) -> list[int]:
    """The verb around a phrase, and those above it whose participants it shares."""
    found: list[int] = []
    for node in sentence.ancestors(head):
        token = sentence.tokens[node]
        if token.upos != "VERB":
            continue
        found.append(node)
        if token.relation not in _SHARING or sentence.children(node, "nsubj", "nsubj:pass"):
            break
    return found
