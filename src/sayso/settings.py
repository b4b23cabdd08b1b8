"""One frozen value that holds every choice of a run. Only `cli` reads the environment."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run was asked to do.

    archive    the SQLite file
    actors     the user's own actor files, later ones win
    language   the language that is coded; documents in others are set aside
    analyser   the entry of `analyse/` that reads the language
    extractor  the entry of `extract/` that finds bare statements
    threads    threads for neural inference, 1 or more
    date       publication date (EDTF) for inputs that give none, or None
    columns    for CSV: our field name -> the file's column name
    """

    archive: Path = Path("sayso.db")
    actors: tuple[Path, ...] = ()
    language: str = "en"
    analyser: str = "english"
    extractor: str = "trained"
    threads: int = 1
    date: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
