"""sayso demo: the main job, on the sample texts that come with the program."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli import _options, _say
from sayso.cli.summary import show


def run(
    *,
    archive: Annotated[Path | None, typer.Option("--archive", help="Keep it here; else in a temporary folder.")] = None,
    threads: _options.Threads = 1,
    json: _options.AsJson = False,
) -> None:
    """Try it on the sample texts that come along.

    They are read into an archive in a temporary folder, and the summary is printed.
    """
    from tempfile import mkdtemp

    import sayso
    from sayso.cli import _work

    samples = Path(sayso.__file__).parent / "data" / "samples"
    paths = sorted(p for p in samples.iterdir() if p.suffix != ".md")
    place = archive or Path(mkdtemp(prefix="sayso-demo-")) / "sayso.db"
    tally = _work.added(_options.settings(archive=place, threads=threads), paths, json=json)
    show(place, json=json)
    if not json:
        _say.out(f"archive  {place}\n         to go on with it: export SAYSO_ARCHIVE={place}")
    _work.leave(tally, strict=False)
