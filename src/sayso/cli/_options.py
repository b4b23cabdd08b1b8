"""The options that commands share, and how they become Settings. The environment is read here and nowhere else."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from sayso.errors import WireError
from sayso.settings import Settings

FORMATS = ("jsonl", "csv", "text")
DEFAULTS = Settings()


def one_of(*values: str) -> Callable[[str | None], str | None]:
    """Return a check that an option is one of the values, whatever its case; "-" may stand for a space."""

    def check(given: str | None) -> str | None:
        for value in values:
            if given is not None and given.replace("-", " ").casefold() == value.casefold():
                return value
        if given is None:
            return None
        raise typer.BadParameter(f"{given!r} is none of {', '.join(values)}")

    return check


def edtf(text: str | None) -> str | None:
    """Return a date as it was given; a usage error where it is no EDTF date."""
    from sayso.model.period import Period

    if text is not None:
        try:
            Period.parse(text)
        except WireError as error:
            raise typer.BadParameter(f"{error.message} ({error.remedy})") from error
    return text


Inputs = Annotated[
    list[Path], typer.Argument(metavar="PATH", help="Files, folders, or - for standard input; formats: docs/read.md.")
]
Archive = Annotated[Path, typer.Option("--archive", envvar="SAYSO_ARCHIVE", help="The archive, one SQLite file.")]
Actors = Annotated[
    list[Path] | None,
    typer.Option("--actors", envvar="SAYSO_ACTORS", help="Your own actor file; may be given several times."),
]
Threads = Annotated[int, typer.Option("--threads", envvar="SAYSO_THREADS", min=1, help="Threads for the analysis.")]
Date = Annotated[
    str | None,
    typer.Option("--date", callback=edtf, help="Publication date of inputs that give none: 2024-05-17, 2024-05, 2024."),
]
Columns = Annotated[
    str, typer.Option("--columns", help="For CSV: our field=your column, e.g. text=body,title=headline.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if anything at all failed.")]
AsJson = Annotated[bool, typer.Option("--json", help="Speak JSON: results on stdout, failures on stderr.")]
Format = Annotated[
    str, typer.Option("--format", callback=one_of(*FORMATS), help="jsonl (every field), csv (flat) or text (to read).")
]
EXPORTS = ("jsonl", "csv", "text", "plover", "graphml", "parquet", "gdelt")
Export = Annotated[
    str,
    typer.Option(
        "--format",
        callback=one_of(*EXPORTS),
        help="jsonl, csv, text, plover (JSON), graphml; parquet and gdelt write several files into the folder --out.",
    ),
]
Out = Annotated[Path | None, typer.Option("--out", help="Write to this file instead of standard output.")]


def settings(
    *,
    archive: Path = DEFAULTS.archive,
    actors: Sequence[Path] | None = None,
    threads: int = DEFAULTS.threads,
    date: str | None = None,
    columns: str = "",
) -> Settings:
    """Return the choices of a run; a usage error where `columns` is not "field=column,field=column"."""
    pairs = tuple(_pair(part) for part in columns.split(",") if part.strip())
    return Settings(archive=archive, actors=tuple(actors or ()), threads=threads, date=date, columns=pairs)


def _pair(part: str) -> tuple[str, str]:
    field, equals, column = part.partition("=")
    if not (field.strip() and equals and column.strip()):
        raise typer.BadParameter(f"{part!r} is no field=column", param_hint="--columns")
    return field.strip(), column.strip()
