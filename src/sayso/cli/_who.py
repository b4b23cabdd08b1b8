"""Actors as a person names them: by id, or by a name that means one."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli import _say
from sayso.errors import RegistryError
from sayso.export.text import clean
from sayso.store.view import View

A = Annotated[str, typer.Argument(metavar="A", help="An actor: its id or its name (GHA, Ghana).")]
B = Annotated[
    str | None, typer.Argument(metavar="[B]", help="The second actor; without it all that A does or suffers.")
]
_IN_ARCHIVE = "SELECT DISTINCT id FROM parties WHERE {} AND id IS NOT NULL ORDER BY id"


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
    today = list(dict.fromkeys(hit.entry.id for hit in hits if hit.entry.end is None))
    ever = list(dict.fromkeys(hit.entry.id for hit in hits))
    found = today or ever or [i for (i,) in view.rows(_IN_ARCHIVE.format("name = ? COLLATE NOCASE"), name.strip())]
    if len(found) != 1:
        raise _unclear(name, found)
    others = [other for other in ever if other != found[0]]
    if others or (hits and hits[0].how not in ("name", "alias")):
        _say.note(f"{clean(name)} is read as {found[0]}" + (f", not {', '.join(others)}" if others else ""))
    return found[0]


def _unclear(name: str, found: list[str]) -> RegistryError:
    if not found:
        return RegistryError(f"no actor is known as {clean(name)!r}", remedy="give its id; sayso find --json shows ids")
    return RegistryError(f"{clean(name)!r} may be {', '.join(found)}", remedy="give one of these ids")
