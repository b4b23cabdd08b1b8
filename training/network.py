"""The heads on the encoder: tree, tags, names, predicates, roles, factuality."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.encoder import LAYERS, WIDTH, Encoder, pretrained
from training.labels import Labels

ARC, REL, PAIR, HIDDEN = 256, 96, 192, 256
FARTHEST = 32
TASKS = ("syntax", "tags", "names", "facts", "roles", "predicates", "acts")
# Actor, recipient, source: a word can be more than one of them.
SIDES = 3


class Biaffine(nn.Module):
    """Bilinear scores with bias terms: ``outputs`` of them for each (dependant, head) pair."""

    def __init__(self, width: int, outputs: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, width + 1, width + 1) * (0.01 if outputs > 1 else 0.02))

    def every(self, dependants: Tensor, heads: Tensor) -> Tensor:
        """(B, W, k) and (B, H, k) to (B, W, outputs, H)."""
        outputs, width = self.weight.shape[:2]
        batch, words = dependants.shape[:2]
        flat = self.weight.permute(1, 0, 2).reshape(width, outputs * width)
        half = (_one(dependants) @ flat).view(batch, words * outputs, width)
        return (half @ _one(heads).transpose(1, 2)).view(batch, words, outputs, heads.shape[1])

    def chosen(self, dependants: Tensor, heads: Tensor) -> Tensor:
        """(B, W, k) twice, the head of each word being given: (B, W, outputs)."""
        half = torch.einsum("bwi,oij->bwoj", _one(dependants), self.weight)
        return (half * _one(heads)[:, :, None, :]).sum(-1)


def _one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Roles(nn.Module):
    """BIO role scores of every word for given predicates, with the parser's arcs as a soft graph."""

    def __init__(self, tags: int, dropout: float) -> None:
        super().__init__()
        self.pred_sum, self.word_sum, self.pred_mul, self.word_mul = (nn.Linear(WIDTH, PAIR) for _ in range(4))
        self.distance = nn.Embedding(2 * FARTHEST + 1, PAIR)
        nn.init.normal_(self.distance.weight, std=0.05)
        self.links = nn.Linear(4, PAIR)
        self.near = nn.Conv1d(PAIR, PAIR, 3, padding=1)
        self.above = nn.Linear(PAIR, PAIR)
        self.norm1, self.norm2 = nn.LayerNorm(PAIR), nn.LayerNorm(PAIR)
        self.tags, self.heads = nn.Linear(PAIR, tags), nn.Linear(PAIR, tags // 2 + 1)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, arcs: Tensor, mask: Tensor, predicates: Tensor) -> Tensor:
        """States (B, W, 384), head probabilities (B, W, W), mask (B, W), word indices (B, P): (B, P, W, 192)."""
        batch, words, _ = x.shape
        count = predicates.shape[1]
        of_words = predicates[..., None].expand(batch, count, words)
        twice = arcs @ arcs
        under = arcs + twice + twice @ arcs + twice @ twice
        links = [torch.gather(m.transpose(1, 2), 1, of_words) for m in (arcs, twice, under)]
        links.append(torch.gather(arcs, 1, of_words))
        chosen = torch.gather(x, 1, predicates[..., None].expand(batch, count, WIDTH))
        steps = torch.arange(words, device=x.device)[None, None] - predicates[..., None]
        place = self.distance(steps.clamp(-FARTHEST, FARTHEST) + FARTHEST) + self.links(torch.stack(links, -1))
        sums = self.pred_sum(chosen)[:, :, None] + self.word_sum(x)[:, None] + place
        products = self.pred_mul(chosen)[:, :, None] * self.word_mul(x)[:, None]
        z = self.norm1(F.gelu(sums) + products) * mask[:, None, :, None].to(x.dtype)
        near = self.neighbours(z.reshape(batch * count, words, PAIR)).reshape(batch, count, words, PAIR)
        above = self.above(arcs[:, None] @ z)
        return self.drop(self.norm2(z + self.drop(F.gelu(near + above))))

    def neighbours(self, z: Tensor) -> Tensor:
        """The convolution over a word and its neighbours; for export as one product, which int8 makes fast."""
        if not torch.onnx.is_in_onnx_export():
            return self.near(z.transpose(1, 2)).transpose(1, 2)
        edge = torch.zeros_like(z[:, :1])
        wide = torch.cat([torch.cat([edge, z[:, :-1]], 1), z, torch.cat([z[:, 1:], edge], 1)], -1)
        return wide @ self.near.weight.permute(2, 1, 0).reshape(3 * PAIR, PAIR) + self.near.bias


class Network(nn.Module):
    """The whole model; ``forward`` gives everything the losses and the run-time graph need."""

    def __init__(self, labels: Labels, encoder: Encoder | None = None, dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = encoder or pretrained()
        self.mix = nn.Parameter(torch.tensor([[0.0] * 4 + [1.0] * (LAYERS - 3)]).repeat(len(TASKS), 1))
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.upos, self.feats = nn.Linear(WIDTH, len(labels.upos)), nn.Linear(WIDTH, len(labels.feats))
        self.arc_dep, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.rel_dep, self.rel_head = nn.Linear(WIDTH, REL), nn.Linear(WIDTH, REL)
        self.arc, self.rel = Biaffine(ARC, 1), Biaffine(REL, len(labels.rel))
        self.name = nn.Linear(WIDTH, HIDDEN)
        self.ner, self.politics = nn.Linear(HIDDEN, len(labels.ner)), nn.Linear(HIDDEN, len(labels.politics))
        self.entity = nn.Linear(HIDDEN, len(labels.entity))
        self.fact1, self.fact2 = nn.Linear(2 * WIDTH, HIDDEN), nn.Linear(HIDDEN, 1)
        # The mean of the training labels is near 1: start there.
        nn.init.ones_(self.fact2.bias)
        self.pred1, self.pred2 = nn.Linear(WIDTH, HIDDEN), nn.Linear(HIDDEN, 1)
        self.roles = Roles(len(labels.roles), dropout)
        self.act, self.event = nn.Linear(WIDTH, HIDDEN), nn.Linear(HIDDEN, len(labels.event))
        self.status, self.certainty = nn.Linear(HIDDEN, len(labels.status)), nn.Linear(HIDDEN, len(labels.certainty))
        self.side = nn.Linear(PAIR, SIDES)
        self.drop = nn.Dropout(dropout)

    def forward(self, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """The inputs of the run-time interface to scores by head name."""
        outputs = self.encoder(batch["input_ids"], batch["attention_mask"], batch["case_ids"])
        states = self.words(outputs, batch["first"])
        found = self.tree(states["syntax"], batch["word_mask"])
        tags = self.drop(states["tags"])
        names = self.drop(F.gelu(self.name(self.drop(states["names"]))))
        found |= {"upos": self.upos(tags), "feats": self.feats(tags)}
        found |= {"ner": self.ner(names), "politics": self.politics(names), "entity": self.entity(names)}
        found["factuality"] = self.facts(states["facts"], self.mixed(outputs, "facts"))
        found["predicate"] = self.pred2(self.drop(F.gelu(self.pred1(self.drop(states["predicates"])))))[..., 0]
        arcs = torch.softmax(found["arc"].float(), -1)[..., 1:].detach()
        pairs = self.roles(self.drop(states["roles"]), arcs, batch["word_mask"], batch["predicates"])
        found |= {"roles": self.roles.tags(pairs), "role_heads": self.roles.heads(pairs), "states": states["syntax"]}
        acts = self.drop(F.gelu(self.act(self.drop(states["acts"]))))
        found |= {"event": self.event(acts), "status": self.status(acts), "certainty": self.certainty(acts)}
        found["sides"] = self.side(pairs)
        return found

    def words(self, outputs: list[Tensor], first: Tensor) -> dict[str, Tensor]:
        """Each task's mix of the layers at the first piece of each word: (B, W, 384)."""
        index = first[..., None].expand(*first.shape, WIDTH)
        gathered = torch.stack([torch.gather(x, 1, index) for x in outputs])
        mixed = torch.softmax(self.mix, -1) @ gathered.flatten(1)
        return dict(zip(TASKS, mixed.view(len(TASKS), *index.shape).unbind(0), strict=True))

    def mixed(self, outputs: list[Tensor], task: str) -> Tensor:
        """The task's mix at the sentence's first piece: (B, 384)."""
        weights = torch.softmax(self.mix[TASKS.index(task)], -1)
        return sum(weights[k] * x[:, 0] for k, x in enumerate(outputs))

    def facts(self, words: Tensor, sentence: Tensor) -> Tensor:
        """One scalar per word from its state and the sentence's: (B, W)."""
        both = self.drop(torch.cat([words, sentence[:, None].expand_as(words)], -1))
        return self.fact2(self.drop(F.gelu(self.fact1(both))))[..., 0]

    def tree(self, x: Tensor, mask: Tensor) -> dict[str, Tensor]:
        """Arc scores (B, W, W+1), padding and self-loops shut, and the two sides of the relation scorer."""
        batch, words, _ = x.shape
        with_root = self.drop(torch.cat([self.root.expand(batch, 1, WIDTH).to(x.dtype), x], 1))
        side = {
            name: self.drop(F.leaky_relu(layer(states), 0.1))
            for name, layer, states in (
                ("arc_dep", self.arc_dep, with_root[:, 1:]),
                ("arc_head", self.arc_head, with_root),
                ("rel_dep", self.rel_dep, with_root[:, 1:]),
                ("rel_head", self.rel_head, with_root),
            )
        }
        arc = self.arc.every(side["arc_dep"], side["arc_head"])[:, :, 0].float()
        shut = torch.cat([torch.zeros_like(mask[:, :1]), 1 - mask], 1)[:, None].to(arc.dtype)
        places = torch.arange(words, device=x.device)
        own = (places[:, None] + 1 == torch.arange(words + 1, device=x.device)[None]).to(arc.dtype)
        arc = arc - 1e4 * torch.clamp(shut + own[None], max=1.0)
        return {"arc": arc, "rel_dep": side["rel_dep"], "rel_head": side["rel_head"]}
