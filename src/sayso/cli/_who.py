"""Actors as a person names them: by id, or by a name that means one."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli import _say
from sayso.errors import RegistryError
from sayso.export.text import clean
from sayso.store.view import View

if TYPE_CHECKING:
    from sayso.actors.load import Hit, Registry

A = Annotated[str, typer.Argument(metavar="A", help="An actor: its id or its name (GHA, Ghana).")]
B = Annotated[str | None, typer.Argument(metavar="B", help="The second actor; without it all that A does or suffers.")]
_NAMED = "SELECT DISTINCT id FROM parties WHERE name = ? COLLATE NOCASE AND id IS NOT NULL ORDER BY id"
_CODE = re.compile(r"\b[A-Z]{3}\b")  # states' ids in the reason why a name is ambiguous: "KOR or PRK"


def resolved(view: View, name: str, actors: list[Path] | None = None) -> str:
    """Return the id that a person means; RegistryError with the candidates where there are several, or none.

    An id of the archive or of the registry comes first, then the registry's names, then names in the archive.
    Of bodies that held a name one after the other, the one that holds it today is meant, and a note says so.
    """
    from sayso.actors.load import load

    registry, code = load(tuple(actors or ())), name.strip().upper()
    known = view.rows("SELECT 1 FROM parties WHERE id = ? OR country = ? LIMIT 1", code, code)
    if known or registry.of(code):
        return code
    hits = registry.lookup(name) or registry.lookup(name.title())
    ever = list(dict.fromkeys(hit.entry.id for hit in hits))
    found = _today(registry, name, hits) or ever
    found = found or [i for (i,) in view.rows(_NAMED, name.strip())]
    if len(found) != 1:
        raise _unclear(name, found)
    others = [other for other in ever if other != found[0]]
    if others or (hits and hits[0].how not in ("name", "alias")):
        _say.note(f"{clean(name)} is read as {found[0]}" + (f", not {', '.join(others)}" if others else ""))
    return found[0]


def _today(registry: "Registry", name: str, hits: "Sequence[Hit]") -> list[str]:
    """Return the ids of those that bear a name today, with the states that the list of ambiguous names adds."""
    from sayso.actors.load import ambiguous

    bearers = [hit for hit in hits if hit.entry.end is None]
    found = [hit.entry.id for hit in bearers]
    if bearers and all(hit.how != "name" for hit in bearers):
        others = [registry.state(code) for code in _CODE.findall(ambiguous().get(name.strip().title(), ""))]
        found += [other.id for other in others if other and other.end is None]
    return list(dict.fromkeys(found))


def _unclear(name: str, found: list[str]) -> RegistryError:
    if not found:
        return RegistryError(f"no actor is known as {clean(name)!r}", remedy="give its id; sayso find --json shows ids")
    return RegistryError(f"{clean(name)!r} may be {', '.join(found)}", remedy="give one of these ids")
