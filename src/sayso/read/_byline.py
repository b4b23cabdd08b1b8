"""Who wrote a text, as a line says it: people, offices, people with their outlet."""

import re
from functools import cache

from sayso.read import _layout
from sayso.read._fact import Fact
from sayso.read._names import are_people, is_name, is_outlet, is_person, without_role

_AFTER_NAMES = re.compile(r"\s+(?:in|at|for|from|on|-)\s+|\s*[|•·/–—(]\s*|\s*,\s*(?!(?:and|&)\b)")
_OFFICE = re.compile(
    r"^(?:our|the) (?:[\w-]+ ){0,3}(?i:correspondents?|reporters?|editors?|staff writers?),? (?=[A-Z])"
)
_LISTED = re.compile(r"\s*,\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+|\s*;\s*")
_PICTURES = re.compile(
    r"\s+(?:photos?|pictures?|videos?|editing|translation|illustrations?|graphics?)\s*(?:by\b|:).*", re.I
)
_PLACE = re.compile(r"\s+(?:in|at|from)\s+(?=[A-Z])|\s*\((?=[A-Z])")


def read_byline(text: str, *, named: bool) -> list[Fact]:
    """Return who a line says has written a text ("By Anna Roe in Batumi"), [] for others; `named` by its markup."""
    text = _PICTURES.sub("", text[1:-1] if text[:1] + text[-1:] == "()" else text)
    sender = _PLACE.split(text.removeprefix("From "))[0]
    if text.startswith("From ") and is_person(sender) and not sender.startswith("Our "):
        return [Fact("byline", sender, "stated", text, 0.8)]
    match = _by().fullmatch(text) or (_abroad().fullmatch(text) if named or _abroad_sure().match(text) else None)
    text = without_role(text)
    rest = _OFFICE.sub("", next(filter(None, match.groups()), "") if match else text if named else "")
    if match and match.groupdict().get("sent") and not is_person(without_role(rest)):
        return [Fact("byline", text[len("from ") : match.start("sent")].strip(" ,"), "stated", text, 0.6)]
    if several := _in_places(rest):
        return [Fact("byline", several, "stated", text, 0.9)]
    names, after = [*_AFTER_NAMES.split(without_role(rest).rstrip(" -–|/"), maxsplit=1), ""][:2]
    if not rest or not are_people(names):
        return []
    more = re.split(r",\s*", after)
    facts = [Fact("byline", _join(names, more), "stated", text, 0.9)]
    outlet = next((part for part in more if is_outlet(part) and not part.lower().startswith("special to")), "")
    return [*facts, Fact("outlet", outlet, "stated", text, 0.7)] if outlet else facts


def _in_places(rest: str) -> str:
    """Return the names in "Anna Roe in Batumi and Ben Mar in Poti", "" where only one or no place follows a name."""
    pieces = [piece for piece in _LISTED.split(rest) if piece]
    parted = [_PLACE.split(piece, maxsplit=1) for piece in pieces]
    people = [part for part in parted if is_person(part[0])]
    if len(people) < 2 or sum(len(part) > 1 for part in people) < 1 or len(people[0]) < 2:
        return ""
    names = [part[0] for part in people]
    return f"{', '.join(names[:-1])} and {names[-1]}"


@cache
def _by() -> re.Pattern[str]:
    """The words before a writer's name, in English, and labels of all languages ("Autor: ...")."""
    labels = _layout.words("byline_labels")
    return re.compile(
        r"(?:(?:in\s+\w+|written|submitted|contributed|filed|reported|reporting|words|text|story|analysis|interview(?:ed)?"
        r"|commentary|posted|report|published|compiled)\s+)?by\b\s*:?\s+(?P<rest>.{2,160})"
        rf"|(?:{labels})\s*:\s*(?P<named>.{{2,120}})"
        r"|from (?:our|the|a) (?:own |special |staff |\w+ )?correspondents?\b,?(?:\s+in\b)?\s+(?P<sent>.{2,80})",
        re.IGNORECASE,
    )


@cache
def _abroad() -> re.Pattern[str]:
    return re.compile(rf"(?:{_layout.words('by_abroad')})\s*:?\s+(?P<rest>.{{2,120}})", re.IGNORECASE)


@cache
def _abroad_sure() -> re.Pattern[str]:
    """Those of the words that need no markup: parted from the name by a colon, or small."""
    words = _layout.words("by_abroad")
    return re.compile(rf"(?i:{words})\s*:|(?:{words}|Por)\s+[A-ZÀ-Ž]")


def desk(text: str) -> list[Fact]:
    """Return an office that signs instead of a person ("Foreign desk", "Staff correspondent")."""
    office = re.fullmatch(rf"(?P<of>.{{0,60}}?)\s*\b(?:{_layout.words('desks')})", text, re.IGNORECASE)
    person = office["of"].strip(" ,|–-") if office else ""
    if office and office["of"].rstrip().endswith(",") and is_person(person):
        return [Fact("byline", person, "stated", text, 0.7)]
    fits = office and len(text.split()) <= 6 and text[0].isupper() and (not office["of"] or is_name(office["of"]))
    return [Fact("byline", text, "stated", text, 0.6)] if fits else []


def with_outlet(text: str) -> list[Fact]:
    """Read "Anna Roe & Ben Mar, Batumi Herald": people, and the outlet that they write for."""
    names, _, outlet = text.partition(", " if ", " in text else " for ")
    people = re.split(r"\s+(?:&|and)\s+", names)
    if not (is_outlet(outlet) and all(map(is_person, people))):
        return []
    return [Fact("byline", names, "stated", text, 0.5), Fact("outlet", outlet, "stated", text, 0.7)]


def _join(names: str, more: list[str]) -> str:
    """Return the names with those that a list goes on with ("A, B and C")."""
    listed = [part for part in more if " and " in part and are_people(part) and not is_outlet(part)]
    return ", ".join([names.strip(), *listed])
