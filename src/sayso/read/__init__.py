"""Bytes -> documents. `documents(paths)` is the way in; see docs/read.md."""

from sayso.read.intake import Intake, documents, open_inputs, read, readers

__all__ = ["Intake", "documents", "open_inputs", "read", "readers"]
