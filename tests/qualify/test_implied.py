"""A speech act and its content take from each other the side that is left out."""

from dataclasses import replace

import pytest

from sayso.model.actor import UNRESOLVED, Actor
from sayso.model.document import Excerpt
from sayso.model.statement import Role, Statement
from sayso.qualify._implied import completed
from tests.coding import statement_on

BARE = statement_on("Chad raided Togo.", "raided")


def _statement(event: str, actors: str, recipients: str) -> Statement:
    assert BARE is not None
    sides = (tuple(_role(name) for name in side.split()) for side in (actors, recipients))
    return replace(BARE, event=event, **dict(zip(("actors", "recipients"), sides, strict=True)))


def _role(name: str) -> Role:
    return Role(Excerpt(name, 0, len(name)), UNRESOLVED if name == "?" else Actor(name))


def _ids(statement: Statement) -> list[str]:
    return [" ".join(str(role.actor.id) for role in side) for side in (statement.actors, statement.recipients)]


@pytest.mark.parametrize(
    ("act", "content", "wanted"),
    [
        (("ACCUSE", "BDI", ""), ("AID", "RWA", "M23"), (["BDI", "RWA"], ["RWA", "M23"])),
        (("REQUEST", "GHA", "BEN"), ("RETREAT", "", ""), (["GHA", "BEN"], ["BEN", ""])),
        (("REJECT", "GAB", ""), ("CONSULT", "GAB", "TGO"), (["GAB", "TGO"], ["GAB", "TGO"])),
        (("THREATEN", "KEN", "SOM"), ("SANCTION", "", ""), (["KEN", "SOM"], ["KEN", "SOM"])),
        (("THREATEN", "KEN", ""), ("AID", "TGO", "M23"), (["KEN", "TGO"], ["TGO", "M23"])),
        (("AGREE", "KEN", ""), ("AID", "KEN", "?"), (["KEN", ""], ["KEN", "None"])),
        (("AGREE", "KEN", ""), ("AID", "TGO", "M23"), (["KEN", ""], ["TGO", "M23"])),
        (("PROTEST", "KEN", ""), ("AID", "TGO", "M23"), (["KEN", ""], ["TGO", "M23"])),
        (("ACCUSE", "KEN", "SOM"), ("ASSAULT", "M23", "KEN"), (["KEN", "SOM"], ["M23", "KEN"])),
    ],
)
def test_the_side_left_out(
    act: tuple[str, str, str], content: tuple[str, str, str], wanted: tuple[list[str], list[str]]
) -> None:
    first, second = completed(_statement(*act), _statement(*content))
    assert (_ids(first), _ids(second)) == wanted
