"""The words that lineage needs of a language, in the shapes that it needs them in."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sayso.errors import LanguageError

_TAIL = re.compile(r"[’']s?$")
_LEAST_STEM = 4  # letters that an ending must leave, so that "sing" stays "sing"; by rule


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What languages/<code>/lineage.yml holds, ready for use.

    ladder   first word of a phrase -> (its words, rung or None where it says nothing), the longest first
    rungs    names of the rungs, the lowest first
    months   an alternation of the months' names
    ahead    words by which a sentence speaks of what is still to come
    agencies plain name -> the plain first name of the same agency
    """

    common: frozenset[str]  # stems
    endings: tuple[str, ...]
    abbreviations: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    agencies: Mapping[str, str]
    nobody: frozenset[str]
    speech: frozenset[str]
    ladder: Mapping[str, tuple[tuple[tuple[str, ...], int | None], ...]]
    rungs: tuple[str, ...]
    months: str
    ahead: frozenset[str]


def lexicon(data: Mapping[str, Any]) -> Lexicon:
    """Return the words of a language; LanguageError where a part is missing or has another shape."""
    try:
        return Lexicon(
            common=frozenset(stem(word, tuple(data["endings"])) for word in data["common"]),
            endings=tuple(data["endings"]),
            abbreviations=frozenset(data["abbreviations"]),
            before=re.compile(rf"\b(?:{_either(data['cues_before'])})[\s:]+(?:the\s+)?$", re.I),
            after=re.compile(rf"[\s,]+(?:{_either(data['cues_after'])})\b", re.I),
            agencies={plain(name): plain(names[0]) for names in data["agencies"] for name in names},
            nobody=frozenset(data["nobody"]),
            speech=frozenset(data["speech"]),
            ladder=_ladder([(None, data["neutral"]), *enumerate(phrases for _, phrases in data["ladder"])]),
            rungs=tuple(name for name, _ in data["ladder"]),
            months=_either(data["months"]),
            ahead=frozenset(data["ahead"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LanguageError(f"broken: {error!r}", place="lineage", remedy="see languages/en/lineage.yml") from error


@lru_cache(maxsize=65536)
def stem(word: str, endings: tuple[str, ...]) -> str:
    """Return a word without case, possessive and the first of the endings that it has."""
    bare = _TAIL.sub("", word.lower().replace("’", "'"))
    for ending in endings:
        if bare.endswith(ending) and len(bare) - len(ending) >= _LEAST_STEM and bare.isalpha():
            return sys.intern(bare[: -len(ending)])
    return sys.intern(bare)


def plain(name: str) -> str:
    """Return a name without case, article, points and the end of a web address, for comparison."""
    bare = re.sub(r"^(?:www\.)?(.+)\.(?:com|org|net|info|co\.\w\w)$", r"\1", name.lower().strip())
    return re.sub(r"^the ", "", " ".join(re.findall(r"\w+", bare)))


def _either(phrases: list[str]) -> str:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)


def _ladder(rungs: Iterable[tuple[int | None, list[str]]]) -> dict[str, tuple[tuple[tuple[str, ...], int | None], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], int | None]]] = {}
    for rung, phrases in rungs:
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, rung))
    return {first: tuple(sorted(found[first], key=lambda entry: (-len(entry[0]), entry[0]))) for first in sorted(found)}
