"""What any language tool must hand over: tokens in dependency trees, mentions, optionally frames and acts.

Trees follow Universal Dependencies v2 (https://universaldependencies.org), English names of relations and features.
Token indexes count within their sentence, from 0.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.model.acts import Acts
from sayso.model.document import Document, Excerpt

ROOT = -1


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word.

    start, end  characters in the document's clean text
    lemma       dictionary form, lower case but for names
    upos        universal part of speech
    feats       features as UD writes them, "Tense=Past|VerbForm=Fin", or ""
    head        index of the governing token in the sentence, ROOT (-1) for the root
    relation    UD relation to the head, with subtype: "nsubj:pass"
    factuality  score of the model's factuality head in [-3, 3] where the tool has one; not a probability
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    feats: str
    head: int
    relation: str
    factuality: float | None = None

    def feat(self, name: str) -> str | None:
        """Return the value of a feature, None where the token lacks it."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None

    @property
    def rel(self) -> str:
        """The relation without its subtype."""
        return self.relation.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A tree. `kids[i]` are the indexes of token i's dependents, ascending."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    kids: tuple[tuple[int, ...], ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Index the dependents once."""
        kids: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != ROOT:
                kids[token.head].append(index)
        object.__setattr__(self, "kids", tuple(tuple(k) for k in kids))

    @property
    def root(self) -> int:
        """Index of the root; 0 where the tree names none."""
        return next((i for i, token in enumerate(self.tokens) if token.head == ROOT), 0)

    def children(self, index: int, *relations: str) -> list[int]:
        """Return dependents of a token; with `relations`, those whose relation (full or without subtype) is named."""
        found = self.kids[index]
        if not relations:
            return list(found)
        return [k for k in found if self.tokens[k].relation in relations or self.tokens[k].rel in relations]

    def subtree(self, index: int) -> list[int]:
        """Return the token and everything below it, ascending."""
        found, stack = [], [index]
        while stack:
            current = stack.pop()
            found.append(current)
            stack.extend(self.kids[current])
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the heads above a token, nearest first; ends at the root."""
        current = self.tokens[index].head
        for _ in self.tokens:
            if current == ROOT:
                return
            yield current
            current = self.tokens[current].head

    def at(self, offset: int) -> int | None:
        """Return the index of the token that covers a character offset, None where none does."""
        return next((i for i, t in enumerate(self.tokens) if t.start <= offset < t.end), None)


@dataclass(frozen=True, slots=True)
class Mention:
    """A named entity: kind is "person", "organisation", "location", "event", "date", ... as the tool names it."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a frame: PropBank role and its first and last token (inclusive)."""

    role: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate with its arguments; `roleset` is None where the tool does not disambiguate."""

    sentence: int
    predicate: int
    roleset: str | None
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that take up earlier ones: a pronoun or a definite noun phrase, and the mention of who is meant.

    start, end                        characters of the words in the document's clean text
    antecedent_start, antecedent_end  characters of the earlier mention; it can be a pronoun with a link of its own
    chance                            0.0 to 1.0, by the tool's own reckoning: that both mean the same
    """

    start: int
    end: int
    antecedent_start: int
    antecedent_end: int
    chance: float


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document, read: its sentences in order, mentions and frames, and the version of the tool that read it.

    acts   what the tool says of the acts of each sentence; None where it says nothing
    links  what pronouns and definite noun phrases take up, by place; empty where the tool does not tell
    """

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...] = ()
    frames: tuple[Frame, ...] = ()
    version: str = ""
    acts: tuple[Acts, ...] | None = None
    links: tuple[Link, ...] = ()

    def locate(self, offset: int) -> tuple[int, int] | None:
        """Return (sentence, token) indexes of the token that covers an offset, None where none does."""
        number = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        if number < 0 or offset >= self.sentences[number].end:
            return None
        index = self.sentences[number].at(offset)
        return None if index is None else (number, index)

    def excerpt(self, sentence: Sentence) -> Excerpt:
        """Return a sentence as evidence."""
        return self.document.excerpt(sentence.start, sentence.end)
