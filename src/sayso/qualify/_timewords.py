"""The words of time expressions, compiled from data (languages/en/time.yml, periods.yml) into patterns."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.languages.load import load

_DAY = r"(?P<{0}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|,\d{{1,3}}(?!\d)|:\d|\.\d)"
_YEAR = r"(?P<y>1[5-9]\d\d|20\d\d)(?!\d|,\d|\.\d|[-‑](?=\d|[a-z]+ed\b|strong\b))"


def data() -> dict[str, Any]:
    """Return what languages/en/time.yml holds."""
    words: dict[str, Any] = load("en", "time")
    return words


@cache
def periods() -> dict[str, str]:
    """Return the named periods and their aliases, apostrophes straight, each with its EDTF."""
    rows = load("en", "periods")
    names = {name: row["edtf"] for row in rows for name in (row["name"], *row.get("aliases", ()))}
    return {str(k).replace("’", "'"): str(v) for k, v in names.items()}


@cache
def bound_pattern() -> re.Pattern[str]:
    """Return the pattern of a bounding word with its fillers, to stand right before a time."""
    bounds, fillers = either(data()["bounds"]), either(data()["fillers"])
    return re.compile(rf"\b(?P<bound>{bounds})\s+(?P<fillers>(?:(?:{fillers})\s+)*)$", re.I)


@dataclass(frozen=True, slots=True)
class Pattern:
    """What the grammar looks for; a text without a word of one of the sets in `needs` ("0" is a digit) has none."""

    kind: str
    regex: re.Pattern[str]
    needs: tuple[frozenset[str], ...]

    def may_stand(self, words: frozenset[str]) -> bool:
        """True where a text of these words can hold it: cheap, and never wrong about absence."""
        return not any(need.isdisjoint(words) for need in self.needs)


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, with "0" where it has a digit."""
    return frozenset(re.findall(r"[^\W\d_]+", text.lower())) | ({"0"} if re.search(r"\d", text) else set())


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return everything that the grammar looks for."""
    classes = {**_date_classes(), **_count_classes()}
    found = [(p["kind"], _filled(p["match"], classes), _needs(p["match"])) for p in data()["patterns"]]
    found.append(("word", rf"(?i:{either(data()['words'])})\b", (_telling(data()["words"]),)))
    found.append(("holiday", rf"(?P<h>{either(data()['holidays'])})\b(?:,? {_YEAR})?", (_telling(data()["holidays"]),)))
    found.append(("named", _named(), (_telling(periods()),)))
    return tuple(Pattern(kind, re.compile(rf"(?<![\w$€£])(?:{text})"), needs) for kind, text, needs in found)


def _filled(template: str, classes: dict[str, str]) -> str:
    return re.sub(r"\{([a-z]+2?)\}", lambda m: classes[m[1]], template)


def _needs(template: str) -> tuple[frozenset[str], ...]:
    """The words without which a template cannot match: those of its classes, but for what is optional in it."""
    certain = template
    while (shorter := re.sub(r"\((?:\?[:!<=]+|\?P<\w+>)?(?:[^()\\]|\\.)*\)\?", "", certain)) != certain:
        certain = shorter
    units = [form for unit in data()["units"] for form in (unit, f"{unit}s")]
    digit, words = ["0"], data()
    sets = {
        "{month}": words["months"], "{season}": words["seasons"], "{weekday}": words["weekdays"], "{unit}": units,
        "{units}": units, "hours|": units, "{decade}": words["decades"], "{year}": digit, "{day}": digit, r"\d": digit,
        "[2-9]0": digit, "century": ["century"], " half of": ["half"], " quarter of": ["quarter"],
    }  # fmt: skip
    return tuple(_telling(names) for key, names in sets.items() if key in certain)


def _telling(names: Iterable[str]) -> frozenset[str]:
    """The longest word of each name: where it is missing, so is the name."""
    return frozenset(max(words_of(name), key=len) for name in names)


def either(words: Iterable[object]) -> str:
    """Return a regular expression for any of the words, longest first, spaces elastic."""
    longest_first = sorted(map(str, words), key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest_first)


def _date_classes() -> dict[str, str]:
    words = data()
    months, seasons = words["months"], words["seasons"]
    full, short = either(words["weekdays"]), either(words["weekday_abbreviations"])
    return {
        "month": rf"(?P<m>{either([*months, *(m.upper() for m in months)])})\b",
        "day": _DAY.format("d"),
        "day2": _DAY.format("d2"),
        "year": _YEAR,
        "anyweekday": rf"(?P<wd>(?:{full})|(?:{short})\.?)",
        "weekday": rf"(?P<wd>{full})(?![a-z])",
        "season": rf"(?P<s>{either([*seasons, *(s.title() for s in seasons)])})\b",
        "ordinal": rf"(?P<o>(?i:{either(words['ordinals'])}))",
        "decade": rf"(?P<decade>(?i:{either(words['decades'])}))\b",
        "part": rf"(?P<part>(?i:(?:the )?\b(?:{either(words['parts'])})(?:-|\s+(?:in\s+|of\s+)?(?:the\s+)?)))",
    }


def _count_classes() -> dict[str, str]:
    words = data()
    numbers = {w: n for w, n in words["numbers"].items() if w not in ("a", "an")}
    tens = either(w for w, n in numbers.items() if n >= 20)
    return {
        "unit": rf"(?P<u>(?i:{either(words['units'])}))\b",
        "units": rf"(?P<u>(?i:{either(words['units'])})s?)\b",
        "number": rf"(?P<n>\d{{1,3}}|(?i:(?:(?:{tens})[ -])?(?:{either(numbers)})|an?\b))",
        "loose": rf"(?i:\b(?:{either(words['loose_numbers'])}))",
        "turn": rf"(?P<turn>(?i:{either(words['turns'])}))",
        "direction": rf"(?P<dir>(?i:{either(words['directions'])}))\b",
    }


def _named() -> str:
    """A named period right behind one of its leads, "the" between them or not; fewer leads where it can act as well."""
    rows = [row for row in load("en", "periods") if row.get("actor")]
    acting = {name for row in rows for name in (row["name"], *row.get("aliases", ()))}
    plain = [name for name in periods() if name not in acting]
    either_kind = ((data()["period_leads"], plain), (data()["rule_leads"], acting))
    leads = "|".join(f'(?:{_leads(words)})(?=[“"]?(?:{either(_quotes(names))})\\b)' for words, names in either_kind)
    return rf"(?:{leads})[“\"]?(?P<named>{either(_quotes(periods()))})\b"


def _leads(words: Iterable[str]) -> str:
    return "|".join(rf"(?<=\b{w}{the} )" for lead in words for w in (lead, lead.title()) for the in ("", " the"))


def _quotes(names: Iterable[str]) -> list[str]:
    found = list(names)
    return [*found, *(name.replace("'", "’") for name in found if "'" in name)]
