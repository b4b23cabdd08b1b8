"""The model that ships: an ONNX file, its labels and its tokenizer; sentences in, what it says of each out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.analyse._pieces import Pieces, Vocabulary
from sayso.errors import LanguageError

Arrays = dict[str, NDArray[Any]]
_PIECES = 512  # of a batch: the fastest on one core by trial (512 to 4,096 differ by 5 %), and it bounds the memory
_REMEDY = "install sayso again: its model travels with it"
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
            sizes = dict.fromkeys(_WORD_PAIRS, (size, size + 1)) | {"roles": (len(each.likely), size)}
            cut = {name: array[row][tuple(map(slice, sizes.get(name, (size,))))] for name, array in named.items()}
            yield cut | {"likely": np.array(each.likely, np.int64)}


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
    likely = np.zeros((len(batch), max(1, *(len(each.likely) for each in batch))), np.int64)
    for row, each in enumerate(batch):
        ids[row, : len(each.ids)] = each.ids
        cases[row, : len(each.ids)] = each.cases
        mask[row, : len(each.ids)] = 1
        first[row, : len(each.first)] = each.first
        known[row, : len(each.first)] = 1
        likely[row, : len(each.likely)] = each.likely
    shared = {"input_ids": ids, "attention_mask": mask, "case_ids": cases, "first": first, "word_mask": known}
    return {**shared, "predicates": likely}


@cache
def network(language: str, threads: int) -> Network:
    """Load the model of a language once; LanguageError, naming the file, where one is missing or broken."""
    from tokenizers import Tokenizer

    folder = files("sayso") / "data" / "models" / language
    weights, names, cutter = (_bytes(folder / name) for name in ("model.onnx", "labels.json", "tokenizer.json"))
    try:
        labels = {name: tuple(each) for name, each in json.loads(names).items()}
        tokenizer = Tokenizer.from_str(json.dumps(json.loads(cutter)))
    except ValueError as error:
        raise LanguageError(f"no JSON: {error}", place=str(folder), remedy=_REMEDY) from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    digest = sha256(weights + names + cutter).hexdigest()[:12]
    return Network(_session(weights, max(1, threads), str(folder)), Vocabulary(tokenizer), labels, digest)


def _bytes(file: Traversable) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise LanguageError("the file cannot be read", place=str(file), remedy=_REMEDY) from error


def _session(weights: bytes, threads: int, place: str) -> Any:
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as errors

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    try:
        return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    except (errors.Fail, errors.InvalidGraph, errors.InvalidProtobuf, errors.NotImplemented) as error:
        raise LanguageError(f"model.onnx is broken: {error}", place=place, remedy=_REMEDY) from error
