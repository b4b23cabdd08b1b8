"""Which statements a dossier on two sides tells, which it leaves out, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sayso.model.document import Document
from sayso.model.statement import Role, Statement

PRESUPPOSED = "only presupposed by a comparison"
TARGETS = "that name both only as targets of somebody else"
EARLIER = "about an earlier time"
UNDATED = "without a known time, in a document that is not known to be so recent"
REASONS = (PRESUPPOSED, TARGETS, EARLIER, UNDATED)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is told, and what is left out by reason; every statement on the two sides is in one of the two.

    between  statements with both sides as parties; the other told ones are by one side about the other
    """

    told: tuple[Statement, ...]
    between: int
    left_out: Mapping[str, tuple[Statement, ...]]

    @property
    def found(self) -> int:
        """How many statements concern the two sides."""
        return len(self.told) + sum(map(len, self.left_out.values()))


def choose(
    statements: Iterable[Statement], documents: Mapping[str, Document], *, sides: tuple[str, str], since: date | None
) -> Chosen:
    """Return the statements on two sides (actor ids), told or left out; each once."""
    told, between = [], 0
    left: dict[str, list[Statement]] = {reason: [] for reason in REASONS}
    for s in {s.id: s for s in statements if concerns(s, sides)}.values():
        reason = _reason(s, documents, sides=sides, since=since)
        if reason:
            left[reason].append(s)
        else:
            told.append(s)
            between += both(s, sides)
    return Chosen(tuple(told), between, {reason: tuple(found) for reason, found in left.items() if found})


def concerns(s: Statement, sides: tuple[str, str]) -> bool:
    """True where both sides are parties, or one of them speaks about the other."""
    one, other = sides
    parties, voices = _ids((*s.actors, *s.recipients)), {h.actor.id for h in (s.source, *s.via)}
    return both(s, sides) or (one in parties and other in voices) or (other in parties and one in voices)


def both(s: Statement, sides: tuple[str, str]) -> bool:
    """True where both sides are among the actors and recipients."""
    return set(sides) <= _ids((*s.actors, *s.recipients))


def _ids(roles: Iterable[Role]) -> set[str | None]:
    return {role.actor.id for role in roles}


def _reason(
    s: Statement, documents: Mapping[str, Document], *, sides: tuple[str, str], since: date | None
) -> str | None:
    if s.presupposed:
        return PRESUPPOSED
    if both(s, sides) and not set(sides) & _ids(s.actors) and s.source.actor.id not in sides:
        return TARGETS
    if since is None:
        return None
    if s.when.period:
        return EARLIER if s.when.period.end and s.when.period.end < since else None
    published = documents[s.document].date
    recent = published is not None and (published.end is None or published.end >= since)
    return None if recent else UNDATED
