"""sayso code: print the statements that documents make."""

from functools import partial

from sayso.cli import _options, _say


def run(
    paths: _options.Inputs,
    *,
    date: _options.Date = None,
    format: _options.Format = "jsonl",
    out: _options.Out = None,
    actors: _options.Actors = None,
    threads: _options.Threads = 1,
    columns: _options.Columns = "",
    strict: _options.Strict = False,
    json: _options.AsJson = False,
) -> None:
    """Print the statements of files or folders.

    Nothing is kept; failures go to stderr.
    """
    from sayso import steps
    from sayso.cli import _work
    from sayso.store.session import Tally

    settings = _options.settings(actors=actors, threads=threads, date=date, columns=columns)
    tally = Tally()
    name = "jsonl" if json else format
    write = steps.load("export", name).write
    write = partial(write, width=_say.width()) if name == "text" else write
    with _work.opened(out) as stream:
        count = write(_work.coded(settings, paths, tally=tally, json=json), stream)
    if not count and not json:
        _say.note(f"no statements in {_say.many(tally.documents, 'document')}")
    _work.leave(tally, strict=strict)
