"""What is printed: results on stdout, everything else on stderr."""

import os
import shutil
import sys
from collections.abc import Iterable
from typing import Any

import typer


def out(text: str) -> None:
    """Print a line of the result."""
    typer.echo(text)


def lines(found: Iterable[str]) -> None:
    """Print the lines of a result."""
    for line in found:
        out(line)


def as_json(value: Any) -> None:
    """Print one JSON value on one line."""
    import json

    out(json.dumps(value, ensure_ascii=False))


def note(text: str) -> None:
    """Print a line about the result on stderr."""
    typer.echo(text, err=True)


def problem(text: str) -> None:
    """Print why the command could not do its work."""
    note(f"sayso: {text}")


def many(count: int, thing: str) -> str:
    """Return "1 document", "2 documents"."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


def bold(text: str) -> str:
    """Return text in bold where stdout is a terminal that wants it."""
    plain = "NO_COLOR" in os.environ or not sys.stdout.isatty()
    return text if plain else typer.style(text, bold=True)


def width() -> int:
    """Return the columns of the terminal, at most 120: longer lines are hard to read; 80 where there is none."""
    return min(shutil.get_terminal_size((80, 24)).columns, 120)


def hush() -> None:
    """Send what is still to be printed nowhere: the reader has gone away."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
