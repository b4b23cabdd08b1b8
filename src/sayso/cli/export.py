"""sayso export: write the archive's statements to a file, or to several in a folder."""

from typing import Annotated

import typer

from sayso.cli import _facets, _options


def run(
    *,
    archive: _options.Archive = _options.DEFAULTS.archive,
    format: _options.Export = "jsonl",
    out: _options.Out = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="Print the sentences, not only their hashes.")] = False,
    actor: _facets.Actor = None,
    event: _facets.Event = None,
    source: _facets.Source = None,
    status: _facets.Status = None,
    position: _facets.Position = None,
    lane: _facets.Lane = None,
    since: _facets.Since = None,
    until: _facets.Until = None,
    json: _options.AsJson = False,
) -> None:
    """Write the archive's statements to a file.

    Sentences are other people's text: they are left out, their offsets and hashes stay, unless --with-text is given.
    """
    from sayso.cli import _exports
    from sayso.store.search import Query
    from sayso.store.view import View

    query = Query(
        actor=actor, event=event, source=source, status=status, position=position, lane=lane,
        period=_facets.period(since, until),
    )  # fmt: skip
    with View(archive) as view:
        _exports.write(view, query, name="jsonl" if json else format, out=out, text=with_text)
