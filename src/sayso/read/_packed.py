"""Files inside a ZIP file, and XML that others wrote: both read within limits."""

import zipfile
import zlib
from typing import Any

from sayso.errors import InputError

MAX_MEMBER = 64 * 2**20  # bytes of one file inside an archive: what intake.py takes as a file by itself
MAX_RATIO = 200  # packed to unpacked, from which a big member is a bomb; text packs 3 to 30 times, deflate at most 1032
_SMALL = 2**20  # bytes below which no ratio matters: a megabyte of blanks is harmless
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, KeyError)


def opened(data: bytes, path: str) -> zipfile.ZipFile:
    """Return the ZIP file that bytes hold; InputError where they hold none."""
    import io

    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise InputError(f"no ZIP file: {error}", place=path, remedy="save or pack it again") from error


def member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, limit: int = MAX_MEMBER) -> bytes:
    """Return the bytes of a member; InputError where it is locked, broken, too big or a bomb."""
    remedy = "unpack the archive and give the folder"
    if info.flag_bits & 1:
        raise InputError("encrypted: it opens with a password only", place=info.filename, remedy=remedy)
    try:
        with archive.open(info) as stream:
            data = stream.read(limit + 1)
    except _BROKEN as error:
        raise InputError(f"cannot be unpacked: {error}", place=info.filename, remedy="pack it again") from error
    if len(data) > limit:
        raise InputError(f"more than {limit} bytes unpacked", place=info.filename, remedy=remedy)
    if len(data) > max(_SMALL, MAX_RATIO * info.compress_size):
        raise InputError(f"packed more than {MAX_RATIO} times: a bomb, or no text", place=info.filename, remedy=remedy)
    return data


def xml(data: bytes, path: str, *, mend: bool = False) -> Any:
    """Return the root of an XML document; InputError where it is none or declares entities. `mend`: go on at errors."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=mend, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError(f"broken XML: {error}", place=path, remedy="save or export it again") from error
    if root is None:
        raise InputError("no XML in it", place=path, remedy="save or export it again")
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise InputError("it declares entities, as bombs do", place=path, remedy="save it again without a DTD")
    return root
