"""PLOVER, GDELT, GraphML and Parquet: what they hold, what they leave out, and that no sentence slips out."""

import csv as standard
import io
import json
from dataclasses import fields
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export import _plover, gdelt, graphml, parquet, plover
from sayso.model.actor import AUTHOR, Actor
from sayso.model.document import Document, Excerpt, Segment
from sayso.model.period import Period
from sayso.model.statement import POSITIONS, Role, Source, Statement, When
from sayso.model.wire import from_dict, to_dict

from .making import TEXT, cut, full

PAGE = Document(
    "d" * 24, "a, b.txt", TEXT, title="Convoys", outlet="The Herald", url="https://example.org/1",
    date=Period.parse("2024-06-02"), segments=(Segment("paragraph", 0, len(TEXT)),), tags=("aid",),
)  # fmt: skip
PAGES = {PAGE.id: PAGE}
KENYA, GHANA = (
    Role(cut("Kenya"), Actor("KEN", "Kenya", "KEN", "GOV")),
    Role(cut("Ghana"), Actor("GHA", "Ghana", "GHA", "GOV")),
)


def test_the_types_are_the_codebooks():
    from sayso.codebook.load import load

    types = load().types
    assert set(_plover.table()["types"]) == {name for name in types if types[name].kind == "event"}
    for name, entry in _plover.table()["types"].items():
        assert (entry["quad"], entry["intensity"]) == (types[name].quad, types[name].intensity)
        assert set(entry.get("modes", ())) <= set(types[name].modes)


# PLOVER


def published(*statements: Statement, **options) -> list[dict]:
    stream = io.StringIO()
    count = plover.write(statements, stream, **options)
    found = json.loads(stream.getvalue())
    assert len(found) == count
    return found


def test_a_record():
    (found,) = published(full(), documents=PAGES)
    assert (found["event_type"], found["mode"], found["context"]) == ("AID", "in-kind", ["military", "economic"])
    assert (found["date"], found["date_end"], found["date_from"]) == ("2024-05-01", "2024-05-31", "stated")
    assert [a["code"] for a in found["actors"]] == ["KEN", None] and found["recipients"][0]["sector"] == "GOV"
    assert found["source"]["title"] == "Convoys" and found["extra"]["factuality"] == "CT+"


def test_a_record_of_an_intention_has_neither_mode_nor_score_of_the_act():
    (found,) = published(full(plover="AGREE", status="planned"))
    assert (found["event_type"], found["mode"], found["intensity"]) == ("AGREE", None, 2.5)
    assert found["extra"]["event"] == "AID"


def test_what_plover_would_not_publish_stays_out():
    assert published(full(plover=None)) == []


def test_the_day_of_publication_says_that_it_is_no_more():
    (found,) = published(full(when=When()), documents=PAGES)
    assert (found["date"], found["date_from"]) == ("2024-06-02", "publication")
    (bare,) = published(full(when=When()))
    assert (bare["date"], bare["date_from"]) == (None, None)


def test_plover_keeps_the_text_to_itself():
    assert published(full(), text=False)[0]["sentence"]["text"] is None
    assert published(full())[0]["sentence"]["text"] == TEXT


# GDELT


def tables(tmp_path: Path, *statements: Statement) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    counts = gdelt.files(statements, PAGES, tmp_path)
    found = []
    for name, columns in (("events.export.CSV", gdelt.EVENT_COLUMNS), ("mentions.CSV", gdelt.MENTION_COLUMNS)):
        with (tmp_path / name).open(encoding="utf-8", newline="") as lines:
            rows = list(standard.reader(lines, delimiter="\t", quoting=standard.QUOTE_NONE))
        assert len(rows) == counts[name] and {len(row) for row in rows} <= {len(columns)}
        found.append([dict(zip(columns, row, strict=True)) for row in rows])
    return found[0], found[1]


def test_the_columns_are_gdelts():
    assert len(gdelt.EVENT_COLUMNS) == 61 and len(gdelt.MENTION_COLUMNS) == 16
    assert gdelt.EVENT_COLUMNS.index("EventRootCode") == 28 and gdelt.EVENT_COLUMNS.index("ActionGeo_Lat") == 56
    assert len(set(gdelt.EVENT_COLUMNS)) == 61


def test_an_event_and_its_mention(tmp_path):
    (event,), (mention,) = tables(tmp_path, full(actors=(KENYA,)))
    wanted = {
        "SQLDATE": "20240501", "Year": "2024", "Actor1Code": "KEN", "Actor1Name": "KENYA", "Actor2CountryCode": "GHA",
        "EventCode": "07", "EventRootCode": "07", "QuadClass": "2", "GoldsteinScale": "10.0", "IsRootEvent": "1",
        "NumMentions": "1", "NumArticles": "1", "AvgTone": "", "ActionGeo_Type": "1", "ActionGeo_FullName": "Ghana",
        "DATEADDED": "20240602000000", "SOURCEURL": "https://example.org/1",
    }  # fmt: skip
    assert {name: event[name] for name in wanted} == wanted
    assert mention["GLOBALEVENTID"] == event["GLOBALEVENTID"]
    assert mention["ActionCharOffset"] == str(cut("sent").start) and mention["MentionDocLen"] == str(len(TEXT))
    assert mention["Confidence"] == "80" and mention["MentionDocTone"] == ""


def test_compound_actors_are_several_events(tmp_path):
    events, mentions = tables(tmp_path, full(actors=(KENYA, Role(cut("the rebels"), Actor("NOR", "Norway", "NOR")))))
    assert [e["Actor1Code"] for e in events] == ["KEN", "NOR"] and len(mentions) == 2


def test_a_mutual_act_is_one_event_a_pair(tmp_path):
    (event,), _ = tables(tmp_path, full(actors=(KENYA, GHANA), recipients=()))
    assert (event["Actor1Code"], event["Actor2Code"]) == ("KEN", "GHA")


def test_the_same_coding_is_one_event_with_two_mentions(tmp_path):
    (event,), mentions = tables(tmp_path, full(actors=(KENYA,)), full(actors=(KENYA,), id="f" * 24))
    assert event["NumMentions"] == "2" and event["NumArticles"] == "1" and len(mentions) == 2


def test_modes_choose_the_code(tmp_path):
    (event,), _ = tables(tmp_path, full(actors=(KENYA,), event="CONSULT", plover="CONSULT", mode="visit"))
    assert (event["EventCode"], event["EventBaseCode"], event["EventRootCode"]) == ("042", "042", "04")


def test_no_cell_breaks_a_row(tmp_path):
    odd = Role(Excerpt(0, 3, "a\tb"), Actor(None, "a\tb\nc"))
    (event,), _ = tables(tmp_path, full(actors=(odd,)))
    assert event["Actor1Name"] == "A B C"


def test_gdelt_has_no_sentence(tmp_path):
    tables(tmp_path, full())
    assert all(TEXT not in file.read_text("utf-8") for file in tmp_path.iterdir())


# GraphML

SPACE = {"g": "http://graphml.graphdrawing.org/xmlns"}


def network(*statements: Statement) -> tuple[ElementTree.Element, list[tuple[str, str, dict[str, str]]]]:
    stream = io.StringIO()
    graphml.write(statements, stream)
    root = ElementTree.fromstring(stream.getvalue().encode())
    keys = {key.attrib["id"]: key.attrib["attr.name"] for key in root.findall("g:key", SPACE)}
    edges = [
        (
            e.attrib["source"],
            e.attrib["target"],
            {keys[d.attrib["key"]]: d.text or "" for d in e.findall("g:data", SPACE)},
        )
        for e in root.iterfind(".//g:edge", SPACE)
    ]
    return root, edges


def test_edges_count_positions():
    _, edges = network(full(actors=(KENYA,)), full(actors=(KENYA,), position="denies", id="e" * 24))
    ((source, target, values),) = edges
    assert (source, target) == ("KEN", "GHA") and values["quad"] == "material cooperation"
    assert (values["statements"], values["asserts"], values["denies"], values["documents"]) == ("2", "1", "1", "1")


def test_mutual_acts_and_quads_are_edges_of_their_own():
    statements = [full(actors=(GHANA, KENYA), recipients=()), full(actors=(KENYA,), quad="verbal conflict")]
    _, edges = network(*statements)
    assert [(a, b, v["mutual"], v["quad"]) for a, b, v in edges] == [
        ("GHA", "KEN", "true", "material cooperation"), ("KEN", "GHA", "false", "verbal conflict"),
    ]  # fmt: skip


def test_what_joins_nobody_is_counted():
    root, edges = network(full(presupposed=True), full(recipients=()), full(actors=(KENYA,), recipients=(KENYA,)))
    assert edges == [] and root.findall(".//g:node", SPACE) == []
    assert [d.text for d in root.findall("g:graph/g:data", SPACE)] == ["0", "1", "2"]


@given(name=st.text(max_size=8), position=st.sampled_from(POSITIONS))
def test_any_name_is_xml(name, position):
    other = Role(cut("the rebels"), Actor("X_" + name, name))
    _, ((_, _, values),) = network(full(actors=(other,), position=position))
    assert values[position.replace(" ", "_")] == "1"


def test_networkx_reads_it():
    networkx = pytest.importorskip("networkx")
    stream = io.StringIO()
    graphml.write([full(actors=(KENYA,)), full(actors=(KENYA, GHANA), recipients=())], stream)
    graph = networkx.parse_graphml(stream.getvalue(), force_multigraph=True)
    assert set(graph) == {"KEN", "GHA"} and graph.number_of_edges() == 2


# Parquet


def stored(folder: Path, *statements: Statement, **options):
    import pyarrow.parquet as pq

    counts = parquet.files(statements, PAGES, folder, **options)
    found = {name: pq.read_table(folder / f"{name}.parquet") for name in parquet.TABLES}
    assert {f"{name}.parquet": table.num_rows for name, table in found.items()} == counts
    return found


def test_the_schemas_are_as_declared(tmp_path):
    found = stored(tmp_path, full())
    assert {name: table.schema for name, table in found.items()} == parquet.schemas()


def test_schema_wire_and_dataclass_agree():
    """The columns are the wire's fields, the wire's fields the dataclass's; nested ones as well."""
    schema, wire = parquet.schemas()["statements"], to_dict(full())
    assert schema.names == list(wire)
    assert set(schema.names) == {field.name for field in fields(Statement)}
    for name, value in wire.items():
        nested = value[0] if isinstance(value, list) and value and isinstance(value[0], dict) else value
        if isinstance(nested, dict):
            kind = schema.field(name).type
            kind = kind if hasattr(kind, "fields") and kind.num_fields != 1 else kind.value_type
            names = [kind.field(i).name for i in range(kind.num_fields)]
            assert names == [*nested, *(["sha256"] if name == "sentence" else [])]


def test_a_row_is_the_statement_again(tmp_path):
    given_ = full(actors=(KENYA,), when=When(Period.parse("2015/.."), "stated", "since 2015"))
    (row,) = stored(tmp_path, given_, text=True)["statements"].to_pylist()
    assert row["when"]["start"] == date(2015, 1, 1) and row["when"]["end"] is None
    row["sentence"].pop("sha256")
    assert from_dict(row) == given_


def test_actors_and_sources_are_counted(tmp_path):
    author = full(actors=(KENYA,), source=Source(AUTHOR), via=(), id="a" * 24)
    found = stored(tmp_path, author, full(actors=(KENYA,), position="denies"))
    kenya = next(row for row in found["actors"].to_pylist() if row["name"] == "Kenya")
    assert (kenya["as_actor"], kenya["as_recipient"], kenya["as_source"]) == (2, 0, 0)
    by = {row["name"]: row for row in found["sources"].to_pylist()}
    assert by["the army"]["positions"] == [{"position": "denies", "statements": 1}]
    assert by["the author"]["statements"] == 1 and len(by) == 2


def test_parquet_keeps_the_text_to_itself(tmp_path):
    found = stored(tmp_path, full())
    assert found["statements"].to_pylist()[0]["sentence"]["text"] is None
    assert found["documents"].to_pylist()[0]["text"] is None
    assert TEXT.encode() not in b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert stored(tmp_path, full(), text=True)["documents"].to_pylist()[0]["text"] == TEXT


def test_empty_tables_and_broken_letters(tmp_path):
    assert stored(tmp_path)["statements"].num_rows == 0
    odd = Role(Excerpt(0, 1, "\ud800"), Actor(None, "\ud800"))
    assert stored(tmp_path, full(actors=(odd,)))["statements"].to_pylist()[0]["actors"][0]["name"] == "?"
