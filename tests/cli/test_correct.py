"""sayso correct: preview, apply, undo, list."""

import json

import pytest

from sayso.cli import _corrections, _judging
from sayso.store.view import View

SIGNED = ("--by", "A. Reader", "--why", "misread")


@pytest.fixture
def filled(sayso_, folder):
    assert sayso_("add", "a.txt", "b.txt").exit_code == 0
    return sayso_


def found(sayso_, *args):
    return [json.loads(line) for line in sayso_("find", "--json", *args).stdout.splitlines()]


def food(sayso_):
    """The statement that Kenya sent food to Ghana, said by the author and not denied."""
    return next(s for s in found(sayso_, "food") if s["position"] == "asserts")


def test_a_preview_changes_nothing(filled):
    s = food(filled)
    result = filled("correct", "reject", s["id"][:8], *SIGNED)
    assert result.exit_code == 0 and "reject: touches 1 statement" in result.stdout
    assert "nothing changed yet: --yes applies it" in result.stderr
    assert food(filled) == s


def test_reject_show_undo(filled):
    s = food(filled)
    result = filled("correct", "reject", s["id"], *SIGNED, "--yes")
    assert "kept as judgement 1; sayso correct undo 1 takes it back" in result.stdout
    assert s["id"] not in [x["id"] for x in found(filled)]
    shown = filled("show", s["id"][:10]).stdout
    assert "REJECTED" in shown and "by A. Reader: misread" in shown
    assert json.loads(filled("show", s["id"], "--json").stdout)["judged"][0]["judgement"]["why"] == "misread"
    assert filled("correct", "undo", "1", *SIGNED).exit_code == 0
    assert s["id"] not in [x["id"] for x in found(filled)]
    assert filled("correct", "undo", "1", *SIGNED, "--yes").exit_code == 0
    assert food(filled) == s
    assert "(undone)" in filled("correct", "list").stdout


def test_set_follows_the_codebook(filled):
    s = food(filled)
    args = (
        "--event",
        "accuse",
        "--actor",
        "Kenya=NOR",
        "--recipient",
        "GHA=Peru",
        "--source",
        "KEN",
        "--position",
        "denies",
    )
    result = filled("correct", "set", s["id"], *args, *SIGNED, "--yes", "--json")
    assert json.loads(result.stdout) == {"action": "set", "statements": [s["id"]], "number": 1, "applied": True}
    (new,) = [x for x in found(filled) if x["id"] == s["id"]]
    assert (new["event"], new["quad"], new["intensity"], new["mode"]) == ("ACCUSE", "verbal conflict", -3.0, None)
    assert (new["actors"][0]["id"], new["recipients"][0]["id"], new["source"]["actor"]["id"]) == ("NOR", "PER", "KEN")
    assert (new["position"], new["factuality"], new["author_factuality"], new["plover"]) == ("denies", "CT-", "U", None)
    assert new["sentence"] == s["sentence"] and new["actors"][0]["text"] == "Kenya"


def test_the_preview_of_set_names_what_follows(filled):
    out = filled("correct", "set", food(filled)["id"], "--event", "WAR", *SIGNED).stdout
    assert (
        "-> event: AID -> WAR" in out and "-> kind: event -> tie" in out and "-> quad: none -> material conflict" in out
    )


def test_merge_and_undo(filled):
    before = found(filled)
    touched = [s["id"] for s in before if "KEN" in str(s)]
    preview = filled("correct", "merge", "KEN", "Togo", *SIGNED, "--json")
    assert json.loads(preview.stdout)["applied"] is False
    assert sorted(json.loads(preview.stdout)["statements"]) == sorted(touched)
    filled("correct", "merge", "KEN", "Togo", *SIGNED, "--yes")
    assert found(filled, "--actor", "KEN") == [] and len(found(filled, "--actor", "TGO")) == len(touched)
    filled("correct", "undo", "1", *SIGNED, "--yes")
    assert found(filled) == before


def test_judgements_survive_recode_and_lapsed_ones_are_listed(filled, toy, folder):
    from . import toycoder

    filled("correct", "reject", food(filled)["id"], *SIGNED, "--yes")
    toy("toy:2")
    assert filled("recode").exit_code == 0
    assert [s for s in found(filled, "food") if s["position"] == "asserts"] == []
    toycoder.VERBS["sent"] = "SUPPORT"
    try:
        toy("toy:3")
        assert "judgements that no longer fit a statement: 1" in filled("recode").stderr
    finally:
        toycoder.VERBS["sent"] = "AID"
    assert "(no longer applies)" in filled("correct", "list").stdout
    assert json.loads(filled("correct", "list", "--json").stdout)["lapsed"] is True


@pytest.mark.parametrize(("args", "code", "words"), [
    (("reject",), 2, "write: sayso correct reject ID"),
    (("merge", "KEN"), 2, "FROM INTO"),
    (("set", "ID"), 2, "name what to change"),
    (("set", "ID", "--actor", "Kenya"), 2, "no OLD=NEW"),
    (("set", "ID", "--actor", "Chad=PER"), 1, "none of the actors is 'Chad'"),
    (("set", "ID", "--event", "PARTY"), 2, "none of ACCUSE"),
    (("set", "ID", "--source", "nobody of note"), 1, "no actor is known as"),
    (("merge", "KEN", "Kenya"), 1, "one actor already"),
    (("merge", "CHN", "KEN"), 1, "nobody in the archive"),
    (("undo", "9"), 1, "no judgement '9'"),
    (("mend", "x"), 2, "none of reject"),
])  # fmt: skip
def test_mistakes_are_explained(filled, args, code, words):
    given = [food(filled)["id"] if a == "ID" else a for a in args]
    result = filled("correct", *given, *SIGNED)
    assert result.exit_code == code and words in " ".join(result.output.split())


def test_a_judgement_is_signed(filled):
    result = filled("correct", "reject", food(filled)["id"], "--yes")
    assert result.exit_code == 2 and "--by" in result.output
    assert len(found(filled, "food")) == 2


def test_somebody_new_has_an_id_in_capitals(filled, folder):
    with View(folder / "sayso.db") as view:
        assert _judging.who(view, "NEW_GROUP", ()).id == "NEW_GROUP"


def test_nothing_judged_yet(filled, folder):
    assert filled("correct", "list").stdout == "no judgements yet\n"
    assert _corrections.lapsed(folder / "sayso.db") == 0
