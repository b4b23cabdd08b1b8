"""Counting, and what a reader should check first."""

from dataclasses import replace

import pytest

from sayso.model.actor import UNRESOLVED, Actor
from sayso.model.event import Failure
from sayso.model.period import Period
from sayso.model.statement import Role, Source, When
from sayso.store.log import Log
from sayso.store.summary import checks, summarise
from sayso.store.view import View

from .conftest import AT, make_document, make_statement


def kept(archive, *pairs):
    with Log(archive) as log:
        for document, statements in pairs:
            log.keep(document, statements, coder="v1", at=AT)
    return View(archive)


@pytest.mark.parametrize(
    "fields, heading",
    [
        ({}, "asserted"),
        ({"source": Source(Actor("GHA"))}, "attributed"),
        ({"source": Source(UNRESOLVED)}, "attributed"),
        ({"position": "denies", "factuality": "CT-"}, "denied"),
        ({"position": "no position", "factuality": "U"}, "no position"),
        ({"position": "predicts"}, "possible or predicted"),
        ({"position": "allows"}, "possible or predicted"),
        ({"status": "predicted"}, "possible or predicted"),
        ({"factuality": "PS+"}, "possible or predicted"),
        ({"factuality": "PR-"}, "possible or predicted"),
        ({"factuality": "CT-"}, "asserted"),
        ({"position": "asks"}, "other"),
        ({"position": "imagines", "factuality": "PS+"}, "other"),
    ],
)
def test_each_statement_has_one_heading(archive, fields, heading):
    document = make_document()
    with kept(archive, (document, [make_statement(document, **fields)])) as view:
        standings = summarise(view).standings
    assert {name for name, count in standings.items() if count} == {heading}


def test_counts(archive):
    one = make_document(path="a.txt", byline="A. Writer", date=Period.parse("2024-05-17"))
    two = make_document("Kenya sent arms to Ghana.", path="a.txt")
    open_time = make_statement(two, when=When(text="one Friday"), lane="undated")
    with kept(archive, (one, [make_statement(one, lane="reported")]), (two, [open_time])) as view:
        with Log(archive) as log:
            log.keep(replace(one, path="copy.txt"), [], coder="v1", at=AT)
            log.fail(Failure("c.pdf", "no text", "run OCR"), at=AT)
            log.fail(Failure("d.txt", "French", "see --language", severity="set aside"), at=AT)
        s = summarise(view)
    assert (s.inputs, s.documents, s.shared, s.repeated, s.aside, s.undated) == (4, 2, 1, 1, 4, 1)
    assert (s.failed, s.set_aside) == (1, 1)
    assert (s.statements, s.resolved, s.stated_only) == (2, 1, 1)
    assert s.lanes == {"historical": 0, "reported": 1, "predicted": 0, "undated": 1}
    assert s.sources == (("A. Writer", 1), ("the author", 1))


def test_chains_run_from_the_innermost_to_the_author(archive):
    document = make_document(byline="A. Writer")
    spokesman = Source(Actor("KEN", "J. Speaker"), document.excerpt(0, 5))
    service = Source(Actor("KEN_SERVICE", "the service"), document.excerpt(0, 5))
    statement = make_statement(document, source=service, via=(spokesman,))
    with kept(archive, (document, [statement])) as view:
        assert summarise(view).sources == (("the service < J. Speaker < A. Writer", 1),)


def test_a_contested_act_is_asked_about(archive):
    yes, no = make_document(byline="A. Writer"), make_document("Kenya sent no food. Ghana.", title="No")
    denial = make_statement(no, position="denies", factuality="CT-")
    with kept(archive, (yes, [make_statement(yes)]), (no, [denial])) as view:
        (check,) = checks(view)
        assert check.kind == "contested"
        assert check.question == 'AID KEN > GHA: said by A. Writer, denied by the author of "No"'
        assert [view.resolve_prefix(i)[1] for i in check.ids] == [make_statement(yes).id, denial.id]


@pytest.mark.parametrize(
    "fields",
    [
        {"when": When(Period.parse("2023"), "stated", "last year")},  # at another time
        {"event": "ASSAULT"},  # another act
        {"actors": ()},  # nobody is said to do it
    ],
)
def test_what_differs_is_not_contested(archive, fields):
    yes, no = make_document(), make_document("Kenya sent no food. Ghana.")
    denial = make_statement(no, position="denies", factuality="CT-", **fields)
    with kept(archive, (yes, [make_statement(yes)]), (no, [denial])) as view:
        assert [c for c in checks(view) if c.kind == "contested"] == []


def test_open_times_unknown_actors_paraphrases_and_warnings_are_asked_about(archive):
    document = make_document(title="Convoys", warnings=("two dates are printed",))
    statement = make_statement(
        document,
        when=When(text="one Friday"),
        actors=(Role(document.excerpt(0, 5)),),
        explain=("the quotation reads as a paraphrase: the tense is shifted back",),
    )
    with kept(archive, (document, [statement])) as view:
        found = {c.kind: (c.question, view.resolve_prefix(c.ids[0])[1]) for c in checks(view)}
    assert found == {
        "paraphrase": ("the quotation of the author reads as a paraphrase", statement.id),
        "time": ('"one Friday" has no anchor in "Convoys": left open', statement.id),
        "actor": ('who is "Kenya"? (1 statement)', statement.id),
        "document": ("two dates are printed", document.id),
    }
