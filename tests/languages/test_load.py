"""Data files by name: found, shared, and named when they are wrong."""

from importlib import resources
from pathlib import Path

import pytest

from sayso.errors import LanguageError
from sayso.languages import load as module
from sayso.languages.load import language, load


def test_english_has_its_files_and_reads_them_once() -> None:
    english = language("en")
    assert {"abbreviations", "nouns", "prefixes", "verbs", "words"} <= set(english.names)
    assert english.data("verbs") is load("en", "verbs")


@pytest.mark.parametrize("name", language("en").names)
def test_every_file_can_be_read_and_no_word_became_a_truth_value(name: str) -> None:
    """YAML takes a bare no, on, off or yes for something else: quote them."""
    stack = [load("en", name)]
    assert stack[0] is not None
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            assert not any(isinstance(key, bool) or key is None for key in item), name
            stack += item.values()
        elif isinstance(item, list):
            assert not any(isinstance(part, bool) for part in item), name
            stack += item


@pytest.mark.parametrize(
    ("code", "name", "said"),
    [("xx", "verbs", "no language"), ("../en", "verbs", "no language"), ("en", "nothing", "no such data file")],
)
def test_what_is_not_there_is_named(code: str, name: str, said: str) -> None:
    with pytest.raises(LanguageError, match=said):
        load(code, name)


def test_a_broken_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "qq").mkdir()
    (tmp_path / "qq" / "words.yml").write_text("a: [b", encoding="utf-8")
    (tmp_path / "qq" / "bytes.yml").write_bytes(b"a: \xff")
    monkeypatch.setattr(
        module, "files", lambda package: tmp_path if package == "sayso.languages" else resources.files(package)
    )
    for name in ("words", "bytes"):
        with pytest.raises(LanguageError, match=f"languages/qq/{name}.yml"):
            load("qq", name)
    language.cache_clear()
