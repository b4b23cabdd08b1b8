"""The program with a toy coder, and a folder of small texts."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner

import sayso.pipeline
from sayso.cli._app import app

from . import toycoder

Sayso = Callable[..., object]

TEXTS = {
    "a.txt": "# Home | World\nConvoys\n\nKenya sent food to Ghana on Monday. Norway said Peru sent arms to Kenya.",
    "b.txt": "Denial\n\nKenya has not sent food to Ghana. Peru condemned nobody.\n====\nTalks\n\nNorway met Peru.",
}


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Plug the toy in; call the fixture's value with a version to change it."""

    def plug(version: str) -> None:
        monkeypatch.setattr(sayso.pipeline, "coder", lambda settings: toycoder.Toy(version))

    intake = ModuleType("sayso.read.intake")
    intake.documents = toycoder.documents  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sayso.read.intake", intake)
    plug("toy:1")
    return plug


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two texts, three articles."""
    monkeypatch.chdir(tmp_path)
    for name in ("SAYSO_ARCHIVE", "SAYSO_ACTORS", "SAYSO_THREADS"):
        monkeypatch.delenv(name, raising=False)
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def sayso_(toy: object, folder: Path) -> Sayso:
    """Run the program: sayso_("add", "a.txt") returns typer's result."""
    return lambda *args: CliRunner().invoke(app, [str(a) for a in args])
