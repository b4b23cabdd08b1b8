"""sayso dossier: what is said about two sides and by whom, with footnotes."""

from typing import Annotated

import typer

from sayso.cli import _facets, _options, _say

Side = Annotated[str, typer.Argument(metavar="ACTOR", help="Id or name of a state or body: PER, Peru, NATO.")]


def run(
    one: Side,
    other: Side,
    *,
    archive: _options.Archive = _options.DEFAULTS.archive,
    actors: _options.Actors = None,
    to: Annotated[str, typer.Option("--to", callback=_options.one_of("md", "html"), help="md or html.")] = "md",
    since: _facets.Since = None,
    out: _options.Out = None,
    json: _options.AsJson = False,
) -> None:
    """Tell what is said about two actors and by whom.

    Every line is footnoted to a document, its date and the exact sentence. The footnotes hold other people's
    sentences: mind their rights before you pass it on.
    """
    from sayso.cli import _sides, _work
    from sayso.export import dossier
    from sayso.model.period import Period
    from sayso.store.view import View

    with View(archive) as view:
        pair = _sides.pair(view, one, other, extra=tuple(actors or ()))
        statements, documents = _sides.material(view, pair)
        made = dossier.compile_dossier(
            statements, documents, sides=pair, names=_sides.names(statements, pair, tuple(actors or ())),
            since=Period.parse(since).start if since else None, read=len(list(view.documents())),
        )  # fmt: skip
    if json:
        _say.as_json(dossier.to_dict(made))
        return
    with _work.opened(out) as stream:
        count = dossier.write(made, stream, to=to)
    if out is not None:
        _say.note(f"{_say.many(count, 'footnote')}, written to {out}")
