"""``python -m training.coref --shared DIR``: train the scorer of coreference on GUM and on the bank's actors.

It learns from the states of the model that ships: to be run anew whenever ``model.onnx`` changes, some minutes.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from sayso.analyse._coref import MARKS, PAIRS, STATES, Floats, Ints, candidates, pairs
from sayso.analyse._network import Network, network
from training.coref_bank import Ids, told
from training.coref_data import Mentions, mentions, read, texts
from training.coref_scores import clusters, conll, grouped
from training.data import MissingData

HERE = Path(__file__).resolve().parent.parent
OUT = HERE / "src/sayso/data/models/en/coref.npz"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run can choose; the defaults make what ships."""

    hidden: int = 64
    product: int = 64
    epochs: int = 5
    rate: float = 1.5e-3
    decay: float = 0.05
    dropout: float = 0.3
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Example:
    """The mentions of one text as tensors: inputs, candidates' places (-1 none), pair features, gold antecedents.

    right  (mentions, 1 + candidates): "nobody" first
    known  of the same shape: where gold tells whether it is right; a mention without gold has none
    """

    mentions: Mentions
    inputs: Tensor
    before: Tensor
    common: Tensor
    right: Tensor
    known: Tensor


def example(found: Mentions) -> Example:
    """Return what the scorer learns from a text's mentions."""
    before = candidates(found.table)
    own, other = found.clusters[:, None], found.clusters[before]
    same = (own == other) & (own >= 0) & (before >= 0)
    right = np.concatenate([~same.any(1, keepdims=True), same], 1)
    return _example(found, before, right, np.ones_like(right))


def of_actors(found: Mentions, ids: Sequence[Ids | None]) -> Example:
    """Return the same for mentions of which some have the ids of actors."""
    before = candidates(found.table)
    right = np.zeros((len(before), 1 + before.shape[1]), bool)
    known = np.zeros_like(right)
    for place, mine in enumerate(ids):
        if mine is None:
            continue
        others = [ids[k] if k >= 0 else None for k in before[place]]
        known[place] = [True, *(other is not None for other in others)]
        same = [other is not None and bool(mine & other) for other in others]
        right[place] = [not any(same), *same]
    return _example(found, before, right, known)


def _example(found: Mentions, before: Ints, right: NDArray[np.bool_], known: NDArray[np.bool_]) -> Example:
    common = pairs(found.table, np.arange(len(found.table)), before).astype(np.uint8)
    return Example(found, *map(torch.from_numpy, (found.inputs, before, common, right, known)))


class Scorer(nn.Module):
    """The same sums as `sayso.analyse._coref.Scorer`, to be trained."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        wide, hidden, product = STATES + MARKS, settings.hidden, settings.product
        self.mine, self.theirs, self.alone = (nn.Linear(wide, hidden) for _ in range(3))
        self.up, self.down = nn.Linear(wide, product), nn.Linear(wide, product)
        self.alike, self.pair = nn.Linear(product, hidden, bias=False), nn.Linear(PAIRS, hidden, bias=False)
        self.out, self.nobody = nn.Linear(hidden, 1), nn.Linear(hidden, 1)
        self.drop = nn.Dropout(settings.dropout)

    def forward(self, each: Example) -> Tensor:
        """Scores (mentions, 1 + candidates), "nobody" first."""
        x = torch.cat([self.drop(each.inputs[:, :STATES]), each.inputs[:, STATES:]], 1)
        products = self.up(x)[:, None] * self.down(x)[each.before]
        hidden = self.mine(x)[:, None] + self.theirs(x)[each.before]
        hidden = hidden + self.alike(products) + self.pair(each.common.float())
        found = self.out(self.drop(torch.relu(hidden)))[..., 0].masked_fill(each.before < 0, -torch.inf)
        return torch.cat([self.nobody(self.drop(torch.relu(self.alone(x)))), found], 1)

    def arrays(self) -> dict[str, Floats]:
        """The weights under the names and in the shapes of the run time, float16."""
        found = {}
        for name, layer in self.named_children():
            if isinstance(layer, nn.Linear):
                found[name] = layer.weight.T
                if layer.bias is not None:
                    found[f"{name}_bias"] = layer.bias
        arrays = {name: tensor.detach().numpy().astype(np.float16) for name, tensor in found.items()}
        return {name: array[:, 0] if name in ("out", "nobody") else array for name, array in arrays.items()}


def loss(scores: Tensor, each: Example) -> Tensor:
    """How unlikely the scores find the gold antecedents among the known ones, all of a mention's together; summed."""
    asked = each.known[:, 0]
    chances = torch.log_softmax(scores[asked].masked_fill(~each.known[asked], -torch.inf), 1)
    return -torch.logsumexp(chances.masked_fill(~each.right[asked], -torch.inf), 1).sum()


def train(examples: Sequence[Example], dev: Sequence[Example], settings: Settings) -> Scorer:
    """Train, and return the weights of the epoch that the dev texts like best."""
    torch.manual_seed(settings.seed)
    rng, model = random.Random(settings.seed), Scorer(settings)
    optimiser = torch.optim.AdamW(model.parameters(), settings.rate, weight_decay=settings.decay)
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.02, settings.epochs * len(examples))
    best, kept = -1.0, model.state_dict()
    for epoch in range(settings.epochs):
        model.train()
        total = 0.0
        for each in rng.sample(examples, len(examples)):
            value = loss(model(each), each)
            optimiser.zero_grad()
            (value / max(1, int(each.known[:, 0].sum())) ** 0.5 / 16).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            total += float(value.detach())
        found = measure(model, dev)
        print(f"epoch {epoch + 1}: loss {total / len(examples):.1f}", found, flush=True)
        if found["mean"] > best:
            best, kept = found["mean"], {name: value.clone() for name, value in model.state_dict().items()}
    model.load_state_dict(kept)
    return model.eval()


@torch.no_grad()
def measure(model: Scorer, dev: Sequence[Example]) -> dict[str, float]:
    """Link accuracy and CoNLL F1 on the mentions given, and their mean, in percent."""
    model.eval()
    documents, right, total = [], 0, 0
    for each in dev:
        best = model(each).argmax(1, keepdim=True)
        hits = each.right.gather(1, best)[:, 0]
        right, total = right + int(hits.sum()), total + len(hits)
        chosen = [-1 if b == 0 else int(c[b - 1]) for b, c in zip(best[:, 0].tolist(), each.before, strict=True)]
        labels = each.mentions.clusters.tolist()
        known = [(s, c) for s, c in zip(each.mentions.spans, labels, strict=True) if c >= 0]
        gold = grouped([s for s, _ in known], [c for _, c in known])
        documents.append((gold, clusters(each.mentions.spans, chosen)))
    found = {"accuracy": 100 * right / total, **conll(documents)}
    return {name: round(value, 1) for name, value in found.items()} | {"mean": (found["accuracy"] + found["CoNLL"]) / 2}


def load(shared: Path, split: str, model: Network, limit: int = 0) -> list[Example]:
    """Each text of a split, with the mentions that the program finds."""
    found = texts(shared, split)[: limit or None]
    return [example(mentions(text, read(text, model), gold=False)) for text in found]


def main() -> None:
    """Read GUM, train, and write the weights beside the model."""
    parser = argparse.ArgumentParser(prog="python -m training.coref", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder with the corpora (see training/README.md)")
    parser.add_argument("--out", type=Path, default=OUT, help="where the weights go")
    parser.add_argument("--epochs", type=int, default=Settings().epochs)
    parser.add_argument("--limit", type=int, default=0, help="texts of each split, for a trial run")
    args = parser.parse_args()
    torch.set_num_threads(1)
    read_by = network("en", 1)
    try:
        splits = {split: load(args.shared, split, read_by, args.limit) for split in ("train", "dev")}
    except MissingData as error:
        raise SystemExit(str(error)) from error
    actors = [of_actors(*each) for each in islice(told(args.shared, read_by), args.limit or None)]
    model = train([*splits["train"], *actors], splits["dev"], replace(Settings(), epochs=args.epochs))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(args.out, model=np.array(read_by.digest), **model.arrays())
    print(f"wrote {args.out} ({args.out.stat().st_size / 1e6:.2f} MB)")


if __name__ == "__main__":
    main()
