"""lineage: copies are no confirmations, independent pages are, denials are neither."""

import json
from dataclasses import replace

import pytest

import sayso.pipeline
from sayso.model.wire import id_of
from sayso.store.view import View

from . import toycoder

COPIED = (
    "Kenya sent forty trucks of maize and cooking oil to Ghana on Monday."
    " The drivers crossed three borders and slept beside the road each night."
    " Customs officers at the last crossing counted every sack by hand."
)
TEXTS = {
    "first.txt": f"Maize on the move\n\n{COPIED}",
    "copy.txt": f"Trucks arrive\n\nMaize Weekly reports. {COPIED}",
    "other.txt": "Harbour news\n\nA freighter docked at noon. Kenya sent flour by sea for schools in Ghana.",
    "denial.txt": "Nothing came\n\nKenya has not sent anything at all to Ghana.",
}
DATES = {"first.txt": "2022-05-03", "copy.txt": "2022-05-05", "other.txt": "2022-05-03", "denial.txt": "2022-05-05"}


class Undated(toycoder.Toy):
    """The toy, of which only the two pages that share text have a time."""

    def __call__(self, document):
        dated = document.path in ("first.txt", "copy.txt")
        found = [s if dated else replace(s, when=replace(s.when, period=None)) for s in super().__call__(document)]
        return [replace(s, id=id_of(s)) for s in found]


@pytest.fixture
def archive(sayso_, folder, monkeypatch):
    monkeypatch.setattr(sayso.pipeline, "coder", lambda settings: Undated("undated:1"))
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
        assert sayso_("add", name, "--date", DATES[name]).exit_code == 0
    with View(folder / "sayso.db") as view:
        return {s.path: s for s in view.statements()}


def asked(sayso_, *args):
    result = sayso_("lineage", *args, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_without_an_argument_the_copy_is_tied_to_its_original(archive, sayso_):
    (edge,) = [json.loads(line) for line in sayso_("lineage", "--json").stdout.splitlines()]
    assert (edge["record"], edge["directed"]) == ("edge", True)
    assert (edge["child"], edge["parent"]) == (archive["copy.txt"].document, archive["first.txt"].document)
    assert edge["because"] and 0 < edge["score"] <= 1
    out = sayso_("lineage").stdout
    assert f"{edge['child'][:6]} from {edge['parent'][:6]}" in out and "  order     " in out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("path", ["first.txt", "copy.txt", "other.txt"])
def test_a_statement_has_two_origins_one_confirmation_and_a_conflict_of_dates(archive, sayso_, path):
    found = asked(sayso_, archive[path].id)
    pages = {s.document for p, s in archive.items()}
    assert set(found["documents"]) == pages
    assert (found["pages"], found["origins"], found["confirmations"]) == (4, 2, 1)
    assert found["denials"] == [archive["denial.txt"].id]
    assert found["date_conflicts"] == [[archive["first.txt"].id, archive["copy.txt"].id]]
    assert found["told"] == "4 pages, 2 origins, 1 independent confirmation; 1 page with a denial; 1 date conflict"
    copied = {archive["first.txt"].document, archive["copy.txt"].document}
    (origin,) = [o for o in found["reasons"] if len(o["documents"]) == 2]
    assert set(origin["documents"]) == copied and origin["id"] == archive["first.txt"].document and origin["reasons"]


def test_a_copy_confirms_nothing(archive, sayso_):
    found = asked(sayso_, "maize trucks")
    assert (found["pages"], found["origins"], found["confirmations"]) == (2, 1, 0)
    out = sayso_("lineage", "maize trucks").stdout
    assert out.startswith("2 pages, 1 origin, 0 independent confirmations; 1 date conflict\n")
    assert "because" in out and max(map(len, out.splitlines())) <= 80


def test_a_document(archive, sayso_):
    found = asked(sayso_, archive["copy.txt"].document)
    assert (found["pages"], found["origins"], found["confirmations"]) == (4, 2, 1)
    assert len(found["statements"]) == 4 and len(found["date_conflicts"]) == 1


def test_other_acts_confirm_nothing(sayso_, folder):
    (folder / "x.txt").write_text("One\n\nKenya sent barley to Ghana.", encoding="utf-8")
    (folder / "y.txt").write_text("Two\n\nNorway condemned Peru over barley.", encoding="utf-8")
    sayso_("add", "x.txt", "y.txt", "--date", "2022-05-03")
    found = asked(sayso_, "barley")
    assert (found["pages"], found["origins"], found["confirmations"]) == (2, 2, 0)


@pytest.mark.parametrize(("second", "confirmations"), [("Norway", 0), ("Peru", 1)])
def test_one_speaker_in_two_papers_confirms_nothing(sayso_, folder, second, confirmations):
    (folder / "x.txt").write_text("One\n\nNorway said Kenya sent barley to Ghana.", encoding="utf-8")
    (folder / "y.txt").write_text(
        f"Two\n\n{second} said at dusk Kenya sent nine freighters laden by barley growers for herds across Ghana.",
        encoding="utf-8",
    )
    sayso_("add", "x.txt", "y.txt", "--date", "2022-05-03")
    found = asked(sayso_, "barley")
    assert (found["origins"], found["confirmations"]) == (2, confirmations)


def test_a_denial_is_no_origin(archive, sayso_):
    found = asked(sayso_, "anything")
    assert (found["pages"], found["origins"], found["confirmations"]) == (1, 0, 0)


def test_nothing_found_and_unknown_ids(archive, sayso_):
    assert sayso_("lineage", "zebra").stdout == "nothing found\n"
    result = sayso_("lineage", "ffffffffffff0")
    assert result.exit_code == 1 and "no id begins with" in result.stderr


def test_a_copy_that_drops_a_hedge_raises_the_certainty(sayso_, folder):
    rest = " The drivers crossed three borders and slept beside the road each night, officers at the crossing said."
    (folder / "h.txt").write_text(
        f"Plan\n\nKenya possibly sent forty trucks of maize to Ghana.{rest}", encoding="utf-8"
    )
    (folder / "s.txt").write_text(f"Fact\n\nKenya sent forty trucks of maize to Ghana.{rest}", encoding="utf-8")
    sayso_("add", "h.txt", "--date", "2022-05-03")
    sayso_("add", "s.txt", "--date", "2022-05-05")
    found = asked(sayso_, "maize")
    assert len(found["raised"]) == 1 and "1 copy raises the certainty" in found["told"]
    out = sayso_("lineage").stdout
    assert "modality drift" in out and "  before" in out and "  after" in out and "  changed" in out
    assert sayso_("lineage", "--limit", "1").exit_code == 0
