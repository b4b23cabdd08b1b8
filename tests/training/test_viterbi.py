from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.viterbi import append_search, best_tags


def tables(draw, words, labels):
    """Scores (words, 2 * labels + 1), small numbers without ties of whole paths to speak of."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    return rng.normal(0, 2, (words, 2 * labels + 1))


def allowed(path):
    before = (0, *path)
    return all(tag == 0 or tag % 2 == 1 or last in (tag, tag - 1) for last, tag in zip(before, path, strict=False))


@given(st.data())
def test_the_search_is_exact(data):
    words, labels = data.draw(st.integers(1, 4)), data.draw(st.integers(1, 2))
    table = tables(data.draw, words, labels)
    paths = [path for path in product(range(2 * labels + 1), repeat=words) if allowed(path)]
    best = max(paths, key=lambda path: sum(table[t, tag] for t, tag in enumerate(path)))
    found = best_tags(np.concatenate([table[:, :1], table[:, 1::2]], -1), table[:, 2::2])
    assert tuple(found) == best


@given(st.data())
def test_no_inside_tag_without_a_beginning(data):
    table = tables(data.draw, data.draw(st.integers(1, 30)), 3)
    table[:, 2::2] += 3.0
    assert allowed(tuple(best_tags(np.concatenate([table[:, :1], table[:, 1::2]], -1), table[:, 2::2])))


def test_the_onnx_nodes_agree_with_the_reference():
    onnx = pytest.importorskip("onnx", reason="training needs the extra 'train'")
    runtime = pytest.importorskip("onnxruntime")
    helper, kinds = onnx.helper, onnx.TensorProto
    names = [helper.make_tensor_value_info(name, kinds.FLOAT, ["B", "R", "W", name]) for name in ("open", "inside")]
    copies = [helper.make_node("Identity", [f"{n}_in"], [n]) for n in ("open", "inside")]
    given_in = [helper.make_tensor_value_info(f"{n}_in", kinds.FLOAT, ["B", "R", "W", n]) for n in ("open", "inside")]
    graph = helper.make_graph(copies, "test", given_in, names)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    append_search(model)
    model.graph.output.append(helper.make_tensor_value_info("tags", kinds.INT32, ["B", "R", "W"]))
    onnx.checker.check_model(model)
    session = runtime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    rng = np.random.default_rng(0)
    for words in (1, 2, 17):
        start = rng.normal(0, 2, (2, 3, words, 5)).astype(np.float32)
        inside = rng.normal(1, 2, (2, 3, words, 4)).astype(np.float32)
        (found,) = session.run(["tags"], {"open_in": start, "inside_in": inside})
        assert (found == best_tags(start, inside)).all()
