"""The `sayso` program: commands are loaded when they are needed, errors become one line."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from sayso.cli import _say
from sayso.errors import SaysoError

# In the order of a first hour. What each does stands here too, so that `sayso --help` need not import them.
COMMANDS = {
    "code": "Print the statements of files or folders.",
    "add": "Put files or folders into an archive.",
    "watch": "Put what is new in folders and feeds into an archive.",
    "summary": "Say what the archive holds, and what to check.",
    "show": "Show a statement or a document in full.",
    "find": "Find statements by words, actors, time and more.",
    "series": "Count cooperation and conflict by year or month.",
    "who-says": "List who says what of two actors.",
    "contested": "List what is contested, side by side, without a verdict.",
    "lineage": "Say who copied whom, and how many independent origins a claim has.",
    "export": "Write the archive's statements to a file.",
    "dossier": "Tell what is said about two actors and by whom.",
    "open": "Open the archive in the browser, on this machine alone.",
    "correct": "Reject or relabel a statement, merge actors; preview, apply, undo.",
    "recode": "Code the archive's documents again.",
    "demo": "Try it on the sample texts that come along.",
}
_HELP = {"help_option_names": ["-h", "--help"]}


class Commands(TyperGroup):
    """A group whose commands are the files of this folder; none is imported before it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the commands' names, in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return one command, None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        single = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=_HELP)
        single.command(cmd_name)(import_module(f"sayso.cli.{cmd_name.replace('-', '_')}").run)
        return get_command(single)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands into the help."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command of the arguments; let a mistyped one see the others, for "did you mean"."""
        if args[0] not in COMMANDS:
            self.commands.update({name: self.get_command(ctx, name) for name in COMMANDS})
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        with explained():
            return super().invoke(ctx)


@contextmanager
def explained() -> Iterator[None]:
    """Turn what can go wrong outside the program into a line on stderr and exit code 1; no traceback."""
    try:
        yield
    except SaysoError as error:
        _say.problem(str(error))
    except BrokenPipeError:  # the reader, `head` for example, has had enough
        _say.hush()
        raise typer.Exit(0) from None
    except KeyboardInterrupt:
        _say.problem("stopped; what was kept so far is safe, run the same command again to go on")
        raise typer.Exit(130) from None
    except OSError as error:
        _say.problem(f"{error.filename or 'the system'}: {error.strerror or error}")
    else:
        return
    raise typer.Exit(1)


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,  # rich takes longer to import than `sayso --help` may take
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings=_HELP,
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        _say.out(f"sayso {version('sayso')}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Who did what to whom, and on whose say-so: code reporting into statements with their sources, offline."""


def start() -> None:
    """Run the program on the process's arguments and leave it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a lone surrogate in a text comes out as \udXXX, which JSON can read
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        app()
    finally:
        _flush()


def _flush() -> None:
    """Write what is still held back; a reader that has gone away is no error."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _say.hush()
    except OSError as error:  # the disk is full
        _say.problem(f"standard output: {error.strerror}")
        os._exit(1)
