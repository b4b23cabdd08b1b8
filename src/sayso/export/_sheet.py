"""What a dossier is before it is printed: header, sections of lines, notes."""

from dataclasses import dataclass

from sayso.model.statement import Statement

Piece = tuple[str, tuple[Statement, ...]]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a label ("" for none) and pieces of text, each with the statements that its footnotes name."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its level (2 or 3) and its lines; a heading alone stands above sections of level 3."""

    title: str
    level: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number, the document's title, by-line and date in words ("undated"), and the exact sentence.

    statements  ids of the statements of that sentence
    start and end are characters of the document's clean text; `sentence` is what stands there.
    """

    number: int
    statements: tuple[str, ...]
    document: str
    title: str
    byline: str | None
    date: str
    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier before it is printed: title, header lines, sections, and one note a sentence that is drawn on."""

    title: str
    header: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]

    def numbers(self) -> dict[str, int]:
        """Return the number of each statement's footnote."""
        return {i: note.number for note in self.notes for i in note.statements}
