"""Whom a statement is about: sides matched by id or country."""

from sayso.model.statement import Role, Statement

# Hostile acts that two can do to each other without a recipient (codebook, sections 3 and 4). In all other conflict
# such actors stand together: "A and B condemned the raid".
_EACH_OTHER = ("ASSAULT", "WAR", "RIVALRY")


def means(role: Role, who: str) -> bool:
    """True where a role's actor is `who`, or belongs to it or acts from it."""
    return who in (role.actor.id, role.actor.country)


def involves(statement: Statement, a: str, b: str | None) -> bool:
    """True where a acts on b, b on a, or both act mutually; with b None where a does or suffers anything."""
    if b is None:
        return any(means(role, a) for role in (*statement.actors, *statement.recipients))
    return acts_on(statement, a, b) or acts_on(statement, b, a) or _mutual(statement, a, b)


def acts_on(statement: Statement, a: str, b: str) -> bool:
    """True where an actor is a and a recipient is b."""
    return any(means(r, a) for r in statement.actors) and any(means(r, b) for r in statement.recipients)


def _mutual(statement: Statement, a: str, b: str) -> bool:
    """Both are among the actors, as two, and nobody is acted on (codebook, section 2)."""
    if statement.recipients:
        return False
    roles = list(enumerate(statement.actors))
    return any(i != j and means(one, a) and means(two, b) for i, one in roles for j, two in roles)


def together(statement: Statement) -> bool:
    """True where several commit a hostile act side by side and nobody is named that it is aimed at.

    An act with a thing for its object ("destroyed the camps") is not one that its actors do to each other.
    """
    s = statement
    if s.recipients or len(s.actors) < 2 or not (s.quad or "").endswith("conflict"):
        return False
    return s.event not in _EACH_OTHER or bool(s.objects)


def names(roles: tuple[Role, ...]) -> tuple[str, ...]:
    """Return what the roles are told apart by, sorted: ids, else their words in lower case."""
    return tuple(sorted(role.actor.id or role.words.text.casefold() for role in roles))
