"""Sentences and words: golden cases as data, and what must hold for any text at all."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sayso.analyse._sentences import LONGEST, split
from sayso.analyse._tokens import tokenise
from sayso.model.document import Segment

CASES = yaml.safe_load((Path(__file__).parent / "sentences.yml").read_text(encoding="utf-8"))
# Any characters, and runs of what the rules look at: stops, quotation marks, breaks, zero-width and broken ones.
ODD = st.lists(
    st.one_of(
        st.text(max_size=5),
        st.sampled_from(
            [". ", "\n\n", "\n", "“", "”", '"', "'", "n't", "U.S.", " — ", "(", ")", "\u200b", "\ud800", "\x00", "The "]
        ),
        st.sampled_from(
            ["cannot", "...", ". . .", "\u00ad", "e\u0301", "5,000", "No. 5", "🚀", "\u202e", "a@b.c", "http://", "-"]
        ),
    ),
    max_size=40,
).map("".join)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_golden(case: dict) -> None:
    found = [" ".join(case["text"][start:end] for start, end in words) for words in split(case["text"], ())]
    assert found == case["sentences"]


@given(ODD)
def test_words_are_ordered_ranges_that_lose_no_letter(text: str) -> None:
    words = [word for sentence in split(text, ()) for word in sentence]
    assert all(0 <= start < end <= len(text) for start, end in words)
    assert all(before[1] <= after[0] for before, after in pairwise(words))
    covered = {place for start, end in words for place in range(start, end)}
    assert all(place in covered for place, char in enumerate(text) if char.isalnum())


@given(ODD, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_no_sentence_crosses_a_segment(text: str, cuts: list[tuple[int, int]]) -> None:
    segments = [Segment("paragraph", min(cut), max(cut)) for cut in cuts]
    for words in split(text, segments):
        start, end = words[0][0], words[-1][1]
        assert not any(start < edge < end for s in segments for edge in (s.start, s.end))


@given(ODD)
def test_splitting_gives_the_words_that_cutting_gives(text: str) -> None:
    line = text.replace("\n", " ").replace("\r", " ")
    assert sum(len(s) for s in split(line, ())) == len(list(tokenise(line, 0, len(line)))) or _datelike(line)


def _datelike(line: str) -> bool:
    """A dateline is cut by itself, so that what looks ahead over its edge may differ."""
    return any(mark in line for mark in "—–-") or not line.isprintable()


def test_what_never_ends_is_cut_at_a_clause() -> None:
    text = "the envoy came, the guard left; " * 400
    sentences = list(split(text, ()))
    assert max(map(len, sentences)) <= LONGEST
    assert all(text[words[-1][0]] == ";" for words in sentences[:-1])
    assert sum(map(len, sentences)) == 400 * 8


@pytest.mark.parametrize(
    "unit", ["a", ".", "a.", "-", "'", "(", "a@", "A.", "http://a", "5,", "“", "\n", "x-", "n't", "e\u0301", "AB "]
)
def test_no_repetition_takes_more_than_linear_time(unit: str) -> None:
    from time import process_time

    def cost(size: int) -> float:
        start = process_time()
        for _ in split(unit * size, ()):
            pass
        return process_time() - start

    cost(1000)  # compile the pattern
    assert cost(40_000) < 40 * (cost(4_000) + 0.01)  # linear is 10 times, quadratic 100
