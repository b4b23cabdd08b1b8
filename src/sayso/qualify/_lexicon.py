"""The English lexicon of reporting and modality, as lookups."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.languages.load import load
from sayso.model.analysis import Sentence


@dataclass(frozen=True, slots=True)
class Stance:
    """What a reporting word does with its content; see languages/en/reporting.yml."""

    name: str
    factuality: str
    position: str
    author: str | None = None
    status: str | None = None


@cache
def stances() -> Mapping[str, Stance]:
    """Return the classes of reporting words by name."""
    return {name: Stance(name, **fields) for name, fields in load("en", "reporting")["classes"].items()}


@cache
def _table(part: str) -> Mapping[str, list[tuple[tuple[str, ...], Stance]]]:
    """First lemma -> (further words, stance), longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Stance]]] = {}
    for name, entries in load("en", "reporting")[part].items():
        for entry in entries:
            first, *rest = entry.split()
            table.setdefault(first, []).append((tuple(rest), stances()[name]))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


@cache
def words(file: str, group: str) -> frozenset[str]:
    """Return a list of a language file as a set."""
    return frozenset(load("en", file)[group])


def reporting_verb(sentence: Sentence, index: int) -> Stance | None:
    """Return what a verb does with its content; None where it reports nothing."""
    token = sentence.tokens[index]
    if token.upos == "ADJ":
        return next((stance for _, stance in _table("adjectives").get(token.lemma.lower(), ())), None)
    if token.lemma.lower() in words("reporting", "content_only") and not _with_clause(sentence, index):
        return None
    kids = sentence.children(index)
    near = {sentence.tokens[k].lemma.lower() for k in (*kids, *_cases(sentence, kids))}
    for rest, stance in _table("verbs").get(token.lemma.lower(), ()):
        after = min((k for k in kids if sentence.tokens[k].lemma.lower() in rest), default=len(sentence.tokens))
        objects = [k for k in sentence.children(index, "obj") if not sentence.children(k, "case")]
        bare = [k for k in objects if not index < after < k]  # "on" read beside the verb: "called on them to leave"
        transitive = rest and stance.name == "asks" and bare  # "called it a raid on Monday"
        if near.issuperset(rest) and not transitive:
            return stance
    return None


def _with_clause(sentence: Sentence, index: int) -> bool:
    """ "Held that", "..., he continued", not "held talks"."""
    if sentence.children(index, "ccomp", "xcomp", "csubj"):
        return True
    return not sentence.children(index, "obj") and sentence.tokens[index].rel in ("parataxis", "advcl", "root")


def _cases(sentence: Sentence, heads: list[int]) -> list[int]:
    return [case for head in heads for case in sentence.children(head, "case", "mark")]


def reporting_noun(sentence: Sentence, index: int) -> Stance | None:
    """Return what a noun does with its content ("claim", "denial"); None where it holds none."""
    rows = _table("nouns").get(sentence.tokens[index].lemma.lower())
    return rows[0][1] if rows else None
