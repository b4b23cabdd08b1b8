"""Text for the screen: what a document says never steers the page, and codes are said in words."""

import re
import unicodedata

from markupsafe import Markup, escape

from sayso.model.actor import AUTHOR
from sayso.model.statement import Quantity, Role, Source, Statement

# Letters by position: the line style says the same, the colour comes third.
LETTERS = {
    "asserts": "A", "denies": "D", "no position": "N", "minimises": "M",
    "predicts": "P", "asks": "Q", "allows": "L", "imagines": "I",
}  # fmt: skip
FACTUALITY = {
    "CT+": "certain that it is so", "PR+": "probably so", "PS+": "possibly so",
    "CT-": "certain that it is not so", "PR-": "probably not so", "PS-": "possibly not so", "U": "not committed",
}  # fmt: skip
BASES = {
    "stated": "stated in the text", "document": "from the document's date", "context": "from the sentences around",
}  # fmt: skip
# Characters that reorder, hide or break what stands around them. Joiners that scripts need (U+200C, U+200D) may stay.
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def shown(text: str | None) -> Markup:
    """Return text escaped, with every steering character as a visible mark."""
    value, made, at = text or "", [], 0
    for odd in _ODD.finditer(value):
        made += [escape(value[at : odd.start()]), _mark(odd.group())]
        at = odd.end()
    return Markup("").join([*made, escape(value[at:])])


def isolated(text: str | None) -> Markup:
    """Return text as `shown` does, in an element of its own direction."""
    return Markup("<bdi>{}</bdi>").format(shown(text))


def plain(text: str | None) -> str:
    """Return text on one line with steering characters named in brackets: for attributes and drawings."""
    return _ODD.sub(lambda odd: f"[U+{ord(odd.group()):04X}]", " ".join((text or "").split()))


def _mark(character: str) -> Markup:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "control character").lower()
    return Markup('<span class="ctl" title="{}">{}</span>').format(name, code)


def sentence(s: Statement) -> Markup:
    """Return the exact sentence with its trigger and the words of its roles marked."""
    words = [
        (s.trigger, "trigger"),
        *((r.words, "actor") for r in s.actors),
        *((r.words, "recipient") for r in s.recipients),
    ]
    made, at, end = [], s.sentence.start, s.sentence.end
    for excerpt, name in sorted(words, key=lambda w: (w[0].start, -w[0].end)):
        if at <= excerpt.start < excerpt.end <= end:
            made.append(shown(s.sentence.text[at - s.sentence.start : excerpt.start - s.sentence.start]))
            made.append(Markup('<mark class="r-{}">{}</mark>').format(name, shown(excerpt.text)))
            at = excerpt.end
    return Markup("").join([*made, shown(s.sentence.text[at - s.sentence.start :])])


def role(who: Role) -> str:
    """Return whom a role names: the resolved name, else its words in quotation marks."""
    return plain(who.actor.name or who.actor.id or f"“{who.words.text}”")


def sides(s: Statement) -> str:
    """Return "who → whom"; "?" stands for an actor that the text leaves out."""
    who = ", ".join(map(role, s.actors)) or "?"
    return f"{who} → {', '.join(map(role, s.recipients))}" if s.recipients else who


def holder(source: Source) -> str:
    """Return who says so."""
    if source.actor.id == AUTHOR.id:
        return "the author"
    words = source.words.text if source.words else None
    return plain(source.actor.name or words or source.actor.id or "somebody unnamed")


def amount(quantity: Quantity) -> str:
    """Return an amount as it is known: "200 to 999 persons", "1,000 or more"."""
    low, high = f"{quantity.low:,g}", None if quantity.high is None else f"{quantity.high:,g}"
    span = f"{low} or more" if high is None else low if high == low else f"{low} to {high}"
    return " ".join(filter(None, (span, quantity.unit)))


def time(s: Statement) -> str:
    """Return the resolved time, else the words that state it, else ""."""
    if s.when.period:
        return s.when.period.edtf
    return f"“{plain(s.when.text)}”, left open" if s.when.text else ""


def tone(s: Statement) -> str:
    """Return "conflict", "cooperation" or "" by the statement's quad class."""
    return (s.quad or "").rpartition(" ")[2]
