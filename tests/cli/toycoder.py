"""A coder for the tests of the command line: a handful of verbs, found by a regular expression."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.errors import InputError
from sayso.model.actor import AUTHOR, Actor
from sayso.model.document import Aside, Document, Excerpt, document_id
from sayso.model.event import Failure
from sayso.model.period import Period
from sayso.model.statement import Role, Source, Statement, When
from sayso.model.wire import id_of

STATES = {"Kenya": "KEN", "Ghana": "GHA", "Norway": "NOR", "Peru": "PER"}
VERBS = {"sent": "AID", "condemned": "ACCUSE", "met": "CONSULT"}
_SENTENCE = re.compile(r"[^.\n]+\.")
_ACT = re.compile(rf"(\w+) (has not )?({'|'.join(VERBS)})\b(.*?)\b({'|'.join(STATES)}|nobody)\b")
_SAID = re.compile(r"^(?P<who>\w+) said")


@dataclass(frozen=True)
class Toy:
    """Codes a document; one that contains BROKEN raises."""

    version: str = "toy:1"

    def __call__(self, document: Document) -> list[Statement]:
        if "BROKEN" in document.text:
            raise InputError("the text is broken", place="line 1", remedy="mend it")
        found = [_statement(document, m) for m in _SENTENCE.finditer(document.text) if _ACT.search(m.group())]
        return [replace(s, id=id_of(s)) for s in found]


def _statement(document: Document, sentence: re.Match[str]) -> Statement:
    base = sentence.start()
    act = _ACT.search(sentence.group())
    assert act

    def words(group: int) -> Excerpt:
        return document.excerpt(base + act.start(group), base + act.end(group))

    def role(group: int) -> Role:
        code = STATES.get(act[group])
        return Role(words(group), Actor(code, act[group] if code else None, code))

    said = _SAID.match(sentence.group().strip())
    source = Source(AUTHOR)
    if said:
        start = document.text.index(said["who"], base)
        source = Source(Actor(STATES.get(said["who"]), said["who"]), document.excerpt(start, start + len(said["who"])))
    day = re.search(r"on \w+day", sentence.group())
    return Statement(
        document=document.id,
        path=document.path,
        kind="event",
        sentence=document.excerpt(sentence.start(), sentence.end()),
        trigger=words(3),
        event=VERBS[act[3]],
        source=source,
        actors=(role(1),),
        recipients=(role(5),),
        factuality="CT-" if act[2] else "CT+",
        position="denies" if act[2] else "asserts",
        when=When(document.date, "document", day.group() if day else None),
        lane="reported" if document.date else "undated",
    )


def documents(
    paths: Sequence[Path], *, date: Period | None, language: str, columns: Mapping[str, str]
) -> "list[Document | Failure]":
    """Read text files as `read/intake` does; "====" parts articles, a line that begins with "#" is furniture."""
    found: list[Document | Failure] = []
    for path in paths:
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            found += _articles(file, date, language)
    return found


def _articles(path: Path, date: Period | None, language: str) -> "list[Document | Failure]":
    if not path.exists():
        return [Failure(str(path), "there is no such file", "check the name")]
    found = []
    for part in path.read_text(encoding="utf-8").split("===="):
        lines = part.strip().splitlines()
        text = "\n".join(line for line in lines if not line.startswith("#"))
        asides = tuple(Aside(line, "navigation") for line in lines if line.startswith("#"))
        title = text.partition("\n")[0]
        found.append(
            Document(
                id=document_id(text, title=title, date=date.edtf if date else None, outlet=None),
                path=str(path), text=text, title=title, date=date, language=language, asides=asides,
            )
        )  # fmt: skip
    return found
