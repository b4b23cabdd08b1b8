"""sayso open: the archive on the screen, on this machine alone."""

from typing import Annotated

import typer

from sayso.cli import _options, _say

_HOST = "127.0.0.1"  # never another: what is in an archive is nobody else's business


def run(
    *,
    archive: _options.Archive = _options.DEFAULTS.archive,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")] = 8321,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
    actors: _options.Actors = None,
    threads: _options.Threads = 1,
    as_json: _options.AsJson = False,
) -> None:
    """Open the archive in the browser, on this machine alone.

    Nothing leaves it. End it with Ctrl-C.
    """
    import socket

    from sayso.cli import _serve

    settings = _options.settings(archive=archive, actors=actors, threads=threads)
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((_HOST, port))
        address = f"http://{_HOST}:{listening.getsockname()[1]}/"
        if as_json:
            _say.as_json({"archive": str(archive), "address": address})
        else:
            _say.out(f"{archive} is open at {address}   (Ctrl-C ends it)")
        _serve.serve(settings, listening, address="" if no_browser else address)
