"""What `open` does: an app over the archive, and what it may do with a text that is pasted."""

import json
import socket
from collections.abc import Callable
from functools import cache
from threading import Lock, Timer

from sayso.errors import InputError
from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.pipeline import Coder
from sayso.settings import Settings


def serve(settings: Settings, listening: socket.socket, *, address: str = "") -> None:
    """Serve the archive on a listening socket until it is stopped; open `address`, where one is given, in the brow"""
    import webbrowser

    import uvicorn

    from sayso.store.log import Log
    from sayso.web import app

    if not settings.archive.exists():
        with Log(settings.archive):  # an empty archive: a text can be pasted
            pass
    if address:
        Timer(0.5, webbrowser.open, [address]).start()  # seconds: the server listens already, it only has to answer
    made = app.make(settings.archive, submit=submitter(settings))
    config = uvicorn.Config(made, log_level="warning", access_log=False, server_header=False, lifespan="off")
    uvicorn.Server(config).run([listening])


def submitter(settings: Settings) -> Callable[[str, str, str, str], str]:
    """Return what reads, codes and keeps a pasted text, one at a time, and returns the id of its document.

    It raises InputError where the text cannot be read or coded.
    """
    from sayso import pipeline

    coder = cache(lambda: pipeline.coder(settings))  # loaded with the first text: opening must not wait for it
    one = Lock()

    def submit(text: str, title: str, date: str, outlet: str) -> str:
        with one:
            return _kept(settings, coder(), _read(text, title, date, outlet))

    return submit


def _read(text: str, title: str, date: str, outlet: str) -> list[Document]:
    """Read a text as a record, as one of a JSON lines file would be: the four fields mean the same there."""
    from sayso.model.document import document_id
    from sayso.model.period import Period
    from sayso.read.intake import Intake, read

    if date:
        Period.parse(date)
    fields = {"text": text, "title": title, "date": date, "outlet": outlet}
    record = json.dumps({name: value for name, value in fields.items() if value})
    path = f"pasted-{document_id(text, title=title, date=date, outlet=outlet)[:12]}.jsonl"
    found = list(read(Intake(path, record.encode("ascii"))))
    documents = [item for item in found if isinstance(item, Document)]
    if not documents:
        failed = [item for item in found if isinstance(item, Failure)]
        raise InputError(*_why(failed[0]) if failed else ("nothing in this text can be read",))
    return documents


def _why(failure: Failure) -> tuple[str]:
    return (f"{failure.reason}; {failure.remedy}",)


def _kept(settings: Settings, coder: Coder, documents: list[Document]) -> str:
    from sayso import pipeline
    from sayso.cli._work import now
    from sayso.store.log import Log

    with Log(settings.archive) as log:
        for result in pipeline.run(documents, coder):
            if isinstance(result, Failure):
                raise InputError(*_why(result))
            document, statements = result
            log.keep(document, statements, coder=coder.version, at=now())
    return documents[0].id
