"""Which language a text is written in; a text in another one than is coded is set aside."""

import csv
from functools import cache
from importlib.resources import files
from typing import Any

_MIN_LETTERS = 20  # below this the detector guesses: "Berlin, 3. Mai" has 9 letters
_SHORT = 200  # letters; a shorter text needs a clear verdict
# Probability below which a short text stays in the expected language: the detector's wrong verdicts on eleven English
# headlines full of foreign names lay below 0.6; a short French sentence had 0.83.
_SURE = 0.8
_NONE = "zxx"  # ISO 639-2: no linguistic content
_SAMPLE = 4000  # characters from the middle of a long text: enough for the detector, and free of headings


def detect(text: str, expected: str) -> str:
    """Return the ISO 639-1 code of the language of `text`; `expected` where it is too short or too unclear to tell."""
    sample = text if len(text) <= _SAMPLE else text[(len(text) - _SAMPLE) // 2 :][:_SAMPLE]
    letters = sum(1 for c in sample if c.isalpha())
    if letters < _MIN_LETTERS:
        return expected
    found, probability = _detector().classify(sample.lower() if sample.isupper() else sample)
    if found in (expected, _NONE) or (letters < _SHORT and probability < _SURE):
        return expected
    return str(found)


def name(code: str) -> str:
    """Return the English name of a language; the code itself where the table lacks it."""
    return _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    lines = files("sayso.read").joinpath("languages.csv").read_text("utf-8").splitlines()
    return {row["code"]: row["name"] for row in csv.DictReader(lines)}


@cache
def _detector() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # Only languages that we can name: it takes plain English with West African names for Nigerian Pidgin.
    detector.set_languages([code for code in _names() if code in detector.nb_classes])
    return detector
