"""The picture says in words and in lengths what the rows say."""

import sys
from xml.etree import ElementTree

import pytest

from sayso.errors import SaysoError
from sayso.measure import spark
from sayso.measure.plot import BLUE, HEIGHT, ORANGE, WIDTH, png, summary, svg
from sayso.measure.series import LeftOut, Range, Row, Series

ZERO = Range(0, 0, 0)
SERIES = Series(
    (
        Row("2019", Range(1, 2, 4), ZERO, ("a",)),
        Row("2022", Range(3, 3, 3), Range(0, 1, 2), ("b",)),
    ),
    (LeftOut("historical", 3, ("x", "y", "z")), LeftOut("denied", 1, ("w",))),
)
NONE = Series((), ())


def parts(series, kind, colour=None, title="Norway & <Peru>"):
    root = ElementTree.fromstring(svg(series, title=title))
    found = root.findall("{http://www.w3.org/2000/svg}" + kind)
    return [e for e in found if colour is None or e.get("fill") == colour]


def test_summary():
    assert summary(SERIES) == (
        "2019 to 2022: cooperation 5 (low 4, high 7), most in 2022 (3);"
        " conflict 1 (low 0, high 2), most in 2022 (1); left out 4."
    )
    assert summary(NONE) == "No period has a statement; left out 0."
    assert "no conflict" in summary(Series(SERIES.rows[:1], ()))


def test_bars_are_as_high_as_the_figures_and_on_their_side():
    two, three = parts(SERIES, "rect", BLUE)
    (one,) = parts(SERIES, "rect", ORANGE)
    unit = float(one.get("height"))
    assert float(two.get("height")) == pytest.approx(2 * unit, abs=0.1)
    assert float(three.get("height")) == pytest.approx(3 * unit, abs=0.1)
    zero = float(one.get("y"))
    assert float(two.get("y")) + float(two.get("height")) == pytest.approx(zero, abs=0.1)
    assert float(two.get("x")) < float(three.get("x")) == float(one.get("x"))
    for box in (one, two, three):
        assert 0 <= float(box.get("x")) <= WIDTH - float(box.get("width")) and float(box.get("y")) <= HEIGHT


def test_years_without_a_statement_keep_their_place():
    assert [t.text for t in parts(SERIES, "text") if t.text.isdigit() and len(t.text) == 4] == [
        "2019",
        "2020",
        "2021",
        "2022",
    ]


def test_a_screen_reader_and_a_hostile_title():
    (title,), (desc,) = parts(SERIES, "title"), parts(SERIES, "desc")
    assert (title.text, desc.text) == ("Norway & <Peru>", summary(SERIES))
    assert parts(NONE, "title", title="a\x00\x1b")[0].text.strip() == "a"


@pytest.mark.parametrize("series", [SERIES, NONE])
def test_png(series):
    image = pytest.importorskip("PIL.Image")
    from io import BytesIO

    drawn = image.open(BytesIO(png(series, title="Norway and Peru")))
    assert drawn.size == (2 * WIDTH, 2 * HEIGHT)
    colours = {colour for _, colour in drawn.getcolors(1 << 20)}
    assert ((0, 0x72, 0xB2) in colours) and (((0xE6, 0x9F, 0) in colours) == bool(series.rows))


def test_png_without_the_package_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(SaysoError, match=r"write \.svg"):
        png(SERIES, title="")


def test_spark():
    assert spark.lines(SERIES, width=80) == ("▆··█", "···▃")
    assert spark.lines(SERIES, width=2) == ("▆█", "·▃")
    assert spark.lines(NONE, width=80) == ("", "")
    assert spark.spark([None, 0, 1, 8], top=8) == "··▂█"
