"""A line put together of a date and other particulars: "Lena Roy · North News · Posted: 2 May 2019 | Updated: ..."."""

import re
from functools import cache

from sayso.read import _dates, _layout

_PARTS = re.compile(r"\s*[|·•]\s*|\s+[/–—-]\s+|\s*;\s+|\s*[()]\s*")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,5})?", re.IGNORECASE)
_SMALL = re.compile(r"@\w+|(?:editor|web editor|reporter|staff)\b.{0,40}|\d+ \w+", re.IGNORECASE)
_SOURCE = re.compile(r"(?:source|from)\s*:\s*(?P<name>.{2,60})", re.IGNORECASE)
_LONGEST = 160  # characters: names of two writers, outlet, two dates with clocks and zones have about 140


def parts(text: str) -> list[str]:
    """Return the pieces of a line, each with the word that says what its date is; one for a line that is whole."""
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return [text]
    joined = _lead().sub(r"\1: ", text)
    return [part for half in _turn().split(joined) for piece in _PARTS.split(half) if (part := piece.strip(" ,"))]


def date(pieces: list[str]) -> _dates.Printed | None:
    """Return the best date of the pieces: one of publication before one of an update."""
    return min((p for piece in pieces if (p := _dates.line(piece))), key=lambda p: p.update, default=None)


def source(piece: str) -> str:
    """Return the name in "Source: Coastline", "" for others."""
    match = _SOURCE.fullmatch(piece)
    return match["name"] if match else ""


def is_led(text: str) -> bool:
    """True for a line that begins with the word that says what its date is ("Published - ...")."""
    return bool(_lead().match(text))


def is_minor(piece: str) -> bool:
    """True for what stands beside a date and says nothing: a clock, a handle, an editor, "3 years ago"."""
    return bool(_CLOCK.fullmatch(piece) or _SMALL.fullmatch(piece) or _ago().fullmatch(piece))


@cache
def _lead() -> re.Pattern[str]:
    """The words before a date, parted from it by a dash or a colon with blanks around it."""
    words = f"{_layout.words('date_words')}|{_layout.words('update_words')}"
    return re.compile(rf"\b({words})\s*[:–—-]\s+", re.IGNORECASE)


@cache
def _turn() -> re.Pattern[str]:
    """The place before "published ..." or "and last updated ...", where another date begins."""
    words = rf"{_layout.words('update_words')}|published|posted"
    return re.compile(rf"(?<!\blast)(?<!\bfirst)[,\s]\s*(?:and\s+)?(?=(?:{words})\b)", re.IGNORECASE)


@cache
def _ago() -> re.Pattern[str]:
    unit = r"(?:about )?(?:\d+|an?|one) (?:min(?:ute)?|hour|hr|day|week|month|year)s? ago"
    return re.compile(rf"(?:(?:{_layout.words('update_words')}|{_layout.words('date_words')})\s*:?\s*)?{unit}", re.I)
