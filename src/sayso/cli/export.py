"""sayso export: write the archive's statements to a file."""

from functools import partial
from typing import Annotated

import typer

from sayso.cli import _facets, _options, _say


def run(
    *,
    archive: _options.Archive = _options.DEFAULTS.archive,
    format: _options.Format = "jsonl",
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
    from sayso import steps
    from sayso.cli import _work
    from sayso.store.search import Query
    from sayso.store.view import View

    query = Query(
        actor=actor, event=event, source=source, status=status, position=position, lane=lane,
        period=_facets.period(since, until),
    )  # fmt: skip
    name = "jsonl" if json else format
    write = partial(steps.load("export", name).write, text=with_text)
    with View(archive) as view:
        write = partial(write, width=_say.width(), short=view.short) if name == "text" else write
        with _work.opened(out) as stream:
            count = write(view.statements(query), stream)
    if out is not None:
        _say.note(f"{_say.many(count, 'statement')} written to {out}")
