"""sayso lineage: who copied whom, and how many independent origins a claim has."""

from typing import Annotated

import typer

from sayso.cli import _options, _say

_PAGE = 20  # ties, and alerts, that a person gets to see at once


def run(
    asked: Annotated[
        str, typer.Argument(metavar="WORDS|ID", help="A statement, a document, or words; may be left out.")
    ] = "",
    *,
    archive: _options.Archive = _options.DEFAULTS.archive,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many (20; with --json all).")] = None,
    json: _options.AsJson = False,
) -> None:
    """Say who copied whom, and how many independent origins a claim has.

    Without an argument: every tie between documents with its reasons, and where a copy says something else. With
    one: on how many pages the claim stands, how many origins they have, and why no more.
    """
    from sayso.cli import _lineage, _ties
    from sayso.store.view import View

    with View(archive) as view:
        known = _lineage.index(view, (entry.id for entry in view.documents()))
        shown = limit or (None if json else _PAGE)
        if asked.strip():
            found = _lineage.answer(view, known, asked)
            if json:
                _say.as_json(_ties.value(found, limit=shown))
            else:
                _say.lines(_ties.answered(view, found, width=_say.width(), limit=shown))
        elif json:
            for row in _ties.values(known.edges()[:shown], known.alerts()[:shown]):
                _say.as_json(row)
        else:
            _say.lines(_ties.listed(view, known.edges(), known.alerts(), width=_say.width(), limit=shown))
