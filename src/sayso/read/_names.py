"""Names: of people, of outlets, and of the parts of a paper, told by their words."""

import re
from functools import cache

from sayso.read import _layout

_SMALL = {"of", "the", "for", "and", "in", "on", "at", "to", "&", "de", "la", "des", "du", "del", "und", "für", "a"}


def is_person(text: str) -> bool:
    """True for two or three words that look like a person's name and no outlet's; not sure by itself."""
    words = text.split()
    plain = all(w.lower() in _layout.table()["particles"] or (w[0].isupper() and not w[1:].isupper()) for w in words)
    return (
        2 <= len(words) <= 4
        and plain
        and max(map(len, words)) > 2  # buttons for the size of letters: "A A A"
        and are_people(text)
        and not is_outlet(text)
        and words[0] not in ("The", "From")
        and not is_genre(text)
    )


def are_persons(text: str) -> bool:
    """True for one person's name, or a list of such names ("Anna Roe, Ben Mar and Ida Lund")."""
    return all(map(is_person, re.split(r"\s*,\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+", text)))


def signed(text: str) -> str:
    """Return the names of a line of people, or of one with a place ("Ade Bello, Abuja", "Ade Bello in Abuja")."""
    text = re.sub(r"\s*[(|]?\s*@\w+\)?$", "", text)
    name, _, place = text.partition(next((mark for mark in (", ", " | ", " / ") if mark in text), " in "))
    if are_persons(text):
        return text
    return name if is_person(name) and is_name(place) and len(place.split()) <= 3 else ""


def are_people(names: str) -> bool:
    """True where every word could stand in a list of names, the first being no weekday or month."""
    tokens = names.replace(",", " ").replace("&", " and ").split()
    if not 1 <= len(tokens) <= 14 or any(c.isdigit() or c == ":" for c in names) or names[-1:] in "?!":
        return False
    particles = _layout.table()["particles"]
    low = ("al-", "el-", "d'", "d’")
    fits = all(t[0].isupper() or t.lower() in particles or t.lower().startswith(low) for t in tokens)
    return fits and tokens[0][0].isupper() and not re.fullmatch(_calendar(), tokens[0], re.IGNORECASE)


@cache
def _calendar() -> str:
    months = "|".join(m[0] for m in _layout.table()["months"])
    return f"(?:{_layout.words('weekdays')}|{months})"


def without_genre(text: str) -> str:
    """Return an outlet's name without the kind of text that stands before it ("Column, Batumi Herald")."""
    return re.sub(rf"^(?:{_layout.words('genres')})\s*[,:|·•–—-]\s*", "", text, flags=re.IGNORECASE)


def without_role(names: str) -> str:
    """Return "Anna Roe" of "Anna Roe Foreign Affairs Correspondent"."""
    words = re.sub(r"(?<=\w) [Ii]n [A-Z][\w-]+(?: [A-Z][\w-]+)?$", "", names).split(" ")
    last = len(words)
    while last > 2 and words[last - 1].strip(",").casefold() in _layout.table()["role_words"]:
        last -= 1
    office = last < len(words) and words[-1].casefold() in _layout.table()["roles_of_writers"]
    return " ".join(words[:last]).rstrip(" ,") if office else names


def is_office(text: str) -> bool:
    """True for what a writer is, and no name ("Harbour correspondent")."""
    words = text.casefold().split()
    return bool(words) and words[-1] in _layout.table()["roles_of_writers"] and not is_person(text)


def is_outlet(text: str) -> bool:
    """True for a short name in capitals with a word that outlets and issuing bodies have."""
    named = len(text) <= 90 and is_name(text) and not is_section(text)
    return named and bool(_layout.outlet_word().search(text) or " & " in text)


def is_genre(text: str) -> bool:
    """True for the kind of a text ("Media Note"), which names nobody."""
    return text.casefold() in _layout.table()["genres"]


def is_section(text: str) -> bool:
    """True for the name of a part of a paper ("World news"), which names no paper."""
    known = set(_layout.table()["sections"])
    return bool(text) and all(word in known or word.removesuffix("s") in known for word in text.lower().split())


def is_name(text: str) -> bool:
    """True where every word is in capitals, or one that stays small in names."""
    words = [w for w in re.split(r"[\s,]+", text) if w]
    return bool(words) and all(w[0].isupper() or w.lower() in _SMALL or w[0] in "&(" for w in words)


def leading_capitals(text: str) -> bool:
    """True where the first word is all in capitals, as the place of an agency's dateline is."""
    first = re.split(r"[\s,]", text, maxsplit=1)[0]
    return len(first) >= 3 and first.isupper()
