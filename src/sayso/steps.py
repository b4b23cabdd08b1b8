"""The plug shapes, on one page: what each step of the pipeline takes and gives, and how one is found by name.

A folder is a registry, a file is an entry, the file's name is its public name. An entry says `ENTRY = True` and offers
`make(settings)` (analyse, extract, qualify), `read(intake)` (read), `write(statements, stream)` (export) or
`files(statements, documents, folder)` (export, where one file does not do).
Strangers' entries come through the entry-point group "sayso.<folder>"; ours win on a clash.
"""

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import IO, Protocol

from sayso.errors import StepError
from sayso.model.analysis import Analysis
from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.model.statement import Statement

Analyser = Callable[[Document], Analysis]
Extractor = Callable[[Analysis], list[Statement]]
Qualifier = Callable[[list[Statement], Analysis], list[Statement]]


class Reader(Protocol):
    """Bytes -> documents. A file of `read/` with SUFFIXES and read(); see read/intake.py for what it is given."""

    SUFFIXES: tuple[str, ...]

    def read(self, intake: object) -> Iterator[Document | Failure]:
        """Yield the documents of one input, and a Failure for each thing in it that cannot be read."""


class Exporter(Protocol):
    """Statements -> a stream. A file of `export/` with write()."""

    def write(self, statements: Iterable[Statement], stream: IO[str]) -> int:
        """Write statements as text; return how many."""


class FilesExporter(Protocol):
    """Statements -> files in a folder. A file of `export/` with files(), for tables and bytes."""

    def files(
        self, statements: Iterable[Statement], documents: Mapping[str, Document], folder: Path, *, text: bool
    ) -> dict[str, int]:
        """Write files into an existing folder; return file name -> rows. Without `text` no sentence is in them."""


def names(folder: str) -> list[str]:
    """Return the public names of a folder's entries, sorted, strangers' included."""
    package = import_module(f"sayso.{folder}")
    ours = {m.name for m in pkgutil.iter_modules(package.__path__) if getattr(_meta(folder, m.name), "ENTRY", False)}
    return sorted(ours | {point.name for point in entry_points(group=f"sayso.{folder}")})


def load(folder: str, name: str) -> ModuleType:
    """Return the module of one entry; StepError, naming those that there are, where there is none."""
    if not name.startswith("_"):
        try:
            module = import_module(f"sayso.{folder}.{name}")
        except ModuleNotFoundError as error:
            if error.name != f"sayso.{folder}.{name}":
                raise
        else:
            if getattr(module, "ENTRY", False):
                return module
        for point in entry_points(group=f"sayso.{folder}", name=name):
            loaded: ModuleType = point.load()
            return loaded
    raise StepError(f"{folder} has no {name!r}", remedy=f"choose one of {', '.join(names(folder))}")


def _meta(folder: str, name: str) -> ModuleType:
    return import_module(f"sayso.{folder}.{name}")
