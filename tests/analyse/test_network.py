"""What the network is fed and gives, with a double in the place of the session; and what is said of broken files."""

import shutil
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from sayso.analyse import _network
from sayso.analyse._network import Network, network
from sayso.errors import LanguageError

from .test_pieces import VOCABULARY


class Session:
    """Takes three of the inputs; gives each word its first piece's id, under the older name of the output."""

    def get_inputs(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(name=name) for name in ("input_ids", "first", "word_mask")]

    def get_outputs(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(name="pos")]

    def run(self, outputs: None, feed: dict[str, Any]) -> list[Any]:
        assert set(feed) == {"input_ids", "first", "word_mask"}
        assert all(array.dtype == np.int64 and len(array) == 1 for array in feed.values())
        assert feed["word_mask"].shape == feed["first"].shape
        return [feed["input_ids"][0][feed["first"]]]


@pytest.mark.parametrize("threads", [1, 4])
def test_each_sentence_gets_its_own(threads: int) -> None:
    double = Network(Session(), VOCABULARY, {}, "0", threads)
    found = double.read([["ab", "c"], ["c"], ["ab", "ab", "x"]])
    a, c, x = (VOCABULARY.encode([[word]])[0].ids[1] for word in ("a", "c", "x"))
    assert [list(each["upos"]) for each in found] == [[a, c], [c], [a, a, x]]
    assert [list(each["likely"]) for each in found] == [[0], [], [0, 1]]


@pytest.mark.parametrize(
    ("broken", "said"),
    [("labels.json", "no JSON"), ("tokenizer.json", "no JSON"), ("model.onnx", "broken"), ("", "cannot be read")],
)
def test_a_broken_model_is_named(broken: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data" / "models" / "qq"
    folder.mkdir(parents=True)
    monkeypatch.setattr(_network, "files", lambda package: tmp_path)
    real = files("sayso") / "data" / "models" / "en"
    for name in ("labels.json", "tokenizer.json"):
        if broken and not (real / name).is_file():
            pytest.skip("data/models/en is not here: train or install it")
        if broken:
            shutil.copy(str(real / name), folder / name)
    if broken:
        (folder / "model.onnx").write_bytes(b"no model")
        (folder / broken).write_bytes(b"{")
    with pytest.raises(LanguageError, match=said) as caught:
        network.__wrapped__("qq", 1)
    assert "qq" in caught.value.place
