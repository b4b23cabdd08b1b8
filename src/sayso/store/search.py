"""Full text and facets: from what a person asks to safe SQL."""

import re
from dataclasses import dataclass

from sayso.model.period import Period

_TERM = re.compile(r'"([^"]*)"?|(\S+)')


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; whatever is None or empty does not narrow.

    words     full text of sentences and titles: every word must occur, "a phrase" as it stands, begin* by its start
    actor     id, country or name of an actor or recipient
    other     the same of the second side of a dyad
    event     event type or tie
    source    id, country or name of a source or of a holder in between
    status, position, lane   the codebook's values
    document  a document's id
    period    days: the statement's own time must be known and overlap it
    limit     at most so many, best match first where there are words, else in reading order
    """

    words: str = ""
    actor: str | None = None
    other: str | None = None
    event: str | None = None
    source: str | None = None
    status: str | None = None
    position: str | None = None
    lane: str | None = None
    document: str | None = None
    period: Period | None = None
    limit: int | None = None


def match(words: str) -> str:
    """Return an FTS5 expression that means the words and nothing else: no operator of FTS5 can get through."""
    terms = []
    for phrase, word in _TERM.findall(words.replace("\0", " ")):
        term = phrase or word
        star = "*" if word.endswith("*") else ""
        if any(character.isalnum() for character in term):
            terms.append('"' + term.replace('"', '""') + '"' + star)
    return " ".join(terms)


def clauses(query: Query) -> tuple[str, str, list[str]]:
    """Return the SQL from FROM to the end of WHERE, what to order by, and the values of both."""
    source, order, values = _source(query.words)
    wheres = ["1"]
    for column in ("event", "status", "position", "lane", "document"):
        asked = getattr(query, column)
        if asked is not None:
            wheres.append(f"s.{column} = ?")
            values.append(asked)
    sides, holders = "'actor', 'recipient'", "'source', 'via'"
    for asked, roles in ((query.actor, sides), (query.other, sides), (query.source, holders)):
        if asked is not None:
            wheres.append(_PARTY.format(roles=roles))
            values += [asked.upper(), asked.upper(), asked, asked]
    part, more = _time(query.period)
    return f"{source} WHERE {' AND '.join([*wheres, part])}", order, values + more


_PARTY = (
    "s.row IN (SELECT p.statement FROM parties p WHERE p.role IN ({roles}) AND"
    " (p.id = ? OR p.country = ? OR p.name = ? COLLATE NOCASE OR p.text = ? COLLATE NOCASE))"
)


def _time(period: Period | None) -> tuple[str, list[str]]:
    """Overlap of two closed intervals; NULL is an open end."""
    if period is None:
        return "1", []
    parts, values = ["s.edtf IS NOT NULL"], []
    for day, test in ((period.end, "s.since <= ?"), (period.start, "s.until >= ?")):
        if day:
            parts.append(f"({test.split()[0]} IS NULL OR {test})")
            values.append(day.isoformat())
    return " AND ".join(parts), values


def _source(words: str) -> tuple[str, str, list[str]]:
    """Return FROM, ORDER BY and values: statements with their documents, narrowed to the hits of the words."""
    joined = "JOIN documents d ON d.id = s.document"
    reading = "d.row, s.start, s.row"
    if not words.strip():
        return f"FROM statements s {joined}", reading, []
    expression = match(words)
    if not expression:  # only punctuation: nothing can match
        return f"FROM (SELECT * FROM statements WHERE 0) s {joined}", reading, []
    return f"FROM ({_HITS}) h JOIN statements s ON s.row = h.hit {joined}", f"h.best, {reading}", [expression] * 2


# A lower rank is a better one; what only the title matches comes last.
_HITS = """
    SELECT hit, min(rank) AS best FROM (
        SELECT rowid AS hit, rank FROM sentence_words WHERE sentence_words MATCH ?
        UNION ALL
        SELECT t.row, 0 FROM statements t JOIN documents u ON u.id = t.document
        WHERE u.row IN (SELECT rowid FROM title_words WHERE title_words MATCH ?)
    ) GROUP BY hit"""
