"""What the encoder is shown: bounded, clean, aligned with the words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.analyse._pieces import LIMIT, Vocabulary, case_of, clean


def small() -> Vocabulary:
    """A vocabulary of letters and a few marks, by the real tokenizer's rules."""
    from tokenizers import Tokenizer

    letters = "abcdefghijklmnopqrstuvwxyz"
    vocab = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *letters, *(f"##{c}" for c in letters), "'", ".", "-", '"']
    spec = {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": [],
        "normalizer": {
            "type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": None,
            "lowercase": True,
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"}, "post_processor": None, "decoder": None,
        "model": {
            "type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100, "vocab": {word: place for place, word in enumerate(vocab)},
        },
    }  # fmt: skip
    return Vocabulary(Tokenizer.from_str(json.dumps(spec)))


VOCABULARY = small()


@pytest.mark.parametrize(
    ("word", "case"),
    [("talks", 0), ("5", 0), ("", 0), ("Talks", 1), ("I", 1), ("NATO", 2), ("McKay", 3), ("iPad", 3), ("U.S.", 2)],
)
def test_case(word: str, case: int) -> None:
    assert case_of(word) == case


@given(st.lists(st.text(min_size=1, max_size=150), min_size=1, max_size=200))
def test_pieces_fit_and_point_at_each_word(words: list[str]) -> None:
    (pieces,) = VOCABULARY.encode([words])
    assert len(pieces.ids) == len(pieces.cases) <= LIMIT
    assert len(pieces.first) == len(words)
    assert list(pieces.first) == sorted(set(pieces.first))
    assert all(0 < first < len(pieces.ids) - 1 for first in pieces.first)
    assert all(0 <= word < len(words) for word in pieces.likely)


def test_what_the_encoder_cannot_read_is_left_out() -> None:
    assert clean("tal\u200bks\ud800\x00") == "talks"
    assert clean("n’t") == "n't"
    assert clean("\ud83d") == clean("\u200b") == "[UNK]"


def test_likely_predicates_are_no_names_and_no_function_words() -> None:
    words = "The troops of Togo attacked and the shelling went on".split()
    (pieces,) = VOCABULARY.encode([words])
    assert [words[i] for i in pieces.likely] == ["troops", "attacked", "shelling", "went"]
    (loud,) = VOCABULARY.encode([["TROOPS", "ATTACKED", "TOGO"]])
    assert loud.likely == (0, 1, 2)
