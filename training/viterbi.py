"""The best BIO tags by exact search: a reference in numpy, and the same as ONNX nodes for the file that ships.

The best tag of each word alone breaks spans (argmax loses seven points of role spans on dev), so decoding belongs
to the model. Tags stand in the order O, B-a, I-a, B-b, I-b ...; ``open`` holds the scores of O and the B- tags,
``inside`` those of the I- tags.
"""

from __future__ import annotations

from typing import Any

import numpy as np

NEVER = -1e9
# Names of the tensors that the nodes read and write.
OPEN, INSIDE, TAGS = "open", "inside", "tags"


def best_tags(opening: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """Tags (..., W) int32 of scores (..., W, L + 1) and (..., W, L): no I- tag without its span's beginning."""
    words = opening.shape[-2]
    best, current = np.zeros(opening.shape[:-2]), np.full((*inside.shape[:-2], inside.shape[-1]), NEVER)
    chosen, going = [], []
    for t in range(words):
        fresh, on = best[..., None] + opening[..., t, :], current + inside[..., t, :]
        going.append(on > fresh[..., 1:])
        current = np.maximum(on, fresh[..., 1:])
        either = np.concatenate([fresh[..., :1], current], -1)
        best = either.max(-1)
        chosen.append(either.argmax(-1))
    tags, kept = np.zeros(opening.shape[:-1], np.int32), np.full(best.shape, -1)
    for t in range(words - 1, -1, -1):
        label = np.where(kept < 0, chosen[t], kept)
        known = np.concatenate([np.zeros_like(going[t][..., :1]), going[t]], -1)
        goes = np.take_along_axis(known, label[..., None], -1)[..., 0]
        tags[..., t] = 2 * label - ((label > 0) & ~goes)
        kept = np.where(goes, label, -1)
    return tags


def append_search(model: Any) -> None:
    """Add to an ONNX model with outputs ``open`` and ``inside`` the nodes that make ``tags`` (..., W) of them.

    The two tensors have the axes (B, R, W, labels). They stop being outputs; ``tags`` becomes an inner tensor.
    """
    from onnx import helper, numpy_helper

    graph = model.graph
    for name, values in (("nought", 0.0), ("never", NEVER)):
        graph.initializer.append(numpy_helper.from_array(np.array(values, np.float32), f"search_{name}"))
    for name, number in (("first", 0), ("second", 1), ("last", -1)):
        graph.initializer.append(numpy_helper.from_array(np.array([number], np.int64), f"search_{name}"))
    graph.initializer.append(numpy_helper.from_array(np.array(-1, np.int64), "search_free"))
    node = helper.make_node
    graph.node.extend([
        node("ReduceMax", [OPEN], ["search_o"], axes=[2], keepdims=0),
        node("Slice", ["search_o", "search_first", "search_second", "search_last"], ["search_o1"]),
        node("Mul", ["search_o1", "search_nought"], ["search_best"]),
        node("ReduceMax", [INSIDE], ["search_i"], axes=[2], keepdims=0),
        node("Mul", ["search_i", "search_nought"], ["search_i0"]),
        node("Add", ["search_i0", "search_never"], ["search_current"]),
        node(
            "Scan", ["search_best", "search_current", OPEN, INSIDE],
            ["search_b", "search_c", "search_chosen", "search_on"], body=_forward(),
            num_scan_inputs=2, scan_input_axes=[2, 2], scan_output_axes=[2, 2],
        ),
        node("Cast", ["search_best"], ["search_zero"], to=7),
        node("Add", ["search_zero", "search_free"], ["search_kept"]),
        node(
            "Scan", ["search_kept", "search_chosen", "search_on"], ["search_k", "search_wide"], body=_backward(),
            num_scan_inputs=2, scan_input_axes=[2, 2], scan_output_axes=[2], scan_input_directions=[1, 1],
            scan_output_directions=[1],
        ),
        node("Squeeze", ["search_wide", "search_last"], ["search_tags"]),
        node("Cast", ["search_tags"], [TAGS], to=6),
    ])  # fmt: skip
    for name in (OPEN, INSIDE):
        graph.output.remove(next(output for output in graph.output if output.name == name))


def _constants(**values: int) -> list[Any]:
    from onnx import numpy_helper

    return [numpy_helper.from_array(np.array([value], np.int64), name) for name, value in values.items()]


def _forward() -> Any:
    """One word further: the best score of any path, and of paths inside a span of each label."""
    from onnx import TensorProto, helper

    node, info = helper.make_node, helper.make_tensor_value_info
    return helper.make_graph(
        [
            node("Add", ["best", "start"], ["fresh"]),
            node("Slice", ["fresh", "one", "far", "last"], ["begun"]),
            node("Slice", ["fresh", "nil", "one", "last"], ["outside"]),
            node("Add", ["current", "stay"], ["on"]),
            node("Greater", ["on", "begun"], ["goes"]),
            node("Cast", ["goes"], ["going"], to=TensorProto.INT64),
            node("Max", ["on", "begun"], ["current_out"]),
            node("Concat", ["outside", "current_out"], ["either"], axis=-1),
            node("ReduceMax", ["either"], ["best_out"], axes=[-1], keepdims=1),
            node("ArgMax", ["either"], ["chosen"], axis=-1, keepdims=1),
        ],
        "word",
        [info(name, TensorProto.FLOAT, None) for name in ("best", "current", "start", "stay")],
        [info(name, TensorProto.FLOAT, None) for name in ("best_out", "current_out")]
        + [info(name, TensorProto.INT64, None) for name in ("chosen", "going")],
        _constants(nil=0, one=1, last=-1, far=1 << 30),
    )


def _backward() -> Any:
    """One word back along the best path: ``kept`` is the label whose span goes on to the left, or -1."""
    from onnx import TensorProto, helper

    node, info = helper.make_node, helper.make_tensor_value_info
    return helper.make_graph(
        [
            node("Less", ["kept", "nil"], ["free"]),
            node("Where", ["free", "chosen", "kept"], ["label"]),
            node("Sub", ["label", "one"], ["place0"]),
            node("Max", ["place0", "nil"], ["place"]),
            node("GatherElements", ["going", "place"], ["goes0"], axis=-1),
            node("Min", ["label", "one"], ["some"]),
            node("Mul", ["goes0", "some"], ["goes"]),
            node("Add", ["label", "label"], ["twice"]),
            node("Sub", ["some", "goes"], ["begins"]),
            node("Sub", ["twice", "begins"], ["tag"]),
            node("Add", ["label", "one"], ["after"]),
            node("Mul", ["after", "goes"], ["stays"]),
            node("Sub", ["stays", "one"], ["kept_out"]),
        ],
        "word_back",
        [info(name, TensorProto.INT64, None) for name in ("kept", "chosen", "going")],
        [info(name, TensorProto.INT64, None) for name in ("kept_out", "tag")],
        _constants(nil=0, one=1),
    )
