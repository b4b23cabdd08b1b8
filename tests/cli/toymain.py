"""The program with the toy coder plugged in, for tests that need a process: python -c "import toymain; ..." ARGS."""

import sys
import time
from types import ModuleType

import toycoder

import sayso.pipeline
from sayso.model.document import Document
from sayso.model.statement import Statement


class Slow(toycoder.Toy):
    """Takes its time over each document."""

    def __call__(self, document: Document) -> list[Statement]:
        time.sleep(0.02)
        return super().__call__(document)


def _snowman_to_surrogate(*args: object, **options: object) -> list[object]:
    from dataclasses import replace

    read = toycoder.documents(*args, **options)  # type: ignore[arg-type]
    return [replace(d, text=d.text.replace("\N{SNOWMAN}", "\ud800")) for d in read]  # type: ignore[type-var,union-attr]


def main() -> None:
    """Run the program; the flags of this file are taken out of its arguments."""
    intake = ModuleType("sayso.read.intake")
    coder = Slow() if "--toy-slow" in sys.argv else toycoder.Toy()
    surrogate = "--toy-surrogate" in sys.argv
    intake.documents = _snowman_to_surrogate if surrogate else toycoder.documents  # type: ignore[attr-defined]
    sys.modules["sayso.read.intake"] = intake
    sys.argv = [a for a in sys.argv if not a.startswith("--toy-")]
    sayso.pipeline.coder = lambda settings: coder  # type: ignore[assignment,return-value]
    from sayso.cli import main as program

    program()
