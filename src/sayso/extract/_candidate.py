"""One word of a sentence that may be coded, judged by what the network sees and what the patterns find."""

from dataclasses import replace
from math import exp

from sayso.extract._reading import Hit, Reading
from sayso.languages.weights import Weights
from sayso.model.actor import AUTHOR
from sayso.model.acts import NONE, Acts
from sayso.model.document import Excerpt, Span
from sayso.model.statement import Role, Source, Statement

_SIDES = ("actor", "recipient")
_POSSIBLE = 0.1  # a word below this chance is no candidate for a side; fitted weights decide above it
# How a word stands to the phrase that it is part of.
_WITHIN = ("amod", "compound", "nmod", "flat", "appos", "nummod", "goeswith")
_NOMINAL = ("NOUN", "PROPN", "ADJ", "PRON")


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
        chances = (
            self.weights.chance(_SIDES[s], self.party_features(s, i)) for i in self._mention(span) for s in sides
        )
        return max(chances, default=0.0)

    def _mention(self, span: Span) -> set[int]:
        """The words of a mention, and those above it in its phrase: "Egyptian" acts where "Egyptian warships" do."""
        tokens = self.reading.sentence.tokens
        words = {i for i, t in enumerate(tokens) if t.start < span.end and span.start < t.end}
        for word in tuple(words):
            for above in self.reading.sentence.ancestors(word):
                if tokens[word].rel not in _WITHIN or above == self.index or tokens[above].upos not in _NOMINAL:
                    break
                words.add(above)
                word = above
        return words - {self.index}

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
