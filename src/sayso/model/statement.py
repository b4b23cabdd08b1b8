"""One document's assertion: who did, does or will do what to whom, on whose say-so, with its spans.

The fields are the codebook's (section 1). A statement is what somebody says, never what is true.
"""

from dataclasses import dataclass

from sayso.model.actor import UNRESOLVED, Actor
from sayso.model.document import Excerpt
from sayso.model.period import Period
from sayso.model.place import Place

FACTUALITIES = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "U")
STATUSES = ("occurred", "ongoing", "planned", "predicted", "requested", "conditional")
POSITIONS = ("asserts", "denies", "no position", "minimises", "predicts", "asks", "allows", "imagines")
LANES = ("historical", "reported", "predicted", "undated")


@dataclass(frozen=True, slots=True)
class Role:
    """An actor or recipient: its words, and whom they mean once that is resolved."""

    words: Excerpt
    actor: Actor = UNRESOLVED


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as a closed interval: "hundreds" is 200 to 999; high is None where open; unit as printed or None."""

    low: float
    high: float | None
    unit: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Thing:
    """What was given, sold, used or disputed: kind is "arms", "money", "aid", "territory", ... or None."""

    words: Excerpt
    kind: str | None = None
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so: whom the words mean, the words (None for the author), the cue, and whether the words are quoted."""

    actor: Actor
    words: Excerpt | None = None
    cue: Excerpt | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """The time of the event.

    period  resolved time, None where unknown
    basis   "stated", "document", "context", or None
    text    the words, also where they could not be resolved
    """

    period: Period | None = None
    basis: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One mention of one event or tie in one document; the codebook gives each field's values.

    factuality and author_factuality are one of FACTUALITIES, status of STATUSES, position of POSITIONS,
    lane of LANES. `about` is the id of the statement that this one is about. `score` is 0.0 to 1.0: how sure the
    coder is of the coding; not the chance that it happened. `explain` says why, one reason a line.
    """

    document: str
    path: str
    kind: str
    sentence: Excerpt
    trigger: Excerpt
    event: str
    source: Source
    id: str = ""
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    plover: str | None = None
    quad: str | None = None
    intensity: float | None = None
    actors: tuple[Role, ...] = ()
    recipients: tuple[Role, ...] = ()
    objects: tuple[Thing, ...] = ()
    via: tuple[Source, ...] = ()
    factuality: str = "CT+"
    author_factuality: str = "CT+"
    position: str = "asserts"
    status: str = "occurred"
    when: When = When()
    lane: str = "undated"
    where: tuple[Place, ...] = ()
    about: str | None = None
    presupposed: bool = False
    score: float = 0.5
    explain: tuple[str, ...] = ()
