"""The log only grows, and every read table can be derived from it."""

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import ArchiveError
from sayso.model.actor import Actor
from sayso.model.event import Failure, Judgement, Relabel
from sayso.model.period import Period
from sayso.model.statement import Role
from sayso.store import _derive
from sayso.store.judge import anchor
from sayso.store.log import Log
from sayso.store.search import Query
from sayso.store.view import View

from .conftest import AT, make_document, make_statement


def dump(archive: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(archive)
    try:
        return {
            table: connection.execute(f"SELECT rowid, * FROM {table} ORDER BY 1").fetchall()
            if table not in ("inputs", "failures")  # tables without rowid
            else connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in ("log", *_derive.READ_TABLES)
        }
    finally:
        connection.close()


def test_keep_twice_is_keep_once(archive):
    document = make_document()
    with Log(archive) as log:
        assert log.keep(document, [make_statement(document)], coder="v1", at=AT)
        before = dump(archive)
        assert not log.keep(document, [make_statement(document)], coder="v1", at="later")
    assert dump(archive) == before


def test_what_was_kept_comes_back_whole(archive):
    document = make_document(title="Convoys", byline="A. Writer", date=Period.parse("2024-05-17"), tags=("aid",))
    statement = make_statement(document)
    with Log(archive) as log:
        log.keep(document, [statement], coder="v1", at=AT)
    with View(archive) as view:
        assert view.document(document.id) == document
        assert list(view.statements()) == [statement]


def test_recoding_supersedes_but_the_log_remembers(archive):
    document = make_document("Kenya sent food to Ghana and met Peru.")
    with Log(archive) as log:
        log.keep(document, [make_statement(document)], coder="v1", at=AT)
        log.keep(document, [make_statement(document, word="met")], coder="v2", at=AT)
    with View(archive) as view:
        assert [s.trigger.text for s in view.statements()] == ["met"]
        codings = [json.loads(b) for (b,) in view.rows("SELECT body FROM log WHERE kind = 'coding' ORDER BY seq")]
    assert [c["statements"][0]["trigger"]["text"] for c in codings] == ["sent", "met"]


def test_facets_and_words_of_superseded_statements_find_nothing(archive):
    document = make_document("Kenya sent food to Ghana and met Peru.")
    peru = Role(document.excerpt(33, 37), Actor("PER", "Peru", "PER"))
    with Log(archive) as log:
        log.keep(document, [make_statement(document)], coder="v1", at=AT)
        log.keep(document, [make_statement(document, word="met", actors=(peru,))], coder="v2", at=AT)
    with View(archive) as view:
        assert view.count(Query(actor="KEN")) == 0
        assert view.count(Query(actor="PER")) == view.count(Query(words="food")) == 1


def test_readers_see_a_whole_state_while_somebody_writes(archive, fill):
    fill(make_document())
    with Log(archive) as log, View(archive) as view:
        assert view.rows("PRAGMA journal_mode") == [("wal",)]
        reading = view.statements()
        next(reading)
        other = make_document("Kenya sent arms to Ghana.")
        assert log.keep(other, [make_statement(other)], coder="v1", at=AT)  # a reader in the middle holds up nobody


def test_again_replaces_statements_of_the_same_coder(archive):
    document = make_document("Kenya sent food to Ghana and met Peru.")
    with Log(archive) as log:
        log.keep(document, [make_statement(document)], coder="v1", at=AT)
        assert log.keep(document, [make_statement(document, word="met")], coder="v1", at=AT, again=True)
    with View(archive) as view:
        assert [s.trigger.text for s in view.statements()] == ["met"]


@pytest.mark.parametrize("sql", ["DELETE FROM log", "UPDATE log SET body = '{}'"])
def test_the_log_refuses_to_forget(archive, fill, sql):
    fill(make_document())
    connection = sqlite3.connect(archive)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(sql)
    connection.close()


def test_one_text_in_two_files_is_one_document(archive, fill):
    fill(make_document(path="a.txt"), make_document(path="b.txt"))
    with View(archive) as view:
        assert [entry.paths for entry in view.documents()] == [("a.txt", "b.txt")]
        assert view.count() == 1


TEXTS = ["Kenya sent food to Ghana.", "Kenya sent arms to Ghana.", "Kenya sent word to Ghana, and met Peru."]
STEPS = st.one_of(
    st.tuples(st.just("keep"), st.sampled_from(TEXTS), st.sampled_from(["v1", "v2"]), st.sampled_from("ab")),
    st.tuples(st.just("date"), st.sampled_from(TEXTS), st.sampled_from(["v1", "v2"]), st.sampled_from("ab")),
    st.tuples(st.just("fail"), st.sampled_from("xy"), st.just(""), st.sampled_from("ab")),
    st.tuples(st.just("settle"), st.just(""), st.just(""), st.sampled_from("ab")),
    st.tuples(st.just("judge"), st.sampled_from(TEXTS), st.sampled_from(["reject", "set", "merge"]), st.just("")),
    st.tuples(st.just("undo"), st.just(""), st.just(""), st.just("")),
)
GHANA = Relabel("everywhere", "KEN", Actor("GHA", "Ghana"))


def judgement(text: str, action: str) -> Judgement:
    on = anchor(make_statement(make_document(text)))
    if action == "merge":
        return Judgement(action, "A. Reader", "test", relabels=(GHANA,))
    return Judgement(action, "A. Reader", "test", on, (("event", "SUPPORT"),) if action == "set" else ())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=12), data=st.data())
def test_rebuild_gives_identical_tables(tmp_path_factory, steps, data):
    archive = tmp_path_factory.mktemp("rebuild") / "s.db"
    with Log(archive) as log:
        seen: dict[str, set[str]] = {"a": set(), "b": set()}
        made: list[int] = []
        for step, what, coder, path in steps:
            if step in ("keep", "date"):
                document = make_document(what, path=path, date=Period.parse("2024-05") if step == "date" else None)
                seen[path].add(document.id)
                log.keep(document, [make_statement(document)], coder=coder, at=AT)
            elif step == "judge":
                made += [log.judge(judgement(what, coder), at=AT)]
            elif step == "undo":
                if made:
                    log.undo(made.pop(), by="A. Reader", why="", at=AT)
            elif step == "fail":
                log.fail(Failure(path, what, "mend it"), at=AT)
            else:
                kept = data.draw(st.sets(st.sampled_from(sorted(seen[path])))) if seen[path] else set()
                log.settle(path, documents=kept, failures=set(), at=AT)
        before = dump(archive)
        assert log.rebuild() == len(before["log"])
    assert dump(archive) == before


def test_rebuild_notices_an_altered_log(archive, fill):
    fill(make_document())
    connection = sqlite3.connect(archive)
    connection.executescript("DROP TRIGGER log_keeps_its_words; UPDATE log SET body = '{}' WHERE seq = 1;")
    connection.close()
    with Log(archive) as log, pytest.raises(ArchiveError, match="row 1 of the log was altered"):
        log.rebuild()


def test_a_failed_step_leaves_nothing_half_done(archive, monkeypatch):
    document = make_document()
    with Log(archive) as log:
        monkeypatch.setitem(_derive._KINDS, "coding", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            log.keep(document, [make_statement(document)], coder="v1", at=AT)
        assert all(not rows for rows in dump(archive).values())
        monkeypatch.undo()
        assert log.keep(document, [make_statement(document)], coder="v1", at=AT)


def test_text_that_no_database_likes(archive):
    text = "Kenya sent food to Ghana \ud800 \0 ‘smart’."
    document = make_document(text, path="bad\udcff.txt", title="\udc80")
    with Log(archive) as log:
        log.keep(document, [make_statement(document)], coder="v1", at=AT)
        log.rebuild()
    with View(archive) as view:
        assert view.document(document.id).text == text
        assert next(view.statements()).sentence.text == text


def test_failures_are_kept_once_and_settled(archive):
    failure = Failure("a.txt", "it is empty", "give a file with text")
    with Log(archive) as log:
        digest = log.fail(failure, at=AT)
        assert log.fail(failure, at=AT) == digest
        with View(archive) as view:
            assert view.failures() == [failure]
            log.settle("a.txt", documents=set(), failures={digest}, at=AT)
            assert view.failures() == [failure]
            log.settle("a.txt", documents=set(), failures=set(), at=AT)
            assert view.failures() == []


def test_a_document_read_again_with_a_date_takes_the_place_of_the_undated_one(archive, fill):
    undated, dated = make_document(), make_document(date=Period.parse("2024-05"))
    other = make_document("Kenya sent arms to Ghana.")
    fill(undated, other, dated)
    with Log(archive) as log:
        log.settle("a.txt", documents={dated.id}, failures=set(), at=AT)
    with View(archive) as view:
        assert {e.id for e in view.documents()} == {dated.id, other.id}  # another text of the file stays
        assert view.count() == 2


def test_a_withdrawn_document_stays_while_another_file_gives_it(archive, fill):
    undated, dated = make_document(), make_document(date=Period.parse("2024-05"))
    fill(undated, make_document(path="b.txt"), dated)
    with Log(archive) as log:
        log.settle("a.txt", documents={dated.id}, failures=set(), at=AT)
    with View(archive) as view:
        assert {e.id: e.paths for e in view.documents()} == {undated.id: ("b.txt",), dated.id: ("a.txt",)}


def test_a_busy_archive_says_so(archive, fill, monkeypatch):
    fill(make_document())
    monkeypatch.setattr("sayso.store._connect._PATIENCE", 0.05)
    other = sqlite3.connect(archive, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ArchiveError, match="another program is writing"):
        fill(make_document("Kenya sent arms to Ghana."))
    with View(archive) as view:  # readers are not held up
        assert view.count() == 1
    other.close()


def test_statements_with_one_id_are_one(archive):
    document = make_document()
    with Log(archive) as log:
        log.keep(document, [make_statement(document), make_statement(document)], coder="v1", at=AT)
    with View(archive) as view:
        assert view.count() == 1
