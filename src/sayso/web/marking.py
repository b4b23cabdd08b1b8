"""A text cut into blocks and pieces, so that each statement is underlined where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.model.document import Document
from sayso.model.statement import Statement

PART = 40_000  # characters of a long text that one page shows: some twenty printed pages; drawn in well under a second


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that is underlined in one way.

    owner    the statement that underlines it, None for plain text
    role     what the words are to the chosen statement: "trigger", "actor", "recipient", "object", "source" or ""
    quoted   True within the chosen statement's sentence
    chips    statements whose trigger ends here
    """

    text: str
    owner: Statement | None = None
    role: str = ""
    quoted: bool = False
    chips: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: kind is "title", "dateline", "paragraph" or "caption"."""

    kind: str
    pieces: tuple[Piece, ...]


def parts(text: str) -> list[tuple[int, int]]:
    """Cut a text into ranges of at most PART characters, at the end of a paragraph where there is one."""
    cuts, at = [], 0
    while len(text) - at > PART:
        end = text.rfind("\n", at + PART // 2, at + PART) + 1 or at + PART
        cuts.append((at, end))
        at = end
    return [*cuts, (at, len(text))]


def blocks(
    document: Document, statements: Sequence[Statement], *, within: tuple[int, int], chosen: Statement | None = None
) -> list[Block]:
    """Return the paragraphs of a range of the text, with their underlined pieces."""
    kinds = {segment.start: segment.kind for segment in document.segments}
    found, at = [], within[0]
    for line in document.text[within[0] : within[1]].splitlines(keepends=True):
        end = at + len(line)
        if line.strip():
            near = [s for s in statements if _extent(s)[0] < end and s.trigger.start < end and _extent(s)[1] > at]
            body = line.rstrip("\r\n")
            found.append(Block(kinds.get(at, "paragraph"), _pieces(body, at, near, chosen)))
        at = end
    return found


def _pieces(line: str, at: int, near: Sequence[Statement], chosen: Statement | None) -> tuple[Piece, ...]:
    end = at + len(line)
    roles = _roles(chosen)
    ends = {s.trigger.end for s in near}
    cuts = (
        {at, end, *ends} | {edge for s in near for edge in _extent(s)} | {edge for a, b, _ in roles for edge in (a, b)}
    )
    if chosen:
        cuts |= {chosen.sentence.start, chosen.sentence.end}
    edges = sorted(c for c in cuts if at <= c <= end)
    return tuple(
        Piece(
            line[a - at : b - at],
            _owner(near, a, b, chosen),
            next((name for x, y, name in roles if x <= a and b <= y), ""),
            bool(chosen and chosen.sentence.start <= a and b <= chosen.sentence.end),
            tuple(s for s in near if s.trigger.end == b),
        )
        for a, b in pairwise(edges)
    )


def _owner(near: Sequence[Statement], start: int, end: int, chosen: Statement | None) -> Statement | None:
    """The chosen statement, else the one whose words reach least far: it says most about this place."""
    over = [s for s in near if _extent(s)[0] <= start and end <= _extent(s)[1]]
    if chosen and any(s.id == chosen.id for s in over):
        return chosen
    return min(over, key=lambda s: _extent(s)[1] - _extent(s)[0], default=None)


def _extent(s: Statement) -> tuple[int, int]:
    """From the first to the last word of the act that stands in the trigger's sentence."""
    words = [s.trigger, *(r.words for r in (*s.actors, *s.recipients)), *(t.words for t in s.objects)]
    inside = [w for w in words if s.sentence.start <= w.start and w.end <= s.sentence.end] or [s.trigger]
    return min(w.start for w in inside), max(w.end for w in inside)


def _roles(s: Statement | None) -> list[tuple[int, int, str]]:
    if s is None:
        return []
    named = [(s.trigger, "trigger"), *((r.words, "actor") for r in s.actors)]
    named += [(r.words, "recipient") for r in s.recipients] + [(t.words, "object") for t in s.objects]
    named += [(v.words, "source") for v in (s.source, *s.via) if v.words]
    return [(w.start, w.end, name) for w, name in named]
