"""From a checkpoint to what ships: one int8 ONNX file, its labels, its tokenizer and its papers."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import torch

from training.encoder import Encoder, base_folder
from training.graph import INPUTS, OUTPUTS, Graph
from training.labels import Labels
from training.network import Network

# The axes that vary, by input and output; B sentences, T pieces, W words, H = W + 1, P predicates.
AXES = {
    "input_ids": "BT", "attention_mask": "BT", "case_ids": "BT", "first": "BW", "word_mask": "BW", "predicates": "BP",
    "arc": "BWH", "rel": "BWH", "upos": "BW", "feats": "BW", "ner": "BW", "politics": "BW", "predicate": "BW",
    "factuality": "BW", "states": "BW", "roles": "BPW",
}  # fmt: skip
# GitHub refuses files over 100 MB and the wheel should stay small; the design allows this many bytes.
LARGEST = 30_000_000
PAPERS = Path(__file__).with_name("shipped")


def load_network(checkpoint: Path) -> tuple[Network, Labels]:
    """The averaged weights of a checkpoint, in evaluation mode, and their labels."""
    state = torch.load(checkpoint, weights_only=True)
    labels = Labels(**state["labels"])
    network = Network(labels, Encoder())
    network.load_state_dict(state["average"])
    return network.eval(), labels


def export(checkpoint: Path, out: Path) -> None:
    """Write model.onnx, labels.json, tokenizer.json and the papers to ``out``; ValueError if it grew too large."""
    network, labels = load_network(checkpoint)
    with tempfile.TemporaryDirectory() as folder:
        small = _quantised(Graph(network).eval(), Path(folder))
        if small.stat().st_size > LARGEST:
            raise ValueError(f"the model has {small.stat().st_size} bytes, more than {LARGEST}")
        out.mkdir(parents=True, exist_ok=True)
        shutil.move(small, out / "model.onnx")
    labels.save(out / "labels.json")
    for paper in (base_folder() / "tokenizer.json", *sorted(PAPERS.iterdir())):
        shutil.copyfile(paper, out / paper.name)
    print(f"wrote {out} ({(out / 'model.onnx').stat().st_size / 1e6:.1f} MB)")


def _quantised(graph: Graph, folder: Path) -> Path:
    """The graph as ONNX, weights in signed int8 per channel, the embedding tables among them."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    plain, small = folder / "plain.onnx", folder / "small.onnx"
    axes = {name: dict(enumerate(letters)) for name, letters in AXES.items()}
    torch.onnx.export(
        graph, _example(), str(plain), input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(plain, small, weight_type=QuantType.QInt8, per_channel=True)
    return small


def _example() -> tuple[torch.Tensor, ...]:
    ids = torch.randint(1000, 2000, (2, 9))
    ones, first = torch.ones_like(ids), torch.arange(1, 7).repeat(2, 1)
    return ids, ones, torch.zeros_like(ids), first, torch.ones_like(first), torch.tensor([[1, 2, 4], [0, 3, 5]])
