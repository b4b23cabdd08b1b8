"""Documents and statements, made small."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.model.actor import AUTHOR, Actor
from sayso.model.document import Aside, Document, document_id
from sayso.model.period import Period
from sayso.model.statement import Role, Source, Statement, When
from sayso.model.wire import id_of
from sayso.store.log import Log

AT = "2024-05-17T10:00:00+00:00"


def make_document(text: str = "Kenya sent food to Ghana.", *, path: str = "a.txt", **fields: Any) -> Document:
    date = fields.get("date")
    made = document_id(text, title=fields.get("title"), date=date.edtf if date else None, outlet=fields.get("outlet"))
    return Document(id=made, path=path, text=text, asides=(Aside("Home\nWorld", "navigation"),), **fields)


def make_statement(document: Document, *, word: str = "sent", **fields: Any) -> Statement:
    start = document.text.index(word)
    base = Statement(
        document=document.id,
        path=document.path,
        kind="event",
        sentence=document.excerpt(0, len(document.text)),
        trigger=document.excerpt(start, start + len(word)),
        event="AID",
        source=Source(AUTHOR),
        actors=(Role(document.excerpt(0, 5), Actor("KEN", "Kenya", "KEN")),),
        recipients=(Role(document.excerpt(19, 24), Actor("GHA", "Ghana", "GHA")),),
        when=When(Period.parse("2024-05"), "stated", "in May"),
    )
    made = replace(base, **fields)
    return replace(made, id=id_of(made))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "sayso.db"


@pytest.fixture
def fill(archive: Path) -> Callable[..., None]:
    """Keep one statement a text: fill(text, text, coder="v1")."""

    def keep(*documents: Document, coder: str = "v1", **fields: Any) -> None:
        with Log(archive) as log:
            for document in documents:
                log.keep(document, [make_statement(document, **fields)], coder=coder, at=AT)

    return keep
