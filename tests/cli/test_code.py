"""code: statements on stdout, in three formats, or in a file."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.model.wire import from_dict

HERE = Path(__file__).parent


def test_json_lines_are_the_statements(sayso_):
    lines = sayso_("code", "a.txt").stdout.splitlines()
    found = [from_dict(json.loads(line)) for line in lines]
    assert [s.trigger.text for s in found] == ["sent", "sent"]
    assert {s.path for s in found} == {"a.txt"}


def test_csv_and_text(sayso_):
    rows = list(csv.DictReader(io.StringIO(sayso_("code", "a.txt", "--format", "csv").stdout)))
    assert rows[0]["sentence"] == "Kenya sent food to Ghana on Monday."
    assert "Kenya »sent« food to Ghana on Monday." in sayso_("code", "a.txt", "--format", "TEXT").stdout


def test_nothing_is_kept(sayso_, folder):
    sayso_("code", "a.txt")
    assert not (folder / "sayso.db").exists()


def test_a_text_that_says_nothing(sayso_, folder):
    (folder / "c.txt").write_text("The weather was fine.")
    result = sayso_("code", "c.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no statements in 1 document\n")


def test_out_writes_a_file(sayso_, folder):
    result = sayso_("code", "a.txt", "--format", "csv", "--out", "s.csv")
    assert result.stdout == ""
    assert (folder / "s.csv").read_bytes().count(b"\r\n") == 3


def test_out_that_cannot_be_written(sayso_):
    result = sayso_("code", "a.txt", "--out", "no/s.csv")
    assert result.exit_code == 1
    assert "no/s.csv: cannot be written" in result.stderr


def test_an_unknown_format(sayso_):
    result = sayso_("code", "a.txt", "--format", "xml")
    assert result.exit_code == 2
    assert "'xml' is none of jsonl, csv, text" in result.stderr


def program(*args, cwd, **options):
    """Start the program in a process of its own, with the toy plugged in."""
    paths = os.pathsep.join([str(HERE), *filter(None, sys.path)])
    environment = {**os.environ, "PYTHONPATH": paths}
    script = "import toymain; toymain.main()"
    return subprocess.Popen([sys.executable, "-c", script, *args], cwd=cwd, env=environment, **options)


def test_a_reader_that_goes_away_is_no_failure(folder):
    (folder / "long.txt").write_text("Kenya met Ghana.\n" * 3000, encoding="utf-8")
    process = program("code", "long.txt", cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    assert (process.stderr.read(), process.wait()) == (b"", 0)
    process.stderr.close()


def test_a_lone_surrogate_is_printed_as_json(folder):
    (folder / "bad.txt").write_text("Kenya met \N{SNOWMAN} Ghana.", encoding="utf-8")
    process = program("code", "bad.txt", "--toy-surrogate", cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, error = process.communicate()
    assert error == b""
    assert json.loads(out)["sentence"]["text"] == "Kenya met \ud800 Ghana."


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said(folder):
    with open("/dev/full", "w") as full:
        process = program("code", "a.txt", cwd=folder, stdout=full, stderr=subprocess.PIPE)
        error = process.communicate()[1].decode()
    assert process.returncode == 1
    assert "No space left" in error and "Traceback" not in error
