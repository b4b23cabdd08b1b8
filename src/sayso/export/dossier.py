"""A dossier: what is said about two sides and by whom, each line footnoted to document, date and exact words.

Built by rules from statements alone (words in dossier.yml); no verdict, and nothing that no statement says.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import IO, Any

from sayso.errors import StepError
from sayso.export import _phrases as words
from sayso.export._chosen import Chosen, choose, concerns
from sayso.export._lines import named_sources, sections
from sayso.export._pages import html, markdown
from sayso.export._sheet import Dossier, Line, Note, Section
from sayso.export._teller import Teller
from sayso.model.document import Document
from sayso.model.statement import Statement

FORMS = ("md", "html")


def compile_dossier(
    statements: Iterable[Statement],
    documents: Mapping[str, Document],
    *,
    sides: tuple[str, str],
    names: Mapping[str, str],
    since: date | None = None,
    read: int | None = None,
) -> Dossier:
    """Return the dossier on two sides (actor ids).

    documents  id -> document of every statement; names: id -> name; read: documents in the archive, where known
    """
    chosen = choose(statements, documents, sides=sides, since=since)
    teller = Teller(names, documents)
    told = sections(chosen.told, teller, sides=sides)
    both = words.listed([words.article(names.get(side, side)) for side in sides])
    header = _header(chosen, teller, sides=both, since=since, lines=_count(told), read=read)
    return Dossier(words.capital(both), header, tuple(told), _notes(told, documents))


def write(dossier: Dossier, stream: IO[str], *, to: str = "md") -> int:
    """Write a dossier as "md" (Markdown) or "html" (one file, no script); return how many footnotes it has."""
    if to not in FORMS:
        raise StepError(f"a dossier cannot be written as {to!r}", remedy=f"choose one of {', '.join(FORMS)}")
    stream.write({"md": markdown, "html": html}[to](dossier))
    return len(dossier.notes)


def to_dict(dossier: Dossier) -> dict[str, Any]:
    """Return a dossier as JSON values: title, header, sections with lines (label, text, notes), and notes."""
    numbers = dossier.numbers()
    lines = {
        id(section): [
            {"label": line.label, "pieces": [{"text": text, "notes": [numbers[s.id] for s in found]}
                                             for text, found in line.pieces]}
            for line in section.lines
        ]
        for section in dossier.sections
    }  # fmt: skip
    sections = [{"title": s.title, "level": s.level, "lines": lines[id(s)]} for s in dossier.sections]
    return {
        "title": dossier.title, "header": list(dossier.header), "sections": sections,
        "notes": [asdict(note) for note in dossier.notes],
    }  # fmt: skip


def _notes(told: Sequence[Section], documents: Mapping[str, Document]) -> tuple[Note, ...]:
    """Number the sentences in the order in which they are first drawn on; statements of one sentence share a note."""
    found: dict[tuple[str, int, int], dict[str, Statement]] = {}
    for s in (s for section in told for line in section.lines for _, group in line.pieces for s in group):
        found.setdefault((s.document, s.sentence.start, s.sentence.end), {})[s.id] = s
    groups = (tuple(group.values()) for group in found.values())
    return tuple(_note(number, group, documents[group[0].document]) for number, group in enumerate(groups, start=1))


def _note(number: int, group: Sequence[Statement], d: Document) -> Note:
    e = group[0].sentence
    name = " ".join((d.title or words.titled(None, group[0].path).strip("‹›")).split())
    day = words.time(d.date.edtf) if d.date else "undated"
    byline = ", ".join(filter(None, (d.byline, d.outlet))) or None
    return Note(number, tuple(s.id for s in group), d.id, name, byline, day, e.start, e.end, e.text)


def _count(told: Sequence[Section]) -> int:
    """Lines that tell statements: those of the first sections, which tell each statement once."""
    return sum(len(section.lines) for section in told if section.title not in AGAIN)


AGAIN = ("Things said to change hands", "Contested", "Who says so")  # sections that gather what was told before


def _header(
    chosen: Chosen, teller: Teller, *, sides: str, since: date | None, lines: int, read: int | None
) -> tuple[str, ...]:
    told = chosen.told
    found = f"{_many(chosen.found, 'statement')} on {sides}"
    whole = f" in an archive of {_many(read, 'document')}" if read is not None else ""
    about = len(told) - chosen.between
    return tuple(filter(None, (
        f"{found}{whole}{f', since {words.time(since.isoformat())}' if since else ''}.",
        f"Told below: {_many(len(told), 'statement')} in {_many(lines, 'line')}; {chosen.between} between the two or by"
        f" both, {about} by one about the other.",
        _documents(told, teller),
        f"Sources: {named_sources(told, teller)}, listed under “Who says so”." if told else "",
        f"Left out: {_left(chosen)}.",
        "Each line says what a source says, not what is true. “Quoted words” are the text’s own.",
    )))  # fmt: skip


def _documents(told: Sequence[Statement], teller: Teller) -> str:
    documents = [teller.documents[i] for i in dict.fromkeys(s.document for s in told)]
    dated = sorted((d.date.start or d.date.end or date.min, d.date.edtf) for d in documents if d.date)
    if not documents:
        return "Documents: 0."
    span = ""
    if dated:
        first, last = words.time(dated[0][1]), words.time(dated[-1][1])
        span = f", dated {first}" if first == last else f", dated {first} to {last}"
    undated = len(documents) - len(dated)
    return f"Documents: {len(documents)}{span}{f'; {undated} undated' if undated else ''}."


def _left(chosen: Chosen) -> str:
    parts = [f"{len(found)} {reason}" for reason, found in chosen.left_out.items()]
    return "; ".join(parts) or "nothing"


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


__all__ = ["AGAIN", "FORMS", "Dossier", "Line", "Note", "Section", "compile_dossier", "concerns", "to_dict", "write"]
