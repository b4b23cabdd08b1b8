"""sayso find: full text and facets."""

from typing import Annotated

import typer

from sayso.cli import _facets, _options, _say

_PAGE = 20  # statements that a person gets to see at once; three lines each


def run(
    words: Annotated[str, typer.Argument(metavar="QUERY", help='Words, "a phrase", begin*; may be left out.')] = "",
    *,
    archive: _options.Archive = _options.DEFAULTS.archive,
    actor: _facets.Actor = None,
    event: _facets.Event = None,
    source: _facets.Source = None,
    status: _facets.Status = None,
    position: _facets.Position = None,
    lane: _facets.Lane = None,
    since: _facets.Since = None,
    until: _facets.Until = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many (20; with --json all).")] = None,
    json: _options.AsJson = False,
) -> None:
    """Find statements by words, actors, time and more."""
    from sayso.cli import _listing
    from sayso.store.search import Query
    from sayso.store.view import View

    query = Query(
        words=words, actor=actor, event=event, source=source, status=status, position=position, lane=lane,
        period=_facets.period(since, until), limit=limit or (None if json else _PAGE),
    )  # fmt: skip
    with View(archive) as view:
        if json:
            _listing.as_json(view.statements(query))
        else:
            _say.lines(_listing.found(view, query, width=_say.width()))
        if query.period and (left := view.left_out(query)):
            _say.note(f"{left} more without a known time, or at another")
