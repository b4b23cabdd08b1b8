"""sayso correct: judgements by people, kept beside the evidence."""

from typing import Annotated

import typer

from sayso.cli import _facets, _options
from sayso.model.statement import POSITIONS

_ACTIONS = ("reject", "set", "merge", "undo", "list")


def run(
    action: Annotated[str, typer.Argument(callback=_options.one_of(*_ACTIONS), help=", ".join(_ACTIONS))],
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID | FROM INTO | N]", help="A statement; two actors (merge); a number (undo)."),
    ] = None,
    *,
    archive: _options.Archive = _options.DEFAULTS.archive,
    actors: _options.Actors = None,
    event: _facets.Event = None,
    actor: Annotated[list[str] | None, typer.Option("--actor", help="OLD=NEW: who acts is NEW, not OLD.")] = None,
    recipient: Annotated[list[str] | None, typer.Option("--recipient", help="OLD=NEW: who is acted on.")] = None,
    source: Annotated[str | None, typer.Option("--source", help="Who says so; AUTHOR.")] = None,
    position: Annotated[
        str | None, typer.Option("--position", callback=_options.one_of(*POSITIONS), help=", ".join(POSITIONS))
    ] = None,
    by: Annotated[str, typer.Option("--by", help="Who judges.")] = "",
    why: Annotated[str, typer.Option("--why", help="For what reason.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Apply it; without this, only show what it would touch.")] = False,
    json: _options.AsJson = False,
) -> None:
    """Reject or relabel a statement, merge actors; preview, apply, undo.

    reject ID | set ID --event X --actor OLD=NEW --recipient OLD=NEW --source X --position X | merge FROM INTO |
    undo N | list. Evidence is never edited: a judgement stands beside it, signed, and survives re-coding.
    """
    from sayso.cli import _corrections, _judging

    if action == "list":
        _corrections.listed(archive, json=json)
        return
    signed = _judging.Signed(by.strip(), why.strip())
    _judging.check(action, what or [], signed)
    asked = _judging.Asked(
        event=event, actors=tuple(actor or ()), recipients=tuple(recipient or ()), source=source, position=position
    )
    run = _corrections.Run(archive, tuple(actors or ()), yes=yes, json=json)
    if action == "undo":
        _corrections.undone(run, what or [], signed)
    else:
        _corrections.judged(run, action, what or [], signed=signed, asked=asked)
