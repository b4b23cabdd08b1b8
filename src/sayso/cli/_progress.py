"""A progress bar on stderr, where stderr is a terminal; rich is imported only then."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from sayso.model.document import Document
from sayso.model.event import Failure

Items = Iterable[Document | Failure]
Watch = Callable[[Items], Iterator[Document | Failure]]


@contextmanager
def shown(*, total: int | None, wanted: bool) -> Iterator[Watch]:
    """Give a function that passes items on and moves the bar: `total` inputs, None where their number is unknown."""
    if not (wanted and sys.stderr.isatty()):
        yield iter
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(bar_width=20), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
    with bar:
        task = bar.add_task("starting", total=total)

        def watch(items: Items) -> Iterator[Document | Failure]:
            paths: set[str] = set()
            for count, item in enumerate(items, start=1):
                paths.add(item.path)
                done = len(paths) - 1  # the last one is being worked on
                known = total if total is not None and len(paths) <= total else None
                bar.update(task, description=f"{count} documents  {item.path[-30:]}", completed=done, total=known)
                yield item

        yield watch
