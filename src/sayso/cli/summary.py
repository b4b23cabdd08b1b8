"""sayso summary: what the archive holds, and what to check first."""

from dataclasses import asdict
from pathlib import Path

from sayso.cli import _options, _say


def run(*, archive: _options.Archive = _options.DEFAULTS.archive, json: _options.AsJson = False) -> None:
    """Say what the archive holds, and what to check.

    What was read comes first, what was not second.
    """
    show(archive, json=json)


def show(archive: Path, *, json: bool) -> None:
    """Print the summary of an archive."""
    from sayso.cli import _overview
    from sayso.store.summary import summarise
    from sayso.store.view import View

    with View(archive) as view:
        summary = summarise(view)
    if json:
        _say.as_json({"archive": str(archive), **asdict(summary)})
    else:
        _say.lines(_overview.lines(summary, width=_say.width()))
