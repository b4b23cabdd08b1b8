"""Who copied whom: edges between documents, alerts where a copy differs, and origins that are counted once."""

from dataclasses import dataclass

from sayso.model.document import Excerpt, Span

KINDS = ("duplicate", "repost", "excerpt", "quotation", "cites")
ALERTS = ("mutated quotation", "paraphrase turned quotation", "modality drift")


@dataclass(frozen=True, slots=True)
class Feature:
    """One named reason of a score.

    value   0.0 to 1.0; for a direction -1.0 to 1.0, positive where it speaks for the parent as it is given
    weight  what a value of 1.0 adds to the score
    """

    name: str
    value: float
    weight: float
    because: str

    @property
    def gain(self) -> float:
        """What the feature adds to its score."""
        return self.value * self.weight


@dataclass(frozen=True, slots=True)
class Edge:
    """Two documents share text, or one names the other.

    kind       one of KINDS
    score      0.0 to 1.0, the sum of the features' gains, cut at 1.0: a rank, not a probability
    directed   True where it is known which came first; else `child` is only the one of the greater id
    aligned    pairs of sentences that say the same, (span in the child, span in the parent), in the child's order
    features   why the two belong together
    direction  why the parent is the parent, empty where nothing speaks for either
    """

    child: str
    parent: str
    kind: str
    score: float
    directed: bool
    aligned: tuple[tuple[Span, Span], ...] = ()
    features: tuple[Feature, ...] = ()
    direction: tuple[Feature, ...] = ()

    @property
    def because(self) -> tuple[str, ...]:
        """Every reason that counted, for the tie first and then for its direction."""
        return tuple(f.because for f in (*self.features, *self.direction) if f.value)


@dataclass(frozen=True, slots=True)
class Alert:
    """A copy does not say what its earlier text says: a question to a reader, never a verdict.

    kind            one of ALERTS
    earlier, later  ids of the documents; by id where the direction is not known, and `because` says so
    before, after   the two sentences
    changes         the words that differ, (before, after), in the order of the text; "" for nothing
    """

    kind: str
    earlier: str
    later: str
    before: Excerpt
    after: Excerpt
    changes: tuple[tuple[str, str], ...]
    because: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents, or passages of them, that go back to one origin and count once.

    id         the document that nothing earlier is known for; the least id where there are several
    documents  ids of the documents that were asked about, sorted
    reasons    why they count once
    """

    id: str
    documents: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """The independent origins of a set of statements, with why the others are not independent."""

    origins: tuple[Origin, ...]

    @property
    def number(self) -> int:
        """The effective number of independent origins."""
        return len(self.origins)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Every reason of every origin."""
        return tuple(reason for origin in self.origins for reason in origin.reasons)


@dataclass(frozen=True, slots=True)
class Lineage:
    """What adding documents brought to light, in a fixed order."""

    edges: tuple[Edge, ...] = ()
    alerts: tuple[Alert, ...] = ()
