"""The index of names: exact look-up, and all names in a text in one pass (Aho-Corasick)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from sayso.actors.entry import Entry, Hit, Match

if TYPE_CHECKING:
    from ahocorasick import Automaton

__all__ = ["Names"]

# Same length on both sides, so that offsets hold: curly apostrophes, odd hyphens and white space become plain ones.
_PLAIN = str.maketrans("\u2018\u2019\u02bc\u2010\u2011\u00a0\u202f\n\r\t", "'''--     ")

# Letters that Unicode does not take apart into a plain letter and an accent.
_BARE = str.maketrans("øØłŁđĐıðÐ", "oOlLdDidD")

# Shorter names in capitals are read as written only ("US", "WHO"): "IT" and "WHO" must not match "It" or "Who".
# Surnames need a letter more: headlines hold too many four-letter abbreviations.
_SHORTEST_IN_CAPITALS = 4

_WORD_BEFORE = re.compile(r"([^\s,;:()\"]+) $")
_WORD_AFTER = re.compile(r" ([A-Z][a-z]+)")
_GOES_ON = re.compile(r" (bin|bint|ibn|ould) [A-Z]| (al|el)-[A-Z]")  # "Ali bin Tamim" is not Ali


class Names:
    """Every name of the entries, read-only after construction.

    `ambiguous` names are not guessed at: not found without their accents, and not in capitals where they are surnames
    or metonyms. `phrases` hold actors' names without meaning them ("Indian Ocean"): what they cover is not reported.
    `beside` are the lower-case words that may stand beside a surname in capitals without making it another's name.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        ambiguous: Collection[str] = (),
        *,
        phrases: Iterable[str] = (),
        beside: Collection[str] = (),
    ) -> None:
        self._beside = frozenset(beside)
        exact: dict[str, list[Hit]] = {}
        for entry in entries:
            for name, how in _spellings(entry):
                _add(exact, name, Hit(entry, how), ambiguous)
        self._exact: Mapping[str, tuple[Hit, ...]] = {name: _ranked(hits) for name, hits in exact.items()}
        self._capitals = _in_capitals(self._exact, ambiguous)
        self._automaton = _automaton({**dict.fromkeys(phrases, ()), **self._capitals, **self._exact})

    def lookup(self, name: str) -> tuple[Hit, ...]:
        """Return the readings of exactly this name: as written, without article or possessive, else if ALL CAPITALS."""
        plain = " ".join(name.translate(_PLAIN).split())
        for form in _forms(plain):
            hits = self._exact.get(form) or self._capitals.get(form)
            if hits:
                return hits
        return ()

    def scan(self, text: str) -> list[Match]:
        """Return the leftmost longest names at word boundaries, in text order, not overlapping."""
        plain = text.translate(_PLAIN)
        found = sorted(self._candidates(plain), key=lambda span: (span[0], -span[1]))
        matches: list[Match] = []
        reached = 0
        for start, stop, hits in found:
            if start < reached:
                continue
            reached = stop
            hits = hits if self._may_be_surname(plain, start, stop) else tuple(h for h in hits if h.how != "surname")
            if hits:
                end = stop - 1 if plain[stop - 1] == "-" else stop  # "Sino-Soviet": the hyphen belongs to neither
                matches.append(Match(start, end, text[start:end], hits))
        return matches

    def _may_be_surname(self, plain: str, start: int, stop: int) -> bool:
        """False between capitalised words that make it part of another name ("Hunter X", "X Motor Company")."""
        before, after = (
            _WORD_BEFORE.search(plain[max(0, start - 30) : start]),
            _WORD_AFTER.match(plain[stop : stop + 30]),
        )
        if _GOES_ON.match(plain[stop : stop + 8]):
            return False
        return not (before and self._is_given_name(before[1])) and not (after and after[1].lower() not in self._beside)

    def _is_given_name(self, word: str) -> bool:
        bare = word.rstrip(".")
        titled = bare.lower() in self._beside or bare.lower().removesuffix("s") in self._beside  # "Presidents X and Y"
        if not bare[:1].isupper() or word.endswith("'s") or titled:
            return False
        return bare == word or len(bare) == 1  # "J. Smith"; a longer word with a full stop ends a sentence

    def _candidates(self, plain: str) -> Iterator[tuple[int, int, tuple[Hit, ...]]]:
        for last, (length, hits) in self._automaton.iter(plain):
            start, stop = last + 1 - length, last + 1
            if _is_word(plain, start, stop):
                yield start, stop, hits

    def __len__(self) -> int:
        """Number of distinct names."""
        return len(self._exact)


def _spellings(entry: Entry) -> Iterator[tuple[str, str]]:
    yield entry.name, "name"
    for alias in entry.aliases:
        how = "surname" if entry.kind == "person" and _is_part(alias, entry.name) else "alias"
        yield alias, how
        if how == "surname" and alias[:1].islower():  # "De Gaulle" opens a sentence
            yield alias[:1].upper() + alias[1:], how
    for word in entry.adjectives:
        yield word, "adjective"
    for place in entry.metonyms:
        yield place, "metonym"


def _is_part(alias: str, name: str) -> bool:
    """A single word ("Thatcher", a spelling of it) or the tail of the name ("de Gaulle"), unless an abbreviation."""
    if alias == name or (alias.isupper() and len(alias) > 1):
        return False
    return " " not in alias or name.endswith(" " + alias)


def _add(index: dict[str, list[Hit]], name: str, hit: Hit, ambiguous: Collection[str]) -> None:
    if name.isascii() and name.isprintable():  # most names, and nothing to make plain
        forms = {name}
    else:
        plain = name.translate(_PLAIN)
        bare = _ascii(plain)
        forms = {plain, plain if bare in ambiguous else bare}
    for form in forms:
        hits = index.setdefault(form, [])
        if all(old.entry is not hit.entry for old in hits):
            hits.append(hit)


def _ascii(name: str) -> str:
    if name.isascii():
        return name
    letters = unicodedata.normalize("NFKD", name.translate(_BARE))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _ranked(hits: list[Hit]) -> tuple[Hit, ...]:
    """Entries that hold today come first, then the later ones; the order of the files decides the rest."""
    if len(hits) == 1:
        return (hits[0],)
    return tuple(sorted(hits, key=lambda hit: hit.entry.end or "9999", reverse=True))


def _in_capitals(exact: Mapping[str, tuple[Hit, ...]], ambiguous: Collection[str]) -> dict[str, tuple[Hit, ...]]:
    """Names in capitals as headlines write them; a surname that is an ordinary word too ("MAY") is left out."""
    capitals: dict[str, tuple[Hit, ...]] = {}
    for name, hits in exact.items():
        upper = name.upper()
        word = name in ambiguous and all(hit.how in ("surname", "metonym") for hit in hits) and " " not in name
        short = len(name) < _SHORTEST_IN_CAPITALS + (hits[0].how == "surname")
        if not short and upper not in exact and len(upper) == len(name) and not word:
            capitals[upper] = capitals.get(upper, ()) + hits
    return capitals


def _forms(name: str) -> Iterator[str]:
    yield name
    bare = name[4:] if name[:4].lower() == "the " else name
    yield bare
    for ending in ("'s", "'"):
        if bare.endswith(ending):
            yield bare.removesuffix(ending)


def _automaton(names: Mapping[str, tuple[Hit, ...]]) -> Automaton:
    from ahocorasick import Automaton

    automaton = Automaton()
    for name, hits in names.items():
        automaton.add_word(name, (len(name), hits))
    automaton.make_automaton()
    return automaton


def _is_word(text: str, start: int, stop: int) -> bool:
    """Word boundaries on both sides; a combining form ("Sino-") must be followed by a letter."""
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return False
    after = text[stop : stop + 1]
    if text[stop - 1] == "-":
        return after.isalpha()
    return not (after.isalnum() or after == "_")
