"""A first hour in a real browser."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest

from . import making

TEXT = """Kenya sent food to Ghana in 2021.
Ghana accused Kenya in 2022. Kenya may send arms to Ghana in 2026.
Kenya sent food to Ghana in 1950."""
SHOWN = (
    "Kenya → Ghana", "Kenya may send arms to Ghana in 2026.", "“in 2026”", "200 to 999 tons", "Accra",
    "trigger may send",
)  # fmt: skip
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
VIEWS = ("/read", "/read?s={s}", "/find", "/find?q=food&s={s}", "/dyad", "/dyad?a=KEN&b=GHA&s={s}", "/paste")


def test_from_a_pasted_text_to_an_export(browse) -> None:
    seen = browse()
    page = seen.page
    page.goto(seen.address)
    page.get_by_role("link", name="Paste a text").click()
    page.get_by_label("Text", exact=True).fill(TEXT)
    page.get_by_label("Title").fill("Of grain")
    page.get_by_label("Date of publication").fill("2024-03-01")
    page.get_by_role("button", name="Read it").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Of grain"
    page.locator(".body a.chip", has_text="P").click()
    evidence = page.locator("#evidence")
    evidence.get_by_text("PS+: possibly so").wait_for()
    shown = evidence.inner_text()
    assert [words for words in SHOWN if words not in shown] == []
    assert evidence.locator(".chain li").all_inner_texts() == ["Ghana", "the author 2024-03-01"]
    evidence.get_by_role("link", name="Dyad").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Kenya and Ghana"
    before = page.locator("tbody tr[data-statement]").count()
    stroke(page, "2020-06-01", "2023-06-01")
    page.wait_for_url("**since=**")
    page.locator("#english", has_text="at a time that touches").wait_for()
    rows = page.locator("tbody tr[data-statement]")
    ids = [rows.nth(i).get_attribute("data-statement") for i in range(rows.count())]
    assert 0 < len(ids) < before
    with page.expect_download() as taken:
        page.get_by_role("link", name=".csv").click()
    table = list(csv.DictReader(Path(taken.value.path()).read_text("utf-8").splitlines()))
    assert [row["id"] for row in table] == ids
    assert {row["when"] for row in table} == {"2021", "2022", "2023"}


def stroke(page, first: str, last: str) -> None:
    """Drag over the timeline from one day to another."""
    page.evaluate("document.querySelector('svg[data-brush]').scrollIntoView({block: 'center'})")
    box = page.locator("svg[data-brush]").bounding_box()
    knots = page.evaluate(
        "([...JSON.parse(document.querySelector('svg[data-brush]').dataset.knots)]).map(([x, d]) => [x, Date.parse(d)])"
    )
    places = []
    for day in (first, last):
        when = page.evaluate("day => Date.parse(day)", day)
        (x, a), (y, b) = next((one, two) for one, two in pairwise(knots) if when <= two[1])
        places.append(box["x"] + (x + (y - x) * (when - a) / (b - a)) * box["width"] / 1000)
    height = box["y"] + box["height"] - 24  # under the marks
    page.mouse.move(places[0], height)
    page.mouse.down()
    page.mouse.move(sum(places) / 2, height)
    page.mouse.move(places[1], height)
    page.mouse.up()


def test_keys_walk_through_the_statements(browse) -> None:
    seen = browse()
    page = seen.page
    page.goto(f"{seen.address}/read?doc={making.PLAIN.id}")
    page.keyboard.press("j")
    page.locator("#evidence", has_text="2021").wait_for()
    page.keyboard.press("j")
    page.locator("#evidence h2", has_text="ACCUSE").wait_for()
    page.keyboard.press("k")
    page.locator("#evidence h2", has_text="AID").wait_for()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("jk?/")
    assert page.input_value("#q") == "jk?/"
    page.keyboard.press("Tab")
    page.locator("body").click(position={"x": 5, "y": 5})
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.get_by_label("single-key shortcuts").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert not page.locator("#help").is_visible()
    page.go_back()
    page.locator("#evidence h2", has_text="ACCUSE").wait_for()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_anybody_can_use_it(browse, width: int, dark: bool) -> None:
    """WCAG 2.2, levels A and AA, as far as a machine can tell; and nothing sticks out at the side."""
    seen = browse(width=width, dark=dark)
    chosen = making.code(making.PLAIN)[0].id
    for view in VIEWS:
        seen.page.goto(seen.address + view.format(s=chosen))
        # The page's own policy keeps strange scripts out; the checker comes in through the debugger.
        seen.page.evaluate(AXE.read_text("utf-8"))
        found = seen.page.evaluate(
            "axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22a','wcag22aa']})"
        )
        said = [f"{v['id']}: {[n['html'][:160] for n in v['nodes'][:3]]}" for v in found["violations"]]
        assert said == [], view
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_documents_stay_inert(browse, archive: Path) -> None:
    making.keep(archive, making.HOSTILE)
    seen = browse()
    page = seen.page
    chosen = making.code(making.HOSTILE)
    views = [f"/read?doc={making.HOSTILE.id}", *(f"/read?s={s.id}" for s in chosen), "/find", "/dyad?a=NOR&b=PER"]
    for view in (*views, "/find?q=<script>window.hit=6</script>", '/dyad?a="><script>window.hit=7</script>&b=x'):
        page.goto(seen.address + view)
        assert page.evaluate("window.hit") is None
        assert page.locator("main img, main script").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    page.goto(f"{seen.address}/read?doc={making.HOSTILE.id}")
    assert "<script>window.hit = 1</script>" in page.locator(".body").inner_text()
    assert "{{ 7 * 7 }}" in page.locator(".body").inner_text()
    marks = page.locator(".body .ctl").all_inner_texts()
    assert marks[:4] == ["U+202E", "U+202C", "U+0007", "U+0000"]
    assert "\u202e" not in page.content()


def test_it_works_without_scripts(chromium, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/read?doc={making.PLAIN.id}")
    page.locator(".body a.chip").nth(1).click()
    assert "ACCUSE" in page.locator("#evidence h2").inner_text()
    context.close()
