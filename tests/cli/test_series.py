"""series, who-says and contested: what a person gets to see of an archive."""

import csv
import json
from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree

import pytest

import sayso.pipeline
from sayso.model.period import Period
from sayso.model.statement import When
from sayso.model.wire import id_of
from sayso.store.view import View

from . import toycoder

QUADS = {
    "AID": ("material cooperation", 10.0),
    "CONSULT": ("verbal cooperation", 4.0),
    "ACCUSE": ("verbal conflict", -4.0),
}
TEXTS = {
    "first.txt": "First\n\nKenya sent food to Ghana. Ghana condemned Kenya. Kenya met Ghana since.",
    "repost.txt": "Repost\n\nKenya sent food to Ghana.",
    "denial.txt": "Denial\n\nKenya has not sent food to Ghana. Norway said Kenya sent food to Peru.",
    "old.txt": "Old\n\nLong ago Kenya sent rice to Ghana.",
}


class Dated(toycoder.Toy):
    """The toy with quads and scores; "since" opens an interval, "Long ago" is 1941."""

    def __call__(self, document):
        found = []
        for s in super().__call__(document):
            quad, score = QUADS[s.event]
            s = replace(s, quad=quad, intensity=score)
            if "since" in s.sentence.text:
                s = replace(s, when=When(Period.parse("2015/..")))
            if "Long ago" in s.sentence.text:
                s = replace(s, when=When(Period.parse("1941")), lane="historical")
            found.append(replace(s, id=id_of(s)))
        return found


@pytest.fixture
def archive(sayso_, folder, monkeypatch):
    monkeypatch.setattr(sayso.pipeline, "coder", lambda settings: Dated("dated:1"))
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert sayso_("add", *TEXTS, "--date", "2022-05-03").exit_code == 0
    return folder / "sayso.db"


def test_series_on_the_terminal(archive, sayso_, monkeypatch):
    with View(archive) as view:
        ids = {(s.path, s.event): view.short(s.id) for s in view.statements()}
    out = sayso_("series", "KEN", "GHA").stdout
    aid = next(
        i
        for (path, event), i in ids.items()
        if event == "AID" and path in ("first.txt", "repost.txt") and i in out.splitlines()[2]
    )
    copy = ({ids["first.txt", "AID"], ids["repost.txt", "AID"]} - {aid}).pop()
    shown = out.replace(aid, "counted").replace(copy, "copied").replace(ids["first.txt", "ACCUSE"], "accuse")
    assert [line.split() for line in shown.splitlines()[1:3]] == [
        ["cooperation", "conflict", "sayso", "show"],
        [
            "2022",
            "1",
            "1",
            *(["counted", "accuse"] if shown.index("counted") < shown.index("accuse") else ["accuse", "counted"]),
        ],
    ]
    assert "cooperation   █  2022\nconflict      █  2022\nleft out 4\n" in out
    for reason, number in (
        ("historical", 1),
        ("denied", 1),
        ("open interval", 1),
        ("copy of another document's statement", 1),
    ):
        assert any(
            line.split()[: len(reason.split()) + 1] == [*reason.split(), str(number)] for line in out.splitlines()
        )
    assert "      2015/..           CONSULT      KEN -> GHA\n" in out
    assert "      1941              AID          KEN -> GHA\n" in out
    assert max(map(len, out.splitlines())) <= 80


def test_every_figure_opens_its_sentences(archive, sayso_):
    line = sayso_("series", "KEN", "GHA").stdout.splitlines()[2]
    for short in line.split()[3:]:
        assert sayso_("show", short).exit_code == 0


def test_json_equals_a_recount(archive, sayso_):
    value = json.loads(sayso_("series", "KEN", "GHA", "--json", "--include", "historical,denied").stdout)
    with View(archive) as view:
        counts = Counter()
        seen = set()
        for s in view.statements():
            pair = {s.actors[0].actor.id, s.recipients[0].actor.id}
            if pair == {"KEN", "GHA"} and s.when.period.end and s.sentence.text.strip() not in seen:
                seen.add(s.sentence.text.strip())
                counts[s.when.period.edtf[:4], s.quad.split()[1]] += 1
    got = {
        (r["period"], side): r[side]["best"]
        for r in value["rows"]
        for side in ("cooperation", "conflict")
        if r[side]["best"]
    }
    assert got == dict(counts) == {("1941", "cooperation"): 1, ("2022", "cooperation"): 2, ("2022", "conflict"): 1}
    assert {left["reason"] for left in value["left_out"]} == {"open interval", "copy of another document's statement"}


@pytest.mark.parametrize(
    ("args", "rows"),
    [
        (["KEN", "GHA", "--by", "month"], {"2022-05": (1, 1)}),
        (["ken", "ghana"], {"2022": (1, 1)}),
        (["Ghana", "the Republic of Kenya"], {"2022": (1, 1)}),
        (["Kenya"], {"2022": (2, 1)}),
        (["KEN", "GHA", "--weight", "intensity"], {"2022": (10, 4)}),
        (["KEN", "GHA", "--weight", "origins"], {"2022": (1, 1)}),
        (["KEN", "PER", "--source", "Norway"], {"2022": (1, 0)}),
        (["KEN", "GHA", "--source", "Norway"], {}),
        (["KEN", "GHA", "--since", "2023"], {}),
        (["KEN", "GHA", "--since", "1940", "--until", "1950", "--include", "historical"], {"1941": (1, 0)}),
    ],
)
def test_choices(archive, sayso_, args, rows):
    value = json.loads(sayso_("series", *args, "--json").stdout)
    assert {r["period"]: (r["cooperation"]["best"], r["conflict"]["best"]) for r in value["rows"]} == rows


def test_what_lies_outside_the_time_is_counted(archive, sayso_):
    left = json.loads(sayso_("series", "KEN", "GHA", "--since", "2023", "--json").stdout)["left_out"]
    assert {x["reason"]: x["count"] for x in left} == {"open interval": 1, "not surely within the time asked for": 5}


def test_files(archive, sayso_, folder):
    result = sayso_("series", "KEN", "GHA", "--plot", "s.svg", "--out", "s.csv")
    assert result.stderr == "drawn into s.svg\n1 row written to s.csv\n"
    assert ElementTree.parse(folder / "s.svg").getroot().tag.endswith("svg")
    (row,) = csv.DictReader((folder / "s.csv").open(encoding="utf-8"))
    assert (row["period"], row["cooperation_best"], row["conflict_high"], len(row["statements"].split())) == (
        "2022",
        "1",
        "1",
        2,
    )
    parquet = pytest.importorskip("pyarrow.parquet")
    sayso_("series", "KEN", "GHA", "--out", "s.parquet")
    assert parquet.read_table(folder / "s.parquet").num_rows == 1


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (["Nowhereland"], 1, "no actor is known as 'Nowhereland'"),
        (["KEN", "--plot", "s.gif"], 1, ".svg or .png"),
        (["KEN", "--out", "s.xlsx"], 1, ".csv or .parquet"),
        (["KEN", "--by", "week"], 2, "week"),
        (["KEN", "--include", "rumours"], 2, "rumours"),
        (["KEN", "--weight", "truth"], 2, "truth"),
    ],
)
def test_what_cannot_be_done_says_why(archive, sayso_, args, code, told):
    result = sayso_("series", *args)
    assert result.exit_code == code and told in result.stderr


def test_a_name_of_several_is_refused_with_all_of_them(archive, sayso_, folder):
    (folder / "mine.csv").write_text(
        "id,name,kind,sector\nRED,The Front,movement,REB\nBLUE,The Front,movement,REB\n", encoding="utf-8"
    )
    result = sayso_("series", "The Front", "--actors", "mine.csv")
    assert (result.exit_code, result.stderr) == (1, "sayso: 'The Front' may be RED, BLUE (give one of these ids)\n")


def test_a_name_of_former_and_present_bodies_is_the_present_one_and_says_so(archive, sayso_):
    assert sayso_("series", "Moscow").stderr == "Moscow is read as RUS, not SUN\n"


@pytest.mark.parametrize(("name", "ids"), [("Congo", "COD, COG"), ("korea", "KOR, PRK")])
def test_a_name_that_two_states_bear_is_refused(archive, sayso_, name, ids):
    result = sayso_("series", name)
    assert (result.exit_code, result.stderr) == (1, f"sayso: {name!r} may be {ids} (give one of these ids)\n")


@pytest.mark.parametrize("name", ["the Soviet Union", "USSR", "Soviet Union", "soviet union", "sun"])
def test_a_former_state_is_found(archive, sayso_, name):
    assert sayso_("series", name).stdout.startswith("SUN, by year")


def test_nothing_counts(archive, sayso_):
    assert sayso_("series", "NOR", "PER").stdout == "NOR and PER, by year, statements\nnothing counts\n"


def test_who_says(archive, sayso_):
    out = sayso_("who-says", "Kenya", "Peru").stdout
    head, line = out.splitlines()
    assert head == 'Norway < the author of "Denial"  (1)'
    assert line.split()[1:] == ["asserts", "CT+", "AID", "KEN", "->", "PER", "2022-05-03"]
    rows = [json.loads(row) for row in sayso_("who-says", "KEN", "GHA", "--json").stdout.splitlines()]
    assert sum(len(row["ids"]) for row in rows) == 6
    assert sayso_("who-says", "NOR", "PER").stdout == "nothing found\n"
    assert max(map(len, sayso_("who-says", "KEN").stdout.splitlines())) <= 80


def test_contested(archive, sayso_, folder):
    out = sayso_("contested").stdout
    head, *lines = out.splitlines()
    assert head == "AID  KEN -> GHA" and len(lines) == 3
    assert [line.split()[1] for line in lines] == ["asserts", "asserts", "denies"]
    assert max(map(len, out.splitlines())) <= 80
    assert sayso_("contested", "Ghana", "Kenya").stdout == out
    assert sayso_("contested", "NOR").stdout == "nothing is contested\n"
    assert len(sayso_("contested", "--json", "--by", "quad").stdout.splitlines()) == 3
    assert "1 matter written" in sayso_("contested", "--out", "c.csv").stderr
    assert len((folder / "c.csv").read_text(encoding="utf-8").splitlines()) == 4


def test_nothing_printed_can_steer_a_terminal(sayso_, folder, monkeypatch):
    monkeypatch.setattr(sayso.pipeline, "coder", lambda settings: Dated("dated:1"))
    (folder / "evil.txt").write_text("Ti\x1b[2Jtle\n\nKenya met\x1b[31m Ghana. Kenya met nobody.", encoding="utf-8")
    sayso_("add", "evil.txt")
    for args in (["series", "KEN"], ["who-says", "KEN"], ["contested"], ["series", "\x1b[2Jx"]):
        result = sayso_(*args)
        assert "\x1b" not in result.stdout + result.stderr
