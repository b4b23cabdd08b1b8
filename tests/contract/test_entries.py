"""One body for each kind of plug, run over all that there are."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso import steps
from sayso.errors import StepError
from sayso.model.analysis import Analysis
from sayso.pipeline import QUALIFIERS
from sayso.settings import Settings
from tests.coding import document, the_coder

TEXT = (
    "Ghana's foreign minister said that Togo had attacked a Beninese village. Benin denied it.\n\n"
    "Togo met Mali in Accra."
)


@pytest.mark.parametrize("name", steps.names("qualify"))
def test_a_qualifier_keeps_evidence(name: str) -> None:
    """Whatever it fills or drops, triggers and sentences stay, in order, and nothing given is changed in place."""
    coder = the_coder()
    page = document(TEXT, "2024-05-06")
    analysis = coder.analyse(page)
    given = coder.extract(analysis)
    before = list(given)
    after = steps.load("qualify", name).make(Settings())(given, analysis)
    assert given == before
    triggers = [s.trigger for s in given]
    kept = [s.trigger for s in after]
    assert kept == [t for t in triggers if t in kept]


@pytest.mark.parametrize("name", steps.names("qualify"))
def test_a_qualifier_bears_an_empty_document(name: str) -> None:
    page = document("")
    assert steps.load("qualify", name).make(Settings())([], Analysis(page, ())) == []


def test_the_story_names_every_qualifier() -> None:
    assert sorted(QUALIFIERS) == steps.names("qualify")


@pytest.mark.parametrize("name", steps.names("extract"))
def test_an_extractor_finds_nothing_in_nothing(name: str) -> None:
    assert steps.load("extract", name).make(Settings())(Analysis(document(""), ())) == []


def _writes(name: str, method: str) -> bool:
    return hasattr(steps.load("export", name), method)


@pytest.mark.parametrize("name", [n for n in steps.names("export") if _writes(n, "write")])
def test_an_exporter_writes_every_statement(name: str) -> None:
    """Those that say they are lossy may leave some out, and say how many they wrote."""
    statements = the_coder()(document(TEXT, "2024-05-06"))
    stream = io.StringIO()
    module = steps.load("export", name)
    count = module.write(statements, stream)
    assert 0 < count <= len(statements)
    text = stream.getvalue()
    if getattr(module, "LOSSY", False):
        return
    assert count == len(statements)
    assert all(s.trigger.text in text for s in statements)
    if name == "jsonl":
        assert [json.loads(line)["id"] for line in text.splitlines()] == [s.id for s in statements]


@pytest.mark.parametrize("name", [n for n in steps.names("export") if _writes(n, "files")])
def test_an_exporter_of_files_says_what_it_wrote(name: str, tmp_path: Path) -> None:
    page = document(TEXT, "2024-05-06")
    counts = steps.load("export", name).files(the_coder()(page), {page.id: page}, tmp_path, text=False)
    assert set(counts) == {file.name for file in tmp_path.iterdir()}
    assert sum(counts.values()) > 0
    assert all(TEXT.encode() not in file.read_bytes() for file in tmp_path.iterdir())


@pytest.mark.parametrize("folder", ["read", "analyse", "extract", "qualify", "export"])
def test_an_unknown_name_is_answered_with_the_known_ones(folder: str) -> None:
    with pytest.raises(StepError, match=steps.names(folder)[0]):
        steps.load(folder, "nothing_of_the_kind")
    with pytest.raises(StepError):
        steps.load(folder, "_private")


def test_ids_are_stable_and_about_names_one() -> None:
    coder: Callable[..., object] = the_coder()
    first, second = coder(document(TEXT)), coder(document(TEXT))
    assert first == second
    known = {s.id for s in first}  # type: ignore[attr-defined]
    assert all(s.about is None or s.about in known for s in first)  # type: ignore[attr-defined]
