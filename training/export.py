"""From a checkpoint to what ships: one int8 ONNX file, its labels, its tokenizer and its papers."""

from __future__ import annotations

import copy
import math
import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch

from training.data import ewt
from training.encoder import Encoder, base_folder
from training.graph import DIRECT, INPUTS, Graph, Prior
from training.labels import Labels
from training.lexicon import CLASSES, fit, prior_table
from training.network import Network
from training.pieces import cut, load_tokenizer
from training.scores import predict
from training.train import ACTS, ENGLISH, torch_predictor
from training.viterbi import INSIDE, OPEN, TAGS, append_search

# The axes that vary: B sentences, T pieces, W words, H = W + 1, P predicates, R = P + 2 rows of tags.
AXES = {
    "input_ids": "BT", "attention_mask": "BT", "case_ids": "BT", "first": "BW", "word_mask": "BW", "predicates": "BP",
    "arc": "BWH", "rel": "BWH", "upos": "BW", "feats": "BW", "ner": "BW", "politics": "BW", "predicate": "BW",
    "factuality": "BW", "states": "BW", "event": "BW", "status": "BW", "certainty": "BW", "sides": "BPW",
    "roles": "BPW", OPEN: "BRW", INSIDE: "BRW",
}  # fmt: skip
# GitHub refuses files over 100 MB and the wheel should stay small; the design allows this many bytes.
LARGEST = 30_000_000
# By dev: a tenth costs the bank's words little and gives back half of what trees and roles lost.
SHARE, HALF = 0.1, 0.5
OF_ACTS = ("act.", "event.", "status.", "certainty.", "side.")
PAPERS = Path(__file__).with_name("shipped")


def load_network(checkpoint: Path) -> tuple[Network, Labels]:
    """The averaged weights of a checkpoint, in evaluation mode, and their labels.

    Half is from the end of the third phase: what the last two learnt of acts stays, what they cost comes back. Then a
    share from the end of the first, but for the heads of acts, which it did not train (Wortsman et al. 2022).
    """
    state = torch.load(checkpoint, weights_only=True)
    labels, average = Labels(**state["labels"]), state["average"]
    for file, share, but in ((ACTS, HALF, ()), (ENGLISH, SHARE, OF_ACTS)):
        if (checkpoint.parent / file).is_file():
            earlier = torch.load(checkpoint.parent / file, weights_only=True)
            for name in (n for n in average if average[n].is_floating_point() and not n.startswith(but)):
                average[name] = (1 - share) * average[name] + share * earlier[name]
    network = Network(labels, Encoder())
    network.load_state_dict(average)
    return network.eval(), labels


def fitted_prior(network: Network, labels: Labels, shared: Path) -> Prior:
    """Counts from the train split, weighed on the dev split."""
    cutter = partial(cut, load_tokenizer(base_folder() / "tokenizer.json"))
    table = prior_table(ewt(shared, "train"), cutter)
    dev = [s for s in ewt(shared, "dev") if s.frames is not None]
    rows = predict(torch_predictor(Graph(network)), cutter, dev)
    seen: dict[str, list[tuple[float, float, bool]]] = {tag: [] for tag in CLASSES}
    for sentence, row in zip(dev, rows, strict=True):
        pieces, gold = cutter(sentence.words), {frame.index for frame in sentence.frames}
        for i, tag in enumerate(labels.upos[t] for t in row["upos"]):
            if tag in CLASSES:
                # Clipped, for the sigmoid of a large logit is 1 in single precision.
                chance = min(max(float(row["predicate"][i]), 1e-5), 1 - 1e-5)
                form = table[CLASSES.index(tag), pieces.ids[pieces.first[i]]]
                seen[tag].append((math.log(chance / (1 - chance)), form, i in gold))
    data = [np.array(seen[tag]) for tag in CLASSES]
    weights = np.array([fit(rows[:, :2], rows[:, 2]) for rows in data])
    print("predicate weights", dict(zip(CLASSES, weights.round(2).tolist(), strict=True)))
    return Prior(torch.from_numpy(table), torch.from_numpy(weights), labels)


def export(checkpoint: Path, shared: Path, out: Path) -> None:
    """Write model.onnx, labels.json, tokenizer.json and the papers to ``out``; ValueError if it grew too large."""
    torch.set_num_threads(1)
    network, labels = load_network(checkpoint)
    graph = Graph(network, fitted_prior(network, labels, shared)).eval()
    with tempfile.TemporaryDirectory() as folder:
        small = quantised(graph, Path(folder))
        if small.stat().st_size > LARGEST:
            raise ValueError(f"the model has {small.stat().st_size} bytes, more than {LARGEST}")
        out.mkdir(parents=True, exist_ok=True)
        shutil.move(small, out / "model.onnx")
    labels.save(out / "labels.json")
    for paper in (base_folder() / "tokenizer.json", *sorted(PAPERS.iterdir())):
        shutil.copyfile(paper, out / paper.name)
    print(f"wrote {out} ({(out / 'model.onnx').stat().st_size / 1e6:.1f} MB)")


class Table(torch.nn.Module):
    """The frozen word embeddings in eight bits with a scale a row: a scale for the whole table costs accuracy."""

    def __init__(self, weight: torch.Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Piece ids to their vectors."""
        return self.rows[ids].float() * self.scale[ids]


def quantised(graph: Graph, folder: Path) -> Path:
    """The graph as ONNX in signed int8, products per channel and word embeddings per row, with the tag search."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    plain, small = folder / "plain.onnx", folder / "small.onnx"
    graph = copy.deepcopy(graph)
    graph.network.encoder.word = Table(graph.network.encoder.word.weight.detach())
    axes = {name: dict(enumerate(AXES[name])) for name in (*INPUTS, *DIRECT)}
    torch.onnx.export(
        graph, _example(), str(plain), input_names=INPUTS, output_names=DIRECT, dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip
    # Seven bits of weight: with eight, processors without VNNI saturate sums, and other processors would differ.
    quantize_dynamic(
        plain, small, op_types_to_quantize=["MatMul"], weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
    )
    model = onnx.load(small)
    append_search(model)
    _split(model)
    onnx.checker.check_model(model)
    onnx.save(model, small)
    return small


def _split(model: Any) -> None:
    """Make the outputs ``roles`` (B, P, W), ``ner`` and ``politics`` (B, W) of the tags of all rows."""
    from onnx import TensorProto, helper, numpy_helper

    graph = model.graph
    for name, value in (("minus_two", [-2]), ("row_axis", [1]), ("from_start", [0])):
        graph.initializer.append(numpy_helper.from_array(np.array(value, np.int64), f"split_{name}"))
    for name, value in (("ner_row", -2), ("politics_row", -1)):
        graph.initializer.append(numpy_helper.from_array(np.array(value, np.int64), name))
    graph.node.extend([
        helper.make_node("Slice", [TAGS, "split_from_start", "split_minus_two", "split_row_axis"], ["roles"]),
        helper.make_node("Gather", [TAGS, "ner_row"], ["ner"], axis=1),
        helper.make_node("Gather", [TAGS, "politics_row"], ["politics"], axis=1),
    ])  # fmt: skip
    for name in ("roles", "ner", "politics"):
        graph.output.append(helper.make_tensor_value_info(name, TensorProto.INT32, list(AXES[name])))


def _example() -> tuple[torch.Tensor, ...]:
    ids = torch.randint(1000, 2000, (2, 9))
    ones, first = torch.ones_like(ids), torch.arange(1, 7).repeat(2, 1)
    return ids, ones, torch.zeros_like(ids), first, torch.ones_like(first), torch.tensor([[1, 2, 4], [0, 3, 5]])
