"""Dictionary forms: a table of cases, and that no rule invents what it should not."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.analyse._lemma import lemma
from sayso.languages.load import load

with (Path(__file__).parent / "lemmas.csv").open(encoding="utf-8", newline="") as file:
    CASES = [tuple(row) for row in csv.reader(file)][1:]


@pytest.mark.parametrize(("form", "upos", "feats", "base"), CASES)
def test_table(form: str, upos: str, feats: str, base: str) -> None:
    assert lemma(form, upos, feats) == base


@pytest.mark.parametrize(
    ("base", "form"), [(b, f) for b, forms in load("en", "verbs")["irregular"].items() for f in forms]
)
def test_irregular_verbs_know_their_base(base: str, form: str) -> None:
    assert lemma(form, "VERB") in (base, "be")  # 's is "be" whatever table it stands in


@given(
    st.text(min_size=1),
    st.sampled_from(["VERB", "NOUN", "ADJ", "PROPN", "AUX", "X", "NUM", "PRON"]),
    st.sampled_from(["", "Number=Plur", "Degree=Cmp"]),
)
def test_no_form_is_without_a_lemma(form: str, upos: str, feats: str) -> None:
    assert lemma(form, upos, feats)


@given(
    st.sampled_from(
        [w for k in ("silent_e", "doubled", "plain") for w in load("en", "verbs")[k] if w.isalpha() and len(w) > 3]
    )
)
def test_a_base_is_its_own_base_with_an_infinitive(base: str) -> None:
    assert lemma(base, "VERB", "VerbForm=Inf") == base
