"""The values of the codebook: trigger, type, context, rule, example, and the codebook that holds them."""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Codebook", "Context", "Counterexample", "Example", "Mode", "Rule", "Trigger", "Type"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A pattern of words that names a type, and where its roles stand around it.

    event          name of the type, "AID"
    pos            "verb", "noun" or "adjective": part of speech of the trigger token (a participle counts as a verb)
    lemma          lemma of the trigger token
    words          further lemmas: each is a direct dependent, the preposition of one, or a dependent of one matched
    actor          slots that hold the actor, best first ("subj", "obj", "with", "poss", ...)
    recipient      slots that hold the recipient, best first
    object         lemmas of which the object must have one as a head; empty: any object or none
    unless_object  lemmas that the object must not have as a head
    subject        lemmas of which the subject must have one as a head; empty: any
    unless_subject lemmas that the subject must not have as a head ("a virus killed", "seas threaten")
    mode           PLOVER mode that the trigger gives, None where it gives none
    contexts       contexts that it gives
    mutual         the parties in the actor slots are all actors
    needs          role that must hold a political actor: "actor", "recipient", "either", "both" or "none"
    weight         0.0 to 1.0, how sure the words are of the type: set by hand, a rank, not a probability
    status         status where the words alone give one ("planned"), else None
    failed         the words themselves say that the act did not come off ("foil"): CT-
    negative       the words themselves negate the act ("refrain from"): minus sign
    """

    event: str
    pos: str
    lemma: str
    words: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    object: frozenset[str] = frozenset()
    unless_object: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    unless_subject: frozenset[str] = frozenset()
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    mutual: bool = False
    needs: str = "either"
    weight: float = 0.7
    status: str | None = None
    failed: bool = False
    negative: bool = False

    @property
    def name(self) -> str:
        """The words of the pattern, "shore up"."""
        return " ".join((self.lemma, *self.words))

    @property
    def specificity(self) -> tuple[int, int]:
        """How narrow the pattern is: (further words, constraints). Of the patterns that match, the greatest wins."""
        asked = (bool(self.object), bool(self.unless_object), bool(self.subject), self.needs in ("both", "recipient"))
        return len(self.words), sum(asked)

    def rivals(self, other: "Trigger") -> bool:
        """True where the two could match the same words with equal right: same words, constraints of the same kinds."""
        mine, theirs = (
            (t.pos, t.lemma, sorted(t.words), bool(t.object), bool(t.subject), bool(t.unless_object), t.needs)
            for t in (self, other)
        )
        return mine == theirs and _meet(self.object, other.object) and _meet(self.subject, other.subject)


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or bool(one & other)


@dataclass(frozen=True, slots=True)
class Mode:
    """A PLOVER mode of a type with its score, -10.0 (conflict) to 10.0 (cooperation); None where PLOVER gives none."""

    name: str
    intensity: float | None
    definition: str


@dataclass(frozen=True, slots=True)
class Type:
    """An event type or a tie.

    kind       "event" or "tie"
    quad       "verbal cooperation", "material cooperation", "verbal conflict" or "material conflict"
    intensity  PLOVER score, -10.0 to 10.0; None for ties
    roles      role -> who stands in it
    mutual     parties joined by "with" or "and" are all actors
    needs      as in Trigger, the default of the type's triggers
    """

    name: str
    kind: str
    quad: str
    intensity: float | None
    definition: str
    roles: Mapping[str, str]
    mutual: bool
    needs: str
    modes: Mapping[str, Mode]
    triggers: tuple[Trigger, ...]

    @property
    def spoken(self) -> bool:
        """True for a speech act, whose content is another act: PLOVER's verbal types."""
        return self.kind == "event" and self.quad.startswith("verbal")


@dataclass(frozen=True, slots=True)
class Context:
    """A PLOVER context: cues are lemmas, or lemmas in a row ("human right"), compared without regard to case."""

    name: str
    definition: str
    cues: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the table that derives `plover`: holds where every field has one of its values.

    when    field ("event", "kind", "status", "factuality", "position", "own") -> values
    plover  type that is published, "same" for the event itself, None for nothing
    why     the reason, for people
    """

    when: Mapping[str, frozenset[str | bool]]
    plover: str | None
    why: str

    def holds(self, facts: Mapping[str, str | bool]) -> bool:
        """True where `facts` (every field that `when` may name) satisfy the rule."""
        return all(facts[name] in values for name, values in self.when.items())


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence coded by the codebook: a golden case for every extractor.

    trigger     the words in `text` that are coded, as they stand there
    actors      codebook ids, None for an actor that no id can be found for; recipients likewise
    checks      further fields that are claimed: "mode", "contexts", "factuality", "status", "source", "position",
                "when" (EDTF), "when_from", with "date" the document's date (ISO) where a relative time needs one
    """

    event: str
    text: str
    trigger: str
    actors: tuple[str | None, ...]
    recipients: tuple[str | None, ...]
    checks: Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A sentence in which a tempting word (`trigger`, None for the whole sentence) is not of this type, and why."""

    event: str
    text: str
    why: str
    trigger: str | None = None


@dataclass(frozen=True, slots=True)
class Codebook:
    """Everything that can be coded.

    types     by name, sixteen events and ten ties
    triggers  by (pos, lemma of the trigger token), most specific first
    contexts  by name
    classes   word classes by name: lemmas
    rules     the table that derives `plover`, in order
    version   digest of the files, hexadecimal
    """

    types: Mapping[str, Type]
    triggers: Mapping[tuple[str, str], tuple[Trigger, ...]]
    contexts: Mapping[str, Context]
    classes: Mapping[str, frozenset[str]]
    rules: tuple[Rule, ...]
    version: str
