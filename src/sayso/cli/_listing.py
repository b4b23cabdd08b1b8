"""A list of statements, two or three lines each."""

from collections.abc import Callable, Iterable, Iterator

from sayso.cli import _say
from sayso.export import text
from sayso.model.statement import Statement
from sayso.model.wire import to_dict
from sayso.store.search import Query
from sayso.store.view import View


def as_json(statements: Iterable[Statement]) -> None:
    """Print statements as JSON lines."""
    for statement in statements:
        _say.as_json(to_dict(statement))


def found(view: View, query: Query, *, width: int) -> Iterator[str]:
    """Yield the lines of what a query finds, and how much more there is."""
    count = 0
    for count, statement in enumerate(view.statements(query), start=1):  # noqa: B007 - counted
        yield from brief(statement, width=width, short=view.short)
    total = view.count(query)
    if count == 0:
        yield "nothing found"
    elif total > count:
        yield f"{total - count} more: --limit {total}"


def brief(s: Statement, *, width: int, short: Callable[[str], str]) -> Iterator[str]:
    """Yield a statement's heading with who, to whom and when, and its sentence in at most two lines."""
    time = s.when.period.edtf if s.when.period else ""
    sides = " -> ".join(filter(None, (text.names(s.actors) or "?", text.names(s.recipients))))
    head = f"{text.heading(s, short=short)}"
    yield _say.bold(head)
    yield from text.wrapped("  |  ".join(filter(None, (sides, time, text.saying(s)))), width=width, indent="    ")
    yield from cut(text.wrapped(text.marked(s), width=width, indent="    "), 2, width=width)


def cut(lines: list[str], most: int, *, width: int) -> list[str]:
    """Return at most so many lines, the last one ending in "…" where more were left out."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    if len(last) > width - 2:
        last = last[: width - 2].rpartition(" ")[0]
    return [*lines[: most - 1], f"{last} …"]
