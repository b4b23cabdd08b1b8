"""The command line; see docs/cli.md."""


def main() -> None:
    """Run `sayso` with the arguments of the process; ends it with exit code 0, 1 or 2."""
    from sayso.cli._app import start

    start()
