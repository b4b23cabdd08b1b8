"""What stands beside statements: failures of the machine and judgements of people."""

from dataclasses import dataclass

from sayso.model.actor import Actor

ACTIONS = ("reject", "set", "merge")
SIDES = ("actors", "recipients", "source", "everywhere")


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read or coded, kept instead of swallowed.

    path      the input as it was given
    place     where in it ("line 7", "record 3", "" for the whole)
    reason    what is wrong
    remedy    what the user can do
    severity  "failure" (nothing was read), "set aside" (read, not coded: another language), "warning" (coded anyway)
    """

    path: str
    reason: str
    remedy: str
    place: str = ""
    severity: str = "failure"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The statement that a judgement is on: its id, and where it stands and what it was, should its id change.

    start, end  characters of the trigger in the document's clean text
    event       the event type as it was when the judgement was made
    """

    statement: str
    document: str
    start: int
    end: int
    event: str


@dataclass(frozen=True, slots=True)
class Relabel:
    """Whoever is called `old` (id, name or words, whatever their case; "" for anybody) on a side is `new`.

    side  one of SIDES; "everywhere" means actors, recipients, sources and holders in between
    """

    side: str
    old: str
    new: Actor


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's correction: it stands beside the evidence, signed, and can be undone.

    action    "reject" (not a statement), "set" (fields of one statement), "merge" (one actor is another, everywhere)
    by, why   who judged, and the reason given
    anchor    the statement, None for a merge
    fields    plain fields of the statement with their new values, for "set"
    relabels  actors put in the place of others
    number    1, 2, 3 ... in an archive; 0 before it is kept
    at        when it was kept (ISO 8601, UTC); "" before
    """

    action: str
    by: str
    why: str
    anchor: Anchor | None = None
    fields: tuple[tuple[str, str | float | None], ...] = ()
    relabels: tuple[Relabel, ...] = ()
    number: int = 0
    at: str = ""
