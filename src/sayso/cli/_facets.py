"""The facets of `find` and `export`, and the query that they make."""

from typing import Annotated

import typer

from sayso.cli._options import edtf, one_of
from sayso.model.period import Period
from sayso.model.statement import LANES, POSITIONS, STATUSES


def _upper(text: str | None) -> str | None:
    return text.upper() if text else text


Actor = Annotated[str | None, typer.Option("--actor", help="Id, country or name of who acts or is acted on.")]
Event = Annotated[str | None, typer.Option("--event", callback=_upper, help="Event type or tie: AID, ALLIANCE.")]
Source = Annotated[str | None, typer.Option("--source", help="Id, country or name of who says so; AUTHOR.")]
Status = Annotated[str | None, typer.Option("--status", callback=one_of(*STATUSES), help=", ".join(STATUSES))]
Position = Annotated[str | None, typer.Option("--position", callback=one_of(*POSITIONS), help=", ".join(POSITIONS))]
Lane = Annotated[str | None, typer.Option("--lane", callback=one_of(*LANES), help=", ".join(LANES))]
Since = Annotated[str | None, typer.Option("--since", callback=edtf, help="First day, month or year of the event.")]
Until = Annotated[str | None, typer.Option("--until", callback=edtf, help="Last day, month or year of the event.")]


def period(since: str | None, until: str | None) -> Period | None:
    """Return the days from since to until; None where neither is given, a usage error where they are crossed."""
    if since is None and until is None:
        return None
    first = Period.parse(since).start if since else None
    last = Period.parse(until).end if until else None
    if first and last and first > last:
        raise typer.BadParameter(f"{since} is after {until}", param_hint="--since")
    return Period(f"{since or '..'}/{until or '..'}", first, last)
