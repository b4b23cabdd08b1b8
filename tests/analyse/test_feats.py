"""Features by rule, on small trees."""

import pytest

from sayso.analyse._feats import features

WORDS = {
    "he": "PRON",
    "was": "AUX",
    "has": "AUX",
    "will": "AUX",
    "been": "AUX",
    "be": "AUX",
    "to": "PART",
    "not": "PART",
}


def verb(sentence: str, relations: str, head: int) -> str:
    """Return the features of word `head`, all other words being its dependents."""
    forms = sentence.split()
    upos = ["VERB" if i == head else WORDS.get(form, "NOUN") for i, form in enumerate(forms)]
    heads = [-1 if i == head else head for i in range(len(forms))]
    return features(forms, upos, heads, relations.split())[head]


@pytest.mark.parametrize(
    ("sentence", "relations", "head", "expected"),
    [
        ("rebels attacked", "nsubj root", 1, "Mood=Ind|Tense=Past|VerbForm=Fin"),
        ("rebels attack", "nsubj root", 1, "Mood=Ind|Tense=Pres|VerbForm=Fin"),
        ("army attacks", "nsubj root", 1, "Mood=Ind|Tense=Pres|VerbForm=Fin|Number=Sing|Person=3"),
        ("army was attacked", "nsubj:pass aux:pass root", 2, "Tense=Past|VerbForm=Part|Voice=Pass"),
        ("army has attacked", "nsubj aux root", 2, "Tense=Past|VerbForm=Part"),
        ("army will attack", "nsubj aux root", 2, "VerbForm=Inf"),
        ("to attack", "mark root", 1, "VerbForm=Inf"),
        ("army was attacking", "nsubj aux root", 2, "Tense=Pres|VerbForm=Part"),
        ("attacked towns", "acl root", 0, "Tense=Past|VerbForm=Part|Voice=Pass"),
        ("attack", "root", 0, "Mood=Imp|VerbForm=Fin"),
    ],
)
def test_verbs(sentence: str, relations: str, head: int, expected: str) -> None:
    assert verb(sentence, relations, head) == expected


def test_nouns_names_and_negation() -> None:
    found = features(
        ["troops", "Oslo", "not", "of"],
        ["NOUN", "PROPN", "PART", "ADP"],
        [-1, 0, 0, 1],
        ["root", "nmod", "advmod", "case"],
    )
    assert found == ["Number=Plur", "Number=Sing", "Polarity=Neg", ""]
