"""The documents name what there is."""

import re
from pathlib import Path

import pytest

from sayso import steps
from sayso.codebook.load import load

ROOT = Path(__file__).parent.parent
COMMANDS = sorted(p.stem for p in (ROOT / "src/sayso/cli").glob("*.py") if not p.stem.startswith("_"))
PAGES = {p.name: p.read_text(encoding="utf-8") for p in [*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert f"sayso {name.replace('_', '-')}" in PAGES["cli.md"]


@pytest.mark.parametrize("folder", ["read", "analyse", "extract", "qualify", "export"])
def test_every_entry_is_documented(folder: str) -> None:
    text = "\n".join(PAGES.values())
    missing = [name for name in steps.names(folder) if not re.search(rf"\b{name}(\.py)?\b", text)]
    assert missing == []


def test_every_event_type_is_documented() -> None:
    missing = [name for name in load().types if name not in PAGES["codebook.md"]]
    assert missing == []


def test_links_between_pages_hold() -> None:
    broken = [
        f"{page}: {target}"
        for page, text in PAGES.items()
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
        if not ((ROOT if page == "README.md" else ROOT / "docs") / target).exists()
    ]
    assert broken == []
