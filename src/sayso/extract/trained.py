"""The trained extractor: what the network sees in each word, weighed with what the patterns find there.

The network gives each word a distribution over event types and none, and for likely predicates how surely each word is
actor or recipient. A few weights, fitted on the bank's dev split, join that with the patterns. A
document whose analysis has no acts is left to the patterns alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from math import exp

from sayso.extract._reading import Hit, Reading
from sayso.extract.patterns import Patterns
from sayso.extract.patterns import make as make_patterns
from sayso.languages.weights import Weights, load_weights
from sayso.model.actor import AUTHOR
from sayso.model.acts import ACTOR, NONE, RECIPIENT, Acts
from sayso.model.analysis import Analysis
from sayso.model.document import Excerpt, Span
from sayso.model.statement import Role, Source, Statement
from sayso.settings import Settings

ENTRY = True
_SIDES = ("actor", "recipient")
# Below this nothing joins two mentions; low, since whoever asks for a pair expects an answer: calibrated on the bank's
# dev split, where nearly all pairs that a statement joins lie above it.
_JOINED = 0.005
_POSSIBLE = 0.1  # a word below this chance is no candidate for a side; fitted weights decide above it


def make(settings: Settings) -> Callable[[Analysis], list[Statement]]:
    """Return the extractor over the patterns of the codebook."""
    return Trained(make_patterns(settings), load_weights(settings.language))


class Trained:
    """Patterns and network, weighed."""

    def __init__(self, patterns: Patterns, weights: Weights) -> None:
        self.patterns, self.weights = patterns, weights
        self.version = f"{patterns.version}.{weights.version}"

    def __call__(self, analysis: Analysis) -> list[Statement]:
        """Return bare statements in the order of their triggers."""
        if analysis.acts is None:
            return self.patterns(analysis)
        found: list[Statement] = []
        for reading, acts in zip(self.patterns.readings(analysis), analysis.acts, strict=True):
            found += (candidate.statement() for candidate in self.candidates(reading, acts))
        return found

    def candidates(self, reading: Reading, acts: Acts) -> Iterator["Candidate"]:
        """The words of a sentence that are coded, in order, light verbs and their nouns once."""
        hits = reading.hits()
        chosen = {}
        for index in range(len(reading.sentence.tokens)):
            candidate = Candidate(reading, acts, index, hits.get(index), self.weights)
            if candidate.chance >= self.weights.thresholds["act"]:
                chosen[index] = candidate
        for index in sorted(chosen):
            verb = reading.clauses.light_verb(index)
            if verb in chosen and chosen[verb].event == chosen[index].event:
                del chosen[max(verb, index, key=lambda i: -chosen[i].chance)]
        yield from (chosen[index] for index in sorted(chosen))

    def between(self, analysis: Analysis, source: Span | None, target: Span | None) -> Statement | None:
        """What is likeliest said of two given mentions, however unsure: the type with the greatest sum of chances.

        Each word counts with its chance of being coded, times the chances that the mentions are its actor and its
        other party. A side that is None is anybody. None where nothing joins them, or the analysis has no acts.
        """
        sums: dict[str, float] = defaultdict(float)
        best: dict[str, tuple[float, Candidate]] = {}
        for candidate in self._every(analysis):
            weight = candidate.chance * candidate.part(source, (ACTOR,)) * candidate.part(target, (RECIPIENT, ACTOR))
            for event, share in candidate.shares().items():
                sums[event] += weight * share
                if event not in best or weight * share > best[event][0]:
                    best[event] = (weight * share, candidate)
        event = max(sums, key=lambda e: sums[e], default="")
        if not event or sums[event] < _JOINED:
            return None
        return best[event][1].statement(event, (source, target))

    def _every(self, analysis: Analysis) -> Iterator["Candidate"]:
        readings = self.patterns.readings(analysis) if analysis.acts else ()
        for reading, acts in zip(readings, analysis.acts or (), strict=True):
            hits = reading.hits()
            for index in {*acts.rows, *hits}:
                yield Candidate(reading, acts, index, hits.get(index), self.weights)


class Candidate:
    """One word that may be coded: how surely, as what, with whom."""

    def __init__(self, reading: Reading, acts: Acts, index: int, hit: Hit | None, weights: Weights) -> None:
        self.reading, self.acts, self.index, self.hit, self.weights = reading, acts, index, hit, weights
        self.event = self._event()
        self.chance = weights.chance("act", self.features())

    def _event(self) -> str:
        best = self.acts.best_event(self.index)
        if self.hit is None:
            return best
        chances = self.acts.log_chances("event", self.index)
        del chances[NONE]
        return self.weights.settled("event", self.hit.trigger.event, chances)

    def features(self) -> dict[str, float]:
        """What speaks for a statement on this word."""
        token = self.reading.sentence.tokens[self.index]
        found = {"one": 1.0, "network": self.acts.odds(self.index), f"upos {token.upos}": 1.0}
        if self.hit:
            found |= {"pattern": 1.0, "weight": self.hit.trigger.weight}
            found["agree"] = float(self.hit.trigger.event == self.event)
            found["pattern of a tie"] = float(self.hit.statement.kind == "tie")
        if self.reading.heading:
            found["heading"] = 1.0
        return found

    def party_features(self, side: int, head: int) -> dict[str, float]:
        """What speaks for a word as actor (side 0) or recipient (side 1) of this one."""
        odds = (self.acts.side_odds(self.index, part, side) for part in self.reading.parts(head))
        found = {"one": 1.0, "network": max(odds)}
        strength = self.reading.parties.strength if side == 0 else self.reading.parties.recipient_strength
        found["strength"] = strength(self.reading.sentence, head)
        if self.hit:
            found["by pattern"] = float(head in self.hit.sides[side])
            found["mutual"] = float(self.hit.trigger.mutual and head in self.hit.sides[side])
            found["other side"] = float(head in self.hit.sides[1 - side])
            found["passed over"] = float(not any(head in known for known in self.hit.sides))
        return found

    def heads(self, side: int) -> list[int]:
        """The words that may play a part: those of the pattern, and those that the network does not rule out."""
        words = {self.reading.top(h) for h in self.acts.heads(self.index, side, _POSSIBLE)}
        if self.hit:
            words |= set(self.hit.sides[side])
        words.discard(self.index)
        return sorted(words)

    def sides(self) -> list[list[int]]:
        """The heads of actors and of recipients; a word is on the side where it is surer."""
        chance = [
            {h: self.weights.chance(_SIDES[side], self.party_features(side, h)) for h in self.heads(side)}
            for side in (0, 1)
        ]
        least = [self.weights.thresholds[name] for name in _SIDES]
        actors, recipients = (
            [h for h, p in chance[side].items() if p >= least[side] and p >= chance[1 - side].get(h, 0.0)]
            for side in (0, 1)
        )
        # Who meet or ally are all actors; the pattern knows which acts are mutual.
        mutual = self.hit is not None and self.hit.trigger.mutual and self.hit.trigger.event == self.event
        return [[*actors, *recipients], []] if mutual else [actors, recipients]

    def part(self, span: Span | None, sides: tuple[int, ...]) -> float:
        """How surely a mention plays one of the parts: the best of its words; 1.0 for anybody."""
        if span is None:
            return 1.0
        tokens = enumerate(self.reading.sentence.tokens)
        inside = [i for i, t in tokens if t.start < span.end and span.start < t.end and i != self.index]
        chances = (self.weights.chance(_SIDES[s], self.party_features(s, i)) for i in inside for s in sides)
        return max(chances, default=0.0)

    def shares(self) -> dict[str, float]:
        """The types of this word, none left out, by their share; a pattern's type weighs more."""
        bonus = {self.hit.trigger.event: exp(self.weights.bonus["event"])} if self.hit else {}
        raw = {e: max(self.acts.share(self.index, e), 1e-4) * bonus.get(e, 1.0) for e in self.acts.names["event"][1:]}
        total = sum(raw.values())
        return {event: value / total for event, value in raw.items()}

    def statement(self, event: str = "", given: tuple[Span | None, Span | None] = (None, None)) -> Statement:
        """The bare statement: the pattern's where there is one, with the type and the parties decided here.

        ``event`` and ``given`` are a type and parties that are known beforehand.
        """
        event = event or self.event
        sides = [tuple(Role(self._words(h)) for h in heads) for heads in self.sides()]
        cut = self.reading.analysis.document.excerpt
        actors, recipients = ((Role(cut(g.start, g.end)),) if g else s for g, s in zip(given, sides, strict=True))
        why = f"network: {event} {self.acts.share(self.index, event):.2f}"
        if self.hit and self.hit.trigger.event == event:
            base = replace(self.hit.statement, explain=(*self.hit.statement.explain, why))
        else:
            base = self._bare(event, why)
        return replace(base, actors=actors, recipients=recipients, score=round(self.chance, 2))

    def _words(self, head: int) -> Excerpt:
        """The phrase of a party; its head alone where a misread tree would put the trigger inside."""
        words, tokens = self.reading.words(head), self.reading.sentence.tokens
        if not words.start <= tokens[self.index].start < words.end:
            return words
        return self.reading.analysis.document.excerpt(tokens[head].start, tokens[head].end)

    def _bare(self, event: str, why: str) -> Statement:
        reading, document = self.reading, self.reading.analysis.document
        token, kind = reading.sentence.tokens[self.index], reading.codebook.types[event].kind
        return Statement(
            document=document.id, path=document.path, kind=kind, sentence=reading.analysis.excerpt(reading.sentence),
            trigger=document.excerpt(token.start, token.end), event=event, source=Source(AUTHOR),
            objects=tuple(reading.objects(self.index)), status="ongoing" if kind == "tie" else "occurred",
            explain=(why,),
        )  # fmt: skip
