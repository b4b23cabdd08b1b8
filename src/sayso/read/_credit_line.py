"""A line put together of a date and other particulars: "Lena Roy · North News · Posted: 2 May 2019 | Updated: ..."."""

import re
from functools import cache

from sayso.read import _dates, _layout
from sayso.read._names import is_section

_PARTS = re.compile(r"\s*[|·•●]\s*|\s+[/–—-]\s+|\s*;\s+|\s*[()]\s*")
_PIECES = re.compile(r"\s*[|·•●/;()\[\]]\s*|\s+[–—-]+\s+|\s{3,}|\t")
_SPAN = re.compile(r"(?<![\d:.])(\d{1,2})\s+[–-]\s+(?=\d{1,2}\s+[A-Za-z])")  # the days of an issue ("21 - 27 March")
_JOINT = re.compile(r"(?i)^(?:and|on|at|in)\s+|\s+(?:and|on|at|in)$")
_MARKS = " ,.:–—-*•●·|"
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,5})?", re.IGNORECASE)
_SMALL = re.compile(
    r"@\w+|(?:editor|web editor|reporter|staff)\b.{0,40}|[\d,.]+k?(?: \w+)?|\d{1,3}[ -]min(?:ute)?s?(?: to)?[ -]read"
    r"|(?:vol(?:ume)?|no|nr|issue|number|edition|section|page|pages|pp?|rs|price)\b\.?\s*[\divxlc.,–-]+"
    r"|(?:vol(?:ume)?|no|nr|issue|number)\b\.?\s*[\divxlc]+[,\s]+(?:no|nr|issue|number)\b\.?\s*\d+"
    r"|(?:read|reads|views?|viewed|hits|visits|visited|visitors)\s*:?\s*[\d,.]+(?: times?)?"
    r"|(?:section|category|rubric|topic|department|column)\s*:\s*\S.{1,30}"
    r"|\d+ (?:pages?|words)|[A-Z]\d{1,2}"
    r"|front page|page\s?\w{1,3}|edit|print|share|save|read online|view (?:online|in browser)"
    r"|(?:\+ )?show all updates|see all updates|online"
    r"|[A-Z][\w'-]+ \d{1,2}, 1[34]\d\d(?: A\.?H)?\.?",
    re.IGNORECASE,
)
_ISSUE = re.compile(r"(?:[,\s]\s*(?:vol(?:ume)?|no|nr|issue|number)\b\.?\s*[\divxlc]+){1,2}$", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?:vol(?:ume)?|no|nr|issue|number)\b\.?\s*[\divxlc]+\b", re.IGNORECASE)
_COUNTS = re.compile(
    r"\bread(?:ing)? time\W*|\b\d+ ?min(?:ute)?s?\b\.?(?:[ -]read\b)?|\b\d[\d,.]*(?: views?| reads?)?\b", re.IGNORECASE
)
_SOURCE = re.compile(r"(?:source|from)\s*:\s*(?P<name>.{2,60})", re.IGNORECASE)
_PICTURED = re.compile(
    r"\b[Pp]hoto of (\S.{3,40}?) (?=\1)\1(?: Send an email)?(?=$|\W|[A-Z\d])"
)  # the name beside the face
_HIJRI = re.compile(r"\b[A-Z][\w'’-]+(?:[ -](?:al-)?\w+)? \d{1,2}, 1[34]\d\d\b(?: A\.?H\.?)?,?")  # beside our own date
_LONGEST = 160  # characters: names of two writers, outlet, two dates with clocks and zones have about 140


def parts(text: str) -> list[str]:
    """Return the pieces of a line, each with the word that says what its date is; one for a line that is whole."""
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return [text]
    joined = _lead().sub(r"\1: ", _SPAN.sub(r"\1-", text))
    return [part for half in _turn().split(joined) for piece in _PARTS.split(half) if (part := piece.strip(" ,"))]


def date(pieces: list[str]) -> _dates.Printed | None:
    """Return the best date of the pieces: one of publication before one of an update."""
    return min((p for piece in pieces if (p := _dates.line(piece))), key=lambda p: p.update, default=None)


def source(piece: str) -> str:
    """Return the name in "Source: Coastline", "" for others."""
    match = _SOURCE.fullmatch(piece)
    return match["name"] if match else ""


def around(text: str) -> tuple[list[_dates.Printed], list[str]]:
    """Return the dates of a line wherever they stand in it, and the pieces around them; ([], []) for none."""
    text = _HIJRI.sub("", _PICTURED.sub(r"\1", text))
    found = _dates.scan(text) if len(text) <= _LONGEST else []
    edges = [0, *(place for start, end, _ in found for place in (start, end)), len(text)]
    between = [text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]
    pieces = [piece for part in between for piece in _PIECES.split(part)] if found else []
    bare = [_JOINT.sub("", _ISSUE.sub("", piece.strip(_MARKS))).strip(_MARKS) for piece in pieces]
    return [printed for _, _, printed in found], [piece for piece in bare if any(map(str.isalnum, piece))]


def is_led(text: str) -> bool:
    """True for a line that begins with the word that says what its date is ("Published - ...")."""
    return bool(_lead().match(text))


def ends_led(head: str) -> bool:
    """True where the words before a date end with one that says what it is ("AFP Published")."""
    words = f"{_layout.words('date_words')}|{_layout.words('update_words')}"
    return bool(re.search(rf"\s(?:{words})\s*:?$", head, re.IGNORECASE))


def is_issue(text: str) -> bool:
    """True for a line with the number of an issue, beside which the name of the paper stands."""
    return bool(_NUMBERED.search(text))


def is_minor(piece: str) -> bool:
    """True for what stands beside a date and says nothing: a clock, a handle, an editor, "3 years ago"."""
    small = _CLOCK.fullmatch(piece) or _SMALL.fullmatch(piece) or _ago().fullmatch(piece)
    rest = " ".join(_COUNTS.sub(" ", piece).split())
    nobody = _layout.markup()["nobody"].fullmatch(re.sub(r"(?i)^by\s+", "", piece))
    return (
        bool(small or nobody)
        or piece.casefold() in _layout.table()["genres"]
        or is_section(piece)
        or not rest
        or is_section(rest)
    )


def is_either(text: str) -> bool:
    """True for a line of a date of which day and month could change places, and of what says nothing beside it."""
    pieces = [piece for part in re.split(r"[|·•]|\s{3,}", text) if (piece := part.strip(_MARKS))]
    known = [_dates.is_either(piece) for piece in pieces]
    others = (piece for piece, either in zip(pieces, known, strict=True) if not either)
    return any(known) and all(map(is_minor, others))


@cache
def _lead() -> re.Pattern[str]:
    """The words before a date, parted from it by a dash or a colon with blanks around it."""
    words = f"{_layout.words('date_words')}|{_layout.words('update_words')}"
    return re.compile(rf"\b({words})\s*[:–—-]\s+", re.IGNORECASE)


@cache
def _turn() -> re.Pattern[str]:
    """The place before "published ..." or "and last updated ...", where another date begins."""
    words = rf"{_layout.words('update_words')}|(?:(?:first|originally)\s+)?(?:published|posted)"
    return re.compile(rf"(?<!\blast)(?<!\bfirst)[,\s]\s*(?:and\s+)?(?=(?:{words})\b|source\s*:)", re.IGNORECASE)


@cache
def _ago() -> re.Pattern[str]:
    unit = r"(?:about )?(?:\d+|an?|one) (?:min(?:ute)?|hour|hr|day|week|month|year)s? ago"
    return re.compile(rf"(?:(?:{_layout.words('update_words')}|{_layout.words('date_words')})\s*:?\s*)?{unit}", re.I)
