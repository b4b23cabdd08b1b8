"""sayso watch: one pass over folders and feeds, for cron to repeat."""

from typing import Annotated

import typer

from sayso.cli import _options


def run(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help="Folders, RSS or Atom feeds, or web pages.")],
    *,
    archive: _options.Archive = _options.DEFAULTS.archive,
    actors: _options.Actors = None,
    threads: _options.Threads = 1,
    delay: Annotated[float, typer.Option("--delay", min=0, help="Seconds between two requests to a host.")] = 2.0,
    limit: Annotated[int, typer.Option("--limit", min=0, help="Pages fetched in one pass, at most.")] = 100,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch also from addresses of private networks.")
    ] = False,
    strict: _options.Strict = False,
    json: _options.AsJson = False,
) -> None:
    """Put what is new in folders and feeds into an archive.

    One pass; let cron or systemd repeat it (docs/watch.md). What a pass has read the next does not read again.
    """
    from sayso.cli import _work

    settings = _options.settings(archive=archive, actors=actors, threads=threads)
    polite = _work.Polite(delay=delay, limit=limit, allow_private=allow_private)
    tally = _work.watched(settings, sources, polite, json=json)
    _work.sum_up(tally, verb="added", archive=archive, json_lines=json)
    _work.leave(tally, strict=strict)
