"""Follow one page from its bytes to a row and on to the reader; docs/walk.md is what this prints.

python -m tests.story.walk      writes docs/walk.md anew
"""

import json
from dataclasses import replace
from pathlib import Path

from sayso import steps
from sayso.model.document import Document
from sayso.model.statement import Statement
from sayso.model.wire import to_dict
from sayso.pipeline import QUALIFIERS, coder, with_ids
from sayso.read.intake import documents
from sayso.settings import Settings

PAGE = Path(__file__).parent / "page.html"
WALK = Path(__file__).parent.parent.parent / "docs" / "walk.md"
_INTRO = """# A walk: one page from bytes to a row

Written by `python -m tests.story.walk`, and held to it by `tests/story/test_walk.py`. Open the folders in this order.
"""


def read() -> Document:
    """The page as a document; its path is shortened so that the walk is the same everywhere."""
    found = list(documents([str(PAGE)], date=None, language="en", columns={}))
    assert isinstance(found[0], Document)
    return replace(found[0], path=PAGE.name)


def walk() -> str:
    """The walk as Markdown."""
    document = read()
    run = coder(Settings())
    analysis = run.analyse(document)
    parts = [_INTRO, _reading(document)]
    rows = [f"{t.text}  {t.lemma}  {t.upos}  {t.relation} <- {_head(analysis.sentences[1].tokens, t.head)}"
            for t in analysis.sentences[1].tokens]  # fmt: skip
    parts.append("## 2. `analyse/`: the text becomes trees\n\nThe second sentence:\n\n" + _block("\n".join(rows)))
    statements = run.extract(analysis)
    bare = [f"{s.event}  [{s.trigger.text}]  {_words(s.actors)} -> {_words(s.recipients)}" for s in statements]
    parts.append(
        "## 3. `extract/`: trees become bare statements\n\nType, roles and spans; nobody is resolved yet, nothing is "
        "qualified:\n\n" + _block("\n".join(bare))
    )
    parts.append("## 4. `qualify/`: one file for each field\n\nWhat each changes in the first statement:\n")
    for name in QUALIFIERS:
        before = statements[0]
        statements = steps.load("qualify", name).make(Settings())(statements, analysis)
        parts.append(f"**{name}**\n\n" + _block(_changes(before, statements[0])))
    final = with_ids(statements)
    row = json.dumps(to_dict(final[0]), indent=1, ensure_ascii=False)
    parts.append("## 5. `store/` and `export/`: the row\n\n" + _block(row, "json"))
    parts.append(_screen(final))
    return "\n".join(parts)


def _reading(document: Document) -> str:
    known = "\n".join(f"{p.field}: {getattr(document, p.field, '')} ({p.method})" for p in document.provenance)
    aside = "\n".join(f"{a.reason}: {a.text!r}" for a in document.asides)
    known = known.replace(str(document.date), document.date.edtf if document.date else "")
    return (
        "## 1. `read/`: bytes become a document\n\nWhat is known, and how:\n\n" + _block(known)
        + "\nThe clean text, which every offset points into:\n\n" + _block(document.text)
        + "\nKept, not coded:\n\n" + _block(aside or "nothing")
    )  # fmt: skip


def _screen(statements: list[Statement]) -> str:
    lines = []
    for s in statements:
        who = f"{_ids(s.actors)} -> {_ids(s.recipients)}"
        when = s.when.period.edtf if s.when.period else s.when.text or "undated"
        said = f"says {s.source.actor.id}: {s.trigger.text}"
        lines.append(f"{s.event:<9} {who:<24} {s.factuality:<4} {s.status:<9} {when:<12} {said}")
    return "## 6. On the screen\n\n" + _block("\n".join(lines))


def _changes(before: Statement, after: Statement) -> str:
    old, new = to_dict(before), to_dict(after)
    changed = [
        f"{key}: {_short(old[key])}  =>  {_short(new[key])}" for key in new if old[key] != new[key] and key != "explain"
    ]
    return "\n".join(changed) or "nothing here"


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 160 else text[:157] + "..."


def _words(roles: tuple[object, ...]) -> str:
    return ", ".join(r.words.text for r in roles) or "nobody"  # type: ignore[attr-defined]


def _ids(roles: tuple[object, ...]) -> str:
    return ", ".join(r.actor.id or "?" for r in roles) or "nobody"  # type: ignore[attr-defined]


def _head(tokens: tuple[object, ...], head: int) -> str:
    return tokens[head].text if head >= 0 else "ROOT"  # type: ignore[attr-defined]


def _block(text: str, language: str = "text") -> str:
    return f"```{language}\n{text}\n```\n"


if __name__ == "__main__":
    WALK.write_text(walk(), encoding="utf-8")
