"""What judgements make of statements: a pure function, so that undoing one is leaving it out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.model.actor import Actor
from sayso.model.event import Anchor, Judgement, Relabel
from sayso.model.statement import Role, Source, Statement


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement as judgements leave it, the numbers of those that changed it, and of the one that hides it."""

    statement: Statement
    numbers: tuple[int, ...] = ()
    rejected_by: int | None = None


def anchor(s: Statement) -> Anchor:
    """Return the anchor of a statement as it stands."""
    return Anchor(s.id, s.document, s.trigger.start, s.trigger.end, s.event)


def judged(statement: Statement, judgements: Iterable[Judgement]) -> Judged:
    """Return what judgements, in the order in which they were made, leave of a statement; its id stays."""
    current, numbers, rejected = statement, [], None
    for judgement in judgements:
        if judgement.anchor is not None and not holds(judgement.anchor, current):
            continue
        changed = corrected(current, judgement)
        if judgement.action == "reject":
            rejected = judgement.number
        if judgement.action == "reject" or changed != current:
            numbers.append(judgement.number)
        current = changed
    return Judged(current, tuple(numbers), rejected)


def holds(found: Anchor, s: Statement) -> bool:
    """True where a statement is the one that was judged: the same id, or the same act at the same words."""
    place = (s.document, s.trigger.start, s.trigger.end, s.event)
    return s.id == found.statement or place == (found.document, found.start, found.end, found.event)


def corrected(s: Statement, judgement: Judgement) -> Statement:
    """Return a statement with a judgement's fields and actors, whether or not it is on this statement."""
    values = dict(judgement.fields)
    changed = replace(s, **values) if values else s  # type: ignore[arg-type]  # the command line checks the names
    for relabel in judgement.relabels:
        changed = _relabelled(changed, relabel)
    return changed


def _relabelled(s: Statement, r: Relabel) -> Statement:
    whole = r.side == "everywhere"
    return replace(
        s,
        actors=_roles(s.actors, r) if whole or r.side == "actors" else s.actors,
        recipients=_roles(s.recipients, r) if whole or r.side == "recipients" else s.recipients,
        source=_source(s.source, r) if whole or r.side == "source" else s.source,
        via=tuple(_source(v, r) for v in s.via) if whole else s.via,
    )


def _roles(roles: Sequence[Role], r: Relabel) -> tuple[Role, ...]:
    return tuple(replace(x, actor=_actor(x.actor, r)) if meant(x, r) else x for x in roles)


def _source(source: Source, r: Relabel) -> Source:
    return replace(source, actor=_actor(source.actor, r)) if meant(source, r) else source


def meant(who: Role | Source, r: Relabel) -> bool:
    """True where a relabelling is of this actor; a merge goes by the id alone."""
    if r.side == "everywhere":
        return who.actor.id == r.old
    names = (who.actor.id, who.actor.name, who.words.text if who.words else None)
    return not r.old or r.old.casefold() in {name.casefold() for name in names if name}


def _actor(old: Actor, r: Relabel) -> Actor:
    """Return the new actor; in a merge, a person with a name of their own keeps it and changes sides."""
    if r.side != "everywhere" or old.wikidata is None or old.wikidata == r.new.wikidata:
        return r.new
    return replace(r.new, name=old.name, wikidata=old.wikidata)
