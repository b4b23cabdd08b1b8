"""The chain of holders of a statement, innermost first, from tree, quotation marks and layout together."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from sayso.actors.resolve import agent_sector
from sayso.model.analysis import Analysis, Sentence
from sayso.model.document import Span
from sayso.model.statement import Statement
from sayso.qualify._denials import Denials
from sayso.qualify._holders import Holder, Holders
from sayso.qualify._lexicon import stances
from sayso.qualify._voices import Voice, voices

_FIRST_PERSON = frozenset(("i", "we", "us", "me", "our", "my", "one"))  # "one may doubt" is the author's
_THIRD_PERSON = frozenset(("he", "she", "it", "they"))
_ACTS = frozenset(("asks", "promises", "threatens", "accuses", "rejects"))
_THOUGHT = frozenset(("believes", "fears", "hopes", "predicts", "doubts"))


@dataclass(frozen=True, slots=True)
class Chain:
    """Holders, innermost first; the quotation that the trigger stands in, None where it stands in none; its place."""

    holders: tuple[Holder, ...]
    quotation: Span | None
    sentence: int
    index: int


class Chains:
    """Finds the chains of one analysis."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        found = voices(analysis)
        self.voices = [v for v in found if v.quoted], [v for v in found if not v.quoted]  # each in order, disjoint
        self._holders: dict[int, Holders] = {}

    def of(self, statement: Statement) -> Chain | None:
        """Return the chain of a statement; None where its trigger is no token of the analysis."""
        place = self.analysis.locate(statement.trigger.start)
        if place is None:
            return None
        number, index = place
        holders = self._holders.setdefault(number, Holders(self.analysis, number))
        speaking = [v for group in self.voices for v in _speaking(group, statement.trigger.span)]
        found = [h for h in holders.above(index) if not (_first_person(h) and not speaking)]
        for voice in speaking[:1]:
            found = _with_voice(found, voice)
        found = self._denying(_thinking_aloud(found), number, index)
        quotation = speaking[0].span if speaking and speaking[0].quoted else None
        return Chain(_rejecting(_distinct(found)), quotation, number, index)

    def _denying(self, found: list[Holder], number: int, index: int) -> list[Holder]:
        """Whoever calls a claim untrue is the source of the minus sign; whose claim it is drops out."""
        sentence, holders = self.analysis.sentences[number], self._holders[number]
        denial = Denials(sentence).of(index)
        if denial is None:
            return found
        above = (denial.top, *sentence.ancestors(denial.top))
        outside = [h for h in found if h.sentence != number or h.cue_index in above]
        verb = next((k for k in above if sentence.tokens[k].upos == "VERB"), None)
        if verb is None or any(h.cue_index == verb for h in outside if h.sentence == number):
            return outside
        denier = holders.of_verb(verb, stances()["denies"])
        known = denier is not None and denier.head is not None and _somebody(sentence, denier.head, index)
        return [denier, *outside] if denier is not None and known else outside


def _somebody(sentence: Sentence, head: int, index: int) -> bool:
    """Whether a subject can deny, being named, a pronoun or an office, and not the claim itself."""
    if index in sentence.subtree(head):
        return False
    return sentence.tokens[head].upos in ("PROPN", "PRON") or agent_sector(sentence, head) is not None


def _speaking(group: list[Voice], trigger: Span) -> list[Voice]:
    """The voice of a group that a trigger stands in, if any."""
    at = bisect_right(group, trigger.start, key=lambda v: v.span.start)
    return [v for v in group[max(0, at - 1) : at] if v.span.covers(trigger)]


def _with_voice(found: list[Holder], voice: Voice) -> list[Holder]:
    """Put the speaker outermost, unless the tree has found somebody outside the quotation already."""
    inside = [h for h in found if voice.span.overlaps(h.cue.span)]
    outside = [h for h in found if h not in inside]
    spoken = [h for h in inside if not _first_person(h) or (h is inside[0] and _acted(h))]
    return spoken + (outside or [voice.holder])


def _acted(holder: Holder) -> bool:
    """ "We asked them to leave", told by one of us: the body or state asked, and the speaker passes it on."""
    together = holder.words is not None and holder.words.text.lower() == "we"
    return together and holder.past and holder.stance.name in _ACTS


def _first_person(holder: Holder) -> bool:
    return holder.words is not None and holder.words.text.lower() in _FIRST_PERSON


def _thinking_aloud(found: list[Holder]) -> list[Holder]:
    """ "The envoy said he thought that": it is the envoy who thinks so, and nobody else passes it on."""
    if len(found) < 2:
        return found
    inner, outer = found[0], found[1]
    thinks = inner.stance.name in _THOUGHT and outer.stance.name in ("says", "reveals")
    pronoun = inner.words is not None and inner.words.text.lower() in _THIRD_PERSON
    if not (thinks and pronoun and outer.sentence == inner.sentence and outer.cue_index < (inner.head or 0)):
        return found
    return [replace(inner, words=outer.words, head=outer.head), *found[2:]]


def _rejecting(holders: tuple[Holder, ...]) -> tuple[Holder, ...]:
    """Whoever rejects what somebody is said to claim is the source of the minus sign."""
    inner, outer = (holders[0], holders[1:]) if holders else (None, ())
    claimed = inner is not None and inner.stance.name in ("says", "accuses") and inner.of_noun
    return outer if claimed and outer and outer[0].stance.name in ("denies", "rejects", "doubts") else holders


def _distinct(holders: list[Holder]) -> tuple[Holder, ...]:
    seen: dict[int, Holder] = {}
    for holder in holders:
        seen.setdefault(holder.cue.start, holder)
    return tuple(seen.values())
