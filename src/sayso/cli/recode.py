"""sayso recode: code the archive's documents again after the coder has changed."""

from typing import Annotated

import typer

from sayso.cli import _options, _say


def run(
    *,
    archive: _options.Archive = _options.DEFAULTS.archive,
    actors: _options.Actors = None,
    threads: _options.Threads = 1,
    everything: Annotated[bool, typer.Option("--all", help="Also what this version of the coder coded.")] = False,
    strict: _options.Strict = False,
    json: _options.AsJson = False,
) -> None:
    """Code the archive's documents again.

    Those that another version of the coder coded; their earlier statements stay in the log, superseded.
    """
    from sayso.cli import _corrections, _work

    settings = _options.settings(archive=archive, actors=actors, threads=threads)
    tally = _work.recoded(settings, everything=everything, json=json)
    _work.sum_up(tally, verb="recoded", archive=archive, json_lines=json)
    if lapsed := _corrections.lapsed(archive):
        _say.note(f"judgements that no longer fit a statement: {lapsed} (sayso correct list)")
    _work.leave(tally, strict=strict)
