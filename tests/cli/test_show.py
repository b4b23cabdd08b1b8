"""show, find, summary, export, demo: what a person gets to see."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from sayso.export import text as listing
from sayso.model.statement import POSITIONS
from sayso.model.wire import from_dict, to_dict
from sayso.store.view import View


@pytest.fixture
def archive(sayso_, folder):
    sayso_("add", "a.txt", "b.txt", "none.txt")
    return folder / "sayso.db"


def test_summary_first_what_was_read_second_what_was_not(archive, sayso_):
    assert sayso_("summary").stdout == (
        "read            3 files -> 3 documents\n"
        "                1 file holds several articles\n"
        "                3 documents without a date\n"
        "                1 line of furniture set aside: sayso show clean\n"
        "not read        1 failed: sayso show failures\n"
        "statements 5    asserted 3 | attributed 1 | possible or predicted 0 | denied 1 |\n"
        "                no position 0 | other 0\n"
        "lanes           historical 0 | reported 0 | predicted 0 | undated 5\n"
        "dates           0 resolved, 1 as stated only\n"
        "sources 2       the author; Norway < the author\n"
        "check these first\n"
        '  ! AID KEN > GHA: said by the author of "Convoys", denied by the author of\n'
        '    "Denial"                                            sayso show 07479c d26d1c\n'
        '  ! "on Monday" has no anchor in "Convoys": left open          sayso show 07479c\n'
        '  ! who is "nobody"? (1 statement)                             sayso show 157438\n'
        "next            sayso find WORDS  |  sayso show ID  |  sayso export\n"
    )


@pytest.mark.parametrize("width", ["80", "120", "60"])
def test_summary_fits_the_screen_however_much_there_is(sayso_, folder, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", width)
    names = ["Abena", "Kwame", "Ingrid", "Paloma"]
    for number in range(30):
        who = f"{names[number % 4]}{number}"
        text = f"Title {'long ' * 20}{number}\n\n{who} said Kenya sent food to Ghana on Monday. Kenya condemned nobody."
        (folder / f"{number}.txt").write_text(text + "\n\nKenya has not met Peru. Kenya met Peru.", encoding="utf-8")
    sayso_("add", *[f"{n}.txt" for n in range(30)])
    lines = sayso_("summary").stdout.splitlines()
    assert len(lines) < 24
    assert max(map(len, lines)) <= int(width)
    assert any(re.search(r"and \d+ more: sayso show checks", line) for line in lines)


def test_every_check_can_be_shown(archive, sayso_):
    for line in sayso_("summary").stdout.splitlines() + sayso_("show", "checks").stdout.splitlines():
        if (found := re.search(r"sayso show (\S.*)$", line)) and "ID" not in line:
            assert sayso_("show", *found[1].split()).exit_code == 0


def test_summary_as_json(archive, sayso_):
    value = json.loads(sayso_("summary", "--json").stdout)
    assert (value["inputs"], value["documents"], value["statements"], value["failed"]) == (3, 3, 5, 1)
    assert value["standings"]["denied"] == 1
    assert value["checks"][0]["kind"] == "contested"


def test_an_empty_archive_has_a_summary(sayso_, folder):
    (folder / "empty").mkdir()
    assert sayso_("add", "empty").exit_code == 0
    assert sayso_("summary").stdout.startswith("read            0 files -> 0 documents\n")


def test_show_a_statement(archive, sayso_):
    out = sayso_("show", "07479c").stdout
    assert "Kenya »sent« food to Ghana on Monday." in out
    assert 'when      "on Monday", left open' in out
    assert "context   … [...] Norway said Peru sent arms to Kenya. …" in out
    assert "at        a.txt, characters 15 to 19" in out
    assert max(map(len, out.splitlines())) <= 80


def test_show_a_document_and_its_text(archive, sayso_):
    with View(archive) as view:
        short = view.short(next(view.documents()).id)
    out = sayso_("show", short).stdout
    assert out.startswith(f"{short}  Convoys\n")
    assert out.count("»sent«") == 2
    assert "Norway said Peru sent arms to Kenya." in sayso_("show", short, "--text").stdout


def test_show_what_was_set_aside_and_what_failed(archive, sayso_):
    assert "navigation    # Home | World" in sayso_("show", "clean").stdout
    assert sayso_("show", "failures").stdout == "failure: none.txt\n    there is no such file (check the name)\n"
    assert sayso_("show", "documents").stdout.count("undated") == 3


@pytest.mark.parametrize("what", ["07479c", "clean", "failures", "checks", "documents"])
def test_show_as_json(archive, sayso_, what):
    lines = sayso_("show", what, "--json").stdout.splitlines()
    assert lines and all(isinstance(json.loads(line), dict) for line in lines)


def test_show_a_document_as_json_with_its_statements(archive, sayso_):
    with View(archive) as view:
        entry = next(view.documents())
    value = json.loads(sayso_("show", entry.id, "--json").stdout)
    assert (value["id"], len(value["statements"])) == (entry.id, 2)
    assert from_dict(value["statements"][0]).document == entry.id


def test_an_id_that_names_nothing_or_too_much(archive, sayso_):
    nothing = sayso_("show", "zzz")
    assert (nothing.exit_code, nothing.stdout) == (1, "")
    assert "no id begins with 'zzz'" in nothing.stderr
    for number in range(12):  # with 17 ids and more, two begin alike
        (archive.parent / f"{number}.txt").write_text(f"Kenya met Ghana {number} times.", encoding="utf-8")
        sayso_("add", f"{number}.txt")
    with View(archive) as view:
        firsts = [s.id[0] for s in view.statements()] + [e.id[0] for e in view.documents()]
    twice = next(f for f in firsts if firsts.count(f) > 1)
    too_much = sayso_("show", twice)
    assert too_much.exit_code == 1
    assert f"{firsts.count(twice)} ids begin with '{twice}'" in too_much.stderr


def test_find_lists_and_counts_what_is_left(archive, sayso_):
    assert sayso_("find", "food").stdout.count("»sent«") == 2
    assert sayso_("find", "--position", "denies").stdout.count("»") == 1
    assert sayso_("find", "nonesuch").stdout == "nothing found\n"
    short = sayso_("find", "--limit", "2").stdout
    assert short.endswith("3 more: --limit 5\n")
    assert "5 more without a known time" in sayso_("find", "--since", "2024").stderr


def test_find_as_json_gives_all(archive, sayso_):
    with View(archive) as view:
        expected = [to_dict(s) for s in view.statements()]
    assert [json.loads(line) for line in sayso_("find", "--json").stdout.splitlines()] == expected


@pytest.mark.parametrize("args", [["--position", "lies"], ["--since", "soon"], ["--since", "2025", "--until", "2024"]])
def test_a_facet_that_makes_no_sense_is_a_usage_error(archive, sayso_, args):
    assert sayso_("find", *args).exit_code == 2


@pytest.mark.parametrize("position", POSITIONS)
def test_positions_may_be_written_with_a_hyphen(archive, sayso_, position):
    assert sayso_("find", "--position", position.replace(" ", "-").upper()).exit_code == 0


def test_export_leaves_the_sentences_out_unless_asked(archive, sayso_, folder):
    assert "Kenya sent food" not in sayso_("export").stdout
    assert "Kenya sent food" in sayso_("export", "--with-text").stdout
    result = sayso_("export", "--format", "csv", "--with-text", "--position", "denies", "--out", "s.csv")
    assert (result.stdout, result.stderr) == ("", "1 statement written to s.csv\n")
    (row,) = csv.DictReader(io.StringIO((folder / "s.csv").read_text(encoding="utf-8")))
    assert row["sentence"] == "Kenya has not sent food to Ghana."


def test_export_as_text_uses_the_archives_short_ids(archive, sayso_):
    out = sayso_("export", "--format", "text").stdout
    assert "07479c  " in out and "»" not in out


def test_demo_reads_the_samples_and_says_where(sayso_, folder):
    result = sayso_("demo", "--archive", "demo.db")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-2:] == [
        "archive  demo.db",
        "         to go on with it: export SAYSO_ARCHIVE=demo.db",
    ]
    assert len(result.stdout.splitlines()) < 24
    with View(folder / "demo.db") as view:
        paths = [path for entry in view.documents() for path in entry.paths]
    assert len(paths) >= 11 and not any(path.endswith(".md") for path in paths)


def test_demo_keeps_a_temporary_archive(sayso_, folder, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    place = Path(sayso_("demo").stdout.splitlines()[-2].removeprefix("archive  "))
    assert place.is_relative_to(folder)
    with View(place) as view:
        assert list(view.documents())


def test_nothing_printed_can_steer_a_terminal(sayso_, folder):
    text = "Ti\x1b[2Jtle\n\nKenya met\x1b[31m\u202e Ghana. Kenya met nobody."
    (folder / "evil.txt").write_text(text, encoding="utf-8")
    sayso_("add", "evil.txt")
    for args in (["summary"], ["find"], ["show", "documents"], ["show", "checks"], ["export", "--format", "text"]):
        out = sayso_(*args).stdout
        assert out and "\x1b" not in out and "\u202e" not in out
    assert listing.clean("\x1b") == "·"
