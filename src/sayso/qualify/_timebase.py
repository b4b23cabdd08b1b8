"""What a time expression names, before it meets a calendar: from a pattern's match to a Base."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sayso.qualify._timewords import data, periods


@dataclass(frozen=True, slots=True)
class Base:
    """What an expression names, before it meets a calendar.

    kind   "date", "turn" (last week), "shift" (two days ago), "span" (the past year), "offset" (two days after ...),
           "anniversary" (ten years ago today), "named", "range" or "vague"
    edtf   where the words alone name the period
    year, month, day, weekday (Monday 0), season (EDTF code)   what is said of the date
    part   "early", "mid", "late", "so far" or "to come"
    unit, count   for turns, shifts and spans; for a date, the unit and direction that give its year ("last March")
    frame  "reference" (relative to when it is said), "anchor" (to the time last spoken of) or ""
    """

    kind: str
    edtf: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    part: str | None = None
    unit: str | None = None
    count: int | None = None
    frame: str = ""


def read(kind: str, match: re.Match[str]) -> Base | None:
    """Return what a match of a pattern of this kind names, None where it names nothing."""
    groups = {k: v for k, v in match.groupdict().items() if v is not None}
    reader = _READERS.get(kind)
    return reader(groups, match) if reader else None


def _date(groups: Mapping[str, str], match: re.Match[str]) -> Base:
    months, seasons = data()["months"], data()["seasons"]
    month = months.get(groups.get("m", "").title())
    month = month or (int(groups["mm"]) if "mm" in groups else None)
    turn = _turn(groups)
    half = groups.get("half") or groups.get("quarter")
    unit = None
    if turn:
        ends = re.search(r"\b(year|week)$", match.group(), re.I)
        unit = ends[1].lower() if ends else "named"
    return Base(
        "date", year=_int(groups.get("y")), month=month, day=_int(groups.get("d")),
        weekday=_weekday(groups), season=seasons.get(groups.get("s", "").lower()),
        part=f"{half} {'half' if 'half' in groups else 'quarter'}" if half else _part(groups),
        unit=unit, count=turn[0] if turn else None, frame=turn[1] if turn else "",
    )  # fmt: skip


def _days(groups: Mapping[str, str], match: re.Match[str]) -> Base:
    return _date(groups, match)


def _slash(groups: Mapping[str, str], _: re.Match[str]) -> Base | None:
    first, second = int(groups["a"]), int(groups["b"])
    if first > 12 >= second > 0 and first <= 31:
        return Base("date", year=int(groups["y"]), month=second, day=first)
    if second > 12 >= first > 0 and second <= 31:
        return Base("date", year=int(groups["y"]), month=first, day=second)
    return Base("vague")  # 3/11 is two days on two shores: kept as stated


def _year(groups: Mapping[str, str], _: re.Match[str]) -> Base:
    return Base("date", year=int(groups["y"]), part=_part(groups))


def _decade(groups: Mapping[str, str], _: re.Match[str]) -> Base:
    year = _int(groups.get("y")) or _int(groups.get("short"))
    if year is None:
        year = data()["decades"][groups["decade"].lower()]
    full = year if year > 99 else 1900 + year
    if full % 100 == 0 and full < 2000:  # "the 1800s"
        return Base("named", edtf=f"{full // 100}XX", part=_part(groups))
    return Base("named", edtf=f"{full // 10}X", part=_part(groups))


def _century(groups: Mapping[str, str], _: re.Match[str]) -> Base:
    number = _int(groups.get("c")) or data()["ordinals"][groups["o"].lower()]
    return Base("named", edtf=f"{number - 1:02}XX", part=_part(groups))


def _turning(groups: Mapping[str, str], _: re.Match[str]) -> Base | None:
    turn, unit = _turn(groups), _unit(groups)
    if turn is None or unit in ("hour", "minute") or unit is None:
        return None
    return Base("turn", unit=unit, count=turn[0], frame=turn[1], part=_part(groups))


def _shift(groups: Mapping[str, str], _: re.Match[str]) -> Base:
    sign, frame = data()["directions"][squeeze(groups["dir"])]
    return _counted("shift", groups, sign, frame)


def _anniversary(groups: Mapping[str, str], _: re.Match[str]) -> Base:
    """ "ten years ago last week": the week that was the last one ten years ago."""
    return replace(_counted("anniversary", groups, -1, "reference"), part=squeeze(groups["inner"]))


def _offset(groups: Mapping[str, str], _: re.Match[str]) -> Base:
    """ "two days after": how far what follows lies before (count above 0) or behind the clause that it hangs on."""
    unit, count = _unit(groups), _number(groups.get("n", "one"))
    if unit in ("hour", "minute"):
        unit, count = "day", count // 24
    return Base("offset", unit=unit, count=count if groups["side"] == "after" else -count)


def _span(groups: Mapping[str, str], match: re.Match[str]) -> Base:
    if "n" not in groups and re.search(r"(?:days|weeks|months|years|decades|centuries)$", match.group()):
        return Base("vague")
    return _counted("span", groups, data()["spans"][groups["toward"].lower()], "reference")


def _counted(kind: str, groups: Mapping[str, str], sign: int, frame: str) -> Base:
    unit, count = _unit(groups), _number(groups.get("n", "one"))
    if unit == "hour" and count % 24 == 0:
        unit, count = "day", count // 24
    if unit in ("hour", "minute", None):
        return Base("vague")
    return Base(kind, unit=unit, count=sign * count, frame=frame)


def _vague(_groups: Mapping[str, str], _match: re.Match[str]) -> Base:
    return Base("vague")


def _years(groups: Mapping[str, str], _: re.Match[str]) -> Base | None:
    first, last = groups["y"], groups["y2"]
    last = last if len(last) == 4 else first[:2] + last
    return Base("range", edtf=f"{first}/{last}") if int(first) < int(last) else None


def _word(_groups: Mapping[str, str], match: re.Match[str]) -> Base:
    unit, count, frame = data()["words"][squeeze(match.group())]
    return Base("vague") if unit is None else Base("shift", unit=unit, count=count, frame=frame)


def _holiday(groups: Mapping[str, str], match: re.Match[str]) -> Base:
    month, day = data()["holidays"][groups["h"]]
    return Base("date", month=month, day=day, year=_int(groups.get("y")))


def _named(groups: Mapping[str, str], _: re.Match[str]) -> Base:
    return Base("named", edtf=periods()[groups["named"].replace("’", "'")])


_READERS = {
    "date": _date, "days": _days, "slash": _slash, "year": _year, "decade": _decade, "century": _century,
    "turn": _turning, "shift": _shift, "span": _span, "vague": _vague, "years": _years, "word": _word,
    "holiday": _holiday, "named": _named, "offset": _offset, "anniversary": _anniversary,
}  # fmt: skip


def other_end(kind: str, match: re.Match[str], base: Base) -> Base | None:
    """Return the last day of a range of days ("May 3-5")."""
    return replace(base, day=int(match["d2"])) if kind == "days" else None


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def squeeze(text: str) -> str:
    """Return the text in lower case with single spaces, as the tables of words have it."""
    return " ".join(text.lower().split())


def _turn(groups: Mapping[str, str]) -> tuple[int, str] | None:
    found = data()["turns"].get(squeeze(groups.get("turn", "")))
    return (found[0], found[1]) if found else None


def _part(groups: Mapping[str, str]) -> str | None:
    words = (groups.get("part") or groups.get("part2") or "").lower()
    found = re.match(r"(?:the )?([a-z]+)", words)
    return data()["parts"].get(found[1]) if found else None


def _unit(groups: Mapping[str, str]) -> str | None:
    word = groups["u"].lower()
    unit = data()["units"].get(word) or data()["units"].get(word.removesuffix("s"))
    return "century" if unit == "centurie" else unit


def _weekday(groups: Mapping[str, str]) -> int | None:
    word = groups.get("wd", "")
    found = data()["weekdays"].get(word, data()["weekday_abbreviations"].get(word))
    return None if found is None else int(found)


def _number(text: str) -> int:
    words = text.lower().replace("-", " ").split()
    return int(text) if text.isdigit() else sum(data()["numbers"][w] for w in words)
