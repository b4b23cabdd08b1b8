"""sayso: who did what to whom, and on whose say-so.

    import sayso
    coder = sayso.load("en")
    for statement in coder(sayso.text("Ghana condemned Togo on Monday.", date="2024-05-06")):
        print(statement.event, statement.source.actor.id, statement.factuality)

`sayso.documents(paths)` reads files; `sayso.run(documents, coder)` codes them one by one and keeps failures as records.
Names load what they need when they are first used.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOME = {
    "Coder": "sayso.pipeline",
    "Document": "sayso.model.document",
    "Failure": "sayso.model.event",
    "Period": "sayso.model.period",
    "SaysoError": "sayso.errors",
    "Settings": "sayso.settings",
    "Statement": "sayso.model.statement",
    "documents": "sayso.read.intake",
    "from_dict": "sayso.model.wire",
    "load": "sayso.pipeline",
    "run": "sayso.pipeline",
    "text": "sayso.pipeline",
    "to_dict": "sayso.model.wire",
}

__all__ = [*sorted(_HOME), "__version__"]


def __getattr__(name: str) -> Any:
    """Return a public name from the module that defines it."""
    if name not in _HOME:
        raise AttributeError(f"sayso has no {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
