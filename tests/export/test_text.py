"""The listing fits the terminal and cannot steer it."""

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export import text
from sayso.model.actor import AUTHOR, Actor
from sayso.model.document import Excerpt
from sayso.model.statement import Source, When

from .making import full


def listing(*statements, **options):
    stream = io.StringIO()
    assert text.write(statements, stream, **options) == len(statements)
    return stream.getvalue()


def test_a_statement_in_full():
    assert listing(full()) == (
        "a, b.txt\n"
        "\n"
        "01234567  AID          asserts      CT+  occurred     mode in-kind\n"
        '  A spokesman quoted "the army": Kenya and the rebels »sent« 20 trucks; to Ghana\n'
        "  in May.\n"
        '  who       Kenya [KEN], "the rebels" -> Ghana [GHA]\n'
        "  what      20 trucks;\n"
        '  source    the army [KEN] (quoted), quoted < "A spokesman"\n'
        '  when      2024-05 "in May" (stated)\n'
        "  where     Ghana\n"
        "\n"
    )


def test_the_author_speaks_and_nobody_acts():
    out = listing(full(source=Source(AUTHOR), via=(), actors=(), when=When(text="one Friday")))
    assert "who       ? -> Ghana [GHA]" in out
    assert "source    the author\n" in out
    assert 'when      "one Friday", left open' in out


def test_somebody_unnamed_has_no_quotation_marks():
    assert "source    somebody unnamed\n" in listing(full(source=Source(Actor(None)), via=()))


def test_a_path_is_printed_once_a_file():
    assert listing(full(), full(), full(path="c.txt")).count("a, b.txt") == 1


def test_without_the_sentence():
    assert "»sent«" not in listing(full(), text=False)


@pytest.mark.parametrize("width", [80, 120])
def test_lines_fit(width):
    assert max(map(len, listing(full(), width=width).splitlines())) <= width


@given(words=st.text(st.characters(), max_size=60))
def test_no_text_steers_the_terminal(words):
    out = listing(full(sentence=Excerpt(0, len(words), words), trigger=Excerpt(0, 0, "")))
    for character in out.replace("\n", ""):
        assert unicodedata.category(character) not in ("Cc", "Cs")
        assert character not in "\u202e\u2066"


def test_a_trigger_outside_its_sentence_is_not_marked():
    assert "»" not in text.marked(full(trigger=Excerpt(500, 504, "sent")))
