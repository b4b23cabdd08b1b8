"""JSON lines and tables."""

import json

import pytest

from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import Intake, read

A = "Norway and Denmark agreed on Monday to patrol the strait together, the ministry said."


def one(name: str, data: str, **columns: str) -> Document:
    (found,) = read(Intake(name, data.encode(), columns=columns))
    assert isinstance(found, Document), found
    return found


def test_a_record_knows_more_than_its_text() -> None:
    record = {"id": 7, "text": f"Calm again\nMay 4, 2021\n\n{A}", "title": "Calm again", "date": "2021-05-06T10:00:00Z",
              "outlet": "Nordwire", "byline": "By Anna Tamm", "url": "https://n.example/x"}  # fmt: skip
    found = one("x.jsonl", json.dumps(record))
    assert (found.title, found.outlet, found.byline, found.url) == (
        "Calm again",
        "Nordwire",
        "Anna Tamm",
        "https://n.example/x",
    )
    assert found.date and found.date.edtf == "2021-05-06"
    assert found.text == f"Calm again\n\n{A}"
    assert ("id", "record", "7") in [(p.field, p.method, p.text) for p in found.provenance]
    assert "publication date 2021-05-06 (record), but also 2021-05-04 (stated)" in found.warnings


def test_broken_lines_are_failures_with_their_place() -> None:
    lines = [
        json.dumps({"text": A}),
        "{",
        "[1]",
        '{"title": "x"}',
        json.dumps({"text": 3}),
        "",
        json.dumps({"text": A + A}),
    ]
    found = list(read(Intake("x.jsonl", "\n".join(lines).encode())))
    assert [f.place for f in found if isinstance(f, Failure)] == ["line 2", "line 3", "line 4", "line 5"]
    assert [d.text for d in found if isinstance(d, Document)] == [A, A + A]


def test_a_list_of_records_is_read() -> None:
    found = list(read(Intake("x.json", json.dumps([{"text": A}, 3, {"text": A}], indent=1).encode())))
    assert [isinstance(d, Document) for d in found] == [True, False, True]
    assert isinstance(found[1], Failure) and found[1].place == "record 2"


def test_escaped_text_maps_where_it_stands_unescaped() -> None:
    line = json.dumps({"text": f"“Calm”\n\n{A} 😀 done, it said at last."})
    found = one("x.jsonl", line)
    for clean, raw, length in found.offsets.runs:
        assert found.text[clean : clean + length] == line[raw : raw + length]
    assert sum(n for *_, n in found.offsets.runs) >= len(A)


def test_a_date_that_cannot_be_read_is_a_warning() -> None:
    found = one("x.jsonl", json.dumps({"text": A, "date": "soon"}))
    assert found.date is None and any("soon" in w for w in found.warnings)


@pytest.mark.parametrize("header", ["text,title", "Body,Headline", "TITLE,TEXT", "content,title"])
def test_columns_are_found_by_name(header: str) -> None:
    row = {"text": f'"{A}"', "body": f'"{A}"', "content": f'"{A}"', "title": "Calm", "headline": "Calm"}
    cells = ",".join(row[name.lower()] for name in header.split(","))
    assert one("x.csv", f"{header}\n{cells}\n").text == f"Calm\n\n{A}"


def test_columns_are_mapped() -> None:
    found = one("x.tsv", f"Kopf\tStoff\tTag\nCalm\t{A}\t2021-05-04\n", text="Stoff", title="kopf", date="Tag")
    assert found.text == f"Calm\n\n{A}" and found.date and found.date.edtf == "2021-05-04"


def test_no_column_for_the_text_lists_the_columns() -> None:
    (found,) = read(Intake("x.csv", b"head,words\na,b\n"))
    assert isinstance(found, Failure) and "head, words" in found.remedy
    (found,) = read(Intake("x.csv", b"head,words\na,b\n", columns={"text": "wrods"}))
    assert isinstance(found, Failure) and "'wrods'" in found.reason and "head, words" in found.remedy


def test_ragged_rows() -> None:
    table = f'id,text,title\n1,"{A}",Calm\n2,"{A}"\n3,{A},Calm\n4,,Calm\n\n5,"{A}\nnever closed\n6,x,y\n'
    found = list(read(Intake("x.csv", table.encode())))
    assert [d.title for d in found if isinstance(d, Document)] == ["Calm", None]
    assert [f.place for f in found if isinstance(f, Failure)] == ["line 4", "line 5", "line 7"]
    assert "not closed" in [f for f in found if isinstance(f, Failure)][-1].reason


def test_doubled_quotation_marks_and_separators() -> None:
    found = one("x.csv", f'text;title\n"{A} ""No,"" he said; and left the room.";Calm\n')
    assert '"No," he said; and left' in found.text
