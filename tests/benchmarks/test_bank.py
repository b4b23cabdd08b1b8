"""The bank's form: offsets are computed, faults are named with file and line, and what is frozen stays frozen."""

from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from benchmarks._bank import FOLDER, SPLITS, BankError, gold, passages, read
from benchmarks.agreement import alpha
from benchmarks.bank import faults

HEAD = "genre: wire\nscenario: trawlers\ndate: 2019-03-02\n--- text\n"
TEXT = "Peru said on Monday that its navy had seized two trawlers. Chile denies it. Its navy sailed.\n"
LINE = "its navy had [[seized]] two ; COERCE ; PER=its navy ; CHL| ; PER=Peru ; CT+ U ; occurred ; when=2019-02-25\n"


def _passage(folder: Path, statements: str, head: str = HEAD) -> Path:
    path = folder / "sample.txt"
    path.write_text(f"{head}{TEXT}--- statements\n{statements}", "utf-8")
    return path


def test_offsets_slice_to_the_words(tmp_path: Path) -> None:
    passage = read(_passage(tmp_path, LINE))
    (coded,) = passage.statements
    assert passage.text[coded.start : coded.end] == "seized"
    assert passage.text[coded.actors[0].start : coded.actors[0].end] == "its navy"
    assert coded.recipients[0].start is None
    assert coded.extra == {"when": "2019-02-25"}
    assert list(faults(passage)) == []


def test_the_short_form_is_the_scorers(tmp_path: Path) -> None:
    (row,) = gold(read(_passage(tmp_path, LINE)))
    assert (row["event"], row["actors"], row["recipients"], row["source"]) == ("COERCE", ["PER"], ["CHL|"], "PER")
    assert row["when"] == "2019-02-25" and row["optional"] is False


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("its [[boats]] had ; COERCE ; - ; - ; AUTHOR ; CT+ CT+ ; occurred", "not in the text"),
        ("[[navy]] ; COERCE ; - ; - ; AUTHOR ; CT+ CT+ ; occurred", "twice"),
        ("[[seized]] ; COERCE ; PER=its boats ; - ; AUTHOR ; CT+ CT+ ; occurred", "whole words"),
        ("[[seized]] ; COERCE ; - ; - ; AUTHOR ; CT+ ; occurred", "field 6"),
        ("[[seized]] ; COERCE", "seven fields"),
    ],
)
def test_a_line_that_does_not_fit_is_named(tmp_path: Path, line: str, word: str) -> None:
    with pytest.raises(BankError, match=rf"sample\.txt:7: .*{word}"):
        read(_passage(tmp_path, line + "\n"))


def test_values_that_the_codebook_lacks_are_faults(tmp_path: Path) -> None:
    line = LINE.replace("COERCE", "SEIZE").replace("CT+ U", "CT+ X").replace("PER=Peru", "Peru")
    found = list(faults(read(_passage(tmp_path, line, HEAD.replace("wire", "novel")))))
    assert len(found) == 4


@pytest.mark.parametrize("split", SPLITS)
def test_the_bank_has_no_faults(split: str) -> None:
    assert [fault for passage in passages(FOLDER / split) for fault in faults(passage)] == []


def test_the_test_split_is_frozen() -> None:
    pinned = yaml.safe_load((FOLDER.parent.parent / "benchmarks" / "floors.yml").read_text("utf-8"))["bank test"]
    every = "".join(sha256(p.path.read_bytes()).hexdigest() for p in passages(FOLDER / "test"))
    assert sha256(every.encode()).hexdigest()[:16] == pinned["digest"]


def test_alpha_is_one_for_agreement_and_nought_for_chance() -> None:
    assert alpha([("a", "a"), ("b", "b")]) == 1.0
    assert alpha([("a", "a"), ("a", "a")]) == 1.0
    assert alpha([("a", "b"), ("b", "a")]) < 0.0
