"""sayso show: one statement or document in full, what was set aside, what failed, what to check."""

from typing import Annotated

import typer

from sayso.cli import _options, _say


def run(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID", help="Ids of statements or documents, or one of the four words.")
    ],
    *,
    archive: _options.Archive = _options.DEFAULTS.archive,
    text: Annotated[bool, typer.Option("--text", help="For a document: its text too.")] = False,
    json: _options.AsJson = False,
) -> None:
    """Show a statement or a document in full.

    ID is the start of an id, as other commands print it, or one of: clean (what was set aside), failures,
    checks (what to look at first), documents.
    """
    from sayso.cli import _detail
    from sayso.store.view import View

    with View(archive) as view:
        for asked in ids:
            if json:
                _detail.as_json(view, asked)
            else:
                _say.lines(_detail.lines(view, asked, width=_say.width(), text=text))
