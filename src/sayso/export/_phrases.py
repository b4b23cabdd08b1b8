"""The small words of a dossier: names with their article, lists, times in words, quoted words."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sayso.model.statement import Statement, Thing

LONGEST = 8  # words of a text that are quoted inside a sentence; longer ones are cut, the footnote has them all
_TITLE = 70  # characters of a title in a sentence; the footnote has it whole


@cache
def table() -> Mapping[str, Any]:
    """Return dossier.yml."""
    import yaml

    found: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("dossier.yml").read_text(encoding="utf-8"))
    return found


def movable(thing: Thing) -> bool:
    """True for what can change hands."""
    return thing.kind in table()["transfer"]["kinds"]


def things(s: Statement) -> list[str]:
    """Return what changes hands in a statement, quoted; things of no such kind are left to the footnote."""
    return list(dict.fromkeys(quoted(_before(t.words.text, s)) for t in s.objects if movable(t)))


def _before(thing: str, s: Statement) -> str:
    """Return a thing's words without an article, and without a closing "to" and the recipient, who is named anyway."""
    ends = [f" to {role.words.text}" for role in s.recipients]
    whole = next((thing.removesuffix(end) for end in ends if thing.endswith(end)), thing)
    first, _, rest = whole.partition(" ")
    return rest if rest and first.casefold() in table()["determiners"] else whole


def article(name: str) -> str:
    """Return a name, with "the" where it takes one."""
    rules, words = table()["the"], name.split()
    if name in rules["whole"] or words[0] in rules["first"]:
        return f"the {name}"
    return f"the {name}" if words[-1] in rules["last"] else name


def plural(s: Statement) -> bool:
    """True where the actors of a statement take a plural verb."""
    names = [role.actor.name or role.words.text for role in s.actors]
    return len(names) > 1 or any(name.split()[-1] in table()["plural"] for name in names if name.split())


def listed(parts: Sequence[str], word: str = "and") -> str:
    """Return "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def quoted(words: str | None) -> str:
    """Return the text's own words in quotation marks, on one line, cut where they are long."""
    found = (words or "").split()
    cut = " …" if len(found) > LONGEST else ""
    return f"“{' '.join(found[:LONGEST]).strip('“”')}{cut}”"


def titled(title: str | None, path: str) -> str:
    """Return a document's title between ‹ and ›, or the input's name where it has none."""
    name = " ".join((title or path.replace("\\", "/").rpartition("/")[2]).split())
    return f"‹{name if len(name) <= _TITLE else name[: _TITLE - 2].rpartition(' ')[0] + ' …'}›"


def capital(text: str) -> str:
    """Return text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def time(edtf: str) -> str:
    """Return an EDTF level-1 string in words: "November 2022", "summer 2022", "2015 or later"."""
    left, slash, right = edtf.partition("/")
    if not slash:
        return _point(edtf)
    if right in ("", ".."):
        return f"{_point(left)} or later"
    if left in ("", ".."):
        return f"until {_point(right)}"
    return f"{_point(left)} to {_point(right)}"


def _point(edtf: str) -> str:
    plain = edtf.rstrip("~?%")
    about = "about " if edtf[-1] in "~%" else "perhaps " if edtf[-1] == "?" else ""
    year, *more = plain.split("-")
    return about + _year(year, more)


def _year(year: str, more: list[str]) -> str:
    if year.endswith("XX"):
        return f"the {_ordinal(int(year[:2]) + 1)} century"
    if year.endswith("X"):
        return f"the {year[:3]}0s"
    if not more:
        return year
    if more[0] in table()["seasons"]:
        return f"{table()['seasons'][more[0]]} {year}"
    month = table()["months"][int(more[0]) - 1]
    return f"{int(more[1])} {month} {year}" if len(more) > 1 else f"{month} {year}"


def _ordinal(number: int) -> str:
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
