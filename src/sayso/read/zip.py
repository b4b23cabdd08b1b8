"""ZIP archives -> the documents of the files in them, within limits: nothing is unpacked to disk."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace

from sayso.errors import InputError
from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import _packed
from sayso.read.intake import Intake, inner, read_inside

ENTRY = True
SUFFIXES = (".zip",)
MAX_TOTAL = 2**30  # bytes unpacked from one archive, archives within it counted: a year of a daily paper has 300 MB
MAX_FILES = 20_000  # files in one archive: a year of a news agency's wire in a language
_WORD = "word/document.xml"


def read(intake: Intake) -> Iterator[Document | Failure]:
    """Yield the documents of the files in an archive, in order of names; each path is "archive.zip!folder/file"."""
    with _packed.opened(intake.data, intake.path) as archive:
        if _WORD in archive.namelist():  # a Word document without its suffix
            yield from read_inside(replace(intake, path=intake.path + "!.docx"))
            return
        yield from _files(archive, intake)


def _files(archive: zipfile.ZipFile, intake: Intake) -> Iterator[Document | Failure]:
    members = sorted((m for m in archive.infolist() if _wanted(m)), key=lambda m: m.filename)
    if not members:
        yield Failure(intake.path, "the archive holds no files", "pack the texts again")
    remedy = "unpack it and give the folder"
    room = min(intake.room, MAX_TOTAL)
    for number, member in enumerate(members):
        if number >= MAX_FILES:
            yield Failure(intake.path, f"more than {MAX_FILES} files; the rest is not read", remedy)
            return
        if room <= 0:
            yield Failure(intake.path, f"more than {MAX_TOTAL} bytes unpacked; the rest is not read", remedy)
            return
        data = _data(archive, member, intake, min(room, _packed.MAX_MEMBER))
        if isinstance(data, Failure):
            yield data
            continue
        room -= len(data)
        # an archive within this one may unpack what is left, shared among the files that follow
        yield from read_inside(replace(inner(intake, member.filename, data), room=room // (len(members) - number)))


def _data(archive: zipfile.ZipFile, member: zipfile.ZipInfo, intake: Intake, limit: int) -> bytes | Failure:
    try:
        return _packed.member(archive, member, limit=limit)
    except InputError as error:
        return Failure(f"{intake.path}!{member.filename}", error.message, error.remedy)


def _wanted(member: zipfile.ZipInfo) -> bool:
    """True for files; not for folders, hidden files and what macOS adds."""
    parts = member.filename.split("/")
    return not member.is_dir() and not any(part.startswith(".") or part == "__MACOSX" for part in parts)
