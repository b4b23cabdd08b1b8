"""Files and folders: what is read, in which order, and that nothing is swallowed."""

import io
import os
from pathlib import Path

import pytest

from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.model.period import Period
from sayso.read import Intake, documents, intake, read, readers

TEXT = "Calm again\n\nNorway and Denmark agreed on Monday to patrol the strait together, the ministry said.\n"
BAD = Path(__file__).parent.parent / "cases" / "bad"


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name.replace("_", ".", 1)).write_text(text, encoding="utf-8")


def test_folders_are_walked_in_order_and_hidden_files_left_out(tmp_path: Path) -> None:
    write(tmp_path, b_txt=TEXT, a_txt=TEXT)
    (tmp_path / ".hidden.txt").write_text(TEXT)
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub", c_txt=TEXT)
    (tmp_path / ".git").mkdir()
    write(tmp_path / ".git", d_txt=TEXT)
    found = [d.path for d in documents([tmp_path]) if isinstance(d, Document)]
    assert found == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), str(tmp_path / "sub" / "c.txt")]


def test_what_cannot_be_read_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path, a_txt=TEXT, empty_txt="", x_pdf="%PDF-1.7")
    paths = [
        tmp_path / "none.txt",
        tmp_path / "empty.txt",
        tmp_path / "x.pdf",
        "https://gulf.example/x",
        tmp_path / "a.txt",
    ]
    *failures, document = documents(paths)
    assert [f.path for f in failures] == [str(p) for p in paths[:4]]
    assert all(isinstance(f, Failure) and f.severity == "failure" and f.remedy for f in failures)
    assert isinstance(document, Document)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    write(tmp_path, a_txt=TEXT)
    (tmp_path / "a.txt").chmod(0)
    (found,) = documents([tmp_path / "a.txt"])
    assert isinstance(found, Failure) and "cannot be opened" in found.reason


def test_a_broken_link_and_an_empty_folder_are_failures(tmp_path: Path) -> None:
    (found,) = documents([tmp_path])
    assert isinstance(found, Failure) and "no files" in found.reason
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    (found,) = documents([tmp_path])
    assert isinstance(found, Failure)


def test_too_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a_txt=TEXT)
    monkeypatch.setattr(intake, "MAX_BYTES", 20)
    (found,) = documents([tmp_path / "a.txt"])
    assert isinstance(found, Failure) and "too big" in found.reason


def test_the_readers_are_the_entries_of_the_folder() -> None:
    assert {"text", "html", "jsonl", "csv"} <= set(readers())


@pytest.mark.parametrize(
    ("name", "data", "title"),
    [
        ("page", b"<!DOCTYPE html><html><body><article><h1>Calm again</h1><p>" + TEXT.encode() * 4, "Calm again"),
        ("page.txt", b"<html><body><h1>Calm again</h1><p>" + TEXT.encode() * 4, "Calm again"),
        ("lines", b'{"title": "Calm", "text": "Norway and Denmark agreed on Monday to patrol the strait."}', "Calm"),
        ("plain", TEXT.encode(), "Calm again"),
        ("plain.log", TEXT.encode(), "Calm again"),
    ],
)
def test_the_kind_of_a_file_shows_in_its_first_bytes(name: str, data: bytes, title: str) -> None:
    (found,) = read(Intake(name, data))
    assert isinstance(found, Document) and found.title == title


def test_the_users_date_is_the_last_resort() -> None:
    day = Period.parse("2020-01-02")
    (found,) = read(Intake("x.txt", TEXT.encode(), date=day))
    assert isinstance(found, Document) and found.date == day
    assert [p.method for p in found.provenance if p.field == "date"] == ["user"]
    (dated,) = read(Intake("x.txt", TEXT.replace("again\n", "again\nMay 4, 2021\n").encode(), date=day))
    assert isinstance(dated, Document) and dated.date == Period.parse("2021-05-04")


def test_the_time_stamp_of_the_file_is_never_used(tmp_path: Path) -> None:
    write(tmp_path, a_txt=TEXT)
    os.utime(tmp_path / "a.txt", (10**9, 10**9))
    (found,) = documents([tmp_path / "a.txt"])
    assert isinstance(found, Document) and found.date is None


def test_another_language_is_set_aside() -> None:
    text = "Noruega y Dinamarca acordaron el lunes patrullar juntas el estrecho, dijo el ministerio de defensa. " * 4
    (found,) = read(Intake("x.txt", text.encode()))
    assert isinstance(found, Failure) and found.severity == "set aside" and "Spanish (es)" in found.reason
    (kept,) = read(Intake("x.txt", text.encode(), language="es"))
    assert isinstance(kept, Document) and kept.language == "es"


@pytest.mark.parametrize("name", sorted(p.name for p in BAD.iterdir() if p.name != "README.md"))
def test_bad_inputs_give_documents_or_failures(name: str) -> None:
    found = list(documents([BAD / name]))
    assert found
    for item in found:
        assert item.path == str(BAD / name)
        assert isinstance(item, Failure) or item.text.strip()


@pytest.mark.parametrize(
    ("name", "count", "failures", "words"),
    [
        ("latin1.txt", 1, 0, "Sénégal's"),
        ("broken_utf8.txt", 1, 0, "Tonga’s navy"),
        ("bom_utf16.txt", 1, 0, "Bolivia’s"),
        ("curly.txt", 1, 0, "bro\u00adken"),
        ("caps.txt", 1, 0, "INDONESIA SEIZED"),
        ("only_furniture.html", 0, 1, ""),
        ("binary.txt", 0, 1, ""),
        ("empty.txt", 0, 1, ""),
        ("lines.jsonl", 2, 2, "Oman offered"),
        ("broken.html", 1, 0, "Kenya closed its border"),
    ],
)
def test_bad_inputs_come_out_as_they_should(name: str, count: int, failures: int, words: str) -> None:
    found = list(documents([BAD / name]))
    texts = [d.text for d in found if isinstance(d, Document)]
    assert (len(texts), len(found) - len(texts)) == (count, failures)
    assert words in "".join(texts) and "bombed nobody" not in "".join(texts)


def test_a_long_line_and_many_lines_are_read() -> None:
    sentence = "Norway and Denmark agreed on Monday to patrol the strait together, the ministry said. "
    (found,) = read(Intake("x.txt", (sentence * 60_000).encode()))
    assert isinstance(found, Document) and len(found.text) > 5_000_000
    (found,) = read(Intake("x.txt", "\n".join(f"The line {i} of many in this file" for i in range(20_000)).encode()))
    assert isinstance(found, Document) and len(found.segments) == 20_000


def test_a_stream_is_read_by_its_first_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = documents([io.BytesIO(TEXT.encode())])
    assert isinstance(found, Document) and found.path == "standard input"
    monkeypatch.setattr(intake, "MAX_BYTES", 20)
    (failure,) = documents([io.BytesIO(TEXT.encode())])
    assert isinstance(failure, Failure) and "too big" in failure.reason


def test_what_a_library_raises_ends_no_batch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(_: Intake) -> None:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(readers()["text"], "read", broken)
    (found,) = read(Intake("x.txt", TEXT.encode()))
    assert isinstance(found, Failure) and "ZeroDivisionError: inside" in found.reason
