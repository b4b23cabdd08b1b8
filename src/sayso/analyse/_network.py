"""The model that ships: an ONNX file, its labels and its tokenizer; sentences in, what it says of each out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
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
_REMEDY = "install sayso again: its model travels with it"
_NAMES = {"pos": "upos"}  # outputs under an older name


@dataclass(frozen=True, slots=True)
class Network:
    """A loaded model.

    labels   the names behind the numbers of each output
    digest   names the weights, their labels and their tokenizer
    threads  how many sentences are read side by side
    """

    session: Any
    vocabulary: Vocabulary
    labels: Mapping[str, tuple[str, ...]]
    digest: str
    threads: int = 1

    @property
    def outputs(self) -> tuple[str, ...]:
        """Names of what the model gives, in its order."""
        return tuple(_NAMES.get(each.name, each.name) for each in self.session.get_outputs())

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Arrays]:
        """Return the outputs for each sentence: arc (W, W + 1), rel (W, W + 1), upos (W,), states (W, 384), ...

        Each is run alone: 8-bit weights share one scale in a batch, so that company would turn near ties (1.6 % of
        heads on news). It costs a quarter of the speed; with several threads, sentences run side by side instead.
        """
        pieces = self.vocabulary.encode(sentences)
        if self.threads == 1:
            return list(map(self._run, pieces))
        with ThreadPoolExecutor(self.threads) as pool:
            return list(pool.map(self._run, pieces))

    def _run(self, pieces: Pieces) -> Arrays:
        wanted = {each.name for each in self.session.get_inputs()}
        feed = {name: array for name, array in _feed(pieces).items() if name in wanted}
        results = self.session.run(None, feed)
        named = {name: array[0] for name, array in zip(self.outputs, results, strict=True)}
        return named | {"likely": np.array(pieces.likely, np.int64)}


def _feed(pieces: Pieces) -> Arrays:
    rows = {
        "input_ids": pieces.ids,
        "attention_mask": (1,) * len(pieces.ids),
        "case_ids": pieces.cases,
        "first": pieces.first,
        "word_mask": (1,) * len(pieces.first),
        "predicates": pieces.likely or (0,),
    }
    return {name: np.array([row], np.int64) for name, row in rows.items()}


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
    return Network(_session(weights, str(folder)), Vocabulary(tokenizer), labels, digest, max(1, threads))


def _bytes(file: Traversable) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise LanguageError("the file cannot be read", place=str(file), remedy=_REMEDY) from error


def _session(weights: bytes, place: str) -> Any:
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as errors

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = 1, 1
    options.log_severity_level = 3  # errors only: its warnings about unused constants are no news to a user
    try:
        return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    except (errors.Fail, errors.InvalidGraph, errors.InvalidProtobuf, errors.NotImplemented) as error:
        raise LanguageError(f"model.onnx is broken: {error}", place=place, remedy=_REMEDY) from error
