"""What holds for any input: nothing raises, text and segments agree, places in the input hold the same characters."""

# ruff: noqa: E501 - the lines of the inputs are data

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import Intake, read, readers
from sayso.read._article import join
from sayso.read._blocks import Block, blocks_of
from sayso.read._clean import label
from sayso.read._decode import decode
from sayso.read._segment import split
from tests.read import FORMATS

PIECES = [
    "Read more at The Gulf Post", "More about: Fish, Oslo", "By Anna Tamm", "May 4, 2021", "Staff member", "#2", "* * *", "Related:",
    "Norway Meets Denmark at Sea", "Norway and Denmark agreed on Monday to patrol the strait together, the ministry said.",
    "OSLO, March 3 (Nordwire) — The two navies met, said the defence ministry in the capital.", "\r\n", "\n\n", "\f", "\u2028", "\u202e",
    "\u00ad", "“", "©", "Title: x", "<p>", "</p>", "<article>", "<h2>", "&amp;", "<br>", "<!--", "<div class='share'>", '"', ",",
]  # fmt: skip
SUFFIXES = [*sorted({s for m in readers().values() for s in m.SUFFIXES}), ""]
CHARACTERS = st.characters(exclude_categories=["Cc"])  # control characters make a file binary; surrogates are in
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(CHARACTERS, max_size=30)), max_size=25).map("\n".join)
relaxed = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def holds(item: Document | Failure) -> None:
    """Check one document: segments cover its text in order, parted by empty lines, and it is UTF-8."""
    if isinstance(item, Failure):
        assert item.reason and item.remedy
        return
    assert "\n\n".join(item.text[s.start : s.end] for s in item.segments) == item.text
    assert item.text.strip() and item.id
    assert item.title is None or item.segments[0].kind != "title" or item.text.startswith(item.title)
    item.text.encode("utf-8")


@relaxed
@given(st.binary(max_size=400), st.sampled_from(SUFFIXES))
def test_any_bytes(data: bytes, suffix: str) -> None:
    for item in read(Intake("x" + suffix, data)):
        holds(item)


@relaxed
@given(TEXTS)
def test_any_text_maps_to_its_input_character_by_character(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    for item in read(Intake("x.txt", data)):
        holds(item)
        if isinstance(item, Document):
            decoded = decode(data, "x").text
            assert all(item.text[c : c + n] == decoded[r : r + n] for c, r, n in item.offsets.runs)
            assert sum(n for *_, n in item.offsets.runs) == sum(s.end - s.start for s in item.segments)


@relaxed
@given(TEXTS)
def test_any_page(text: str) -> None:
    for item in read(Intake("x.html", f"<html>{text}".encode("utf-8", "surrogatepass"))):
        holds(item)
        if isinstance(item, Document):
            decoded = decode(f"<html>{text}".encode("utf-8", "surrogatepass"), "x").text
            assert all(item.text[c : c + n] == decoded[r : r + n] for c, r, n in item.offsets.runs)


@relaxed
@given(
    st.dictionaries(
        st.sampled_from(["text", "title", "date", "outlet", "id"]), st.one_of(TEXTS, st.integers(), st.none())
    )
)
def test_any_record(record: dict[str, object]) -> None:
    line = json.dumps(record)
    found = list(read(Intake("x.jsonl", line.encode())))
    assert found
    for item in found:
        holds(item)
        if isinstance(item, Document):
            assert all(item.text[c : c + n] == line[r : r + n] for c, r, n in item.offsets.runs)


@relaxed
@given(TEXTS)
def test_segmentation_loses_no_block(text: str) -> None:
    blocks = label(blocks_of(text))
    assert [b for part in split(blocks) for b in part] == blocks


@relaxed
@given(TEXTS)
def test_nothing_is_thrown_away(text: str) -> None:
    """Every letter of a text is in a document's text or in an aside, unless the whole is set aside."""
    found = list(read(Intake("x.txt", text.encode("utf-8", "surrogatepass"))))
    if any(isinstance(item, Failure) for item in found):
        return
    kept = "".join(d.text + "".join(a.text for a in d.asides) for d in found if isinstance(d, Document))
    given_letters = sorted(
        c
        for b in blocks_of(decode(text.encode("utf-8", "surrogatepass"), "x").text)
        if b.role != "rule"
        for c in b.text
        if c.isalpha()
    )
    assert sorted(c for c in kept if c.isalpha()) == given_letters


@given(st.lists(st.text(min_size=1, max_size=20).filter(str.strip), min_size=1, max_size=6))
def test_join_and_cut_keep_places(texts: list[str]) -> None:
    source = "|".join(texts)
    at, blocks = 0, []
    for text in texts:
        block = Block(text, ((0, at, len(text)),)).cut(0)
        assert source[block.runs[0][1] :][: block.runs[0][2]] == block.text
        blocks.append(block)
        at += len(text) + 1
    clean, segments, offsets = join(blocks)
    assert [clean[s.start : s.end] for s in segments] == [b.text for b in blocks]
    assert all(clean[c : c + n] == source[r : r + n] for c, r, n in offsets.runs)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"\x00" * 50, b"\xff\xfe"])
def test_nothing_to_read_is_a_failure(data: bytes) -> None:
    (found,) = read(Intake("x.txt", data))
    assert isinstance(found, Failure)


@relaxed
@given(st.sampled_from(sorted(p.name for p in FORMATS.iterdir())), st.data())
def test_any_piece_of_a_fixture(name: str, data: st.DataObject) -> None:
    whole = (FORMATS / name).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    for piece in (whole[:start] + whole[end:], whole[start:end]):
        for item in read(Intake(name, piece)):
            holds(item)
            assert isinstance(item, Document) or "the reader broke" not in item.reason
