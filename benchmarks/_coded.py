"""Code the passages of a split of the bank and score them with the shared scorer."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks._bank import Passage, gold
from sayso.model.document import Document
from sayso.model.period import Period
from sayso.model.wire import to_dict
from sayso.pipeline import Coder
from sayso.read.intake import documents


def code(passage: Passage, coder: Coder) -> list[dict[str, Any]]:
    """The passage's statements as the command line prints them, read from a file; its date where the head states one.

    Offsets are into the clean text of the document that the reader makes of it.
    """
    date = passage.head["date"]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / passage.path.name
        path.write_text(passage.text, "utf-8")
        published = None if date == "unknown" else Period.parse(date)
        read = list(documents([str(path)], date=published, language="en", columns={}))
    # A text too short to tell its language, or set aside for another reason, has no statements.
    return [to_dict(s) for document in read if isinstance(document, Document) for s in coder(document)]


def report(passages: Sequence[Passage], coder: Coder, tool: Path, misses: int = 0) -> tuple[dict[str, Any], str]:
    """The scorer's figures, and its table as text with ``misses`` examples."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for passage in passages:
            (folder / passage.path.name).write_text(passage.text, "utf-8")
        _write(folder / "gold.jsonl", [row for p in passages for row in gold(p)])
        _write(folder / "system.jsonl", [row for p in passages for row in code(p, coder)])
        call = [sys.executable, str(tool), str(folder / "gold.jsonl"), str(folder / "system.jsonl"), name]
        table = subprocess.run([*call, "--misses", str(misses)], capture_output=True, text=True, check=True).stdout
        return json.loads(subprocess.run([*call, "--json"], capture_output=True, text=True, check=True).stdout), table


def _write(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
