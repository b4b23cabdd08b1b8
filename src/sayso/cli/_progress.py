"""A progress bar on stderr, where stderr is a terminal; rich is imported only then."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sayso.cli import _say
from sayso.model.document import Document
from sayso.model.event import Failure

Items = Iterable[Document | Failure]
Watch = Callable[[Items], Iterator[Document | Failure]]


@contextmanager
def shown(paths: Sequence[Path], *, wanted: bool) -> Iterator[Watch]:
    """Give a function that passes the items of `paths` on and moves the bar; without paths it tells no share."""
    if not (wanted and sys.stderr.isatty()):
        yield iter
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(bar_width=20), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
    with bar:
        total = _files(paths)
        task = bar.add_task("loading the coder", total=total)

        def watch(items: Items) -> Iterator[Document | Failure]:
            seen: set[str] = set()
            for count, item in enumerate(items, start=1):
                seen.add(item.path)
                done = len(seen) - 1  # the last one is being worked on
                known = total if total and len(seen) <= total else None
                told = f"{_say.many(count, 'document')}  {item.path[-30:]}"
                bar.update(task, description=told, completed=done, total=known)
                yield item

        yield watch


def _files(paths: Sequence[Path]) -> int | None:
    """Return how many files there are, folders walked; None where there is nothing to count."""
    found = (sum(1 for p in path.rglob("*") if p.is_file()) if path.is_dir() else 1 for path in paths)
    return sum(found) or None
