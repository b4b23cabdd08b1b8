"""sayso add: put documents and their statements into an archive."""

from sayso.cli import _options


def run(
    paths: _options.Inputs,
    *,
    archive: _options.Archive = _options.DEFAULTS.archive,
    date: _options.Date = None,
    actors: _options.Actors = None,
    threads: _options.Threads = 1,
    columns: _options.Columns = "",
    strict: _options.Strict = False,
    json: _options.AsJson = False,
) -> None:
    """Put files or folders into an archive.

    What is in it already, coded by the same coder, is left alone: the same command again does no harm.
    """
    from sayso.cli import _work

    settings = _options.settings(archive=archive, actors=actors, threads=threads, date=date, columns=columns)
    tally = _work.added(settings, paths, json=json)
    _work.sum_up(tally, verb="added", archive=archive, json_lines=json)
    _work.leave(tally, strict=strict)
