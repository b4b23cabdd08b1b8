"""What a passage says that one given mention does to another: each word that may be coded speaks for its types.

A word counts with its chance of being coded, times the chances that the mentions are its actor and its other party.
What somebody refuses, demands, promises or threatens has not been done: of a speech act and its content, the speech
act counts, with the content's parties as its own, as in PLOVER ("refused to meet X" is REJECT of X).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import sqrt

from sayso.extract._candidate import Candidate
from sayso.model.acts import ACTOR, RECIPIENT
from sayso.model.analysis import Sentence
from sayso.model.document import Span
from sayso.model.statement import Statement

# Where a clause is content no more: another act beside it, or the one who acts.
_BESIDE = ("nsubj", "csubj", "conj", "parataxis")
# A mention that no word takes for its party still stands in the sentence: little, but more than nothing.
_PRESENT = 0.005
# Below this nothing joins two mentions; low, since whoever asks for a pair expects an answer: on the bank's dev split
# and the PLOVER gold standard records nearly all pairs that a statement joins lie above it.
_JOINED = 0.001


@dataclass(slots=True)
class _Voice:
    """A word that speaks: how surely it is coded, with the mentions as its parties, and how much of that counts."""

    word: Candidate
    shares: Mapping[str, float]
    actor: float
    other: float
    counts: float = 1.0

    @property
    def speech(self) -> float:
        """How surely it is a speech act."""
        types = self.word.reading.codebook.types
        return self.word.chance * sum(share for event, share in self.shares.items() if types[event].spoken)

    @property
    def weight(self) -> float:
        """How much it has to say of the pair."""
        return self.word.chance * self.actor * self.other * self.counts


def between(words: Iterable[Candidate], source: Span | None, target: Span | None) -> Statement | None:
    """The likeliest statement on two given mentions, however unsure; None where nothing joins them.

    ``source`` and ``target`` are character spans of the analysed text; a side that is None is anybody. Its type is
    the one with the greatest sum of chances over all words.
    """
    voices = [_voice(word, source, target) for word in words]
    _subordinate(voices)
    sums: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, _Voice]] = {}
    for voice in voices:
        for event, share in voice.shares.items():
            said = voice.weight * share
            sums[event] += said
            if event not in best or said > best[event][0]:
                best[event] = (said, voice)
    event = max(sums, key=lambda e: sums[e], default="")
    if not event or sums[event] < _JOINED:
        return None
    return best[event][1].word.statement(event, (source, target))


def _voice(word: Candidate, source: Span | None, target: Span | None) -> _Voice:
    actor, other = word.part(source, (ACTOR,)), word.part(target, (RECIPIENT, ACTOR))
    return _Voice(word, word.shares(), actor + _PRESENT, other + _PRESENT)


def _subordinate(voices: Iterable[_Voice]) -> None:
    """Let speech acts take the other party from their content, then let the content count for what they leave."""
    at = {(id(v.word.reading), v.word.index): v for v in voices}
    pairs = [(content, act) for content in at.values() for act in _governing(content, at)]
    for content, act in pairs:
        act.other = max(act.other, content.other * content.word.chance * act.speech / act.word.chance)
    for content, act in pairs:
        content.counts *= 1 - min(1.0, act.speech * act.actor * sqrt(act.other))


def _governing(content: _Voice, at: Mapping[tuple[int, int], _Voice]) -> Iterator[_Voice]:
    """The voices above one in its sentence, as far up as it is their content."""
    reading, below = content.word.reading, content.word.index
    sentence: Sentence = reading.sentence
    for above in sentence.ancestors(below):
        if sentence.tokens[below].rel in _BESIDE:
            return
        if (id(reading), above) in at:
            yield at[id(reading), above]
        below = above
