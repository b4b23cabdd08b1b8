"""Code texts that have a gold coding, as files are coded, and score them with the shared scorer."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks._bank import Passage, gold
from sayso.model.document import Document
from sayso.model.period import Period
from sayso.model.wire import to_dict
from sayso.pipeline import Coder
from sayso.read.intake import documents


@dataclass(frozen=True, slots=True)
class Judged:
    """A text with its gold statements in short form; ``date`` is EDTF or "unknown"."""

    name: str
    text: str
    date: str
    rows: tuple[dict[str, Any], ...]


def judged(passage: Passage) -> Judged:
    """A passage of the bank."""
    return Judged(passage.path.name, passage.text, passage.head["date"], tuple(gold(passage)))


def code(item: Judged | Passage, coder: Coder) -> list[dict[str, Any]]:
    """The statements as the command line prints them, read from a file; offsets into the clean text that was read."""
    item = judged(item) if isinstance(item, Passage) else item
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / item.name
        path.write_text(item.text, "utf-8")
        published = None if item.date == "unknown" else Period.parse(item.date)
        read = list(documents([str(path)], date=published, language="en", columns={}))
    # A text too short to tell its language, or set aside for another reason, has no statements.
    return [to_dict(s) for document in read if isinstance(document, Document) for s in coder(document)]


def report(items: Sequence[Judged], coder: Coder, tool: Path, misses: int = 0) -> tuple[dict[str, Any], str]:
    """The scorer's figures, and its table as text with ``misses`` examples."""
    found = [row for item in items for row in code(item, coder)]
    return scored(items, found, tool, misses)


def scored(
    items: Sequence[Judged], found: Sequence[dict[str, Any]], tool: Path, misses: int = 0
) -> tuple[dict[str, Any], str]:
    """The same for statements that somebody else coded."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for item in items:
            (folder / item.name).write_text(item.text, "utf-8")
        _write(folder / "gold.jsonl", [row for item in items for row in item.rows])
        _write(folder / "system.jsonl", found)
        call = [sys.executable, str(tool), str(folder / "gold.jsonl"), str(folder / "system.jsonl"), name]
        table = subprocess.run([*call, "--misses", str(misses)], capture_output=True, text=True, check=True).stdout
        return json.loads(subprocess.run([*call, "--json"], capture_output=True, text=True, check=True).stdout), table


def _write(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
