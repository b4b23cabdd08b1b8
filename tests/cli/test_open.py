"""What `sayso open` does beside serving: it reads, codes and keeps what is pasted."""

import threading
from pathlib import Path

import pytest

import sayso.pipeline
from sayso.cli import _serve
from sayso.errors import InputError, WireError
from sayso.settings import Settings
from sayso.store.view import View

from . import toycoder


@pytest.fixture
def submit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sayso.pipeline, "coder", lambda settings: toycoder.Toy("toy:1"))
    return _serve.submitter(Settings(archive=tmp_path / "a.db"))


def test_a_pasted_text_is_kept_with_what_was_said_of_it(submit, tmp_path: Path) -> None:
    name = submit("Kenya sent food to Ghana on Monday.", "Of grain", "2024-05", "The Desk")
    with View(tmp_path / "a.db") as view:
        document = view.document(name)
        assert (document.title, document.outlet) == ("Of grain", "The Desk")
        assert document.date and document.date.edtf == "2024-05"
        assert view.count() > 0
        assert all(s.sentence.text == document.text[s.sentence.start : s.sentence.end] for s in view.statements())


def test_the_same_text_twice_is_one_document(submit, tmp_path: Path) -> None:
    names = {submit("Kenya sent food to Ghana on Monday.", "", "", "") for _ in range(2)}
    with View(tmp_path / "a.db") as view:
        assert {entry.id for entry in view.documents()} == names
        assert len(names) == 1


@pytest.mark.parametrize(("text", "date", "error"), [(" \n ", "", InputError), ("Kenya met Peru.", "soon", WireError)])
def test_what_cannot_be_read_is_said(submit, text: str, date: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        submit(text, "", date, "")


def test_an_archive_that_is_not_there_is_made_and_served(tmp_path: Path) -> None:
    import socket
    from urllib.request import urlopen

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        settings = Settings(archive=tmp_path / "new.db")
        threading.Thread(target=_serve.serve, args=(settings, listening), daemon=True).start()
        with urlopen(f"http://127.0.0.1:{listening.getsockname()[1]}/read", timeout=20) as answer:
            assert b"Nothing to read yet" in answer.read()
