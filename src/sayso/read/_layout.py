"""The tables of layout.yml, loaded once: patterns of furniture, labels, months, words that name outlets."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

Patterns = Mapping[str, re.Pattern[str]]


@cache
def table() -> Mapping[str, Any]:
    """Return layout.yml."""
    import yaml

    loaded: Mapping[str, Any] = yaml.safe_load(files("sayso.read").joinpath("layout.yml").read_text("utf-8"))
    return loaded


@cache
def markup() -> Mapping[str, Any]:
    """Return markup.yml, its expressions compiled."""
    import yaml

    loaded: dict[str, Any] = yaml.safe_load(files("sayso.read").joinpath("markup.yml").read_text("utf-8"))
    single = {key: _pattern(value) for key, value in loaded.items() if isinstance(value, str)}
    return {**loaded, **single, "scripts": [_pattern(key) for key in loaded["scripts"]]}


@cache
def furniture() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    """Return (reason, patterns that fit a whole block of that kind), in the order in which they are tried."""
    return tuple((reason, tuple(_pattern(p) for p in found)) for reason, found in table()["furniture"].items())


@cache
def patterns(name: str) -> Patterns:
    """Return one of the tables "markup" and "fields" of regular expressions, compiled."""
    return {key: _pattern(source) for key, source in table()[name].items()}


@cache
def posts() -> re.Pattern[str]:
    """Return the pattern of the class of one post in a forum."""
    return _pattern(table()["posts"])


@cache
def kind(name: str) -> re.Pattern[str]:
    """Return the pattern "live", "channel", "posted", "senders" or "letter" of classes of a page's elements."""
    return _pattern(table()[name])


@cache
def words(name: str) -> str:
    """Return a list of words as the inside of a regular expression, longest first."""
    return "|".join(re.escape(w) for w in sorted(table()[name], key=len, reverse=True))


@cache
def labels() -> re.Pattern[str]:
    """Return the pattern of a labelled line of a heading; the group that matched the label names the field."""
    kinds = "|".join(f"(?P<{field}>{'|'.join(map(re.escape, found))})" for field, found in table()["labels"].items())
    return _pattern(rf"(?:{kinds})\s*:\s*(?P<value>\S.*)")


@cache
def outlet_word() -> re.Pattern[str]:
    """Return the pattern of a word by which an outlet's or an issuing body's name is known."""
    return _pattern(rf"\b(?:{words('outlet_words')})s?\b")


@cache
def ends() -> frozenset[str]:
    """Return the reasons after which an article is over."""
    return frozenset(table()["ends"])


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE | re.DOTALL)


def before_day() -> str:
    """Return the pattern of what may lead a day: "Published on:", "Monday,"."""
    return rf"(?:(?:{words('date_words')})\s*(?:on|at)?\s*:?\s*)?(?:(?:{words('weekdays')})\b[.,]*\s*)?"


@cache
def months() -> str:
    """Return the alternatives of names of months, longer ones first where one begins another."""
    return "|".join(re.escape(name) for names in table()["months"] for name in sorted(names, reverse=True))
