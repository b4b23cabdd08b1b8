"""The frozen clauses: how a line is read, and when its slots are right."""

import pytest

from benchmarks.clauses import FOLDER, at, bare, clauses, fits, slots, unmarked
from sayso.model.analysis import ROOT, Analysis, Sentence, Token
from sayso.model.document import Span
from sayso.pipeline import text
from tests.benchmarks.statements import role, said

TEXT = "Iran and Iraq carried out raids."


def test_marks_are_taken_out() -> None:
    plain, span = unmarked("Iran [[attacked]] Iraq.")
    assert plain == "Iran attacked Iraq." and span.of(plain) == "attacked"


@pytest.mark.parametrize("name", ["factuality.tsv", "slots.tsv"])
def test_every_line_marks_one_word_or_words(name: str) -> None:
    assert all(c.trigger.of(c.text).strip() and "[[" not in c.text for c in clauses(FOLDER / name))


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        (["IRN"], ["IRN"], True),
        (["IRN"], ["IRN", "IRQ"], False),
        (["IRN", "IRQ"], ["IRQ", "IRN"], True),
        (["IRN", "IRQ|"], ["IRN"], True),
        (["IRQ|IRN"], ["IRN"], True),
        (["IRN"], [], False),
        ([], ["IRN"], False),
        ([], [None], True),
    ],
)
def test_slots_hold_just_the_gold_ids(gold: list[str], found: list[str | None], right: bool) -> None:
    assert fits(gold, [role(TEXT, "Iran", id) for id in found]) is right


def test_compound_actors_count_where_gold_has_one() -> None:
    both = (role(TEXT, "Iran", "IRN"), role(TEXT, "Iraq", "IRQ"))
    found = said(TEXT, "carried", "ASSAULT", actors=both)
    one, two = {"actors": "IRN", "recipients": "-"}, {"actors": "IRN,IRQ", "recipients": "-"}
    assert (slots(one, found).actors, slots(one, found).compound, slots(one, found).recipients) == (False, True, True)
    assert (slots(two, found).actors, slots(two, found).compound) == (True, False)
    assert not slots(one, None).coded


def test_a_statement_is_put_on_the_word_that_the_marked_ones_hang_on() -> None:
    heads = {"carried": (9 + 5, ROOT), "out": (22, 0), "raids": (26, 0)}
    tokens = tuple(Token(s, s + len(w), w, w, "X", "", head, "dep") for w, (s, head) in heads.items())
    analysis = Analysis(text(TEXT), (Sentence(0, len(TEXT), tokens),))
    made = bare(analysis, Span(14, 25))
    assert made.trigger.text == "carried"
    assert at([made], Span(14, 25)) is made and at([made], Span(26, 31)) is None
