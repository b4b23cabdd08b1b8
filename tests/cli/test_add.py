"""add, recode: what is kept, what is left alone, and how the command ends."""

import json

import pytest

from sayso.cli import _app
from sayso.store.view import View


def archived(folder):
    with View(folder / "sayso.db") as view:
        rows = view.rows("SELECT count(*) FROM log")[0][0]
        return sorted(s.id for s in view.statements()), len(list(view.documents())), rows


def test_add_says_what_it_did(sayso_):
    result = sayso_("add", "a.txt", "b.txt")
    assert result.exit_code == 0
    assert "added 3 documents, 5 statements" in result.stdout


def test_adding_twice_changes_nothing(sayso_, folder):
    sayso_("add", "a.txt", "b.txt")
    before = archived(folder)
    result = sayso_("add", "a.txt", "b.txt")
    assert "added 0 documents, 0 statements; 3 in the archive already" in result.stdout
    assert archived(folder) == before


def test_known_documents_are_not_coded_again(sayso_, monkeypatch):
    from . import toycoder

    sayso_("add", "a.txt", "b.txt")
    monkeypatch.setattr(toycoder.Toy, "__call__", lambda self, document: 1 / 0)
    assert sayso_("add", "a.txt", "b.txt").exit_code == 0


def test_a_copy_is_the_same_document(sayso_, folder):
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    sayso_("add", "a.txt", "copy.txt")
    with View(folder / "sayso.db") as view:
        assert [entry.paths for entry in view.documents()] == [("a.txt", "copy.txt")]


def test_a_date_given_later_replaces_the_undated_documents(sayso_, folder):
    sayso_("add", "a.txt", "b.txt")
    sayso_("add", "a.txt", "--date", "2024-05-17")
    with View(folder / "sayso.db") as view:
        assert sorted((e.title, e.date) for e in view.documents()) == [
            ("Convoys", "2024-05-17"), ("Denial", None), ("Talks", None),
        ]  # fmt: skip


def test_failures_go_to_stderr_and_the_rest_goes_on(sayso_):
    result = sayso_("add", "a.txt", "none.txt", "b.txt")
    assert result.exit_code == 0
    assert result.stderr == "failure: none.txt: there is no such file (check the name)\n"
    assert "added 3 documents, 5 statements; 1 not read" in result.stdout
    assert "none.txt" in sayso_("show", "failures").stdout


def test_a_document_that_cannot_be_coded_is_a_failure_until_it_can(sayso_, folder):
    (folder / "c.txt").write_text("BROKEN")
    result = sayso_("add", "c.txt")
    assert result.exit_code == 1
    assert "failure: c.txt, line 1: the text is broken (mend it)" in result.stderr
    (folder / "c.txt").write_text("Kenya met Ghana.")
    assert sayso_("add", "c.txt").exit_code == 0
    assert sayso_("show", "failures").stdout == ""


@pytest.mark.parametrize("command", ["add", "code"])
@pytest.mark.parametrize(
    "args, code",
    [
        (["a.txt"], 0),
        (["a.txt", "none.txt"], 0),
        (["none.txt"], 1),
        (["a.txt", "none.txt", "--strict"], 1),
        (["a.txt", "--strict"], 0),
        ([], 2),
        (["a.txt", "--date", "2024-13"], 2),
        (["a.txt", "--columns", "text"], 2),
        (["a.txt", "--threads", "0"], 2),
        (["a.txt", "--nonsense"], 2),
    ],
)
def test_exit_codes(sayso_, command, args, code):
    assert sayso_(command, *args).exit_code == code


def test_json_says_the_same(sayso_):
    result = sayso_("add", "a.txt", "none.txt", "--json")
    assert json.loads(result.stdout) == {
        "archive": "sayso.db", "documents": 1, "statements": 2, "known": 0, "failures": 1,
    }  # fmt: skip
    assert json.loads(result.stderr)["reason"] == "there is no such file"


def test_the_environment_names_archive_threads_and_actors(sayso_, folder, monkeypatch):
    import sayso.pipeline

    from . import toycoder

    seen = []
    monkeypatch.setattr(sayso.pipeline, "coder", lambda settings: seen.append(settings) or toycoder.Toy())
    monkeypatch.setenv("SAYSO_ARCHIVE", "other.db")
    monkeypatch.setenv("SAYSO_ACTORS", "one.csv:two.csv")
    monkeypatch.setenv("SAYSO_THREADS", "3")
    assert sayso_("add", "a.txt", "--date", "2024", "--columns", "text=body, title=head").exit_code == 0
    (settings,) = seen
    assert (str(settings.archive), [str(p) for p in settings.actors]) == ("other.db", ["one.csv", "two.csv"])
    assert (settings.threads, settings.date, settings.columns) == (3, "2024", (("text", "body"), ("title", "head")))
    assert (folder / "other.db").exists() and not (folder / "sayso.db").exists()


def test_another_actor_file_is_another_coder(folder, monkeypatch):
    from types import SimpleNamespace

    from sayso import pipeline
    from sayso.settings import Settings

    tool = SimpleNamespace(make=lambda settings: SimpleNamespace(version="1"))
    monkeypatch.setattr("sayso.steps.load", lambda folder, name: tool)
    names = folder / "names.csv"
    versions = [pipeline.coder(Settings()).version]
    for content in ("a", "b"):
        names.write_text(content)
        versions.append(pipeline.coder(Settings(actors=(names,))).version)
    assert len(set(versions)) == 3


def test_recode_takes_what_another_version_coded(sayso_, toy, folder):
    sayso_("add", "a.txt", "b.txt")
    assert "recoded 0 documents" in sayso_("recode").stdout
    before = archived(folder)
    toy("toy:2")
    assert "recoded 3 documents, 5 statements" in sayso_("recode").stdout
    after = archived(folder)
    assert after[:2] == before[:2] and after[2] == before[2] + 3  # the log grew by three codings, and lost nothing
    assert "recoded 3 documents" in sayso_("recode", "--all").stdout


def test_recode_keeps_old_statements_where_the_new_coder_fails(sayso_, toy, folder, monkeypatch):
    from sayso.errors import InputError

    from . import toycoder

    sayso_("add", "a.txt")
    before = archived(folder)[0]

    def fail(self, document):
        raise InputError("no", remedy="ask")

    toy("toy:2")
    monkeypatch.setattr(toycoder.Toy, "__call__", fail)
    assert sayso_("recode").exit_code == 1
    assert archived(folder)[0] == before


@pytest.mark.parametrize("command", [["summary"], ["recode"], ["find", "x"], ["show", "clean"], ["export"]])
def test_no_archive_is_said_and_none_is_made(sayso_, folder, command):
    result = sayso_(*command)
    assert result.exit_code == 1
    assert result.stderr == "sayso: sayso.db: there is no archive here (make one with: sayso add FILE)\n"
    assert not (folder / "sayso.db").exists()


@pytest.mark.parametrize("command", [["add", "a.txt"], ["summary"]])
def test_an_unreadable_archive_is_said(sayso_, folder, command):
    (folder / "sayso.db").write_bytes(b"something else" * 100)
    result = sayso_(*command)
    assert result.exit_code == 1
    assert "this file is no archive of sayso" in result.stderr
    assert "Traceback" not in result.output


def test_every_file_of_the_folder_is_a_command():
    from pathlib import Path

    files = {p.stem.replace("_", "-") for p in Path(_app.__file__).parent.glob("[!_]*.py")}
    assert files == set(_app.COMMANDS)
