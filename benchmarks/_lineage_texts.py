"""Texts for the lineage benchmark: sentences of Wikinews articles, and what a copyist does to them."""

import gzip
import hashlib
import json
import random
import re
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True)
class Unit:
    """A sentence as it stands in one document.

    source    the sentence that it goes back to, the same for all its versions
    versions  what was done to it that an alert should tell, in order: (kind, number)
    quoted    True where it was lifted as somebody's words
    """

    source: str
    text: str
    versions: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Article:
    """A real article: its name, its day, its title and its sentences."""

    name: str
    date: str
    title: str
    units: tuple[Unit, ...]


def articles(path: Path) -> list[Article]:
    """Return the articles of eight to eighty sentences that share no text with another, in the order of the file."""
    found: list[Article] = []
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            sentences = _sentences(row["text"])
            if 8 <= len(sentences) <= 80:
                units = tuple(Unit(f"{row['url']}#{i}", s) for i, s in enumerate(sentences))
                found.append(Article(row["url"], row["date"], row["title"], units))
    return _apart(found)


def _apart(found: list[Article]) -> list[Article]:
    """Leave out articles that share eight words in a row with an earlier one: their true lineage is not known."""
    seen: set[str] = set()
    kept = []
    for article in found:
        runs = {
            " ".join(w[i : i + 8])
            for u in article.units
            if (w := re.findall(r"\w+", u.text.lower()))
            for i in range(len(w) - 7)
        }
        if seen.isdisjoint(runs):
            kept.append(article)
        seen |= runs
    return kept


def half(article: Article) -> str:
    """Return "development" or "test", by the article's name."""
    return ("development", "test")[hashlib.sha256(article.name.encode()).digest()[0] % 2]


def _sentences(text: str) -> list[str]:
    paragraphs = [" ".join(p.split()) for p in text.split("\n") if len(p.split()) > 6]
    if paragraphs and re.match(r"^\w+, \w+ \d+, \d{4}\b", paragraphs[0]):
        paragraphs = paragraphs[1:]
    return [
        s
        for p in paragraphs
        for s in re.split(r"(?<=[.!?])[\"”]?\s+(?=[A-Z\"“])", p)
        if 6 <= len(s.split()) <= 60 and s.count('"') % 2 == 0
    ]


SWAPS = {
    "said": "stated",
    "also": "further",
    "however": "though",
    "began": "started",
    "people": "persons",
    "large": "big",
    "after": "following",
    "because": "since",
    "yesterday": "on the previous day",
    "many": "numerous",
    "children": "minors",
    "killed": "left dead",
    "several": "a number of",
    "during": "in the course of",
    "near": "close to",
    "told": "informed",
    "announced": "made known",
    "city": "town",
    "police": "officers",
    "government": "cabinet",
    "according to": "as stated by",
    "percent": "per cent",
    "while": "whereas",
    "first": "earliest",
    "although": "though",
}

UP = (
    (r"\bmay have been\b", "was"),
    (r"\bmay\b", "will"),
    (r"\bmight\b", "will"),
    (r"\bcould\b", "will"),
    (r"\b(is|are|was|were) considering (\w+)ing\b", r"\1 about to start \2ing"),
    (r"\bplans to\b", "is about to"),
    (r"\bplanned to\b", "was about to"),
    (r"\bplan to\b", "are about to"),
    (r"\bexpected to\b", "certain to"),
    (r"\bhopes to\b", "is going to"),
    (r"\bhoped to\b", "was going to"),
    (r"\ballegedly ", ""),
    (r"\breportedly ", ""),
    (r"\bintends to\b", "is set to"),
    (r"\bdenied\b", "confirmed"),
    (r"\bpossibly ", ""),
    (r"\bwants to\b", "is ready to"),
    (r"\blikely to\b", "sure to"),
    (r"\bsuspected\b", "confirmed"),
    (r"\bapparently ", ""),
    (r"\bproposed\b", "ordered"),
)
DOWN = (
    (r"\bwill\b", "may"),
    (r"\bis set to\b", "may"),
    (r"\bagreed to\b", "is considering whether to"),
    (r"\bdecided to\b", "was thinking of whether to"),
)

_SAYS = re.compile(
    r"^(?P<who>(?:[A-Z]|The )[^\"“”,;]{3,70}?) "
    r"(?:said|stated|announced|claimed|reported|argued|noted|explained|believes) "
    r"(?:that )?(?P<what>[^\"“”]{30,220})\.$"
)
_QUOTE = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_OTHER = (
    "never",
    "entire",
    "northern",
    "serious",
    "second",
    "hundred",
    "small",
    "strong",
    "former",
    "open",
    "early",
    "main",
)


def light(unit: Unit, rng: random.Random) -> Unit:
    """Change a word or two that alter neither a quotation nor how sure the text is."""
    text = unit.text
    for word in rng.sample(sorted(SWAPS), 8):
        head, mark, tail = text.partition('"') if '"' in text else (text, "", "")
        head = re.sub(rf"\b{word}\b", SWAPS[word], head, count=1)
        text = head + mark + tail
    return replace(unit, text=text)


def restyle(unit: Unit, rng: random.Random) -> Unit:
    """Print quotation marks in another style, or mark an addition to a quotation, as honest copies do."""
    if unit.versions:
        return unit
    found = list(_QUOTE.finditer(unit.text))
    long = [m for m in found if len(m.group(1).split()) >= 8]
    if long and rng.random() < 0.5:
        m = rng.choice(long)
        words = m.group(1).split()
        keep = rng.randrange(4, len(words) - 2)
        added = [*words[:keep], "[the matter]", *words[keep:]]
        gapped = [*words[: keep - 1], "...", *words[keep + 1 :]]
        inner = " ".join(rng.choice((words[:keep], added, gapped)))
        return replace(unit, text=unit.text[: m.start(1)] + inner + unit.text[m.end(1) :])
    return replace(unit, text=_QUOTE.sub(r"“\1”", unit.text))


def mutated(unit: Unit, rng: random.Random, number: int) -> Unit | None:
    """Alter one to three words well inside a quotation; None where there is no long one."""
    found = [m for m in _QUOTE.finditer(unit.text) if len(m.group(1).split()) >= 7]
    if not found:
        return None
    m = rng.choice(found)
    words = m.group(1).split()
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(2, len(words) - 2)
        words[at : at + 1] = rng.choice(([], [rng.choice(_OTHER)], [rng.choice(_OTHER), words[at]]))
        if len(words) < 6:
            break
    if words == m.group(1).split():
        return None
    text = unit.text[: m.start(1)] + " ".join(words) + unit.text[m.end(1) :]
    return replace(unit, text=text, versions=(*unit.versions, ("mutated quotation", number)))


def turned(unit: Unit, rng: random.Random, number: int) -> Unit | None:
    """Print reported speech as a quotation; None where the sentence reports none."""
    m = _SAYS.match(unit.text)
    if not m:
        return None
    what = m["what"]
    if rng.random() < 0.5:
        what = re.sub(r"\bwas\b", "is", re.sub(r"\bwere\b", "are", re.sub(r"\bhad\b", "has", what)))
    first = what[0].upper() + what[1:]
    text = rng.choice((f'"{first}," {m["who"]} said.', f'{m["who"]} said: "{first}."', f'{m["who"]} added, "{first}."'))
    return replace(unit, text=text, versions=(*unit.versions, ("paraphrase turned quotation", number)))


def drifted(unit: Unit, rng: random.Random, number: int) -> Unit | None:
    """Tell an act as surer, now and then as less sure; None where nothing says how sure it is."""
    if _QUOTE.search(unit.text):
        return None
    table = list(UP if rng.random() < 0.85 else DOWN)
    rng.shuffle(table)
    for pattern, put in table:
        text = re.sub(pattern, put, unit.text, count=1)
        if text != unit.text:
            return replace(unit, text=text, versions=(*unit.versions, ("modality drift", number)))
    return None


def unquoted(unit: Unit, rng: random.Random) -> Unit:
    """Tell a quotation in the paper's own voice: nothing that an alert is for."""
    seen = tuple(v for v in unit.versions if v[0] == "modality drift")
    return replace(unit, text=re.sub(r"[\"“”]", "", unit.text), versions=seen) if rng.random() < 0.3 else unit
