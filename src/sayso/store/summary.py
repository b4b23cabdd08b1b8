"""What the archive holds, counted, and what a careful reader would check first."""

from collections import defaultdict
from dataclasses import dataclass
from textwrap import shorten

from sayso.model.statement import LANES
from sayso.store._derive import NOBODY
from sayso.store.view import View

STANDINGS = ("asserted", "attributed", "possible or predicted", "denied", "no position", "other")
_TITLE = 48  # characters of a title in a question: enough to know it again
_QUOTES = " \"'“”‘’«»„"
_EACH = 200  # questions of one kind that are listed at most; more than a person reads


@dataclass(frozen=True, slots=True)
class Check:
    """Something to look at: a question, and the ids that `show` takes.

    kind is "contested", "time", "paraphrase", "actor" or "document".
    """

    kind: str
    question: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over the current statements.

    shared    inputs that gave more than one document; repeated: documents that more than one input gave
    aside     lines of furniture set aside; undated: documents without a date
    standings, lanes   statements under each heading
    resolved  statements with a resolved time; stated_only: with time words that were left open
    sources   chains of who says so, most frequent first, each with its number of statements
    failed    inputs or parts that could not be read or coded; set_aside: left out on purpose (another language)
    """

    inputs: int
    documents: int
    shared: int
    repeated: int
    aside: int
    undated: int
    statements: int
    standings: dict[str, int]
    lanes: dict[str, int]
    resolved: int
    stated_only: int
    sources: tuple[tuple[str, int], ...]
    failed: int
    set_aside: int
    checks: tuple[Check, ...]


def summarise(view: View) -> Summary:
    """Count what the archive holds."""
    standings = dict.fromkeys(STANDINGS, 0) | _counts(view, "SELECT standing, count(*) FROM statements GROUP BY 1")
    lanes = dict.fromkeys(LANES, 0) | _counts(view, "SELECT lane, count(*) FROM statements GROUP BY 1")
    failures = _counts(view, "SELECT severity, count(*) FROM failures GROUP BY 1")
    chains = view.rows("SELECT chain, count(*) FROM statements GROUP BY 1 ORDER BY 2 DESC, 1")
    return Summary(
        inputs=_one(view, "SELECT count(*) FROM (SELECT path FROM inputs UNION SELECT path FROM failures)"),
        documents=_one(view, "SELECT count(*) FROM documents"),
        shared=_one(view, "SELECT count(*) FROM (SELECT 1 FROM inputs GROUP BY path HAVING count(*) > 1)"),
        repeated=_one(view, "SELECT count(*) FROM (SELECT 1 FROM inputs GROUP BY document HAVING count(*) > 1)"),
        aside=_one(view, "SELECT coalesce(sum(asides), 0) FROM documents"),
        undated=_one(view, "SELECT count(*) FROM documents WHERE date IS NULL"),
        statements=sum(standings.values()),
        standings=standings,
        lanes=lanes,
        resolved=_one(view, "SELECT count(*) FROM statements WHERE edtf IS NOT NULL"),
        stated_only=_one(view, "SELECT count(*) FROM statements WHERE edtf IS NULL AND timed IS NOT NULL"),
        sources=tuple((str(name), int(count)) for name, count in chains),
        failed=failures.get("failure", 0),
        set_aside=failures.get("set aside", 0),
        checks=tuple(checks(view)),
    )


def checks(view: View) -> list[Check]:
    """Return what to check first, the gravest kind first."""
    found = [*_contested(view), *_paraphrases(view), *_times(view), *_actors(view), *_documents(view)]
    return [Check(c.kind, c.question, tuple(view.short(i) for i in c.ids)) for c in found]


def _contested(view: View) -> list[Check]:
    """The same act of the same actors, asserted by one voice and denied by another, at times that may be the same.

    A voice is a chain of sources in one document: within it, two acts of one type are mostly two acts.
    """
    found = []
    for event, sides in view.rows(_DISPUTED, _EACH):
        for yes, no, one, other, a, b in view.rows(_PAIR, event, sides):
            voices = f"said by {_voice(view, yes, one)}, denied by {_voice(view, no, other)}"
            found.append(Check("contested", f"{event} {sides.removesuffix(' > ')}: {voices}", (a, b)))
    return found


_YES = "position = 'asserts' AND factuality LIKE '%+' AND NOT presupposed"
_NO = "position IN ('asserts', 'denies') AND factuality LIKE '%-'"
# Acts with a recipient first: "A attacked B" names one act more surely than "A attacked".
_DISPUTED = f"""
    SELECT event, sides FROM statements WHERE sides IS NOT NULL GROUP BY event, sides
    HAVING sum({_YES}) AND sum({_NO}) ORDER BY sides LIKE '% > ', sum({_NO}) DESC, event, sides LIMIT ?"""
_PAIR = f"""
    SELECT a.chain, b.chain, a.document, b.document, a.id, b.id
    FROM (SELECT * FROM statements WHERE event = ?1 AND sides = ?2 AND {_NO}) b
    CROSS JOIN (SELECT * FROM statements WHERE event = ?1 AND sides = ?2 AND {_YES}) a
    WHERE (a.chain <> b.chain OR a.document <> b.document)
      AND (a.since IS NULL OR b.until IS NULL OR a.since <= b.until)
      AND (b.since IS NULL OR a.until IS NULL OR b.since <= a.until)
    LIMIT 1"""


def _paraphrases(view: View) -> list[Check]:
    sql = "SELECT chain, id FROM statements WHERE paraphrase ORDER BY row LIMIT ?"
    return [
        Check("paraphrase", f"the quotation of {_first(chain)} reads as a paraphrase", (i,))
        for chain, i in view.rows(sql, _EACH)
    ]


def _times(view: View) -> list[Check]:
    """Time words without an anchor, one question a document."""
    sql = """
        SELECT s.document, coalesce(d.title, ''), s.timed, s.id FROM statements s JOIN documents d ON d.id = s.document
        WHERE s.edtf IS NULL AND s.timed IS NOT NULL ORDER BY s.row"""
    grouped: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for document, title, words, statement in view.rows(sql):
        grouped[document, title].setdefault(_line(words), statement)
    found = []
    for (_, title), words in list(grouped.items())[:_EACH]:
        first, *rest = words
        more = f" and {len(rest)} more" if rest else ""
        verb = "have" if rest else "has"
        where = f" in {_quoted(title)}" if title else " in its article"
        found.append(Check("time", f'"{first}"{more} {verb} no anchor{where}: left open', (words[first],)))
    return found


def _actors(view: View) -> list[Check]:
    """Words for an actor that stand for nobody known, most frequent first."""
    sql = """
        SELECT min(p.text), count(DISTINCT s.row), min(s.id) FROM parties p JOIN statements s ON s.row = p.statement
        WHERE p.role IN ('actor', 'recipient') AND p.id IS NULL AND p.text IS NOT NULL
        GROUP BY lower(p.text) ORDER BY 2 DESC, 1 LIMIT ?"""
    return [
        Check("actor", f'who is "{_line(text)}"? ({count} statement{"s" if count > 1 else ""})', (i,))
        for text, count, i in view.rows(sql, _EACH)
    ]


def _documents(view: View) -> list[Check]:
    sql = "SELECT id FROM documents WHERE warnings > 0 ORDER BY row LIMIT ?"
    return [Check("document", _line(view.document(found).warnings[0]), (found,)) for (found,) in view.rows(sql, _EACH)]


def _voice(view: View, chain: str, document: str) -> str:
    """Return who says so; an author without a name by the title that stands above."""
    if chain != NOBODY:
        return _first(chain)
    title = view.rows("SELECT title FROM documents WHERE id = ?", document)[0][0]
    return f"the author of {_quoted(title)}" if title else NOBODY


def _quoted(title: str) -> str:
    """Return a title in quotation marks, shortened: the id beside it says the rest."""
    return f'"{shorten(title.strip(_QUOTES), _TITLE, placeholder=" …")}"'


def _first(chain: str) -> str:
    return chain.split(" < ")[0]


def _line(text: str) -> str:
    return " ".join(text.split())


def _one(view: View, sql: str) -> int:
    return int(view.rows(sql)[0][0])


def _counts(view: View, sql: str) -> dict[str, int]:
    return {str(name): int(count) for name, count in view.rows(sql)}
