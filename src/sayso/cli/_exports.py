"""One export: to a stream, or to several files in a folder."""

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from inspect import signature
from pathlib import Path
from typing import Any

from sayso import steps
from sayso.cli import _say, _work
from sayso.errors import InputError
from sayso.model.document import Document
from sayso.store.search import Query
from sayso.store.view import View

_HELD = 64  # documents in memory at once: statements come in the documents' order


class Documents(Mapping[str, Document]):
    """The archive's documents by id, read when they are asked for."""

    def __init__(self, view: View) -> None:
        """Read from `view`, which must stay open."""
        self._view = view
        self._read = lru_cache(_HELD)(view.document)

    def __getitem__(self, key: str) -> Document:
        return self._read(key)

    def __iter__(self) -> Iterator[str]:
        return (entry.id for entry in self._view.documents())

    def __len__(self) -> int:
        return sum(1 for _ in self)


def write(view: View, query: Query, *, name: str, out: Path | None, text: bool) -> None:
    """Write what a query finds with the exporter of that name; say what was written where it went to files."""
    module = steps.load("export", name)
    if hasattr(module, "files"):
        folder = _folder(out, name)
        counts = module.files(view.statements(query), Documents(view), folder, text=text)
        for file, count in counts.items():
            _say.note(f"{_say.many(count, 'row')} written to {folder / file}")
        return
    more = {"width": _say.width(), "short": view.short, "documents": Documents(view)}
    taken = {key: value for key, value in more.items() if key in signature(module.write).parameters}
    _stream(view, query, partial(module.write, text=text, **taken), out)


def _stream(view: View, query: Query, to: Any, out: Path | None) -> None:
    with _work.opened(out) as stream:
        count = to(view.statements(query), stream)
    if out is not None:
        total = view.count(query)
        more = f" of {total}" if total != count else ""
        _say.note(f"{count}{more} {'statement' if total == 1 else 'statements'} written to {out}")


def _folder(out: Path | None, name: str) -> Path:
    """Return the folder to write into, making it where there is none."""
    if out is None:
        raise InputError(f"{name} writes several files", remedy="name a folder for them: --out FOLDER")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"cannot be made a folder: {error.strerror}"
        raise InputError(message, place=str(out), remedy="choose another") from error
    return out
