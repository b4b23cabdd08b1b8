"""What the read side finds, and how it refuses."""

import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ArchiveError
from sayso.store import view as view_module
from sayso.store.log import Log
from sayso.store.view import View

from .conftest import AT, make_document, make_statement

IDS = st.lists(st.text("0123456789abcdef", min_size=24, max_size=24), min_size=1, max_size=8, unique=True)
CLOSE = st.lists(st.integers(0, 15), min_size=2, max_size=8, unique=True).map(  # ids that differ late
    lambda found: ["abcdef0123456789abcdef" + f"{n:02x}" for n in found]
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Return a function that gives a view of an archive whose statements have the ids."""
    archive = tmp_path_factory.mktemp("ids") / "s.db"
    Log(archive).close()

    def fill(ids):
        connection = sqlite3.connect(archive)
        connection.execute("DELETE FROM statements")
        columns = [row[1:4] for row in connection.execute("PRAGMA table_info(statements)")][2:]
        names = ", ".join(name for name, _, _ in columns)
        rows = [(i, *(0 if kind == "INTEGER" else "" for _, kind, _ in columns)) for i in ids]
        connection.executemany(f"INSERT INTO statements (id, {names}) VALUES ({', '.join('?' * len(rows[0]))})", rows)
        connection.commit()
        connection.close()
        return View(archive)

    return fill


@given(ids=st.one_of(IDS, CLOSE), data=st.data())
def test_a_short_id_names_its_own_and_no_shorter_one_would(filled, ids, data):
    with filled(ids) as view:
        full = data.draw(st.sampled_from(ids))
        short = view.short(full)
        assert len(short) >= view_module.SHORTEST
        assert view.resolve_prefix(short) == ("statement", full)
        assert view.resolve_prefix(short.upper()) == ("statement", full)
        if len(short) > view_module.SHORTEST:
            with pytest.raises(ArchiveError, match="ids begin with"):
                view.resolve_prefix(short[:-1])


@given(ids=st.one_of(IDS, CLOSE), prefix=st.text("0123456789abcdef", min_size=1, max_size=3))
def test_a_prefix_names_one_or_says_why_not(filled, ids, prefix):
    matching = sorted(i for i in ids if i.startswith(prefix))
    with filled(ids) as view:
        if len(matching) == 1:
            assert view.resolve_prefix(prefix)[1] == matching[0]
            return
        with pytest.raises(ArchiveError) as caught:
            view.resolve_prefix(prefix)
        assert all(view.short(i) in str(caught.value) for i in matching)


@pytest.mark.parametrize("prefix", ["", "xyz", "%", "_", "a'"])
def test_what_is_no_id_names_nothing(archive, fill, prefix):
    fill(make_document())
    with View(archive) as view, pytest.raises(ArchiveError, match="no id begins with"):
        view.resolve_prefix(prefix)


def test_documents_are_named_by_prefix_too(archive, fill):
    document = make_document()
    fill(document)
    with View(archive) as view:
        assert view.resolve_prefix(view.short(document.id)) == ("document", document.id)


def test_no_archive(archive):
    with pytest.raises(ArchiveError, match=r"there is no archive here .*sayso add"):
        View(archive)


@pytest.mark.parametrize("content", [b"", b"no database " * 100])
def test_a_file_that_is_no_archive(archive, content):
    archive.write_bytes(content)
    with pytest.raises(ArchiveError, match="no archive of sayso"):
        View(archive)
    if content:
        with pytest.raises(ArchiveError, match="no archive of sayso"):
            Log(archive)
    assert archive.read_bytes() == content


def test_another_programs_database_is_left_alone(archive):
    connection = sqlite3.connect(archive)
    connection.execute("CREATE TABLE theirs (a)")
    connection.close()
    before = archive.read_bytes()
    for side in (Log, View):
        with pytest.raises(ArchiveError, match="no archive of sayso"):
            side(archive)
    assert archive.read_bytes() == before


def test_a_newer_archive(archive, fill):
    fill(make_document())
    connection = sqlite3.connect(archive)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    for side in (Log, View):
        with pytest.raises(ArchiveError, match=r"schema 99.*newer sayso"):
            side(archive)


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(ArchiveError, match="cannot be opened"):
        Log(tmp_path / "no" / "sayso.db")


def test_an_archive_on_a_read_only_medium(archive, fill, monkeypatch):
    fill(make_document())
    monkeypatch.setattr("sayso.store._connect.os.access", lambda *_: False)
    with View(archive) as view:
        assert view.count() == 1
    assert not archive.with_name("sayso.db-shm").exists()


def test_statements_come_in_reading_order(archive):
    document = make_document("Kenya sent food to Ghana and met Peru.")
    late, early = make_statement(document, word="met"), make_statement(document)
    with Log(archive) as log:
        log.keep(document, [late, early], coder="v1", at=AT)
    with View(archive) as view:
        assert [s.trigger.text for s in view.statements()] == ["sent", "met"]


def test_stale_documents_are_those_of_another_coder(archive, fill):
    old, new = make_document(), make_document("Kenya sent arms to Ghana.")
    fill(old, coder="v1")
    fill(new, coder="v2")
    with View(archive) as view:
        assert [d.id for d in view.stale("v2")] == [old.id]


def test_unknown_ids_say_so(archive, fill):
    fill(make_document())
    with View(archive) as view:
        for ask in (view.document, view.statement):
            with pytest.raises(ArchiveError, match=r"no (document|statement) 'zz'"):
                ask("zz")


def test_entries_tell_author_and_count(archive, fill):
    fill(replace(make_document(title="Convoys"), byline="A. Writer"))
    with View(archive) as view:
        entry = next(view.documents())
    assert (entry.title, entry.author, entry.statements, entry.coder) == ("Convoys", "A. Writer", 1, "v1")
