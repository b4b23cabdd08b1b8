"""Inputs -> bytes -> documents: walks files and folders, picks the reader, and turns every trouble into a Failure."""

import os
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from sayso.errors import InputError
from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.model.period import Period

MAX_BYTES = 64 * 2**20  # a text of 64 MB takes about 1 GB to read; the largest book that we know has 7 MB
STREAM = "standard input"  # the path of what comes from a stream
Given = str | os.PathLike[str] | BinaryIO
MAX_DEPTH = 4  # an archive with mails that forward a mail with an archive; what is deeper was built to harm
_PROBE = 4096  # bytes in which the kind of a file without a known suffix shows
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article|\?xml[^>]*>\s*<(?:!doctype )?html)", re.I | re.S
)
_FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)*(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.S)
_JSON = re.compile(rb'\s*\{\s*"[^"\n]{1,60}"\s*:')
_LATER = {
    ".doc": "the old Word format", ".odt": "OpenDocument", ".epub": "EPUB", ".xlsx": "Excel", ".gz": "a packed file",
    ".tar": "a tar archive", ".tgz": "a tar archive", ".7z": "a 7-Zip archive", ".rar": "a RAR archive",
    ".msg": "the Outlook message format", ".mbox": "a mailbox", ".pages": "Pages", ".pptx": "PowerPoint",
}  # fmt: skip
_MAGIC = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "zip"), (b"{\\rtf", "rtf"), (b"WARC/1.", "warc"))


@dataclass(frozen=True, slots=True)
class Intake:
    """One input, as a reader is given it.

    path      the input as the user gave it
    data      its bytes
    date      publication date for inputs that give none, None where the user gave none
    language  ISO 639-1 code of the language that is coded
    columns   for tables: our field name -> the file's column name
    depth     how many inputs it lies in: 1 for a file in an archive, or an attachment of an e-mail
    room      bytes that may still be unpacked from it
    """

    path: str
    data: bytes
    date: Period | None = None
    language: str = "en"
    columns: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0
    room: int = 2**30


def documents(
    paths: Iterable[Given],
    *,
    date: Period | None = None,
    language: str = "en",
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document | Failure]:
    """Yield the documents of files, folders and open binary streams, in the order given; a Failure for all trouble."""
    for item in open_inputs(paths, date=date, language=language, columns=columns):
        if isinstance(item, Failure):
            yield item
        else:
            yield from read(item)


def read(intake: Intake) -> Iterator[Document | Failure]:
    """Yield the documents of one input by the reader that its name or its first bytes call for."""
    if not intake.data.strip():
        yield Failure(intake.path, "the file is empty", "give a file with text in it")
        return
    try:
        yield from reader_for(intake).read(intake)
    except InputError as error:
        place = "" if error.place == intake.path else error.place
        yield Failure(intake.path, error.message, error.remedy or "see docs/read.md", place=place)
    except Exception as error:  # noqa: BLE001 - a broken file can raise anything in a library; it must end no batch
        reason = f"the reader broke on it: {type(error).__name__}: {error}"[:300]
        yield Failure(intake.path, reason, "if other programs open the file, please report this as a bug of sayso")


def inner(intake: Intake, name: str, data: bytes) -> Intake:
    """Return what lies in an input (a packed file, an attachment) as an input: its path is "outer!name"."""
    return replace(intake, path=f"{intake.path}!{name}", data=data, depth=intake.depth + 1)


def read_inside(intake: Intake) -> Iterator[Document | Failure]:
    """Yield the documents of something that lies in another input; a Failure where it lies too deep."""
    if intake.depth > MAX_DEPTH:
        reason = f"nested deeper than {MAX_DEPTH} levels"
        yield Failure(intake.path, reason, "unpack the outer ones and give the folder")
    else:
        yield from read(intake)


def open_inputs(
    paths: Iterable[Given],
    *,
    date: Period | None = None,
    language: str = "en",
    columns: Mapping[str, str] | None = None,
) -> Iterator[Intake | Failure]:
    """Yield each file's bytes; folders are walked in order of names, hidden files left out."""
    for given in paths:
        for path in _walk(os.fspath(given)) if isinstance(given, str | os.PathLike) else [STREAM]:
            if isinstance(path, Failure):
                yield path
                continue
            data = _bytes(path) if isinstance(given, str | os.PathLike) else _drained(given)
            yield data if isinstance(data, Failure) else Intake(path, data, date, language, dict(columns or {}))


def readers() -> dict[str, ModuleType]:
    """Return the entries of this folder by name."""
    return dict(_readers())


@cache
def _readers() -> tuple[tuple[str, ModuleType], ...]:
    package = import_module("sayso.read")
    found = sorted(m.name for m in pkgutil.iter_modules(package.__path__) if not m.name.startswith("_"))
    modules = ((name, import_module(f"sayso.read.{name}")) for name in found)
    return tuple((name, module) for name, module in modules if getattr(module, "ENTRY", False))


def reader_for(intake: Intake) -> ModuleType:
    """Return the reader of an input: by suffix, then by its first bytes; InputError for formats that are not read."""
    name = intake.path.lower()
    by_suffix = {s: module for _, module in _readers() for s in module.SUFFIXES}
    found = next((by_suffix[s] for s in sorted(by_suffix, key=len, reverse=True) if name.endswith(s)), None)
    if found is None and (kind := _LATER.get(Path(name).suffix)):
        raise InputError(f"{kind} is not read", remedy="save the text as .txt, .docx or .html and give that")
    known = dict(_readers())
    if found is not None and found is not known["text"]:
        return found
    return known[_kind(intake.data, plain=found is not None)]


def _kind(data: bytes, *, plain: bool) -> str:
    """Return the reader that the first bytes call for; `plain` where the name says that it is text."""
    probe = data[:_PROBE].removeprefix(b"\xef\xbb\xbf")
    if named := next((name for mark, name in _MAGIC if probe.startswith(mark)), ""):
        return named
    if _HTML.match(probe):
        return "html"
    if _FEED.match(probe):
        return "feed"
    return "jsonl" if not plain and _JSON.match(probe) else "text"


def _walk(given: str) -> Iterator[str | Failure]:
    """Yield the files that a path stands for."""
    if re.match(r"(?i)(?:https?|ftp)://", given):
        yield Failure(given, "web addresses are not fetched", "save the page and give the file, or use: sayso watch")
    elif os.path.isdir(given):
        yield from _folder(given)
    elif not os.path.lexists(given):
        yield Failure(given, "there is no such file or folder", "check the path")
    elif not os.path.isfile(given):
        yield Failure(given, "this is no ordinary file", "give a file or a folder")
    else:
        yield given


def _folder(given: str) -> Iterator[str | Failure]:
    """Yield the files below a folder, sorted; a Failure for a folder that cannot be listed or holds nothing."""
    troubles: list[Failure] = []

    def trouble(error: OSError) -> None:
        where = str(error.filename or given)
        troubles.append(Failure(where, f"cannot be listed: {error.strerror}", "check the permissions"))

    count = 0
    for folder, inner, names in os.walk(given, onerror=trouble):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not name.upper().startswith("README"):
                count += 1
                yield os.path.join(folder, name)
    yield from troubles
    if not count and not troubles:
        yield Failure(given, "the folder holds no files", "give a folder with texts in it")


def _drained(stream: BinaryIO) -> bytes | Failure:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return Failure(STREAM, f"too big: at most {MAX_BYTES // 2**20} MB are read", "give files instead of a stream")
    return data


def _bytes(path: str) -> bytes | Failure:
    try:
        if not os.path.isfile(path):
            return Failure(path, "this is no ordinary file", "give a file or a folder")
        size = os.path.getsize(path)
        if size > MAX_BYTES:
            reason = f"too big: {size / 2**20:.0f} MB, at most {MAX_BYTES // 2**20} MB are read"
            return Failure(path, reason, "split it into files of one article or some thousand records each")
        with open(path, "rb") as stream:
            return stream.read()
    except OSError as error:
        return Failure(path, f"cannot be opened: {error.strerror or error}", "check the path and the permissions")
