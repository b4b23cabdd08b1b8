"""Archives: every file in them, and limits that no bomb gets past."""

import io
import zipfile

import pytest

from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import Intake, documents, read, zip
from tests.read import FORMATS
from tests.read.make_formats import ARTICLE, packed, word

TEXT = "Calm again\n\nNorway and Denmark agreed on Monday to patrol the strait together, the ministry said.\n"


def failures(data: bytes) -> list[Failure]:
    return [item for item in read(Intake("a.zip", data)) if isinstance(item, Failure)]


def test_files_in_order_with_their_paths() -> None:
    path = FORMATS / "clips.zip"
    found = [item for item in documents([path]) if isinstance(item, Document)]
    assert [d.path for d in found] == [f"{path}!clips/a.txt", f"{path}!clips/letter.docx", f"{path}!more.zip!b.txt"]


def test_a_word_document_without_suffix() -> None:
    (found,) = read(Intake("download", word(ARTICLE)))
    assert isinstance(found, Document) and found.title == ARTICLE[0][1]


def test_nesting_ends() -> None:
    data = packed({"x.txt": TEXT})
    for _ in range(6):
        data = packed({"x.zip": data})
    (found,) = failures(data)
    assert "nested deeper" in found.reason


def test_a_bomb_is_a_failure_and_the_rest_goes_on() -> None:
    items = list(read(Intake("a.zip", packed({"bomb.txt": b"\0" * 5_000_000, "x.txt": TEXT}))))
    assert isinstance(items[0], Failure) and "bomb" in items[0].reason and isinstance(items[1], Document)


def test_total_and_count_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed({f"{i}.txt": TEXT for i in range(5)})
    monkeypatch.setattr(zip, "MAX_FILES", 3)
    assert "more than 3 files" in failures(data)[-1].reason
    monkeypatch.setattr(zip, "MAX_FILES", 9)
    monkeypatch.setattr(zip, "MAX_TOTAL", 2 * len(TEXT))
    assert "bytes unpacked" in failures(data)[-1].reason


def test_a_locked_member_and_a_broken_one_are_failures() -> None:
    data = bytearray(packed({"x.txt": TEXT}))
    locked = bytes(data[:6]) + b"\x01" + bytes(data[7:])
    at = locked.rindex(b"PK\x01\x02") + 8
    (found,) = failures(locked[:at] + b"\x01" + locked[at + 1 :])
    assert "password" in found.reason and found.path == "a.zip!x.txt"
    data[45] ^= 0xFF
    assert failures(bytes(data))


def test_an_empty_archive_and_hidden_files() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("__MACOSX/x.txt", TEXT)
        archive.writestr(".hidden", TEXT)
    (found,) = failures(out.getvalue())
    assert "no files" in found.reason
