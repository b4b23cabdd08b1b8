"""Help for tests that code a sentence with everything in place."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from sayso.model.document import Document, Segment
from sayso.model.period import Period
from sayso.model.statement import Statement
from sayso.pipeline import Coder, coder
from sayso.settings import Settings

CASES = Path(__file__).parent / "cases"


@cache
def the_coder() -> Coder:
    """The default coder, loaded once."""
    return coder(Settings())


def document(text: str, date: str | None = None) -> Document:
    """A document of paragraphs divided by blank lines."""
    segments, start = [], 0
    for block in text.split("\n\n"):
        segments.append(Segment("paragraph", start, start + len(block)))
        start += len(block) + 2
    return Document("test", "test.txt", text, date=Period.parse(date) if date else None, segments=tuple(segments))


def statement_on(text: str, trigger: str, date: str | None = None) -> Statement | None:
    """The statement whose trigger is, or lies on, the given word."""
    start = text.index(trigger)
    end = start + len(trigger)
    found = [s for s in the_coder()(document(text, date)) if s.trigger.start < end and start < s.trigger.end]
    return found[0] if found else None


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file in tests/cases."""
    found: list[dict[str, Any]] = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    return found
