"""What can be read is coded, and what is doubtful about it is said."""

from pathlib import Path

import pytest

CASES = Path(__file__).parent.parent / "cases" / "bad"


def _read(path: Path) -> tuple[str, ...]:
    from sayso.model.document import Document
    from sayso.read.intake import documents

    (found,) = documents([str(path)], date=None, language="en", columns={})
    assert isinstance(found, Document)
    return found.warnings


@pytest.mark.parametrize("name", ["latin1.txt", "broken_utf8.txt"])
def test_odd_bytes_are_warned_of(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    from sayso.cli._work import warn
    from sayso.model.document import Document

    warnings = _read(CASES / name)
    assert warnings
    warn(Document("x", name, "text", warnings=warnings), json_lines=False)
    assert capsys.readouterr().err.startswith(f"warning: {name}: ")


def test_a_single_endless_line_is_warned_of(tmp_path: Path) -> None:
    page = tmp_path / "line.txt"
    page.write_text("Ghana condemned Togo on Monday in Accra. " * 2_000, encoding="utf-8")
    assert any("single block of" in w for w in _read(page))
