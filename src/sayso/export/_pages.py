"""A dossier on paper: Markdown with footnotes, and HTML in one file without script."""

import re
from collections import defaultdict
from html import escape
from pathlib import Path

from sayso.export._sheet import Dossier, Line, Note, Piece, Section

NOTES = "Footnotes"
_MARKS = re.compile(r"([\\`*_<]|\[(?=\^)|(?<=\])[(:]|&(?=#?\w+;))")  # what Markdown would take for its own


def markdown(dossier: Dossier) -> str:
    """Return Markdown with footnotes ("[^1]", as Pandoc and most readers know them), lines ending in "\\n"."""
    numbers = dossier.numbers()
    parts = [f"# {plain(dossier.title)}", *(plain(line) for line in dossier.header)]
    for section in dossier.sections:
        parts.append(f"{'#' * section.level} {plain(section.title)}")
        if section.lines:
            parts.append("\n".join(f"- {_line(line, numbers)}" for line in section.lines))
    parts += [f"## {NOTES}"] if dossier.notes else []
    parts += [f"[^{note.number}]: {plain(_where(note))}: “{plain(note.sentence)}”" for note in dossier.notes]
    return "\n\n".join(parts) + "\n"


def plain(text: str) -> str:
    """Return text on one line that Markdown prints as it stands."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _line(line: Line, numbers: dict[str, int]) -> str:
    pieces = [plain(_ended(p, line)) + "".join(f"[^{n}]" for n in _marks(p, numbers)) for p in line.pieces]
    return (f"**{plain(line.label)}:** " if line.label else "") + " ".join(pieces)


def _marks(piece: Piece, numbers: dict[str, int]) -> list[int]:
    return sorted({numbers[s.id] for s in piece[1]})


def _ended(piece: Piece, line: Line) -> str:
    """Sentences have their full stop; items of a list get one, or a semicolon."""
    if piece[0].endswith("."):
        return piece[0]
    return piece[0] + ("." if piece is line.pieces[-1] else ";")


def _where(note: Note) -> str:
    byline = f"{note.byline}, " if note.byline else ""
    return f"{byline}‹{note.title}›, {note.date}, characters {note.start}–{note.end}"


def html(dossier: Dossier) -> str:
    """Return one HTML file: no script, nothing fetched, all text escaped, footnotes linked both ways."""
    uses: defaultdict[int, int] = defaultdict(int)
    style = Path(__file__).with_name("dossier.css").read_text(encoding="utf-8")
    body = "\n".join(_section(section, dossier.numbers(), uses) for section in dossier.sections)
    notes = "\n".join(_note(note, uses[note.number]) for note in dossier.notes)
    header = "\n".join(f"<p>{_safe(line)}</p>" for line in dossier.header)
    title = _safe(dossier.title)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        f"<header>\n<h1>{title}</h1>\n{header}\n</header>\n{body}\n"
        f'<section class="notes">\n<h2>{NOTES}</h2>\n<ol>\n{notes}\n</ol>\n</section>\n</main>\n</body>\n</html>\n'
    )


def _section(section: Section, numbers: dict[str, int], uses: defaultdict[int, int]) -> str:
    head = f"<h{section.level}>{_safe(section.title)}</h{section.level}>"
    items = "\n".join(f"<li>{_item(line, numbers, uses)}</li>" for line in section.lines)
    return f"{head}\n<ul>\n{items}\n</ul>" if items else head


def _item(line: Line, numbers: dict[str, int], uses: defaultdict[int, int]) -> str:
    pieces = []
    for piece in line.pieces:
        marks = "".join(_mark(number, uses) for number in _marks(piece, numbers))
        pieces.append(f"{_safe(_ended(piece, line))}{marks}")
    return (f"<b>{_safe(line.label)}:</b> " if line.label else "") + " ".join(pieces)


def _mark(number: int, uses: defaultdict[int, int]) -> str:
    uses[number] += 1
    return f'<sup><a href="#n{number}" id="r{number}-{uses[number]}">{number}</a></sup>'


def _note(note: Note, uses: int) -> str:
    back = " ".join(
        f'<a class="back" href="#r{note.number}-{use}" aria-label="back to mark {use}">↩</a>'
        for use in range(1, uses + 1)
    )
    return f'<li id="n{note.number}">{_safe(_where(note))}: “<q dir="auto">{_safe(note.sentence)}</q>” {back}</li>'


def _safe(text: str) -> str:
    return escape(" ".join(text.split()), quote=True)
