"""When a page was published, as it tells its own scripts: JSON in <script>, attributes beside the headline."""

import re
from collections.abc import Iterator
from typing import Any

from sayso.model.period import Period
from sayso.read import _dates, _layout

_PAIR = re.compile(
    r"[\"']?(?P<key>\w[\w-]{2,40})[\"']?\s*[:=]\s*(?P<value>\"[^\"\n]{8,40}\"|'[^'\n]{8,40}'|\d{10}(?:\d{3})?\b)"
)
_NEAR = 4_000  # characters between a headline and a date in the same data; objects of related stories lie beyond
_BEFORE, _BEHIND = 12, 30  # elements before and behind a headline among which its date is printed
_APART = {"aside", "nav", "footer", "header", "form"}
_LINE = 120  # characters of a paragraph that is no line of the head
_AGO = 40  # characters of "about 3 hours ago"
_FIRST_YEAR = 1990  # no page is older


def published(root: Any, headlines: list[str]) -> list[tuple[Period, str]]:
    """Return the day that the data of scripts give, with the characters; [] where they give none, or several."""
    for wanted in _layout.markup()["scripts"]:
        found = [pair for script in root.iter("script") for pair in _pairs(script.text or "", wanted, headlines)]
        days = {period.edtf: (period, text) for _, period, text in found}
        if len(days) == 1:
            return list(days.values())
        if near := sorted((place, period.edtf, text) for place, period, text in found if place < _NEAR):
            return [(Period.parse(near[0][1]), near[0][2])]
    return []


def _pairs(text: str, wanted: re.Pattern[str], headlines: list[str]) -> Iterator[tuple[int, Period, str]]:
    """Yield (distance from the headline, day, characters) of the pairs of a script whose key is wanted."""
    places = [match.start() for line in headlines for match in re.finditer(re.escape(line), text)]
    for match in _PAIR.finditer(text):
        period = _day(match["value"].strip("\"'")) if wanted.fullmatch(match["key"]) else None
        if period:
            distance = min((abs(match.start() - place) for place in places), default=_NEAR)
            yield distance, period, match[0]


def beside(root: Any) -> list[tuple[Period, str]]:
    """Return the day that an attribute of an element beside the headline gives ("<time datetime=...>3 h ago")."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    title = next((i for i, element in enumerate(elements) if element.tag == "h1"), None)
    if title is None:
        return []
    behind, before = elements[title : title + _BEHIND], elements[max(0, title - _BEFORE) : title]
    for element in [*behind, *reversed(before)]:
        if any(above.tag in _APART and above.find(".//h1") is None for above in element.iterancestors()):
            continue
        named = [name for name, _ in element.items() if _layout.markup()["moment_names"].fullmatch(name)]
        for name in (*_layout.markup()["moments"], *named):
            if (element.tag in ("time", "abbr") or name != "title" or _is_ago(element)) and (
                period := _day(element.get(name) or "")
            ):
                return [(period, element.get(name))]
    return []


def _is_ago(element: Any) -> bool:
    """True for a short element that tells how long ago something was ("3 years ago"), whose hint gives the day."""
    words = " ".join("".join(element.itertext()).split())
    return len(words) <= _AGO and bool(re.search(r"(?i)\b(?:ago|yesterday|just now)$", words))


def stamped(root: Any) -> list[tuple[Period, str]]:
    """Return the day of the first <time> below the headline and above the text, which prints no day in full."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    title = next((i for i, element in enumerate(elements) if element.tag == "h1"), len(elements))
    for element in elements[title : title + _BEHIND]:
        words = " ".join("".join(element.itertext()).split())
        if element.tag == "p" and len(words) > _LINE:
            break
        if element.tag != "time" or any(above.tag in _APART for above in element.iterancestors()):
            continue
        parent = element.getparent()
        led = f"{parent.text or ''} {getattr(element.getprevious(), 'tail', '') or ''} {words}"
        changed = re.search(rf"(?i)\b(?:{_layout.words('update_words')})\b", led)
        period = _day(element.get("datetime") or "")
        return [(period, element.get("datetime"))] if period and not changed and not _dates.scan(words) else []
    return []


def _day(value: str) -> Period | None:
    """Return a day that a value gives in full, None for what is no date or only a year."""
    period = _dates.iso(value)
    return period if period and len(period.edtf) == len("2000-01-01") and int(period.edtf[:4]) >= _FIRST_YEAR else None
