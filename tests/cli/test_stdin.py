"""`-` stands for standard input, wherever inputs are given."""

import io
import sys
from pathlib import Path

import pytest

from sayso.cli import _work
from sayso.model.document import Document
from sayso.settings import Settings


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Peru and Chile met on Tuesday to talk about their border, the ministry said.")
    given = io.TextIOWrapper(io.BytesIO(b"Kenya sent food to Ghana on Monday, the ministry in Nairobi said."))
    monkeypatch.setattr(sys, "stdin", given)
    first, second = _work.read(Settings(), [Path("-"), tmp_path / "b.txt"])
    assert isinstance(first, Document) and isinstance(second, Document)
    assert first.path == "standard input" and "Nairobi" in first.text and "Chile" in second.text
