"""Form and part of speech -> dictionary form: tables of exceptions first, then endings; no trained part.

The tables are languages/en/{verbs,nouns,words}.yml.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from sayso.languages.load import load

_VOWEL = re.compile("[aeiouy]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_CACHE = 1 << 16  # distinct words; the bound of memory, about 10 MB
_FINITE_S = frozenset({"VERB", "AUX"})


@lru_cache(_CACHE)
def lemma(form: str, upos: str, feats: str = "") -> str:
    """Return the dictionary form: lower case, but names as written and without a plural's -s."""
    word = _INVISIBLE.sub("", form).replace("’", "'") or form
    if upos == "PROPN":
        return _name(word, feats)
    low = word.lower()
    known = _closed(upos, low, feats)
    if known is not None:
        return known
    if upos in _FINITE_S:
        return low if "VerbForm=Inf" in feats else _verb(low)
    if upos == "NOUN":
        return low if "Number=Sing" in feats else _noun(low)
    if upos in ("ADJ", "ADV"):
        return word if upos == "ADJ" and _proper(word) else _compared(low, feats)
    return low.replace(",", "") if upos == "NUM" and low[0].isdigit() else low


def _closed(upos: str, low: str, feats: str) -> str | None:
    words = load("en", "words")
    if upos == "PRON" and "Case=Acc" in feats and low in words["pron_accusative"]:
        return str(words["pron_accusative"][low])
    if upos in ("X", "INTJ", "CCONJ"):
        return low
    found = words.get(upos.lower(), {}).get(low)
    return None if found is None else str(found)


def _name(word: str, feats: str) -> str:
    month = load("en", "words")["months"].get(word.rstrip(".").lower())
    if month:
        return str(month)
    if "Number=Plur" not in feats or word.isupper():
        return word
    single = _noun(word.lower())
    return word[: len(single)] if word.lower().startswith(single) else word[0] + single[1:]


def _verb(low: str) -> str:
    table = _irregular()
    if low in table:
        return table[low]
    for suffix, cut in (("ing", 3), ("ed", 2)):
        if low.endswith(suffix) and _VOWEL.search(low[:-cut]) and len(low) > cut + 1:
            return _restore(low[:-cut]) if not low.endswith("ied") else f"{low[:-3]}y" if len(low) > 4 else low[:-1]
    if low.endswith("ies") and len(low) > 4:
        return f"{low[:-3]}y"
    if low.endswith(("ses", "zes", "shes", "ches", "xes", "oes")):
        return _restore(low[:-2])
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "'s")) and len(low) > 2 else low


def _restore(stem: str) -> str:
    """Return the base of what is left when an ending is taken off: "hop", "hopp" -> hop, "hoped" -> hope."""
    action = _longest(_stems(), f"^{stem}")
    return f"{stem}e" if action == "silent_e" else stem[:-1] if action == "doubled" else stem


def _proper(word: str) -> bool:
    """True for an adjective that keeps its capital: of a people or a creed."""
    if not word[0].isupper() or word.isupper() or word.lower() in load("en", "words")["common_adjectives"]:
        return False
    return bool(_longest(_endings("proper_adjectives"), f"^{word}"))


def _noun(low: str) -> str:
    table = load("en", "nouns")
    base = low.rpartition("-")[2] or low
    head = low[: len(low) - len(base)]
    if base in _unchanged_nouns() or base[0].isdigit():
        return low
    if base in table["irregular"]:
        return head + str(table["irregular"][base])
    for size in range(len(base) - 1, 0, -1):
        if (ending := base[-size:]) in table["endings"]:
            return head + base[:-size] + str(table["endings"][ending])
    return low


def _compared(word: str, feats: str) -> str:
    """Take off -er and -est where a feature tells of comparison; without features -est alone tells."""
    marked = "Degree=Cmp" in feats or "Degree=Sup" in feats
    if "Degree=Pos" in feats or word in load("en", "words")["not_compared"] or (not feats and not word.endswith("est")):
        return word
    cut = 3 if word.endswith("est") else 2 if word.endswith("er") and marked else 0
    stem = word[: len(word) - cut]
    if not cut or len(stem) < 3 or not _VOWEL.search(stem):
        return word
    if stem.endswith("i"):
        return f"{stem[:-1]}y"
    if stem[-1] == stem[-2] and stem[-1] in "bdgmnprt":
        return stem[:-1]
    return f"{stem}e" if _longest(_endings("silent_e_adjectives"), f"^{stem}") else stem


def _longest(table: Mapping[str, str], word: str) -> str:
    for start in range(len(word)):
        if word[start:] in table:
            return table[word[start:]]
    return ""


@cache
def _irregular() -> dict[str, str]:
    table = load("en", "verbs")
    forms = {form: base for base, others in table["irregular"].items() for form in others}
    prefixed = {p + form: p + base for p in table["prefixes"] for form, base in forms.items() if form.isalpha()}
    return {**prefixed, **forms, **{word: word for word in (*table["irregular"], *table["unchanged"])}}


@cache
def _stems() -> dict[str, str]:
    table = load("en", "verbs")
    return {ending: action for action in ("silent_e", "doubled", "plain") for ending in table[action]}


@cache
def _unchanged_nouns() -> frozenset[str]:
    return frozenset(load("en", "nouns")["unchanged"])


@cache
def _endings(name: str) -> dict[str, str]:
    return dict.fromkeys(load("en", "words")[name], "yes")
