"""Amounts in a text: numerals, number words and vague amounts, with what hedges them, as closed intervals."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.languages.load import load
from sayso.model.statement import Quantity

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount and where it stands, with unit and hedge: text[start:end]; `number` is where the count begins."""

    start: int
    end: int
    number: int
    quantity: Quantity


def find(text: str, start: int = 0, end: int | None = None) -> list[Amount]:
    """Return the amounts of text[start:end] in order, not overlapping; ranks and durations are none."""
    matches = _pattern().finditer(text, start, len(text) if end is None else end)
    return [amount for match in matches if (amount := _amount(text, match))]


def value(words: str) -> float | None:
    """Return the number that digits or number words write ("2.5 billion", "one hundred and twenty"), None for none."""
    total = current = 0.0
    seen = False
    for word in re.findall(r"[\d.,]*\d|[a-z]+", words.lower()):
        scale, small = _data()["scales"].get(word), _data()["words"].get(word)
        if word[0].isdigit():
            current, seen = current + float(word.replace(",", "")), True
        elif small is not None:
            current, seen = current + small, True
        elif scale is not None and scale >= 1000:
            total, current, seen = total + (current or 1) * scale, 0.0, True
        elif scale is not None:
            current, seen = (current or 1) * scale, True
        elif word not in ("a", "and"):
            return None
    return total + current if seen else None


def currencies() -> frozenset[str]:
    """Return the signs and codes that stand before an amount of money."""
    return frozenset(_data()["currencies"])


def _amount(text: str, match: re.Match[str]) -> Amount | None:
    if _counts_nothing(text, match):
        return None
    bounds = _bounds(match)
    if bounds is None:
        return None
    low, high = _hedged(bounds, _data()["hedges"].get(" ".join((match["hedge"] or "").lower().split())))
    unit = match["currency"] or match["unit"]
    end = match.end() if match["unit"] else match.end("count")
    start = match.start()
    number = match.start("currency") if match["currency"] else match.start("count")
    return Amount(start, end, number, Quantity(low, high, unit.strip() if unit else None, text[start:end]))


def _bounds(match: re.Match[str]) -> tuple[float, float | None] | None:
    if match["vague"]:
        low, high = _data()["vague"][" ".join(match["vague"].lower().split())]
        return float(low), None if high is None else float(high)
    low, high = value(match["low"]), value(match["high"] or match["low"])
    if low is None or high is None:
        return None
    scale = re.search(r"[a-z]+$", (match["high"] or "").lower())
    if scale and scale[0] in _data()["scales"] and match["low"].replace(",", "").replace(".", "").isdigit():
        low *= _data()["scales"][scale[0]]  # "10 to 20 million"
    return (low, high) if low <= high else None


def _hedged(bounds: tuple[float, float | None], hedge: str | None) -> tuple[float, float | None]:
    low, high = bounds
    share = float(_data()["near"])
    if hedge == "at least":
        return low, None
    if hedge == "at most":
        return 0.0, high
    if hedge == "near" and high is not None:
        return round(low * (1 - share), 6), round(high * (1 + share), 6)
    return (round(low * (1 - share), 6), high) if hedge == "nearly" else bounds


def _counts_nothing(text: str, match: re.Match[str]) -> bool:
    """True for "Resolution 1701", "the 2nd", "a 40-year war", "10 years"."""
    if match["vague"] or match["currency"]:
        return False
    before, after = text[max(0, match.start() - 24) : match.start()].lower(), text[match.end("count") :][:24]
    if re.search(rf"\b(?:{_either(_data()['not_before'])})\.? $", before):
        return True
    if any(re.match(pattern, after) for pattern in _data()["not_after"]):
        return True
    year = re.fullmatch(r"1[5-9]\d\d|20\d\d", match["low"]) and not match["unit"] and not match["hedge"]
    return bool(year) and (before.endswith(("the ", "in ")) or not re.match(r" (?:[a-z-]+ )?[a-z]+s\b", after))


@cache
def _pattern() -> re.Pattern[str]:
    data = _data()
    small = list(data["words"])
    scales = _either(w for w in data["scales"] if len(w) > 2)
    short = _either(w for w in data["scales"] if len(w) <= 2)
    word = rf"(?:(?:{_either(small)})(?:[- ](?:{_either(small)}))?)"
    scaled = rf"(?:[ -](?:{scales})(?:[ -]and[ -]{word}(?:[ -](?:{scales}))?|[ -]{word}(?:[ -](?:{scales}))?)?)"
    number = rf"(?:(?:{_DIGITS})(?: ?(?:{short})\b|(?:[ -](?:{scales}))+)?|\b{word}{scaled}*)"
    ranged = rf"(?:between )?(?P<low>{number})(?:(?:\s?(?:to|or|[-–—])\s?|(?<=\w) and )(?P<high>{number}))?"
    currency = "|".join(re.escape(c) for c in sorted(data["currencies"], key=len, reverse=True))
    return re.compile(
        rf"(?<![\w$€£.,:/-])(?:(?P<hedge>{_either(data['hedges'])})\s+)?(?:(?P<currency>{currency})\s?)?"
        rf"(?P<count>(?P<vague>{_either(data['vague'])})|{ranged})(?![\w/]|[.,]\d|-\d)"
        rf"(?:(?:\s|-)?(?P<unit>{_either(data['units'])})(?!\w))?",
        re.I,
    )


def _either(words: Iterable[object]) -> str:
    longest_first = sorted(map(str, words), key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest_first)


def _data() -> dict[str, Any]:
    data: dict[str, Any] = load("en", "numbers")
    return data
