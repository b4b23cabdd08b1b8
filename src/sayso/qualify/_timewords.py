"""The words of time expressions, compiled from data (languages/en/time.yml, periods.yml) into patterns."""

import re
from collections.abc import Iterable
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


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return (kind, pattern) of everything that the grammar looks for."""
    classes = {**_date_classes(), **_count_classes()}
    found = [(p["kind"], re.sub(r"\{([a-z]+2?)\}", lambda m: classes[m[1]], p["match"])) for p in data()["patterns"]]
    found.append(("word", rf"(?i:{either(data()['words'])})\b"))
    found.append(("holiday", rf"(?P<h>{either(data()['holidays'])})\b(?:,? {_YEAR})?"))
    found.append(("named", _named()))
    return tuple((kind, re.compile(rf"(?<![\w$€£])(?:{pattern})")) for kind, pattern in found)


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
    leads = "|".join(f"(?:{_leads(words)})(?=[“\"]?(?:{either(_quotes(names))})\\b)" for words, names in either_kind)
    return rf"(?:{leads})[“\"]?(?P<named>{either(_quotes(periods()))})\b"


def _leads(words: Iterable[str]) -> str:
    return "|".join(rf"(?<=\b{w}{the} )" for lead in words for w in (lead, lead.title()) for the in ("", " the"))


def _quotes(names: Iterable[str]) -> list[str]:
    found = list(names)
    return [*found, *(name.replace("'", "’") for name in found if "'" in name)]
