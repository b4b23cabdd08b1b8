import random
from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra 'train'")

from training.encoder import Encoder  # noqa: E402
from training.graph import DIRECT, INPUTS, OUTPUTS, Graph, Prior  # noqa: E402
from training.labels import count  # noqa: E402
from training.losses import Targets, joint_loss, sample_frames  # noqa: E402
from training.network import Network  # noqa: E402
from training.pieces import Pieces, inputs  # noqa: E402
from training.sentence import Sentence  # noqa: E402
from training.train import torch_predictor  # noqa: E402

from .samples import QUOTED  # noqa: E402

NOUNS = replace(QUOTED, syntax=replace(QUOTED.syntax, upos=("NOUN", *QUOTED.syntax.upos[1:])))
BARE = Sentence(("Rovia", "waits"), spans={"politics": (("country", 0, 1),), "entity": (("LOC", 0, 1),)})
# The sample repeated, so that its roles are frequent enough to be counted.
LABELS = count([QUOTED] * 20 + [NOUNS, BARE])


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(0)
    return Network(LABELS, Encoder())


def _arrays(frames):
    pieces = [Pieces(list(range(100, 114)), [0] * 14, list(range(1, 13))), Pieces([101, 7, 8, 102], [0] * 4, [1, 2])]
    return inputs(pieces, frames)


def _tensors(frames):
    return {name: torch.from_numpy(value) for name, value in _arrays(frames).items()}


def test_the_interface_has_the_agreed_shapes(network):
    found = torch_predictor(Graph(network.eval()))(_arrays([[1, 7], []]))
    assert set(found) == set(OUTPUTS)
    assert tuple(_arrays([[], []])) == INPUTS
    assert found["arc"].shape == found["rel"].shape == (2, 12, 13)
    assert found["states"].shape == (2, 12, 384)
    assert found["roles"].shape == (2, 2, 12)
    assert found["ner"].shape == found["politics"].shape == (2, 12)
    assert {found[name].dtype for name in ("roles", "ner", "upos", "rel")} == {np.dtype("int32")}
    assert abs(found["factuality"]).max() <= 3
    assert np.exp(found["arc"][0]).sum(-1) == pytest.approx(1.0, abs=1e-4)


def test_padding_carries_no_tag(network):
    found = torch_predictor(Graph(network.eval()))(_arrays([[1], []]))
    assert not found["ner"][1, 2:].any()
    assert not found["roles"][1, 0, 2:].any()


def test_the_prior_moves_nouns_alone(network):
    arrays = _tensors([[1], []])
    table = torch.zeros(2, 30522)
    table[:, 101:] = 50.0
    weights = torch.tensor([[1.0, 1.0, 0.0]] * 2)
    place = DIRECT.index("predicate")
    plain = Graph(network.eval())(*arrays.values())
    moved = Graph(network.eval(), Prior(table, weights, LABELS))(*arrays.values())
    nouns = plain[DIRECT.index("upos")] == LABELS.upos.index("NOUN")
    assert (moved[place][nouns] > plain[place][nouns]).all()
    assert torch.allclose(moved[place][~nouns], plain[place][~nouns])


def test_no_word_heads_itself_or_hangs_on_padding(network):
    arc = Graph(network.eval())(*_tensors([[1], []]).values())[0]
    assert arc[0].exp().diagonal(offset=1).max() < 1e-6
    assert arc[1, :2, 3:].exp().max() < 1e-6


def test_each_layer_of_a_batch_has_a_loss_and_the_encoder_a_gradient(network):
    sentences = [QUOTED, BARE]
    chosen = [sample_frames(s, random.Random(0)) for s in sentences]
    targets = Targets(LABELS).batch(sentences, chosen)
    found = network.train()(_tensors([[f.index for f in frames] for frames in chosen]))
    parts = joint_loss(network, found, targets)
    assert set(parts) == {
        "arc", "rel", "upos", "feats", "ner", "politics", "entity", "factuality", "predicate", "roles", "role_heads",
    }  # fmt: skip
    sum(parts.values()).backward()
    assert network.encoder.blocks[0].query.weight.grad.abs().sum() > 0


def test_targets_ignore_what_a_corpus_does_not_label():
    targets = Targets(LABELS).batch([QUOTED, BARE], [QUOTED.frames, ()])
    assert targets["politics"][0].tolist() == [-100] * 12
    assert targets["upos"][1].tolist() == [-100] * 12
    assert targets["head"][0, 1] == 0
    assert targets["roles"][1].eq(-100).all()
    assert torch.isnan(targets["predicate"][1]).all()
