"""A listing for the eye: the sentence with its trigger marked, who to whom, who says so and how surely, and when."""

import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO

from sayso.model.actor import AUTHOR
from sayso.model.statement import Role, Source, Statement, Thing, When

ENTRY = True

_STEERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # they reorder what stands around them
SHORT = 8  # characters of an id where no archive can say how many are needed


def write(
    statements: Iterable[Statement],
    stream: IO[str],
    *,
    text: bool = True,
    width: int = 80,
    short: Callable[[str], str] = lambda full: full[:SHORT],
) -> int:
    """Write statements as paragraphs of at most `width` characters a line; return how many statements.

    With text=False the sentence is left out. `short` abbreviates ids.
    """
    count, path = 0, None
    for statement in statements:
        if statement.path != path:
            path = statement.path
            stream.write(f"{clean(path)}\n\n")
        stream.write("\n".join(lines(statement, text=text, width=width, short=short)) + "\n\n")
        count += 1
    return count


def lines(
    s: Statement, *, text: bool = True, width: int = 80, short: Callable[[str], str] = lambda full: full[:SHORT]
) -> list[str]:
    """Return the lines of one statement: the heading first, then the sentence, then one labelled line a field."""
    found = [heading(s, short=short)]
    if text:
        found += wrapped(marked(s), width=width, indent="  ")
    for label, value in _fields(s, short):
        if value:
            found += labelled(label, value, width=width)
    return found


def heading(s: Statement, *, short: Callable[[str], str]) -> str:
    """Return one line in columns: id, event, position, factuality, status, mode."""
    mode = f"mode {s.mode}" if s.mode else ""
    return f"{short(s.id):<8}  {s.event:<11}  {s.position:<11}  {s.factuality:<3}  {s.status:<11}  {mode}".rstrip()


def marked(s: Statement) -> str:
    """Return the sentence with its trigger between »« marks."""
    start, end = s.trigger.start - s.sentence.start, s.trigger.end - s.sentence.start
    words = s.sentence.text
    if not 0 <= start < end <= len(words):
        return clean(words)
    return clean(f"{words[:start]}»{words[start:end]}«{words[end:]}")


def parties(s: Statement) -> str:
    """Return "who -> whom"; "?" stands for an actor that the text leaves out."""
    who = ", ".join(map(_role, s.actors)) or "?"
    return f"{who} -> {', '.join(map(_role, s.recipients))}" if s.recipients else who


def saying(s: Statement) -> str:
    """Return who says so, innermost first, with the cue's words."""
    cue = f" ({clean(s.source.cue.text)})" if s.source.cue else ""
    quoted = ", quoted" if s.source.quoted else ""
    return " < ".join([_holder(s.source) + cue + quoted, *(_holder(v) for v in reversed(s.via))])


def timing(when: When) -> str:
    """Return the resolved time and the words that state it; "" where there is neither."""
    words = f'"{clean(when.text)}"' if when.text else ""
    if when.period is None:
        return f"{words}, left open" if words else ""
    return " ".join(filter(None, (when.period.edtf, words, f"({when.basis})" if when.basis else "")))


def clean(text: str) -> str:
    """Return text on one line that cannot steer a terminal: control and direction characters become spaces or "·"."""
    spaced = " ".join(text.split())
    return "".join("·" if c in _STEERING or unicodedata.category(c) in ("Cc", "Cs") else c for c in spaced)


def wrapped(text: str, *, width: int, indent: str, first: str | None = None) -> list[str]:
    """Return text in lines of at most `width` characters, `first` before the first and `indent` before the others."""
    start = indent if first is None else first
    room = max(width, len(indent) + 20)  # 20: narrower than this, broken lines are harder to read than long ones
    return textwrap.wrap(
        text, room, initial_indent=start, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    ) or [start.rstrip()]


def labelled(label: str, value: str, *, width: int) -> list[str]:
    """Return "label   value" in lines, the value in its own column."""
    return wrapped(value, width=width, indent=" " * 12, first=f"  {label:<10}")


def _fields(s: Statement, short: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    yield "who", parties(s)
    yield "what", ", ".join(map(_thing, s.objects))
    yield "source", saying(s)
    yield "when", timing(s.when)
    yield "where", ", ".join(dict.fromkeys(place.name for place in s.where))
    yield "about", short(s.about) if s.about else ""


def _role(role: Role) -> str:
    words = clean(role.words.text)
    name = role.actor.name or role.actor.id
    if name is None:
        return f'"{words}"'
    return name if role.actor.id in (None, name) else f"{name} [{role.actor.id}]"


def _holder(source: Source) -> str:
    if source.actor.id == AUTHOR.id:
        return "the author"
    words = clean(source.words.text) if source.words else ""
    if source.actor.id is None:
        return f'"{words}"' if words else "somebody unnamed"
    name = source.actor.name or words or source.actor.id
    return name if name == source.actor.id else f"{name} [{source.actor.id}]"


def _thing(thing: Thing) -> str:
    return clean(thing.words.text)


def names(roles: Sequence[Role]) -> str:
    """Return the ids of roles, or their words where unresolved, on one line."""
    return ", ".join(role.actor.id or f'"{clean(role.words.text)}"' for role in roles)
