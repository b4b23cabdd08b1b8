import random

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra 'train'")

from training.encoder import Encoder  # noqa: E402
from training.graph import INPUTS, OUTPUTS, Graph  # noqa: E402
from training.labels import count  # noqa: E402
from training.losses import Targets, joint_loss, sample_frames  # noqa: E402
from training.network import Network  # noqa: E402
from training.pieces import Pieces, inputs  # noqa: E402
from training.sentence import Sentence  # noqa: E402

from .samples import QUOTED  # noqa: E402

BARE = Sentence(("Rovia", "waits"), spans={"politics": (("country", 0, 1),), "entity": (("LOC", 0, 1),)})
# The sample repeated, so that its roles are frequent enough to be counted.
LABELS = count([QUOTED] * 20 + [BARE])


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(0)
    return Network(LABELS, Encoder())


def _arrays(frames):
    pieces = [Pieces(list(range(100, 114)), [0] * 14, list(range(1, 13))), Pieces([101, 7, 8, 102], [0] * 4, [1, 2])]
    return {name: torch.from_numpy(value) for name, value in inputs(pieces, frames).items()}


def test_the_interface_has_the_agreed_shapes(network):
    found = dict(zip(OUTPUTS, Graph(network.eval())(*_arrays([[1, 7], []]).values()), strict=True))
    assert tuple(_arrays([[], []])) == INPUTS
    assert found["arc"].shape == found["rel"].shape == (2, 12, 13)
    assert found["states"].shape == (2, 12, 384)
    assert found["roles"].shape == (2, 2, 12)
    assert found["roles"].dtype == found["upos"].dtype == found["rel"].dtype == torch.int32
    assert found["factuality"].abs().max() <= 3
    assert torch.allclose(found["arc"].exp().sum(-1)[0], torch.ones(12), atol=1e-4)


def test_no_word_heads_itself_or_hangs_on_padding(network):
    arc = Graph(network.eval())(*_arrays([[1], []]).values())[0]
    assert arc[0].exp().diagonal(offset=1).max() < 1e-6
    assert arc[1, :2, 3:].exp().max() < 1e-6


def test_each_layer_of_a_batch_has_a_loss_and_the_encoder_a_gradient(network):
    sentences = [QUOTED, BARE]
    chosen = [sample_frames(s, random.Random(0)) for s in sentences]
    targets = Targets(LABELS).batch(sentences, chosen)
    found = network.train()(_arrays([[f.index for f in frames] for frames in chosen]))
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
