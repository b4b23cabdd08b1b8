"""CSV: columns that stay, and cells that survive."""

import csv as standard
import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sayso.export import csv
from sayso.model.actor import Actor
from sayso.model.document import Excerpt
from sayso.model.statement import Role, Source, When

from .making import TEXT, full

DOCS = Path(__file__).parents[2] / "docs" / "export.md"


def table(*statements, **options):
    stream = io.StringIO(newline="")
    assert csv.write(statements, stream, **options) == len(statements)
    return stream.getvalue()


def rows(*statements, **options):
    return list(standard.DictReader(io.StringIO(table(*statements, **options), newline=""), strict=True))


def test_a_row():
    (row,) = rows(full())
    assert {name: row[name] for name in (
        "path", "contexts", "intensity", "actors", "actor_texts", "recipients", "objects", "object_low", "object_high",
        "source", "quoted", "via", "via_texts", "when", "when_start", "when_end", "where_lats", "presupposed",
        "sentence",
    )} == {
        "path": "a, b.txt", "contexts": "military;economic", "intensity": "10.0", "actors": "KEN;",
        "actor_texts": "Kenya;the rebels", "recipients": "GHA", "objects": "20 trucks,", "object_low": "20",
        "object_high": "", "source": "KEN", "quoted": "true", "via": "", "via_texts": "A spokesman", "when": "2024-05",
        "when_start": "2024-05-01", "when_end": "2024-05-31", "where_lats": "7.9", "presupposed": "false",
        "sentence": TEXT,
    }  # fmt: skip


def test_a_bare_row_is_as_wide():
    bare = full(actors=(), recipients=(), objects=(), where=(), when=When(), source=Source(Actor(None)), contexts=())
    (row,) = rows(bare)
    assert None not in row and None not in row.values()
    assert row["actors"] == row["when"] == row["source_text"] == ""


def test_sentences_are_left_out_on_request():
    assert TEXT not in table(full(), text=False)
    assert rows(full(), text=False)[0]["sentence_sha256"] == rows(full())[0]["sentence_sha256"]


def test_every_column_is_documented_in_order():
    lines = DOCS.read_text(encoding="utf-8").splitlines()
    documented = [line.split("`")[1] for line in lines if line.startswith("| `")]
    assert tuple(documented) == csv.columns()


def test_lines_end_as_the_standard_says():
    assert table(full()).count("\r\n") == 2
    assert "\n" not in table(full()).replace("\r\n", "")


@given(texts=st.lists(st.text(max_size=12).filter(lambda t: "\0" not in t), min_size=1, max_size=3))
def test_any_words_survive(texts):
    roles = tuple(Role(Excerpt(0, len(t), t), Actor("KEN", t)) for t in texts)
    (row,) = rows(full(actors=roles, sentence=Excerpt(0, len(texts[0]), texts[0])))
    assert row["actor_names"].split(";") == [t.replace(";", ",") for t in texts]
    assert row["sentence"] == texts[0]
