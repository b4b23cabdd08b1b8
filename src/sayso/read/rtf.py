"""RTF -> documents: control words read by our own small parser, which knows where every character stands."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sayso.errors import InputError
from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import text as text_reader
from sayso.read._decode import mend
from sayso.read._places import Places, through
from sayso.read.intake import Intake

ENTRY = True
SUFFIXES = (".rtf",)
_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z])"
    r"|(?P<brace>[{}])|[\r\n]+|(?P<plain>[^\\{}\r\n]+)|(?P<other>.)",
    re.DOTALL,
)
# Groups that hold no text of the document: tables of fonts and colours, pictures, fields' instructions, notes.
_HIDDEN = {
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer",
    "footerl", "footerr", "footerf", "footnote", "annotation", "fldinst", "themedata", "colorschememapping",
    "datastore", "latentstyles", "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "bkmkstart",
    "bkmkend", "filetbl", "revtbl", "objdata", "pntext", "listtext", "nonshppict",
}  # fmt: skip
_CHARACTERS = {
    "par": "\n\n", "sect": "\n\n", "page": "\n\n", "line": "\n", "row": "\n\n", "cell": "\n\n", "tab": " ",
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SYMBOLS = {"~": "\u00a0", "_": "-", "\n": "\n\n", "\r": "\n\n", "\\": "\\", "{": "{", "}": "}"}
_MAX_DEPTH = 1000  # groups within groups; Word nests about 20 deep


@dataclass(slots=True)
class _Group:
    """What holds within a pair of braces."""

    hidden: bool = False
    after_u: int = 1  # characters that stand for a \\u in readers that do not know it
    first: bool = True


@dataclass(slots=True)
class _Text:
    """The characters that were read, each with the range of the input that writes it.

    at    range of the token that is being read; held  bytes of characters that are not whole yet, with their ranges
    """

    encoding: str = "cp1252"
    parts: list[str] = field(default_factory=list)
    places: Places = field(default_factory=Places)
    skip: int = 0
    at: tuple[int, int] = (0, 0)
    held: bytearray = field(default_factory=bytearray)
    held_at: list[tuple[int, int]] = field(default_factory=list)

    def add(self, characters: str, place: int = -1) -> None:
        """Add characters that stand at a place, or for which the token stands; bytes that were held come first."""
        if self.held:
            self._release()
        if not characters:
            return
        self.parts.append(characters)
        if place >= 0:
            self.places.plain(place, len(characters))
        else:
            self.places.written(*self.at, len(characters))

    def hold(self, byte: int) -> None:
        """Keep a byte, as letters of two bytes come in two tokens."""
        self.held.append(byte)
        self.held_at.append(self.at)

    def _release(self) -> None:
        """Add the characters of the bytes that were held, each with its own range where each is one byte."""
        shown = bytes(self.held).decode(self.encoding, "replace")
        self.parts.append(shown)
        whole = (self.held_at[0][0], self.held_at[-1][1])
        for start, end in self.held_at if len(shown) == len(self.held) else [whole] * len(shown):
            self.places.written(start, end, 1)
        self.held.clear()
        self.held_at.clear()


def read(intake: Intake) -> Iterator[Document | Failure]:
    """Yield the articles of an RTF file, or of a press database's export in one; offsets map to the file's bytes."""
    source = intake.data.decode("latin-1")
    if not source.lstrip().startswith("{\\rtf"):
        raise InputError("no RTF", place=intake.path, remedy="save it as .rtf or .txt")
    found = _parse(source, intake.path)
    text = mend("".join(found.parts)).text
    for item in text_reader.plain(text, intake):
        if isinstance(item, Document):
            item = replace(item, offsets=through(item.offsets, text, found.places, source))
        yield item


def _parse(source: str, path: str) -> _Text:
    """Return the text of all groups that are not hidden."""
    found = _Text()
    stack = [_Group()]
    at = 0
    while match := _TOKEN.match(source, at):
        at = match.end()
        if match["word"] == "bin" and match["number"]:
            at += max(int(match["number"]), 0)  # bytes that are no RTF
        elif match["brace"] == "{":
            if len(stack) > _MAX_DEPTH:
                raise InputError(f"groups nested deeper than {_MAX_DEPTH}", place=path, remedy="save it again")
            stack.append(_Group(stack[-1].hidden, stack[-1].after_u))
        elif match["brace"]:
            found.skip = 0
            if len(stack) > 1:
                stack.pop()
        else:
            _token(match, stack[-1], found)
            stack[-1].first = stack[-1].first and match["symbol"] == "*"
    found.add("")
    return found


def _token(match: re.Match[str], group: _Group, found: _Text) -> None:
    """Read one token within a group."""
    found.at = match.span()
    if match["word"]:
        _word(match["word"], match["number"], group, found)
    elif match["symbol"] == "*" and group.first:
        group.hidden = True  # a group for programs that know it
    elif group.hidden:
        return
    elif match["byte"] and not _skipped(found):
        found.hold(int(match["byte"], 16))
    elif match["symbol"] in _SYMBOLS and not _skipped(found):
        found.add(_SYMBOLS[match["symbol"]])
    elif match["plain"]:
        cut = min(found.skip, len(match["plain"]))
        found.skip -= cut
        found.add(match["plain"][cut:].replace("\0", " "), match.start() + cut)


def _skipped(found: _Text) -> bool:
    """True where a character is only the stand-in of the \\u before it."""
    if found.skip:
        found.skip -= 1
        return True
    return False


def _word(word: str, number: str | None, group: _Group, found: _Text) -> None:
    if word in _HIDDEN and group.first:
        group.hidden = True
    elif word == "ansicpg" and number and _known(f"cp{number}"):
        found.encoding = "utf-8" if number == "65001" else f"cp{number}"
    elif word == "mac":
        found.encoding = "mac_roman"
    elif word == "uc" and number:
        group.after_u = min(max(int(number), 0), 8)  # more than 4 bytes stand for no character
    elif group.hidden:
        return
    elif word == "u" and number:
        _unicode(int(number) % 0x10000, found)
        found.skip = group.after_u
    elif word in _CHARACTERS:
        found.add(_CHARACTERS[word])


def _unicode(code: int, found: _Text) -> None:
    """Add a UTF-16 unit; two of them may make one character."""
    last = found.parts[-1][-1:] if found.parts else ""
    if 0xDC00 <= code < 0xE000 and "\ud800" <= last < "\udc00" and not found.held:
        found.parts[-1] = found.parts[-1][:-1] + chr(0x10000 + ((ord(last) - 0xD800) << 10) + code - 0xDC00)
        found.places.ends[-1] = found.at[1]
    else:
        found.add(chr(code) if code else " ")


def _known(encoding: str) -> bool:
    try:
        return bool(codecs.lookup(encoding))
    except LookupError:
        return encoding == "cp65001"
