"""A language is a folder of data files; this reads them by name.

load("en", "abbreviations")              what languages/en/abbreviations.yml holds
language("en").data("hedges")            the same, from a value that knows its folder
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from sayso.errors import LanguageError

__all__ = ["Language", "language", "load"]

_SUFFIX = ".yml"


@dataclass(frozen=True, slots=True)
class Language:
    """A language that sayso has data for.

    code   ISO 639-1 code, the folder's name
    names  the data files that the folder holds, without their suffix, sorted
    """

    code: str
    names: tuple[str, ...]

    @property
    def version(self) -> str:
        """Digest of the data files, hexadecimal: with other words the coder is another one."""
        return _digest(self.code)

    def data(self, name: str) -> Any:
        """Return what a data file holds, read once and shared: do not change it. LanguageError as for `load`."""
        return load(self.code, name)


@cache
def _digest(code: str) -> str:
    folder = files("sayso.languages") / code
    parts = [(folder / f"{name}{_SUFFIX}").read_bytes() for name in language(code).names]
    return sha256(b"\x1f".join(parts)).hexdigest()[:12]


@cache
def language(code: str) -> Language:
    """Return the language of an ISO 639-1 code; LanguageError where there is no folder of that name."""
    folder = files("sayso.languages") / code
    if not code.isalpha() or not folder.is_dir():
        raise LanguageError(f"no language {code!r}", place="languages", remedy="add a folder of that name")
    found = (entry.name for entry in folder.iterdir())
    return Language(code, tuple(sorted(name.removesuffix(_SUFFIX) for name in found if name.endswith(_SUFFIX))))


@cache
def load(code: str, name: str) -> Any:
    """Return what languages/<code>/<name>.yml holds, read once and shared: do not change it.

    LanguageError, naming the file, where it is missing, is no UTF-8 or is no YAML.
    """
    import yaml

    known = language(code).names
    place = f"languages/{code}/{name}{_SUFFIX}"
    if name not in known:
        raise LanguageError("no such data file", place=place, remedy=f"there are: {', '.join(known)}")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load((files("sayso.languages") / code / f"{name}{_SUFFIX}").read_bytes(), Loader=loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LanguageError(f"broken: {error}".replace("\n", " "), place=place, remedy="mend the YAML") from error
