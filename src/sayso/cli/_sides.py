"""Two actors as a person names them, and what the archive holds on them."""

from collections.abc import Iterable
from pathlib import Path

from sayso.cli import _who
from sayso.errors import ArchiveError
from sayso.model.document import Document
from sayso.model.statement import Statement
from sayso.store.search import Query
from sayso.store.view import View


def pair(view: View, one: str, other: str, *, extra: tuple[Path, ...] = ()) -> tuple[str, str]:
    """Return the ids of two actors; RegistryError where one is not known, ArchiveError where both are the same."""
    found = _who.resolved(view, one, list(extra)), _who.resolved(view, other, list(extra))
    if found[0] == found[1]:
        raise ArchiveError(f"{one!r} and {other!r} are the same actor, {found[0]}", remedy="name two")
    return found


def material(view: View, sides: tuple[str, str]) -> tuple[list[Statement], dict[str, Document]]:
    """Return the statements that concern two sides, and their documents by id."""
    from sayso.export.dossier import concerns

    read = (s for side in sides for s in view.statements(Query(actor=side)))
    found = {s.id: s for s in read if concerns(s, sides)}
    return list(found.values()), {i: view.document(i) for i in {s.document for s in found.values()}}


def names(statements: Iterable[Statement], sides: tuple[str, str], extra: tuple[Path, ...] = ()) -> dict[str, str]:
    """Return the names of the bodies that the statements' ids stand for, as the registry has them."""
    from sayso.actors.load import load

    registry = load(extra)
    roles = [r.actor.id for s in statements for r in (*s.actors, *s.recipients)]
    holders = roles + [h.actor.id for s in statements for h in (s.source, *s.via)]
    found = {i: (registry.state(i), registry.of(i)) for i in {*holders, *sides} if i}
    return {i: (state or bodies[0]).name for i, (state, bodies) in found.items() if state or bodies}
