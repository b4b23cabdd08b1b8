"""Judgements: beside the evidence, signed, undoable, and still there after re-coding."""

import shutil
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ArchiveError
from sayso.model.actor import Actor
from sayso.model.event import Anchor, Judgement, Relabel
from sayso.model.statement import Role, Source
from sayso.model.wire import to_dict
from sayso.store import _json
from sayso.store.judge import anchor, corrected, judged
from sayso.store.log import Log
from sayso.store.search import Query
from sayso.store.view import View

from .conftest import AT, make_document, make_statement

PERU = Actor("PER", "Peru", "PER")


def judgement(action: str = "reject", *, on=None, **fields) -> Judgement:
    return Judgement(action, "A. Reader", "it is a headline", anchor(on) if on else None, **fields)


def judge(archive, *judgements: Judgement) -> list[int]:
    with Log(archive) as log:
        return [log.judge(j, at=AT) for j in judgements]


@pytest.fixture
def one(fill):
    document = make_document()
    fill(document)
    return make_statement(document)


def log_of(archive) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(archive)
    rows = connection.execute("SELECT seq, body FROM log WHERE kind IN ('document', 'coding') ORDER BY seq").fetchall()
    connection.close()
    return rows


def test_a_rejected_statement_is_hidden_and_can_be_shown(archive, one):
    before = log_of(archive)
    assert judge(archive, judgement(on=one)) == [1]
    with View(archive) as view:
        assert view.count() == view.count(Query(words="food")) == view.count(Query(actor="KEN")) == 0
        assert list(view.rejected()) == [view.statement(one.id)] == [one]
        assert view.resolve_prefix(one.id[:8]) == ("statement", one.id)
        (standing,) = view.judged(one.id)
        assert standing.judgement.by == "A. Reader" and standing.statements == (one.id,) and not standing.lapsed
    assert log_of(archive) == before


def test_undo_brings_it_back(archive, one):
    judge(archive, judgement(on=one))
    with Log(archive) as log:
        log.undo(1, by="B. Reader", why="no", at=AT)
        with pytest.raises(ArchiveError, match="undone already"):
            log.undo(1, by="B. Reader", why="no", at=AT)
        with pytest.raises(ArchiveError, match="no judgement 7"):
            log.undo(7, by="B. Reader", why="no", at=AT)
    with View(archive) as view:
        assert list(view.statements()) == [one] and view.judged(one.id) == []
        (standing,) = view.judgements()
        assert standing.undone and not standing.lapsed


def test_fields_and_actors_are_relabelled_in_every_facet(archive, one):
    relabels = (Relabel("actors", "kenya", PERU), Relabel("source", "", Actor("NOR", "Norway")))
    judge(archive, judgement("set", on=one, fields=(("event", "SUPPORT"), ("intensity", 5.0)), relabels=relabels))
    with View(archive) as view:
        (found,) = view.statements(Query(actor="PER", event="SUPPORT", source="NOR"))
        assert view.count(Query(actor="KEN")) == 0
    assert (found.id, found.event, found.intensity) == (one.id, "SUPPORT", 5.0)
    assert found.actors[0].actor == PERU and found.actors[0].words == one.actors[0].words
    assert found.sentence == one.sentence


def test_a_merge_is_everywhere_and_of_what_comes_later(archive, fill, one):
    judge(archive, judgement("merge", relabels=(Relabel("everywhere", "KEN", PERU),)))
    other = make_document("Kenya sent arms to Ghana.")
    fill(other, source=Source(Actor("KEN", "Kenya")))
    with View(archive) as view:
        assert [s.actors[0].actor.id for s in view.statements()] == ["PER", "PER"]
        assert view.count(Query(source="PER")) == 1 and view.count(Query(actor="KEN")) == 0
        assert len(next(view.judgements()).statements) == 2


def test_people_keep_their_names_in_a_merge():
    document = make_document()
    person = Role(document.excerpt(0, 5), Actor("KEN", "A. Person", "KEN", "GOV", "Q1"))
    found = corrected(make_statement(document, actors=(person,)), judgement(
        "merge", relabels=(Relabel("everywhere", "KEN", replace(PERU, wikidata="Q419")),)))  # fmt: skip
    assert found.actors[0].actor == Actor("PER", "A. Person", "PER", None, "Q1")


def test_judgements_survive_recoding(archive, one):
    """The new coder hears another source, so that the id is another; act and words are the same."""
    judge(archive, judgement(on=one))
    document = make_document()
    again = make_statement(document, source=Source(Actor("NOR", "Norway")))
    assert again.id != one.id
    with Log(archive) as log:
        log.keep(document, [again], coder="v2", at=AT)
    with View(archive) as view:
        assert view.count() == 0 and [s.id for s in view.rejected()] == [again.id]
        assert next(view.judgements()).statements == (again.id,)


def test_what_no_longer_applies_is_listed(archive, one):
    judge(archive, judgement(on=one))
    document = make_document()
    with Log(archive) as log:
        log.keep(document, [make_statement(document, event="CONSULT")], coder="v2", at=AT)
        with View(archive) as view:
            assert view.count() == 1 and next(view.judgements()).lapsed
        log.keep(document, [make_statement(document)], coder="v3", at=AT)
    with View(archive) as view:  # and applies again when the statement is back
        assert view.count() == 0 and not next(view.judgements()).lapsed


def test_later_judgements_see_what_earlier_ones_left(archive, one):
    renamed = replace(one, event="SUPPORT")
    judge(archive, judgement("set", on=one, fields=(("event", "SUPPORT"),)), judgement("reject", on=renamed))
    with View(archive) as view:
        assert view.count() == 0 and [s.judgement.number for s in view.judged(one.id)] == [1, 2]


def test_one_id_twice_is_rejected_once(archive):
    document = make_document()
    statement = make_statement(document)
    with Log(archive) as log:
        log.keep(document, [statement, statement], coder="v1", at=AT)
        log.judge(judgement(on=statement), at=AT)
    with View(archive) as view:
        assert view.resolve_prefix(statement.id[:6]) == ("statement", statement.id)


def test_judgements_come_back_whole(archive, one):
    given_ = judgement("set", on=one, fields=(("mode", None),), relabels=(Relabel("actors", "", PERU),))
    judge(archive, given_)
    with View(archive) as view:
        (found,) = view.judgements()
    assert found.judgement == replace(given_, number=1, at=AT)


@given(fields=st.dictionaries(st.sampled_from(["event", "mode"]), st.none() | st.text()), why=st.text())
def test_judgements_as_json(fields, why):
    made = Judgement("set", "x", why, Anchor("s", "d", 1, 2, "AID"), tuple(fields.items()))
    assert _json.judgement_from_dict(_json.loads(_json.dumps(_json.judgement_to_dict(made)))) == made


def test_nothing_judged_is_nothing_changed():
    statement = make_statement(make_document())
    other = judgement(on=make_statement(make_document("Kenya sent arms to Ghana.")))
    assert judged(statement, [other]).statement is statement
    assert to_dict(judged(statement, [other]).statement) == to_dict(statement)


def _of_schema_1(archive):
    connection = sqlite3.connect(archive)
    for table in ("codings", "judgements", "judged", "rejected"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()


def test_an_archive_of_schema_1_is_read_and_brought_up_to_date(archive, one):
    _of_schema_1(archive)
    copy = archive.with_name("copy.db")
    shutil.copy(archive, copy)
    with View(copy) as view:
        assert list(view.statements()) == [one] and list(view.judgements()) == []
        assert view.short(one.id) and view.statement(one.id) == one
    assert judge(archive, judgement(on=one)) == [1]
    with View(archive) as view:
        assert view.count() == 0
