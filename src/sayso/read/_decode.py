"""Bytes -> characters: byte order marks, UTF-8, UTF-16, then Windows-1252; what had to be mended becomes a warning."""

import codecs
import re
from dataclasses import dataclass

from sayso.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Share of bytes that are control characters no text file uses, above which a file is taken for binary. Plain text has
# none or a few strays; compressed data have 9 %, 154 executables of a Debian system had 26 % and more.
_BINARY_SHARE = 0.05
_PROBE = 65_536  # bytes looked at to tell text from binary: a whole number of disk blocks, enough for any header
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27, 28, 29, 30, 31}) + b"\x7f"
# Broken UTF-8 is mended, rather than read as Windows-1252, where there is one whole sequence of two bytes to so many
# broken ones, or any of three: in text of the Windows encodings "Ã©" hardly occurs, and "â€™" does not.
_MOSTLY_BROKEN = 4
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_MAGIC = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters of an input, and what had to be mended to get them."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, path: str, *, declared: str | None = None) -> Decoded:
    """Return the characters of `data`; InputError where it is no text. `declared` is the encoding that a page names."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data, encoding)
    if wide := _unmarked_utf16(data):
        return _lenient(data, wide, f"no byte order mark; read as {wide.upper()}")
    if _is_binary(data):
        raise InputError("this is no text file", place=path, remedy="give the text itself, saved as UTF-8")
    try:
        return _clean(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _legacy(data, declared, error)


def _legacy(data: bytes, declared: str | None, error: UnicodeDecodeError) -> Decoded:
    """Decode what is not UTF-8: by the declared encoding, by mending, or as Windows-1252."""
    if declared and _known(declared) not in (None, "utf-8"):
        return _lenient(data, declared)
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    whole = [c for c in mended if c > "\x7f" and c != "\ufffd"]
    if _MOSTLY_BROKEN * len(whole) >= broken or any(c > "\u07ff" for c in whole):
        return Decoded(mended, (f"{broken} broken UTF-8 sequence(s), the first at byte {error.start}, replaced",))
    try:
        return Decoded(data.decode("cp1252"), ("not UTF-8; read as Windows-1252",))
    except UnicodeDecodeError:
        return Decoded(data.decode("latin-1"), ("not UTF-8; read as Latin-1",))


def _known(encoding: str) -> str | None:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return None


def _lenient(data: bytes, encoding: str, *warnings: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    found = _clean(text)
    extra = (f"{lost} character(s) that are not {encoding} replaced",) if lost else ()
    return Decoded(found.text, (*warnings, *extra, *found.warnings))


def _clean(text: str) -> Decoded:
    """Return the text without lone surrogates, which no file or database can hold."""
    mended, count = _SURROGATES.subn("\ufffd", text)
    return Decoded(mended, (f"{count} lone surrogate(s) replaced",) if count else ())


def mend(text: str) -> Decoded:
    """Return characters that did not come from bytes (a JSON string) without lone surrogates."""
    return _clean(text)


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the encoding where every other byte of the beginning is NUL, as in Western text in UTF-16."""
    probe = data[:_PROBE]
    if len(probe) < 8:  # too short to tell from chance
        return None
    half = len(probe) // 2
    even, odd = probe[0::2].count(0), probe[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:  # letters of Western text have a zero high byte; most blanks too
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None


def _is_binary(data: bytes) -> bool:
    probe = data[:_PROBE]
    if probe.startswith(_MAGIC):
        return True
    strange = len(probe) - len(probe.translate(None, _CONTROL))
    return strange > _BINARY_SHARE * len(probe)
