"""The summary as lines: what was read first, what was not second, then what to check; under 24 lines."""

from collections.abc import Iterator

from sayso.cli import _say
from sayso.cli._listing import cut
from sayso.export.text import clean, wrapped
from sayso.store.summary import Check, Summary

MOST_LINES = 20  # and the lines of `demo` below them: together under 24, the lines of the classic terminal
_LABEL = 16  # "statements 12345" and a space
_ASIDE = "set aside: sayso show clean"
_NEXT = "sayso find WORDS  |  sayso show ID  |  sayso export"


def lines(s: Summary, *, width: int) -> list[str]:
    """Return the summary, at most MOST_LINES lines of `width` characters."""
    head = [*_read(s, width), *_not_read(s, width), *_counts(s, width)]
    tail = _row("next", _NEXT, width)
    room = MOST_LINES - len(head) - len(tail)
    return [*head, *_checks(s.checks, room, width), *tail]


def _row(label: str, value: str, width: int, *, most: int = 3) -> list[str]:
    first = f"{label:<{_LABEL}}"
    found = cut(wrapped(value, width=width, indent=" " * _LABEL, first=first), most, width=width)
    found = [line.replace("\N{NO-BREAK SPACE}", " ") for line in found]
    return [found[0].replace(label, _say.bold(label), 1), *found[1:]]


def _read(s: Summary, width: int) -> Iterator[str]:
    notes = [
        _many(s.shared, "file holds several articles", "files hold several articles"),
        _many(s.repeated, "document came twice", "documents came twice or more"),
        _many(s.undated, "document without a date", "documents without a date"),
        _many(s.aside, f"line of furniture {_ASIDE}", f"lines of furniture {_ASIDE}"),
    ]
    yield from _row("read", f"{_say.many(s.inputs, 'file')} -> {_say.many(s.documents, 'document')}", width)
    for note in filter(None, notes):
        yield " " * _LABEL + note


def _not_read(s: Summary, width: int) -> list[str]:
    parts = [_many(s.failed, "failed", "failed"), _many(s.set_aside, "set aside", "set aside")]
    told = ", ".join(filter(None, parts))
    return _row("not read", f"{told}: sayso show failures", width) if told else []


def _counts(s: Summary, width: int) -> Iterator[str]:
    yield from _row(f"statements {s.statements}", _bars(s.standings), width)
    yield from _row("lanes", _bars(s.lanes), width)
    yield from _row("dates", f"{s.resolved} resolved, {s.stated_only} as stated only", width)
    names = "; ".join(clean(chain) for chain, _ in s.sources)
    yield from _row(f"sources {len(s.sources)}", names, width, most=2)


def _bars(counts: dict[str, int]) -> str:
    """Join counts by bars; no line may break inside a count."""
    return " | ".join(f"{name} {count}".replace(" ", "\N{NO-BREAK SPACE}") for name, count in counts.items())


def _checks(checks: tuple[Check, ...], room: int, width: int) -> list[str]:
    """Return the questions that there is room for, the kinds taking turns, and how many more there are."""
    if not checks:
        return []
    shown: list[str] = []
    turns = _in_turn(checks)
    left = len(turns)
    for check in turns:
        block = _check(check, width)
        if len(shown) + len(block) > room - 2:  # the heading, and the line that counts the rest
            break
        shown += block
        left -= 1
    rest = [f"  and {left} more: sayso show checks"] if left else []
    return [_say.bold("check these first"), *shown, *rest]


def _check(check: Check, width: int) -> list[str]:
    """Return a question with its command at the right edge, on one line or two; what does not fit is cut."""
    command = f"sayso show {' '.join(check.ids)}"
    first, *rest = wrapped(clean(check.question), width=width, indent="    ", first="  ! ")
    if not rest and len(first) + 2 + len(command) <= width:
        return [f"{first}{command:>{width - len(first)}}"]
    left = width - len(command) - 2
    second = cut(wrapped(" ".join(" ".join(rest).split()), width=left, indent="    ", first="    "), 1, width=left)[0]
    return [first, f"{second:<{left}}  {command}"]


def _in_turn(checks: tuple[Check, ...]) -> list[Check]:
    """Return the checks with the kinds taking turns, so that one frequent kind does not hide the others."""
    seen: dict[str, int] = {}
    turns = []
    for index, check in enumerate(checks):
        turn = seen.get(check.kind, 0)
        seen[check.kind] = turn + 1
        turns.append((turn, index, check))
    return [check for _, _, check in sorted(turns, key=lambda t: t[:2])]


def _many(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}" if count else ""
