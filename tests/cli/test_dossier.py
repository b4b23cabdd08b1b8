"""sayso dossier, and exports into folders."""

import json
import re


def test_a_dossier_of_what_the_archive_holds(sayso_, folder):
    sayso_("add", "a.txt", "b.txt", "--date", "2024-05-17")
    text = sayso_("dossier", "KEN", "ghana").stdout
    assert text.startswith("# Kenya and Ghana\n\n2 statements on Kenya and Ghana in an archive of 3 documents.")
    body = text.partition("\n## ")[2].partition("\n## Footnotes")[0].splitlines()[1:]
    assert all(re.search(r"\[\^\d+\]", line) for line in body if line and not line.startswith("#"))
    assert "## Contested" in text and "17 May 2024" in text


def test_forms_and_files(sayso_, folder):
    sayso_("add", "a.txt", "b.txt")
    assert "2 footnotes, written to d.html" in sayso_("dossier", "KEN", "GHA", "--to", "html", "--out", "d.html").stderr
    assert (folder / "d.html").read_text("utf-8").startswith("<!doctype html>")
    value = json.loads(sayso_("dossier", "KEN", "GHA", "--json").stdout)
    assert value["title"] == "Kenya and Ghana" and len(value["notes"]) == 2


def test_since_leaves_out_by_reason(sayso_):
    sayso_("add", "a.txt", "b.txt", "--date", "2024-05-17")
    assert "Left out: 2 about an earlier time." in sayso_("dossier", "KEN", "GHA", "--since", "2025").stdout


def test_somebody_who_is_not_there(sayso_):
    sayso_("add", "a.txt")
    result = sayso_("dossier", "KEN", "Atlantis")
    assert result.exit_code == 1 and "no actor is known as 'Atlantis'" in result.stderr
    assert sayso_("dossier", "KEN", "Kenya").exit_code == 1


def test_the_numbers_are_a_brute_force_recount(sayso_):
    """The header's numbers against the archive's own JSON lines."""
    sayso_("add", "a.txt", "b.txt")
    rows = [json.loads(line) for line in sayso_("export", "--with-text").stdout.splitlines()]

    def codes(row, *sides):
        return {role["id"] for side in sides for role in row[side]}

    between = [r for r in rows if {"NOR", "PER"} <= codes(r, "actors", "recipients")]
    voices = [
        r for r in rows if r not in between
        and any(r["source"]["actor"]["id"] == a and b in codes(r, "actors", "recipients") for a, b in ("NP", "PN")
                for a, b in [({"N": "NOR", "P": "PER"}[a], {"N": "NOR", "P": "PER"}[b])])
    ]  # fmt: skip
    header = json.loads(sayso_("dossier", "NOR", "PER", "--json").stdout)["header"]
    assert len(between) == len(voices) == 1
    assert header[0].startswith(f"{len(between) + len(voices)} statements")
    assert f"{len(between)} between the two or by both, {len(voices)} by one about the other" in header[1]


def test_exports_into_a_folder(sayso_, folder):
    sayso_("add", "a.txt", "b.txt")
    result = sayso_("export", "--format", "parquet", "--out", "tables")
    assert result.exit_code == 0 and "statements.parquet" in result.stderr
    assert {f.name for f in (folder / "tables").iterdir()} == {
        f"{name}.parquet" for name in ("statements", "documents", "actors", "sources")
    }
    assert sayso_("export", "--format", "gdelt", "--out", "g").exit_code == 0
    assert all(b"food" not in f.read_bytes() for f in (folder / "tables").iterdir())


def test_a_folder_is_asked_for(sayso_):
    sayso_("add", "a.txt")
    result = sayso_("export", "--format", "gdelt")
    assert result.exit_code == 1 and "--out FOLDER" in result.stderr


def test_lossy_exports_say_how_many_they_took(sayso_, folder):
    sayso_("add", "a.txt", "b.txt")
    result = sayso_("export", "--format", "graphml", "--out", "net.graphml")
    assert re.search(r"\d of \d statements written to net.graphml", result.stderr)
    assert sayso_("export", "--format", "plover").stdout.startswith("[")
