"""The maps from clean text to the input: every letter is held, and what the input writes there is that letter."""

# ruff: noqa: E501 - the lines of the inputs are data

import html
import json
import re
from collections.abc import Callable
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.document import Document, OffsetMap, Span
from sayso.read import Intake, read
from sayso.read._decode import decode
from sayso.read._places import Places, of_text, through
from tests.read.make_formats import packed, word
from tests.read.test_properties import relaxed

LEAD = "Norway and Denmark agreed on Monday to patrol the strait together, the ministry said"
WORDS = st.text(st.sampled_from("abc &<>\"'é—😀"), max_size=12)
PARAGRAPHS = st.lists(WORDS.map(lambda w: f"{LEAD} {' '.join(w.split())} in the capital."), min_size=1, max_size=4)
TITLE = "Norway & Denmark Meet “at Sea”"


def document(name: str, data: bytes) -> Document:
    (found,) = read(Intake(name, data))
    assert isinstance(found, Document), found
    return found


def unmapped(found: Document, source: str, shown: Callable[[str], str], *, first: int = 0) -> str:
    """Check each piece of the map and return the letters from segment `first` on that it does not hold."""
    held: set[int] = set()
    for at, raw, n in found.offsets.runs:
        assert found.text[at : at + n] == source[raw : raw + n]
        held |= set(range(at, at + n))
    for at, n, raw, there in found.offsets.written:
        assert shown(source[raw : raw + there]) == found.text[at : at + n]
        held |= set(range(at, at + n))
    start = found.segments[first].start
    return "".join(c for i, c in enumerate(found.text) if i >= start and i not in held and not c.isspace())


def page(paragraphs: list[str]) -> str:
    body = "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
    return f"<html><body><article><h1>{escape(TITLE).replace('“', '&ldquo;')}</h1>{body}</article></body></html>"


@relaxed
@given(PARAGRAPHS)
def test_a_page_is_held_with_its_entities(paragraphs: list[str]) -> None:
    source = page(paragraphs)
    found = document("x.html", source.encode())
    assert found.title == TITLE and unmapped(found, source, html.unescape) == ""


@relaxed
@given(PARAGRAPHS)
def test_a_word_document_is_held(paragraphs: list[str]) -> None:
    found = document("x.docx", word([("Heading1", TITLE), *(("", p) for p in paragraphs)]))
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(p)}</w:t></w:r></w:p>' for p in paragraphs)
    source = word_source([("Heading1", TITLE), *(("", p) for p in paragraphs)])
    assert body in source and unmapped(found, source, html.unescape) == ""


def word_source(paragraphs: list[tuple[str, str]]) -> str:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(word(paragraphs))) as archive:
        return archive.read("word/document.xml").decode()


@pytest.mark.parametrize("kind", ["cdata", "escaped", "xhtml", "plain"])
@relaxed
@given(paragraphs=PARAGRAPHS)
def test_a_feed_is_held(kind: str, paragraphs: list[str]) -> None:
    inside = "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
    if kind == "plain":
        paragraphs = [p.replace("<", "").replace("&", "") for p in paragraphs]
        inside = escape("\n\n".join(paragraphs))
    texts = {"cdata": f"<![CDATA[{inside}]]>", "escaped": escape(inside), "xhtml": f"<div>{inside}</div>"}
    entry = f"<item><title>{escape(TITLE)}</title><description>{texts.get(kind, inside)}</description></item>"
    source = f"<rss><channel><title>Isles</title>{entry}</channel></rss>"
    found = document("x.rss", source.encode())
    assert unmapped(found, source, lambda raw: html.unescape(html.unescape(raw))) == ""


def test_entries_of_a_feed_are_told_apart_though_their_texts_are_the_same() -> None:
    entry = f"<item><title>Calm again</title><description>{LEAD}.</description></item><!-- <item> -->"
    source = f"<rss><channel><title>Isles</title>{entry}{entry}</channel></rss>"
    first, second = (d for d in read(Intake("x.rss", source.encode())) if isinstance(d, Document))
    places = [d.offsets.to_input(Span(len("Calm again\n\n"), len(d.text))) for d in (first, second)]
    assert [p and p.start for p in places] == [m.start() for m in re.finditer(LEAD, source)]


@relaxed
@given(PARAGRAPHS)
def test_a_message_is_held_but_for_its_subject(paragraphs: list[str]) -> None:
    body = "\r\n\r\n".join(paragraphs) + "\r\n\r\n> an older line\r\n\r\n-- \r\nLala\r\n"
    head = "From: L <l@desk.example>\r\nSubject: Calm\r\nContent-Type: text/{}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    found = document("x.eml", (head.format("plain") + body).encode())
    assert unmapped(found, body, str, first=1) == ""
    source = page(paragraphs).replace(" & ", " &amp; ")
    found = document("x.eml", (head.format("html") + source + "\r\n").encode())
    assert unmapped(found, source, html.unescape, first=1) == ""


@relaxed
@given(PARAGRAPHS)
def test_records_are_held_with_their_escapes(paragraphs: list[str]) -> None:
    line = json.dumps({"text": "\n\n".join(paragraphs)})
    found = document("x.jsonl", line.encode())
    assert unmapped(found, line, lambda raw: json.loads(f'"{raw}"')) == ""
    table = 'text\r\n"' + "\n\n".join(paragraphs).replace('"', '""') + '"\r\n'
    found = document("x.csv", table.encode())
    assert unmapped(found, table, lambda raw: raw.replace('""', '"')) == ""


@relaxed
@given(PARAGRAPHS)
def test_rich_text_is_held_with_its_control_words(paragraphs: list[str]) -> None:
    def spelt(text: str) -> str:
        units = text.encode("utf-16-le")
        codes = [int.from_bytes(units[i : i + 2], "little") for i in range(0, len(units), 2)]
        return "".join(chr(c) if c < 128 else f"\\u{c - 65536 if c > 32767 else c}?" for c in codes)

    source = "{\\rtf1\\ansi " + "\\par\n".join(spelt(p) for p in paragraphs) + "}"
    found = document("x.rtf", source.encode())
    marks = {"é": "\\u233", "—": "\\u8212", "😀": "\\u-10179?\\u-8704"}
    assert unmapped(found, source, lambda raw: next(c for c, mark in marks.items() if mark == raw)) == ""


def test_an_export_in_word_is_mapped_through_to_its_xml() -> None:
    from tests.read import FORMATS

    lines = [line for line in (FORMATS / "nexis_uni.txt").read_text("utf-8").splitlines() if line]
    source = word_source([("", line) for line in lines])
    for found in read(Intake("x.docx", word([("", line) for line in lines]))):
        assert isinstance(found, Document) and unmapped(found, source, html.unescape) == ""


def test_struck_out_words_and_drawings_do_not_shift_the_map() -> None:
    inner = (
        "<w:p><w:r><w:t>Lesotho </w:t></w:r><w:del><w:r><w:delText>refused</w:delText></w:r></w:del><w:r><wp:x>914</wp:x>"
        "<w:t>agreed on Friday to lift the duty on co</w:t><w:noBreakHyphen/><w:t>op goods &amp; grain at once.</w:t></w:r></w:p>"
    )
    source = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="x">{inner}</w:document>'
    found = document("x.docx", packed({"word/document.xml": source}))
    shown = {"<w:noBreakHyphen/>": "-", "&amp;": "&"}
    assert "co-op goods & grain" in found.text and unmapped(found, source, shown.__getitem__) == ""


def test_a_span_that_ends_in_an_entity_takes_all_of_it() -> None:
    source = page([f"{LEAD} of “Oil & Gas” again."]).replace("“", "&ldquo;").replace("”", "&rdquo;")
    found = document("x.html", source.encode())
    start, end = found.text.index("“Oil"), found.text.index("Gas”") + 4
    place = found.offsets.to_input(Span(start, end))
    assert place and place.of(source) == "&ldquo;Oil &amp; Gas&rdquo;"
    assert decode(source.encode(), "x").text == source


def test_maps_are_put_one_behind_the_other() -> None:
    places = Places()
    places.plain(3, 2)
    places.written(5, 10, 1)
    places.written(-1, -1, 1)
    source = "---ab&amp;c"
    found = through(OffsetMap(((7, 0, 4),)), "ab&!", places, source)
    assert found == OffsetMap(((7, 3, 2),), ((9, 1, 5, 5),))
    again = of_text(OffsetMap(((0, 3, 2),), ((2, 1, 5, 5),)), 4)
    assert (again.starts, again.ends) == (places.starts, places.ends)
