"""What is spoken of again ("the attack", "this strike"): it has the time of the act that it picks up."""

from collections.abc import Sequence

from sayso.model.period import Period
from sayso.model.statement import Statement
from sayso.qualify._attach import gap
from sayso.qualify._clock import Clock

_REACH = 3  # sentences, by judgement: further back another act of the type may be meant
_POINTERS = frozenset({"the", "this", "these", "that", "those"})


def again(statement: Statement, place: tuple[int, int], before: Sequence[Statement], clock: Clock) -> Period | None:
    """Return the time of the last act of the same type, for a definite noun that may stand for it; else None."""
    number, token = place
    sentence = clock.analysis.sentences[number]
    words = {sentence.tokens[k].text.lower() for k in sentence.children(token, "det")}
    if sentence.tokens[token].upos != "NOUN" or not words & _POINTERS or statement.status != "occurred":
        return None
    for earlier in reversed(before):
        found = clock.analysis.locate(earlier.trigger.start)
        if found is None or number - found[0] > _REACH:
            return None
        if earlier.event == statement.event and earlier.status == "occurred" and earlier.when.period:
            between = clock.text[earlier.trigger.end : statement.trigger.start]
            return None if gap(between) or earlier.when.basis == "document" else earlier.when.period
    return None
