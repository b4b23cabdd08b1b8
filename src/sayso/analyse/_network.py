"""The model that ships: an ONNX file, its labels and its tokenizer; sentences in, what it says of each out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.analyse._pieces import Pieces, Vocabulary
from sayso.errors import LanguageError

Arrays = dict[str, NDArray[Any]]
_PIECES = 512  # of a batch: the fastest on one core by trial (512 to 4,096 differ by 5 %), and it bounds the memory
_NAMES = {"pos": "upos"}  # outputs under an older name
_WORD_PAIRS = frozenset({"arc", "rel"})


@dataclass(frozen=True, slots=True)
class Network:
    """A loaded model. `labels` gives the names behind the numbers of each output; `digest` names the weights."""

    session: Any
    vocabulary: Vocabulary
    labels: Mapping[str, tuple[str, ...]]
    digest: str

    @property
    def outputs(self) -> tuple[str, ...]:
        """Names of what the model gives, in its order."""
        return tuple(_NAMES.get(each.name, each.name) for each in self.session.get_outputs())

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Arrays]:
        """Return the outputs for each sentence, cut to its length: arc (W, W+1), upos (W,), states (W, 384) ..."""
        pieces = self.vocabulary.encode(sentences)
        found: list[Arrays] = [{}] * len(sentences)
        for batch in batches([len(each.ids) for each in pieces]):
            for place, arrays in zip(batch, self._run([pieces[i] for i in batch]), strict=True):
                found[place] = arrays
        return found

    def _run(self, batch: Sequence[Pieces]) -> Iterator[Arrays]:
        feed = _feed(batch)
        wanted = {each.name for each in self.session.get_inputs()}
        results = self.session.run(None, {name: array for name, array in feed.items() if name in wanted})
        named = dict(zip(self.outputs, results, strict=True))
        for row, each in enumerate(batch):
            size = len(each.first)
            yield {
                name: array[row, :size, : size + 1] if name in _WORD_PAIRS else array[row, :size]
                for name, array in named.items()
                if name != "roles"
            }


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield places grouped by like length, at most _PIECES pieces a group with padding."""
    group: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda i: (lengths[i], i)):
        if group and (len(group) + 1) * lengths[place] > _PIECES:
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _feed(batch: Sequence[Pieces]) -> Arrays:
    width = max(len(each.ids) for each in batch)
    words = max(len(each.first) for each in batch)
    ids, mask, cases = (np.zeros((len(batch), width), np.int64) for _ in range(3))
    first, known = (np.zeros((len(batch), words), np.int64) for _ in range(2))
    for row, each in enumerate(batch):
        ids[row, : len(each.ids)] = each.ids
        cases[row, : len(each.ids)] = each.cases
        mask[row, : len(each.ids)] = 1
        first[row, : len(each.first)] = each.first
        known[row, : len(each.first)] = 1
    return {"input_ids": ids, "attention_mask": mask, "case_ids": cases, "first": first, "word_mask": known}


@cache
def network(language: str, threads: int) -> Network:
    """Load the model of a language once; LanguageError, naming the file, where one is missing or broken."""
    import onnxruntime
    from tokenizers import Tokenizer

    place = f"data/models/{language}"
    folder = files("sayso") / "data" / "models" / language
    try:
        raw = {name: (folder / name).read_bytes() for name in ("labels.json", "tokenizer.json")}
        labels = {name: tuple(each) for name, each in json.loads(raw["labels.json"]).items()}
        tokenizer = Tokenizer.from_str(raw["tokenizer.json"].decode())
        tokenizer.no_padding()
        tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = max(1, threads), 1
        with as_file(folder / "model.onnx") as path:
            digest = sha256(path.read_bytes() + raw["labels.json"]).hexdigest()[:12]
            session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except OSError as error:
        raise LanguageError("the model's file cannot be read", place=place, remedy="reinstall sayso") from error
    except ValueError as error:
        raise LanguageError(f"the model is broken: {error}", place=place, remedy="reinstall sayso") from error
    return Network(session, Vocabulary(tokenizer), labels, digest)
