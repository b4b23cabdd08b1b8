"""For whom "we" and "you" stand: the body or state that a speaker acts for, or did, or that issues the text."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property

from sayso.model.actor import AUTHOR, Actor
from sayso.model.analysis import Sentence, Token
from sayso.model.statement import Source
from sayso.qualify._discourse import Discourse, Entity
from sayso.qualify._focus import Focus
from sayso.qualify._lexicon import words
from sayso.qualify._mates import Mates, mates
from sayso.qualify._names import proper_name
from sayso.qualify._voices import Voice, voices

_SUBJECT = 3
_OPENING = 3  # sentences that a text introduces its speakers and issuers in
_HEADING = 2
_GLOSS = 8  # sentences over which an editor's "we [the bishops]" holds for the same speaker
_LEAD = 4  # sentences in which a text names its own state first
_BODIES = ("body", "band", "party")

Who = Callable[[int, int], list[Actor]]


class Speakers:
    """Finds who "we" are in one document."""

    def __init__(self, discourse: Discourse, focus: Focus, mates: Mates, who: Who) -> None:
        self.discourse, self.focus, self.mates, self.who = discourse, focus, mates, who
        self._origins: dict[str, Actor | None] = {}
        self._homes: dict[int, Actor | None] = {}

    def first(self, number: int, index: int, word: str, source: Source) -> list[Actor]:
        """Return the speaker; for "we" the body or state that the speaker acts for, or did."""
        own = self._gloss(number, index)
        if own:
            return own
        nobody = source.actor.id is None or source.actor == AUTHOR
        if word in words("reference", "single_speaker"):
            return [] if nobody else [source.actor]
        if not nobody and (named := self._glossed(number)):
            return named
        if nobody:
            voiced = self._voiced(number, index)
            return [self.body_of(voiced, number)] if voiced else self.issuer(number)
        return [self.body_of(source.actor, number)]

    def _voiced(self, number: int, index: int) -> Actor | None:
        """Whoever speaks the quotation or the block that a word stands in, and is named."""
        token = self._tokens(number)[index]
        spoken = [v for v in self._voices if v.span.start <= token.start < v.span.end]
        holder = spoken[0].holder if spoken else None
        if holder is None or holder.head is None or (holder.sentence, holder.head) == (number, index):
            return None
        if spelled_so(self._tokens(holder.sentence)[holder.head]) in words("reference", "ourselves"):
            return None
        return next((a for a in self.who(holder.sentence, holder.head) if a.id), None)

    @cached_property
    def _voices(self) -> list[Voice]:
        return voices(self.discourse.analysis)

    def second(self, number: int, source: Source) -> list[Actor]:
        """Return whom "you" addresses: of an interviewer the one who is asked, of others whoever writes."""
        if source.actor.id is None or source.actor == AUTHOR:
            found = next((b for n in self._opening_names() if (b := self._office(n) or self.origin(n))), None)
            return [found] if found else []
        home = self.home(number)
        return [home] if home else []

    def body_of(self, actor: Actor, number: int) -> Actor:
        """Return the body or state for which somebody says "we"."""
        name = actor.name or ""
        private = actor.country is None and not self.focus.namer.registry.of(actor.id or "")
        return self._office(name) or ((self.origin(name) or self.home(number)) if private else None) or actor

    def _office(self, name: str) -> Actor | None:
        offices = self.discourse.offices
        return offices.get(name) or offices.get(name.split()[-1] if name else "")

    # -- where a person comes from ---------------------------------------------------------------------------------

    def origin(self, name: str) -> Actor | None:
        """Whose the office, the ministry or the regiment is that the sentence about a person names."""
        if name and name not in self._origins:
            self._origins[name] = next(self._attached(name), None)
        return self._origins.get(name)

    def _attached(self, name: str) -> Iterator[Actor]:
        last = name.split()[-1]
        for number, sentence in enumerate(self.discourse.analysis.sentences):
            for index, token in enumerate(sentence.tokens):
                if token.text == last and token.upos == "PROPN":
                    yield from self._beside(number, sentence, index)

    def _beside(self, number: int, sentence: Sentence, index: int) -> Iterator[Actor]:
        """The states named on the role nouns around a name, and in what the person is said to have run."""
        while sentence.tokens[index].rel in ("flat", "compound") and sentence.tokens[index].head >= 0:
            index = sentence.tokens[index].head
        token = sentence.tokens[index]
        nodes = sentence.subtree(index)
        if token.relation == "nsubj" and token.head >= 0 and self._post(sentence, token.head):
            said = [k for k in sentence.subtree(token.head) if k > index and self._plain(sentence, k, token.head)]
            nodes = sorted({*nodes, *said})
        for node in nodes:
            if sentence.tokens[node].upos == "NOUN":
                named = [n for n in self.focus.namer.named(sentence, node) if n.entry.kind != "person"]
                if named:
                    yield named[0].actor

    def _post(self, sentence: Sentence, verb: int) -> bool:
        """Whether a predicate says what somebody was or ran, not what he did to whom."""
        return bool(sentence.children(verb, "cop")) or sentence.tokens[verb].lemma in words("reference", "posts")

    def _plain(self, sentence: Sentence, node: int, verb: int) -> bool:
        """Whether a word belongs to what is said of a person, not to another clause beside it."""
        between = [node, *(k for k in sentence.ancestors(node) if k != verb and k in sentence.subtree(verb))]
        return not any(sentence.tokens[k].rel in ("advcl", "conj", "parataxis", "ccomp", "acl") for k in between)

    def _opening_names(self) -> Iterator[str]:
        """The people whom the first sentences name."""
        for sentence in self.discourse.analysis.sentences[:_OPENING]:
            for index, token in enumerate(sentence.tokens):
                name = proper_name(sentence, index) if token.upos == "PROPN" else None
                if name and self.discourse.names_person(sentence, index):
                    yield name

    # -- the text itself -------------------------------------------------------------------------------------------

    def issuer(self, number: int | None = None) -> list[Actor]:
        """Return the body, or the states together, that a document speaks for; else the state it is written from.

        Without a sentence the state is the one that the text names most.
        """
        found = [] if self.focus.home else self._joint() or self._body()
        home = self.focus.main() if number is None else self.home(number)
        return found or ([home] if home else [])

    def _joint(self) -> list[Actor]:
        """ "JOINT COMMUNIQUÉ OF X AND Y": all that the heading joins, or that the first sentence makes its subject."""
        heading = self._heading()
        titled = {t.text.lower() for n in heading for t in self._tokens(n)}
        if not titled & words("reference", "issues"):
            return []
        opening = [e for n in (*heading, len(heading)) for e in self.discourse.of(n) if len(e.actors) > 1]
        joint = "joint" in titled
        return next((list(e.actors) for e in opening if e.rank == _SUBJECT or (joint and e.sentence in heading)), [])

    def _body(self) -> list[Actor]:
        """The body that the heading names in capitals, or that the opening makes a subject."""
        upper = [n for n in self._heading() if "".join(t.text for t in self._tokens(n)).isupper()]
        named = [e for n in upper for e in self.discourse.of(n)]
        named += [e for n in (0, 1) for e in self.discourse.of(n) if e.rank == _SUBJECT]
        fitting = (e for e in named if (e.kind in _BODIES or self._common(e)) and self._known(e))
        return next((list(e.actors) for e in fitting), [])

    def _common(self, entity: Entity) -> bool:
        """People who act for a body of states: "the ministers of the Contact Group"."""
        return entity.kind == "person" and entity.actors[0].country is None

    def _heading(self) -> list[int]:
        """The first sentences, as far as they have no verb."""
        found = []
        for number, sentence in enumerate(self.discourse.analysis.sentences[:_HEADING]):
            if any(t.upos in ("VERB", "AUX") for t in sentence.tokens):
                break
            found.append(number)
        return found

    def _tokens(self, number: int) -> tuple[Token, ...]:
        return self.discourse.analysis.sentences[number].tokens

    def _known(self, entity: Entity) -> bool:
        return bool(self.focus.namer.registry.of(entity.actors[0].id or ""))

    def home(self, number: int) -> Actor | None:
        """Return the state that a text, or an article of several, is written from.

        It is named first and most, and seldom acts on "us" by name.
        """
        seams = [n for n in self._seams if n <= number]
        start = seams[-1] if seams else 0
        if start not in self._homes:
            end = next((n for n in self._seams if n > number), len(self.discourse.analysis.sentences))
            across = Counter(i for n in range(start, end) for k in self._ourselves(n) for i in self._facing_at(n, k))
            self._homes[start] = self.focus.main(across, self._first_named(start))
        return self._homes[start]

    @cached_property
    def _seams(self) -> list[int]:
        """The sentences after which another article begins: "Read more at ..."."""
        sentences = self.discourse.analysis.sentences
        leads = [" ".join(t.text.lower() for t in s.tokens[:2]) for s in sentences]
        return [n + 1 for n, lead in enumerate(leads) if lead in words("reporting", "seams")]

    def _ourselves(self, number: int) -> list[int]:
        own = words("reference", "ourselves")
        return [k for k, t in enumerate(self._tokens(number)) if t.upos == "PRON" and spelled_so(t) in own]

    def _facing_at(self, number: int, index: int) -> set[str]:
        sentence = self.discourse.analysis.sentences[number]
        owner = sentence.tokens[index].relation == "nmod:poss"
        return self._facing(sentence, sentence.tokens[index].head if owner else index)

    def _facing(self, sentence: Sentence, index: int) -> set[str]:
        """Who acts on "us" or is acted on by "us", by name."""
        return {n.actor.id or "" for k in mates(sentence, index) for n in self.focus.namer.named(sentence, k)}

    def _first_named(self, start: int) -> str | None:
        """The state that the opening names first, modifiers and places apart."""
        for number in range(start, start + _LEAD):
            for entity in self.discourse.of(number):
                if entity.rank and self.focus.is_state(entity.actors[0].id or "") and len(entity.actors) == 1:
                    return entity.actors[0].id
        return None

    # -- said outright ---------------------------------------------------------------------------------------------

    def _gloss(self, number: int, index: int) -> list[Actor]:
        """Who "we" are where the text says so: "We [the bishops]", "we, the bishops,"."""
        named = glossed(self.discourse.analysis.sentences[number], index)
        return self.who(number, named) if named is not None else []

    def _glossed(self, number: int) -> list[Actor]:
        """Who "we" were said to be nearest to a sentence, where somebody speaks."""
        near = sorted(self._glosses, key=lambda n: abs(n - number))
        return self._glosses[near[0]] if near and abs(near[0] - number) <= _GLOSS else []

    @cached_property
    def _glosses(self) -> dict[int, list[Actor]]:
        found = {}
        for number in range(len(self.discourse.analysis.sentences)):
            for index in self._ourselves(number):
                sentence = self.discourse.analysis.sentences[number]
                named = glossed(sentence, index)
                if named is not None and self.focus.namer.named(sentence, named):
                    found[number] = self.who(number, named)
        return found


def spelled_so(token: Token) -> str:
    """Return a pronoun in lower case; "US" is none."""
    return token.text if token.text == "US" else token.text.lower()


def glossed(sentence: Sentence, index: int) -> int | None:
    """Return the noun that says who "we" are; None for none."""
    tokens = sentence.tokens
    appositions = sentence.children(index, "appos")
    if appositions:
        return appositions[0]
    if index + 2 < len(tokens) and tokens[index + 1].text in ("[", "("):
        close = next((k for k in range(index + 2, len(tokens)) if tokens[k].text in ("]", ")")), None)
        inside = range(index + 2, close) if close else ()
        return next((k for k in inside if tokens[k].upos in ("NOUN", "PROPN")), None)
    return None
