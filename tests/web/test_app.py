"""Who may ask, what is answered, and that .json and .csv say what the page says."""

import csv
import io
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.store.view import View
from sayso.web import app

from . import making

DYAD = "/dyad{}?a=Kenya&b=gha"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8321", "127.0.0.1.evil.example", "[::2]", ""])
def test_a_strange_host_gets_nothing(client: TestClient, host: str) -> None:
    answer = client.get("/read", headers={"host": host})
    assert answer.status_code == 421
    assert "Convoys" not in answer.text


@pytest.mark.parametrize(
    "origin", [None, "null", "http://evil.example", "http://127.0.0.1:9", "https://127.0.0.1:8321"]
)
def test_forms_of_strange_pages_are_refused(client: TestClient, origin: str | None) -> None:
    headers = {"origin": origin} if origin else {}
    assert client.post("/paste", data={"text": "Kenya sent food to Ghana."}, headers=headers).status_code == 403


@pytest.mark.parametrize("path", ["/read", "/read.json", "/read.csv", "/static/sayso.js", "/nothing", "/"])
def test_every_answer_has_the_policy(client: TestClient, path: str) -> None:
    policy = client.get(path).headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_no_page_has_inline_code_or_style_or_an_address_elsewhere(client: TestClient) -> None:
    for path in ("/read", "/find", DYAD.format(""), "/paste"):
        text = client.get(path).text
        assert not re.search(r"\son\w+=|\sstyle=|<style|<script(?! src=\"/static)", text)
        assert not re.search(r"(src|href|action)=\"(https?:)?//", text)


@pytest.mark.parametrize(
    "query", ["?", "?q=food", "?actor=KEN&lane=reported", "?position=denies", "?since=2021&until=2022"]
)
def test_find_as_page_json_and_csv_agree(client: TestClient, query: str) -> None:
    page = re.findall(r'<article class="row[^"]*" data-statement="(\w+)"', client.get(f"/find{query}").text)
    told = client.get(f"/find.json{query}").json()
    assert [s["id"] for s in told["statements"]] == page
    assert [row["id"] for row in rows(client.get(f"/find.csv{query}").text)] == page
    assert told["total"] == len(page) > 0


def test_a_dyad_by_name_counts_and_says_what_it_leaves_out(client: TestClient) -> None:
    told = client.get(DYAD.format(".json")).json()
    assert {row["period"]: row["cooperation"]["best"] for row in told["series"]} == {"2021": 1, "2022": 0, "2023": 1}
    assert {reason: len(ids) for reason, ids in told["left_out"].items()} == {"predicted": 1, "denied": 1, "undated": 1}
    assert told["contested"][0]["event"] == "AID"
    assert len(told["contested"][0]["denies"]) == 1
    page = client.get(DYAD.format("")).text
    assert "2023: cooperation 1" in page
    assert (
        sum(map(len, told["left_out"].values())) + sum(len(row["statements"]) for row in told["series"])
        == told["total"]
    )


def test_sentences_are_exported_only_when_asked_for(client: TestClient) -> None:
    assert "accused Ghana in" not in client.get("/find.csv").text
    assert "accused Ghana in" not in client.get("/find.json").text
    assert "accused Ghana in" in client.get("/find.csv?text=1").text


def test_the_question_is_said_in_english(client: TestClient) -> None:
    text = client.get("/find?q=food&lane=reported&since=2021&until=2022").text
    asked = "Statements whose sentence or title has “food” in the reported lane at a time that touches 2021 to 2022"
    assert f"{asked}: 1 found." in text


def test_a_text_is_pasted(client: TestClient) -> None:
    given = {"text": "Norway accused Peru in 2020.", "title": "New", "date": "2024-01-02", "outlet": ""}
    answer = client.post("/paste", data=given, headers={"origin": "http://127.0.0.1:8321"})
    assert answer.status_code == 303
    assert "Norway" in client.get(answer.headers["location"]).text


@pytest.mark.parametrize("text", ["", "  ", "%PDF-1.4"])
def test_what_cannot_be_read_is_said_and_nothing_is_lost(client: TestClient, text: str) -> None:
    given = {"text": text, "title": "Kept", "date": "", "outlet": ""}
    answer = client.post("/paste", data=given, headers={"origin": "http://127.0.0.1:8321"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text and 'value="Kept"' in answer.text


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/read?doc=nothing", 404), ("/read?s=nothing", 404), ("/find?since=soon", 400),
        ("/find?since=2024&until=2020", 400), ("/find.json?since=soon", 400),
        ("/read?part=99", 200), ("/read?page=99", 200), ("/find?page=0", 200),
        ("/dyad?a=Nowhere&b=Nobody", 200), ("/find?q=%22", 200), ("/find?q=%00", 200), ("/find?actor=%ff", 200),
    ],
)  # fmt: skip
def test_odd_addresses_get_a_plain_answer(client: TestClient, path: str, code: int) -> None:
    assert client.get(path).status_code == code


def test_an_empty_archive_says_what_to_do(tmp_path: Path) -> None:
    making.keep(tmp_path / "empty.db")
    made = TestClient(app.make(tmp_path / "empty.db"), base_url="http://localhost")
    assert "Nothing to read yet" in made.get("/read").text
    assert made.get("/find").status_code == made.get("/dyad").status_code == made.get("/read.csv").status_code == 200
    assert "reading only" in made.get("/paste").text


def test_a_long_text_comes_in_parts(client: TestClient, archive: Path) -> None:
    long = making.make_document("\n".join(["Kenya sent food to Ghana in 2021."] * 4000), date="2024-01-01")
    making.keep(archive, long)
    page = client.get(f"/read?doc={long.id}&part=2")
    assert "part 2 of 4" in page.text
    assert len(page.content) < 5_000_000


def test_suggestions_are_names_with_counts(client: TestClient) -> None:
    assert client.get("/names.json?q=ke").json()[0] == {"id": "KEN", "name": "Kenya", "count": 7}
    assert client.get("/names.json?q=%25").json() == []


@pytest.mark.slow
def test_a_large_archive_opens_in_a_second(tmp_path: Path) -> None:
    from benchmarks.web import fill, first_screen, grow

    fill(tmp_path / "big.db", 10_000)
    grow(tmp_path / "big.db", 10)
    with View(tmp_path / "big.db") as view:
        assert view.count() == 100_000
    # 1 s is the promise; on a machine that is busy with other tests the best of three is what the program takes.
    assert min(first_screen(tmp_path / "big.db")) < 1.0
