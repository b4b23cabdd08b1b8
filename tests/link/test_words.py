"""Sentences, quotations and words with their places."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.languages.load import load
from sayso.link._lexicon import lexicon, plain, stem
from sayso.link._shingles import Postings, sketch
from sayso.link._words import profile
from tests.link.making import document

WORDS = lexicon(load("en", "lineage"))


def test_sentences_end_at_points_but_not_at_abbreviations() -> None:
    text = "Gen. Ada R. Falk met Dr. Ivers in the U.S. on Monday. He left.\n\nA new paragraph"
    found = [s.of(text) for s in profile(document("a", text), WORDS).sentences]
    assert found == ["Gen. Ada R. Falk met Dr. Ivers in the U.S. on Monday.", "He left.", "A new paragraph"]


def test_a_paragraph_ends_a_sentence_after_an_abbreviation() -> None:
    assert len(profile(document("a", "They went to the U.S.\n\nNobody came."), WORDS).sentences) == 2


def test_quotations_are_found_in_both_types_and_end_with_the_paragraph() -> None:
    text = 'One "two three" four “five six” seven.\n\n“Eight nine\n\nten eleven'
    made = profile(document("a", text), WORDS)
    assert [q.of(text) for q in made.quotes] == ["two three", "five six", "Eight nine"]
    assert [w.quoted for w in made.words(0, WORDS)] == [-1, 0, 0, -1, 1, 1, -1]


def test_stems_join_forms_and_leave_short_words() -> None:
    assert stem("selling", WORDS.endings) == stem("sells", WORDS.endings) == stem("Sell", WORDS.endings)
    assert stem("sing", WORDS.endings) == "sing" and stem("1940s", WORDS.endings) == "1940s"


def test_names_are_compared_without_article_and_web_address() -> None:
    assert plain("The Harbour-Post") == "harbour post" and plain("www.harbourpost.com") == "harbourpost"


def test_a_sketch_survives_a_changed_small_word_and_not_another_sentence() -> None:
    def of(text: str) -> set[int]:
        return set(sketch(profile(document("a", text), WORDS).stems[0], WORDS.common))

    one = of("The patrol boats fired warning shots near the disputed reef.")
    assert one == of("Patrol boats had fired warning shots near a disputed reef.")
    assert not one & of("The finance committee approved another loan for the national railway.")
    assert sketch(("the", "reef"), WORDS.common) == ()


def test_equal_sentences_are_kept_once_and_copies_are_bounded() -> None:
    kept, stems = Postings(), ("patrol", "boats", "fired")
    hashes = sketch(stems, WORDS.common)
    for number in range(50):
        kept.add((number, 0), stems, hashes)
    found = list(kept.near(hashes[:1]))
    assert found == [(n, 0) for n in range(len(found))] and 1 < len(found) < 50


@given(st.text(alphabet='ab “”"\n.A’…', max_size=60))
def test_any_text_has_spans_in_order_that_hold_words(text: str) -> None:
    made = profile(document("a", text), WORDS)
    assert all(a.end <= b.start for a, b in zip(made.sentences, made.sentences[1:], strict=False))
    assert all(a.end <= b.start for a, b in zip(made.quotes, made.quotes[1:], strict=False))
    for index in range(len(made.sentences)):
        words = made.words(index, WORDS)
        assert [w.stem for w in words] == list(made.stems[index]) and all(
            text[w.start : w.end] == w.text for w in words
        )
