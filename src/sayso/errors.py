"""The exception tree. Every message names the place and the remedy.

SaysoError
├── InputError          a document cannot be read (becomes a Failure record in a batch)
├── CodebookError       a codebook file breaks its own rules
├── RegistryError       an actor file breaks its own rules
├── LanguageError       a language's data or model is missing or broken
├── WireError           JSON that is no statement or document; says the path inside it
├── ArchiveError        the archive cannot be opened, or an id is not in it
└── StepError           no step of that name, or a step that does not fit
"""

__all__ = [
    "ArchiveError",
    "CodebookError",
    "InputError",
    "LanguageError",
    "RegistryError",
    "SaysoError",
    "StepError",
    "WireError",
]


class SaysoError(Exception):
    """Base of everything that sayso raises on purpose: `place` says where, `remedy` what to do."""

    def __init__(self, message: str, *, place: str = "", remedy: str = "") -> None:
        self.message, self.place, self.remedy = message, place, remedy
        super().__init__(message)

    def __str__(self) -> str:
        """One line: place, what is wrong, what to do."""
        head = f"{self.place}: {self.message}" if self.place else self.message
        return f"{head} ({self.remedy})" if self.remedy else head


class InputError(SaysoError):
    """A document cannot be read."""


class CodebookError(SaysoError):
    """A codebook file breaks its own rules."""


class RegistryError(SaysoError):
    """An actor file breaks its own rules."""


class LanguageError(SaysoError):
    """A language's data or model is missing or broken."""


class WireError(SaysoError):
    """JSON that is no statement or document."""


class ArchiveError(SaysoError):
    """The archive cannot be opened, or what was asked for is not in it."""


class StepError(SaysoError):
    """No step of that name, or one that does not fit its folder."""
